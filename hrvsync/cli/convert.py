"""hrvsync convert: a recording in another format."""

from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Literal

import click

from hrvsync.analysis.chain import rebuild
from hrvsync.cli import seconds
from hrvsync.cli.errors import CliError
from hrvsync.cli.files import beats_option, by_ecg, open_recording
from hrvsync.storage.atomic import TEMPORARY, private
from hrvsync.storage.formats import seconds_csv
from hrvsync.storage.formats.foreign import FormatError
from hrvsync.storage.recording import Recording
from hrvsync.storage.writers import writer


@click.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="IN")
@click.argument("target", type=click.Path(path_type=Path), metavar="OUT")
@beats_option
@click.option("--overwrite", is_flag=True, help="Replace files that are there.")
def convert(source: Path, target: Path, beats: Literal["strap", "ecg"], overwrite: bool) -> None:
    """Write the recording IN as OUT; the suffix of OUT chooses the format.

    .jsonl is hrvsync's own, .txt RR intervals for Kubios, .csv tables of beats, marks and seconds, .edf, .xdf,
    .parquet; a name without a suffix becomes a BIDS folder. What a format cannot hold is said.
    """
    recording = open_recording((source,))
    for note in recording.header.notes:
        click.echo(note, err=True)
    if beats == "ecg":
        recording = by_ecg(recording, str(source))
    for file, size in written(recording, target, overwrite):
        click.echo(f"{file} ({size} bytes)")


def written(recording: Recording, target: Path, overwrite: bool) -> list[tuple[Path, int]]:
    """Write `recording` in the format of `target`, all of its files or none, and return them with their sizes."""
    try:
        form = writer(target)
    except KeyError as unknown:
        raise CliError(f"{target}: {unknown.args[0]}.") from None
    events = list(recording.events())
    private(target.absolute().parent)
    with TemporaryDirectory(prefix=TEMPORARY, dir=target.parent) as folder:
        part = Path(folder) / target.name
        try:
            lost = form.write(part, recording, rebuild(events))
        except FormatError as missing:
            raise CliError(f"{target}: {missing.what}; {missing.todo}.") from None
        if form.suffix == ".csv":
            seconds_csv.write(part, seconds.rows(events))
        made = sorted(Path(folder).iterdir())
        there = [file.name for file in made if (target.parent / file.name).exists()]
        if there and not overwrite:
            raise CliError(f"{target.parent / there[0]}: it is there already; add --overwrite to replace it.")
        for file in made:
            place = target.parent / file.name
            if place.is_dir():
                rmtree(place)
            file.replace(place)
    for sentence in lost:
        click.echo(sentence, err=True)
    files = [target.parent / file.name for file in made]
    return [(file, sum(f.stat().st_size for f in (file, *file.rglob("*")) if f.is_file())) for file in files]
