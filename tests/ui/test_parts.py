"""Every part of the window: painted on change only, named, with a role, by keyboard, in both themes, at every size."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import override

import numpy as np
import pytest
from hypothesis import given, strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QFont, QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.gallery import MINUTES, PARTS, RING, SCALES, Gallery, gallery
from test_fit import cut_texts, overlaps
from test_theme import contrast

from hrvsync.events import Pacer, Phase
from hrvsync.ui.i18n.language import set_language
from hrvsync.ui.style import apply_style
from hrvsync.ui.theme import DARK, LIGHT, Theme
from hrvsync.ui.widgets import Card, button, label, vbox
from hrvsync.ui.widgets.axes import Axes, Frame
from hrvsync.ui.widgets.calendar import Calendar, CalendarData
from hrvsync.ui.widgets.chip import Chip, ChipData
from hrvsync.ui.widgets.counts import Counts, CountsData
from hrvsync.ui.widgets.disc import Disc, DiscData
from hrvsync.ui.widgets.dot_plot import DotPlot, DotsData, Point
from hrvsync.ui.widgets.focus_ring import OFF, WIDTH, FocusRing
from hrvsync.ui.widgets.labelled_curve import apart
from hrvsync.ui.widgets.minute_dots import MOST, MinuteDots, MinutesData, grouped
from hrvsync.ui.widgets.motion import animate, set_less_motion
from hrvsync.ui.widgets.painting import rectangles
from hrvsync.ui.widgets.part import Part
from hrvsync.ui.widgets.phase_strip import KINDS, PhaseBox, PhaseData, PhaseStrip, boxes
from hrvsync.ui.widgets.rail import Rail
from hrvsync.ui.widgets.range_bar import RangeBar, RangeData
from hrvsync.ui.widgets.ring import Ring, RingData
from hrvsync.ui.widgets.segments import Segments
from hrvsync.ui.widgets.state_strip import State, StateStrip, StripData
from hrvsync.ui.widgets.switch import Switch
from hrvsync.ui.widgets.tile import Tile, TileData

AXES = Axes((0, 10), (0, 10), ((0, "0"), (5, "5"), (10, "10")), ((0, "Oct"),), "ms")
SIZE = (360, 200)
EACH = pytest.mark.parametrize("name", PARTS)


def shown[W: QWidget](qtbot: QtBot, widget: W, theme: Theme = LIGHT, scale: float = 1.0) -> W:
    """Show a part alone."""
    qtbot.addWidget(widget)
    apply_style(widget, theme, scale)
    widget.resize(*SIZE)
    widget.show()
    return widget


def picture(widget: QWidget) -> QImage:
    """What is seen of it."""
    return widget.grab().toImage()


def channels(image: QImage) -> NDArray[np.int16]:
    """Every byte of a picture."""
    rows = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(rows.constBits(), np.uint8).astype(np.int16)


def colours(image: QImage) -> set[int]:
    """Every colour of a picture."""
    rows = image.convertToFormat(QImage.Format.Format_RGB32)
    return set(np.unique(np.frombuffer(rows.constBits(), np.uint32)).tolist())


@pytest.fixture(params=[(scale, language) for scale in SCALES for language in ("en", "de")], ids=str)
def page(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[Gallery]:
    """All parts, at each size and in each language."""
    scale, language = request.param
    set_language(qapp, language)
    made = gallery(DARK, scale)
    qtbot.addWidget(made)
    yield made
    set_language(qapp, "en")


def test_nothing_is_cut_and_nothing_overlaps_at_any_size(page: Gallery, qapp: QApplication) -> None:
    qapp.processEvents()
    wrong = [text for text in (*cut_texts(page), *overlaps(page)) if "FocusRing" not in text]
    assert wrong == []


@EACH
def test_each_shows_something_in_both_themes_and_is_not_the_same(qtbot: QtBot, name: str) -> None:
    pictures = [picture(shown(qtbot, PARTS[name](), theme)) for theme in (LIGHT, DARK)]
    assert pictures[0] != pictures[1]
    assert all(len(colours(one)) >= 2 for one in pictures)


@EACH
def test_each_is_a_picture_with_words_for_screen_readers(qtbot: QtBot, name: str) -> None:
    part = shown(qtbot, PARTS[name]())
    found = QAccessible.queryAccessibleInterface(part)
    assert found is not None
    assert found.role() == QAccessible.Role.Graphic
    silent = "ring", "ring, open"  # what they show is said by the words in their middle
    assert bool(part.accessibleDescription()) == (name not in silent)


@EACH
def test_each_grows_with_the_letters(qtbot: QtBot, name: str) -> None:
    small, large = (shown(qtbot, PARTS[name](), scale=scale).sizeHint() for scale in (1.0, 2.0))
    assert large.width() == pytest.approx(2 * small.width(), abs=2)
    assert large.height() == pytest.approx(2 * small.height(), abs=2)


@EACH
def test_each_is_painted_on_change_only(
    qtbot: QtBot, name: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = PARTS[name]()
    assert isinstance(part, Part)
    painted: list[str] = []
    paint = part.paint

    def counted(*args: object) -> None:
        painted.append(name)
        paint(*args)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(part, "paint", counted)
    shown(qtbot, part)
    picture(part)
    qapp.processEvents()
    before = len(painted)
    part.show_data(part.data)
    qapp.processEvents()
    assert len(painted) == before


def test_a_sentence_fades_into_the_next_and_a_countdown_does_not(qtbot: QtBot) -> None:
    set_less_motion(False)
    text = shown(qtbot, label("Collecting, 20 s left", "sentence", fades=True))
    QApplication.processEvents()
    plain: dict[str, QImage] = {}
    for words in ("Collecting, 19 s left", "Moving together"):
        plain[words] = picture(shown(qtbot, label(words, "sentence", wrap=True)))
    text.setText("Collecting, 19 s left")
    assert picture(text) == plain["Collecting, 19 s left"]
    text.setText("Moving together")
    qtbot.waitUntil(lambda: picture(text) not in plain.values())
    assert text.text() == "Moving together"
    qtbot.waitUntil(lambda: picture(text) == plain["Moving together"])
    set_less_motion(True)
    text.setText("Settled")
    assert picture(text) == picture(shown(qtbot, label("Settled", "sentence", wrap=True)))
    set_less_motion(False)


def test_what_changes_is_painted(qtbot: QtBot) -> None:
    bar = shown(qtbot, RangeBar(RangeData("A", 40, 30, 50, 0, 100)))
    before = picture(bar)
    bar.show_data(RangeData("A", 45, 30, 50, 0, 100))
    assert picture(bar) != before
    assert bar.accessibleDescription() == "in your usual range"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (RangeData("A", 20, 30, 50, 0, 100), "below your usual range"),
        (RangeData("A", 60, 30, 50, 0, 100), "above your usual range"),
        (RangeData("A", 40, 30, 50, 0, 100, readings=4), "4 of 7 sessions so far"),
        (RangeData("A", math.nan, 30, 50, 0, 100), ""),
        (RangeData("A", 40), ""),
    ],
)
def test_a_range_is_said_with_seven_readings_only(qtbot: QtBot, data: RangeData, words: str) -> None:
    bar = shown(qtbot, RangeBar(data))
    picture(bar)
    assert bar.accessibleDescription() == words


def on_screen(widget: QWidget) -> QImage:
    """What the window shows of it after all updates so far, nothing painted for this picture alone."""
    QApplication.processEvents()
    return widget.screen().grabWindow(widget.winId()).toImage()


@pytest.mark.parametrize("note", ["", "small, easy breaths", "words that are too long for the smallest disc of all"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_breath_moves_the_line_of_the_disc_and_leaves_nothing_behind(qtbot: QtBot, note: str, scale: float) -> None:
    def data(volume: float, gone: float) -> DiscData:
        rails = Rail("A", volume), Rail("B", 1 - volume, volume)
        return DiscData(volume, "breathe in", note, ring=RingData(RING.phases, gone), rails=rails)

    moved = shown(qtbot, Disc(data(0.2, 100.0)), scale=scale)
    on_screen(moved)
    drawn = moved.kept
    assert drawn is not None
    for volume, gone in ((0.25, 101.0), (0.9, 130.0), (1.0, 130.0), (0.0, 131.0), (0.01, 500.0)):
        moved.show_data(data(volume, gone))
        fresh = shown(qtbot, Disc(moved.data), scale=scale)
        # Qt bends an arc a little otherwise when it is longer.
        assert int(np.abs(channels(on_screen(moved)) - channels(on_screen(fresh))).max()) <= 24
    assert moved.kept is drawn


@pytest.mark.parametrize("volume", [0.0, 1.0])
def test_the_ring_goes_on_while_the_disc_stands_still(qtbot: QtBot, volume: float) -> None:
    """Seconds pass at the top of a breath, too: then the tip of the ring is all that is painted."""
    moved = shown(qtbot, Disc(DiscData(volume, "hold", ring=RingData(RING.phases, 100.0))))
    on_screen(moved)
    for gone in range(101, 140):
        moved.show_data(DiscData(volume, "hold", ring=RingData(RING.phases, float(gone))))
        QApplication.processEvents()
    fresh = shown(qtbot, Disc(moved.data))
    assert int(np.abs(channels(on_screen(moved)) - channels(on_screen(fresh))).max()) <= 24


class Paints(QObject):
    """Gathers what of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.regions: list[QRegion] = []
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(QRegion(event.region()))
        return False


