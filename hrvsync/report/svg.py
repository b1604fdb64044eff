"""Curves as inline SVG: plain functions from numbers to text, the same bytes for the same numbers."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from math import ceil, floor, isfinite, log10
from typing import Literal

import msgspec
import numpy as np

from hrvsync.beats import Floats

WIDTH, LEFT, RIGHT = 860, 52, 96
MOST_POINTS = 700
FEW_POINTS = 120
"""So few values are shown as dots too: one alone makes no line."""
COLOURS = {"A": "#0072B2", "B": "#C04F00", "both": "#6a4fb0", "else": "#4b5962"}
DASHES = {"A": "", "B": "6 3", "both": "", "else": "2 3"}
SIGNS = {"A": "●", "B": "◆", "both": "", "else": ""}
LONGEST_LABEL = 12
STYLE = (
    "svg text{font-size:12px;font-family:system-ui,sans-serif;fill:#1a2227}svg .title{font-weight:600}"
    "svg .tick{font-size:11px;fill:#4b5962}.grid{stroke:#e6ebee}.mark{stroke:#6a4fb0;stroke-dasharray:2 2}"
    ".phase{fill:#f6f8f9}.here{fill:#9db4c0}.artefact{fill:#b0316b}"
    ".settled,.both_settled{fill:#c3dccb}.lively{fill:#a9c9d6}.activated{fill:#8a6fb8}.withdrawn{fill:#5c6670}"
    ".one_settled{fill:#b9a8d8}.both_unsettled{fill:#5c6670}"
)
"""What the classes of the drawings look like, for whatever shows them."""


class Curve(msgspec.Struct, frozen=True):
    """Values `y` at times `t` (s), NaN where there is none; `who` gives colour, dash and sign to the `label` beside.

    `dots` are drawn for each value ("only" them, no line), never, or where there are few. Without a label none stands
    beside.
    """

    who: str
    label: str
    t: Floats
    y: Floats
    dots: Literal["few", "only", "never"] = "few"


class Band(msgspec.Struct, frozen=True):
    """A range from `low` to `high` at times `t` (s), NaN where there is none, behind the curves."""

    who: str
    t: Floats
    low: Floats
    high: Floats


class Frame(msgspec.Struct, frozen=True):
    """What all drawings of one report share: their length (s), phases (name, start, end) and marks (t, sign).

    `axis`: labels (t, text) below; without any, the clock of a session.
    """

    seconds: float
    phases: tuple[tuple[str, float, float], ...] = ()
    marks: tuple[tuple[float, str], ...] = ()
    axis: tuple[tuple[float, str], ...] = ()

    def x(self, t: float) -> float:
        """Place of a time on the page."""
        return LEFT + (WIDTH - LEFT - RIGHT) * t / max(self.seconds, 1.0)


def curves(
    frame: Frame, title: str, unit: str, lines: Sequence[Curve], bands: Sequence[Band] = (), height: int = 190
) -> str:
    """Draw curves over one axis of time; gaps in the numbers are gaps in the line."""
    low, high, step = _range([*(line.y for line in lines), *(side for band in bands for side in (band.low, band.high))])
    top, bottom = 34.0, height - 24.0

    def y(value: float) -> float:
        return bottom - (bottom - top) * (value - low) / (high - low)

    parts = [_open(height, f"{title}, {unit}" if unit else title), _phases(frame, top, bottom)]
    parts += [_band(frame, band, y) for band in bands]
    for k in range(round((high - low) / step) + 1):
        value = low + k * step
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(value):.1f}" y2="{y(value):.1f}"/>')
        parts.append(f'<text class="tick" x="{LEFT - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.6g}</text>')
    ends: list[float] = []
    for line in lines:
        t, values = thinned(line.t, line.y)
        parts += _course(frame, line, t, values, y)
        if not line.label:
            continue
        known = values[np.isfinite(values)]
        place = y(float(known[-1])) if known.size else bottom
        while any(abs(place - other) < 14 for other in ends):
            place += 14
        ends.append(place)
        parts.append(
            f'<text x="{WIDTH - RIGHT + 6}" y="{place + 4:.1f}" style="fill:{COLOURS[line.who]}">'
            f"{SIGNS[line.who]} {escape(line.label[:LONGEST_LABEL])}</text>"
        )
    parts += [_marks(frame, top, bottom), _clock(frame, bottom), "</svg>"]
    return "".join(parts)


def _course(frame: Frame, line: Curve, t: Floats, values: Floats, y: Callable[[float], float]) -> Iterator[str]:
    colour, dash = COLOURS[line.who], DASHES[line.who]
    pen = f'stroke="{colour}" stroke-width="1.8"{f' stroke-dasharray="{dash}"' if dash else ""}'
    if line.dots != "only":
        for run in _runs(values):
            places = zip(t[run].tolist(), values[run].tolist(), strict=True)
            points = " ".join(f"{frame.x(at):.1f},{y(value):.1f}" for at, value in places)
            yield f'<polyline fill="none" {pen} points="{points}"/>'
    if line.dots == "only" or (line.dots == "few" and len(t) <= FEW_POINTS):
        known = np.isfinite(values)
        for at, value in zip(t[known].tolist(), values[known].tolist(), strict=True):
            yield f'<circle cx="{frame.x(at):.1f}" cy="{y(value):.1f}" r="2.5" fill="{colour}"/>'


def _band(frame: Frame, band: Band, y: Callable[[float], float]) -> str:
    t, low = thinned(band.t, band.low)
    _, high = thinned(band.t, band.high)
    parts: list[str] = []
    for run in _runs(low + high):
        there = [(at, value) for at, value in zip(t[run].tolist(), high[run].tolist(), strict=True)]
        back = [(at, value) for at, value in zip(t[run].tolist(), low[run].tolist(), strict=True)]
        points = " ".join(f"{frame.x(at):.1f},{y(value):.1f}" for at, value in [*there, *reversed(back)])
        parts.append(f'<polygon fill="{COLOURS[band.who]}" fill-opacity="0.12" points="{points}"/>')
    return "".join(parts)


def strip(frame: Frame, title: str, rows: Sequence[tuple[str, str, Sequence[tuple[float, float, str]]]]) -> str:
    """Draw one row of stretches (start, end, class) for each of (who, label)."""
    bottom = 34.0 + 22 * len(rows) + (14 if frame.marks else 2)
    parts = [_open(round(bottom) + 22, title), _phases(frame, 30.0, bottom)]
    for k, (who, label, stretches) in enumerate(rows):
        top = 36 + 22 * k
        for start, end, kind in stretches:
            width = max(0.6, frame.x(end) - frame.x(start))
            parts.append(f'<rect class="{kind}" x="{frame.x(start):.1f}" y="{top}" width="{width:.1f}" height="14"/>')
        parts.append(
            f'<text x="{WIDTH - RIGHT + 6}" y="{top + 12}" style="fill:{COLOURS[who]}">'
            f"{SIGNS[who]} {escape(label[:LONGEST_LABEL])}</text>"
        )
    parts += [_marks(frame, 30.0, bottom), _clock(frame, bottom), "</svg>"]
    return "".join(parts)


def bar(shares: Sequence[tuple[str, float]]) -> str:
    """Draw shares (class, 0 to 1) side by side as one bar."""
    parts = ['<svg class="bar" viewBox="0 0 400 16" role="img" aria-hidden="true">']
    x = 0.0
    for kind, share in shares:
        if isfinite(share):
            parts.append(f'<rect class="{kind}" x="{x:.1f}" y="0" width="{400 * share:.1f}" height="16"/>')
            x += 400 * share
    return "".join([*parts, "</svg>"])


def thinned(t: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Give at most MOST_POINTS means of neighbours; NaN where all of them are."""
    every = ceil(len(t) / MOST_POINTS)
    if every <= 1:
        return t, y
    pad = -len(t) % every
    blocks = np.concatenate([y, np.full(pad, np.nan)]).reshape(-1, every)
    known = np.isfinite(blocks)
    count = known.sum(axis=1)
    sums = np.where(known, blocks, 0.0).sum(axis=1)
    return t[::every], np.where(count > 0, sums / np.maximum(count, 1), np.nan)


