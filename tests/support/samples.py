"""One small sound file of every format that is read, made on the spot."""

import gzip
import json
import math
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np

from hrvsync.analysis.chain import rebuild
from hrvsync.events import AnyEvent, Mark, Packet, Phase, Tick, Wave
from hrvsync.storage.formats import WRITABLE, write
from hrvsync.storage.recording import Header, Recording
from support.drawn_ecg import drawn, regular
from support.drawn_pulse import drawn_pulse
from support.made_edf import edf
from support.made_fit import HR, RAW, RECORD, fit, hrv
from support.made_health import HEAD, TAIL, record
from support.made_xdf import with_channels, xdf

RR_MS = [round(900 + 80 * math.sin(i / 3)) for i in range(120)]
ENDS_MS = [sum(RR_MS[: i + 1]) for i in range(len(RR_MS))]
CLOCK = [f"2026-01-02T03:{end // 60000:02d}:{end % 60000 / 1000:06.3f}" for end in ENDS_MS]
ECG = [round(x, 3) for x in drawn(regular(12.0), 128, seconds=12.0).tolist()]
PULSE = [round(x, 3) for x in drawn_pulse(regular(12.0), 64, seconds=12.0).tolist()]
EPOCH_MS = 1_622_959_867_016


def _session() -> Recording:
    beats = list(zip(RR_MS, ENDS_MS, strict=True))
    events: list[AnyEvent] = [Packet(end / 1000, who, (rr,), per_second=1000) for rr, end in beats for who in "AB"]
    events += [Mark(20.0, "note", "hello"), Phase(1.0, "Settle", 60.0), Tick(120.0)]
    events += [Wave(5.0 + i, "A", "ecg", 130.0, i * 10**9, tuple(range(130))) for i in range(5)]
    events.sort(key=lambda event: event.t)
    return Recording(Header({"A": "", "B": ""}, created="2026-01-02T03:04:05+00:00"), lambda: iter(events))


