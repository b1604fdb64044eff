from datetime import date, timedelta
from math import log
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from hrvsync.analysis.session import analyse
from hrvsync.analysis.states import unpacked
from hrvsync.events import AnyEvent, Packet
from hrvsync.history import (
    LeftOut,
    UsualLoop,
    checks,
    day_of,
    describe,
    hours,
    left_out,
    own,
    reading_trends,
    readings,
    session_of,
    together,
    usual,
    usual_loop,
    verdict,
)
from hrvsync.report.months import own_rows
from hrvsync.storage.index import Entry, PersonEntry, PhaseEntry
from hrvsync.storage.jsonl import line, read
from hrvsync.storage.notes import Notes, write_notes
from hrvsync.storage.recording import Header

HOURS = ("21", "07", "06")
RECORDINGS = Path(__file__).parents[1] / "recordings"


def reading(day: int, rmssd: float = 40.0, name: str = "Mia", **other: object) -> Entry:
    created = (date(2026, 1, 1) + timedelta(day)).isoformat() + "T07:00:00+01:00"
    metrics = {"ln_rmssd": log(rmssd), "mean_hr_bpm": 60.0 + day % 3}
    entry = Entry(f"{day}.jsonl", created, 180.0, people={"A": PersonEntry(name, 99.0, metrics)}, posture="lying")
    return replace(entry, **other)


def evening(day: int, **pair: float) -> Entry:
    people = {"A": PersonEntry("Mia", 99.0), "B": PersonEntry("Jon", 99.0)}
    return reading(day, people=people, pair=pair)


def test_a_recording_becomes_an_entry(tmp_path: Path) -> None:
    source = read(RECORDINGS / "rupture_and_repair.jsonl")
    path = tmp_path / "evening.jsonl"
    header = Header({"A": "Mia", "B": "Jon"}, "simulator", "2026-03-01T20:00:00+01:00", protocol="rupture and repair")
    path.write_bytes(line(header) + b"".join(map(line, source.events())))
    write_notes(path, Notes(tags=("evening",)))
    entry = describe(path, read(path))
    assert (entry.file, entry.created, entry.protocol) == ("evening.jsonl", header.created, "rupture and repair")
    assert (entry.kind, entry.tags) == ("together", ("evening",))
    assert [one.name for one in entry.people.values()] == ["Mia", "Jon"]
    for one in entry.people.values():
        assert one.usable_pct == pytest.approx(100, abs=1)
        start, states = unpacked(one.states)
        assert start <= 0
        assert len(states) > entry.seconds
        assert one.quiet
        assert set(one.metrics) == {"mean_hr_bpm", "rmssd_ms", "ln_rmssd", "sdnn_ms"}
    assert 0 < entry.pair["settled_share"] < 1
    assert entry.pair["repair_s"] == pytest.approx(45, abs=20)
    assert entry.phases[0].t >= 0
    ((seconds, back),) = entry.repairs
    assert (seconds, back) == (entry.pair["repair_s"], True)


def beside(day: int, own: dict[str, float], partner: dict[str, float] | None = None) -> Entry:
    people = {"A": PersonEntry("Mia", 99.0, own=own), "B": PersonEntry("Jon", 99.0, own=partner or {"level_hr": 90.0})}
    return reading(day, people=people, protocol="Evening")


