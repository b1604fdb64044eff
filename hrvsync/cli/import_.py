"""hrvsync import: files of other apps, looked at before they are believed."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click
import numpy as np

from hrvsync.cli import CliError, echo
from hrvsync.cli.printing import PlainConsole, progress_bar, table
from hrvsync.cli.reindex import refresh
from hrvsync.cli.values import Number
from hrvsync.importing import (
    NOTHING,
    Corrections,
    Proposal,
    Seen,
    Understood,
    bring,
    found_in,
    laid_together,
    look as look_at,
    proposals,
    question,
    swapped,
    understand,
)
from hrvsync.report.words import count, length
from hrvsync.storage import FileError, known_files, open_index, start, tracked
from hrvsync.storage.formats.columns import Meaning, Wishes

MEANINGS: dict[str, Meaning] = {"rr": "rr", "time": "time", "valid": "valid", "person": "person", "none": ""}
IN_WORDS = {"rr": "interval between beats", "time": "time", "valid": "whether it is good", "person": "person"}
UNITS = {"ms": 1.0, "s": 1000.0, "1/1024": 1000 / 1024, "1/256": 1000 / 256, "us": 0.001}
CLOCKS = {
    "zone": "with its time zone",
    "local": "local time, no zone",
    "name": "from the name of the file",
    "person": "as you say",
    "": "unknown: the file does not say when it began",
}
REASONS = {"file": "the file says so", "file name": "from its name", "folder": "from its folder"}
BARS = "▁▂▃▄▅▆▇█"
WIDE = 64
LISTED = 8
"""Files that are each shown in full; of more there is one line each."""


def _column(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> dict[int, Meaning]:
    found: dict[int, Meaning] = {}
    for text in given:
        number, _, meaning = text.partition("=")
        if not (number.isdecimal() and int(number) > 0 and meaning in MEANINGS):
            raise click.BadParameter(f"{text}: not NUMBER=MEANING, such as 2=rr; meanings: {', '.join(MEANINGS)}.")
        found[int(number) - 1] = MEANINGS[meaning]
    return found


def _began(_context: click.Context, _parameter: click.Parameter, given: str) -> str:
    try:
        return datetime.fromisoformat(given).isoformat() if given else ""
    except ValueError:
        raise click.BadParameter(f"{given}: write it as 2026-11-26T20:14:03 or with its zone, +01:00.") from None


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--person", multiple=True, metavar="[SEAT=]NAME", help="Whose it is; of two, A=NAME and B=NAME.")
@click.option("--unit", type=click.Choice(list(UNITS)), help="The unit of the intervals of a text or table.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    callback=_column,
    metavar="N=MEANING",
    help="What column N is: rr, time, valid, person or none.",
)
@click.option("--began", default="", callback=_began, metavar="DATE", help="When it began (ISO 8601).")
@click.option("--chosen/--raw", default=None, help="Whether someone had corrected the intervals before.")
@click.option(
    "--later",
    type=Number(-86400, 86400),
    metavar="SECONDS",
    help="Lay two files on one clock: the second began so much later, by something both did. Without it, two whose "
    "clocks do not say stay one recording each.",
)
@click.option("--by", default="", metavar="NAME", help="Who found out --later.")
@click.option("--swap", is_flag=True, help="Let two who become one recording change seats.")
@click.option(
    "--together/--apart",
    default=None,
    help="Make one recording of every two that were made at one time, or of none; of two files alone, unless you say "
    "otherwise.",
)
@click.option("--look", is_flag=True, help="Show what is understood, and import nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def import_(
    files: tuple[Path, ...],
    person: tuple[str, ...],
    unit: str | None,
    columns: dict[int, Meaning],
    began: str,
    chosen: bool | None,
    later: float | None,
    by: str,
    swap: bool,
    together: bool | None,
    look: bool,
    yes: bool,
) -> None:
    """Look at files of other apps, correct what was understood, and bring them into the library.

    A folder is looked through: years of several people come in one go. The untouched file is kept beside each
    recording; a file that is in the library already is not taken twice.
    """
    folder = start()
    found = found_in(files)
    if (unit or columns or began or person or chosen is not None) and len(found) > 1 and later is None:
        raise CliError("--person, --unit, --column, --began, --chosen and --raw say something of one file: name one.")
    wishes = Wishes(columns, UNITS[unit] if unit else 0.0)
    named = {text.rpartition("=")[0]: text.rpartition("=")[2] for text in person}
    given = Corrections(wishes, began, {}, chosen)
    known, names = known_files(folder), _names(folder)
    with progress_bar("reading") as progress:
        if len(found) > 1:
            seen = look_at(files, known, names, progress)
        else:
            seen = [understand(path, known, names, given) for path in found]
    corrections = {one.path: _named(one, given, named, k) for k, one in enumerate(seen)}
    made = proposals(seen, corrections, joined=together if later is None else False)
    if later is not None:
        if len(made) != 2 or any(len(one.files[0].people) != 1 for one in made):
            raise CliError("--later lays two new files of one person each on one clock: name two such files.")
        made = [laid_together(made, later, by, datetime.now().astimezone())]
    if swap:
        made = [swapped(one) if len(one.files) == 2 else one for one in made]
    _show(seen, corrections, made)
    if asked := question(made):
        names_of = " and ".join(one.path.name for one in asked)
        echo(
            f"Nothing says when {names_of} began beside each other: they stay one recording each. If both did "
            "something at one moment (stood up, clapped), add --later SECONDS; never by making the curves alike."
        )
    if not made:
        raise SystemExit(0 if all(one.known for one in seen) else 2)
    if look or not (yes or click.confirm(f"Import {count(len(made), 'recording')}?")):
        raise SystemExit(0 if look else 1)
    raise SystemExit(_bring(folder, made) or (2 if any(one.trouble for one in seen) else 0))


def _bring(folder: Path, made: Sequence[Proposal]) -> int:
    failed: list[str] = []
    with progress_bar("importing") as progress:
        for one in tracked(made, progress):
            try:
                paths = bring(folder, one)
            except FileError as error:
                failed.append(str(error))
            else:
                for path in paths:
                    echo(path.name)
    for sentence in failed:
        echo(sentence, err=True)
    refresh()
    return 2 if failed else 0


def _names(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    with open_index(folder) as base:
        return [name for name in base.people() if len(name) > 1]


def _named(one: Understood, given: Corrections, named: dict[str, str], k: int) -> Corrections:
    """Return the corrections of one file, with the names of its people."""
    names = {
        seen.who: name
        for i, seen in enumerate(one.people)
        if (name := named.get("AB"[(i if len(one.people) > 1 else k) % 2], named.get(seen.who, named.get("", ""))))
    }
    return Corrections(given.wishes, given.created, names, given.chosen)


def _show(seen: Sequence[Understood], corrections: dict[Path, Corrections], made: Sequence[Proposal]) -> None:
    console = PlainConsole()
    if len(seen) <= LISTED:
        for one in seen:
            _show_whole(one, corrections.get(one.path, NOTHING), console)
    else:
        rows = (
            (one.path.name, one.format, _people(one, corrections.get(one.path, NOTHING)), _state(one)) for one in seen
        )
        console.print(table(("file", "format", "who", ""), rows))
        for one in seen:
            if one.trouble:
                console.print(str(one.trouble), soft_wrap=True)
    new, there = sum(one.new for one in seen), sum(bool(one.known) for one in seen)
    pairs = sum(len(one.files) == 2 for one in made)
    lost = len(seen) - new - there
    texts = (
        f"{new} new",
        f"{there} in the library already" if there else "",
        f"{lost} not understood" if lost else "",
        f"{count(pairs, 'pair')} on one clock" if pairs else "",
    )
    console.print(", ".join(filter(None, texts)) + ".", soft_wrap=True)


def _state(one: Understood) -> str:
    if one.known or one.trouble:
        return f"already here: {one.known}" if one.known else "not understood"
    return length(one.seconds)


def _people(one: Understood, corrections: Corrections) -> str:
    return " and ".join(corrections.names.get(seen.who, seen.name) or f"seat {seen.who}" for seen in one.people)


def _show_whole(one: Understood, corrections: Corrections, console: PlainConsole) -> None:
    if one.known:
        console.print(f"{one.path.name}: in the library already, as {one.known}.", soft_wrap=True)
        return
    rows: list[tuple[str, str]] = []
    for i, column in enumerate(one.columns):
        cells = ", ".join(column.cells)
        rows.append((f"column {i + 1}", f"{column.name or '–'} ({cells}): {IN_WORDS.get(column.meaning, 'not used')}"))
    if one.trouble:
        console.print(str(one.trouble), soft_wrap=True)
        if rows:
            console.print(table(rows=rows))
            console.print("Say which column holds the intervals with --column NUMBER=rr.")
        return
    if one.unit_ms:
        rows.append(("unit", next((name for name, ms in UNITS.items() if ms == one.unit_ms), "")))
    rows.append(("clock", f"{one.created} {CLOCKS[one.clock]}".strip()))
    if one.open_kind:
        series = (
            "chosen: someone had corrected it, every interval counts" if one.chosen else "raw: artefacts are left out"
        )
        rows.append(("series", series))
    for seen in one.people:
        rows += _rows(one, seen, corrections)
    console.print(table(rows=rows, title=f"{one.path.name}: {one.format}, {length(one.seconds)}"))
    for note in one.notes:
        console.print(str(note), soft_wrap=True)
    console.print()


def _rows(one: Understood, seen: Seen, corrections: Corrections) -> list[tuple[str, str]]:
    name = corrections.names.get(seen.who, "") or seen.name
    reason = "" if seen.who in corrections.names else REASONS.get(seen.reason, "")
    gaps = ", ".join(f"{end - start:.0f} s" for start, end in seen.gaps[:LISTED])
    return [
        (f"seat {seen.who}", f"{name or 'nobody is named: add --person NAME'}{f' ({reason})' if reason else ''}"),
        ("beats", f"{seen.beats}, {seen.shortest:.0f} to {seen.longest:.0f} ms; {seen.usable_pct:.0f} % usable"),
        ("gaps", f"{len(seen.gaps)}{f' ({gaps})' if gaps else ''}"),
        ("artefacts", str(seen.artefacts)),
        ("", sparkline(seen, one.seconds)),
    ]


def sparkline(seen: Seen, seconds: float) -> str:
    """Return a small picture of intervals in one line; blank where there are none."""
    known = np.isfinite(seen.rr_ms)
    place = np.clip((seen.t[known] / max(seconds, 1e-9) * WIDE).astype(int), 0, WIDE - 1)
    low, high = np.percentile(seen.rr_ms[known], (2, 98)) if known.any() else (0.0, 0.0)
    cells = [" "] * WIDE
    for i in np.unique(place).tolist():
        share = (float(np.mean(seen.rr_ms[known][place == i])) - low) / max(high - low, 1e-9)
        cells[i] = BARS[int(np.clip(share * len(BARS), 0, len(BARS) - 1))]
    return "".join(cells)
