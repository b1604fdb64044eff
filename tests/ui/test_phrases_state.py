"""What is said of a body and of the straps is true: no arriving without beats, no good strap without clean ones."""

from msgspec.structs import replace
from support.made_frames import frame, person

from hrvsync.analysis.states import Reading, State
from hrvsync.ui import phrases
from hrvsync.ui.session.state import SessionState

SETTLED = Reading(State.SETTLED, 0.9, 0.0, 0.0)


def test_an_unknown_state_is_arriving_only_where_the_beats_are_clean() -> None:
    arriving = person(60.0, 64.0)
    assert phrases.body_state(arriving)[0] == "Arriving"
    assert phrases.body_state(replace(arriving, usable_pct=62.0))[0] == "Too few clean beats"
    assert phrases.body_state(replace(arriving, usable_pct=62.0, state=SETTLED))[0] == "Settled"


def test_a_start_that_was_not_quiet_is_said() -> None:
    restless = replace(person(60.0, 64.0), state=replace(SETTLED, quiet=False))
    assert phrases.body_state(restless) == ("Settled", "within your own range; the start was not quiet")
    assert "Ada" in phrases.not_quiet("Ada")


def test_straps_are_good_only_with_clean_beats() -> None:
    state, good = SessionState("", {"A": "Ada", "B": "Bo"}), frame(100.0)
    assert phrases.straps(state, good) == "both straps good ● ◆"
    poor = good.people | {"B": replace(good.people["B"], usable_pct=62.4)}
    assert phrases.straps(state, replace(good, people=poor)) == "Bo: only 62 % clean"
