"""All parts of the window in all their states on one page: for pictures, for costs, and for the test that texts fit."""

import math
from collections.abc import Callable
from datetime import date, timedelta

import msgspec
import numpy as np
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hrvsync.ui import phrases
from hrvsync.ui.style import apply_style
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets import GROWING, Card, CheckBox, Item, button, combo_box, configure, hbox, label, line_edit, vbox
from hrvsync.ui.widgets.axes import Axes
from hrvsync.ui.widgets.beads import Beads, BeadsData
from hrvsync.ui.widgets.calendar import Calendar, CalendarData
from hrvsync.ui.widgets.chip import Chip, ChipData
from hrvsync.ui.widgets.counts import Counts, CountsData
from hrvsync.ui.widgets.disc import Disc, DiscData
from hrvsync.ui.widgets.dot_plot import DotPlot, DotsData, Point
from hrvsync.ui.widgets.empty_state import EmptyState
from hrvsync.ui.widgets.focus_ring import FocusRing
from hrvsync.ui.widgets.glyph import GlyphButton
from hrvsync.ui.widgets.labelled_curve import Curve, CurveData, LabelledCurve
from hrvsync.ui.widgets.minute_dots import MinuteDots, MinutesData
from hrvsync.ui.widgets.motion import set_less_motion
from hrvsync.ui.widgets.part import Part
from hrvsync.ui.widgets.phase_strip import KINDS, PhaseBox, PhaseData, PhaseStrip
from hrvsync.ui.widgets.rail import Rail
from hrvsync.ui.widgets.range_bar import RangeBar, RangeData
from hrvsync.ui.widgets.ring import Ring, RingData
from hrvsync.ui.widgets.segments import Segments
from hrvsync.ui.widgets.state_strip import State, StateStrip, StripData
from hrvsync.ui.widgets.switch import Switch
from hrvsync.ui.widgets.tile import Tile, TileData
from hrvsync.ui.widgets.toast import Toast

SCALES = 1.0, 1.5, 2.0
RING = RingData((120.0, 480.0, 120.0), 390.0)
RAILS = Rail("A", 0.55, 1.0), Rail("B", 0.5)
LAST = date(2026, 11, 30)
DAYS = {LAST - timedelta(days=n): 4.0 + n % 13 for n in range(0, 90, 3)}
MINUTES = (True, True, True, False, True, True, None, True, True, False)
STATES = (State(0, 100, False, False), State(100, 160, True, False), State(160, 300, True, True))
AXES = Axes((-60.0, 0.0), (-6.0, 6.0), ((-6, "−6"), (0, "0"), (6, "+6")), ((-60, "−1 min"), (0, "0")), "bpm")


def disc(**changes: object) -> Disc:
    """A disc for two."""
    data = DiscData(0.5, phrases.tr("breathe in"), ring=RING, on_card=True)
    return configure(Disc(msgspec.structs.replace(data, **changes)), minimumHeight=260)


def curve() -> LabelledCurve:
    """Two people, and what chance gives."""
    x = np.linspace(-60, 0, 120)
    a, b = 4 * np.sin(x / 1.6), 3.2 * np.sin(x / 1.6 + 0.5)
    b[40:46] = math.nan
    band = x, np.full(120, -1.5), 1.5 + np.sin(x / 9)
    return LabelledCurve(
        CurveData((Curve("Ada", x, a, "A"), Curve("Ben", x, b, "B")), AXES, band, phrases.tr("chance"))
    )


def dots(*, few: bool = False) -> DotPlot:
    """Readings over two months, or a few without a summary."""
    axes = Axes((0, 60), (25, 60), ((30, "30"), (45, "45"), (60, "60")), ((0, "Oct"), (31, "Nov")), "ms")
    points = tuple(Point(x, 42 + 9 * math.sin(1.3 * x), f"{x} Nov") for x in range(2, 60, 12 if few else 3))
    if few:
        return DotPlot(DotsData(points, axes))
    band = tuple((float(x), 36.0 + x / 20, 49.0 + x / 20) for x in range(10, 61, 5))
    line = tuple((float(x), 42 + 3 * math.sin(x / 6)) for x in range(10, 60))
    made = DotPlot(DotsData(points, axes, (band,), line, "A"))
    made.point_at(12)
    return made


def counts() -> Counts:
    """Nine times in a season."""
    axes = Axes((0, 90), (0, 10), ((0, "0"), (5, "5"), (10, "10")), ((0, "Sep"), (40, "Oct"), (80, "Nov")))
    return Counts(CountsData((4, 16, 29, 44, 52, 61, 66, 77, 88), 3, 9, axes))


def strip(states: tuple[State, ...], who: str = "B") -> StateStrip:
    """A strip with words."""
    return StateStrip(StripData(who, states, 300.0))


def phase_strip(now: float | None) -> PhaseStrip:
    """Every kind of phase."""
    boxes = tuple(PhaseBox(kind, kind, 120.0) for kind in KINDS)
    return configure(PhaseStrip(PhaseData(boxes, now, names=True)), minimumHeight=54)


