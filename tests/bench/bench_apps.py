"""One file from each of many apps, all of one heart: date, gaps and RMSSD as they come back.

`python tests/bench/bench_apps.py`. Every file is written as that app lays it out, from the same beats: six minutes with
20 s lost in the middle (two runs, where the layout has times), begun at 03:04:05 in Berlin on 2 January 2026.
"""

import gzip
import json
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from math import isnan
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.drawn_ecg import drawn
from support.drawn_pulse import drawn_pulse
from support.made_edf import edf
from support.made_fit import HRV, RECORD, fit
from support.made_health import HEAD, TAIL, record

from hrvsync.analysis.session import analyse, session_data
from hrvsync.opening import open_file

START = datetime.fromisoformat("2026-01-02T03:04:05+01:00")
LOCAL = START.replace(tzinfo=None)
RNG = np.random.default_rng(7)
RR = np.rint(880 + 45 * np.sin(np.arange(400) * 0.6) + 25 * RNG.standard_normal(400)).astype(int)
LOST = 200
T = np.cumsum(RR) / 1000 + 20.0 * (np.arange(RR.size) >= LOST)
AT = np.concatenate([[0.0], T[:LOST], [T[LOST] - RR[LOST] / 1000], T[LOST:]])
WAY = float(np.sqrt(np.mean(np.r_[np.diff(RR[:LOST]), np.diff(RR[LOST:])].astype(float) ** 2)))
JOINED = float(np.sqrt(np.mean(np.diff(RR.astype(float)) ** 2)))


class App(NamedTuple):
    """A file of an app: `date` it tells (ISO, "" for none), whether it tells the gap, and how far RMSSD may be off."""

    name: str
    make: Callable[[Path], Path]
    date: str
    gap: bool = True
    off: float = 0.1


def text(name: str, head: str, line: Callable[[float, int], str]) -> Callable[[Path], Path]:
    """Make a text file with one line a beat, of its time (s from the start) and interval (ms)."""

    def make(folder: Path) -> Path:
        file = folder / name
        rows = zip(T.tolist(), RR.tolist(), strict=True)
        file.write_text(head + "".join(line(t, rr) for t, rr in rows), encoding="utf-8")
        return file

    return make


def clock(t: float) -> str:
    """A local time as ISO 8601."""
    return (LOCAL + timedelta(seconds=t)).isoformat(timespec="milliseconds")


def epoch(t: float) -> float:
    """Seconds since 1970."""
    return START.timestamp() + t


def garmin(folder: Path) -> Path:
    """An activity with a record a second beside the `hrv` messages."""
    messages: list[tuple[int, str, tuple[int, ...]]] = []
    zero, second = 866_218_215, 0
    for t, rr in zip(T.tolist(), RR.tolist(), strict=True):
        while second <= t:
            messages.append((RECORD, "at", (zero + second,)))
            second += 1
        messages.append((HRV, "time", (rr, *[0xFFFF] * 4)))
    file = folder / "x.fit"
    file.write_bytes(fit(*messages))
    return file