def _written(name: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        recording = _session()
        out = folder / name
        write(out, recording, rebuild(recording.events()))
        made = sorted(path for path in folder.rglob("*") if path.is_file())
        return next((path for path in made if path.name.endswith(("_events.tsv", ".beats.csv"))), made[0])

    return make


def _text(name: str, text: str) -> Callable[[Path], Path]:
    return _bytes(name, text.encode())


def _bytes(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        file = folder / name
        file.write_bytes(data)
        return file

    return make


def _npy(folder: Path) -> Path:
    np.save(folder / "x.npy", np.array(RR_MS))
    return folder / "x.npy"


def _straplog(folder: Path) -> Path:
    file = folder / "x.sqlite"
    with closing(sqlite3.connect(file)) as base:
        base.execute("CREATE TABLE recording(id INTEGER PRIMARY KEY, started_at_ms, tz_offset_s)")
        base.execute("CREATE TABLE beat(id INTEGER PRIMARY KEY, recording_id, t_end_ms_est, rr_ms, rr_1024)")
        base.execute("CREATE TABLE event(id INTEGER PRIMARY KEY, at_ms, kind, label, note)")
        base.execute(f"INSERT INTO recording VALUES (1, {EPOCH_MS}, 3600)")
        for rr, end in zip(RR_MS, ENDS_MS, strict=True):
            base.execute("INSERT INTO beat VALUES (NULL, 1, ?, ?, ?)", (EPOCH_MS + end, rr, rr))
        base.commit()
    return file


def _unisens(name: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        csv = '<csvFileFormat decimalSeparator="." separator=";"/>'
        entry = f'<valuesEntry id="rr.csv" contentClass="RR" sampleRate="1000" dataType="int32">{csv}</valuesEntry>'
        (folder / "unisens.xml").write_text(f'<?xml version="1.0"?><unisens version="2.0">{entry}</unisens>')
        (folder / "rr.csv").write_text("".join(f"{e};{rr}\n" for rr, e in zip(RR_MS, ENDS_MS, strict=True)))
        return folder / name

    return make


def _wfdb(folder: Path) -> Path:
    (folder / "x.hea").write_text("x 0 1000 0\n")
    (folder / "x.atr").write_bytes(b"".join(struct.pack("<H", 1 << 10 | rr) for rr in RR_MS) + b"\xff\0" * 3)
    return folder / "x.atr"


def _physio(folder: Path) -> Path:
    file = folder / "sub-01_physio.tsv.gz"
    file.write_bytes(gzip.compress("".join(f"{x:.3f}\n" for x in PULSE).encode(), mtime=0))
    (folder / "sub-01_physio.json").write_text('{"SamplingFrequency": 64, "Columns": ["cardiac"]}')
    return file


def _health_zip(folder: Path) -> Path:
    file = folder / "export.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        text = HEAD + record("2024-03-01 07:10:00 +0100", [rr / 1000 for rr in RR_MS]) + TAIL
        archive.writestr("apple_health_export/export.xml", text)
    return file


def _rows(layout: str) -> str:
    rows: list[str] = []
    for rr, end, clock in zip(RR_MS, ENDS_MS, CLOCK, strict=True):
        rows.append(layout.format(rr=rr, s=rr / 1000, end=end, t=end / 1000, epoch=EPOCH_MS + end, clock=clock))
    return "".join(rows)


SAMPLES: dict[str, Callable[[Path], Path]] = {
    **{f"written {form.name}": _written(f"x{form.suffix}") for form in WRITABLE},
    "RR text in s": _text("x.txt", _rows("{s}\r\n")),
    "two columns": _text("x.csv", _rows("{t},{rr}\n")),
    "HRV Logger": _text("x.csv", "timestamp, rr, since_start \n\n" + _rows("{epoch},{rr},{end}\n")),
    "Polar Sensor Logger RR": _text("x.txt", "Phone timestamp;RR-interval [ms]\n" + _rows("{clock};{rr}\n")),
    "Polar Sensor Logger ECG": _text(
        "x.txt",
        "Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]\n" + _rows("{clock};{end}000000;{t};{rr}\n"),
    ),
    "Polar Sensor Logger HR": _text("x.txt", "Phone timestamp;HR [bpm];HRV [ms]\n" + _rows("{clock};66;31\n")),
    "Polar Sensor Logger ACC": _text(
        "x.txt",
        "Phone timestamp;sensor timestamp [ns];X [mg];Y [mg];Z [mg]\n" + _rows("{clock};{end}000000;-{rr};12;{rr}\n"),
    ),
    "Elite HRV": _text("2026-01-02 03-04-05.txt", _rows("{rr}\r\n")),
    "HRV Logger iOS": _text("x_RR_1.csv", "date,rr,since start\n" + _rows("{clock},{rr},{end}\n")),
    "FatMaxxer": _text("x.rr.csv", "timestamp,rr,since_start\n\n" + _rows("{epoch},{rr},{end}\n")),
    "Polar Flow RR": _text("x.txt", _rows("{t} {s}\n")),
    "Hertz & Hearts": _text("x.csv", "event,value,timestamp,elapsed_sec\n" + _rows("IBI,{rr},{clock},{end}\n")),
    "Polar .hrm": _text("x.hrm", "[Params]\r\nVersion=106\r\nInterval=238\r\n[HRData]\r\n" + _rows("{rr}\r\n")),
    "Kubios report": _text(
        "x.txt",
        "HRV ANALYSIS RESULTS\nRR INTERVAL DATA and SPECTRUM ESTIMATES\n" + _rows("  , {t:.3f}, {s:.3f}, 1,\n"),
    ),
    "OpenHRV": _text("x.csv", "event,value,timestamp\n" + _rows("IBI,{rr},{clock}\nhrv,31,{clock}\n")),
    "Empatica": _text("IBI.csv", "1585000000.0, IBI\n" + _rows("{t},{s}\n")),
    "FIT hrv": _bytes(
        "x.fit", fit(*(m for i, rr in enumerate(RR_MS) for m in ((RECORD, "at", (866_218_215 + i,)), hrv(rr))))
    ),
    "FIT hr": _bytes("x.fit", fit(*((HR, "whole", (866_218_215, 3_568_224_779 + end)) for end in ENDS_MS))),
    "straplog": _straplog,
    "foreign XDF": _bytes(
        "x.xdf",
        xdf(
            ("H10", "RR", "float32", [(e / 1000, float(rr)) for rr, e in zip(RR_MS, ENDS_MS, strict=True)]),
            ("M", "Markers", "string", [(5.0, '{"type":"hr"}')]),
        ),
    ),
    "XDF with channels": _bytes(
        "x.xdf", with_channels("amp", "ECG", 128, [("ECG", "mV")], [(i / 128, x) for i, x in enumerate(ECG)])
    ),
    "EDF with an ECG": lambda folder: edf(folder / "x.edf", ("ECG", np.array(ECG), 128, "mV")),
    "BDF with an ECG": lambda folder: edf(folder / "x.bdf", ("ECG", np.array(ECG), 128, "mV")),
    "table of ECG": _text("x.csv", "time,ECG\n" + "".join(f"{i / 128:.4f},{x:.3f}\n" for i, x in enumerate(ECG))),
    "BIDS physio": _physio,
    "Empatica BVP": _text("BVP.csv", "1585000000.0\n64.0\n" + "".join(f"{x:.3f}\n" for x in PULSE)),
    "Empatica peaks": _text("x.csv", "systolic_peak_timestamp\n" + _rows("1700000{end:06d}000000\n")),
    "Suunto SML": _text(
        "x.sml", f"<sml><DeviceLog><R-R><Data>{' '.join(map(str, RR_MS))}</Data></R-R></DeviceLog></sml>"
    ),
    "Suunto JSON": _text("x.json", json.dumps({"DeviceLog": {"R-R": {"Data": RR_MS}}})),
    "Suunto samples": _text(
        "x.json",
        json.dumps(
            {
                "Samples": [
                    {"TimeISO8601": f"{clock}+00:00", "Attributes": {"suunto/sml": {"R-R": {"Data": [rr]}}}}
                    for rr, clock in zip(RR_MS, CLOCK, strict=True)
                ]
            }
        ),
    ),
    "Movesense": _text(
        "x.json", json.dumps({"data": [{"heartRate": {"average": 60, "rrData": [rr]}} for rr in RR_MS]})
    ),
    "Movesense ECG": _text(
        "x.json",
        json.dumps(
            {"data": [{"ecg": {"Timestamp": i * 125, "Samples": ECG[i * 16 : i * 16 + 16]}} for i in range(80)]}
        ),
    ),
    "Apple Health": _text("export.xml", HEAD + record("2024-03-01 07:10:00 +0100", [rr / 1000 for rr in RR_MS]) + TAIL),
    "Apple Health zip": _health_zip,
    "daily values": _text(
        "x.csv", "date,Average HRV\n" + "".join(f"2024-0{1 + i // 28}-{1 + i % 28:02d},{30 + i}\n" for i in range(60))
    ),
    "daily values as JSON": _text(
        "x.json", json.dumps({"hrvSummaries": [{"calendarDate": "2024-03-01", "lastNightAvg": 35}] * 30})
    ),
    "FIT of the wrist": _bytes(
        "x.fit",
        fit(
            *(
                (RAW, "felt", (866_218_215 + e // 1000, e % 1000, rr, 0xFFFF, 0xFFFF))
                for rr, e in zip(RR_MS, ENDS_MS, strict=True)
            )
        ),
    ),
    "Unisens index": _unisens("unisens.xml"),
    "Unisens values": _unisens("rr.csv"),
    "WFDB": _wfdb,
    "NumPy": _npy,
}
