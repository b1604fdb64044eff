"""An export of Apple Health for tests: records of beats as the phone writes them, and what stands between them."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (ExportDate)>\n]>\n'
    '<HealthData locale="de_DE">\n <ExportDate value="2024-04-01 10:00:00 +0200"/>\n'
)
TAIL = "</HealthData>\n"
FILLER = (
    ' <Record type="HKQuantityTypeIdentifierHeartRate" sourceName="Watch" unit="count/min" '
    'device="&lt;&lt;HKDevice: 0x281d99900&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch&gt;" '
    'creationDate="2024-03-01 14:20:39 +0100" startDate="2024-03-01 14:18:21 +0100" '
    'endDate="2024-03-01 14:18:21 +0100" value="61">\n'
    '  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="1"/>\n </Record>\n'
)
SUMMARY = (
    ' <Record type="HKQuantityTypeIdentifierHeartRateVariabilitySDNN" sourceName="Watch" unit="ms" '
    'startDate="2024-03-01 05:00:00 +0100" endDate="2024-03-01 05:01:00 +0100" value="45"/>\n'
)


def record(start: str, rr_s: Iterable[float], times: str = "24", later: float = 1.0) -> str:
    """Return a record that begins at `start` and whose beats follow at those intervals (s, to 1/100).

    `times`: "24" hours, with a "comma", or "12" hours with AM or PM. `later` (s): where the first beat lies.
    """
    began = datetime.strptime(start, "%Y-%m-%d %H:%M:%S %z")
    t = began.hour * 3600 + began.minute * 60 + began.second + later
    lines = [_beat(t, 60.0, times)]
    for rr in rr_s:
        t += rr
        lines.append(_beat(t, 60 / rr, times))
    return (
        ' <Record type="HKQuantityTypeIdentifierHeartRateVariabilitySDNN" sourceName="Watch" '
        f'device="&lt;&lt;HKDevice: 0x1&gt;&gt;" unit="ms" creationDate="{start}" startDate="{start}" '
        f'endDate="{start}" value="45.1">\n  <HeartRateVariabilityMetadataList>\n'
        + "".join(lines)
        + "  </HeartRateVariabilityMetadataList>\n </Record>\n"
    )


def _beat(t: float, bpm: float, times: str) -> str:
    hour, minute, second = int(t // 3600) % 24, int(t % 3600 // 60), t % 60
    if times == "12":
        text = f"{(hour - 1) % 12 + 1}:{minute:02d}:{second:05.2f}\u202f{'AM' if hour < 12 else 'PM'}"
    else:
        text = f"{hour:02d}:{minute:02d}:{second:05.2f}"
    text = text.replace(".", ",") if times == "comma" else text
    return f'   <InstantaneousBeatsPerMinute bpm="{bpm:.0f}" time="{text}"/>\n'


def large(path: Path, size: int, beats: int = 70) -> int:
    """Write an export of at least `size` bytes with a record of beats about every 0.8 MB; return how many there are."""
    n, filler = 0, (FILLER * 2000).encode()
    with path.open("wb") as file:
        file.write(HEAD.encode())
        while file.tell() < size:
            file.write(filler)
            start = f"20{10 + n // 336:02d}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d} 07:10:00 +0100"
            file.write(record(start, [0.85 + 0.01 * (i % 7) for i in range(beats)]).encode())
            n += 1
        file.write(TAIL.encode())
    return n
