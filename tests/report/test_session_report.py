"""The report of every recording of the project, and of sessions in which something is missing."""

import csv
import io
import json
import re
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from support.report_reading import asks_nobody, files, text

from hrvsync.events import AnyEvent, Mark, Packet, Phase, Tick
from hrvsync.report import words
from hrvsync.report.session import session_page
from hrvsync.storage.jsonl import read
from hrvsync.storage.notes import Mood, Notes
from hrvsync.storage.recording import Header, Recording

RECORDINGS = sorted((Path(__file__).parents[2] / "recordings").glob("*.jsonl"))
LARGEST = 1_000_000


def recording(name: str) -> Recording:
    return read(RECORDINGS[0].with_name(f"{name}.jsonl"))


def made(events: list[AnyEvent], header: Header | None = None) -> Recording:
    events = sorted(events, key=lambda event: event.t)
    return Recording(header or Header({"A": "Mia"}), lambda: iter(events))


def beats(who: str, seconds: float, rr: int = 900) -> list[AnyEvent]:
    return [Packet(n * rr / 1024, who, (rr + n % 9,)) for n in range(1, int(seconds * 1024 / rr))]


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_a_report_is_valid_small_the_same_each_time_and_asks_nobody(path: Path) -> None:
    page = session_page(read(path))
    assert asks_nobody(page)
    assert len(page.encode()) < LARGEST
    assert session_page(read(path)) == page
    read_by_a_person = text(page)
    order = ["Quality", "Phases", "Curves", "What the numbers mean", "Numbers", "Methods, definitions", "Please note"]
    if "Ben" in page:
        order[3:3] = ["Between you", "Rupture and repair"]
    places = [page.index(f"<h2>{heading}") for heading in order]
    assert places == sorted(places)
    assert not re.search(r"\bnan\b", read_by_a_person, re.IGNORECASE)
    assert "It is not a medical device and does not diagnose" in read_by_a_person
    assert "Synchrony is not a measure of love, honesty or the quality of a relationship." in read_by_a_person


def test_a_rupture_in_words() -> None:
    words = text(session_page(recording("rupture_and_repair")))
    assert "A rupture was marked at 5:00; 48 seconds later you were both back in range." in words
    assert re.search(r"Moving together: of \d minutes, clearly together in \d", words)
    assert "5:00 rupture: it got loud" in words


def test_one_pacer_and_what_it_explains() -> None:
    words = text(session_page(recording("same_pacer")))
    assert re.search(r"both follow the pacer and no more than that in \d", words)
    assert "One pacer led both breaths in part of it, which alone makes two hearts move alike" in words
    assert "Whose curve turned first cannot be said: no minute stands above chance." in words


def test_more_than_the_pacer_explains_is_counted() -> None:
    assert re.search(r"clearly together beyond the pacer in \d", text(session_page(recording("coupled"))))


def test_a_report_of_one_person_leaves_out_what_is_between_two() -> None:
    words = text(session_page(recording("solo")))
    assert "Slower 1:00 3 min paced" in words
    assert "Moving together says" not in words
    assert "Between you" not in words


def test_the_sign_of_the_lag_in_words() -> None:
    page = session_page(recording("one_steadies_the_other"))
    minutes = json.loads(files(page)["numbers.json"])["minutes"]
    lags = [minute["lag_s"] for minute in minutes if minute["first"] == "A"]
    assert lags
    assert min(lags) > 0
    by = f", by {np.median(lags):.2g} s{' (median)' if len(lags) > 1 else ''}"
    assert f"Ada's curve turned first in {len(lags)}{by}" in text(page)


def test_quality_comes_first_where_it_is_poor() -> None:
    page = session_page(recording("ugly"))
    words = text(page)
    assert words.index("Read with care: less than 80 % of the time of Ada is usable.") < words.index("heart rate 68")
    assert "not seen: beats are missing" in words


def test_the_numbers_are_inside_for_programs() -> None:
    page = session_page(recording("coupled"))
    inside = files(page)
    numbers = json.loads(inside["numbers.json"])
    assert numbers["people"]["A"]["name"] == "Ada"
    assert numbers["people"]["A"]["metrics"]["rmssd_ms"] > 10
    assert numbers["versions"]["hrvsync"]
    rows = list(csv.DictReader(io.StringIO(inside["curves.csv"])))
    assert float(rows[115]["t_s"]) == 100
    assert 40 < float(rows[100]["hr_bpm_B"]) < 120
    assert rows[200]["state_A"] == "settled"


def test_texts_of_people_stay_texts() -> None:
    wild = '<script>alert("x")</script> & "'
    events = [*beats("A", 130), *beats("B", 130), Mark(20.0, "note", wild, "A"), Phase(0.0, wild, 60.0), Tick(130.0)]
    header = Header({"A": wild, "B": wild}, notes=(wild,), protocol=wild, created="2026-01-02T03:04:05+01:00")
    page = session_page(made(events, header), Notes(note=wild, tags=(wild,), moods={"A": Mood(wild, wild)}))
    assert asks_nobody(page)
    assert "Session of 2026-01-02 03:04" in text(page)


def test_notes_are_shown_and_correct_the_marks() -> None:
    struck = next(e for e in recording("rupture_and_repair").events() if isinstance(e, Mark) and e.kind == "rupture")
    notes = Notes(
        "A long day.",
        ("evening",),
        {"B": Mood(after="calm")},
        (replace(struck, text="a plate fell"),),
        (struck,),
        "sitting",
    )
    words = text(session_page(recording("rupture_and_repair"), notes))
    for sentence in ("A long day.", "Ben felt calm after", "Sitting", "Tags: evening", "5:00 rupture: a plate fell"):
        assert sentence in words
    assert "it got loud" not in words


