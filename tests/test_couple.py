"""What sessions of two keep, and what many of them say together, in the index and in words."""

from datetime import date, timedelta

import numpy as np
import pytest
from msgspec.structs import replace
from support.cued import cued
from support.scripted import SCRIPTS

from hrvsync.analysis.session import SessionResult, analyse, session_data
from hrvsync.analysis.story import story
from hrvsync.couple import SameDay, between, kept_conditions, kept_cues, kept_minutes
from hrvsync.history import together
from hrvsync.report.months import Row, couple_rows, rows_of
from hrvsync.sources.simulate import simulate
from hrvsync.storage import ConditionEntry, CueEntry, Entry, OfferEntry, PersonEntry

CALM = {"level_hr": 60.0, "level_rmssd": 40.0}


def evening(day: int, hour: int = 20, **other: object) -> Entry:
    created = f"{date(2026, 1, 1) + timedelta(day)}T{hour:02}:00:00+01:00"
    people = {"A": PersonEntry("Ada", 99.0, own=CALM), "B": PersonEntry("Ben", 99.0, own=CALM)}
    entry = Entry(f"{day}-{hour}.jsonl", created, 1200.0, "Talk", people, {"settled_share": 0.8})
    return replace(entry, **other)


def rows(entries: list[Entry]) -> dict[str, Row]:
    return {row.key: row for row in couple_rows(together(entries, "Ada", "Ben"))}


def result_of(name: str) -> SessionResult:
    return analyse(session_data(SCRIPTS[name].events, SCRIPTS[name].names))


def test_a_session_keeps_its_conditions_and_its_minutes() -> None:
    result = result_of("condition with effect")
    assert result.pair is not None
    (kept,) = kept_conditions(story(result).pairs["A", "B"])
    assert (kept.one, kept.other) == ("hand in hand", "apart")
    assert kept.hr["B"] == pytest.approx(-4, abs=1.5)
    minutes = kept_minutes(result.pair)
    assert list(minutes) == ["free"]
    assert 0 <= minutes["free"][0] <= minutes["free"][1] <= 10


def test_a_session_keeps_its_cues() -> None:
    result = analyse(session_data(simulate(cued(61_000, helps=True, times=10)).events))
    (kept,) = kept_cues(story(result).pairs["A", "B"].cues)
    assert (kept.cue, kept.by, kept.who, kept.n) == ("voice", "A", "B", 5)
    assert kept.beyond < -2
    assert kept.control_seconds > 0


def test_conditions_are_pooled_within_a_protocol_whichever_came_first() -> None:
    random = np.random.default_rng(1)
    entries: list[Entry] = []
    for n in range(8):
        hr = -2 + 0.3 * float(random.normal())
        kept = ConditionEntry("hand in hand", "apart", {"A": hr}, {"A": 0.1}, 0.2 if n else None)
        if n % 2:
            kept = ConditionEntry("apart", "hand in hand", {"A": -hr}, {"A": -0.1}, -0.2)
        entries.append(evening(3 * n, conditions=(kept,)))
    other = evening(40, protocol="Cold hand", conditions=(ConditionEntry("hand in hand", "apart", {"A": 5.0}),))
    first, second = between([*entries, other]).conditions
    assert (first.one, first.other, first.sessions, second.sessions) == ("apart", "hand in hand", 8, 1)
    assert first.hr["Ada"].clear
    assert first.hr["Ada"].value == pytest.approx(2, abs=0.4)
    assert first.together.sessions == 7
    assert not first.hr["Ben"].known
    lines = rows([*entries, other])["conditions"].lines
    assert lines[0].startswith("apart minus hand in hand, over 8 sessions of Talk: heart rate of Ada +")
    assert lines[0].endswith("clearly different.")
    assert "hand in hand minus apart, over 1 session of Cold hand: a difference shows from six sessions on." in lines


def test_cues_are_pooled_by_giver_one_value_a_session() -> None:
    entries = [evening(3 * n, cues=(CueEntry("voice", "A", "B", 3, -2.0 + 0.1 * n, 40),)) for n in range(8)]
    few = [evening(60 + n, cues=(CueEntry("touch", "", "A", 2, 1.0, 40),)) for n in range(2)]
    voice, touch = between([*entries, *few]).cues
    assert (voice.by, voice.who, voice.n, voice.beyond.sessions) == ("Ada", "Ben", 24, 8)
    assert (touch.by, touch.who, touch.n) == ("", "Ada", 4)
    said = rows([*entries, *few])["cues"].lines
    assert said[0].startswith("voice by Ada, 24 times in 8 sessions: heart rate of Ben -1.6 (-1.8 to -1.5)")
    assert said[0].endswith("clearly more settled after it.")
    assert said[1] == "touch, 4 times in 2 sessions: its answer shows from six sessions on."


