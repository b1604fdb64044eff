"""How people sit down in any window: the way follows from room and needs alone, settles at once, and cuts nothing."""

from collections.abc import Iterator

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from support.showroom import (
    LONG,
    SHORT,
    Show,
    connect_late,
    connect_new,
    consent_child,
    consent_together,
    gone,
    history_chosen,
    home,
    home_first,
    home_offer,
    importing,
    settings_sheet,
    settle,
)
from test_fit import cut_texts, overlaps

from hrvsync.ui.i18n.language import set_language
from hrvsync.ui.setup.arrangement import BAR, GAP, ROOMY, SIDES, WIDEST, Needs, arrangement
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.setup.sessions import SessionCards
from hrvsync.ui.style import apply_style
from hrvsync.ui.theme import LIGHT
from hrvsync.ui.widgets import configure, vbox

SIZES = (900, 640), (1024, 700), (1440, 900), (2560, 1440)
SCALES = 1.0, 1.5, 2.0
NEEDS = Needs(seats=2, seat=420, low=380, about=360, straps=240, breath=600, foot=700, buttons=500)
WIDTHS = st.integers(0, 4000)


@given(st.tuples(WIDTHS, WIDTHS), st.builds(Needs, st.integers(1, 2), *[WIDTHS] * 7), st.sampled_from(SCALES))
def test_what_is_chosen_has_room_and_the_first_way_that_has_it_is_chosen(
    size: tuple[int, int], needs: Needs, scale: float
) -> None:
    found = arrangement(size, needs, scale)
    room = min(round(WIDEST * scale), size[0] - 2 * SIDES[found.way] - round(BAR * scale))
    assert found.side >= SIDES[found.way]
    assert size[0] - 2 * found.side <= WIDEST * scale + 2 or found.side == SIDES[found.way]
    gaps = GAP * (needs.seats - 1)
    beside = needs.seats * max(needs.low, needs.about) + gaps
    if found.way == "between":
        assert needs.seats * max(needs.seat, needs.about) + gaps + GAP + needs.straps <= room
        assert size[0] >= ROOMY[0] * scale
        assert size[1] >= ROOMY[1] * scale
    elif found.way == "row":
        assert beside <= room
    else:
        assert beside > min(round(WIDEST * scale), size[0] - 2 * SIDES["row"] - round(BAR * scale))
        assert found.about == (needs.about > room)
    assert (found.breath, found.foot, found.buttons) == (needs.breath > room, needs.foot > room, needs.buttons > room)


def test_each_way_has_its_windows() -> None:
    assert arrangement((1440, 900), NEEDS, 1.0).way == "between"
    assert arrangement((1440, 700), NEEDS, 1.0).way == "row"
    assert arrangement((900, 640), NEEDS, 1.0).way == "row"
    assert arrangement((900, 640), replace(NEEDS, low=500), 1.0).way == "below"


@pytest.mark.parametrize(
    ("show", "names", "language"),
    [(connect_late, LONG, "en"), (connect_late, LONG, "de"), (connect_new, SHORT, "de")],
    ids=["late", "late German", "new German"],
)
def test_it_settles_at_once_and_nothing_is_cut(
    qtbot: QtBot,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    show: Show,
    names: dict[str, str],
    language: str,
) -> None:
    ways: list[object] = []
    place = Connect._place  # pyright: ignore[reportPrivateUsage]

    def counted(page: Connect, now: object) -> None:
        ways.append(now)
        place(page, now)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(Connect, "_place", counted)
    set_language(qapp, language)
    page = show(LIGHT, names)
    assert isinstance(page, Connect)
    page.show()
    wrong: list[str] = []
    try:
        for scale in SCALES:
            apply_style(page, LIGHT, scale)
            for size in SIZES:
                page.resize(*size)
                settle(page)
                ways.clear()
                for _ in range(3):  # whatever asks again, arranges nothing again
                    QApplication.sendEvent(page, QResizeEvent(page.size(), page.size()))
                    page.seats["A"].changed.emit()
                settle(page)
                wrong += [f"{size} at {scale}: {text}" for text in (*ways, *cut_texts(page), *overlaps(page))]
                wrong += [f"{size} at {scale}: {area} scrolls sideways" for area in sideways(page)]
                if (page.width(), page.height()) != size:
                    wrong.append(f"{size} at {scale}: needs {page.size()}")
        for size in SIZES:
            ways.clear()
            page.resize(*size)
            settle(page)
            assert len(ways) <= 1, "a new size is arranged once"
    finally:
        set_language(qapp, "en")
        gone(page)
    assert not wrong, "\n".join(sorted(set(wrong)))


LARGE: dict[str, Show] = {
    "home": home,
    "first start": home_first,
    "offer": home_offer,
    "history": history_chosen,
    "import": importing,
    "consent": consent_together,
    "child": consent_child,
    "settings": settings_sheet,
}


@pytest.mark.parametrize("name", LARGE)
def test_with_large_letters_in_the_smallest_window_pages_scroll_downwards_only(
    qtbot: QtBot, qapp: QApplication, name: str
) -> None:
    set_language(qapp, "de")
    page, room = LARGE[name](LIGHT, SHORT), QWidget()
    window = configure(QScrollArea(), widgetResizable=True)  # as the window holds a page
    try:
        vbox(page, parent=room)
        window.setWidget(room)
        apply_style(window, LIGHT, SCALES[-1])
        window.resize(*SIZES[0])
        window.show()
        settle(page)
        wrong = [*cut_texts(page), *overlaps(page), *map(str, sideways(window))]
        assert window.horizontalScrollBar().maximum() == 0
        assert not wrong, "\n".join(wrong)
    finally:
        set_language(qapp, "en")
        gone(window)


def sideways(page: QWidget) -> Iterator[QSize]:
    """The areas of the page that have to be scrolled sideways, but for the cards of sessions."""
    for area in page.findChildren(QScrollArea):
        inside = area.widget()
        if inside is None or not area.isVisible() or isinstance(area, SessionCards):
            continue
        if inside.width() > area.viewport().width():
            yield area.size()
