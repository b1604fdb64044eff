"""The summary: posture, a beginning that was not quiet, a try-out that is not kept, a pair of two files."""

import math
from pathlib import Path

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.services import SampleServices
from support.sessions import FakeSession
from support.shown import WAIT
from support.somebody_else import somebody_else

from hrvsync.analysis.session import analyse, session_data
from hrvsync.app.services import LocalServices
from hrvsync.app.sessions import Replay
from hrvsync.events import AnyEvent, Phase
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage import Header, Notes, Recording, jsonl, read_notes, write_notes
from hrvsync.storage.notes import notes_path
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.summary import SummaryView
from hrvsync.ui.summary.naming import NamingSheet
from hrvsync.ui.widgets.labels import ElidedLabel
from hrvsync.ui.widgets.session_picture import PictureData
from hrvsync.ui.widgets.state_strip import State, StripData


def page_of(qtbot: QtBot, path: Path, events: tuple[AnyEvent, ...], names: dict[str, str]) -> SummaryView:
    """The summary of a session, computed."""
    path.touch()
    session = Replay(Recording(Header(names), lambda: iter(events)), "Reading", path=path)
    page = SummaryView(SampleServices(), Bridge(), session, {})
    qtbot.addWidget(page)
    page.show_result(analyse(session_data(session.events(), session.names)))
    page.show()
    return page


def played(people: str, bpm_levels: tuple[tuple[float, float], ...] = ()) -> tuple[AnyEvent, ...]:
    """Five minutes of these seats, in a phase and another."""
    hearts = {who: msgspec.structs.replace(Heart(bpm=64), bpm_levels=bpm_levels or ((0.0, 0.0),)) for who in people}
    phases = Phase(0.0, "Settle", 150.0), Phase(150.0, "Read", 150.0)
    return simulate(Scenario("one", 300, hearts, {who: SimulatedStrap() for who in people}, None, phases)).events


