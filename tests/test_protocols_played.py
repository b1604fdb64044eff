"""Each shipped guided session played with a script: its phases come as shipped, and its story tells the truth."""

import re

import pytest
from support.played import NAMES, Play, Up, plan_of, played, start_of
from support.virtual_time import run

from hrvsync.analysis.live import LiveAnalyser
from hrvsync.analysis.session import SessionResult, analyse, session_data
from hrvsync.analysis.story import Happenings, Offers, in_words, story
from hrvsync.events import AnyEvent, Mark, Phase
from hrvsync.guide import Protocol
from hrvsync.sources.simulate import Heart
from hrvsync.storage.protocols import SHIPPED, read_protocol, shipped_protocol

CLOCK = r"\d+:\d\d"
SUMS = {"Sums, apart": 15.0, "Sums, hand in hand": 7.0, "Sums, hand in hand again": 7.0, "Sums, apart again": 15.0}
PLAYS = {
    "paired-resonance-breathing": Play("You moved together more than by chance in ", coupled=0.9),
    "daily-check-in": Play(
        "Ben was up from T; Ada stayed settled, and a minute later you both were.", (Up("B", "How are you?", 20, 80),)
    ),
    "settle-hand-hold-apart": Play(
        "Ben was up",
        (Up("B", "Apart", 5, 235, bpm=9),),
        cards={
            "conditions": r"hand in hand minus apart: heart rate of Ben -\d.*, clearly different\..*"
            "No effect is expected without a stressor, and no phase asked for one."
        },
    ),
    "open-conversation": Play(
        "Something shifted in both of you at T; from T on you were both back in range.",
        (Up("A", "Face", 10, 100), Up("B", "Face", 10, 100)),
        skips=(("Open end", 90.0),),
        cards={"repaired": "back in range"},
    ),
    "resonance-assessment-for-two": Play(
        "Your rates lie apart: 5.5 breaths a minute costs both of you least.",
        hearts={"A": Heart(bpm=62, resonance=5.0, skill=0.95), "B": Heart(bpm=70, resonance=6.1, skill=0.95)},
        cards={"rate": r"Swing of the heart there: .* \(SD .*At 5.5 breaths a minute Ada does without \d+ % and Ben"},
    ),
    "rupture-and-repair": Play(
        "A rupture was marked at T; from T on you were both back in range.",
        (Up("A", "Disagree", 60, 150), Up("B", "Disagree", 60, 150)),
        marks=(("Disagree", 60.0, "rupture"), ("Disagree", 160.0, "repair")),
        cards={"repaired": "Its repair was marked at T"},
    ),
    "separation-and-reunion": Play(
        "Ben was up from T; Ada stayed settled, and from T on you both were.", (Up("B", "First separation", 10, 175),)
    ),
    "hand-hold-under-stressor": Play(
        "Ada was up from T, as the phase asks; Ben stayed settled",
        tuple(Up("A", phase, 5, bpm=bpm) for phase, bpm in SUMS.items()),
        cards={
            "conditions": r"apart minus hand in hand: heart rate of Ada \+\d.*, clearly different",
            "settled": "Being up is what these phases ask for: Sums, apart and Sums, hand in hand and",
            "repaired": "No rupture was marked, and none was seen in both bodies.",
        },
    ),
    "still-face-adults": Play(
        "Both of you were up from T, as the phase asks; ",
        (Up("A", "Still face", 8), Up("B", "Still face", 8)),
        cards={
            "settled": "Being up is what these phases ask for: Still face.",
            "repaired": "No rupture was marked, and none was seen in both bodies.",
        },
    ),
    "caregiver-and-child": Play(
        "Mia was up from T; Ada stayed settled, and a minute later you both were.",
        (Up("B", "Play or cuddle", 60, 120),),
        hearts={"A": Heart(bpm=66), "B": Heart(bpm=92, breaths=21, resonance=8)},
        names={"A": "Ada", "B": "Mia"},
        ages={"B": "child"},
    ),
    "practitioner-and-client": Play(
        "Ben was up from T; Jo stayed settled, and from T on you both were.",
        (Up("B", "Work", 60, 160),),
        skips=(("Work", 300.0),),
        names={"A": "Jo", "B": "Ben"},
    ),
    "solo-resonance-breathing": Play("Ada's heart kept to the disc all along."),
    "solo-training": Play("Ada was settled for 1[2-4] of 1[34] minutes."),
    "resonance-assessment": Play(
        "6 breaths a minute suits Ada.", hearts={"A": Heart(bpm=63, resonance=6.0, skill=0.95)}, cards={"rate": "SD"}
    ),
    "morning-reading": Play("Ada was settled for 3 of 3 minutes."),
    "separation-and-reunion-infant": Play(
        "Kim was up from T; Ada stayed settled, and .* later you both were.",
        (Up("B", "Episode 4: first separation", 10, 55, bpm=25),),
        skips=(("Episode 4: first separation", 60.0), ("Episode 6: second separation", 20.0)),
        hearts={"A": Heart(bpm=68), "B": Heart(bpm=126, breaths=34, resonance=20)},
        names={"A": "Ada", "B": "Kim"},
        ages={"B": "infant"},
    ),
}