def test_a_person_has_an_own_side_of_every_session_they_took_part_in() -> None:
    evenings = [beside(3 * n, {"level_hr": 60.0 + n % 2, "inside_share": 0.9}) for n in range(8)]
    alone = reading(40, people={"A": PersonEntry("Mia", 99.0, own={"level_hr": 55.0})}, protocol="Morning")
    found = own([*evenings, alone, reading(41)], "Mia")
    assert (found.protocol, len(found.sessions), found.others) == ("Evening", 8, {"Morning": 1})
    assert found.lately["level_hr"].value == 60.5
    assert found.usual["level_hr"] == (60.0, 61.0)
    assert found.usual["recovery_s"] is None
    assert found.trends["level_hr"].sessions == 8
    row = own_rows(found)[0]
    assert (row.title, row.figure) == ("Heart rate at the beginning", "60 /min")
    assert row.lines == (
        "Usually 60 /min to 61 /min.",
        "The newest, 61 /min, is above 79 % of your 7 sessions before it (95 % interval 35 to 98 %).",
        "No clear change yet.",
        "Where your heart begins; sleep, coffee, illness and the hour move it.",
    )
    assert row.figures == (
        "Median 60 /min (60 /min to 61 /min) of 8 sessions in 60 days. Change a month: +0 1/min (+0 to +3.3), no clear "
        "change yet.",
    )
    partner = own(evenings, "Jon")
    assert {values["level_hr"] for _, _, values in partner.sessions} == {90.0}
    few = own_rows(own(evenings[:2], "Mia"))[-1]
    assert few.figures == ("Median 90 % of 2 sessions.",)
    assert few.lines[:2] == (
        "A usual range shows from 7 sessions on.",
        "A change shows from six sessions over two weeks on.",
    )
    assert own_rows(own([], "Mia")) == ()


