"""hrvsync convert: a recording in another format."""

from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Literal

import click

from hrvsync.analysis.ecg import with_ecg_beats
from hrvsync.analysis.session import analyse, session_data
from hrvsync.cli import CliError, echo, seconds
from hrvsync.cli.files import (
    beats_option,
    choice_of,
    names_option,
    open_recording,
    overwrite_option,
    require_ecg,
    signal_options,
)
from hrvsync.history import session_of
from hrvsync.report.words import corrected_by_hand
from hrvsync.storage import (
    TEMPORARY,
    FileError,
    Recording,
    exported,
    private,
    require_other,
    without_names,
    write,
    write_edits,
    write_records,
)
from hrvsync.storage.formats.beats_csv import beside_csv


@click.command()
@click.argument("source", type=click.Path(path_type=Path), metavar="IN")
@click.argument("target", type=click.Path(path_type=Path), metavar="OUT")
@beats_option
@signal_options
@names_option
@overwrite_option
def convert(
    source: Path,
    target: Path,
    beats: Literal["strap", "ecg"],
    channels: tuple[str, ...],
    rate: float | None,
    nameless: bool,
    overwrite: bool,
) -> None:
    """Write the recording IN as OUT; the suffix of OUT chooses the format.

    .jsonl is hrvsync's own, .txt RR intervals for Kubios, .csv tables of beats, marks and seconds, .edf, .xdf,
    .parquet; a name without a suffix becomes a BIDS folder. What a format cannot hold is listed.
    """
    recording = open_recording((source,), choice_of(channels, rate), with_edits=beats == "strap", of_days=True)
    if nameless:
        recording, _ = without_names(recording)
    for note in recording.header.notes:
        echo(note, err=True)
    if beats == "ecg":
        header, events = recording.header, tuple(recording.events())
        require_ecg(session_data(events).ecg, str(source))
        recording = Recording(header, lambda: iter(with_ecg_beats(events)))
    private(target.absolute().parent)
    with TemporaryDirectory(prefix=TEMPORARY, dir=target.parent) as folder:
        unsupported = _write(recording, target, Path(folder))
        files = _move(Path(folder), target.parent, source, overwrite)
    for sentence in unsupported:
        echo(sentence, err=True)
    for file in files:
        size = sum(inner.stat().st_size for inner in (file, *file.rglob("*")) if inner.is_file())
        echo(f"{file} ({size} bytes)")


def _write(recording: Recording, target: Path, folder: Path) -> tuple[str, ...]:
    """Write the files of `target` into `folder`."""
    events = list(recording.events())
    corrected = session_of(recording)
    suffix = target.suffix.lower()
    try:
        unsupported = write(folder / target.name, exported(recording, suffix), corrected.beats)
    except FileError as error:
        raise FileError(target, error.what, error.todo) from None
    if suffix == ".jsonl":
        write_edits(folder / target.name, recording.edits)
    for who, one in analyse(corrected).people.items() if recording.edits else ():
        echo(corrected_by_hand(one.name, one.measures, recording.edits, who), err=True)
    if suffix == ".csv":
        write_records(beside_csv(folder / target.name, "seconds"), seconds.rows(events))
    return unsupported


def _move(folder: Path, to: Path, source: Path, overwrite: bool) -> list[Path]:
    """Move what is in `folder` to the folder `to`: all of it, or nothing where something is in the way."""
    made = sorted(folder.iterdir())
    files = [to / file.name for file in made]
    there = next((file for file in files if file.exists()), None)
    if there and not overwrite:
        raise CliError(f"{there}: it is there already; add --overwrite to replace it.")
    for place in files:
        require_other(place, (source,))
    for file, place in zip(made, files, strict=True):
        if place.is_dir():
            rmtree(place)
        file.replace(place)
    return files
