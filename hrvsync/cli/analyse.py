"""hrvsync analyse: a recording in numbers."""

import csv
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from math import isnan
from pathlib import Path
from typing import Literal

import click
import msgspec
from rich.console import Console
from rich.table import Table

from hrvsync.analysis import states as relating
from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.ecg_check import Summed, sum_up
from hrvsync.analysis.measures.breathing.session import Breathing, breathing_of
from hrvsync.analysis.measures.frequency import METHODS, Method
from hrvsync.analysis.measures.presets import POLICIES, PRESETS, Preset, adapted, preset_named
from hrvsync.analysis.pair import PairPhase
from hrvsync.analysis.summary import Artefacts, PersonSummary, Summary, summarise
from hrvsync.analysis.waves import samples
from hrvsync.cli import batch, between, breath, seconds
from hrvsync.cli.errors import CliError
from hrvsync.cli.files import beats_option, by_ecg, files_argument, open_recording, title
from hrvsync.cli.pseudo_pairs import from_library
from hrvsync.events import AnyEvent, Wave
from hrvsync.storage import write_records
from hrvsync.storage.recording import Recording


@click.command()
@files_argument
@click.option(
    "--artefacts",
    type=click.Choice(["auto", *POLICIES]),
    default="auto",
    show_default=True,
    help="What becomes of artefacts; auto is the preset's policy, but a bare series of intervals counts as it is.",
)
@click.option(
    "--preset",
    type=click.Choice([preset.name for preset in PRESETS]),
    default="default",
    show_default=True,
    help="The definitions of the measures.",
)
@click.option(
    "--detrend",
    type=click.FloatRange(min=0, min_open=True),
    metavar="LAMBDA",
    help="Take the slow trend off by smoothness priors; 500 takes what is slower than 0.035 Hz.",
)
@click.option("--spectrum", type=click.Choice(METHODS), help="Another spectrum than the preset's.")
@beats_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table of comma-separated values; of a folder, write one.")
@click.option(
    "--seconds", "by_second", type=click.Path(path_type=Path), help="Write a table with one row a second as well."
)
@click.option(
    "--against-library",
    is_flag=True,
    help="Hold a pair against pseudo-pairs with other people of the library in the same phases.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The table; FOLDER.csv unless you say otherwise.")
def analyse(
    files: tuple[Path, ...],
    artefacts: Artefacts,
    preset: str,
    detrend: float | None,
    spectrum: Method | None,
    beats: Literal["strap", "ecg"],
    as_json: bool,
    as_csv: bool,
    by_second: Path | None,
    against_library: bool,
    out: Path | None,
) -> None:
    """Measure a whole recording, or two of one person each as a pair.

    With --csv and a folder for FILE, its recordings are measured on all cores, one row each. Interrupted or run again,
    it measures only what is new.
    """
    definitions = adapted(preset_named(preset), detrend, spectrum)
    if as_csv and (out is not None or any(file.is_dir() for file in files)):
        if beats == "ecg":
            raise CliError("--beats ecg measures one recording at a time: leave it out for a folder.")
        measure = partial(measured, preset=definitions, artefacts=artefacts)
        raise SystemExit(batch.run(files, out, measure, f"preset={definitions.name} artefacts={artefacts}"))
    recording = open_recording(files)
    for note in recording.header.notes:  # another app had filtered it, say
        click.echo(note, err=True)
    checked = ecg_checks(recording.events())
    if beats == "ecg":
        recording = by_ecg(recording, title(files))
    summary = summarise(recording.events(), definitions, artefacts, bare=recording.header.bare)
    events = tuple(recording.events())
    if by_second is not None:
        write_records(by_second.absolute(), seconds.rows(events))
        click.echo(by_second, err=True)
    phases = between.phases_of(events, from_library(recording.header, files) if against_library else ())
    if as_json:
        told = _object(files, recording, summary) | {"pair": between.plain(summary.pair, phases)}
        click.echo(msgspec.json.encode(told | {"definitions": definitions, "beats": beats, "ecg": checked}))
    elif as_csv:
        print_table(summary, recording.header.people, phases)
    else:
        breathing = breathing_of(events, rebuild(events))
        print_summary(summary, recording.header.people, title(files), phases, breathing)
        for who, ecg in checked.items():
            click.echo(said_of_ecg(recording.header.people.get(who) or who, ecg))


def ecg_checks(events: Iterable[AnyEvent]) -> dict[str, Summed]:
    """Hold the straps' beats against the ECG of those who have one, by seat."""
    told = tuple(events)
    seats = {event.who for event in told if isinstance(event, Wave) and event.kind == "ecg"}
    return {who: sum_up(beats, samples(told, who, "ecg")) for who, beats in rebuild(told).items() if who in seats}


def said_of_ecg(name: str, ecg: Summed) -> str:
    """What an ECG says of a strap's intervals, in a line."""
    if isnan(ecg.agree_pct):
        return f"{name}'s ECG: {ecg.peaks} heartbeats, too few to hold the strap's intervals against"
    artefacts = f"{ecg.heart} the heart's own, {ecg.strap} the strap's, {ecg.unseen} where the ECG shows nothing"
    return (
        f"{name}'s ECG: {ecg.peaks} heartbeats; {ecg.agree_pct:.1f} % of the strap's intervals agree; "
        f"of the artefacts {artefacts}"
    )


