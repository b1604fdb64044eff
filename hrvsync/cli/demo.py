"""hrvsync demo: see it work, without straps."""

from collections.abc import Sequence
from itertools import takewhile

import click

from hrvsync import app
from hrvsync.analysis.session import analyse, session_data
from hrvsync.app.lab import Lab
from hrvsync.app.sessions import Replay
from hrvsync.cli import echo
from hrvsync.cli.analyse import print_summary
from hrvsync.cli.lab import attached, sending_options
from hrvsync.cli.showing import at_a_terminal, show
from hrvsync.session import Attachment
from hrvsync.sources.simulate import SCENARIOS, simulate
from hrvsync.storage import Header, Recording, read, shipped_recording

SCENARIO = "coupled"
SHORT_S = 30.0
SHORT_SPEED = 10.0


@click.command()
@sending_options
def demo(lab: Lab) -> None:
    """Play a session of a couple breathing together: in a window, else in the terminal."""
    recording, source = _couple()
    attachments = attached(lab, 1.0, live=False)
    if app.has_display():
        echo(f"Playing {source} in a window.")
        raise SystemExit(show(_playing(recording, attachments, stay=True), "window"))
    if at_a_terminal():
        echo(f"There is no display here: playing {source} in the terminal; Ctrl-C ends it.")
        raise SystemExit(show(_playing(recording, attachments), "terminal"))
    echo(
        f"There is neither a display nor a person at a terminal: playing {SHORT_S:.0f} s of {source} at "
        f"{SHORT_SPEED:.0f} times speed."
    )
    short = Recording(recording.header, lambda: takewhile(lambda event: event.t <= SHORT_S, recording.events()))
    code = show(_playing(short, attachments, SHORT_SPEED), "terminal")
    echo("\n")
    print_summary(analyse(session_data(short.events(), recording.header.people)), "Summary")
    raise SystemExit(code)


def _playing(
    recording: Recording, attachments: Sequence[Attachment], speed: float = 1.0, *, stay: bool = False
) -> Replay:
    session = Replay(recording, "demo", speed, stay=stay)
    session.attachments = attachments
    return session


def _couple() -> tuple[Recording, str]:
    path = shipped_recording(SCENARIO)
    if path.exists():
        return read(path), f"the recording {path.name}"
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == SCENARIO)
    events = simulate(scenario).events
    header = Header({"A": "Ann", "B": "Bo"}, "simulator", app="hrvsync demo")
    return Recording(header, lambda: iter(events)), "a simulated couple"