def test_a_rupture_that_moved_nobody_and_one_that_did_not_end() -> None:
    calm = Notes(added=(Mark(200.0, "rupture"),))
    assert "A rupture was marked at 3:20; both of you stayed in range." in text(
        session_page(recording("coupled"), calm)
    )
    torn = recording("rupture_and_repair")
    cut = Recording(torn.header, lambda: (event for event in torn.events() if event.t < 330))
    assert "A rupture was marked at 5:00; neither of you was back in range when" in text(session_page(cut))


def test_of_nobody_of_few_beats_and_of_a_bare_series() -> None:
    assert "There are no beats to draw." in text(session_page(made([])))
    few = text(session_page(made([*beats("A", 20), Tick(20.0)])))
    assert "Session without a date" in few
    assert "Mia: no baseline, for the settling phase held too few usable seconds." in few
    assert "needs" in few
    bare = text(session_page(made(beats("A", 150), Header({"A": "Mia"}, bare=True))))
    assert "gaps cannot be seen" in bare
    assert "a series of RR intervals exported by other software" in bare


def test_two_who_were_never_measured_at_once() -> None:
    late = [msg for msg in beats("B", 400) if msg.t > 300]
    words = text(session_page(made([*beats("A", 200), *late, Tick(400.0)], Header({"A": "Mia", "B": "Jon"}))))
    assert "Moving together: not enough data" in words
    assert "Not known: this needs a baseline of both." in words


def test_an_irregular_rhythm_comes_first() -> None:
    rr = [500 + 977 * n % 700 for n in range(400)]
    ends = [sum(rr[: n + 1]) / 1024 for n in range(len(rr))]
    events: list[AnyEvent] = [Packet(t, "A", (n,)) for t, n in zip(ends, rr, strict=True)]
    words = text(session_page(made(events)))
    assert words.index("too irregular for variability") < words.index("Quality")


def test_a_recording_of_hours_stays_small() -> None:
    page = session_page(made(beats("A", 14_400)))
    assert len(page.encode()) < LARGEST
    assert len(files(page)["curves.csv"].splitlines()) <= 2001


def test_a_resonance_assessment_rate_by_rate() -> None:
    page = session_page(recording("resonance_sweep"))
    words = text(page)
    assert "Ada: this heart answered most at 5.5 breaths a minute (largest swing" in words
    assert "Ben: this heart answered most at 5 breaths a minute" in words
    assert "on another day" in words
    assert "6.5 a minute 6.5 pacer 103 5.5" in words
    assert json.loads(files(page)["numbers.json"])["breathing"]["A"]["resonance"]["best"] == 5.5


def test_other_sessions_show_the_breath_and_no_resonance() -> None:
    words = text(session_page(recording("coupled")))
    assert "Breath phase breaths a minute known from" in words
    assert "Resonance" not in words.split("Methods")[0]
    assert "Together 6.0 pacer" in words


def test_dampened_is_what_people_read_and_withdrawn_is_the_key() -> None:
    page = session_page(recording("rupture_and_repair"))
    assert "dampened: heart rate not up, variability down" in text(page)
    assert "withdrawn" not in text(page)
    assert "withdrawn" in files(page)["curves.csv"]
    assert "withdrawn" in json.loads(files(page)["numbers.json"])["relating"]["people"]["A"]["states"]


@pytest.fixture(scope="module")
def three() -> str:
    events = [event for who, rr in (("A", 900), ("B", 800), ("C", 850)) for event in beats(who, 400, rr)]
    phases = [Phase(0.0, "Settle", 120.0), Phase(120.0, "Talk")]
    marks = [Mark(200.0, "rupture")]
    return session_page(made([*events, *phases, *marks, Tick(400.0)], Header({"A": "Mia", "B": "Jon", "C": "Kim"})))


def test_three_people_and_every_two_of_them(three: str) -> None:
    assert asks_nobody(three)
    words = text(three)
    assert "● Mia and ◆ Jon and ▲ Kim" in words
    for pair in ("Mia and Jon", "Mia and Kim", "Jon and Kim"):
        assert f"{pair}: Both of you were settled for" in words
        assert f"{pair}: Moving together" in words
        assert f"{pair}: A rupture was marked at 3:20" in words
    assert words.count("back after Jon back after") == 1
    assert "●◆ both settled ●▲ both settled ◆▲ both settled" in words
    numbers = json.loads(files(three)["numbers.json"])
    assert list(numbers["people"]) == ["A", "B", "C"]
    assert list(numbers["pairs"]) == ["A+B", "A+C", "B+C"]
    assert numbers["pair"] is None
    assert "state_C" in files(three)["curves.csv"].splitlines()[0]


def test_the_artefacts_drawn_are_those_counted() -> None:
    page = session_page(recording("ugly"))
    people = json.loads(files(page)["numbers.json"])["people"].values()
    assert page.count('<rect class="artefact"') == sum(one["artefacts"] for one in people) > 0


def test_very_many_artefacts_are_drawn_as_few() -> None:
    rr = [400 + 977 * n % 900 for n in range(6000)]
    ends = [sum(rr[: n + 1]) / 1024 for n in range(len(rr))]
    page = session_page(made([Packet(t, "A", (n,)) for t, n in zip(ends, rr, strict=True)]))
    assert 0 < page.count('<rect class="artefact"') <= 1001


def test_the_methods_say_what_was_not_measured_as_a_whole() -> None:
    short, long, alone = (
        words.methods("1", "", seconds, people, False) for seconds, people in ((3600, 2), (15_000, 2), (15_000, 1))
    )
    assert "ten minutes of every hour, without angles" in long
    assert "ten minutes" not in short + alone
