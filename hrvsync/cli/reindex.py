"""hrvsync reindex: bring the index of the library up to date."""

import click

from hrvsync.cli import echo
from hrvsync.cli.printing import progress_bar
from hrvsync.history import describe
from hrvsync.report.words import count
from hrvsync.storage import Entry, library, private, recordings_folder, start


@click.command()
@click.option("--anew", "full", is_flag=True, help="Read everything, not only what changed.")
def reindex(full: bool) -> None:
    """Read what is new in the library; the index can always be rebuilt from the recordings."""
    bad = refresh(full)
    echo(f"{count(len(library.recordings(recordings_folder())), 'recording')} in the index of {recordings_folder()}.")
    for entry in bad:
        echo(entry.trouble, err=True)
    raise SystemExit(1 if bad else 0)


def refresh(full: bool = False) -> list[Entry]:
    """Reindex with a progress bar at a terminal; return the recordings that cannot be read."""
    folder = start()
    private(folder)
    with progress_bar("reading recordings") as progress:
        return library.reindex(folder, describe, progress, full)