def test_what_a_body_did_is_kept_with_the_session(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_bytes((RECORDINGS / "both_settle.jsonl").read_bytes())
    entry = describe(path, read(path))
    for one in entry.people.values():
        assert set(one.own) == {"level_hr", "level_rmssd", "flexibility", "recovery_s", "erraticness", "inside_share"}
        assert 0.6 < one.own["inside_share"] < 0.9
    assert entry.sentences[0].startswith("Something shifted in both of you at 2:0")


def test_two_without_a_baseline_have_nothing_between_them(tmp_path: Path) -> None:
    path = tmp_path / "short.jsonl"
    events = [Packet(1.0 + n, who, (1000,)) for n in range(20) for who in "AB"]
    path.write_bytes(line(Header({"A": "Mia", "B": "Jon"})) + b"".join(map(line, events)))
    entry = describe(path, read(path))
    assert entry.kind == "together"
    assert "settled_share" not in entry.pair


def test_an_entry_of_a_recording_without_names_keeps_the_seats(tmp_path: Path) -> None:
    path = tmp_path / "solo.jsonl"
    events: list[AnyEvent] = list(read(RECORDINGS / "solo.jsonl").events())
    path.write_bytes(line(Header()) + b"".join(map(line, events)))
    entry = describe(path, read(path))
    assert [one.name for one in entry.people.values()] == ["A"]
    assert entry.kind == "solo"
    assert not entry.pair


def test_the_first_reading_of_a_day_counts() -> None:
    again = reading(3, rmssd=99.0, created="2026-01-04T09:00:00+01:00", file="later.jsonl")
    short = reading(4, seconds=20.0)
    other = reading(5, name="Jon")
    days = readings([again, reading(3), short, other, evening(6), reading(7, created="")], "Mia")
    assert [(day.day, day.file) for day in days] == [("2026-01-04", "3.jsonl")]


def test_only_quiet_sessions_without_a_pacer_are_readings_and_of_one_protocol() -> None:
    mornings = [reading(i, protocol="Morning reading", phases=(PhaseEntry(0.0, "Reading"),)) for i in range(12)]
    breathing = (PhaseEntry(0.0, "Settle"), PhaseEntry(120.0, "Breathe", paced=True))
    evenings = [reading(30 + i, protocol="Breathe alone", phases=breathing) for i in range(12)]
    one_long = [reading(50, phases=(PhaseEntry(0.0, "Breathe", paced=True),))]
    naps = [reading(60 + i, protocol="Nap") for i in range(3)]
    everything = [*mornings, *evenings, *one_long, *naps]
    assert [day.file for day in readings(everything, "Mia")] == [f"{i}.jsonl" for i in range(12)]
    assert readings(everything, "Mia")[0].time == "07:00"
    assert left_out(everything, "Mia") == LeftOut({"Nap": 3})
    assert left_out([], "Mia") == LeftOut()
    assert readings(evenings, "Mia") == ()


def test_one_guided_session_in_two_languages_is_one() -> None:
    english = [reading(i, protocol="Morning reading", protocol_key="morning-reading") for i in range(5)]
    german = [reading(5 + i, protocol="Morgenmessung", protocol_key="morning-reading") for i in range(5)]
    naps = [reading(20, protocol="Nap"), reading(21, protocol="Nickerchen")]
    assert len(readings([*english, *german, *naps], "Mia")) == 10
    assert left_out([*english, *german, *naps], "Mia") == LeftOut({"Nap": 1, "Nickerchen": 1})
    both = [evening(i, settled_share=0.5) for i in range(3)]
    both = [replace(both[0], protocol="Zu zweit"), *(replace(one, protocol="Together") for one in both[1:])]
    both = [replace(one, protocol_key="together") for one in both]
    assert len(together(both, "Mia", "Jon").sessions) == 3
    assert together(both, "Mia", "Jon").protocol == "Together"


def test_a_shipped_session_has_its_key_in_the_entry_and_the_posture_of_the_notes(tmp_path: Path) -> None:
    path = tmp_path / "solo.jsonl"
    events = list(map(line, read(RECORDINGS / "solo.jsonl").events()))
    for protocol, key in (("Morgenmessung", "morning-reading"), ("Mine", "Mine"), ("", "")):
        path.write_bytes(line(Header({"A": "Mia"}, protocol=protocol)) + b"".join(events))
        entry = describe(path, read(path))
        assert (entry.protocol, entry.protocol_key, entry.protocol_id, entry.posture) == (protocol, key, key, "")
    write_notes(path, Notes(tags=("rainy", "lying")))
    assert describe(path, read(path)).posture == "lying"
    write_notes(path, Notes(tags=("lying",), posture="sitting"))
    assert describe(path, read(path)).posture == "sitting"


def test_readings_in_another_posture_are_left_out_and_counted() -> None:
    lying = [reading(i) for i in range(5)]
    others = [reading(10, posture="standing"), reading(11, posture="standing"), reading(12, posture="")]
    days = readings([*lying, *others], "Mia")
    assert [day.posture for day in days] == [*["lying"] * 5, ""]
    assert left_out([*lying, *others], "Mia") == LeftOut({}, {"standing": 2})
    unknown = [reading(i, posture="") for i in range(3)]
    assert len(readings(unknown, "Mia")) == 3
    assert left_out(unknown, "Mia") == LeftOut()


def test_the_hours_of_readings() -> None:
    days = readings([reading(i, created=f"2026-01-0{1 + i}T{hour}:30:00+01:00") for i, hour in enumerate(HOURS)], "Mia")
    assert hours(days) == ("06:30", "07:30", "21:30")
    assert hours(days[:1]) == ("21:30", "21:30", "21:30")
    assert hours(()) == ("", "", "")


def test_who_steadied_whom_comes_from_the_index_alone() -> None:
    out_once = ["0:s400a60s440", "0:s200a60s640"]

    def states(one: str, other: str) -> dict[str, PersonEntry]:
        known = (("A", "Mia", one), ("B", "Jon", other))
        return {who: PersonEntry(name, 99.0, states=text, baseline_end=120.0) for who, name, text in known}

    entries = [evening(i, settled_share=0.5) for i in range(8)]
    # Mia is out whenever the other one comes back, but for the evening that they share.
    kept = [
        replace(one, people=states(f"0:s{300 + 60 * i}a{500 - 60 * i}", out_once[0])) for i, one in enumerate(entries)
    ]
    both = together(kept, "Mia", "Jon")
    assert list(both.steadied) == ["Mia", "Jon"]
    assert both.steadied["Mia"].sessions == 8
    turned = together(kept, "Jon", "Mia")
    assert turned.steadied == both.steadied
    assert together(entries, "Mia", "Jon").steadied["Mia"].sessions == 0  # recorded without a baseline


def test_what_the_index_pools_is_what_each_session_has(tmp_path: Path) -> None:
    source = read(RECORDINGS / "one_steadies_the_other.jsonl")
    created, events = "2026-03-0{}T20:00:00+01:00", b"".join(map(line, source.events()))
    entries: list[Entry] = []
    for day in range(1, 7):
        path = tmp_path / f"{day}.jsonl"
        path.write_bytes(line(Header({"A": "Mia", "B": "Jon"}, created=created.format(day))) + events)
        entries.append(describe(path, read(path)))
    (lending,) = analyse(session_of(source)).states.pairs["A", "B"].lendings
    assert lending.settled == "A"
    both = together(entries, "Mia", "Jon")
    assert [both.steadied[name].times for name in ("Mia", "Jon")] == [6, 0]
    assert both.steadied["Mia"].by_chance == 6  # whichever evening it is: they are one and the same


def test_ruptures_that_were_not_repaired_count() -> None:
    entries = [evening(4 * i, repair_s=60.0) for i in range(6)]
    whole = [replace(entry, repairs=((60.0, True),)) for entry in entries]
    both = together(whole, "Jon", "Mia")
    assert (both.repairs.of, both.repairs.back, both.repairs.median) == (6, 6, 60)
    assert both.trends["repair_s"].per_month == 0
    half = [*whole[:3], *(replace(entry, repairs=((200.0, False),)) for entry in entries[3:])]
    both = together([*half, replace(entries[0], protocol="other")], "Jon", "Mia")
    assert (both.repairs.of, both.repairs.back) == (6, 3)
    assert both.trends["repair_s"].per_month > 0
    assert not both.trends["repair_s"].clear
    assert left_out([*half, replace(entries[0], protocol="other")], "Jon", "Mia") == LeftOut({"other": 1})


def test_a_person_is_read_against_their_own_past() -> None:
    rmssd = np.linspace(30, 50, 10)
    days = readings([reading(i, rmssd=float(one)) for i, one in enumerate(rmssd)], "Mia")
    assert [day.normal is None for day in days] == [True] * 6 + [False] * 4
    assert [day.weekly is None for day in days] == [True] * 2 + [False] * 8
    last = days[-1]
    ln = np.log(rmssd)
    assert last.normal == pytest.approx((ln.mean() - ln.std(ddof=1), ln.mean() + ln.std(ddof=1)))
    assert last.unchanged == pytest.approx((ln.mean() - ln.std(ddof=1) / 2, ln.mean() + ln.std(ddof=1) / 2))
    assert last.weekly == pytest.approx(ln[-7:].mean())
    assert last.variation_pct == pytest.approx(100 * ln[-7:].std(ddof=1) / ln[-7:].mean())
    assert last.place == pytest.approx((ln[-1] - ln.mean()) / ln.std(ddof=1))
    assert last.place_hr is not None
    assert days[5].place is None
    assert usual(days).ln_rmssd == pytest.approx(ln.mean())
    assert usual(days).seconds == 1800
    assert not usual(days[:6]).known
    assert last.normal_hr is not None
    assert last.weekly_interval is not None
    low, high = last.weekly_interval
    assert last.weekly is not None
    assert low < last.weekly < high
    assert (last.week_readings, last.season_readings) == (7, 10)
    assert last.checks == ()


def test_a_reading_without_enough_good_data_has_no_value() -> None:
    (day,) = readings([reading(0, people={"A": PersonEntry("Mia", None)})], "Mia")
    assert (day.ln_rmssd, day.hr_bpm, day.weekly) == (None, None, None)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (reading(0, posture=""), "Posture unknown: the summary of a session asks whether you lay, sat or stood."),
        (reading(0, seconds=1200.0), "20 min long: readings compare best at one length of 1 to 5 min."),
        (reading(0, people={"A": PersonEntry("Mia", 80.0)}), "Only 80 % of it is usable"),
        (reading(0, people={"A": PersonEntry("Mia", 99.0, quiet=False)}), "Heart rate had not come to rest"),
        (reading(0, people={"A": PersonEntry("Mia", None)}), "An unknown share of it is usable"),
    ],
)
def test_what_makes_a_reading_hard_to_compare_is_reported(entry: Entry, words: str) -> None:
    (sentence,) = checks(entry, entry.people["A"])
    assert sentence.startswith(words)