@pytest.mark.parametrize("dots", [False, True], ids=["alone", "with dots"])
def test_a_breath_paints_where_the_line_and_the_dots_are(qtbot: QtBot, *, dots: bool) -> None:
    def data(volume: float) -> DiscData:
        rails = (Rail("A", volume), Rail("B", volume)) if dots else ()
        return DiscData(volume, "breathe in", ring=RING, rails=rails)

    disc = shown(qtbot, Disc(data(0.2)))
    on_screen(disc)
    paints = Paints(disc)
    for volume in (0.201, 0.25):  # the first moves the line by less than half a pixel
        disc.show_data(data(volume))
        QApplication.processEvents()
    (painted,) = paints.regions
    assert painted.boundingRect().height() == pytest.approx(2 * 66.6 * (0.62 + 0.38 * 0.25) + 6, abs=4)
    assert not painted.contains(disc.rect().center())
    assert sum(part.width() * part.height() for part in rectangles(painted)) < 0.25 * disc.width() * disc.height()


def test_a_breath_paints_nothing_below_the_disc(qtbot: QtBot) -> None:
    """A style sheet takes back that the disc covers all: then the whole window would be painted for each breath."""
    window, disc = QWidget(), Disc(DiscData(0.2, "breathe in", ring=RING))
    vbox(disc, parent=window)
    qtbot.addWidget(window)
    for theme in (LIGHT, DARK):
        apply_style(window, theme, 1.0)
        window.show()
        on_screen(window)
        below, on_top = Paints(window), Paints(disc)
        disc.show_data(DiscData(disc.data.volume + 0.1 if disc.data.volume else 0.0, "breathe in", ring=RING))
        QApplication.processEvents()
        assert (len(on_top.regions), below.regions) == (1, [])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("who", ["", "A", "B"])
