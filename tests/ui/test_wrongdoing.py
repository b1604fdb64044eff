"""Whatever goes wrong: nothing is lost, and one clear sentence is shown."""

import errno
import os
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from support.services import SimulatedServices
from support.shown import WAIT, shown
from support.widgets import part
from test_flow import SPEED, STRAPS, agree, answer, at, click, press, protocol, reach, sit_down

from hrvsync.app.services import LocalServices, new_recorder
from hrvsync.app.sessions import LiveSession
from hrvsync.events import AnyEvent, Packet, Tick
from hrvsync.i18n import Message
from hrvsync.session import Session
from hrvsync.storage import jsonl
from hrvsync.storage.protocols import ProtocolFile, list_protocols
from hrvsync.ui.home import Home
from hrvsync.ui.i18n.language import set_language
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.services import Services, SessionConfig
from hrvsync.ui.session.panels.partner import PartnerPanel
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.start import keep_open
from hrvsync.ui.summary import SummaryView
from hrvsync.ui.widgets import Question

type Open = Callable[[Services], MainWindow]


@pytest.fixture
def services(tmp_path: Path) -> SimulatedServices:
    return SimulatedServices(tmp_path / "recordings", STRAPS, protocol(2), speed=SPEED)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Open]:
    """Open windows, and close them after the test."""
    with ExitStack() as windows:
        yield lambda services: windows.enter_context(shown(qtbot, services, SettingsFile(None)))


def begin(qtbot: QtBot, window: MainWindow) -> SessionView:
    """Get a couple into a session."""
    click(qtbot, at(qtbot, window, Home).tiles["together"])
    click(qtbot, sit_down(qtbot, window, {"A": "Ada", "B": "Ben"}).begin)
    agree(qtbot, window)
    return at(qtbot, window, SessionView)


def test_an_unplugged_strap_is_reported_and_the_partner_untouched(
    qtbot: QtBot, show: Open, services: SimulatedServices
) -> None:
    window = show(services)
    session = begin(qtbot, window)
    session.show_details(True)
    ada, ben = (part(session, PartnerPanel, seat) for seat in (0, 1))
    qtbot.waitUntil(lambda: "Ada's strap paused" in ada.status, timeout=WAIT)
    assert "strap" not in ben.status
    path = session.session.path
    assert path is not None
    qtbot.waitUntil(lambda: "Ada" not in ada.status)
    session.stop()
    b = [event for event in jsonl.read(path).events() if isinstance(event, Packet) and event.who == "B"]
    assert max(later.t - earlier.t for earlier, later in pairwise(b)) < 5


