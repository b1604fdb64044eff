"""Where a session is shown: in a window, in the terminal, or as JSON lines."""

import asyncio
import sys
from contextlib import suppress
from typing import Literal

import click
import msgspec

from hrvsync import app, terminal
from hrvsync.analysis.live import Frame
from hrvsync.session import Session, follow

type View = Literal["auto", "window", "terminal", "json", "nowhere"]

view_option = click.option(
    "--view",
    type=click.Choice(["auto", "window", "terminal"]),
    default="auto",
    show_default=True,
    help="Where to show it; auto takes the window where there is a display.",
)


def show(session: Session, view: View) -> int:
    """Show `session` until it ends or Ctrl-C is pressed; return the exit code."""
    if view == "window" or (view == "auto" and app.has_display()):
        return app.run_window(session)
    if view in ("json", "nowhere"):
        with suppress(KeyboardInterrupt):
            asyncio.run(follow(session, _print_frame if view == "json" else lambda frame: None))
    else:
        terminal.run(session)
    return 0


def at_a_terminal() -> bool:
    """Whether a person can see and answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _print_frame(frame: Frame) -> None:
    people = {
        who: {"metrics": person.measures, "usable_pct": person.usable_pct, "link": person.link}
        for who, person in frame.people.items()
    }
    line = {"t": frame.t, "people": people, "pair": frame.pair, "phase": frame.phase, "paused": frame.paused}
    click.echo(msgspec.json.encode(line))