PARTS: dict[str, Callable[[], QWidget]] = {
    "disc": disc,
    "disc, own": lambda: disc(who="B", volume=1.0, note="◆ Ben"),
    "disc, rails": lambda: disc(rails=RAILS, volume=0.4),
    "disc, rest": lambda: disc(volume=None, word="Talk", note="One speaks, one listens, then change."),
    "disc, bar": lambda: disc(bar=True, volume=0.4),
    "ring": lambda: configure(Ring(RING), minimumHeight=160),
    "ring, open": lambda: configure(Ring(RingData((120.0, None), 400.0)), minimumHeight=160),
    "state strip": lambda: strip(
        tuple(replace(state, word) for state, word in zip(STATES, ("settled", "lively", "up"), strict=True))
    ),
    "state strip, dampened": lambda: strip((State(0, 180, False, True, phrases.tr("Dampened")), State(180, 300)), "A"),
    "phase strip": lambda: phase_strip(None),
    "phase strip, now": lambda: phase_strip(290.0),
    "minute dots": lambda: MinuteDots(MinutesData(MINUTES)),
    "minute dots, long": lambda: MinuteDots(MinutesData(MINUTES * 9)),
    "dot plot": dots,
    "dot plot, few": lambda: dots(few=True),
    "counts": counts,
    "calendar": lambda: Calendar(CalendarData(LAST, DAYS)),
    "calendar, own": lambda: Calendar(CalendarData(LAST, {}, "B")),
    "range": lambda: RangeBar(RangeData("A", 41, 33, 46, 20, 70)),
    "range, above": lambda: RangeBar(RangeData("B", 66, 33, 46, 20, 70)),
    "range, not yet": lambda: RangeBar(RangeData("B", 41, readings=4)),
    "beads": lambda: Beads(BeadsData("A", tuple(820 + 130 * math.sin(n / 2) for n in range(40)))),
    "beads, none": lambda: Beads(BeadsData("B")),
    "curve": curve,
}


def replace(state: State, word: str) -> State:
    """The same state in a word."""
    return State(state.start, state.stop, state.raised, state.dense, word)


def controls() -> QVBoxLayout:
    """Buttons, chips, switches and fields."""
    begin, not_yet = button("Begin", "begin"), configure(button("Not yet"), enabled=False)
    rows = (
        hbox(button("Begin", "main"), button("Export"), button("Later", "quiet"), not_yet, begin, None, spacing=12),
        hbox(
            Chip(ChipData("Ada", who="A")),
            Chip(ChipData("Ben", who="B"), checkable=True, checked=True),
            Chip(ChipData("Polar", "4F21", about="Polar H10 8C4F21")),
            Chip(ChipData("calm"), checkable=True, checked=True),
            Chip(ChipData("tired", outlined=True), checkable=True),
            None,
        ),
        hbox(
            Switch("Less motion", on=True),
            Switch("Tones"),
            CheckBox("agreed"),
            GlyphButton("gear", "Settings", print, bare=True),
            None,
            spacing=14,
        ),
        hbox(
            Segments("Colours", (("As the system", 0), ("Light", 1), ("Dark", 2)), 1),
            combo_box("Language", [("English", "en")]),
            None,
        ),
        line_edit("", "Words", "before"),
    )
    return vbox(*rows, spacing=12)


def tiles() -> QHBoxLayout:
    """Three tiles."""
    minutes = MinuteDots(MinutesData(MINUTES[:8]))
    return hbox(
        (Tile(TileData("Settled together", "7 of 8 minutes", "a dot a minute, in order"), minutes), 1),
        (Tile(TileData("RMSSD", "41 ms", "in your usual range"), RangeBar(RangeData("A", 41, 33, 46, 20, 70))), 1),
        spacing=16,
    )


def types() -> QVBoxLayout:
    """Every size of letters."""
    samples = ("title", "Title 28"), ("sentence", "Sentence 28"), ("figure", "26"), ("big", "44"), ("head", "Head 17")
    small = (
        ("", "Body 15, figures 0123"),
        ("dim", "Dim 15"),
        ("caption", "Caption 13"),
        ("small", "Small 13"),
        ("key", "Space"),
    )
    rows: list[Item] = [label(text, role) for role, text in (*samples, *small)]
    return vbox(hbox(vbox(*rows[:5], None), vbox(*rows[5:], None), None, spacing=40))


class Gallery(QWidget):
    """The page; `ring` shows where the keyboard is."""

    def __init__(self) -> None:
        super().__init__()
        configure(self, objectName="view")
        set_less_motion(True)
        self.parts = {name: make() for name, make in PARTS.items()}
        columns: list[list[Item]] = [[], [], []]
        lengths = [3, 0, 1]
        for name, part in self.parts.items():
            column = lengths.index(min(lengths))
            lengths[column] += 1 + part.sizeHint().height() // 40
            columns[column] += [Card(name, label(name, "small"), part, spacing=6, margins=(16, 10, 16, 12))]
        toast = Toast()
        toast.show_text("Marked at 4:12", print, (phrases.tr("Add words"), print))
        empty = EmptyState(
            "Nothing here yet", "Your first session will be the first dot.", button("Breathe together", "main")
        )
        card = Card("", empty, margins=(16, 16, 16, 16))
        columns[0] += [toast]
        columns[1] += [tiles(), card]
        columns[2] += [controls(), types()]
        hbox(
            *((vbox(*items, None, spacing=12), 1) for items in columns),
            parent=self,
            spacing=24,
            margins=(32, 28, 32, 28),
        )
        self.setSizePolicy(GROWING)
        self.ring = FocusRing(self)


def gallery(theme: Theme, scale: float) -> Gallery:
    """The page in a theme, with letters of some size, as large as it needs."""
    page = Gallery()
    apply_style(page, theme, scale)
    page.show()
    page.resize(page.minimumSizeHint().expandedTo(page.sizeHint()).width(), page.sizeHint().height())
    return page


def named() -> str:
    """The language of the window."""
    return QLocale().name()[:2]


def pictures(page: Gallery) -> list[Part]:  # pyright: ignore[reportMissingTypeArgument, reportUnknownParameterType]
    """Its pictures."""
    return page.findChildren(Part)
