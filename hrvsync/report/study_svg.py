"""The drawings of a study's report: who is in it, true pairs over re-paired ones, and what re-pairings gave."""

from collections.abc import Callable, Sequence
from html import escape
from math import ceil, floor, isfinite, log10

import numpy as np

from hrvsync.beats import Floats
from hrvsync.study.permutation import Interval

WIDTH, LEFT, RIGHT = 860, 150, 110
HALF = 410
"""Width of one of two drawings side by side."""
ACCENT, GREY, OUTLINE, INK, DIM = "#5F47AB", "#D9D8D3", "#84898E", "#1B2126", "#5F6A73"
SMALL = f'font-size="12" fill="{DIM}"'
STRONG = f'font-size="12" font-weight="600" fill="{ACCENT}"'
NAME = f'font-size="15" font-weight="600" fill="{INK}"'
DOT, SMALLEST = 4.5, 1.2
STACK_PX, DENSITY_PX = 66.0, 50.0
BINS, FINE = 40, 400


def figure(value: float, digits: int = 3) -> str:
    """Write a number without the zero before its point, as psychology does."""
    if not isfinite(value):
        return "–"
    text = f"{abs(value):.{digits}f}"
    text = text[1:] if text.startswith("0.") else text
    return f"−{text}" if value < 0 and float(f"{value:.{digits}f}") else text