def test_a_dying_source_loses_nothing(
    qtbot: QtBot, show: Open, services: SimulatedServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def dying() -> AsyncGenerator[AnyEvent, None]:
        for second in range(30):
            yield Tick(float(second))
        raise RuntimeError("the adapter is gone")

    def begin_dying(config: SessionConfig) -> Session:
        return LiveSession(
            dying(),
            config.names,
            new_recorder(config.names, services.folder, "straps", config.protocol.name),
            config.protocol,
        )

    monkeypatch.setattr(services, "begin", begin_dying)
    window = show(services)
    click(qtbot, at(qtbot, window, Home).tiles["together"])
    click(qtbot, sit_down(qtbot, window, {"A": "Ada", "B": "Ben"}).begin)
    agree(qtbot, window)
    summary = at(qtbot, window, SummaryView)
    assert window.toast.text() == "The session stopped: the adapter is gone. What was recorded is safe."
    assert summary.path is not None
    assert list(jsonl.read(summary.path).events())[-1] == Tick(29.0)


def test_a_full_disk_is_reported_and_nothing_is_lost(
    qtbot: QtBot, show: Open, services: SimulatedServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(services)
    session = begin(qtbot, window)
    reach(qtbot, session, 5)
    write, full = os.write, [True]

    def write_or_fail(file: int, data: bytes) -> int:
        if full[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(file, data)

    monkeypatch.setattr("hrvsync.storage.recorder.os.write", write_or_fail)
    qtbot.waitUntil(lambda: "cannot be written" in window.toast.text(), timeout=WAIT)
    assert session.state.frame is not None
    reach(qtbot, session, session.state.frame.t + 10)
    full[0] = False
    session.left.emit()
    answer(qtbot, window, "End")
    summary = at(qtbot, window, SummaryView)
    assert summary.path is not None
    ticks = [event.t for event in jsonl.read(summary.path).events() if isinstance(event, Tick)]
    assert ticks == [float(second) for second in range(len(ticks))]


@pytest.mark.parametrize("content", [b"", b"\x00\xff rubbish", b'{"k":"header","format":"hrvsync","version":99}\n'])
def test_a_corrupt_recording_is_refused_in_a_sentence(
    qtbot: QtBot, show: Open, services: SimulatedServices, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "evening.jsonl"
    path.write_bytes(content)
    window = show(services)
    window.open_files([path])
    qtbot.waitUntil(lambda: bool(window.toast.text()) and "Opening" not in window.toast.text(), timeout=WAIT)
    assert "evening.jsonl" in window.toast.text()
    assert isinstance(window.page, Home)
    assert path.read_bytes() == content


def test_a_broken_protocol_file_is_shown_with_its_line_and_cannot_begin(
    qtbot: QtBot, show: Open, services: SimulatedServices
) -> None:
    problem = "mine.toml, line 3: “rate” should be a number of at least 3; correct this line."
    broken = ProtocolFile("mine", Path("mine.toml"), True, problem=Message(problem))
    services.files.append(broken)
    window = show(services)
    click(qtbot, at(qtbot, window, Home).tiles["together"])
    page = sit_down(qtbot, window, {"A": "Ada", "B": "Ben"})
    assert page.begin.isEnabled()
    page.session.cards.setCurrentIndex(1)
    assert page.session.about.text() == problem
    assert not page.begin.isEnabled()


def test_closing_the_window_mid_session_asks_and_saves(qtbot: QtBot, show: Open, services: SimulatedServices) -> None:
    window = show(services)
    session = begin(qtbot, window)
    reach(qtbot, session, 12)
    path = session.session.path
    window.close()
    assert window.isVisible()
    (box,) = window.findChildren(Question)
    assert (box.windowTitle(), box.text) == (
        "End the session and close hrvsync?",
        "Everything up to now is saved.",
    )
    click(qtbot, next(button for button in box.buttons() if button.text() == "End"))
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT)
    assert path is not None
    lines = path.read_text().splitlines()
    assert '"end"' in lines[-1]
    assert [event.t for event in jsonl.read(path).events() if isinstance(event, Tick)][-1] >= 12


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_careless_key_ends_no_session(qtbot: QtBot, show: Open, services: SimulatedServices, key: Qt.Key) -> None:
    window = show(services)
    session = begin(qtbot, window)
    reach(qtbot, session, 3)
    qtbot.keyClick(session, Qt.Key.Key_Escape)
    assert len(window.findChildren(Question)) == 1
    focused = window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Go on"
    qtbot.keyClick(focused, key)
    qtbot.waitUntil(lambda: not window.findChildren(Question), timeout=WAIT)
    assert window.page is session
    assert session.state.frame is not None
    reach(qtbot, session, session.state.frame.t + 2)


def test_an_exception_is_reported_and_closes_nothing(
    qtbot: QtBot, show: Open, services: SimulatedServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(services)
    monkeypatch.setattr("sys.excepthook", None)  # whatever it becomes, it is put back
    hook = keep_open(window.show_unexpected)
    hook(ValueError, ValueError("boom"), None)
    assert "Something went wrong (ValueError)" in window.toast.text()
    assert window.isVisible()


def test_bluetooth_trouble_is_reported_where_straps_are_looked_for(
    qtbot: QtBot, show: Open, services: SimulatedServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scan(found: Callable[[object], None], problem: Callable[[str], None]) -> None:
        problem("Bluetooth is off. Turn it on.")

    monkeypatch.setattr(services, "scan", scan)
    window = show(services)
    click(qtbot, at(qtbot, window, Home).tiles["together"])
    page = at(qtbot, window, Connect)
    qtbot.waitUntil(lambda: page.trouble.text.text() == "Bluetooth is off. Turn it on.", timeout=WAIT)


def test_a_session_that_cannot_begin_says_why(
    qtbot: QtBot, show: Open, services: SimulatedServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_names: dict[str, str], _language: str) -> Session:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(services, "try_out", refuse)
    window = show(services)
    click(qtbot, at(qtbot, window, Home).tiles["tried"])
    assert window.toast.text() == "The session cannot begin: Permission denied"


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    set_language(qapp, "de")
    yield
    set_language(qapp, "en")


@pytest.mark.usefixtures("german")
def test_in_german_what_goes_wrong_below_the_window_is_reported_in_german(
    qtbot: QtBot, show: Open, services: SimulatedServices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_bus(_seconds: float, _by_service: bool) -> object:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    (tmp_path / "mine.toml").write_text('name = "x"\nabout = "y"\n[[phase]]\nname = "z"\npacer = { rate = 1 }\n')
    broken = [file for file in list_protocols(tmp_path) if file.own]
    services.files += broken
    monkeypatch.setattr(services, "scan", LocalServices(tmp_path).scan)
    window = show(services)
    monkeypatch.setattr("hrvsync.app.services.ble.scan", no_bus)

    click(qtbot, at(qtbot, window, Home).tiles["together"])
    page = at(qtbot, window, Connect)
    qtbot.waitUntil(lambda: page.trouble.text.text().startswith("Der Bluetooth-Dienst dieses Computers"), timeout=WAIT)
    page.session.cards.setCurrentIndex(1)
    assert page.session.about.text().startswith("mine.toml, Zeile 5: „rate“ sollte eine Zahl von mindestens 3")

    path = tmp_path / "evening.jsonl"
    path.write_text('{"k":"header","format":"hrvsync","version":99}\n')
    window.open_files([path])
    qtbot.waitUntil(lambda: "aktualisiere hrvsync" in window.toast.text(), timeout=WAIT)
    assert window.toast.text().startswith(f"{path}, Zeile 1: die Aufzeichnung hat Version 99")

    window.flow.try_out()
    session = at(qtbot, window, SessionView)
    reach(qtbot, session, 2)

    def full(_file: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr("hrvsync.storage.recorder.os.write", full)
        expected = "Die Aufzeichnung kann nicht geschrieben werden (kein Platz mehr auf dem Datenträger)"
        qtbot.waitUntil(lambda: window.toast.text().startswith(expected), timeout=WAIT)
    qtbot.waitUntil(lambda: session.session.trouble is None, timeout=WAIT)


class FullDisk:
    """Refuses what is written to recordings while it is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        self._write = os.write
        monkeypatch.setattr("hrvsync.storage.recorder.os.write", self.write)

    def write(self, file: int, data: bytes) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return self._write(file, data)


def unsaved(qtbot: QtBot, window: MainWindow, disk: FullDisk) -> SummaryView:
    """End a session whose disk was full from a moment on."""
    session = begin(qtbot, window)
    reach(qtbot, session, 20)
    disk.full = True
    reach(qtbot, session, 40)
    click(qtbot, session.buttons["Esc"])
    answer(qtbot, window, "End")
    summary = at(qtbot, window, SummaryView)
    assert summary.missing.isVisible()
    assert " s of the session are not on the disk (No space left on device)." in summary.unsaved
    return summary


@pytest.mark.parametrize("how", ["again", "elsewhere"])
def test_the_summary_says_what_the_disk_did_not_take_and_saves_it(
    qtbot: QtBot,
    show: Open,
    services: SimulatedServices,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    how: str,
) -> None:
    disk, window = FullDisk(monkeypatch), show(services)
    summary = unsaved(qtbot, window, disk)
    half = summary.path
    assert half is not None
    assert not summary.delete.isEnabled()
    click(qtbot, summary.missing.try_again)
    qtbot.waitUntil(summary.missing.isEnabled, timeout=WAIT)
    assert summary.unsaved
    click(qtbot, summary.save)
    answer(qtbot, window, "Stay")
    window.close()
    answer(qtbot, window, "Stay")
    assert window.page is summary
    disk.full = False
    if how == "again":
        click(qtbot, summary.missing.try_again)
    else:
        click(qtbot, summary.missing.save_elsewhere)
        dialog = summary.findChildren(QFileDialog)[0]
        dialog.fileSelected.emit(str(tmp_path / "stick.jsonl"))
        dialog.close()
    qtbot.waitUntil(lambda: not summary.unsaved, timeout=WAIT)
    qtbot.waitUntil(lambda: "% of the beats usable" in summary.quality.text(), timeout=WAIT)
    assert not summary.missing.isVisible()
    assert summary.delete.isEnabled()
    assert summary.path == (half if how == "again" else tmp_path / "stick.jsonl")
    assert half.exists() == (how == "again")
    kept = summary.path or Path()
    recorded = list(jsonl.read(kept).events())
    assert recorded[-1].t >= 38
    click(qtbot, summary.save)
    at(qtbot, window, Home)


def test_closing_the_window_on_a_full_disk_asks_first(
    qtbot: QtBot, show: Open, services: SimulatedServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, window = FullDisk(monkeypatch), show(services)
    session = begin(qtbot, window)
    reach(qtbot, session, 20)
    disk.full = True
    qtbot.waitUntil(lambda: bool(session.session.unsaved), timeout=WAIT)
    window.close()
    answer(qtbot, window, "End")
    summary = at(qtbot, window, SummaryView)
    assert summary.unsaved
    assert window.isVisible()
    window.close()
    press(qtbot, window, "Leave")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT)
