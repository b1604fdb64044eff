"""Where a session is shown: in a window, in the terminal, or as lines for a program."""

import asyncio
import sys
from contextlib import suppress
from typing import Literal

import click
import msgspec

from hrvsync import app, terminal
from hrvsync.analysis.frame import Frame
from hrvsync.session import Plan, follow

type View = Literal["auto", "window", "terminal", "json", "nowhere"]

view_option = click.option(
    "--view",
    type=click.Choice(["auto", "window", "terminal"]),
    default="auto",
    show_default=True,
    help="Where to show it; auto takes the window where there is a display.",
)


def show(plan: Plan, view: View) -> int:
    """Show `plan` until it ends or Ctrl-C is pressed; return the exit code."""
    if view == "window" or (view == "auto" and app.has_display()):
        return app.run_window(plan)
    if view == "json":
        with suppress(KeyboardInterrupt):
            asyncio.run(follow(plan, _print_frame))
    elif view == "nowhere":
        with suppress(KeyboardInterrupt):
            asyncio.run(follow(plan, _ignore))
    else:
        terminal.run(plan)
    return 0


def at_a_terminal() -> bool:
    """Whether a person can see and answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ignore(_frame: Frame) -> None:
    pass


def _print_frame(frame: Frame) -> None:
    people = {
        who: {"metrics": person.metrics, "usable_pct": person.usable_pct, "link": person.link}
        for who, person in frame.people.items()
    }
    line = {"t": frame.t, "people": people, "pair": frame.pair, "phase": frame.phase, "paused": frame.paused}
    click.echo(msgspec.json.encode(line))