def who(marks: Sequence[int]) -> str:
    """Draw a dot a dyad: full where it is in, a ring with the number of its reason where it is left out (0: in)."""
    each = min(21.0, WIDTH / 2 / max(1, min(len(marks), 40)))
    a_row = floor(WIDTH * 0.55 / each)
    parts = list[str]()
    for i, mark in enumerate(marks):
        x, y = each / 2 + each * (i % a_row), 10 + 32 * (i // a_row)
        fill = ACCENT if not mark else "none"
        parts.append(f'<circle cx="{x:.1f}" cy="{y}" r="{0.38 * each:.1f}" fill="{fill}" stroke="{ACCENT}"/>')
        if mark:
            parts.append(f'<text {SMALL} x="{x:.1f}" y="{y + 19}" text-anchor="middle">{mark}</text>')
    height = 32 * ceil(len(marks) / a_row)
    label = f"{sum(not mark for mark in marks)} of {len(marks)} dyads are in it"
    return f'<svg viewBox="0 0 {WIDTH * 0.55:.0f} {height}" role="img" aria-label="{label}">{"".join(parts)}</svg>'


def spread(rows: Sequence[tuple[str, str, Floats, Interval, Floats, float]], real: str, others: str) -> str:
    """Draw, one condition below the other on one axis, dots of dyads and their mean over the density of other pairs.

    Each row: name, length, values of dyads, their mean and interval, values of re-paired pairs and the mean of these.
    """
    known = np.concatenate([np.concatenate((values[np.isfinite(values)], pairs)) for _, _, values, _, pairs, _ in rows])
    low, high, step = _axis(*np.quantile(known, (0.001, 0.999)).tolist(), *_ends([row[2] for row in rows]))
    height = STACK_PX + DENSITY_PX + 34

    def x(value: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (value - low) / (high - low)

    parts = [_grid(low, high, step, x, height * len(rows))]
    for i, (name, length, values, mean, pairs, chance) in enumerate(rows):
        top = i * height
        base = top + STACK_PX
        values = values[np.isfinite(values)]
        parts += [
            _name(name, length, base),
            _dots(values, x, base, low, high),
            _mean(mean, x, base + 12),
            _density(pairs, x, low, high, base + 22, DENSITY_PX),
            f'<line x1="{x(chance):.1f}" x2="{x(chance):.1f}" y1="{base + 22}" y2="{base + 22 + DENSITY_PX}" '
            f'stroke="{OUTLINE}" stroke-width="1.5"/>',
            f'<text {STRONG} x="{WIDTH - RIGHT + 14}" y="{base}">{values.size} {escape(real)}</text>',
            f'<text {SMALL} x="{WIDTH - RIGHT + 14}" y="{base + 60}">{pairs.size} {escape(others)}</text>',
        ]
    label = "; ".join(
        f"{name}: dyads {figure(mean.mean)}, 95 % {figure(mean.low)} to {figure(mean.high)}, re-paired {figure(chance)}"
        for name, _, _, mean, _, chance in rows
    )
    return _svg(WIDTH, height * len(rows) + 22, label, parts)


def histogram(drawn: Floats, observed: float, label: str, sign: float = 1.0) -> str:
    """Draw the means that re-pairings gave, with those that gave as much filled, and the one as it was."""
    drawn = drawn[np.isfinite(drawn)]
    low, high, step = _axis(float(drawn.min()), float(drawn.max()), observed, observed)
    height, top = 150.0, 36.0

    def x(value: float) -> float:
        return 4 + (HALF - 8) * (value - low) / (high - low)

    edges = np.linspace(low, high, BINS + 1)
    counts = np.histogram(drawn, edges)[0]
    as_much = np.histogram(drawn[sign * drawn >= sign * observed], edges)[0]
    scale = (height - top - 24) / max(1, counts.max())
    base = height - 24
    parts = [_grid(low, high, step, x, base, lines=False)]
    for left, right, count, far in zip(edges, edges[1:], counts.tolist(), as_much.tolist(), strict=False):
        for n, fill in ((count, GREY), (far, ACCENT)):
            if n:
                size = f'width="{x(right) - x(left):.2f}" height="{n * scale:.2f}"'
                parts.append(f'<rect x="{x(left):.2f}" y="{base - n * scale:.2f}" {size} fill="{fill}"/>')
    outline = " ".join(
        f"{x(left):.2f},{base - n * scale:.2f} {x(right):.2f},{base - n * scale:.2f}"
        for left, right, n in zip(edges, edges[1:], counts.tolist(), strict=False)
    )
    at, right_half = x(observed), x(observed) > HALF / 2
    parts += [
        f'<polyline points="{outline}" fill="none" stroke="{OUTLINE}"/>',
        f'<line x1="4" x2="{HALF - 4}" y1="{base}" y2="{base}" stroke="{OUTLINE}"/>',
        f'<line x1="{at:.1f}" x2="{at:.1f}" y1="18" y2="{base}" stroke="{ACCENT}" stroke-width="2"/>',
        f'<circle cx="{at:.1f}" cy="18" r="5" fill="{ACCENT}"/>',
        f'<text {STRONG} x="{at + (-12 if right_half else 12):.1f}" y="22" '
        f'text-anchor="{"end" if right_half else "start"}">as it was, {figure(observed)}</text>',
    ]
    return _svg(HALF, height, label, parts)


def curve(points: Sequence[tuple[float, float]], goal: float, label: str, unit: str) -> str:
    """Draw the share of studies that find an effect (0 to 1) over what is chosen, with the goal as a line."""
    low, high = min(at for at, _ in points), max(at for at, _ in points)
    height, top, left = 260.0, 20.0, 60.0

    def place(at: float, share: float) -> str:
        across = (at - low) / (high - low) if high > low else 0.5
        return f"{left + (WIDTH - left - 40) * across:.1f},{height - 40 - (height - 40 - top) * share:.1f}"

    parts = list[str]()
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = place(low, share).split(",")[1]
        parts.append(f'<line x1="{left}" x2="{WIDTH - 40}" y1="{y}" y2="{y}" stroke="{GREY}"/>')
        parts.append(f'<text {SMALL} x="{left - 8}" y="{float(y) + 4}" text-anchor="end">{share:.0%}</text>')
    y = place(low, goal).split(",")[1]
    parts.append(f'<line x1="{left}" x2="{WIDTH - 40}" y1="{y}" y2="{y}" stroke="{ACCENT}" stroke-dasharray="4 3"/>')
    line = " ".join(place(at, share) for at, share in points)
    parts.append(f'<polyline points="{line}" fill="none" stroke="{ACCENT}" stroke-width="2"/>')
    for at, share in points:
        x, y = place(at, share).split(",")
        parts.append(f'<circle cx="{x}" cy="{y}" r="4" fill="{ACCENT}"/>')
        parts.append(f'<text {SMALL} x="{x}" y="{height - 20}" text-anchor="middle">{at:g}</text>')
    parts.append(f'<text {SMALL} x="{WIDTH - 40}" y="{height - 4}" text-anchor="end">{escape(unit)}</text>')
    return _svg(WIDTH, height, label, parts)


def _svg(width: float, height: float, label: str, parts: Sequence[str]) -> str:
    inside = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-label="{escape(label)}">{inside}</svg>'
    )


def _ends(values: Sequence[Floats]) -> tuple[float, float]:
    known = np.concatenate(values)
    known = known[np.isfinite(known)]
    return (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)


def _axis(*values: float) -> tuple[float, float, float]:
    """Choose round ends that hold all values, and a round step."""
    low, high = min(values), max(values)
    raw = max(high - low, 1e-6) / 5
    power = 10.0 ** floor(log10(raw))
    step = next(power * digit for digit in (1, 2, 5, 10) if power * digit >= raw)
    low, high = low - 0.03 * (high - low), high + 0.03 * (high - low)
    return low, high if high > low else low + step, step


def _grid(
    low: float, high: float, step: float, x: Callable[[float], float], bottom: float, *, lines: bool = True
) -> str:
    parts = list[str]()
    digits = max(0, -floor(log10(step)))
    for k in range(ceil(low / step), floor(high / step) + 1):
        at = x(k * step)
        if lines:
            width = 2 if k == 0 else 1
            parts.append(
                f'<line x1="{at:.1f}" x2="{at:.1f}" y1="0" y2="{bottom:.0f}" stroke="#E7E6E1" stroke-width="{width}"/>'
            )
        text = figure(k * step, digits) if k else "0"
        parts.append(f'<text {SMALL} x="{at:.1f}" y="{bottom + 16:.0f}" text-anchor="middle">{text}</text>')
    return "".join(parts)


def _name(name: str, length: str, base: float) -> str:
    shown = name if len(name) <= 20 else f"{name[:19]}…"
    return (
        f'<text {NAME} x="0" y="{base}">{escape(shown)}</text>'
        f'<text {SMALL} x="0" y="{base + 18}">{escape(length)}</text>'
    )


def _dots(values: Floats, x: Callable[[float], float], base: float, low: float, high: float) -> str:
    """Stack a dot for each value; smaller ones where there are many."""
    radius = DOT
    while True:
        columns = np.floor((values - low) / (high - low) * (WIDTH - LEFT - RIGHT) / (2 * radius)).astype(int)
        tallest = np.bincount(columns - columns.min()).max() if values.size else 0
        if tallest * 2 * radius <= STACK_PX or radius <= SMALLEST:
            break
        radius *= 0.85
    height: dict[int, int] = {}
    parts = list[str]()
    for column in sorted(columns.tolist()):
        n = height[column] = height.get(column, 0) + 1
        at = LEFT + (2 * column + 1) * radius
        y = base - 2 * radius * n + radius
        parts.append(f'<circle cx="{at:.1f}" cy="{y:.1f}" r="{0.92 * radius:.2f}" fill="{ACCENT}"/>')
    return "".join(parts)


def _mean(mean: Interval, x: Callable[[float], float], y: float) -> str:
    if not isfinite(mean.low):
        return ""
    return (
        f'<line x1="{x(mean.low):.1f}" x2="{x(mean.high):.1f}" y1="{y}" y2="{y}" stroke="{ACCENT}" stroke-width="2.5"/>'
        f'<circle cx="{x(mean.mean):.1f}" cy="{y}" r="5" fill="{ACCENT}" stroke="#fff" stroke-width="2"/>'
    )


def _density(values: Floats, x: Callable[[float], float], low: float, high: float, top: float, height: float) -> str:
    """Draw a smooth density (a Gaussian of Silverman's width over a fine histogram)."""
    base = top + height
    if values.size < 2 or not values.std():
        return ""
    wide = 1.06 * float(values.std()) * values.size**-0.2
    edges = np.linspace(low, high, FINE + 1)
    each = (high - low) / FINE
    reach = ceil(3 * wide / each)
    kernel = np.exp(-((np.arange(-reach, reach + 1) * each / wide) ** 2) / 2)
    smooth = np.convolve(np.histogram(values, edges)[0], kernel, "full")[reach : reach + FINE]
    middles = (edges[:-1] + edges[1:]) / 2
    at = range(0, FINE, 4)
    points = " ".join(f"{x(middles[i]):.1f},{base - height * smooth[i] / smooth.max():.1f}" for i in at)
    ends = f"{x(middles[0]):.1f},{base:.1f} {points} {x(middles[at[-1]]):.1f},{base:.1f}"
    return f'<polygon points="{ends}" fill="{GREY}" stroke="{OUTLINE}"/>'