def test_words_can_be_read_on_the_disc(qtbot: QtBot, theme: Theme, who: str) -> None:
    image = picture(shown(qtbot, Disc(DiscData(0.0, "", who=who)), theme))
    word = range(-32, 33, 4)
    grounds = {image.pixelColor(image.width() // 2 + x, image.height() // 2 + y).name() for x in word for y in (0, 20)}
    assert min(contrast(theme.ink, ground) for ground in grounds) >= 4.5
    middle = image.pixelColor(image.rect().center()).name()
    assert contrast(theme.ink2, middle) >= 4.5


def test_the_disc_leaves_nothing_behind_where_it_was(qtbot: QtBot) -> None:
    moved, still = (shown(qtbot, Disc(DiscData(1.0, "breathe in", ring=RING))) for _ in range(2))
    picture(moved)
    for data in (DiscData(0.0, "breathe out", ring=RING), DiscData(None, "Talk", ring=RING)):
        moved.show_data(data)
        still.show_data(data)
        still.update()
        assert picture(moved) == picture(still)


def test_the_ring_has_no_end_where_a_phase_has_none(qtbot: QtBot) -> None:
    closed, endless = (shown(qtbot, Ring(RingData((60.0, last), 30.0))) for last in (60.0, None))
    faint = colours(picture(closed)) - colours(picture(endless))
    assert faint
    assert Ring(RingData()).data.phases == ()


def test_a_strip_is_read_without_colour(qtbot: QtBot) -> None:
    """A heart that is up is twice as high; variability that is down is darker."""

    def drawn(*, raised: bool, dense: bool) -> tuple[int, int]:
        strip = shown(qtbot, StateStrip(StripData("B", (State(0, 10, raised, dense),), 10)))
        strip.resize(200, 30)
        image = picture(strip)
        column = [image.pixelColor(100, y) for y in range(30)]
        return column.count(column[25]), column[25].lightness()

    settled, lively = drawn(raised=False, dense=False), drawn(raised=True, dense=False)
    up, dampened = drawn(raised=True, dense=True), drawn(raised=False, dense=True)
    assert lively[0] >= 28 > 17 >= settled[0]
    assert up[0] >= 28 > 17 >= dampened[0]
    assert max(up[1], dampened[1]) < min(settled[1], lively[1]) - 60


def test_words_of_a_strip_stand_where_they_fit(qtbot: QtBot) -> None:
    wide, narrow = State(0, 9, True, False, "lively"), State(9, 10, True, False, "lively")
    strip = shown(qtbot, StateStrip(StripData("A", (wide, narrow), 10)))
    bare = shown(qtbot, StateStrip(StripData("A", (wide, State(9, 10, True, False)), 10)))
    assert picture(strip) == picture(bare)
    assert strip.accessibleDescription() == "lively"


def test_phases_are_of_their_kind_and_as_long_as_planned() -> None:
    phases = [
        Phase(0.0, "Settle", 60.0, {}, "", True),
        Phase(60.0, "Breathe", 120.0, {"": Pacer()}, ""),
        Phase(180.0, "Own", None, {"A": Pacer(), "B": Pacer()}, ""),
        Phase(240.0, "Talk", None, {}, ""),
    ]
    made = boxes(phases)
    assert [box.kind for box in made] == ["quiet", "paced", "own", "talking"]
    assert [box.seconds for box in made] == [60.0, 120.0, 60.0, None]


def test_each_kind_has_a_handwriting_of_its_own(qtbot: QtBot) -> None:
    strips = [shown(qtbot, PhaseStrip(PhaseData((PhaseBox("", kind, 60.0),)))) for kind in KINDS]
    drawn = [picture(strip) for strip in strips]
    assert all(drawn[i] != drawn[j] for i in range(len(drawn)) for j in range(i))


def test_the_present_phase_is_said(qtbot: QtBot) -> None:
    phases = PhaseBox("Settle", "quiet", 60.0), PhaseBox("Talk", "talking")
    said = [PhaseStrip(PhaseData(phases, now)).accessibleDescription() for now in (None, 10.0, 70.0)]
    assert said == ["Settle · Talk", "Settle", "Talk"]


def test_more_than_thirty_minutes_share_dots() -> None:
    assert grouped(MINUTES) == list(MINUTES)
    hours = MINUTES * 12
    assert len(grouped(hours)) <= MOST
    assert grouped((True,) * 20 + (False,) * 20) == [True] * 10 + [False] * 10
    assert grouped((None,) * 60) == [None] * 30
    assert MinuteDots(MinutesData(MINUTES)).accessibleDescription() == "7 of 10"


def test_dots_are_reached_by_arrow_keys_and_by_mouse(qtbot: QtBot) -> None:
    points = tuple(Point(x, y, f"day {x}") for x, y in ((1, 2), (5, 8), (9, 4)))
    plot = shown(qtbot, DotPlot(DotsData(points, AXES)))
    assert plot.accessibleDescription() == "3 dots"
    said: list[str] = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(plot, key)
        said.append(plot.accessibleDescription())
    assert said == ["day 9", "day 5", "day 9", "day 9"]
    qtbot.keyClick(plot, Qt.Key.Key_Up)  # not ours
    bare = picture(plot)
    qtbot.mouseMove(plot, plot.frame().at(1, 2).toPoint())
    qtbot.waitUntil(lambda: plot.lit == 0)
    assert picture(plot) != bare
    qtbot.mouseMove(plot, plot.frame().at(3, 9).toPoint())
    qtbot.waitUntil(lambda: plot.lit == -1)
    plot.point_at(2)
    plot.show_data(DotsData(points[:1], AXES))
    assert plot.lit == -1
    assert plot.accessibleDescription() == "one dot"


def test_days_are_reached_by_arrow_keys_and_by_mouse(qtbot: QtBot) -> None:
    last = date(2026, 11, 28)
    calendar = shown(qtbot, Calendar(CalendarData(last, {last: 12.0, last - timedelta(days=200): 5.0})))
    assert calendar.accessibleDescription() == "one day"
    qtbot.keyClick(calendar, Qt.Key.Key_Right)
    assert calendar.accessibleDescription() == "28 Nov 2026 · 12 min"
    qtbot.keyClick(calendar, Qt.Key.Key_Left)
    assert calendar.accessibleDescription() == "21 Nov 2026"
    qtbot.keyClick(calendar, Qt.Key.Key_Down)
    assert calendar.accessibleDescription() == "22 Nov 2026"
    qtbot.mouseMove(calendar, QPointF(calendar.width() - 5, 5).toPoint())
    qtbot.waitUntil(lambda: calendar.accessibleDescription() == "23 Nov 2026")
    calendar.point_at(None)
    assert calendar.accessibleDescription() == "one day"


def test_counts_are_said_beside_chance(qtbot: QtBot) -> None:
    once, often = (shown(qtbot, Counts(CountsData(at, 1, 3, AXES))) for at in ((2,), (2, 4, 9)))
    assert once.accessibleDescription() == "once; by chance 1 to 3 times"
    assert often.accessibleDescription() == "3 times; by chance 1 to 3 times"


def test_names_at_the_ends_of_curves_do_not_lie_over_each_other() -> None:
    assert apart([100.0, 102.0], 16.0) == [93.0, 109.0]
    assert apart([102.0, 100.0], 16.0) == [109.0, 93.0]
    assert apart([10.0, 90.0], 16.0) == [10.0, 90.0]


def test_a_chip_names_a_strap_by_its_last_letters(qtbot: QtBot) -> None:
    chip = shown(qtbot, Chip(ChipData("Polar", "4F21", about="<Polar> 8C4F21")))
    assert chip.accessibleName() == "Polar 4F21"
    assert "&lt;Polar&gt;" in chip.toolTip()
    chosen = shown(qtbot, Chip(ChipData("calm", outlined=True), checkable=True))
    before = picture(chosen)
    qtbot.keyClick(chosen, Qt.Key.Key_Space)
    assert chosen.isChecked()
    assert picture(chosen) != before


def test_a_switch_goes_by_key_and_click_and_slides(qtbot: QtBot) -> None:
    switch = shown(qtbot, Switch("Less motion"))
    off = picture(switch)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    qtbot.waitUntil(lambda: switch.place == 1.0)
    assert picture(switch) != off
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()
    switch.setEnabled(False)
    assert QAccessible.queryAccessibleInterface(switch).role() == QAccessible.Role.CheckBox


def test_one_segment_holds(qtbot: QtBot) -> None:
    segments = shown(qtbot, Segments("Colours", (("Light", 1), ("Dark", 2)), 2))
    assert [one.isChecked() for one in segments.buttons] == [False, True]
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.mouseClick(segments.buttons[0], Qt.MouseButton.LeftButton)
    assert chosen.args == [1]
    assert [one.isChecked() for one in segments.buttons] == [True, False]


def test_a_tile_says_its_figure(qtbot: QtBot) -> None:
    tile = shown(qtbot, Tile(TileData("Settled together", "7 of 8 minutes", "a dot a minute")))
    assert tile.accessibleDescription() == "7 of 8 minutes · a dot a minute"
    tile.show_data(TileData("Settled together", "8 of 8 minutes"))
    assert tile.accessibleDescription() == "8 of 8 minutes"


def test_the_ring_lies_off_the_button_that_has_the_keyboard(qtbot: QtBot) -> None:
    page, one, other = QWidget(), button("One", "main"), button("Other")
    vbox(one, other, Card("", button("Third")), parent=page)
    ring = FocusRing(page)
    shown(qtbot, page)
    with qtbot.waitActive(page):
        page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(ring.isVisible)
    off = WIDTH + OFF
    assert ring.geometry() == other.geometry().adjusted(-off, -off, off, off)
    assert colours(picture(page))
    page.setFocus()
    other.clearFocus()
    qtbot.waitUntil(lambda: not ring.isVisible())


def test_nothing_moves_where_that_is_not_wanted(qtbot: QtBot) -> None:
    page = shown(qtbot, QWidget())
    set_less_motion(True)
    steps: list[float] = []
    assert animate(page, 500, steps.append) is None
    assert steps == [1.0]
    set_less_motion(False)
    assert animate(page, 20, steps.append) is not None
    qtbot.waitUntil(lambda: steps[-1] == 1.0 and len(steps) > 1)


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.floats(0.0, 100.0), min_size=1, max_size=12))
def test_texts_below_a_picture_never_lie_over_each_other(days: list[float]) -> None:
    below = tuple((day, f"{n} Oct") for n, day in enumerate(sorted(days)))
    frame = Frame(QFont(), QRectF(0, 0, 300, 100), Axes((0.0, 100.0), (0.0, 1.0), below=below), 1.0)
    shown = sorted(frame.below())
    assert all(x + width <= other for (x, width, _), (other, *_) in pairwise(shown))
    assert frame.below()[0][2] == below[0][1]  # the first is always there
