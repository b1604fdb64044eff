"""hrvsync library: rename, delete, move, back up and share what was recorded."""

import os
from pathlib import Path
from typing import IO

import click

from hrvsync.cli import CliError, echo
from hrvsync.cli.files import PATH
from hrvsync.cli.printing import progress_bar
from hrvsync.cli.reindex import refresh
from hrvsync.report.words import count
from hrvsync.storage import (
    Holdings,
    back_up,
    bin_recording,
    cases_of,
    delete_person,
    delete_recording,
    holdings,
    in_bin,
    kept_files,
    move_library,
    name_people,
    open_index,
    private_path,
    put_back,
    put_in_case,
    recordings_folder,
    rename_person,
    restore,
    seal,
    start,
    unseal,
)
from hrvsync.ui.settings import SettingsFile, settings_folder

PASSPHRASE = "HRVSYNC_PASSPHRASE"
yes_option = click.option("--yes", is_flag=True, help="Do not ask.")


@click.group()
def library() -> None:
    """Rename, delete, move, back up and share what was recorded."""
    start()


@library.command()
def where() -> None:
    """Print the folder of the recordings."""
    echo(recordings_folder())


@library.command()
@click.argument("old")
@click.argument("new")
def rename(old: str, new: str) -> None:
    """Rename the person OLD to NEW in all recordings."""
    with progress_bar("renaming") as progress:
        n = rename_person(recordings_folder(), old, new, progress)
    SettingsFile(settings_folder()).rename(old, new)
    if not n:
        raise _unknown(old)
    echo(f"{old} is now {new} in {count(n, 'recording')}.")


@library.command()
@click.argument("recording", type=PATH)
@click.argument("names", nargs=-1, required=True, metavar="SEAT=NAME...")
def name(recording: Path, names: tuple[str, ...]) -> None:
    """Say who sat where in a RECORDING of the library in which nobody has a name, such as A=Ada B=Ben."""
    said = dict(map(_seat_and_name, names))
    path = name_people(_of_library(recording, "nothing was changed"), said)
    echo(f"{path.name}: {' and '.join(said.values())}.")


@library.command()
@click.argument("name")
@yes_option
@click.option("--texts", is_flag=True, help='Also write "someone" for the name in the texts that are listed.')
@click.option("--unreadable", is_flag=True, help="Also delete the listed files that cannot be read.")
def forget(name: str, yes: bool, texts: bool, unreadable: bool) -> None:
    """Delete everything of the person NAME for good, from bin and backups too.

    A partner's part of shared recordings stays, as that partner's own. Texts that may name the person, and files that
    cannot be read, are listed; look at them, then say what shall become of them.
    """
    from hrvsync.sources.ble import user_store  # loads bleak

    folder = recordings_folder()
    if not folder.is_dir():
        raise _unknown(name)
    held = holdings(folder, name)
    chosen = {remnant for remnant in held.remnants if (texts if remnant.text else unreadable)}
    for remnant in held.remnants:
        echo(f"{remnant.file}: {remnant.text or 'it cannot be read, wholly or in part'}")
    _confirm(f"Delete everything of {name} for good{_losses(held)}? There is no way back.", yes)
    SettingsFile(settings_folder()).rename(name, "")
    user_store().forget(held.straps)
    with progress_bar("deleting") as progress:
        missing = delete_person(folder, name, progress, chosen)
    echo(f"{name} is gone from the library.")
    left = len(held.remnants) - len(chosen)
    if left:
        echo(
            f"{count(left, 'place')} listed above may still name {name}: forget again with --texts, --unreadable.",
            err=True,
        )
    _warn_of_backups(missing)


@library.command()
@click.argument("recording", type=PATH)
@click.option("--for-good", is_flag=True, help="Not to the bin: from bin and backups too. There is no way back.")
@yes_option
def delete(recording: Path, for_good: bool, yes: bool) -> None:
    """Move one RECORDING of the library to its bin, for 30 days, or delete it for good."""
    path = _of_library(recording, "nothing was deleted")
    if for_good:
        _confirm(f"Delete {path} for good, from backups too? There is no way back.", yes)
        missing = delete_recording(path)
        echo(f"{path.name} is gone.")
        _warn_of_backups(missing)
    else:
        _confirm(f"Move {path} to the bin, for 30 days?", yes)
        binned = bin_recording(path)
        echo(f"{path.name} is in the bin; `hrvsync library undelete {binned.name}` brings it back.")


@library.command("bin")
def list_bin() -> None:
    """List what is in the bin, the last deleted last."""
    for path in in_bin(recordings_folder()):
        echo(path.name)


@library.command()
@click.argument("recording")
def undelete(recording: str) -> None:
    """Bring the RECORDING of that name, the last deleted, back from the bin."""
    found = [path for path in in_bin(recordings_folder()) if path.name == recording]
    if not found:
        raise CliError(f"{recording}: it is not in the bin; `hrvsync library bin` lists what is.")
    echo(f"{put_back(found[-1])} is back.")


@library.command()
@click.argument("folder", type=PATH)
def move(folder: Path) -> None:
    """Move the library into the new or empty FOLDER; hrvsync keeps recordings there from then on."""
    move_library(recordings_folder(), folder)
    echo(f"The library is now in {folder}.")


@library.command("backup")
@click.argument("archive", type=PATH)
def backup_library(archive: Path) -> None:
    """Back the library up into one zip ARCHIVE. It is not encrypted: see `seal`."""
    _require_new(archive)
    folder = recordings_folder()
    files = kept_files(folder)
    with progress_bar("backing up") as progress:
        back_up(folder, files, archive, progress)
    private = any(private_path(file) in files for file in files)
    notes = " It holds your private notes, for whoever opens it." if private else ""
    echo(f"{count(len(files), 'file')} in {archive}.{notes}")


