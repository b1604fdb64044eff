"""What an assessment of breathing rates found, as cards: a faint dot a breath, and which criteria agree is seen."""

import math
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import msgspec
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from hrvsync.analysis.measures.breathing.resonance import Resonance
from hrvsync.analysis.measures.breathing.shared_rate import USUAL_RATE, SharedRate
from hrvsync.analysis.session import SessionResult
from hrvsync.ui import phrases
from hrvsync.ui.theme import DASHES, SHAPES, Theme, mix
from hrvsync.ui.widgets import Card, add, button, configure, hbox, label, vbox
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, dot, line_pen, shape, write

type Use = Callable[[float | None], object]
"""What to do with the rate (1/min) that people choose; None: 6 stays."""

CENTRE = Qt.AlignmentFlag.AlignHCenter
AXIS_PX, FOOT_PX = 40, 20
JITTER = 0.61803398875  # dots of one rate lie beside each other, the same each time


def rate_cards(result: SessionResult, names: Mapping[str, str], use: Use | None) -> list[Card]:
    """Make a card for everybody who was assessed, and one for the rate that two share.

    Without `use` there is nothing to choose.
    """
    found = {who: one.breathing.resonance for who, one in result.people.items()}
    assessed = {who: one for who, one in found.items() if one is not None}
    shared = result.pair.shared_rate if result.pair is not None else None
    alone = use if len(result.people) == 1 else None
    cards = [_person(who, names.get(who, who), one, alone) for who, one in assessed.items()]
    return cards if shared is None else [*cards, _shared(shared, assessed, names, use)]


class RateDots(msgspec.Struct, frozen=True):
    """A `rate` (1/min) with the `mean` swing (bpm; NaN where not known) and the swing of each breath."""

    rate: float
    mean: float
    swings: tuple[float, ...]


class RatesData(msgspec.Struct, frozen=True):
    """The rates of `who`, the quickest first; those from `low` to `high` answer most, NaN where none stands out."""

    who: str
    rates: tuple[RateDots, ...]
    low: float = math.nan
    high: float = math.nan

    def answers(self, rate: float) -> bool:
        """Whether a rate is among those that answer most."""
        return self.low <= rate <= self.high