def protocol_of(key: str) -> Protocol:
    """The shipped protocol."""
    return read_protocol(shipped_protocol(key))


def result_of(key: str, events: list[AnyEvent]) -> SessionResult:
    """The result of a session that was played."""
    return analyse(session_data(events, PLAYS[key].names))


def test_every_shipped_session_is_played() -> None:
    assert PLAYS.keys() == {path.stem for path in SHIPPED.glob("*.toml")}


@pytest.mark.parametrize("key", PLAYS)
def test_its_phases_come_as_shipped_and_its_story_is_true(key: str) -> None:
    play, protocol = PLAYS[key], protocol_of(key)
    events = run(played(play, protocol))
    plan, _ = plan_of(play, protocol)
    begun = [event for event in events if isinstance(event, Phase)]
    for phase, meant in zip(begun, protocol.phases, strict=True):
        assert (phase.name, phase.prompt, phase.pacers) == (meant.name, meant.prompt, meant.pacers)
        assert (phase.baseline, phase.condition, phase.stressor) == (meant.baseline, meant.condition, meant.stressor)
    for phase, step in zip(begun, plan.steps, strict=True):
        assert phase.t == pytest.approx(step.phase.t, abs=1.5)
    assert events[-1].t == pytest.approx(plan.end, abs=2.0)
    assert [event.kind for event in events if isinstance(event, Mark)] == [kind for _, _, kind in play.marks]
    found = story(result_of(key, events))
    assert re.match(play.says.replace("T", CLOCK), found.sentence), found.sentence
    texts = {card.key: " ".join(card.lines) for card in found.cards}
    for card, text in play.cards.items():
        assert re.search(text.replace("T", CLOCK), texts[card]), texts[card]


def lived(play: Play, key: str, phase: str, until: float) -> tuple[set[str], list[str], list[float]]:
    """What the window would say, tell and offer in `until` s from the beginning of a phase."""
    protocol = protocol_of(key)
    start = start_of(plan_of(play, protocol)[0], phase)
    analyser, offers, happenings = LiveAnalyser(), Offers(), Happenings()
    words, noticed, offered = set[str](), list[str](), list[float]()
    for event in run(played(play, protocol)):
        if event.t > start + until:
            break
        for frame in analyser.feed(event):
            happened, due = happenings.follow(frame), offers.due(frame)
            if frame.t > start:
                words.add(str(in_words(frame, NAMES)))
                noticed += [happened.what] if happened else []
                offered += [frame.t - start] if due else []
    return words, noticed, offered


def test_in_a_phase_that_asks_for_a_stressor_nothing_is_offered_and_nothing_noticed_as_a_shift() -> None:
    key = "still-face-adults"
    words, noticed, offered = lived(PLAYS[key], key, "Still face", 119.0)
    assert "Both of you are up, as this phase asks" in words
    assert not {"Both of you are up", "Both of you are up, and moving together"} & words
    assert noticed == []
    assert offered == []


def test_where_people_talk_both_up_for_a_minute_is_noticed_and_the_pacer_offered() -> None:
    talk = Play("", tuple(Up(who, "How are you?", 8) for who in NAMES))
    words, noticed, (offered,) = lived(talk, "daily-check-in", "How are you?", 119.0)
    assert any(said.startswith("Both of you are up") for said in words)
    assert noticed == ["shift"]
    assert 65 <= offered <= 100