@library.command("restore")
@click.argument("archive", type=PATH)
def restore_backup(archive: Path) -> None:
    """Bring back what a backup ARCHIVE holds; nothing is written over."""
    with progress_bar("bringing back") as progress:
        came, there = restore(archive, recordings_folder(), progress)
    echo(f"{count(came, 'file')} brought back, {there} were there already.")


def _read_passphrase(context: click.Context, _parameter: click.Parameter, file: IO[str] | None) -> str:
    """Take the passphrase from a file, the environment, or the person."""
    if file is None:
        new = context.info_name == "seal"
        known = os.environ.get(PASSPHRASE)
        return known or click.prompt("Passphrase", hide_input=True, confirmation_prompt=new)
    try:
        with file:
            return file.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise CliError(f"{file.name}: this is no text in UTF-8; write the passphrase into its first line.") from None


def _refuse_passphrase(_context: click.Context, _parameter: click.Parameter, given: str | None) -> None:
    """Refuse a passphrase that stands on the command line."""
    if given is not None:
        raise CliError(
            "--passphrase: everybody on this computer can read what stands on a command line; type the passphrase when "
            f"asked, or use --passphrase-file or {PASSPHRASE}."
        )


passphrase_option = click.option(
    "--passphrase-file",
    "passphrase",
    type=click.File(encoding="utf-8-sig"),
    callback=_read_passphrase,
    help=f"The file with a few words in its first line, - for standard input; default: {PASSPHRASE}, else asked for.",
)
exposed_option = click.option(
    "--passphrase", "exposed", hidden=True, expose_value=False, is_eager=True, callback=_refuse_passphrase
)


@library.command("seal")
@click.argument("file", type=PATH)
@click.argument("sealed", type=PATH)
@passphrase_option
@exposed_option
def seal_file(file: Path, sealed: Path, passphrase: str) -> None:
    """Write a copy of FILE that opens with a passphrase only, to hand on: a new age file SEALED."""
    seal(file, sealed, passphrase)
    echo(f"{sealed} opens with that passphrase, in hrvsync or any age program.")


@library.command("unseal")
@click.argument("sealed", type=PATH)
@click.argument("file", type=PATH)
@passphrase_option
@exposed_option
def unseal_file(sealed: Path, file: Path, passphrase: str) -> None:
    """Open the age file SEALED and write what is in it as the new FILE."""
    unseal(sealed, file, passphrase)
    echo(f"{file} is ready.")


@library.command()
def cases() -> None:
    """List the cases: their labels, with people, number of sessions, and the day of the last one."""
    refresh()
    with open_index(recordings_folder()) as base:
        entries = base.entries()
    found = cases_of(entries)
    for case in sorted(set(found.values()), key=str.casefold):
        some = [entry for entry in entries if found.get(entry.file) == case]
        people = sorted({one.name for entry in some for one in entry.people.values()})
        last = max(entry.created for entry in some)[:10]
        echo(f"{case}: {', '.join(people)}; {count(len(some), 'session')}, the last on {last or 'an unknown day'}")
    if not found:
        echo("No case yet: `hrvsync library case LABEL FILE` makes one.")


@library.command("case")
@click.argument("label")
@click.argument("recordings", nargs=-1, required=True, type=PATH)
def label_case(label: str, recordings: tuple[Path, ...]) -> None:
    """Put RECORDINGS of the library into the case LABEL; other sessions of the same people follow.

    An empty LABEL takes them out.
    """
    folder = recordings_folder()
    paths = [folder / recording for recording in recordings]
    for path in paths:
        if path.parent.resolve() != folder.resolve() or path.suffix != ".jsonl" or not path.exists():
            raise CliError(f"{path.name}: there is no such recording in the library, {folder}; nothing was changed.")
    put_in_case(paths, label)
    into = f"in the case {' '.join(label.split())}" if label.strip() else "in no case of its own"
    echo(f"{count(len(paths), 'recording')} {into}.")


def _unknown(name: str) -> CliError:
    return CliError(f"Nobody in the library is called {name}; `hrvsync history` lists the people.")


def _require_new(path: Path) -> None:
    if path.exists():
        raise CliError(f"{path}: it is there already; choose another name, nothing was changed.")


def _losses(held: Holdings) -> str:
    alone = [f"{count(held.alone, 'recording')} made alone"] if held.alone else []
    with_ = f"made with {', '.join(held.partners)}"
    shared = [f"their part of {count(held.shared, 'recording')} {with_}"] if held.shared else []
    private = [f"the private notes about {count(held.private, 'session')}"] if held.private else []
    losses = alone + shared + private
    return f": {', '.join(losses)}" if losses else ""


def _confirm(question: str, yes: bool) -> None:
    if not yes and not click.confirm(question):
        raise SystemExit(1)


def _warn_of_backups(missing: list[Path]) -> None:
    for archive in missing:
        echo(
            f"The backup {archive} is not there now, or damaged, and may still hold it: delete that archive.", err=True
        )


def _of_library(recording: Path, else_: str) -> Path:
    """Return where a recording of the library is; refuse others, saying what was not done."""
    folder = recordings_folder()
    path = folder / recording
    if path.parent.resolve() != folder.resolve() or not path.exists():
        raise CliError(f"{recording}: there is no such recording in the library, {folder}; {else_}.")
    return path


def _seat_and_name(text: str) -> tuple[str, str]:
    """Read SEAT=NAME."""
    seat, _, called = text.partition("=")
    if len(seat) == 1 and seat.isupper() and called.strip():
        return seat, called.strip()
    raise CliError(f"{text}: write A or B, = and a name, such as A=Ada.")
