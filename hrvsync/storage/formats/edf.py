"""EDF+ and BDF+: beats and marks are annotations, or beats are to be found in a channel; ours has both.

EDF: https://www.edfplus.info/specs/edfplus.html; BDF: https://www.biosemi.com/faq/file_format.htm. A Bittium Faros
writes plain EDF with a channel ECG (https://www.bittium.com/medical/bittium-faros).
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from hrvsync.beats import Beats
from hrvsync.events import AnyEvent, Wave
from hrvsync.storage.formats.reading import (
    LONGEST_RR_MS,
    Floats,
    FormatError,
    Message,
    Recording,
    Signal,
    check_rows,
    content,
    imported,
    library,
    merged,
    parsing,
    require,
    unbroken,
)
from hrvsync.storage.formats.signals import LEAST_RATE, MOST_RATE, kind_of, seat_of, waves
from hrvsync.storage.formats.writing import even_ibi, mark_text, marks, parse_mark, replacing, unsupported

BEAT_OR_GAP = re.compile(r"(?:(gap)|QRS|R|N|beat|r-?peak)(?: ([AB]))?", re.IGNORECASE)
BDF = b"\xffBIOSEMI"
IBI_RATE = 4.0
SHORTEST_GAP = 0.001
IBI_MS = (0.0, 6553.5)
ECG_UV = (-32768.0, 32767.0)
LARGEST = 1e12
"""No amplifier puts out more, in any unit."""
ORIGIN = "session starts"

type Annotation = tuple[float, float | None, str]
"""Onset (s), length (s) and text."""


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file begins like an EDF or BDF file."""
    return start.startswith((b"0       ", BDF)) and len(start) >= 256 and start[184:192].strip().isdigit()


def read(path: Path) -> Recording:
    """Read beats (annotations `QRS` and the like), marks, and the channels in which beats can be found.

    An interval is the time between two beats; none is made across an annotation `gap`. The ECG comes along as it was
    recorded, unless it is very long.
    """
    channels, annotations, started = _parse(content(path))
    zero = min((onset for onset, text, _ in annotations if text == ORIGIN), default=0.0)
    beats: dict[str, list[tuple[float, bool]]] = {}
    marks: list[AnyEvent] = []
    for onset, text, lasts in annotations:
        if found := BEAT_OR_GAP.fullmatch(text):
            beats.setdefault(found[2] or "A", []).append((onset - zero, bool(found[1])))
        elif text not in {"", ORIGIN}:
            mark = parse_mark(max(0.0, onset - zero), text)
            marks.append(replace(mark, seconds=float(lasts)) if lasts else mark)
    intervals = [_intervals(sorted(times), who) for who, times in beats.items()]
    with parsing("EDF"):
        signals = [one for channel in channels if (one := _channel(channel, -zero)) is not None]
        labels = ", ".join(f"{one.label} ({one.sampling_frequency:g} Hz)" for one in channels)
    require(
        any(intervals) or signals,
        Message(
            "it has no beat annotations, and no channel is quick enough for beats: {signals}",
            signals=labels[:120] or Message("none"),
        ),
        Message("export it with its ECG at 64 samples a second or more"),
    )
    with parsing("EDF"):
        drawn = waves(signals) if any(intervals) else []
    return imported(path, merged(*intervals, marks, drawn), "EDF+", started, signals=signals)


def _parse(data: bytes) -> tuple[list[Any], list[tuple[float, str, float | None]], str]:
    """Return the signals, the annotations and the start of a file."""
    edfio, started = library("edfio"), ""
    check_rows(data.count(b"\x14\x00"))  # each annotation ends so
    require(
        data[192:197] not in {b"EDF+D", b"BDF+D"},
        Message("its recording was interrupted, and its parts do not follow one another (EDF+D)"),
        Message("export each part as a file of its own"),
    )
    with parsing("EDF"):
        file = (edfio.read_bdf if data.startswith(BDF) else edfio.read_edf)(data)
        annotations = [(float(a.onset), str(a.text), a.duration) for a in file.annotations]
        with suppress(ValueError):  # an anonymised file has no date
            started = file.startdatetime.isoformat()
        return list(file.signals), annotations, started


def _channel(signal: Any, t: float) -> Signal | None:
    """Return a signal of the file as a channel, None for one too slow for beats."""
    name, rate = str(signal.label).strip(), float(signal.sampling_frequency)
    kind = kind_of(name)
    if not LEAST_RATE[kind] <= rate <= MOST_RATE:
        return None
    digital = signal.digital
    unit = str(signal.physical_dimension)
    limits = (signal.physical_min, signal.physical_max, signal.digital_min, signal.digital_max)
    low, high, first, last = map(float, limits)

    gain = (high - low) / (last - first) if last != first else 1.0
    if not max(abs(low), abs(high), abs(gain)) < LARGEST:
        raise FormatError(Message("the limits of {name} cannot be", name=name))

    def load() -> NDArray[np.floating[Any]]:
        return (digital.astype(np.float32) - np.float32(first)) * np.float32(gain) + np.float32(low)

    return Signal(name, kind, rate, len(digital), load, unit, t, seat_of(name))


def _intervals(times: Sequence[tuple[float, bool]], who: str) -> list[AnyEvent]:
    """Return the intervals between beats; `times` (s) are those of beats and, where True, of gaps."""
    t = np.array([at for at, _ in times])
    is_gap = np.array([gap for _, gap in times])
    whole = ~is_gap[1:] & ~is_gap[:-1] & (np.diff(t) <= LONGEST_RR_MS / 1000)
    rr_ms = np.round(np.diff(t)[whole] * 1000, 4)  # our onsets have seven decimals
    tenths = np.round(rr_ms, 1)
    if np.allclose(rr_ms, tenths, 0, 0.001):
        rr_ms = tenths
    return unbroken(t[1:][whole], rr_ms, np.cumsum(~whole)[whole], who)


