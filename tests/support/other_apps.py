"""Files as people bring them: an Elite HRV export, a German table with a gap, two people in one table."""

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ELITE, TABLE, BOTH = "2026-11-26 20-14-17.txt", "Messung_Ben.csv", "kitchen table.csv"


def intervals(seed: int, n: int = 900, rise: tuple[int, ...] = ()) -> NDArray[np.float64]:
    """RR intervals (ms) of somebody who breathes slowly; around the beats `rise` the heart is quicker."""
    rng = np.random.default_rng(seed)
    beat = np.arange(n)
    rr = 850 + 55 * np.sin(beat / (2.1 + seed % 3)) + 25 * np.sin(beat / 37) + rng.normal(0, 14, n)
    for at in rise:
        rr -= 180 * np.exp(-(((beat - at) / 7) ** 2))
    return np.round(rr)


def elite(folder: Path, name: str = ELITE, seed: int = 1, rise: tuple[int, ...] = (60, 150)) -> Path:
    """One interval a line."""
    path = folder / name
    path.write_text("\n".join(f"{rr:.0f}" for rr in intervals(seed, rise=rise)) + "\n")
    return path


def german(folder: Path, name: str = TABLE) -> Path:
    """Times of day and intervals, with semicolons, decimal commas, three lines above the header and a gap."""
    path = folder / name
    rr = intervals(2)
    t = np.cumsum(rr) / 1000 + np.where(np.arange(rr.size) > 310, 9.0, 0.0)
    rr[[120, 400, 520]] = (420, 1390, 400)
    begin = datetime(2026, 11, 26, 20, 14, 3)
    lines = ["Gurt: Brustgurt", "Export vom 27.11.2026", "Person: -", "Datum;Uhrzeit;RR-Abstand;HF [1/min];Bemerkung"]
    for at, ms in zip(t.tolist(), rr.tolist(), strict=True):
        now = begin + timedelta(seconds=at)
        clock = f"{now:%d.%m.%Y};{now:%H:%M:%S},{now.microsecond // 100000}"
        lines.append(f"{clock};{f'{ms:.1f}'.replace('.', ',')};{f'{60_000 / ms:.1f}'.replace('.', ',')};")
    path.write_text("\n".join(lines) + "\n")
    return path


def both(folder: Path, name: str = BOTH) -> Path:
    """Intervals of two people side by side."""
    path = folder / name
    rows = zip(intervals(3, 400).tolist(), intervals(4, 400).tolist(), strict=True)
    path.write_text("RR_A,RR_B\n" + "\n".join(f"{a:.0f},{b:.0f}" for a, b in rows) + "\n")
    return path
