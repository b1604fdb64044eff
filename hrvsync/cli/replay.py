"""hrvsync replay: a recording as if it were live."""

from math import inf
from pathlib import Path

import click

from hrvsync import app
from hrvsync.app.lab import Lab
from hrvsync.app.sessions import Replay
from hrvsync.cli.files import choice_of, files_argument, later_option, open_recording, signal_options, title
from hrvsync.cli.lab import attached, sending_options
from hrvsync.cli.showing import View, show, view_option


def _speed(_context: click.Context, _parameter: click.Parameter, value: str) -> float:
    try:
        speed = inf if value == "max" else float(value)
    except ValueError:
        speed = 0.0
    if not (0.25 <= speed <= 60 or speed == inf):
        raise click.BadParameter(f"{value} is neither a number from 0.25 to 60 nor max")
    return speed


speed_option = click.option(
    "--speed",
    default="1",
    show_default=True,
    callback=_speed,
    metavar="0.25..60|max",
    help="How many times faster than life; max is as fast as possible.",
)


@click.command()
@files_argument
@speed_option
@view_option
@later_option
@signal_options
@sending_options
@click.option("--json", "as_json", is_flag=True, help="Print each frame as a line of JSON instead.")
def replay(
    files: tuple[Path, ...],
    speed: float,
    view: View,
    later: float | None,
    channels: tuple[str, ...],
    rate: float | None,
    as_json: bool,
    lab: Lab,
) -> None:
    """Replay a recording, or two of one person each as a pair."""
    window = not as_json and (view == "window" or (view == "auto" and app.has_display()))
    choice = choice_of(channels, rate)
    session = Replay(
        open_recording(files, choice, with_notes=False, with_edits=False, later=later), title(files), speed, stay=window
    )
    session.attachments = attached(lab, speed, live=False)
    raise SystemExit(show(session, "json" if as_json else view))
