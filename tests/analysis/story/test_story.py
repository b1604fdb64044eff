"""The story of a session: which sentence it is, and what stands on the cards."""

from math import nan

import msgspec
import numpy as np
import pytest
from support.scripted import Script

from hrvsync.analysis.session import SessionResult, analyse, session_data
from hrvsync.analysis.states import Rupture
from hrvsync.analysis.states.pair import CueResponse
from hrvsync.analysis.story import plain, story
from hrvsync.analysis.story.cards import (
    CueAnswer,
    breath_line,
    comparison_lines,
    cue_answers,
    cue_lines,
    more_than_chance,
    repaired_lines,
    settled_lines,
    steadied_lines,
    together_lines,
    tolerance_line,
)
from hrvsync.analysis.story.conditions import Comparison, Effect
from hrvsync.analysis.story.moments import Moment
from hrvsync.events import Mark, Packet, Person, Phase, Strap, Tick
from hrvsync.sources.simulate import SCENARIOS, Heart, Scenario, SimulatedStrap, simulate

BOTH = {"A": "Ada", "B": "Ben"}


def result_of(
    seats: str, seconds: float = 240.0, *others: Person, straps: SimulatedStrap | None = None
) -> SessionResult:
    """A calm session of these seats."""
    hearts = {who: Heart(bpm=62 + 3 * n) for n, who in enumerate(seats)}
    scenario = Scenario(
        "calm",
        seconds,
        hearts,
        {who: straps or SimulatedStrap() for who in seats},
        None,
        (Phase(0.0, "Settle", 120.0),),
        3,
    )
    names = dict(zip("ABC", ("Ada", "Ben", "Cy"), strict=True))
    return analyse(session_data((*others, *simulate(scenario).events), names))


def test_a_calm_session_of_two_says_how_long_both_were_settled() -> None:
    found = story(result_of("AB"))
    assert str(found.sentence) == "Both of you were settled for 4 of 4 minutes."
    assert [one.key for one in found.cards][:3] == ["settled", "steadied", "repaired"]
    assert found.sentences[0] == found.sentence
    assert found.moments == ()
    assert set(found.strips) == {"A", "B"}
    assert found.strips["A"][-1].state == "settled"


def test_somebody_alone_is_called_by_name() -> None:
    assert str(story(result_of("A")).sentence) == "Ada was settled for 4 of 4 minutes."


def test_without_a_baseline_that_is_said() -> None:
    assert str(story(result_of("AB", 60.0)).sentence) == (
        "Too little quiet time at the beginning to know what is usual for Ada and Ben."
    )
    assert "usual for Ada" in story(result_of("A", 60.0)).sentence


def test_of_less_than_a_minute_only_the_length_is_said() -> None:
    assert str(story(result_of("AB", 20.0)).sentence) == "A session of 20 seconds."


def test_a_rhythm_disorder_is_said() -> None:
    found = story(result_of("AB", 240.0, Person(0.0, "A", rhythm_disorder=True)))
    assert str(found.sentence) == "Of Ada only the heart rate is known: pacemaker or rhythm disorder."


def test_missing_beats_are_said_first() -> None:
    lost = SimulatedStrap(dropouts=((130.0, 200.0),))
    assert str(story(result_of("A", straps=lost)).sentence).startswith("Many beats of Ada are missing. Ada was settled")


def test_somebody_without_a_beat_is_said() -> None:
    straps = (Strap(0.0, "A", "H10"), Strap(0.0, "B", "H10"), Tick(1.0))
    assert str(story(analyse(session_data(straps, BOTH))).sentence) == "Not one heartbeat of Ada and Ben arrived."
    one = (*straps, *(event for event in result_of("A").data.heard if isinstance(event, Packet)))
    assert story(analyse(session_data(one, BOTH))).sentence.startswith("Not one heartbeat of Ben arrived. ")


def test_two_who_were_never_measured_at_once_have_the_length_only() -> None:
    early, late = (result_of(who, 200.0).data.heard for who in ("A", "A"))
    moved = [msgspec.structs.replace(one, t=one.t + 400, who="B") for one in late if isinstance(one, Packet)]
    found = story(analyse(session_data((*early, *moved), BOTH)))
    assert "minutes" in found.sentence


