"""The recordings named on a command line: one, or two of one person each that are made a pair."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from hrvsync.analysis.ecg import told_by_ecg
from hrvsync.cli.errors import CliError
from hrvsync.events import Wave
from hrvsync.i18n import Message
from hrvsync.storage.formats import read
from hrvsync.storage.notes import read_notes, with_notes
from hrvsync.storage.pairing import pair, survey
from hrvsync.storage.recording import FileError, Recording


def files_argument[F: Callable[..., Any]](command: F) -> F:
    """Give a command the argument FILE [FILE]."""
    kind = click.Path(path_type=Path)
    return click.argument("files", nargs=-1, required=True, type=kind, metavar="FILE [FILE]", callback=two_at_most)(
        command
    )


def beats_option[F: Callable[..., Any]](command: F) -> F:
    """Give a command the option --beats."""
    said = (
        "Whose intervals count: those the strap told, or those between the R peaks of a recorded ECG, which are finer."
    )
    return click.option("--beats", type=click.Choice(["strap", "ecg"]), default="strap", show_default=True, help=said)(
        command
    )


def by_ecg(recording: Recording, name: str) -> Recording:
    """Tell the beats of a recording by its ECG; refused where there is none."""
    if not any(isinstance(event, Wave) and event.kind == "ecg" for event in recording.events()):
        raise CliError(f"{name}: there is no ECG in it; `hrvsync record --ecg` records it with a strap that sends it.")
    return Recording(recording.header, lambda: iter(told_by_ecg(recording.events())))


def open_recording(files: tuple[Path, ...], *, corrected: bool = True) -> Recording:
    """Read one recording, or pair two, with their marks corrected unless told not to. Raises FileError."""
    singles = [_corrected(file, read(file)) if corrected else read(file) for file in files]
    if len(singles) == 1:
        return singles[0]
    for file, single in zip(files, singles, strict=True):
        people = len(survey(single)[0])
        if people != 1:
            what = Message("{n} people are in it", n=people) if people else Message("nobody is in it")
            raise FileError(file, what, Message("a pair is made of two recordings of one person each"))
    return pair(*singles)


def _corrected(file: Path, recording: Recording) -> Recording:
    notes = read_notes(file)
    if not notes.added and not notes.struck:
        return recording
    return Recording(recording.header, lambda: with_notes(recording.events(), notes))


def title(files: tuple[Path, ...]) -> str:
    """Name a recording after its files."""
    return " + ".join(file.stem for file in files)


def two_at_most(_context: click.Context, _parameter: click.Parameter, files: tuple[Path, ...]) -> tuple[Path, ...]:
    """Refuse more than two files."""
    if len(files) > 2:
        raise click.BadParameter(f"one recording, or two of one person each, not {len(files)}")
    return files