class RatePlot(Part[RatesData]):
    """The swing of a heart by the rate of the breath: a faint dot a breath, and the means."""

    width_px, height_px = 300, 220
    grows_down = True

    def describe(self) -> str:
        """Return the mean swing at each rate."""
        text = phrases.tr("{rate} a minute: swing {n} bpm")
        known = (one for one in self.data.rates if math.isfinite(one.mean))
        return ", ".join(text.format(rate=in_digits(one.rate), n=phrases.number(one.mean, 1)) for one in known)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the axis, the band of what answers most, the breaths and the means."""
        data, font, line = self.data, self.letters("axis"), self.px(16)
        area = box.adjusted(self.px(AXIS_PX), 1.75 * line, -self.px(8), -self.px(FOOT_PX))
        top = nice_top([swing for one in data.rates for swing in one.swings])
        column = area.width() / max(1, len(data.rates))
        centres = {one.rate: area.left() + column * (n + 0.5) for n, one in enumerate(data.rates)}
        chosen = [x for rate, x in centres.items() if data.answers(rate)]
        if chosen:
            fill(painter, theme.wash)
            left, right = min(chosen) - 0.42 * column, max(chosen) + 0.42 * column
            painter.drawRoundedRect(QRectF(left, box.top(), right - left, box.height()), self.px(10), self.px(10))
        write(painter, font, theme.dim, QRectF(box.left(), box.top(), self.px(AXIS_PX), line), phrases.tr("bpm"))
        for value in (0.0, top / 2, top):
            y = area.bottom() - value / top * area.height()
            painter.setPen(line_pen(theme.line, 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            at = QRectF(box.left(), y - line / 2, self.px(AXIS_PX - 10), line)
            write(painter, font, theme.dim, at, phrases.number(value), Qt.AlignmentFlag.AlignRight)
        for rate, x in centres.items():
            strong = data.answers(rate)
            at = QRectF(x - column / 2, area.bottom() + 2, column, self.px(FOOT_PX) - 2)
            ink = theme.ink if strong else theme.dim
            write(painter, self.letters("key" if strong else "axis"), ink, at, in_digits(rate), CENTRE)
        self._paint_swings(painter, theme, area, top, centres)

    def _paint_swings(
        self, painter: QPainter, theme: Theme, area: QRectF, top: float, centres: Mapping[float, float]
    ) -> None:
        data = self.data
        colour, column = theme.seats[data.who], area.width() / max(1, len(data.rates))

        def place(x: float, swing: float) -> QPointF:
            return QPointF(x, area.bottom() - min(swing, top) / top * area.height())

        fill(painter, mix(colour, theme.card, 0.4))
        for one in data.rates:
            for n, swing in enumerate(one.swings):
                x = centres[one.rate] + column * 0.6 * ((n * JITTER) % 1 - 0.5)
                shape(painter, data.who, place(x, swing), self.px(5))
        means = [(one.rate, place(centres[one.rate], one.mean)) for one in data.rates if math.isfinite(one.mean)]
        path = QPainterPath()
        for n, (_, at) in enumerate(means):
            path.lineTo(at) if n else path.moveTo(at)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line_pen(colour, self.px(2), tuple(self.px(part) for part in DASHES[data.who])))
        painter.drawPath(path)
        for rate, at in means:
            fill(painter, theme.card)
            shape(painter, data.who, at, self.px(16 if data.answers(rate) else 12))
            fill(painter, colour)
            shape(painter, data.who, at, self.px(12 if data.answers(rate) else 8))


class CriteriaData(msgspec.Struct, frozen=True):
    """Which of the `rates` each criterion chose, by its name in words."""

    rates: tuple[float, ...]
    chosen: tuple[tuple[str, tuple[float, ...]], ...]


class CriteriaDots(Part[CriteriaData]):
    """A row for each criterion, a column for each rate: a large dot where it chose it."""

    width_px, height_px = 300, 180

    def describe(self) -> str:
        """Return what each criterion chose."""
        rows = ((name, phrases.listed([in_digits(rate) for rate in rates])) for name, rates in self.data.chosen)
        return ", ".join(f"{name}: {rates}" for name, rates in rows if rates)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the names, the rates above the columns, and the dots."""
        data, font = self.data, self.letters("small")
        line, column = box.height() / (len(data.chosen) + 1), self.px(30)
        left = box.right() - column * len(data.rates)
        write(painter, font, theme.ink, QRectF(box.left(), box.top(), left, line), phrases.tr("Best by"))
        for n, rate in enumerate(data.rates):
            at = QRectF(left + column * n, box.top(), column, line)
            write(painter, self.letters("axis"), theme.dim, at, in_digits(rate), CENTRE)
        for row, (name, chosen) in enumerate(data.chosen, 1):
            y = box.top() + line * row
            write(painter, font, theme.ink, QRectF(box.left(), y, left - box.left() - self.px(8), line), name)
            for n, rate in enumerate(data.rates):
                at = QPointF(left + column * (n + 0.5), y + line / 2)
                if rate in chosen:
                    dot(painter, at, self.px(5), theme.accent)
                else:
                    dot(painter, at, self.px(1.5), theme.rule)


class SharedData(msgspec.Struct, frozen=True):
    """The `rates`, what answers most of each seat, and the `rate` that two share, NaN where none stands out."""

    rates: tuple[float, ...]
    people: tuple[tuple[str, float, tuple[float, ...]], ...]
    rate: float


