"""The tiles of a session and the minutes to watch again: what they count, and when there are none."""

from itertools import pairwise

import msgspec
import pytest
from support.scripted import SCRIPTS

from hrvsync.analysis.session import analyse, session_data
from hrvsync.analysis.story import Story, Tile, story
from hrvsync.analysis.story.tiles import rhythm_line
from hrvsync.events import Pacer, Phase
from hrvsync.sources.simulate import Coupling, Heart, Scenario, SimulatedStrap, simulate

NAMES = {"A": "Ada", "B": "Ben"}
PHASES = Phase(0.0, "Settle", 120.0, baseline=True), Phase(120.0, "Breathe", 180.0, {"": Pacer(6.0)})


def seen(people: str, seconds: float = 300.0, phases: tuple[Phase, ...] = PHASES, pull: float = 0.7) -> Story:
    """The story of people who breathe with a disc."""
    hearts = {who: msgspec.structs.replace(Heart(bpm=64 + 6 * n), resonance=5.5) for n, who in enumerate(people)}
    coupling = Coupling(((0, 0.0), (120, pull))) if len(people) > 1 else None
    scenario = Scenario("paced", seconds, hearts, {who: SimulatedStrap() for who in people}, coupling, phases)
    return story(analyse(session_data(simulate(scenario).events, NAMES)))


def titled(found: Story) -> dict[str, Tile]:
    return {str(one.title): one for one in found.tiles}


def test_two_see_settled_the_disc_and_moving_together_minute_by_minute() -> None:
    tiles = titled(seen("AB"))
    assert list(tiles)[:2] == ["Settled together", "Hearts followed the disc"]
    disc = tiles["Hearts followed the disc"]
    assert disc.minutes[:2] == (None, None)
    assert all(one is not None for one in disc.minutes[2:])
    assert str(disc.figure) == f"{sum(map(bool, disc.minutes))} of 3 minutes"
    for one in tiles.values():
        assert len(one.minutes) == 5


def test_one_person_sees_swing_and_one_clear_wave_where_a_disc_led_and_levels_where_none_did() -> None:
    paced, free = titled(seen("A")), titled(seen("A", phases=(Phase(0.0, "Read", 300.0),)))
    assert list(paced) == ["Swing with the breath", "One clear wave", "Settled"]
    assert paced["One clear wave"].minutes[:2] == (None, None)
    assert "with the disc at 6.0 a minute" in str(paced["Swing with the breath"].caption)
    assert list(free) == ["Heart rate", "Variability", "Settled"]


@pytest.mark.parametrize(
    ("followed", "said"),
    [
        ((None, True, True, True), "Ada's heart kept to the disc all along."),
        (
            (None, False, False, True, True, None),
            "Ada's heart found the rhythm of the disc after 2 minutes, and kept to it.",
        ),
        ((False, True, True), "Ada's heart found the rhythm of the disc after 1 minute, and kept to it."),
        ((True, True, False), ""),
        ((True, None), ""),
        ((), ""),
    ],
)
def test_the_rhythm_is_said_from_where_it_was_kept_to_the_end(followed: tuple[bool | None, ...], said: str) -> None:
    assert str(rhythm_line("Ada", followed)) == said


def test_a_minute_that_stands_out_can_be_watched_and_none_of_a_session_without_any() -> None:
    script = SCRIPTS["one steadies the other"]
    found = story(analyse(session_data(script.events, script.names)))
    assert "Ben comes back" in {str(one.title) for one in found.watch}
    assert 1 <= len(found.watch) <= 2
    starts = [one.t for one in found.watch]
    assert starts == sorted(starts)
    assert all(later - first >= 60 for first, later in pairwise(starts))
    assert seen("AB", pull=0.0, phases=PHASES[:1]).watch == ()


def test_nothing_is_watched_again_of_a_minute() -> None:
    script = SCRIPTS["one steadies the other"]
    short = [event for event in script.events if event.t <= 70]
    assert story(analyse(session_data(short, script.names))).watch == ()