def test_somebody_alone_who_was_up_and_two_who_moved_together_for_two_minutes() -> None:
    up = Script(a=((200.0, 260.0),), seconds=300.0).events
    alone = [event for event in up if getattr(event, "who", "A") == "A"]
    assert "Ada was up from 3:" in story(analyse(session_data(alone, BOTH))).sentence
    coupled = next(one for one in SCENARIOS if one.name == "coupled")
    found = story(analyse(session_data(simulate(coupled).events, BOTH)))
    pair = found.pairs["A", "B"]
    assert pair.together.count(True) == 2
    assert pair.by_chance == pytest.approx(0.05 + 2 * 0.075)  # two of three are not rare enough
    assert found.sentence == "Both of you were settled for 8 of 8 minutes."
    assert [one.title for one in found.cards][:2] == ["Settled together", "One settled, one not"]


def test_nobody_and_a_few_beats() -> None:
    assert str(story(analyse(session_data([]))).sentence) == "A session of 0 seconds."
    beats = [Packet(t, "A", (1024,)) for t in (1.0, 2.0, 61.0)]
    assert "what is usual for A" in story(analyse(session_data(beats))).sentence


def test_three_people_are_named_two_by_two() -> None:
    found = story(result_of("ABC"))
    assert str(found.sentence) == "Ada and Ben: Both of you were settled for 4 of 4 minutes."
    assert any(line.startswith("Ben and Cy: No rupture") for line in found.sentences)
    assert len(found.pairs) == 3


def test_in_json_it_is_the_same() -> None:
    found = story(result_of("AB"))
    read = msgspec.json.decode(msgspec.json.encode(plain(found)))
    assert read["sentence"] == found.sentence
    assert read["pairs"]["A+B"]["settled_minutes"] == [True] * 4
    assert read["cards"]["settled"] == "Both of you were settled for 4 of 4 minutes."


def test_minutes_in_words() -> None:
    assert list(settled_lines((None, None))) == []
    assert [str(line) for line in settled_lines((True, False, None))] == [
        "Both of you were settled for 1 of 2 minutes.",
        "Not known for 1 other minute: the phase was too short, or beats were missing.",
    ]
    (few,) = together_lines((None,), 0.0, paced=False)
    assert "Too few minutes" in few
    (_, unknown) = together_lines((True, None, None), 0.05, paced=False)
    assert str(unknown) == "Not known for 2 other minutes: the phase was too short, or beats were missing."
    alike, disc = together_lines((True, False), 0.1, paced=True)
    assert str(alike) == "You moved together more than by chance in 1 of 2 minutes; by chance it would be 0.1."
    assert "One disc for both" in disc


@pytest.mark.parametrize(
    ("minutes", "more"), [((), False), ((True,), False), ((True, True), True), ((False,) * 9, False)]
)
def test_minutes_that_are_more_than_chance(minutes: tuple[bool, ...], more: bool) -> None:
    assert more_than_chance(minutes, 0.05 * len(minutes)) is more


def test_who_steadied_whom_stands_beside_chance() -> None:
    states = analyse(session_data(simulate(_quiet()).events, BOTH)).states.pairs["A", "B"]
    found = [Moment("steadied", 100.0 * n, 100.0 * n + 20 + n, ("B",), "A") for n in range(1, 6)]
    lines = [
        str(line) for line in steadied_lines(found, msgspec.structs.replace(states, lendings_by_chance=1.25), BOTH)
    ]
    assert len(lines) == 5
    assert lines[3] == "The longest 3 of 5 are listed."
    assert lines[4].endswith("not once. By chance it would be 1.2 times.")


def _quiet() -> Scenario:
    hearts, straps = {"A": Heart(), "B": Heart(bpm=71)}, {"A": SimulatedStrap(), "B": SimulatedStrap()}
    return Scenario("quiet", 200, hearts, straps, None, (Phase(0.0, "Settle", 120.0),), 4)


