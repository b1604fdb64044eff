"""Putting the rooms together: what a session is made of, and the window it is shown in."""

import os
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Mapping
from contextlib import aclosing
from typing import Literal

import msgspec

from hrvsync.analysis.live import LiveAnalyser
from hrvsync.events import AnyEvent
from hrvsync.guide import Protocol
from hrvsync.session import Plan
from hrvsync.sources import ble
from hrvsync.sources import replay as replaying
from hrvsync.sources.clock import Transport
from hrvsync.sources.guided import Guide, guided
from hrvsync.sources.simulate import Scenario, live
from hrvsync.storage.pairing import survey
from hrvsync.storage.recorder import Recorder
from hrvsync.storage.recording import Recording


def replay(recording: Recording, title: str, speed: float = 1.0, *, stay: bool = False) -> Plan:
    """Plan to replay `recording` at `speed`; with `stay` it waits at its end for someone to seek back.

    Reads the recording once, for its seats and its length. Raises FileError where it cannot be read.
    """
    seats, seconds = survey(recording)
    knobs = Transport(speed)

    def events() -> Iterator[AnyEvent]:
        return map(ble.recalled, recording.events())

    return Plan(
        title=title,
        names={who: recording.header.people.get(who) or who for who in sorted(seats)},
        takes=lambda: replaying.takes(events, knobs, stay),
        analyser=lambda: LiveAnalyser().feed,
        knobs=knobs,
        events=events,
        seconds=seconds,
    )


def simulate(scenario: Scenario, speed: float = 1.0, recorder: Recorder | None = None) -> Plan:
    """Plan to play a simulated session at `speed` as if it were live, and to record it."""

    async def takes() -> AsyncIterator[AsyncIterator[AnyEvent]]:
        yield live(scenario, Transport(speed))

    plan = Plan(
        title=scenario.name,
        names={who: who for who in scenario.hearts},
        takes=takes,
        analyser=lambda: LiveAnalyser().feed,
        seconds=scenario.seconds,
    )
    return _recorded(plan, recorder)


def straps(
    worn: Mapping[str, str],
    recorder: Recorder | None = None,
    streams: frozenset[Literal["ecg", "acc"]] = frozenset(),
    memory: ble.StrapStore | None = None,
    diagnose: Callable[[str], None] = lambda _: None,
    seconds: float | None = None,
    protocol: Protocol | None = None,
) -> Plan:
    """Plan a live session with the straps `worn` (seat: own id, name or address), guided by `protocol`, and record it.

    It lasts `seconds`, or to the end of the protocol, or until it is cancelled; then the straps are let go.
    """
    guide = Guide(protocol)

    async def takes() -> AsyncIterator[AsyncIterator[AnyEvent]]:
        async with aclosing(ble.events(worn, frozenset(streams), memory, diagnose)) as events:
            yield _until(seconds, guided(events, guide))

    plan = Plan(
        title="live",
        names={who: who for who in worn},
        takes=takes,
        analyser=lambda: LiveAnalyser().feed,
        tell=guide.ask,
        left=guide.left,
        seconds=seconds,
    )
    return _recorded(plan, recorder)


async def _until(seconds: float | None, events: AsyncIterator[AnyEvent]) -> AsyncGenerator[AnyEvent, None]:
    async for event in events:
        if seconds is not None and event.t > seconds:
            return
        yield event


def _recorded(plan: Plan, recorder: Recorder | None) -> Plan:
    if recorder is None:
        return plan
    return msgspec.structs.replace(plan, record=recorder, trouble=lambda: recorder.trouble, close=recorder.close)


def has_display() -> bool:
    """Whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def run_window(plan: Plan | None = None) -> int:
    """Open the window, with `plan` playing if there is one; return the exit code when it is closed."""
    # Qt is only loaded for those who open the window.
    from hrvsync.app.services import doors
    from hrvsync.ui.start import run

    return run(doors(), plan)