def measured(file: Path, preset: Preset, artefacts: Artefacts) -> dict[str, object]:
    """Measure one recording as plain values."""
    recording = open_recording((file,))
    whole = _object((file,), recording, summarise(recording.events(), preset, artefacts, bare=recording.header.bare))
    return {name: part for name, part in msgspec.to_builtins(whole).items() if name != "files"}


def print_summary(
    summary: Summary,
    names: dict[str, str],
    heading: str,
    phases: Sequence[PairPhase] = (),
    breathing: dict[str, Breathing] | None = None,
) -> None:
    """Print a table of the people, of their breath, and of the two together: phase by phase, or the whole without."""
    console = Console(width=None if sys.stdout.isatty() else PIPED)
    table = Table(title=f"{heading}: {summary.seconds:.0f} s", title_justify="left", box=None, pad_edge=False)
    table.add_column("")
    for who in summary.people:
        table.add_column(names.get(who) or who, justify="right")
    people = summary.people.values()
    table.add_row("beats", *(str(person.beats) for person in people))
    table.add_row("artefacts", *map(_artefacts, people))
    table.add_row("gaps", *(f"{person.gaps} ({person.gap_seconds:.1f} s)" for person in people))
    table.add_row("usable", *(f"{_number(person.usable_pct, 1)} %" for person in people))
    table.add_row("definitions", *(person.preset for person in people))
    if any(person.rhythm == "not suited" for person in people):
        table.add_row("rhythm", *("not suited for HRV" if p.rhythm == "not suited" else p.rhythm for p in people))
    for key, label, digits in ROWS:
        table.add_row(label, *(_number(person.metrics[key], digits) for person in people))
    console.print(table)
    if breathing:
        breath.print_breath(breathing, names, console)
    if phases:
        between.print_phases(phases, console)
    elif summary.pair is not None:
        between.print_pair(summary.pair, console)


PIPED = 140
"""Columns of a table that goes to a file or another program."""
ROWS = (
    ("mean_hr_bpm", "mean heart rate (1/min)", 1),
    ("mean_rr_ms", "mean RR (ms)", 1),
    ("rmssd_ms", "RMSSD (ms)", 1),
    ("sdnn_ms", "SDNN (ms)", 1),
    ("pnn50_pct", "pNN50 (%)", 1),
    ("lf_ms2", "LF power (ms²)", 0),
    ("hf_ms2", "HF power (ms²)", 0),
    ("lf_hf", "LF/HF", 2),
    ("sd1_ms", "SD1 (ms)", 1),
    ("sd2_ms", "SD2 (ms)", 1),
    ("sample_entropy", "sample entropy", 3),
    ("dfa_alpha1", "DFA alpha-1", 3),
)


def print_table(summary: Summary, names: dict[str, str], phases: Sequence[PairPhase] = ()) -> None:
    """Print every number as comma-separated values: a row a person, then one a phase of a pair; empty where unknown."""
    rows: list[dict[str, object]] = []
    for who, person in summary.people.items():
        rows.append({"who": who, "name": names.get(who, ""), **msgspec.structs.asdict(person), **person.metrics})
        del rows[-1]["metrics"]
    rows += between.rows(phases, {who: names.get(who, "") for who in summary.people})
    columns = list(dict.fromkeys(name for row in rows for name in row))
    table = csv.writer(sys.stdout, lineterminator="\n")
    if rows:
        table.writerow(columns)
    for row in rows:
        cells = (row.get(name, "") for name in columns)
        table.writerow("" if isinstance(cell, float) and isnan(cell) else cell for cell in cells)


POLICY_WORDS = {"exclude": "left out", "correct": "mended", "none": "left in"}


def _artefacts(person: PersonSummary) -> str:
    return f"{person.artefacts} ({POLICY_WORDS[person.artefact_policy]})"


def _number(value: float, digits: int) -> str:
    return "–" if isnan(value) else f"{value:.{digits}f}"


def _object(files: tuple[Path, ...], recording: Recording, summary: Summary) -> dict[str, object]:
    header = recording.header
    events = tuple(recording.events())
    beats = rebuild(events)
    breathing = breathing_of(events, beats)
    return {
        "files": [str(file) for file in files],
        "session": {
            "seconds": summary.seconds,
            "created": header.created,
            "source": header.source,
            "app": header.app,
            "notes": header.notes,
        },
        "people": {
            who: {"name": header.people.get(who, ""), **msgspec.structs.asdict(person)}
            for who, person in summary.people.items()
        },
        "pair": summary.pair,
        "relating": relating.plain(relating.summary(beats, events)),
        "breathing": {who: {"whole": one.whole, "phases": one.phases} for who, one in breathing.items()},
        "resonance": {who: one.resonance for who, one in breathing.items() if one.resonance is not None},
    }
