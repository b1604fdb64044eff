"""EDF+C: an even IBI of 4 Hz and the ECG as signals, every beat, gap and mark as an annotation."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from hrvsync.events import AnyEvent, Mark, Phase, Wave
from hrvsync.i18n import Message
from hrvsync.storage.atomic import replacing
from hrvsync.storage.formats.extra import library
from hrvsync.storage.formats.foreign import LONGEST_RR_MS, Floats, Foreign, FormatError, merged, unbroken
from hrvsync.storage.formats.left_out import left_out
from hrvsync.storage.formats.marks import heard, said
from hrvsync.storage.formats.series import Series, even_ibi, even_wave
from hrvsync.storage.formats.text import content
from hrvsync.storage.recording import Recording

BEAT = re.compile(r"(?:QRS|R|N|beat|r-?peak)(?: ([AB]))?", re.IGNORECASE)
GAP = re.compile(r"gap(?: ([AB]))?")
IBI_RATE = 4.0
SHORTEST_GAP = 0.001
IBI_RANGE_MS = (0.0, 6553.5)
ECG_RANGE_UV = (-32768.0, 32767.0)
ORIGIN = "session starts"


def sniff(start: bytes, path: Path) -> bool:
    """Tell whether a file begins like an EDF file."""
    return start.startswith(b"0       ") and len(start) >= 256 and start[184:192].strip().isdigit()


def read(path: Path) -> Foreign:
    """Read the annotations of an EDF+ file: beats (`QRS` and the like) and marks.

    An interval is the time between two beats; none is made across an annotation `gap`. Signals are not read.
    """
    data = content(path)
    edfio = library("edfio")
    try:
        file = edfio.read_edf(BytesIO(data))
        annotations = [(float(a.onset), str(a.text)) for a in file.annotations]
        labels = [str(signal.label) for signal in file.signals]
        started = _started(file)
    except Exception as error:  # a damaged file fails anywhere inside the library
        raise FormatError(
            Message("the EDF file is damaged ({kind}: {error})", kind=type(error).__name__, error=str(error)[:80])
        ) from error
    zero = min((onset for onset, text in annotations if text == ORIGIN), default=0.0)
    beats: dict[str, list[tuple[float, bool]]] = {}
    marks: list[AnyEvent] = []
    for onset, text in annotations:
        if found := BEAT.fullmatch(text):
            beats.setdefault(found[1] or "A", []).append((onset - zero, True))
        elif found := GAP.fullmatch(text):
            beats.setdefault(found[1] or "A", []).append((onset - zero, False))
        elif text not in {"", ORIGIN}:
            marks.append(heard(max(0.0, onset - zero), text))
    parts = [_intervals(sorted(times, key=lambda beat: (beat[0], not beat[1])), who) for who, times in beats.items()]
    if not any(parts):
        signals = ", ".join(labels)[:80] or Message("none")
        what = Message("it has no beat annotations; its signals are {signals}", signals=signals)
        raise FormatError(what, Message("detect the beats of its ECG with another program first"))
    return Foreign(merged(*parts, marks), "EDF+", started)


def _intervals(times: list[tuple[float, bool]], who: str) -> list[AnyEvent]:
    ends: list[float] = []
    rr: list[float] = []
    run: list[int] = []
    broken = 0
    for (before, was_beat), (at, is_beat) in pairwise(times):
        if was_beat and is_beat and at - before <= LONGEST_RR_MS / 1000:
            ends.append(at)
            rr.append(at - before)
            run.append(broken)
        else:
            broken += 1
    rr_ms = np.round(np.array(rr) * 1000, 4)  # our onsets have seven decimals
    tenths = np.round(rr_ms, 1)
    return unbroken(
        np.array(ends), tenths if np.allclose(rr_ms, tenths, 0, 0.001) else rr_ms, np.array(run, np.int64), who
    )


def _started(file: Any) -> str:
    try:
        return file.startdatetime.isoformat()
    except ValueError:  # an anonymised file has no date
        return ""


def write(path: Path, recording: Recording, beats: Mapping[str, Series]) -> tuple[str, ...]:
    """Write the recording as EDF+C; return what it cannot hold.

    Within a run the beats stand exactly one RR interval apart. Where the first interval begins before the session does,
    the file begins up to some seconds earlier and the annotation `session starts` marks t = 0.
    """
    edfio = library("edfio")
    events = list(recording.events())
    people = {who: _runs(series) for who, series in beats.items() if series.t.size}
    begun = _wall_clock(recording.header.created)
    first = min((runs[0].start for runs in people.values()), default=0.0)
    early = float(np.ceil(max(0.0, -first)))
    if begun:
        early += begun.microsecond / 1e6
    last = max([0.0, *(e.t for e in events), *(float(runs[-1].ends[-1]) for runs in people.values())])
    seconds = float(np.ceil(early + last)) + 1.0
    annotations = [edfio.EdfAnnotation(early, None, ORIGIN)]
    signals: list[Any] = []
    notes = list(left_out("EDF+", events, {"marks", "ECG"}))
    for who, runs in people.items():
        tag = f" {who}" if len(people) > 1 else ""
        annotations += [
            edfio.EdfAnnotation(round(early + t, 7), None, f"QRS{tag}")
            for run in runs
            for t in [run.start, *run.ends.tolist()]
        ]
        annotations += [
            edfio.EdfAnnotation(round(early + float(a.ends[-1]), 7), round(b.start - float(a.ends[-1]), 7), f"gap{tag}")
            for a, b in pairwise(runs)
        ]
        ibi = np.nan_to_num(even_ibi(beats[who], IBI_RATE, seconds - early), nan=0.0)
        ibi = np.concatenate([np.zeros(int(seconds * IBI_RATE) - ibi.size), ibi])
        signals.append(_signal(edfio, ibi, IBI_RATE, f"IBI{tag}", "ms", IBI_RANGE_MS))
        waves = [e for e in events if isinstance(e, Wave) and e.who == who and e.kind == "ecg"]
        if waves and waves[0].rate == round(waves[0].rate):
            rate = waves[0].rate
            ecg = np.nan_to_num(even_wave(waves, rate, seconds, early), nan=0.0)
            signals.append(_signal(edfio, ecg, rate, f"ECG{tag}", "uV", ECG_RANGE_UV))
        elif waves:
            notes.append(Message("EDF needs whole samples per second: ECG at {n:g} Hz was left out.", n=waves[0].rate))
    annotations += [edfio.EdfAnnotation(early + e.t, None, said(e)) for e in events if isinstance(e, Mark | Phase)]
    file = edfio.Edf(
        signals or [_signal(edfio, np.zeros(int(seconds * IBI_RATE)), IBI_RATE, "IBI", "ms", IBI_RANGE_MS)],
        recording=edfio.Recording(startdate=begun.date() if begun else None, equipment_code="hrvsync"),
        starttime=(begun - timedelta(seconds=early)).time() if begun else None,
        data_record_duration=1.0,
        annotations=annotations,
    )
    with replacing(path) as part:
        file.write(part)
    return tuple(notes)


class _Run(NamedTuple):
    start: float
    ends: Floats


def _runs(series: Series) -> list[_Run]:
    """Place the beats of each run exactly one interval apart, on average where the session clock has them."""
    runs: list[_Run] = []
    free = -np.inf
    for number in np.unique(series.run):
        chosen = series.run == number
        chain = np.cumsum(series.rr_ms[chosen]) / 1000
        start = max(free, float(np.median(series.t[chosen] - chain)))
        runs.append(_Run(start, start + chain))
        free = start + float(chain[-1]) + SHORTEST_GAP
    return runs


def _signal(edfio: Any, data: Floats, rate: float, label: str, unit: str, limits: tuple[float, float]) -> Any:
    held = np.clip(data, *limits)
    return edfio.EdfSignal(held, rate, label=label, physical_dimension=unit, physical_range=limits)


def _wall_clock(created: str) -> datetime | None:
    try:
        return datetime.fromisoformat(created)
    except ValueError:
        return None
