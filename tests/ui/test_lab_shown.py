"""What is switched on for a lab stands beside the recording light for as long as the session runs."""

from pytestqt.qtbot import QtBot
from support.sessions import FakeSession

from hrvsync.app.lab import Quiet
from hrvsync.events import Packet, Tick
from hrvsync.i18n import Message
from hrvsync.session import Session
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK


class Failing(Quiet):
    """Fails as soon as a session begins."""

    def begin(self, session: Session) -> None:
        raise OSError("no network")


def test_the_session_says_all_the_time_what_is_sent_and_taken_in(qtbot: QtBot) -> None:
    events = [Packet(t / 2, "A", (800,)) if t % 2 else Tick(t / 2) for t in range(12)]
    session = FakeSession(*events, stay=True)
    failing = Failing("OSC out")
    session.attachments = [Quiet("LSL out"), Quiet("LSL in"), Quiet("LSL in"), failing]
    bridge = Bridge()
    view = SessionView(session, bridge, DARK)
    qtbot.addWidget(view)
    said: list[Message] = []
    view.message.connect(said.append)
    assert view.state.status == "recording · LSL out · LSL in · OSC out"
    view.show()
    view.start()
    qtbot.waitUntil(lambda: view.state.status == "recording · LSL out · LSL in", timeout=5000)
    assert "OSC out failed (OSError) and was switched off." in said
    view.stop()
    assert bridge.close()
