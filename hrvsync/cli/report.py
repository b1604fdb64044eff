"""hrvsync report: a session on one page."""

from pathlib import Path

import click

from hrvsync.cli.files import files_argument, open_recording, title
from hrvsync.report.page import page
from hrvsync.storage.formats.replace import replacing


@click.command()
@files_argument
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The page; NAME.html here unless you say otherwise.")
def report(files: tuple[Path, ...], out: Path | None) -> None:
    """Write the report of a recording, or of two made a pair, as one HTML page that needs nothing else."""
    text = page(open_recording(files))
    out = out or Path(f"{title(files)}.html")
    with replacing(out.absolute()) as part:
        part.write_text(text, "utf-8")
    click.echo(f"{out} ({len(text.encode())} bytes)")
