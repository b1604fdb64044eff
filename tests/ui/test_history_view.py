"""The history view: what is listed, what is drawn for whom, and how it opens, deletes and learns what is new."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.services import SampleServices

from hrvsync.i18n import Message
from hrvsync.storage.index import Entry, PersonEntry
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.history.found import Found
from hrvsync.ui.history.lines import LineCard
from hrvsync.ui.history.view import History, Place
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


def rows(page: History) -> list[str]:
    """What the rows say to a screen reader."""
    return [
        str(page.list.sessions.data(page.list.sessions.index(row), Qt.ItemDataRole.AccessibleTextRole))
        for row in range(page.list.sessions.rowCount())
    ]


def files(page: History) -> list[str]:
    return [entry.file for entry in page.list.sessions.entries]


def titles(page: History) -> list[str]:
    """The titles of the cards beside the list."""
    return [] if page.curves is None else [card.line.title for card in page.curves.findChildren(LineCard)]


def test_a_session_that_was_cut_short_says_so(show: Callable[[list[Entry]], History]) -> None:
    page = show([morning(1), replace(morning(2), cut_short=True), replace(morning(3), protocol="", cut_short=True)])
    says = [text.split(" · ")[:2] for text in rows(page)]
    assert [text[0] for text in says] == ["cut short", "Morning reading", "Morning reading"]
    assert says[1][1] == "cut short"
    assert "usable 99 %" in rows(page)[0]


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
    note = page.findChildren(QLabel)
    shown = [*page.curves.findChildren(QLabel), *(text for text in note if "Compare" in text.text())]
    return " ".join(text.text() for text in shown if text.text())


def test_one_person_sees_their_range_from_the_seventh_reading_on(
    qtbot: QtBot, show: Callable[[list[Entry]], History]
) -> None:
    page = show([morning(day) for day in range(6)])
    qtbot.waitUntil(lambda: page.curves is not None)
    assert "Baseline: 6 of 7 readings" in shown_text(page)
    page.show_entries([morning(day) for day in range(20)])
    assert "from 20 readings of 60 days" in shown_text(page)
    assert "within your range" in shown_text(page)
    assert "No clear change yet." in shown_text(page)
    assert len(page.findChildren(DotPlot)) >= 2


def test_practice_stands_first_and_two_see_medians_with_their_uncertainty_and_number(
    qtbot: QtBot, show: Callable[[list[Entry]], History]
) -> None:
    page = show([replace(evening(day), repairs=((40.0, True),)) for day in range(0, 30, 3)])
    qtbot.waitUntil(lambda: page.curves is not None)
    assert page.people == ("Ada", "Ben")
    assert titles(page)[:3] == ["Practice", "Settled together", "Found back to each other"]
    assert "10 sessions in thirteen weeks mostly evenings" in shown_text(page)
    assert "Usually 4 to 5." in shown_text(page)
    assert "10 of 10 ruptures" in shown_text(page)
    assert "Clearly more than at first." in shown_text(page)
    settled = page.findChildren(LineCard)[1]
    assert isinstance(settled.picture, DotPlot)
    figure = next(one for one in settled.findChildren(QLabel) if "In the last 60 days" in one.text())
    assert not figure.isVisibleTo(settled)
    settled.numbers.click()
    assert figure.isVisibleTo(settled)
    page.show_entries([evening(day) for day in range(3)])
    assert "A change shows from six sessions over two weeks on." in shown_text(page)


def test_one_guided_session_is_chosen_in_both_languages(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    keyed = [replace(morning(day), protocol_key="morning-reading") for day in range(4)]
    page = show([replace(keyed[0], protocol="Morgenmessung"), *keyed[1:], evening(9)])
    assert [page.protocol.itemText(i) for i in range(page.protocol.count())] == [
        *("All sessions", "Breathe together", "Morning reading")
    ]
    page.who.setCurrentIndex(0)
    page.protocol.setCurrentIndex(2)
    assert len(files(page)) == 4


def test_the_hours_of_readings_and_who_steadied_whom_are_shown(
    qtbot: QtBot, show: Callable[[list[Entry]], History]
) -> None:
    page = show([morning(day) for day in range(3)])
    qtbot.waitUntil(lambda: page.curves is not None)
    assert f"All at {phrases.time_of_day('07:30')}." in shown_text(page)
    page = show([evening(day) for day in range(8)])
    qtbot.waitUntil(lambda: page.curves is not None)
    assert "Who steadied whom shows from 6 sessions" in shown_text(page)
    known = [(who, name, "0:s400a60s300") for who, name in (("A", "Ada"), ("B", "Ben"))]
    people = {who: PersonEntry(name, 98.0, states=states, baseline_end=120.0) for who, name, states in known}
    page.show_entries([replace(evening(day), people=people) for day in range(8)])
    assert "Ada steadied Ben not once, by chance 0 (0 to 0)" in shown_text(page)


def test_choosing_by_person_and_session(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    page = show([morning(1), morning(2, "Ben"), evening(3), replace(evening(4), tags=("rainy",))])
    qtbot.waitUntil(lambda: page.curves is not None)
    shown = [page.who.itemText(i) for i in range(page.who.count())]
    assert shown == ["Everybody", "Ada and Ben", "Ada, own view", "Ben, own view"]
    assert len(files(page)) == 2
    page.who.setCurrentIndex(0)
    assert titles(page) == ["Practice"]
    assert files(page) == ["both4.jsonl", "both3.jsonl", "Ben2.jsonl", "Ada1.jsonl"]
    assert "Ben" in rows(page)[2]
    page.protocol.setCurrentIndex(page.protocol.findText("Morning reading"))
    assert len(files(page)) == 2


def test_names_stand_as_people_sit(show: Callable[[list[Entry]], History]) -> None:
    swapped = {"A": PersonEntry("Ben", 98.0), "B": PersonEntry("Ada", 98.0)}
    page = show([evening(1), replace(evening(2), people=swapped)])
    assert page.who.currentText() == "Ben and Ada"
    assert page.people == ("Ben", "Ada")
    assert len(files(page)) == 2


def test_words_find_notes_tags_names_sessions_and_days(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    loud = replace(evening(4), words="it got LOUD in the end", tags=("rainy",))
    page = show([evening(3), loud, evening(40)])
    for words, found in {
        "loud": ["both4.jsonl"],
        "rainy loud": ["both4.jsonl"],
        "rainy quiet": [],
        "ben": ["both40.jsonl", "both4.jsonl", "both3.jsonl"],
        "breathe": ["both40.jsonl", "both4.jsonl", "both3.jsonl"],
        "april": ["both40.jsonl"],
        "2026-03": ["both4.jsonl", "both3.jsonl"],
    }.items():
        page.search.setText(words)
        qtbot.waitUntil(lambda found=found: files(page) == found)
    assert not page.search.text().isspace()


def test_somebodys_own_view_opens_by_their_own_choice(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    page = show([morning(1), evening(3)])
    page.who.setCurrentIndex(page.who.findText("Ada, own view"))
    assert not page.list.isVisible()
    assert files(page) == []
    assert page.own.text() == "I am Ada"
    qtbot.mouseClick(page.own, Qt.MouseButton.LeftButton)
    assert page.list.isVisible()
    assert files(page) == ["both3.jsonl", "Ada1.jsonl"]
    page.who.setCurrentIndex(page.who.findText("Ben, own view"))
    assert not page.list.isVisible()


def test_nobody_is_alone_with_a_view_that_has_to_be_opened(show: Callable[[list[Entry]], History]) -> None:
    page = show([morning(1), morning(2)])
    assert page.people == ("Ada",)
    assert page.list.isVisible()


def at_box(page: History, row: int) -> QPoint:
    return QPoint(30, page.list.visualRect(page.list.sessions.index(row)).center().y())


def test_several_are_chosen_by_boxes_and_by_shift(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    page = show([evening(day) for day in range(5)])
    area, left = page.list.viewport(), Qt.MouseButton.LeftButton
    for row in (0, 2):
        qtbot.mouseClick(area, left, pos=at_box(page, row))
    assert [entry.file for entry in page.list.chosen] == ["both4.jsonl", "both2.jsonl"]
    assert page.bar.count.text() == "2 chosen"
    assert page.bar.beside.isVisible()
    assert page.bar.report.isVisible()
    assert not page.bar.open.isVisible()
    with qtbot.waitSignal(page.compared) as compared:
        qtbot.mouseClick(page.bar.beside, left)
    assert compared.args == [[Path("library/both2.jsonl"), Path("library/both4.jsonl")]]
    qtbot.mouseClick(area, left, pos=at_box(page, 0))
    assert [entry.file for entry in page.list.chosen] == ["both2.jsonl"]
    assert page.bar.open.isVisible()
    row = page.list.visualRect(page.list.sessions.index(4)).center()
    qtbot.mouseClick(area, left, Qt.KeyboardModifier.ShiftModifier, row)
    assert len(page.list.chosen) >= 3
    assert not page.bar.beside.isVisible() or len(page.list.chosen) <= 3


def test_a_place_is_found_again(qtbot: QtBot, bridge: Bridge) -> None:
    entries = [morning(1), *(evening(day) for day in range(2, 40))]
    place = Place(Found(("Ada", "Ben"), "Breathe together", "evening"), ("both20.jsonl",), 300)
    page = History(SampleServices(entries=entries), bridge, SettingsFile(None), place)
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    qtbot.waitUntil(lambda: page.list.verticalScrollBar().value() == 300)
    assert page.place == place
    assert [entry.file for entry in page.list.chosen] == ["both20.jsonl"]


def test_opening_and_deleting(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    page = show([morning(1), morning(2)])
    page.list.choose(["Ada2.jsonl"])
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert opened.args == [Path("library/Ada2.jsonl")]
    with qtbot.waitSignal(page.undoable) as message:
        qtbot.mouseClick(page.bar.delete, Qt.MouseButton.LeftButton)
    assert not page.findChildren(Question)
    assert message.args is not None
    assert message.args[0] == "Ada2.jsonl is in the bin, for 30 days."
    assert files(page) == ["Ada1.jsonl"]


def test_an_empty_library_says_so_and_offers_a_session(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    page = show([])
    assert not page.list.isVisible()
    page.show_entries([])
    assert "Nothing yet" in " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    with qtbot.waitSignal(page.begun):
        qtbot.mouseClick(page.begin, Qt.MouseButton.LeftButton)
    page.show_progress(3, 1000)
    assert page.head.progress.text() == f"Reading recordings: 3 of {phrases.number(1000)}"


def test_where_there_is_little_room_list_or_lines_are_shown(
    qtbot: QtBot, show: Callable[[list[Entry]], History]
) -> None:
    page = show([evening(day) for day in range(9)])
    qtbot.waitUntil(lambda: page.curves is not None)
    curves = page.curves
    assert curves is not None
    page.resize(900, 640)
    assert page.list.isVisible()
    assert not curves.isVisible()
    qtbot.mouseClick(page.head.switch.buttons[1], Qt.MouseButton.LeftButton)
    assert not page.list.isVisible()
    assert curves.isVisible()
    page.resize(1440, 900)
    assert page.list.isVisible()
    assert curves.isVisible()


def test_words_look_for_sessions_and_leave_the_lines_of_these_people_alone(
    qtbot: QtBot, show: Callable[[list[Entry]], History]
) -> None:
    loud = replace(evening(4), tags=("loud",))
    page = show([*(evening(day) for day in range(4)), loud, replace(morning(5), tags=("loud",))])
    qtbot.waitUntil(lambda: page.curves is not None)
    assert page.people == ("Ada", "Ben")
    assert page.bar.count.text() == "5 sessions. Tick two or three to see them side by side."
    before = shown_text(page)
    page.search.setText("loud")
    qtbot.waitUntil(lambda: files(page) == ["both4.jsonl"])
    assert page.bar.count.text() == "1 session, 1 more of everybody"
    assert shown_text(page) == before


def test_it_says_from_which_day_weeks_are_counted_back(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    def notes() -> str:
        return " ".join(one.text() for one in page.findChildren(QLabel) if "counted back" in one.text())

    page = show([evening(1)])
    qtbot.waitUntil(lambda: page.curves is not None)
    assert "the last session, 2 Mar 2026" in notes()
    today = datetime.now().astimezone().isoformat()
    page.show_entries([replace(evening(1), created=today)])
    assert notes() == ""


def test_a_recording_that_cannot_be_read_is_listed_with_why(show: Callable[[list[Entry]], History]) -> None:
    page = show([Entry("torn.jsonl", trouble=Message("torn.jsonl: line 1 is not JSON; restore a backup."))])
    assert "not JSON" in rows(page)[0]
    assert "torn.jsonl" in rows(page)[0]


def test_no_tooltip_takes_tags_from_a_name(qtbot: QtBot, show: Callable[[list[Entry]], History]) -> None:
    evil = "<b>Ada</b><img src='x'> & co"
    page = show([replace(morning(1, "Ada"), file=f"{evil}.jsonl", tags=("late", "at <home>"))])
    shown = page.list.sessions.data(page.list.sessions.index(0), Qt.ItemDataRole.ToolTipRole)
    tags = "late, at &lt;home&gt;"  # a row may have no room for them
    assert shown == f"<span>{tags}\n&lt;b&gt;Ada&lt;/b&gt;&lt;img src=&#x27;x&#x27;&gt; &amp; co.jsonl</span>"
    elided, hide = label(evil * 9, elide=True), HideButton("A", page.left)
    state = SessionState(names={"A": evil})
    hide.refresh(state)
    elided.resize(40, 20)
    for widget in (elided, hide):
        qtbot.addWidget(widget)
        widget.show()
        assert "&lt;b&gt;Ada" in widget.toolTip()
        assert "<b>" not in widget.toolTip()


def test_a_session_has_one_name_in_whatever_language_it_was_recorded(
    qtbot: QtBot, show: Callable[[list[Entry]], History]
) -> None:
    german = replace(evening(2), protocol="Gemeinsam atmen", protocol_key="paired-resonance-breathing")
    english = replace(evening(3), protocol_key="paired-resonance-breathing")
    page = show([german, english, replace(evening(4), protocol="Unser Abend")])
    rows = [page.list.sessions.data(page.list.sessions.index(row)) for row in range(3)]
    assert rows == ["Unser Abend", "Breathe together", "Breathe together"]
    kinds = [page.protocol.itemText(n) for n in range(page.protocol.count())]
    assert kinds == ["All sessions", "Breathe together", "Unser Abend"]
    for words in ("gemeinsam", "breathe"):  # it is found by either
        assert german in Found(words=words).among([german])
