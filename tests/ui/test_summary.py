"""The summary of one person: the posture is asked for and kept; a beginning that was not quiet is said."""

import math
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.services import SampleServices

from hrvsync.analysis.session import analyse, session_data
from hrvsync.app.sessions import Replay
from hrvsync.events import AnyEvent, Phase
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage import Header, Notes, Recording, read_notes, write_notes
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.summary import SummaryView


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
