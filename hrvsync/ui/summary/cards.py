"""What stands below the picture: tiles with a dot a minute, minutes to watch again, and cards with lines."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from hrvsync.analysis.session import SessionResult
from hrvsync.analysis.story import Card as StoryCard, Story, Tile as StoryTile, Watch
from hrvsync.analysis.story.sentences import clock
from hrvsync.analysis.story.watch import LENGTH
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.summary.picture import minute_of
from hrvsync.ui.theme import DASHES, SHAPES, Theme
from hrvsync.ui.widgets import SEPARATOR, Card, add, grid, hbox, label, vbox
from hrvsync.ui.widgets.card_button import CardButton
from hrvsync.ui.widgets.labelled_curve import Curve
from hrvsync.ui.widgets.minute_dots import MinuteDots, MinutesData, per_dot
from hrvsync.ui.widgets.painting import fill
from hrvsync.ui.widgets.part import Part, line_pen
from hrvsync.ui.widgets.signs import draw_sign
from hrvsync.ui.widgets.tile import Tile, TileData

JOINED = "steadied", "repaired"
"""Cards of the story that stand as one."""
IN_WORDS = (*JOINED, "offered", "cues", "conditions", "practitioner", "rate")
"""Those that stand open where there is something to say; the others are numbers."""


def tiles(found: Story) -> Iterator[QWidget]:
    """Make the tiles of the story."""
    for one in found.tiles:
        title, figure = translated(one.title), translated(one.figure)
        yield Tile(TileData(title, figure, _caption(one)), _dots(one, title))


def _dots(one: StoryTile, title: str) -> MinuteDots | None:
    return MinuteDots(MinutesData(one.minutes), title) if one.minutes else None


def _caption(one: StoryTile) -> str:
    """Say what a dot is, or what the story says of the figure; both where a dot is several minutes."""
    several = per_dot(len(one.minutes)) if one.minutes else 0
    in_order = phrases.tr("a dot a minute, in order") if several == 1 else ""
    if several > 1:
        in_order = phrases.tr("a dot is {n} minutes, in order").format(n=phrases.number(several))
    said = translated(one.caption)
    return "; ".join(filter(None, (in_order if several > 1 or not said else "", said)))


def words_of(found: Story) -> Iterator[Card]:
    """Make the cards in words, without what the sentence says already."""
    open_ = [one for one in found.cards if is_open(one, found)]
    joined = [line for one in open_ if one.key in JOINED for line in one.lines if line != found.sentence]
    if joined:
        yield _in_words(phrases.tr("Steadied and repaired"), [*map(translated, joined)])
    yield from in_words([one for one in open_ if one.key not in JOINED])


def is_open(card: StoryCard, found: Story) -> bool:
    """Whether a card stands open: cues do where an answer to them is known."""
    answers = (answer.answered for pair in found.pairs.values() for answer in pair.cues)
    return card.key in IN_WORDS and (card.key != "cues" or any(one is not None for one in answers))


def in_words(cards: Sequence[StoryCard]) -> Iterator[Card]:
    """Make a card for each of `cards`, its lines below its heading."""
    for one in cards:
        yield _in_words(translated(one.title), [*map(translated, one.lines)])


def _in_words(title: str, lines: Sequence[str]) -> Card:
    texts = (label(line, "note", wrap=True) for line in lines)
    return Card(title, label(title, "caption"), *texts, None, margins=(22, 18, 22, 18))


class WatchCard(CardButton):
    """A minute that is worth watching again; pressing it does."""

    def __init__(self, watch: Watch, result: SessionResult, clicked: Callable[[float], object]) -> None:
        super().__init__(spacing=6, margins=(20, 16, 20, 14))
        title, at = translated(watch.title), clock(watch.t)
        text = phrases.tr("from {at}, one minute").format(at=at)
        self.setAccessibleName(SEPARATOR.join((title, text)))
        self.clicked.connect(lambda: clicked(watch.t))
        head = vbox(label(title, "card-title", wrap=True), label(text, "small", wrap=True), spacing=0)
        picture = Snippet(SnippetData(minute_of(result, watch.t, LENGTH), watch.t))
        self.fill(hbox(PlaySign(), (head, 1), spacing=12), picture, None)


class Nothing(msgspec.Struct, frozen=True):
    """No data."""


class PlaySign(Part[Nothing]):
    """A lit circle with the sign of playing."""

    width_px = height_px = 36

    def __init__(self) -> None:
        super().__init__(Nothing())
        self.setSizePolicy(self.sizePolicy().Policy.Fixed, self.sizePolicy().Policy.Fixed)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw it."""
        fill(painter, theme.wash)
        painter.drawEllipse(box)
        size = self.px(13)
        draw_sign(
            painter,
            "play",
            QRectF(box.center().x() - 0.4 * size, box.center().y() - size / 2, size, size),
            theme.accent,
        )