class SharedPlot(Part[SharedData]):
    """A row for each person: the rates that are near their best one; the shared one is lit."""

    width_px, height_px = 260, 150

    def describe(self) -> str:
        """Return the shared rate."""
        if not math.isfinite(self.data.rate):
            return phrases.tr("no rate stands out")
        return phrases.tr("{n} breaths a minute").format(n=in_digits(self.data.rate))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the lit column, the ranges with the sign of each, and the rates below."""
        data, foot = self.data, self.px(FOOT_PX)
        column = box.width() / max(1, len(data.rates))
        centres = {rate: box.left() + column * (n + 0.5) for n, rate in enumerate(data.rates)}
        if data.rate in centres:
            fill(painter, theme.card)
            left = centres[data.rate] - 0.45 * column
            painter.drawRoundedRect(QRectF(left, box.top(), 0.9 * column, box.height()), self.px(10), self.px(10))
        high = (box.height() - foot) / max(1, len(data.people))
        for row, (who, best, near) in enumerate(data.people):
            y, thick = box.top() + high * (row + 0.5), self.px(22)
            xs = [centres[rate] for rate in near if rate in centres]
            if xs:
                fill(painter, mix(theme.seats[who], theme.wash, 0.3))
                left, right = min(xs) - 0.4 * column, max(xs) + 0.4 * column
                painter.drawRoundedRect(QRectF(left, y - thick / 2, right - left, thick), thick / 2, thick / 2)
            if xs and best in centres:
                fill(painter, theme.seats[who])
                shape(painter, who, QPointF(centres[best], y), self.px(14))
        for rate, x in centres.items():
            strong = rate == data.rate
            at = QRectF(x - column / 2, box.bottom() - foot, column, foot)
            ink = theme.ink if strong else theme.dim
            write(painter, self.letters("key" if strong else "axis"), ink, at, in_digits(rate), CENTRE)


def in_digits(rate: float) -> str:
    """Write a rate (1/min) as short as it is: 6, 5.5."""
    return phrases.number(rate, 0 if rate == round(rate) else 1)


def nice_top(values: list[float]) -> float:
    """Return where an axis from 0 ends that holds all values: 4, 6, 10, 20, 30 ... bpm."""
    most = max(values, default=1.0)
    return next((top for top in (4.0, 6.0, 10.0) if most <= top), 10.0 * math.ceil(most / 10))


def _person(who: str, name: str, found: Resonance, use: Use | None) -> Card:
    """Make the card of one person; a rate never stands without the spread of what it was found from."""
    between = found.between
    low, high = between or (math.nan, math.nan)
    rates = tuple(sorted(found.rates, key=lambda one: -one.rate))
    dots = tuple(RateDots(one.rate, one.swing_bpm if one.followed else math.nan, one.swings) for one in rates)
    card = Card(name, spacing=8, margins=(24, 20, 24, 18))
    figure = label(_figure(found), "figure")
    head = hbox(label(SHAPES[who], "shape-" + who), label(name, "head"), None, figure)
    if between is not None:
        add(head, label(phrases.tr("a minute"), "small"))
    add(card.rows, head, label(_reason(name, found), "small", wrap=True))
    title = phrases.tr("Swing of the heart by rate")
    add(card.rows, label(title, "small"), (RatePlot(RatesData(who, dots, low, high), title), 1))
    matrix = CriteriaData(tuple(one.rate for one in rates), tuple(_criteria(found)))
    add(card.rows, CriteriaDots(matrix, phrases.tr("Which rate is best by which criterion")))
    if use is not None:
        add(card.rows, _choice(found.near[-1] if between and len(found.near) > 1 else low, use))
    return card


def _shared(shared: SharedRate, found: Mapping[str, Resonance], names: Mapping[str, str], use: Use | None) -> Card:
    title = phrases.tr("The rate you share")
    card = configure(Card(title, label(title, "head"), spacing=12, margins=(24, 20, 24, 20)), role="offer")
    rates = tuple(sorted({one.rate for each in found.values() for one in each.rates}, reverse=True))
    people = tuple((who, _most(one), one.near) for who, one in found.items())
    add(card.rows, SharedPlot(SharedData(rates, people, shared.rate), title))
    add(card.rows, *(label(line, "small", wrap=True) for line in _costs(shared, names)))
    if use is not None:
        add(card.rows, _choice(shared.rate, use))
    about = phrases.tr(
        "A faint dot is one breath. More swing is not better in itself: it depends on age and posture, so each is "
        "compared with themselves only. One session says little: try it again another day."
    )
    add(card.rows, None, label(about, "small", wrap=True))
    return card


def _choice(rate: float, use: Use) -> QWidget:
    """Make the buttons that keep a rate for the next time; where none stands out, say that 6 stays."""
    box, kept = QWidget(), label("", "small", wrap=True)
    usual = phrases.number(USUAL_RATE)
    if not math.isfinite(rate):
        stays = phrases.tr("Stay at {n}; try again another day.").format(n=usual)
        hbox((label(stays, "small", wrap=True), 1), parent=box)
        return box

    def choose(chosen: float | None, _clicked: bool = False) -> None:
        use(chosen)
        text = phrases.tr("Next time the disc begins at {n} a minute.")
        kept.setText(text.format(n=in_digits(chosen or USUAL_RATE)))

    yes = button(phrases.tr("Use {n} next time").format(n=in_digits(rate)), "main", partial(choose, rate))
    no = button(phrases.tr("Stay at {n}").format(n=usual), "quiet", partial(choose, None))
    vbox(hbox(yes, no, None), kept, parent=box)
    return box


def _costs(shared: SharedRate, names: Mapping[str, str]) -> Iterator[str]:
    """What the shared rate costs each, or why there is none."""
    if not shared.clear:
        yield phrases.tr("No rate stands out for both of you.")
        return
    cost = next(one for one in shared.costs if one.rate == shared.rate)
    some, nothing = (
        phrases.tr("{name} does without {n} % of the largest swing."),
        phrases.tr("It costs {name} nothing."),
    )
    for who, lost in cost.lost.items():
        text = some if round(100 * lost) else nothing
        yield text.format(name=names.get(who, who), n=phrases.number(100 * lost))


def _most(found: Resonance) -> float:
    """The rate with the largest swing among those that were followed; NaN without any."""
    known = [one for one in found.rates if one.followed and math.isfinite(one.swing_bpm)]
    return max(known, key=lambda one: one.swing_bpm).rate if known else math.nan


def _figure(found: Resonance) -> str:
    if found.between is None:
        return "–"
    low, high = (in_digits(rate) for rate in found.between)
    return low if low == high else phrases.tr("{low} to {high}").format(low=low, high=high)


def _reason(name: str, found: Resonance) -> str:
    if found.between is None:
        return phrases.tr("No rate stands out for {name}.").format(name=name)
    low, high = (in_digits(rate) for rate in found.between)
    if low != high:
        return phrases.tr("{low} and {high} are too near to tell apart.").format(low=low, high=high)
    votes = [rate for rate in found.chosen.values() if math.isfinite(rate)]
    text = phrases.tr("{n} of {of} point to {rate}.")
    return text.format(n=phrases.number(len(found.criteria)), of=phrases.number(len(votes)), rate=low)


def _criteria(found: Resonance) -> Iterator[tuple[str, tuple[float, ...]]]:
    names = {
        "swing": phrases.tr("largest swing"),
        "smoothness": phrases.tr("smoothest wave"),
        "phase": phrases.tr("heart and breath together"),
        "lf_peak": phrases.tr("highest peak"),
        "lf_power": phrases.tr("most power"),
        "lf_peaks": phrases.tr("fewest peaks"),
    }
    for key, name in names.items():
        chosen = found.chosen.get(key, math.nan)
        yield name, (found.near if key == "swing" else (chosen,) if math.isfinite(chosen) else ())
