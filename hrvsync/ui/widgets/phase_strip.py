"""The phases of a session: each kind has its own handwriting."""

import math

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from hrvsync.events import Phase
from hrvsync.guide import Protocol
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets.labels import SEPARATOR
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, line_pen, write

KINDS = "quiet", "paced", "own", "talking", "close", "apart"
BY_CONDITION = {"hand in hand": "close", "apart": "apart", "getrennt": "apart"}
"""Kinds by what a phase is compared by (casefolded), in the languages of the shipped sessions."""
OPEN = 300.0  # s that a phase without an end is drawn as long as
LINE = 18  # px of the names below
WAVE, STROKE = 15.0, 6.0  # px


class PhaseBox(msgspec.Struct, frozen=True):
    """A phase of one of `KINDS`; `seconds` None has no end."""

    name: str
    kind: str
    seconds: float | None = None


class PhaseData(msgspec.Struct, frozen=True):
    """The phases in order; `now` (s) is where one is, and `names` stand below. What is not `lit` is pale."""

    phases: tuple[PhaseBox, ...]
    now: float | None = None
    names: bool = False
    lit: bool = True

    @property
    def here(self) -> PhaseBox | None:
        """The phase that is now."""
        end = 0.0
        for phase in self.phases if self.now is not None else ():
            end += OPEN if phase.seconds is None else phase.seconds
            if self.now is not None and self.now < end:
                return phase
        return None


class PhaseStrip(Part[PhaseData]):
    """A box a phase, as wide as it is long; those to come are paler."""

    width_px, height_px = 320, 34

    def describe(self) -> str:
        """Return the names, or the one that is now."""
        here = self.data.here
        return SEPARATOR.join(phase.name for phase in self.data.phases) if here is None else here.name

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the boxes side by side, and a line where one is."""
        data, gap = self.data, 4.0
        below = self.px(LINE) if data.names else 0.0
        lengths = [OPEN if phase.seconds is None else phase.seconds for phase in data.phases]
        room = box.width() - gap * (len(lengths) - 1)
        x, gone, font = box.left(), 0.0, self.letters("axis")
        for phase, seconds in zip(data.phases, lengths, strict=True):
            width = room * seconds / (sum(lengths) or 1.0)
            over = data.lit and (data.now is None or gone < data.now)
            shown = QRectF(x, box.top(), width, box.height() - below)
            fill(painter, theme.wash if over else theme.raised)
            painter.drawRoundedRect(shown, 6, 6)
            ink = theme.accent if over else theme.dim
            handwriting(painter, theme, shown.adjusted(6, 6, -6, -6), phase.kind, ink)
            if data.names:
                write(painter, font, theme.dim, QRectF(x, shown.bottom() + 2, width, below - 2), phase.name)
            if data.now is not None and gone <= data.now < gone + seconds:
                at = x + width * (data.now - gone) / seconds
                painter.setPen(line_pen(theme.ink, 2))
                painter.drawLine(QPointF(at, shown.top() + 1), QPointF(at, shown.bottom() - 1))
            x, gone = x + width + gap, gone + seconds


def handwriting(painter: QPainter, theme: Theme, box: QRectF, kind: str, ink: str) -> None:
    """Draw the sign of a kind of phase."""
    painter.save()
    painter.setClipRect(box.adjusted(-3, -6, 3, 6))
    middle, half = box.center().y(), box.height() / 2
    painter.setPen(line_pen(ink, 1.6))
    match kind:
        case "paced":
            painter.strokePath(wave(box, 0.0), painter.pen())
        case "own":
            painter.strokePath(wave(box, 0.0), line_pen(theme.seats["A"], 1.6))
            painter.strokePath(wave(box, 2.2, 0.86), line_pen(theme.seats["B"], 1.6))
        case "talking":
            x, index = box.left() + 1, 0
            while x < box.right():
                height = half * (0.25 + 0.75 * abs(math.sin(1.7 * index) * math.cos(0.45 * index + 1)))
                painter.drawLine(QPointF(x, middle - height), QPointF(x, middle + height))
                x, index = x + STROKE, index + 1
        case "close" | "apart":
            off = 2.5 if kind == "close" else half
            for y in (middle - off, middle + off):
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        case _:
            painter.setPen(line_pen(theme.rule, 1.6))
            painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
    painter.restore()


def wave(box: QRectF, phase: float, stretch: float = 1.0) -> QPainterPath:
    """Return a sine through `box`."""
    path, x = QPainterPath(), box.left()
    while x <= box.right():
        angle = 2 * math.pi * (x - box.left()) / (WAVE * stretch) + phase
        point = QPointF(x, box.center().y() - 0.9 * box.height() / 2 * math.sin(angle))
        if path.elementCount():
            path.lineTo(point)
        else:
            path.moveTo(point)
        x += 1.5
    return path


def boxes(phases: list[Phase]) -> tuple[PhaseBox, ...]:
    """Return the boxes of a session's phases."""
    return tuple(
        PhaseBox(phase.name, kind_of(phase), seconds) for phase, seconds in zip(phases, lengths(phases), strict=True)
    )


def planned(protocol: Protocol) -> tuple[PhaseBox, ...]:
    """Return the boxes of a session that is planned: who does not breathe with a pacer is quiet first and last."""
    plans = protocol.phases
    kinds = [kind_of(plan.begun(0.0)) for plan in plans]
    if len(plans) > 1 and kinds[-1] == "talking":
        kinds[-1] = "quiet"
    return tuple(PhaseBox(plan.name, kind, plan.seconds) for plan, kind in zip(plans, kinds, strict=True))


def lengths(phases: list[Phase]) -> tuple[float | None, ...]:
    """Return how long each phase is (s): as planned, else until the next one; None has no end."""
    ends = [*(phase.t for phase in phases[1:]), 0.0]
    return tuple(
        phase.seconds or (end - phase.t if end > phase.t else None) for phase, end in zip(phases, ends, strict=False)
    )


def kind_of(phase: Phase) -> str:
    """Return which of `KINDS` a phase is: by its pacers, quiet where it makes the baseline, else by its condition."""
    if phase.pacers:
        return "paced" if "" in phase.pacers else "own"
    return "quiet" if phase.baseline else BY_CONDITION.get(phase.condition.casefold(), "talking")
