"""Native -> each writer -> reader: beats equal to the format's resolution, gaps and marks kept where it holds them."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from hrvsync.analysis.chain import rebuild
from hrvsync.beats import gaps
from hrvsync.events import AnyEvent, Battery, Link, Mark, Packet, Phase, Strap, Tick, Wave
from hrvsync.storage.formats import WRITABLE, Format, read, write
from hrvsync.storage.recording import FileError, Header, Recording

MARKS = [Mark(20.0, "rupture", "we talked, at last", "A"), Mark(31.5, "note", "a “quiet”\nminute")]


class Holds(msgspec.Struct, frozen=True):
    """What a format keeps: RR to `rr_ms` (ms), gaps, marks, their seats and whole texts, ECG samples."""

    rr_ms: float = 0.0
    gaps: bool = True
    marks: bool = True
    seat: bool = True


HOLDS = {
    "hrvsync recording": Holds(),
    "RR text": Holds(0.0, gaps=False, marks=False),
    "CSV of beats": Holds(),
    "EDF+": Holds(),
    "XDF": Holds(gaps=False),
    "Parquet": Holds(),
    "BIDS folder": Holds(seat=False),
}


def session(people: str, seed: int, per_second: int = 1024, seconds: float = 60.0) -> list[AnyEvent]:
    """Two straps for a minute with a gap of ten seconds in A, an ectopic beat, marks, ECG, and all other events."""
    rng = np.random.default_rng(seed)
    events: list[AnyEvent] = [*MARKS, Phase(1.0, "Settle", 30.0), Tick(seconds), Battery(3.0, "A", 80)]
    for who in people:
        events += [Strap(0.0, who, "H10"), Link(0.0, who, "live")]
        t = 0.35
        while t < seconds:
            n = int(per_second * rng.uniform(0.6, 1.2))
            t += n / per_second
            if who == "A" and 25 < t < 35:
                events.append(Link(t, who, "lost"))
                t = 35.0
                continue
            events.append(Packet(t, who, (n,), 70, True, per_second))
        samples = tuple(int(x) for x in rng.integers(-900, 900, 65))
        events += [Wave(5.0 + k / 2, who, "ecg", 130.0, int((900 + k / 2) * 1e9), samples) for k in range(4)]
        events.append(Wave(8.0, who, "acc", 50.0, 10**12, (1, 2, 1000, 4, 5, 990)))
    return sorted(events, key=lambda event: event.t)


def recording(events: list[AnyEvent], people: str) -> Recording:
    created = "2026-01-02T03:04:05.250000+01:00"
    header = Header({who: f"P{who}" for who in people}, "test", created, "CET", "hrvsync")
    return Recording(header, lambda: iter(events))


def seats_read(out: Path, people: str) -> dict[str, list[AnyEvent]]:
    """Each person's events as they come back, from one file or from one file a person."""
    if out.suffix == ".txt" and len(people) > 1:
        return {who: list(read(out.with_stem(f"{out.stem}-{who}")).events()) for who in people}
    path = out.with_name(f"{out.stem}.beats.csv") if out.suffix == ".csv" else out
    events = list(read(path).events())
    return {who: [e for e in events if getattr(e, "who", who) in {who, None}] for who in people}


def intervals(events: list[AnyEvent]) -> list[float]:
    return [n * 1000 / e.per_second for e in events if isinstance(e, Packet) for n in e.rr]


@pytest.mark.parametrize("people", ["A", "AB"])
@pytest.mark.parametrize("form", WRITABLE, ids=lambda w: w.name)
def test_beats_gaps_and_marks_come_back(tmp_path: Path, form: Format, people: str) -> None:
    events = session(people, 1)
    given_ = recording(events, people)
    beats = rebuild(events)
    out = tmp_path / f"out{form.suffix}"
    unsupported = write(out, given_, beats)
    assert bool(unsupported) == (form.suffix != ".jsonl")
    assert len(unsupported) == len(set(unsupported))
    assert sum("cannot hold" in sentence for sentence in unsupported) == (form.suffix != ".jsonl")
    back = seats_read(out, people)
    holds = HOLDS[form.name]
    for who in people:
        again = rebuild(back[who])
        mine = again[who] if who in again else again["A"]
        np.testing.assert_array_equal(mine.rr_ms, beats[who].rr_ms)
        if holds.gaps:
            assert [pytest.approx(g, abs=0.25) for g in zip(*gaps(beats[who]), strict=True)] == list(
                zip(*gaps(mine), strict=True)
            )
            np.testing.assert_allclose(mine.t, beats[who].t, atol=0.3)
        if holds.marks:
            marks = [m for m in back[who] if isinstance(m, Mark) and m.kind != "phase"]
            wanted = [m for m in MARKS if m.who in {who, None}]
            assert [(m.kind, pytest.approx(m.t, abs=1e-5)) for m in marks] == [(m.kind, m.t) for m in wanted]
            assert [" ".join(m.text.split()) for m in marks] == [" ".join(m.text.split()) for m in wanted]
            if holds.seat:
                assert [m.who for m in marks] == [m.who for m in wanted]


@pytest.mark.parametrize("form", WRITABLE, ids=lambda w: w.name)
def test_an_empty_session_is_written_too(tmp_path: Path, form: Format) -> None:
    assert not write(tmp_path / f"out{form.suffix}", recording([Tick(1.0)], "A"), {})


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(seed=st.integers(0, 10**6), per_second=st.sampled_from((1000, 1024, 10_000)))
@pytest.mark.parametrize("form", WRITABLE, ids=lambda w: w.name)
def test_any_beats_come_back_exactly(tmp_path: Path, form: Format, seed: int, per_second: int) -> None:
    events = session("A", seed, per_second, 40.0)
    out = tmp_path / f"out-{seed}-{per_second}{form.suffix}"
    if not out.exists():
        write(out, recording(events, "A"), rebuild(events))
    assert intervals(seats_read(out, "A")["A"]) == intervals(events)


def test_native_is_equal_event_for_event(tmp_path: Path) -> None:
    events = session("AB", 3)
    out = tmp_path / "x.jsonl"
    assert write(out, recording(events, "AB"), {}) == ()
    again = read(out)
    assert list(again.events()) == events
    assert again.header.people == {"A": "PA", "B": "PB"}


def test_the_suffix_chooses_the_format(tmp_path: Path) -> None:
    given_ = recording(session("A", 1), "A")
    write(tmp_path / "x.EDF", given_, {})
    assert (tmp_path / "x.EDF").read_bytes().startswith(b"0       ")
    with pytest.raises(FileError, match=r"x\.pdf: hrvsync does not write this format; it writes \.jsonl"):
        write(tmp_path / "x.pdf", given_, {})