def test_the_more_answers_the_wider_their_intervals_for_a_couple_is_misjudged_once_in_twenty() -> None:
    random = np.random.default_rng(2)
    values = random.normal(-1, 1.5, (8, 2))
    voice = [(CueEntry("voice", "A", "B", 3, float(one), 40),) for one, _ in values]
    both = [
        (*one, CueEntry("voice", "B", "A", 3, float(other), 40)) for one, (_, other) in zip(voice, values, strict=True)
    ]
    (alone,) = between([evening(3 * n, cues=cues) for n, cues in enumerate(voice)]).cues
    beside = between([evening(3 * n, cues=cues) for n, cues in enumerate(both)]).cues[0]
    error = float(np.std(values[:, 0], ddof=1)) / np.sqrt(8)
    for found, t in ((alone, 1.894579), (beside, 2.364624)):  # Student's, 7 degrees of freedom: 95 and 97.5 %
        assert found.beyond.high - found.beyond.value == pytest.approx(t * error)


def test_offers_that_were_taken_and_not_stand_beside_each_other() -> None:
    taken, not_taken = OfferEntry(45.0, True, True), OfferEntry(300.0, False, False)
    entries = [evening(3 * n, offers=(taken, not_taken)) for n in range(6)]
    offers = between(entries).offers
    assert (offers.accepted.of, offers.accepted.back, offers.accepted.median) == (6, 6, 45.0)
    assert (offers.declined.of, offers.declined.back) == (6, 0)
    row = rows(entries)["offered"]
    assert row.figure == "offered 12 times"
    assert row.lines == (
        "Where you breathed together, both were settled in 6 of 6. Half of them within 45 s (45 to 45 s).",
        "Where you went on without it, both were settled in 0 of 6. Half of them took longer than was watched.",
        "You chose when: this does not say what the breathing did.",
    )


def test_minutes_with_and_without_a_pacer_stand_apart() -> None:
    entries = [evening(3 * n, alike={"free": (4, 10), "paced": (n % 2, 10)}) for n in range(8)]
    row = rows(entries)["together"]
    assert row.lines == (
        "Without a pacer: more alike than by chance in 32 of 80 minutes of 8 sessions; by chance it would be 4.0. "
        "That is clearly more.",
        "With a pacer, and what it explains taken out: more alike than by chance in 4 of 80 minutes of 8 sessions; by "
        "chance it would be 6.0. That is not clearly more.",
    )
    assert "compared from six sessions on" in rows(entries[:5])["together"].lines[0]


def torn(day: int, hour: int = 20, *, back: bool = False, **other: object) -> Entry:
    return evening(day, hour, repairs=((50.0 if back else 300.0, back),), **other)


def test_a_rupture_may_be_over_later_that_day() -> None:
    up = {who: replace(one, own={"level_hr": 70.0, "level_rmssd": 40.0}) for who, one in torn(0).people.items()}
    low = {who: replace(one, own={"level_hr": 60.0, "level_rmssd": 20.0}) for who, one in torn(0).people.items()}
    unknown = {who: replace(one, own={}) for who, one in torn(0).people.items()}
    entries = [torn(0), evening(0, 22), torn(3), torn(6), evening(6, 22, people=up), torn(9)]
    entries += [evening(9, 19), torn(12), evening(12, 22, people=unknown), torn(15), evening(15, 22, people=low)]
    entries += [torn(18), evening(18, 21, people=up), evening(18, 23, protocol="Breathe"), torn(21, back=True)]
    both = together(entries, "Ada", "Ben")
    assert both.same_day == SameDay(of=7, seen=4, back=2)
    assert (both.repairs.back, both.repairs.of) == (1, 8)
    assert (
        "Of 7 not repaired within the session, 4 had another session that day; 2 of these began it back in range."
        in rows(entries)["repaired"].lines
    )


def test_ruptures_that_stop_being_repaired_are_said_to_take_longer_and_beside_those_before() -> None:
    entries = [torn(6 * n, back=n < 15) for n in range(30)]
    row = rows(entries)["repaired"]
    assert row.figure == "0 of 10 ruptures"
    assert row.lines == (
        "Half of them took longer than was watched.",
        "Before these 60 days: 15 of 20.",
        "It takes clearly longer than at first, those counted in that were not repaired.",
    )
    steady = rows([torn(6 * n, back=n % 2 == 0) for n in range(30)])["repaired"]
    assert steady.lines[-1] == "No clear change yet of how long it takes."


def test_rows_of_which_nothing_is_known_are_left_out() -> None:
    entries = [torn(6 * n, back=True) for n in range(8)]
    both = together(entries, "Ada", "Ben")
    assert rows_of(both) == couple_rows(both)
    assert [row.key for row in rows_of(both)] == ["settled", "repaired", "steadied"]
    assert couple_rows(together([], "Ada", "Ben")) == ()
    later = evening(200)
    assert rows([*entries, later])["repaired"].figure == "No rupture in 60 days"
    assert rows([*entries, later])["settled"].lines == ("No clear change yet.",)
