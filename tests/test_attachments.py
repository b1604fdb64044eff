"""What takes part in a session beside its recorder: it sees all that is recorded, and cannot harm it."""

from itertools import takewhile
from math import inf
from pathlib import Path

import pytest
from support.virtual_time import run

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.live import Frame
from hrvsync.app.lab import Quiet
from hrvsync.app.sessions import Replay
from hrvsync.events import AnyEvent
from hrvsync.i18n import Message
from hrvsync.session import Session, follow
from hrvsync.sinks.beats import Beats
from hrvsync.sources.anchor import Anchor
from hrvsync.storage import read

RECORDING = Path(__file__).parents[1] / "recordings" / "solo.jsonl"


class Noting(Quiet):
    """Notes what it is given; fails where it is asked to."""

    def __init__(self, fails: str = "") -> None:
        super().__init__("noting")
        self.fails, self.seen, self.begun, self.closed = fails, list[AnyEvent](), 0, 0
        self.frames = list[Frame]()

    def begin(self, session: Session) -> None:
        self.begun += 1
        if self.fails == "begin":
            raise OSError("no network")

    def on_event(self, event: AnyEvent) -> None:
        if self.fails == "event" and event.t > 10:
            raise ValueError(Message("It is over."))
        self.seen.append(event)

    def on_frame(self, frame: Frame) -> None:
        self.frames.append(frame)

    def close(self) -> None:
        self.closed += 1


def played(*attachments: Noting) -> tuple[list[AnyEvent], str | None]:
    session = Replay(read(RECORDING), "played", inf)
    session.attachments = attachments
    seen = list[AnyEvent]()
    run(follow(session, lambda frame: None, seen.append))
    return seen, session.trouble


def test_an_attachment_sees_every_event_and_frame_and_is_closed() -> None:
    one = Noting()
    seen, trouble = played(one)
    assert one.seen == seen
    assert len(one.frames) == 301
    assert (one.begun, one.closed, trouble) == (1, 1, None)


@pytest.mark.parametrize(
    ("fails", "says"), [("begin", "noting failed (OSError) and was switched off."), ("event", "It is over.")]
)
def test_one_that_fails_is_closed_and_says_so_and_the_session_goes_on(fails: str, says: str) -> None:
    bad, good = Noting(fails), Noting()
    seen, trouble = played(bad, good)
    assert good.seen == seen
    assert (str(trouble), bad.word, bad.closed) == (says, "", 1)
    assert seen[-1].t >= 300


def test_beats_that_are_sent_are_those_that_are_analysed_each_once() -> None:
    events = list(takewhile(lambda event: event.t < 240, read(RECORDING.with_stem("ugly")).events()))
    beats = Beats()
    sent = [beat for event in events for beat in beats.feed(event)]
    for who, truth in rebuild(events).items():
        ours = [beat.rr_ms for beat in sent if beat.who == who]
        assert ours == pytest.approx(truth.rr_ms.tolist())


def test_the_promptest_event_says_where_session_time_is_and_a_pause_is_followed() -> None:
    anchor = Anchor()
    assert not anchor.known
    for t, late in ((0.0, 0.3), (1.0, 0.01), (2.0, 0.2)):
        anchor.see(t, 100 + t + late)
    assert anchor.at(3.0) == pytest.approx(103.01)
    assert anchor.session_time(103.01) == pytest.approx(3.0)
    anchor.see(3.0, 108.0)  # it stood still for five seconds
    assert anchor.at(3.0) == pytest.approx(108.0)
    anchor.see(4.0, 109.0, 2.0)
    assert anchor.at(6.0) == pytest.approx(110.0)
