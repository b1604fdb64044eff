"""What a screen reader is said: each thing once, when it happens."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from support.made_frames import frame
from support.sessions import FakeSession

from hrvsync.analysis.live import Frame
from hrvsync.analysis.states import Reading, State
from hrvsync.events import Link, Phase
from hrvsync.guide import PhasePlan, Protocol
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK
from hrvsync.ui.widgets import screen_reader
from hrvsync.ui.widgets.toast import Toast

PROTOCOL = Protocol("Talk", "", 2, "adults", False, {}, (PhasePlan("Talk", None, {}, "", "silence"),))


@dataclass
class Reader:
    """A screen reader that keeps what is said to it."""

    said: list[str] = field(default_factory=list)

    def isActive(self) -> bool:
        """It runs."""
        return True

    def updateAccessibility(self, event: object) -> None:
        """Keep what is said to it."""
        self.said.append(event.message())  # pyright: ignore[reportAttributeAccessIssue]


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """One that runs."""
    made = Reader()
    monkeypatch.setattr(screen_reader, "QAccessible", made)
    return made


def shown(qtbot: QtBot) -> SessionView:
    """A live session of two, with the row below in which the window says something."""
    made = SessionView(FakeSession(names={"A": "Ada", "B": "Ben"}, protocol=PROTOCOL), Bridge(), DARK, offers=True)
    qtbot.addWidget(made)
    toast = Toast()
    toast.setParent(made)
    made.message.connect(toast.show_text)

    def propose(text: str, caption: str, do: Callable[[], object]) -> None:
        toast.show_text(text, None, (caption, do))

    made.proposed.connect(propose)
    made.resize(1200, 800)
    made.show()
    return made


UP, SETTLED = Reading(State.ACTIVATED, 0.9, 3.0, -2.0), Reading(State.SETTLED, 0.9, 0.0, 0.0)


def at(t: float, *up: str) -> Frame:
    """A frame at `t` (s) in which these are up and the others settled."""
    made = frame(t, phase=Phase(0.0, "Talk"))
    people = {who: replace(one, state=UP if who in up else SETTLED) for who, one in made.people.items()}
    return replace(made, people=people)


def heard(view: SessionView, reader: Reader, *frames: Frame) -> list[str]:
    """What is said in these frames, each drawn several times."""
    reader.said.clear()
    for one in frames:
        view.on_frame(one)
        for _ in range(3):
            view.draw()
    return list(reader.said)


def seconds(start: int, stop: int, *up: str) -> list[Frame]:
    """A frame each second."""
    return [at(float(t), *up) for t in range(start, stop)]


def test_the_sentence_is_said_once_when_somebody_goes_up_and_once_when_they_are_back(
    qtbot: QtBot, reader: Reader
) -> None:
    view = shown(qtbot)
    view.show_details(True)
    seen = view.details.sentence
    assert heard(view, reader, *seconds(100, 110)) == []
    assert heard(view, reader, *seconds(110, 120, "B")) == [seen.text()]
    assert "Ben" in seen.text()
    assert heard(view, reader, *seconds(120, 130)) == [seen.text()]


def test_what_happened_to_both_is_said_once_and_not_in_two_sentences(qtbot: QtBot, reader: Reader) -> None:
    view = shown(qtbot)
    heard(view, reader, *seconds(90, 100))
    assert heard(view, reader, *seconds(100, 130, "A", "B")) == ["Something shifted here for both"]
    assert heard(view, reader, *seconds(130, 150)) == ["Both of you are settled again"]


@pytest.mark.parametrize("details", [False, True])
def test_an_offer_is_said_once_in_both_views(qtbot: QtBot, reader: Reader, details: bool) -> None:
    view = shown(qtbot)
    view.show_details(details)
    said = heard(view, reader, *seconds(90, 100), *seconds(100, 170, "A", "B"))
    assert [text for text in said if "?" in text] == ["Both of you are up. Breathe together for a minute?"]


def test_a_message_below_is_said_once(qtbot: QtBot, reader: Reader) -> None:
    view = shown(qtbot)
    view.on_frame(at(100.0))
    reader.said.clear()
    view.message.emit("Marked at 1:40")
    view.draw()
    assert reader.said == ["Marked at 1:40"]


def test_a_strap_a_phase_and_a_pause_are_said_once(qtbot: QtBot, reader: Reader) -> None:
    view = shown(qtbot)
    heard(view, reader, at(100.0))
    for event in (Link(101.0, "B", "lost"), Link(102.0, "B", "lost"), Link(103.0, "B", "live")):
        view.on_event(event)
        view.draw()
    view.on_event(Phase(104.0, "Talk", prompt="One speaks."))
    view.table[0].run()
    view.draw()
    said = ["Ben's strap paused, trying again", "Ben's strap reconnected", "Talk. One speaks.", "Paused"]
    assert reader.said == said
