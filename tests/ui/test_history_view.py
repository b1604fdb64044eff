"""The history view: what is listed, what is drawn for whom, and how it opens, deletes and learns what is new."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.services import SampleServices

from hrvsync.i18n import Message
from hrvsync.storage.index import Entry, PersonEntry
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.history.days import Readings, Weeks
from hrvsync.ui.history.view import SESSION, History
from hrvsync.ui.session.actions import HideButton
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.widgets import Question, label
from hrvsync.ui.widgets.dot_plot import DotPlot

FIRST = datetime.fromisoformat("2026-03-01T07:30:00+01:00")
BETWEEN = {"settled_share": 0.4, "repair_s": 40.0, "beyond_z": 0.2, "recovery_s": 20.0}


def morning(day: int, name: str = "Ada") -> Entry:
    """A reading of one person on a day."""
    metrics = {"ln_rmssd": 3.6 + 0.1 * (day % 3), "mean_hr_bpm": 58.0 + day % 4}
    one = PersonEntry(name, 99.0, metrics)
    created = (FIRST + timedelta(days=day)).isoformat()
    return Entry(f"{name}{day}.jsonl", created, 180.0, "Morning reading", {"A": one}, tags=("sitting",))


def evening(day: int) -> Entry:
    """A session of two."""
    people = {who: PersonEntry(name, 98.0, {"ln_rmssd": 3.5}) for who, name in (("A", "Ada"), ("B", "Ben"))}
    created = (FIRST + timedelta(days=day, hours=12)).isoformat()
    between = {name: value * (1 + day / 100) for name, value in BETWEEN.items()}
    return Entry(f"both{day}.jsonl", created, 720.0, "Breathe together", people, between, tags=("evening",))


def test_a_session_that_was_cut_short_says_so(show: Callable[[list[Entry]], History]) -> None:
    page = show([morning(1), replace(morning(2), cut_short=True), replace(morning(3), protocol="", cut_short=True)])
    cells = [page.model.data(page.model.index(row, SESSION)) for row in range(3)]
    assert cells == ["cut short", "Morning reading · cut short", "Morning reading"]


@pytest.fixture
def bridge() -> Iterator[Bridge]:
    made = Bridge()
    yield made
    assert made.close()


@pytest.fixture
def show(qtbot: QtBot, bridge: Bridge) -> Iterator[Callable[[list[Entry]], History]]:
    made: list[History] = []  # a page must outlive the question it asks

    def make(entries: list[Entry]) -> History:
        entries = sorted(entries, key=lambda entry: entry.created)
        page = History(SampleServices(entries=entries), bridge, SettingsFile(None))
        qtbot.addWidget(page)
        page.resize(1024, 700)
        page.show()
        made.append(page)
        return page

    yield make
    made.clear()


def shown_text(page: History) -> str:
    assert page.curves is not None
    return " ".join(label.text() for label in page.curves.findChildren(QLabel))


def test_one_person_sees_their_range_from_the_seventh_reading_on(
    qtbot: QtBot, show: Callable[[list[Entry]], History]
) -> None:
    page = show([morning(day) for day in range(6)])
    qtbot.waitUntil(lambda: isinstance(page.curves, Readings))
    assert "Baseline: 6 of 7 readings" in shown_text(page)
    page.show_entries([morning(day) for day in range(20)])
    assert "Your range comes from 20 readings" in shown_text(page)
    assert "Change a month" in shown_text(page)
    assert len(page.findChildren(DotPlot)) >= 2


def test_two_people_see_medians_with_their_uncertainty_and_number(
    qtbot: QtBot, show: Callable[[list[Entry]], History]
) -> None:
    page = show([evening(day) for day in range(0, 30, 3)])
    qtbot.waitUntil(lambda: isinstance(page.curves, Weeks))
    assert page.people == ("Ada", "Ben")
    assert shown_text(page).count("Median of 10 sessions") == 4
    assert "clearly different from no change" in shown_text(page)
    page.show_entries([evening(day) for day in range(3)])
    assert "3 sessions so far; from six on, a usual range." in shown_text(page)


def test_one_guided_session_is_chosen_in_both_languages(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    keyed = [replace(morning(day), protocol_key="morning-reading") for day in range(4)]
    page = show([replace(keyed[0], protocol="Morgenmessung"), *keyed[1:], evening(9)])
    assert [page.protocol.itemText(i) for i in range(page.protocol.count())] == [
        *("All sessions", "Breathe together", "Morning reading")
    ]
    page.who.setCurrentIndex(0)
    page.protocol.setCurrentIndex(2)
    assert page.model.rowCount() == 4


def test_the_hours_of_readings_and_who_steadied_whom_are_shown(
    qtbot: QtBot, show: Callable[[list[Entry]], History]
) -> None:
    page = show([morning(day) for day in range(3)])
    qtbot.waitUntil(lambda: page.curves is not None)
    assert f"All at {phrases.time_of_day('07:30')}." in shown_text(page)
    page = show([evening(day) for day in range(8)])
    qtbot.waitUntil(lambda: page.curves is not None)
    assert "Who steadied whom shows from six sessions" in shown_text(page)
    known = [(who, name, "0:s400a60s300") for who, name in (("A", "Ada"), ("B", "Ben"))]
    people = {who: PersonEntry(name, 98.0, states=states, baseline_end=120.0) for who, name, states in known}
    page.show_entries([replace(evening(day), people=people) for day in range(8)])
    assert "Over 8 sessions Ada steadied Ben not once, by chance 0 (0 to 0)." in shown_text(page)


def test_choosing_by_person_session_and_tag(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    page = show([morning(1), morning(2, "Ben"), evening(3), replace(evening(4), tags=("rainy",))])
    qtbot.waitUntil(lambda: page.curves is not None)
    assert [page.who.itemText(i) for i in range(page.who.count())] == ["Everybody", "Ada + Ben", "Ada", "Ben"]
    assert page.model.rowCount() == 2
    page.who.setCurrentIndex(0)
    assert (page.model.rowCount(), page.curves) == (4, None)
    assert [entry.file for entry in page.model.entries] == ["both4.jsonl", "both3.jsonl", "Ben2.jsonl", "Ada1.jsonl"]
    page.tag.setCurrentIndex(page.tag.findText("rainy"))
    assert page.model.rowCount() == 1
    page.tag.setCurrentIndex(0)
    page.protocol.setCurrentIndex(page.protocol.findText("Morning reading"))
    assert page.model.rowCount() == 2
    page.who.setCurrentIndex(page.who.findText("Ben"))
    assert page.model.index(0, 1).data() == "Ben"
    assert page.model.index(0, 3).data() == "3"


def test_opening_and_deleting(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    page = show([morning(1), morning(2)])
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [[Path("library/Ada2.jsonl")]]
    qtbot.mouseClick(page.delete, Qt.MouseButton.LeftButton)
    (box,) = page.findChildren(Question)
    assert box.windowTitle() == "Delete Ada2.jsonl and its notes?"
    assert {b.text() for b in box.buttons()} == {"Move to the bin", "Delete for good", "Keep"}
    with qtbot.waitSignal(page.undoable) as message:
        qtbot.mouseClick(next(b for b in box.buttons() if b.text() == "Move to the bin"), Qt.MouseButton.LeftButton)
    assert message.args is not None
    assert message.args[0] == "Ada2.jsonl is in the bin, for 30 days."
    assert [entry.file for entry in page.model.entries] == ["Ada1.jsonl"]


def test_an_empty_library_says_so(show: Callable[[list[Entry]], History]) -> None:
    page = show([])
    assert not page.table.isVisible()
    assert not page.open.isEnabled()
    page.show_entries([])
    assert "Nothing yet" in " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    page.show_progress(3, 1000)
    assert page.progress.text() == f"Reading recordings: 3 of {phrases.number(1000)}"


def test_a_recording_that_cannot_be_read_is_listed_with_why(show: Callable[[list[Entry]], History]) -> None:
    page = show([Entry("torn.jsonl", trouble=Message("torn.jsonl: line 1 is not JSON; restore a backup."))])
    assert page.model.index(0, 0).data() == "torn.jsonl"
    assert "not JSON" in page.model.index(0, 2).data()


def test_no_tooltip_takes_tags_from_a_name(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    evil = "<b>Ada</b><img src='x'> & co"
    page = show([replace(morning(1, "Ada"), file=f"{evil}.jsonl")])
    shown = page.model.data(page.model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert shown == "<span>&lt;b&gt;Ada&lt;/b&gt;&lt;img src=&#x27;x&#x27;&gt; &amp; co.jsonl</span>"
    elided, hide = label(evil * 9, elide=True), HideButton("A", page.left)
    state = SessionState(names={"A": evil})
    hide.refresh(state)
    elided.resize(40, 20)
    for widget in (elided, hide):
        qtbot.addWidget(widget)
        widget.show()
        assert "&lt;b&gt;Ada" in widget.toolTip()
        assert "<b>" not in widget.toolTip()
