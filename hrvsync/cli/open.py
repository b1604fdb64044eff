"""hrvsync open: the app, with files; what a double click on a recording does."""

from pathlib import Path

import click

from hrvsync import app
from hrvsync.cli import CliError


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def open(files: tuple[Path, ...]) -> None:
    """Open the app, with FILES if any: recordings, or files of other apps."""
    if not app.has_display():
        raise CliError("There is no display here to open the app on: `hrvsync replay` plays a file in the terminal.")
    raise SystemExit(app.run_window(files=files))