class SnippetData(msgspec.Struct, frozen=True, eq=False):
    """The curves of a minute from `start` (s) on."""

    curves: tuple[Curve, ...]
    start: float


class Snippet(Part[SnippetData]):
    """A minute of everybody's heart rate without axes, each around its own middle, in one measure."""

    width_px, height_px = 160, 58

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the curves."""
        known = [(one, one.y[~(one.y != one.y)]) for one in self.data.curves]
        spans = [float(y.max() - y.min()) for _, y in known if y.size]
        height = max([*spans, 4.0])
        for curve, y in known:
            if not y.size:
                continue
            middle = float(y.max() + y.min()) / 2
            painter.setPen(line_pen(theme.seats[curve.who], self.px(1.8), tuple(map(self.px, DASHES[curve.who]))))
            run: list[QPointF] = []
            for t, value in [*zip(curve.x.tolist(), curve.y.tolist(), strict=True), (0.0, math.nan)]:
                if math.isnan(value):
                    painter.drawPolyline(QPolygonF(run))
                    run = []
                else:
                    x = box.left() + box.width() * (t - self.data.start) / LENGTH
                    run.append(QPointF(x, box.center().y() - 0.9 * box.height() * (value - middle) / height))


def phases_card(result: SessionResult, names: Mapping[str, str]) -> Card:
    """Make the table of the levels of everybody in each phase."""
    title = phrases.tr("Phase by phase")
    heads = (
        label(f"{SHAPES.get(who, '')} {name}".strip(), "dim", elide=True, right=True) for who, name in names.items()
    )
    rows: list[list[QWidget | None]] = [
        [None, *heads],
        [None, *(label(phrases.tr("bpm  ·  ms RMSSD"), "small", right=True) for _ in names)],
    ]
    # A session begins and ends quietly: what lies between is what one came for.
    parts, guided = result.data.parts, bool(result.data.spans)
    last = len(parts) - 1
    when = {0: phrases.tr("before"), last: phrases.tr("after")} if last >= 2 and guided else {}
    thirds = phrases.tr("beginning"), phrases.tr("middle"), phrases.tr("end")
    for line, part in enumerate(parts):
        levels = (result.people[who].levels[line] if who in result.people else None for who in names)
        values = ((one.hr, one.rmssd) if one else (math.nan, math.nan) for one in levels)
        texts = ("  ·  ".join(map(phrases.number, pair)) for pair in values)
        name = part.name if guided else thirds[line]
        name = f"{name}  ·  {when[line]}" if line in when else name
        rows.append([label(name, elide=True), *(label(text, right=True) for text in texts)])
    card = Card(title, label(title, "head"), grid(rows, spacing=(14, 6), stretch=[1] * (1 + len(names))))
    restless = (one.name for one in result.people.values() if not one.baseline.quiet)
    add(card.rows, *(label(phrases.not_quiet(name), "small", wrap=True) for name in restless), None)
    return card
