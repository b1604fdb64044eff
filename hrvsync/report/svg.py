"""Curves as inline SVG: plain functions from numbers to text, the same bytes for the same numbers."""

from collections.abc import Callable, Sequence
from html import escape
from itertools import accumulate
from math import ceil, floor, isfinite, log10, nan
from typing import Literal, NamedTuple

import msgspec
import numpy as np

from hrvsync.beats import Floats
from hrvsync.i18n import joined

WIDTH, LEFT, RIGHT = 860, 52, 96
MAX_POINTS = 700
FEW_POINTS = 120
"""So few values are shown as dots too: one alone makes no line."""
MAX_LABEL = 12
FILLS = {
    "here": "#9db4c0",
    "artefact": "#b0316b",
    "settled": "#c3dccb",
    "both_settled": "#c3dccb",
    "lively": "#a9c9d6",
    "activated": "#8a6fb8",
    "withdrawn": "#5c6670",
    "both_unsettled": "#5c6670",
    "one_settled": "#b9a8d8",
}
"""The colour of each class of stretches."""
STYLE = (
    "svg text{font-size:12px;font-family:system-ui,sans-serif;fill:#1a2227}svg .title{font-weight:600}"
    "svg .tick{font-size:11px;fill:#4b5962}.grid{stroke:#e6ebee}.mark{stroke:#6a4fb0;stroke-dasharray:2 2}"
    ".phase{fill:#f6f8f9}" + "".join(f".{name}{{fill:{colour}}}" for name, colour in FILLS.items())
)
"""The style sheet of the drawings, for whatever shows them."""
KEY_STYLE = "".join(f"span.{name}{{color:{colour}}}" for name, colour in FILLS.items())
"""The style sheet of the keys beside them."""


class Pen(NamedTuple):
    """What distinguishes the people in a drawing: colour, dash and sign."""

    colour: str
    dash: str = ""
    sign: str = ""


SEATS = (
    Pen("#0072B2", "", "●"),
    Pen("#C04F00", "6 3", "◆"),
    Pen("#00795A", "2 3", "▲"),
    Pen("#A2457A", "9 3 2 3", "■"),
    Pen("#7A5C00", "12 4", "▼"),
    Pen("#3D4A8A", "1 3", "★"),
)
OTHERS = {"both": Pen("#6a4fb0"), "else": Pen("#4b5962", "2 3")}


def pen(who: str) -> Pen:
    """Return the pen of a seat, of "both" or of "else"; seats beyond the sixth begin again with the first pen."""
    return OTHERS.get(who) or SEATS[(ord(who[-1]) - ord("A")) % len(SEATS)]


def signed(who: str, name: str) -> str:
    """Write a name with the sign of its seat."""
    return joined((pen(who).sign, name), " ")


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
    low, high, step = range_of(
        [*(line.y for line in lines), *(side for band in bands for side in (band.low, band.high))]
    )
    top, bottom = 34.0, height - 24.0

    def y(value: float) -> float:
        return bottom - (bottom - top) * (value - low) / (high - low)

    parts = [opened(height, f"{title}, {unit}" if unit else title), _phases(frame, top, bottom)]
    parts += [_band(frame, band, y) for band in bands]
    parts += [
        f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(value):.1f}" y2="{y(value):.1f}"/>'
        f'<text class="tick" x="{LEFT - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.6g}</text>'
        for value in (low + k * step for k in range(round((high - low) / step) + 1))
    ]
    taken: list[float] = []
    for line in lines:
        t, values = thinned(line.t, line.y)
        parts += lines_of(frame, line, t, values, y)
        if line.label:
            known = values[np.isfinite(values)]
            place = y(float(known[-1])) if known.size else bottom
            while any(abs(place - other) < 14 for other in taken):
                place += 14
            taken.append(place)
            parts.append(labelled(line.who, line.label, place + 4))
    return "".join([*parts, _marks(frame, top, bottom), axis(frame, bottom), "</svg>"])


def strip(frame: Frame, title: str, rows: Sequence[tuple[str, str, Sequence[tuple[float, float, str]]]]) -> str:
    """Draw one row of stretches (start, end, class) for each of (who, label)."""
    bottom = 34.0 + 22 * len(rows) + (14 if frame.marks else 2)
    parts = [opened(round(bottom) + 22, title), _phases(frame, 30.0, bottom)]
    for top, (who, label, stretches) in zip(range(36, 36 + 22 * len(rows), 22), rows, strict=True):
        parts += [
            f'<rect class="{kind}" x="{frame.x(start):.1f}" y="{top}" '
            f'width="{max(0.6, frame.x(end) - frame.x(start)):.1f}" height="14"/>'
            for start, end, kind in stretches
        ]
        parts.append(labelled(who, label, top + 12))
    return "".join([*parts, _marks(frame, 30.0, bottom), axis(frame, bottom), "</svg>"])


