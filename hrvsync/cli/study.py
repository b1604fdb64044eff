"""hrvsync study: from a folder of dyads to a result that can be published."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress as Bar, TextColumn, TimeRemainingColumn

from hrvsync.cli import CliError, echo
from hrvsync.cli.files import PATH
from hrvsync.cli.printing import PlainConsole, right, table
from hrvsync.cli.values import Number, Whole
from hrvsync.i18n import Message
from hrvsync.report.study import headline, study_report
from hrvsync.report.study_svg import curve
from hrvsync.storage import Progress, ResultCache, in_file, write_whole
from hrvsync.storage.formats.reading import library
from hrvsync.study.design import MEASURES, Design, design_text, read_design
from hrvsync.study.first_design import first_design
from hrvsync.study.package import changed, inputs_of, write_package
from hrvsync.study.plan import GOAL, STUDIES, plan as planned, sentences
from hrvsync.study.result import NAMES
from hrvsync.study.run import run_study
from hrvsync.study.sample import Sample, take_sample
from hrvsync.study.workers import Cluster, Local, LostError, Workers

DESIGN, REPORT, TILES = "study.toml", "report.html", "tiles"

jobs_option = click.option(
    "--jobs", type=Whole(1, 1024), help="Processes of this computer; as many as it has cores unless you say."
)
design_argument = click.argument("design", type=PATH, metavar="DESIGN")
recordings_option = click.option(
    "--recordings", type=PATH, help="The folder of the recordings, where it is another than the design says."
)


@click.group()
def study() -> None:
    """Plan a study of dyads, check it, run it and write its report."""


@study.command()
@click.argument("folder", type=PATH)
@click.option("-o", "--out", type=PATH, help="The design; FOLDER/study.toml unless you say otherwise.")
def init(folder: Path, out: Path | None) -> None:
    """Write a first design from what FOLDER holds, and say what is unclear."""
    if not folder.is_dir():
        what = "it is no folder" if folder.exists() else "there is no such folder"
        raise CliError(f"{folder}: {what}; name the one with the recordings.")
    out = out or folder / DESIGN
    if out.exists():
        raise CliError(f"{out}: it is there already; edit it, or name another with -o.")
    with bar("reading") as progress:
        design, unclear = first_design(folder, datetime.now(UTC).astimezone().date().isoformat(), progress)
    place = os.path.relpath(folder.resolve(), out.absolute().parent.resolve())
    write_whole(out, design_text(_in(design, Path(place).as_posix()), unclear))
    found = Message("{n} {n:dyad|dyads}, {m} {m:recording|recordings}", n=len(design.dyads), m=len(design.recordings))
    echo(f"{out}: {found}.")
    echo(f"Conditions: {', '.join(one.name for one in design.conditions)}.")
    for sentence in unclear:
        echo(f"Unclear: {sentence}.")


@study.command()
@design_argument
@recordings_option
@jobs_option
def check(design: Path, recordings: Path | None, jobs: int | None) -> None:
    """List who would be left out of the study DESIGN, and why, before any pair is looked at."""
    design = _found(design)
    asked = read_design(design)
    folder = _folder(design, asked, recordings)
    sample = _sample(asked, folder, jobs)
    _print_sample(asked, sample)


@study.command()
@design_argument
@recordings_option
@jobs_option
@click.option("-o", "--out", type=PATH, help="The folder of the result; beside the design unless you say otherwise.")
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="A Dask cluster that does the pairs: tcp://HOST:PORT of its scheduler, or its scheduler file.",
)
def run(design: Path, recordings: Path | None, jobs: int | None, out: Path | None, scheduler: str | None) -> None:
    """Run the study DESIGN and write its report, tables and numbers into a folder.

    Stopped at any time and run again, it goes on where it was.
    """
    with in_file(design):
        library("pyarrow", "parquet")
    design = _found(design)
    asked = read_design(design)
    folder = _folder(design, asked, recordings)
    out = (out or design.with_name(f"{design.stem}-result")).absolute()
    sample = _sample(asked, folder, jobs)
    inputs = inputs_of(asked, folder)
    for name in changed(inputs, out):
        echo(f"{name} has changed since the last run into {out.name}.", err=True)
    workers: Workers = Local(jobs) if scheduler is None else Cluster(scheduler)
    try:
        with bar("tiles") as progress:
            result, values = run_study(asked, sample, out / TILES, workers, progress)
    except (LostError, ValueError) as error:
        raise CliError(f"{design}: {error}.") from None
    names = write_package(result, values, inputs, out)
    write_whole(out / REPORT, study_report(result, inputs))
    _print_sample(asked, sample)
    echo("")
    echo(headline(result))
    echo(f"{out / REPORT}, and beside it {', '.join(names)}")


@study.command()
@click.option("--dyads", type=Whole(4, 500), default=30, show_default=True, help="Dyads thought of.")
@click.option("--minutes", type=Number(2, 60), default=5.0, show_default=True, help="Length of the condition.")
@click.option(
    "--coupling",
    type=Number(0, 1),
    default=0.2,
    show_default=True,
    help="Correlation of the second heart's fluctuations with the first's; its square is the variance shared.",
)
@click.option("--studies", type=Whole(20, 10_000), default=STUDIES, show_default=True, help="For each point.")
@click.option("--seed", type=Whole(0), default=1, show_default=True, help="Of the simulated hearts.")
@click.option("-o", "--out", type=PATH, help="The curve as an SVG file.")
def plan(dyads: int, minutes: float, coupling: float, studies: int, seed: int, out: Path | None) -> None:
    """Simulate how often studies find a coupling: how many dyads, and how long."""
    with bar("dyads") as progress:
        found = planned(dyads, minutes, coupling, progress, studies=studies, seed=seed)
    names = NAMES
    heads = ("dyads", "minutes", *(right(MEASURES[name]) for name in names), "")
    rows = [
        (
            str(one.dyads),
            f"{one.minutes:g}",
            *(f"{100 * one.found[name]:.0f} %" for name in names),
            _bar(one.found["z"]),
        )
        for one in (*found.by_dyads, *(one for one in found.by_minutes if one not in found.by_dyads))
    ]
    PlainConsole(width=140).print(table(heads, rows, "Share of studies that find it"))
    for sentence in sentences(found):
        echo(sentence)
    if out is not None:
        points = [(float(one.dyads), one.found["z"]) for one in found.by_dyads]
        write_whole(out.absolute(), curve(points, GOAL, " ".join(sentences(found)), f"dyads of {minutes:g} minutes"))
        echo(out)


def _bar(share: float) -> str:
    return "█" * round(20 * share)


def _found(design: Path) -> Path:
    """Return the file of a design; a folder stands for the one in it."""
    if design.is_dir():
        if not (design / DESIGN).is_file():
            raise CliError(f"{design}: there is no {DESIGN} in it; write one with: hrvsync study init {design}")
        return design / DESIGN
    if not design.exists():
        raise CliError(f"{design}: there is no such design; write one with: hrvsync study init FOLDER")
    return design


def _folder(design: Path, asked: Design, recordings: Path | None) -> Path:
    """Return where the recordings of a design are."""
    folder = recordings or design.parent / asked.folder
    if not folder.is_dir():
        raise CliError(f"{folder}: there is no such folder of recordings; name it with --recordings.")
    return folder.resolve()


def _in(design: Design, folder: str) -> Design:
    import msgspec

    return msgspec.structs.replace(design, folder=folder)


def _sample(design: Design, folder: Path, jobs: int | None) -> Sample:
    with bar("recordings") as progress:
        return take_sample(design, folder, ResultCache(), jobs or os.cpu_count() or 1, progress)


def _print_sample(design: Design, sample: Sample) -> None:
    """Print who is in a study, by condition, and who is left out, and why."""
    echo(Message("{n} of {of} {of:dyad is|dyads are} in it.", n=len(sample.dyads), of=len(design.dyads)))
    for condition, cells in zip(design.conditions, sample.cells, strict=True):
        dyads = len({cell.dyad for cell in cells})
        echo(Message("{name}: {n} {n:dyad|dyads}", name=condition.name, n=dyads))
    if sample.left:
        rows = [(one.dyad, one.condition or "all", one.session, one.why) for one in sample.left]
        PlainConsole(width=160).print(table(("left out", "condition", "session", "why"), rows))


@contextmanager
def bar(what: str) -> Generator[Progress]:
    """Show how much is done and how long the rest takes, at a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=PlainConsole(stderr=True), transient=True) as shown:
        task = shown.add_task(what, total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)