def test_ruptures_their_repair_and_what_else_there_was() -> None:
    found = [
        Moment("rupture", 200.0, 248.0, ("A", "B"), back={"A": 40.0, "B": 48.0}, repair_marked=45.0),
        Moment("both_up", 300.0, 350.0, ("A", "B")),
    ]
    lines = [str(line) for line in repaired_lines(found, BOTH)]
    assert lines[1] == "You marked its repair at 4:05."
    assert lines[2].startswith("Both of you were up from 5:00")
    assert [str(line) for line in repaired_lines((), BOTH)] == [
        "No rupture was marked, and none was seen in both bodies."
    ]
    assert Rupture.__struct_fields__[0] == "t"


def test_the_window_of_tolerance_in_words() -> None:
    result = result_of("A")
    states = result.people["A"].states
    assert states is not None
    (inside,) = tolerance_line("Ada", states.tolerance)
    assert inside.endswith("never left it.")
    (left,) = tolerance_line("Ada", msgspec.structs.replace(states.tolerance, exits=2, longest_outside=48.0))
    assert left.endswith("left it twice, for 0:48 at most.")
    assert list(tolerance_line("Ada", msgspec.structs.replace(states.tolerance, share=nan))) == []


def test_the_breath_in_words() -> None:
    known = result_of("A").people["A"].breathing
    (line,) = breath_line("Ada", known)
    assert "breaths a minute, coherence" in line
    whole = msgspec.structs.replace(known.whole, rate_bpm=nan)
    (uncertain,) = breath_line("Ada", msgspec.structs.replace(known, whole=whole))
    assert "breath uncertain" in uncertain
    nothing = msgspec.structs.replace(known, whole=msgspec.structs.replace(whole, coherence=nan))
    assert list(breath_line("Ada", nothing)) == []


def response(n: int, controlled: int, beyond: float = -4.0) -> CueResponse:
    return CueResponse("voice", "B", n, -5.0, 1.0, 0.0, 0.1, controlled, beyond, 1.0, 0.0, 0.1, 40, controlled)


def test_a_cue_has_a_giver_and_an_interval() -> None:
    by_ada, by_nobody = Mark(10.0, "cue", "voice", "A"), Mark(20.0, "cue", "voice")
    (answered,) = cue_answers([response(6, 6)], [by_ada], "AB")
    assert (answered.by, answered.answered) == ("A", True)
    (unclear,) = cue_answers([response(6, 6, -0.5)], [by_ada, by_nobody], "AB")
    assert (unclear.by, unclear.answered) == ("", False)
    (few,) = cue_answers([response(1, 1)], [by_nobody], "AB")
    assert (few.by, few.answered) == ("", None)
    lines = [str(line) for line in cue_lines([answered, unclear, few], BOTH)]
    assert lines[0].startswith("voice by Ada, 6 times: heart rate of Ben -5.0 beats a minute; -4.0 (-6.6 to -1.4)")
    assert lines[1].endswith("no clear answer.")
    assert lines[2] == (
        "voice, once: heart rate of Ben -5.0 beats a minute; too few to compare with moments without a cue."
    )
    assert isinstance(few, CueAnswer)


def test_conditions_in_words() -> None:
    effect, none = Effect(-3.0, -5.0, -1.0), Effect(0.0, -1.0, 1.0)
    found = Comparison("together", "apart", {"A": effect, "B": none}, {"A": effect, "B": Effect()}, none)
    lines = [str(line) for line in comparison_lines([found], BOTH)]
    assert lines[0] == "together minus apart: heart rate of Ada -3.0 (-5.0 to -1.0) beats a minute, clearly different."
    assert lines[1].endswith("no clear difference.")
    assert "variability (RMSSD) of Ada" in lines[2]
    assert lines[-1] == "No effect is expected without a stressor, and no phase asked for one."
    assert list(comparison_lines([Comparison("a", "b", {"A": Effect()}, {"A": Effect()})], BOTH)) == []


def test_a_minute_of_which_little_is_known_is_not_counted() -> None:
    found = story(result_of("AB", straps=SimulatedStrap(dropouts=((125.0, 179.0),))))
    (pair,) = found.pairs.values()
    assert None in pair.settled
    assert np.all([one is not False for one in pair.settled])
