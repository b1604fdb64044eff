"""The quiet offer in the window: one sentence, one key, never where it is not wanted; and what happened, once."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.made_frames import frame
from support.sessions import FakeSession

from hrvsync.analysis.live import Frame
from hrvsync.analysis.states import Reading, State
from hrvsync.events import Mark, Offer, Pacer, Phase
from hrvsync.guide import Interlude, PhasePlan, Protocol
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK

UP, SETTLED = Reading(State.ACTIVATED, 0.9, 3.0, -2.0), Reading(State.SETTLED, 0.9, 0.0, 0.0)
PLANS = PhasePlan("Talk", None, {}, "", "silence"), PhasePlan("Disagree", None, {}, "", "silence", offer=False)


class FakeBridge(Bridge):
    """Keeps what would be called in the session's thread."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []

    def call(self, function: object, *args: object) -> None:
        """Keep the call."""
        self.asked += args


def at(t: float, state: Reading, phase: str = "Talk") -> Frame:
    """The frame of second `t` in which both are in this state."""
    made = frame(t, phase=Phase(0.0, phase))
    return replace(made, people={who: replace(person, state=state) for who, person in made.people.items()})


def shown(qtbot: QtBot) -> SessionView:
    """A session in which both may be offered to breathe together."""
    session = FakeSession(names={"A": "Ada", "B": "Ben"}, protocol=Protocol("Talk", "", 2, "adults", False, {}, PLANS))
    made = SessionView(session, FakeBridge(), DARK, offers=True)
    qtbot.addWidget(made)
    return made


def said(view: SessionView, *frames: Frame) -> list[str]:
    """What is proposed in these frames."""
    found: list[str] = []

    def take(text: str, _caption: str, _run: object) -> None:
        found.append(text)

    view.proposed.connect(take)
    for one in frames:
        view.on_frame(one)
    return found


def test_both_up_for_a_minute_are_offered_a_minute_together(qtbot: QtBot) -> None:
    view, frames = shown(qtbot), [at(float(t), UP) for t in range(100, 170)]
    assert said(view, *frames) == ["Something shifted here for both"]
    offer = view.breathe.offer
    assert not offer.isHidden()
    assert offer.accessibleName() == "Both of you are up. Breathe together for a minute?"
    offer.yes.click()
    assert offer.isHidden()
    assert isinstance(view.bridge, FakeBridge)
    assert isinstance(view.bridge.asked[-1], Interlude)


def test_an_offer_goes_away_with_no_with_time_and_when_nobody_is_up(qtbot: QtBot) -> None:
    for last, pressed in ((at(175.0, UP), True), (at(171.0, SETTLED), False), (at(230.0, UP), False)):
        view = shown(qtbot)
        said(view, *(at(float(t), UP) for t in range(100, 170)))
        offer = view.breathe.offer
        assert not offer.isHidden()
        if pressed:
            offer.no.click()
        view.on_frame(last)
        view.breathe.draw(view.state, 0.0)
        assert offer.isHidden()
        assert isinstance(view.bridge, FakeBridge)
        assert not any(isinstance(one, Interlude) for one in view.bridge.asked)


def test_in_the_details_the_offer_is_a_line_below(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.show_details(True)
    assert said(view, *(at(float(t), UP) for t in range(100, 170))) == [
        "Something shifted here for both",
        "Both of you are up. Breathe together for a minute?",
    ]
    assert isinstance(view.bridge, FakeBridge)
    assert view.bridge.asked == [Offer(160.0)]


def test_people_who_are_to_disagree_are_offered_nothing(qtbot: QtBot) -> None:
    assert said(shown(qtbot), *(at(float(t), UP, "Disagree") for t in range(100, 170))) == [
        "Something shifted here for both"
    ]


def test_one_key_begins_it_and_there_is_none_within_it(qtbot: QtBot) -> None:
    view = shown(qtbot)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    view.on_frame(at(10.0, SETTLED))
    assert isinstance(view.bridge, FakeBridge)
    qtbot.keyClick(view, Qt.Key.Key_B)
    (asked,) = view.bridge.asked
    assert isinstance(asked, Interlude)
    assert (asked.name, asked.seconds) == ("Breathe together", 60.0)
    view.on_frame(replace(at(20.0, SETTLED), phase=Phase(15.0, "Breathe together", 60.0, {"": asked.pacer})))
    qtbot.keyClick(view, Qt.Key.Key_B)
    assert len(view.bridge.asked) == 1


def test_a_phase_with_a_disc_begins_with_its_own_prompt(qtbot: QtBot) -> None:
    view = shown(qtbot)
    paced = Phase(100.0, "Breathe", 60.0, {"": Pacer()}, "Small, easy breaths. Stop if you feel dizzy.")
    for t in (100.0, 114.0):
        view.on_frame(replace(at(t, SETTLED), phase=paced))
        view.breathe.draw(view.state, 0.0)
        assert view.breathe.sentence.text() == paced.prompt
    view.on_frame(replace(at(116.0, SETTLED), phase=paced))
    view.breathe.draw(view.state, 0.0)
    assert view.breathe.sentence.text() != paced.prompt


def test_what_happened_is_said_below_the_sentence_and_can_be_kept(qtbot: QtBot) -> None:
    view, kept = shown(qtbot), list[object]()

    def take(_text: str, _caption: str, run: object) -> None:
        kept.append(run)

    view.proposed.connect(take)
    for t in range(100, 130):
        view.on_frame(at(float(t), UP))
    assert view.state.just == ""
    for t in range(130, 140):
        view.on_frame(at(float(t), SETTLED))
    assert view.state.just == "Both of you are settled again"
    assert [one.what for one in view.state.happenings.all] == ["shift", "both_back"]
    assert len(kept) == 2
    run = kept[0]
    assert callable(run)
    run()
    assert view.state.marks == [Mark(100.0, "moment", "Something shifted here for both")]