class _Run(NamedTuple):
    """Beats without a gap: where the first interval starts and where each one ends (s of the session)."""

    start: float
    ends: Floats


def write(path: Path, recording: Recording, beats: Mapping[str, Beats]) -> tuple[str, ...]:
    """Write the recording as EDF+C; return what it cannot hold.

    Within a run the beats stand exactly one RR interval apart. Where the first interval begins before the session does,
    the file begins up to some seconds earlier and the annotation `session starts` marks t = 0.
    """
    edfio = library("edfio")
    events = list(recording.events())
    people = {who: list(_runs(series)) for who, series in beats.items() if len(series)}
    waves = [event for event in events if isinstance(event, Wave) and event.kind == "ecg"]
    ecg = {who: [wave for wave in waves if wave.who == who] for who in people}
    begun = _wall_clock(recording.header.created)
    early, seconds = _span([e.t for e in events], list(people.values()), begun)
    annotations = _annotations(people) + [(mark.t, mark.seconds, mark_text(mark)) for mark in marks(events)]
    signals = [
        signal
        for who, waves in ecg.items()
        for signal in _signals(beats[who], waves, _tag(who, people), seconds, -early)
    ]
    file = edfio.Edf(
        signals or [_signal(np.zeros(int(seconds * IBI_RATE)), IBI_RATE, "IBI", "ms", IBI_MS)],
        recording=edfio.Recording(startdate=begun and begun.date(), equipment_code="hrvsync"),
        starttime=begun and (begun - timedelta(seconds=early)).time(),
        data_record_duration=1.0,
        annotations=[edfio.EdfAnnotation(round(early + t, 7), length, text) for t, length, text in annotations],
    )
    with replacing(path) as part:
        file.write(part)
    return unsupported("EDF+", events, {"marks", "ECG"}) + _odd_rates(ecg)


def _odd_rates(ecg: dict[str, list[Wave]]) -> tuple[str, ...]:
    """Return a sentence about each ECG that EDF cannot hold."""
    rates = [waves[0].rate for waves in ecg.values() if waves and waves[0].rate % 1]
    return tuple(Message("EDF needs whole samples per second: ECG at {n:g} Hz was left out.", n=rate) for rate in rates)


def _tag(who: str, people: Collection[str]) -> str:
    return f" {who}" if len(people) > 1 else ""


def _span(times: list[float], people: list[list[_Run]], begun: datetime | None) -> tuple[float, float]:
    """Return how early (s) the file begins, at a whole second of the wall clock, and its length in whole seconds."""
    early = float(np.ceil(max([0.0, *(-runs[0].start for runs in people)]))) + (begun.microsecond / 1e6 if begun else 0)
    last = max([0.0, *times, *(float(runs[-1].ends[-1]) for runs in people)])
    return early, float(np.ceil(early + last)) + 1.0


def _runs(series: Beats) -> Iterator[_Run]:
    """Place the beats of each run exactly one interval apart, on average where the session clock has them."""
    free = -np.inf
    for number in np.unique(series.run):
        chosen = series.run == number
        chain = np.cumsum(series.rr_ms[chosen]) / 1000
        start = max(free, float(np.median(series.t[chosen] - chain)))
        yield _Run(start, start + chain)
        free = start + float(chain[-1]) + SHORTEST_GAP


def _annotations(people: dict[str, list[_Run]]) -> list[Annotation]:
    """Return the start of the session, every beat, and the gaps between the runs."""
    annotations: list[Annotation] = [(0.0, None, ORIGIN)]
    for who, runs in people.items():
        tag = _tag(who, people)
        annotations += [(t, None, f"QRS{tag}") for run in runs for t in (run.start, *run.ends.tolist())]
        gaps = ((float(run.ends[-1]), after.start) for run, after in pairwise(runs))
        annotations += [(lost, round(found - lost, 7), f"gap{tag}") for lost, found in gaps]
    return annotations


def _signals(beats: Beats, ecg: Sequence[Wave], tag: str, seconds: float, start: float) -> Iterator[Any]:
    """Yield the signals of one person."""
    yield _signal(even_ibi(beats, IBI_RATE, seconds, start), IBI_RATE, f"IBI{tag}", "ms", IBI_MS)
    if ecg and not ecg[0].rate % 1:
        yield _signal(even_ecg(ecg, seconds, start), ecg[0].rate, f"ECG{tag}", "uV", ECG_UV)


def even_ecg(waves: Sequence[Wave], seconds: float, start: float = 0.0) -> Floats:
    """Return the samples of one ECG on an even grid for `seconds` from `start` (s) on, NaN where none arrived.

    Blocks are placed by the strap's own clock, held against the earliest arrival.
    """
    rate = waves[0].rate
    even = np.full(int(seconds * rate), np.nan)
    offset = min(wave.t - wave.device_ns / 1e9 for wave in waves)
    for wave in waves:
        after = round((wave.device_ns / 1e9 + offset - start) * rate) + 1
        first = after - len(wave.samples)
        if after >= 0 and first < even.size:
            even[max(0, first) : after] = wave.samples[max(0, -first) :][: max(0, even.size - max(0, first))]
    return even


def _signal(data: Floats, rate: float, label: str, unit: str, limits: tuple[float, float]) -> Any:
    """Return a signal with 0 where nothing is known."""
    return library("edfio").EdfSignal(
        np.clip(np.nan_to_num(data), *limits), rate, label=label, physical_dimension=unit, physical_range=limits
    )


def _wall_clock(created: str) -> datetime | None:
    try:
        return datetime.fromisoformat(created)
    except ValueError:
        return None