def faros(folder: Path) -> Path:
    """An ECG of 250 Hz that was off for the 20 s."""
    beats = AT + 1.0
    ecg = drawn(beats, 250, seconds=np.ceil(beats[-1] + 1)) * 1000
    ecg[int((AT[LOST] + 1.5) * 250) : int((AT[LOST + 1] + 0.5) * 250)] = 0
    return edf(folder / "x.edf", ("ECG", ecg, 250, "uV"), ("Accelerometer_X", np.zeros(len(ecg) // 10), 25, "mg"))


def bvp(folder: Path) -> Path:
    """A pulse wave of 64 Hz that was lost for the 20 s."""
    wave = drawn_pulse(AT, 64, seconds=np.ceil(AT[-1] + 1), noise=0.002)
    wave[int((AT[LOST] + 0.7) * 64) : int((AT[LOST + 1] - 0.2) * 64)] = 0
    file = folder / "BVP.csv"
    file.write_text(f"{epoch(0):.6f}\n64.000000\n" + "".join(f"{x * 100:.4f}\n" for x in wave))
    return file


def apple(folder: Path) -> Path:
    """The records of beats of the Health app, to 1/100 s, on either side of what was lost."""
    file = folder / "export.xml"
    parts = [record("2026-01-02 03:04:05 +0100", (RR[:LOST] / 1000).tolist(), "comma", later=0.0)]
    after = START + timedelta(seconds=int(AT[LOST + 1]))
    parts.append(
        record(f"{after:%Y-%m-%d %H:%M:%S} +0100", (RR[LOST:] / 1000).tolist(), "comma", later=AT[LOST + 1] % 1)
    )
    file.write_text(HEAD + "".join(parts) + TAIL)
    return file


def suunto(folder: Path) -> Path:
    """The samples of the Suunto app, each with the intervals that had come."""
    samples = [
        {
            "TimeISO8601": (START + timedelta(seconds=t)).isoformat(timespec="milliseconds"),
            "Attributes": {"suunto/sml": {"R-R": {"Data": [rr]}}},
        }
        for t, rr in zip(T.tolist(), RR.tolist(), strict=True)
    ]
    file = folder / "x.json"
    file.write_text(json.dumps({"Samples": samples}))
    return file


def movesense(folder: Path) -> Path:
    """A stream of heart rates of Movesense Showcase."""
    file = folder / "20260102T020405Z_123456_heartRate_stream.json"
    file.write_text(json.dumps({"data": [{"heartRate": {"average": 68, "rrData": [rr]}} for rr in RR.tolist()]}))
    return file


def bids(folder: Path) -> Path:
    """A cardiac channel (ECG, 200 Hz) of a physio file."""
    ecg = drawn(AT + 1.0, 200, seconds=np.ceil(AT[-1] + 2))
    ecg[int((AT[LOST] + 1.5) * 200) : int((AT[LOST + 1] + 0.5) * 200)] = 0
    file = folder / "sub-01_task-rest_physio.tsv.gz"
    file.write_bytes(gzip.compress("".join(f"{x:.4f}\n" for x in ecg).encode()))
    about = {"SamplingFrequency": 200, "StartTime": 0, "Columns": ["cardiac"], "cardiac": {"Description": "ECG"}}
    file.with_name("sub-01_task-rest_physio.json").write_text(json.dumps(about))
    return file


IN_UTC = "2026-01-02T02:04:05"
KUBIOS = (
    "Kubios HRV 3.1\nHRV ANALYSIS RESULTS\nMeasurement date: 02-Jan-2026 03:04:05\n"
    "RR INTERVAL DATA and SPECTRUM ESTIMATES\n"
)


def german(t: float, rr: int) -> str:
    """A line of a German table: day; time with a comma; interval."""
    at = LOCAL + timedelta(seconds=t)
    return f"{at:%d.%m.%Y;%H:%M:%S},{at.microsecond // 1000:03d};{rr}\n"


def logged(t: float, rr: int) -> str:
    """A line of HRV Logger and of FatMaxxer."""
    return f"{epoch(t) * 1000:.0f},{rr},{t * 1000:.0f}\n"


def reported(t: float, rr: int) -> str:
    """A line of a Kubios report."""
    return f"  , {t:.3f}, {rr / 1000:.3f}, 1,\n"


HERE = clock(0)[:19]
APPS = (
    App("Elite HRV", text("2026-01-02 03-04-05.txt", "", lambda t, rr: f"{rr}\n"), HERE, gap=False),
    App("HRV Logger", text("x.csv", "timestamp, rr, since_start \n", logged), IN_UTC),
    App(
        "Polar Sensor Logger",
        text("x.txt", "Phone timestamp;RR-interval [ms]\n", lambda t, rr: f"{clock(t)};{rr}\n"),
        HERE,
    ),
    App("Polar Flow", text("x.txt", "", lambda t, rr: f"{t:.3f} {rr / 1000:.3f}\n"), ""),
    App("Kubios report", text("x.txt", KUBIOS, reported), HERE, gap=False),
    App("FatMaxxer", text("x.rr.csv", "timestamp,rr,since_start\n\n", logged), IN_UTC),
    App("OpenHRV", text("x.csv", "event,value,timestamp\n", lambda t, rr: f"IBI,{rr},{clock(t)}\n"), HERE),
    App(
        "Empatica E4 IBI",
        text("IBI.csv", f"{epoch(0):.6f}, IBI\n", lambda t, rr: f"{t:.6f},{rr / 1000:.6f}\n"),
        IN_UTC,
    ),
    App("Empatica E4 BVP", bvp, IN_UTC, off=2.5),
    App("Garmin FIT", garmin, "2017-06-12T16:10:15"),
    App("Apple Health", apple, HERE, off=1.5),
    App("Suunto app", suunto, HERE),
    App("Movesense Showcase", movesense, IN_UTC, gap=False),
    App("Bittium Faros", faros, "", off=0.5),
    App("BIDS physio", bids, "", off=0.5),
    App("German Excel", text("x.csv", "Datum;Uhrzeit;RR [ms]\n", german), HERE),
)


def measured(app: App, folder: Path) -> tuple[str, int, float, float]:
    """Return the date, the gaps, their length (s) and RMSSD (ms) of a file as it is read."""
    recording = open_file(app.make(folder))
    header = recording.header
    measures = analyse(session_data(recording.events(), header.people, bare=header.bare)).people["A"].measures
    return header.created[:19], measures.gaps, measures.gap_seconds, measures.metrics["rmssd_ms"]


def right(app: App, date: str, gaps: int, lost: float, rmssd: float) -> bool:
    """Whether everything came back; of what has no times the gap cannot be seen."""
    near = date == app.date
    if date and app.date:
        near = abs((datetime.fromisoformat(date) - datetime.fromisoformat(app.date)).total_seconds()) <= 1
    expected = JOINED if app.name == "Kubios report" else WAY if app.gap else JOINED
    whole = (gaps == 1 and abs(lost - 20) < 2.5) if app.gap else gaps == 0
    return near and whole and not isnan(rmssd) and abs(rmssd - expected) <= app.off


def main() -> None:
    """Print what came back of each file."""
    print(f"the heart: begun {START.isoformat()}, 1 gap of 20 s, RMSSD {WAY:.1f} ms ({JOINED:.1f} joined over the gap)")
    wrong = 0
    for app in APPS:
        with TemporaryDirectory() as folder:
            found = measured(app, Path(folder))
        good = right(app, *found)
        wrong += not good
        date, gaps, lost, rmssd = found
        shown = f"{app.name:22}{date or 'no date':22}{gaps} gaps, {lost:5.1f} s   RMSSD {rmssd:5.1f}"
        print(f"{shown}   {'right' if good else 'WRONG'}")
    print(f"{len(APPS) - wrong} of {len(APPS)} right")


if __name__ == "__main__":
    main()