def test_the_posture_of_somebody_alone_is_asked_for_and_kept(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "reading.jsonl"
    page = page_of(qtbot, path, played("A"), {"A": "Ada"})
    assert page.own.posture.isVisible()
    assert [page.own.posture.itemText(i) for i in range(page.own.posture.count())] == [
        *("How did you sit or lie?", "lying", "sitting", "standing")
    ]
    assert page.own.posture.currentIndex() == 0
    page.own.posture.setCurrentIndex(2)
    assert page.save_notes()
    assert read_notes(path).posture == "sitting"
    assert page_of(qtbot, path, played("A"), {"A": "Ada"}).own.posture.currentText() == "sitting"
    write_notes(path, Notes(tags=("lying",)))
    assert page_of(qtbot, path, played("A"), {"A": "Ada"}).own.posture.currentText() == "lying"


def test_two_people_are_not_asked_how_they_sat(qtbot: QtBot, tmp_path: Path) -> None:
    assert not page_of(qtbot, tmp_path / "both.jsonl", played("AB"), {"A": "Ada", "B": "Ben"}).own.posture.isVisible()


def test_a_beginning_that_was_not_quiet_is_said_of_one_person_and_of_two(qtbot: QtBot, tmp_path: Path) -> None:
    walk = tuple((float(t), 15 * math.exp(-t / 60)) for t in range(0, 300, 5))
    for people, names in (("A", {"A": "Ada"}), ("AB", {"A": "Ada", "B": "Ben"})):
        page = page_of(qtbot, tmp_path / f"{people}.jsonl", played(people, walk), names)
        said = [text.text() for text in page.findChildren(QLabel) if "had not come to rest" in text.text()]
        assert len(said) == len(names)
    page = page_of(qtbot, tmp_path / "quiet.jsonl", played("A"), {"A": "Ada"})
    assert not any("had not come to rest" in text.text() for text in page.findChildren(QLabel))


def test_of_a_try_out_nothing_is_offered_to_be_kept(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(names={"A": "Ada", "B": "Ben"}, path=tmp_path / "tried.jsonl")
    session.saved = False
    page = SummaryView(SampleServices(folder=tmp_path), Bridge(), session, {"A": "curious"})
    qtbot.addWidget(page)
    page.show()
    assert page.save.text() == "Done"
    hidden = page.own, page.delete, page.export, page.correct, page.after
    assert not any(one.isVisible() for one in hidden)
    assert page.save_notes()
    assert not notes_path(tmp_path / "tried.jsonl").exists()


def test_the_head_has_one_form_whenever_it_is_looked_at(qtbot: QtBot) -> None:
    events, names = played("AB"), {"A": "Ada", "B": "Ben"}
    at_once = FakeSession(names=names, title="Gemeinsam atmen")
    later = Replay(Recording(Header(names, created=at_once.created), lambda: iter(events)), "Gemeinsam atmen")
    heads: list[str] = []
    for session in (at_once, later):
        page = SummaryView(SampleServices(), Bridge(), session, {})
        qtbot.addWidget(page)
        assert page.save.text() == "Done"
        page.show_result(analyse(session_data(iter(events), names)))
        head = next(one for one in page.findChildren(ElidedLabel) if "Breathe together" in one.accessibleName())
        heads.append(head.accessibleName())
    assert heads[0] == heads[1]
    assert " · 5 minutes · Breathe together" in heads[0]


def alone(path: Path, name: str, begun: str) -> Path:
    """A recording of one person, or of nobody's name, who is somebody else."""
    one = Recording(Header({"A": name} if name else {}, created=begun), lambda: iter(played("A")))
    jsonl.write(path, one if name else somebody_else(one))
    return path


def test_a_pair_of_two_files_has_names_says_how_they_lie_and_can_be_exported(qtbot: QtBot, tmp_path: Path) -> None:
    first = alone(tmp_path / "one.jsonl", "Ada", "2026-11-26T20:15:00+01:00")
    second = alone(tmp_path / "Ben.jsonl", "", "2026-11-26T20:15:12+01:00")
    services = LocalServices(tmp_path / "library")
    session = services.open([first, second])
    assert session.names == {"A": "Ada", "B": "Ben"}
    page = SummaryView(services, Bridge(), session, {})
    qtbot.addWidget(page)
    page.show_result(services.analyse(session))
    page.show()
    texts = [text.text() for text in page.findChildren(QLabel) if text.isVisible()]
    assert "By their clocks the second of these two began +12.0 s after the first." in texts
    assert page.export.isEnabled()
    assert page.watch.isEnabled()
    assert not page.correct.isEnabled()
    with qtbot.waitSignal(page.watched) as watched:
        page.watch.click()
    assert watched.args == [[first, second], 0.0]
    services.export(first, tmp_path / "both.html", other=second)
    written = (tmp_path / "both.html").read_text("utf-8")
    assert "Ada" in written
    assert "Ben" in written


def test_the_curve_is_whole_and_a_click_watches_from_there(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(qtbot, tmp_path / "both.jsonl", played("AB"), {"A": "Ada", "B": "Ben"})
    page.resize(1440, 900)
    data = page.picture.data
    assert data.seconds > 290
    assert {curve.name for curve in data.curves} == {"Ada", "Ben"}
    assert all(curve.x[-1] > 285 for curve in data.curves)
    left, right = page.picture.column()
    with qtbot.waitSignal(page.watched) as watched:
        middle = QPoint(round((left + right) / 2), 100)
        qtbot.mouseClick(page.picture, Qt.MouseButton.LeftButton, pos=middle)
    assert watched.args is not None
    assert abs(watched.args[1] - data.seconds / 2) < 2
    with qtbot.waitSignal(page.watched) as watched:
        qtbot.keyClick(page.picture, Qt.Key.Key_Right)
        qtbot.keyClick(page.picture, Qt.Key.Key_Return)
    assert watched.args is not None
    assert watched.args[1] == 10.0


def test_who_it_was_is_said_later(qtbot: QtBot, tmp_path: Path) -> None:
    path, events = tmp_path / "2026-11-07-201500-A-B.jsonl", played("AB")
    jsonl.write(path, Recording(Header({"A": "A", "B": "B"}), lambda: iter(events)))
    services = LocalServices(tmp_path)
    page = SummaryView(services, Bridge(), services.open([path]), {})
    qtbot.addWidget(page)
    page.show()
    page.own.note.setPlainText("rain")
    qtbot.mouseClick(page.who, Qt.MouseButton.LeftButton)
    (sheet,) = page.findChildren(NamingSheet)
    assert not sheet.keep.isEnabled()
    sheet.fields["A"].setText("Ada")
    qtbot.keyClicks(sheet.fields["B"], "Ben")
    with qtbot.waitSignal(page.named) as named:
        qtbot.keyClick(sheet.fields["B"], Qt.Key.Key_Return)
    to = tmp_path / "2026-11-07-201500-Ada-Ben.jsonl"
    assert named.args == [to]
    assert not path.exists()
    assert read_notes(to).note == "rain"
    again = SummaryView(services, Bridge(), services.open([to]), {})
    qtbot.addWidget(again)
    again.show()
    assert again.names == {"A": "Ada", "B": "Ben"}
    assert not again.who.isVisible()


def test_a_block_without_room_for_its_word_has_one_in_the_legend(qtbot: QtBot) -> None:
    page = SummaryView(SampleServices(), Bridge(), FakeSession(), {})
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    states = State(0.0, 400.0, False, False, "settled"), State(400.0, 402.0, True, True, "up"), State(402.0, 480.0)
    page.picture.show_data(PictureData(480.0, (), (StripData("A", states, 480.0),)))
    page.picture_card.show()
    qtbot.waitUntil(lambda: page.legend.isVisible() and page.legend.data.sorts == ((True, True, "up"),), timeout=WAIT)
    assert page.legend.accessibleDescription() == "up"
    page.picture.show_data(PictureData(480.0, (), (StripData("A", states[:1], 480.0),)))
    page.picture.fitted.emit()
    assert not page.legend.isVisible()
