"""hrvsync demo: see it work, without straps."""

from itertools import takewhile

import click

from hrvsync import app
from hrvsync.analysis.session import analyse, session_data
from hrvsync.app.sessions import Replay
from hrvsync.cli import echo
from hrvsync.cli.analyse import print_summary
from hrvsync.cli.showing import at_a_terminal, show
from hrvsync.sources.simulate import SCENARIOS, simulate
from hrvsync.storage import Header, Recording, read, shipped_recording

SCENARIO = "coupled"
SHORT_S = 30.0
SHORT_SPEED = 10.0


@click.command()
def demo() -> None:
    """Play a session of a couple breathing together: in a window, else in the terminal."""
    recording, source = _couple()
    if app.has_display():
        echo(f"Playing {source} in a window.")
        raise SystemExit(show(Replay(recording, "demo", stay=True), "window"))
    if at_a_terminal():
        echo(f"There is no display here: playing {source} in the terminal; Ctrl-C ends it.")
        raise SystemExit(show(Replay(recording, "demo"), "terminal"))
    echo(
        f"There is neither a display nor a person at a terminal: playing {SHORT_S:.0f} s of {source} at "
        f"{SHORT_SPEED:.0f} times speed."
    )
    short = Recording(recording.header, lambda: takewhile(lambda event: event.t <= SHORT_S, recording.events()))
    code = show(Replay(short, "demo", SHORT_SPEED), "terminal")
    echo("\n")
    print_summary(analyse(session_data(short.events(), recording.header.people)), "Summary")
    raise SystemExit(code)


def _couple() -> tuple[Recording, str]:
    path = shipped_recording(SCENARIO)
    if path.exists():
        return read(path), f"the recording {path.name}"
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == SCENARIO)
    events = simulate(scenario).events
    header = Header({"A": "Ann", "B": "Bo"}, "simulator", app="hrvsync demo")
    return Recording(header, lambda: iter(events)), "a simulated couple"
