"""The recordings a command works on: one, or two of one person each that are made a pair; and others beside them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click
import msgspec

from hrvsync.analysis.pair import Stranger
from hrvsync.analysis.session import session_data, strangers_in
from hrvsync.cli import CliError
from hrvsync.cli.reindex import refresh
from hrvsync.cli.values import Number
from hrvsync.events import Daily
from hrvsync.i18n import Message
from hrvsync.opening import NOTHING, Choice, open_file
from hrvsync.storage import (
    FileError,
    Header,
    NoCommonClock,
    Recording,
    corrected,
    edited,
    open_index,
    pair,
    protocol_key,
    read,
    read_edits,
    read_notes,
    recognise,
    recordings_folder,
    require_other,
    survey,
)

MAX_STRANGERS = 40
"""People are enough for a chance level; the newest count."""


def two_at_most(_context: click.Context, _parameter: click.Parameter, files: tuple[Path, ...]) -> tuple[Path, ...]:
    """Refuse more than two files."""
    if len(files) > 2:
        raise click.BadParameter(f"one recording, or two of one person each, not {len(files)}")
    return files


PATH = click.Path(path_type=Path)
files_argument = click.argument(
    "files", nargs=-1, required=True, type=PATH, metavar="FILE [FILE]", callback=two_at_most
)
beats_option = click.option(
    "--beats",
    type=click.Choice(["strap", "ecg"]),
    default="strap",
    show_default=True,
    help="Which intervals count: those the strap sent, or those between the R peaks of a recorded ECG (finer).",
)


def signal_options[F: Callable[..., object]](command: F) -> F:
    """Add what a person says of a file of ECG or pulse: which channels hold heartbeats, and their rate."""
    channel = click.option(
        "--channel",
        "channels",
        multiple=True,
        metavar="NAME",
        help="The channel with the ECG or the pulse, where a file does not say; twice for two people.",
    )
    rate = click.option(
        "--rate",
        type=Number(1, 20_000),
        metavar="HZ",
        help="Samples a second of that channel, where the file does not say.",
    )
    return channel(rate(command))


names_option = click.option(
    "--without-names",
    "nameless",
    is_flag=True,
    help="Write A and B in place of names and of the ids of straps, in notes and marks too. Read them before you pass "
    "them on: nicknames stay.",
)
overwrite_option = click.option("--overwrite", is_flag=True, help="Replace files that are there.")


def require_free(to: Path, sources: Iterable[Path], *, overwrite: bool) -> None:
    """Refuse to write over a recording, and, unless they are to be overwritten, over other files."""
    require_other(to, sources)
    if to.exists() and not overwrite:
        raise CliError(f"{to}: it is there already; add --overwrite to replace it.")


def choice_of(channels: tuple[str, ...], rate: float | None) -> Choice:
    """Return what was said of a file on the command line."""
    if len(channels) > 2:
        raise CliError(f"--channel names one channel a person, one or two, not {len(channels)}.")
    return Choice(channels, rate or 0.0)


def require_ecg(ecg: Mapping[str, object], name: str) -> None:
    """Refuse a recording without an ECG."""
    if not ecg:
        raise CliError(f"{name}: there is no ECG in it; `hrvsync record --ecg` records it with a strap that sends it.")


later_option = click.option(
    "--later",
    type=Number(-86400, 86400),
    metavar="SECONDS",
    help="How much later than the first of two files the second one begins, where their clocks do not say; find it "
    "from something both did, never by making the curves alike.",
)


def open_recording(
    files: tuple[Path, ...],
    choice: Choice = NOTHING,
    *,
    with_notes: bool = True,
    with_edits: bool = True,
    later: float | None = None,
    of_days: bool = False,
) -> Recording:
    """Read one recording, or pair two, by default with their marks and beats corrected.

    Raises FileError, also for values of days, which hold nothing to measure, unless they may be `of_days`.
    """
    singles = [_open(file, choice, with_notes=with_notes, with_edits=with_edits) for file in files]
    for file, single in zip(files, singles, strict=True):
        if not of_days and _of_days(file, single):
            what = Message("it holds a value a day and no heartbeats")
            raise FileError(file, what, Message("bring it into the library: hrvsync history NAME shows it"))
    if len(singles) == 1:
        return singles[0]
    for file, single in zip(files, singles, strict=True):
        people = len(survey(single)[0])
        if people != 1:
            raise FileError(
                file,
                Message("{n} people are in it", n=people) if people else Message("nobody is in it"),
                Message("a pair is made of two recordings of one person each"),
            )
    try:
        return pair(*singles, later=later)
    except NoCommonClock as error:
        todo = Message("add --later SECONDS if both did something at one moment, or measure them one by one")
        raise FileError(title(files), error.what, todo) from None
    except FileError:
        raise
    except ValueError as error:  # each holds one person: it is the same one
        raise FileError(title(files), error.args[0], Message("name the recording of the other person")) from None


def _of_days(file: Path, recording: Recording) -> bool:
    """Whether a file holds what another app measured of days; a recording of our own holds that only if imported."""
    if recording.header.imported is msgspec.UNSET:
        form = recognise(file)
        return form is not None and form.name == "daily values"
    return isinstance(next(recording.events(), None), Daily)


def _open(file: Path, choice: Choice, *, with_notes: bool, with_edits: bool) -> Recording:
    recording = open_file(file, choice)
    recording = corrected(recording, read_notes(file)) if with_notes else recording
    return edited(recording, read_edits(file)) if with_edits else recording


def title(files: tuple[Path, ...]) -> str:
    """Return the files' names without suffix as the name of the recording."""
    return " + ".join(file.stem for file in files)


def strangers_from_library(header: Header, files: tuple[Path, ...]) -> list[Stranger]:
    """Read the other people of the library who did the same protocol, the newest first, for pseudo-pairs.

    A recording counts if everybody in it has a name and none of them is in this one; of each person the newest does.
    """
    refresh()
    folder = recordings_folder()
    with open_index(folder) as base:
        entries = base.entries(protocol=protocol_key(header.protocol))
    own = {file.resolve() for file in files}
    known = set(header.people.values())
    found: list[Stranger] = []
    met: set[str] = set()
    for entry in reversed(entries):
        names = {one.name for one in entry.people.values()}
        unnamed = names & set(entry.people)  # who has no name is called after the seat
        if entry.trouble or not names or unnamed or names & known or (folder / entry.file).resolve() in own:
            continue
        fresh = {who for who, one in entry.people.items() if one.name not in met}
        if not fresh:
            continue
        if len(met) >= MAX_STRANGERS:
            break
        met |= names
        events, edits = read(folder / entry.file).events(), read_edits(folder / entry.file)
        found += [one for one in strangers_in(session_data(events, edits=edits)) if one.who in fresh]
    return found