def test_readings_over_months_show_a_trend_with_the_readings_behind_it() -> None:
    trends = reading_trends(readings([reading(3 * i, rmssd=40 * 1.01**i) for i in range(12)], "Mia"))
    assert (trends["ln_rmssd"].clear, trends["ln_rmssd"].sessions) == (True, 12)
    assert trends["ln_rmssd"].per_month == pytest.approx(10 * log(1.01))
    assert trends["hr_bpm"].per_month == 0
    assert reading_trends(())["hr_bpm"].sessions == 0


def test_two_people_over_weeks() -> None:
    entries = [evening(4 * i, settled_share=0.3 + 0.02 * i, repair_s=60.0) for i in range(8)]
    entries = [replace(one, repairs=((60.0, True),)) for one in entries]
    both = together([*entries, reading(2), reading(3, name="Jon")], "Jon", "Mia")
    assert len(both.sessions) == 8
    assert both.sessions[0] == ("2026-01-01", "0.jsonl", {"settled_share": 0.3, "repair_s": 60.0})
    assert both.trends["settled_share"].per_month == pytest.approx(0.15)
    assert both.trends["settled_share"].clear
    assert both.trends["repair_s"].per_month == 0
    assert not both.trends["repair_s"].clear
    assert both.trends["recovery_s"].sessions == 0
    assert both.lately["settled_share"].value == pytest.approx(0.37)
    assert (both.lately["settled_share"].low, both.lately["settled_share"].high) == pytest.approx((0.3, 0.44))
    later = together([*entries, evening(200, settled_share=0.9)], "Jon", "Mia")
    assert (later.lately["settled_share"].value, later.lately["settled_share"].sessions) == (0.9, 1)
    assert together([], "Jon", "Mia").lately["repair_s"].sessions == 0