def bar(shares: Sequence[tuple[str, float]]) -> str:
    """Draw shares (class, 0 to 1) side by side as one bar; NaN takes no room."""
    known = [(kind, 400 * share) for kind, share in shares if isfinite(share)]
    parts = (
        f'<rect class="{kind}" x="{x:.1f}" y="0" width="{width:.1f}" height="16"/>'
        for (kind, width), x in zip(known, accumulate((width for _, width in known), initial=0.0), strict=False)
    )
    return f'<svg class="bar" viewBox="0 0 400 16" role="img" aria-hidden="true">{"".join(parts)}</svg>'


def thinned(t: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return at most MAX_POINTS means of neighbours; NaN where all of them are."""
    every = ceil(len(t) / MAX_POINTS)
    if every <= 1:
        return t, y
    blocks = np.concatenate([y, np.full(-len(t) % every, nan)]).reshape(-1, every)
    known = np.isfinite(blocks)
    count = known.sum(axis=1)
    means = np.where(known, blocks, 0.0).sum(axis=1) / np.maximum(count, 1)
    return t[::every], np.where(count > 0, means, nan)


def clock(t: float) -> str:
    """Write a session time as m:ss or h:mm:ss."""
    hours, rest = divmod(round(t), 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def opened(height: int, title: str, *, shown: bool = True) -> str:
    """Open a drawing; its title is heard, and stands above it where it is `shown`."""
    head = f'<text class="title" x="{LEFT}" y="14">{escape(title)}</text>' if shown else ""
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">{head}'


def labelled(who: str, label: str, y: float) -> str:
    """Write a name with its sign beside the drawing, at the height `y`."""
    return (
        f'<text x="{WIDTH - RIGHT + 6}" y="{y:.1f}" style="fill:{pen(who).colour}">'
        f"{escape(signed(who, label[:MAX_LABEL]))}</text>"
    )


def lines_of(frame: Frame, line: Curve, t: Floats, values: Floats, y: Callable[[float], float]) -> list[str]:
    """Draw the unbroken runs of a curve, and its dots; `y` places a value."""
    colour, dash, _ = pen(line.who)
    stroke = f'stroke="{colour}" stroke-width="1.8"{f' stroke-dasharray="{dash}"' if dash else ""}'
    runs = _runs(values) if line.dots != "only" else []
    dots = np.isfinite(values) & (line.dots == "only" or (line.dots == "few" and len(t) <= FEW_POINTS))
    return [
        *(f'<polyline fill="none" {stroke} points="{_points(frame, t[run], values[run], y)}"/>' for run in runs),
        *(
            f'<circle cx="{frame.x(at):.1f}" cy="{y(value):.1f}" r="2.5" fill="{colour}"/>'
            for at, value in zip(t[dots].tolist(), values[dots].tolist(), strict=True)
        ),
    ]


def _band(frame: Frame, band: Band, y: Callable[[float], float]) -> str:
    t, low = thinned(band.t, band.low)
    _, high = thinned(band.t, band.high)
    outlines = (
        f"{_points(frame, t[run], high[run], y)} {_points(frame, t[run][::-1], low[run][::-1], y)}"
        for run in _runs(low + high)
    )
    fill = f'fill="{pen(band.who).colour}" fill-opacity="0.12"'
    return "".join(f'<polygon {fill} points="{outline}"/>' for outline in outlines)


def _points(frame: Frame, t: Floats, values: Floats, y: Callable[[float], float]) -> str:
    return " ".join(f"{frame.x(at):.1f},{y(value):.1f}" for at, value in zip(t.tolist(), values.tolist(), strict=True))


def _phases(frame: Frame, top: float, bottom: float) -> str:
    spans = [(name, frame.x(start), max(0.0, frame.x(end) - frame.x(start))) for name, start, end in frame.phases]
    shades = (
        f'<rect class="phase" x="{x:.1f}" y="{top}" width="{width:.1f}" height="{bottom - top:.1f}"/>'
        for _, x, width in spans[::2]
    )
    names = (
        f'<text class="tick" x="{x + 2:.1f}" y="{top - 4:.1f}">{escape(name[: int(width / 6.5)])}</text>'
        for name, x, width in spans
    )
    return "".join([*shades, *names])


def _marks(frame: Frame, top: float, bottom: float) -> str:
    return "".join(
        f'<line class="mark" x1="{frame.x(t):.1f}" x2="{frame.x(t):.1f}" y1="{top}" y2="{bottom}"/>'
        f'<text class="tick" x="{frame.x(t) + 2:.1f}" y="{bottom - 3:.1f}">{escape(sign)}</text>'
        for t, sign in frame.marks
    )


def axis(frame: Frame, bottom: float) -> str:
    """Write the times below a drawing."""
    steps = (30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 28800, 86400, 7 * 86400)
    step = next((step for step in steps if frame.seconds / step <= 10), steps[-1])
    labels = frame.axis or tuple((float(t), clock(t)) for t in range(0, floor(frame.seconds) + 1, step))
    return "".join(
        f'<text class="tick" x="{frame.x(t):.1f}" y="{bottom + 15:.1f}" text-anchor="middle">{escape(text)}</text>'
        for t, text in labels
    )


def range_of(series: Sequence[Floats]) -> tuple[float, float, float]:
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
    edges = np.flatnonzero(np.diff(np.concatenate([[False], np.isfinite(values), [False]]))).tolist()
    return [slice(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
