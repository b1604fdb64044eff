"""The picture of a session on one page: heart rates with their names at the end, and below them the states as strips.

A raised strip is a heart that is up, a dense one variability that is down, as in the window.
"""

from collections.abc import Callable, Sequence
from html import escape
from math import isfinite

import msgspec
import numpy as np

from hrvsync.report.svg import Curve, Frame, axis, labelled, lines_of, opened, pen, range_of, thinned

HEIGHT, STRIP, LOW, APART = 190.0, 26.0, 13.0, 34.0
PER_LETTER = 6.6  # px, on the safe side
SPARE = 10.0
MOST_DOTS, DOT, DOTS_APART = 30, 5.0, 14.0


class Stripe(msgspec.Struct, frozen=True):
    """A state from `start` to `end` (s): `raised` is None where it is not known; `word` stands in it where it fits."""

    start: float
    end: float
    raised: bool | None
    dense: bool
    word: str


def picture(
    frame: Frame,
    title: str,
    lines: Sequence[Curve],
    strips: Sequence[tuple[str, Sequence[Stripe]]],
    moments: Sequence[tuple[float, str]],
) -> str:
    """Draw the heart rates, words at `moments` (t, text) above them, and a strip of states for each seat."""
    low, high, step = range_of([line.y for line in lines])
    top, bottom = 46.0, HEIGHT
    end = bottom + 20 + APART * len(strips)

    def y(value: float) -> float:
        return bottom - (bottom - top) * (value - low) / (high - low)

    parts = [opened(round(end) + 24, title, shown=False), _phase_names(frame, 14.0, end)]
    for k in range(round((high - low) / step) + 1):
        value = low + k * step
        parts.append(
            f'<line class="grid" x1="{frame.x(0):.1f}" x2="{frame.x(frame.seconds):.1f}" y1="{y(value):.1f}" '
            f'y2="{y(value):.1f}"/><text class="tick" x="{frame.x(0) - 6:.1f}" y="{y(value) + 4:.1f}" '
            f'text-anchor="end">{value:.6g}</text>'
        )
    parts += _names(frame, lines, y, bottom)
    parts += _moments(frame, moments, top - 16)
    for place, (who, stripes) in zip(np.arange(len(strips)) * APART + bottom + 16, strips, strict=True):
        parts += [_sign(frame, who, place), *(_stripe(frame, who, one, float(place)) for one in stripes)]
    return "".join([*parts, axis(frame, end), "</svg>"])


def dots(minutes: Sequence[bool | None], title: str) -> str:
    """Draw a dot a minute in order of time: filled is true, small is not known; of many, one dot is several minutes."""
    every = -(-len(minutes) // MOST_DOTS) or 1
    groups = [[one for one in minutes[i : i + every] if one is not None] for i in range(0, len(minutes), every)]
    shown = [2 * sum(group) >= len(group) if group else None for group in groups]
    parts = (_dot(DOTS_APART * (i + 0.5), one) for i, one in enumerate(shown))
    width = DOTS_APART * max(len(shown), 1)
    return (
        f'<svg class="dots" viewBox="0 0 {width:g} 14" role="img" aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )


def _dot(x: float, filled: bool | None) -> str:
    if filled is None:
        return f'<circle cx="{x:g}" cy="7" r="1.6" fill="#84898e"/>'
    look = 'fill="#5f47ab"' if filled else 'fill="none" stroke="#84898e" stroke-width="1.2"'
    return f'<circle cx="{x:g}" cy="7" r="{DOT:g}" {look}/>'


def _phase_names(frame: Frame, top: float, bottom: float) -> str:
    """Write the names of the phases above thin lines where they begin."""
    parts: list[str] = []
    for n, (name, start, end) in enumerate(frame.phases):
        x, width = frame.x(start), frame.x(end) - frame.x(start)
        line = f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{top - 10}" y2="{bottom}"/>' if n else ""
        parts.append(f'{line}<text class="tick" x="{x + 4:.1f}" y="{top}">{escape(name[: int(width / 6.5)])}</text>')
    return "".join(parts)


def _names(frame: Frame, lines: Sequence[Curve], y: Callable[[float], float], bottom: float) -> list[str]:
    """The curves, each with its name where it ends; names never lie upon each other."""
    parts: list[str] = []
    ends: list[tuple[float, Curve]] = []
    for line in lines:
        t, values = thinned(line.t, line.y)
        parts += lines_of(frame, line, t, values, y)
        known = values[np.isfinite(values)]
        ends.append((y(float(known[-1])) if known.size else bottom, line))
    below = -1e9
    for place, line in sorted(ends, key=lambda one: one[0]):
        below = max(place, below + 15)
        parts.append(labelled(line.who, line.label, below + 4))
    return parts


def _moments(frame: Frame, moments: Sequence[tuple[float, str]], y: float) -> list[str]:
    """Words at moments, the first ones first; one that would lie upon another is left out."""
    taken: list[tuple[float, float]] = []
    parts: list[str] = []
    for t, text in moments:
        start = frame.x(t)
        end = start + PER_LETTER * len(text) + SPARE
        if isfinite(t) and end < frame.x(frame.seconds) + 90 and all(end < a or b < start for a, b in taken):
            taken.append((start, end))
            parts.append(f'<text class="title" x="{start + 3:.1f}" y="{y + 14:.1f}">{escape(text)}</text>')
    return parts


def _sign(frame: Frame, who: str, top: float) -> str:
    colour, _, sign = pen(who)
    return (
        f'<text x="{frame.x(0) - 12:.1f}" y="{top + STRIP - 2:.1f}" text-anchor="end" style="fill:{colour}">'
        f"{escape(sign)}</text>"
    )


def _stripe(frame: Frame, who: str, one: Stripe, top: float) -> str:
    left, right, colour = frame.x(max(0.0, one.start)), frame.x(min(one.end, frame.seconds)), pen(who).colour
    if one.raised is None:
        y = top + STRIP - LOW / 2
        return (
            f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="#84898e" '
            'stroke-dasharray="1.5 4"/>'
        )
    height = STRIP if one.raised else LOW
    box = (
        f'<rect x="{left + 0.7:.1f}" y="{top + STRIP - height:.1f}" width="{max(0.6, right - left - 1.4):.1f}" '
        f'height="{height:g}" rx="3" fill="{colour}" fill-opacity="{1 if one.dense else 0.16}"/>'
    )
    if PER_LETTER * len(one.word) + SPARE > right - left:
        return box
    ink = "#ffffff" if one.dense else "#1a2227"
    return (
        f'{box}<text class="tick" x="{(left + right) / 2:.1f}" y="{top + STRIP - height / 2 + 4:.1f}" '
        f'text-anchor="middle" style="fill:{ink}">{escape(one.word)}</text>'
    )