def test_a_day_is_local_to_where_it_was() -> None:
    assert day_of(reading(0, created="2026-01-01T23:30:00-08:00")) == date(2026, 1, 1)
    assert day_of(reading(0, created="yesterday")) is None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([], ""),
        ([(40, 60)] * 4, "4 of 7 readings so far: then your usual range is known."),
        ([(40, 60), (42, 61), (38, 59), (41, 60), (39, 61), (40, 59), (40, 60)], "Within your usual range."),
        (
            [(40, 60), (42, 61), (38, 59), (41, 60), (39, 61), (40, 59), (20, 75)],
            "Variability below your usual range, heart rate above it.",
        ),
        (
            [(40, 60), (42, 61), (38, 59), (41, 60), (39, 61), (40, 59), (60, 60)],
            "Variability above your usual range, heart rate within it.",
        ),
    ],
)
def test_a_reading_is_put_in_words_against_the_persons_own_range(values: list[tuple[float, float]], said: str) -> None:
    entries = [
        Entry(
            f"{n}.jsonl",
            f"2026-03-{n + 1:02d}T07:00:00+01:00",
            180.0,
            "Morning reading",
            {"A": PersonEntry("Ada", 99.0, {"ln_rmssd": log(rmssd), "mean_hr_bpm": hr})},
        )
        for n, (rmssd, hr) in enumerate(values)
    ]
    assert str(verdict(readings(entries, "Ada"))) == said


def test_what_is_usual_alone_with_a_pacer_needs_seven_sessions() -> None:
    def alone(n: int, swing: float) -> Entry:
        own = {"swing_bpm": swing, "coherence": swing / 3}
        return Entry(
            f"{n}.jsonl",
            f"2026-03-{n + 1:02d}T07:00:00+01:00",
            600.0,
            "Breathe alone",
            {"A": PersonEntry("Ada", 99.0, own=own)},
        )

    sessions = [alone(n, 6.0 + n) for n in range(8)]
    assert usual_loop(sessions[:6], "Ada") == UsualLoop(6, {})
    found = usual_loop(sessions, "Ada")
    assert found.sessions == 8
    assert found.ranges["swing_bpm"] == pytest.approx((7.75, 11.25))
    assert usual_loop(sessions, "Ben") == UsualLoop()