def clock(t: float) -> str:
    """Write a session time as m:ss or h:mm:ss."""
    whole = round(t)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def _open(height: int, title: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">'
        f'<text class="title" x="{LEFT}" y="14">{escape(title)}</text>'
    )


def _phases(frame: Frame, top: float, bottom: float) -> str:
    parts: list[str] = []
    for k, (name, start, end) in enumerate(frame.phases):
        x, width = frame.x(start), max(0.0, frame.x(end) - frame.x(start))
        if k % 2 == 0:
            parts.append(f'<rect class="phase" x="{x:.1f}" y="{top}" width="{width:.1f}" height="{bottom - top:.1f}"/>')
        short = name[: max(0, int(width / 6.5))]
        parts.append(f'<text class="tick" x="{x + 2:.1f}" y="{top - 4:.1f}">{escape(short)}</text>')
    return "".join(parts)


def _marks(frame: Frame, top: float, bottom: float) -> str:
    return "".join(
        f'<line class="mark" x1="{frame.x(t):.1f}" x2="{frame.x(t):.1f}" y1="{top}" y2="{bottom}"/>'
        f'<text class="tick" x="{frame.x(t) + 2:.1f}" y="{bottom - 3:.1f}">{escape(sign)}</text>'
        for t, sign in frame.marks
    )


def _clock(frame: Frame, bottom: float) -> str:
    steps = (30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 28800, 86400, 7 * 86400)
    step = next((step for step in steps if frame.seconds / step <= 10), steps[-1])
    labels = frame.axis or tuple((float(t), clock(t)) for t in range(0, floor(frame.seconds) + 1, step))
    return "".join(
        f'<text class="tick" x="{frame.x(t):.1f}" y="{bottom + 15:.1f}" text-anchor="middle">{escape(text)}</text>'
        for t, text in labels
    )


def _range(series: Sequence[Floats]) -> tuple[float, float, float]:
    """Choose round ends and a round step that hold all values."""
    known = np.concatenate([np.empty(0), *series])
    known = known[np.isfinite(known)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 1.0)
    raw = max(high - low, 1e-3) / 4
    power = 10 ** floor(log10(raw))
    step = next(power * digit for digit in (1, 2, 5, 10) if power * digit >= raw)
    low, high = floor(low / step) * step, ceil(high / step) * step
    return low, high if high > low else low + step, step


def _runs(values: Floats) -> list[slice]:
    known = np.concatenate([[False], np.isfinite(values), [False]])
    edges = np.flatnonzero(np.diff(known))
    return [slice(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
