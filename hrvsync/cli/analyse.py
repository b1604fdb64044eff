"""hrvsync analyse: a recording in numbers."""

import io
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from math import isnan
from pathlib import Path
from typing import Literal

import click
import msgspec
from rich.console import Console

from hrvsync.analysis.ecg import with_ecg_beats
from hrvsync.analysis.ecg_check import EcgCheck
from hrvsync.analysis.measures import (
    AGE_BANDS,
    METHODS,
    POLICIES,
    PRESETS,
    Bands,
    Method,
    adapted,
    bands_of,
    in_words,
    preset_named,
)
from hrvsync.analysis.pair import PairPhase
from hrvsync.analysis.parts import Part, by_part, parts_in, parts_of
from hrvsync.analysis.session import (
    Artefacts,
    Definitions,
    PairResult,
    PersonMeasures,
    PersonResult,
    SessionData,
    SessionResult,
    analyse as analyse_session,
    session_data,
)
from hrvsync.analysis.states import plain
from hrvsync.analysis.story import Card, Story, plain as plain_story, story, texts
from hrvsync.batch import recordings
from hrvsync.cli import CliError, batch, between, echo, seconds
from hrvsync.cli.files import (
    beats_option,
    choice_of,
    files_argument,
    later_option,
    names_option,
    open_recording,
    overwrite_option,
    require_ecg,
    require_free,
    signal_options,
    strangers_from_library,
    title,
)
from hrvsync.cli.printing import PlainConsole, progress_bar, right, table
from hrvsync.cli.values import Number
from hrvsync.guide import with_role
from hrvsync.history import session_of
from hrvsync.opening import NOTHING, Choice
from hrvsync.report.words import CUT_SHORT, NOT_QUIET, UNKNOWN, beyond_hf, corrected_by_hand, number, of_pulse
from hrvsync.storage import (
    FileError,
    Header,
    Recording,
    ResultCache,
    in_file,
    read_table,
    recognise,
    tabulated,
    without_names,
    write_parquet,
    write_records,
    write_rows,
)


def chosen_bands(text: str) -> str | Bands:
    """Return bands as they are written on the command line."""
    if text in AGE_BANDS:
        return text
    try:
        return bands_of(*map(float, text.split("-")))
    except (TypeError, ValueError):
        ages = ", ".join(AGE_BANDS)
        raise click.BadParameter(f"{text}: neither {ages} nor three rising numbers in Hz, as 0.04-0.2-0.6.") from None


type Phases = Mapping[tuple[str, str], Sequence[PairPhase]]


@click.command()
@files_argument
@click.option(
    "--artefacts",
    type=click.Choice(["auto", *POLICIES]),
    default="auto",
    show_default=True,
    help="What becomes of artefacts; auto is the preset's policy, but a series said to be chosen counts as it is.",
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
@click.option(
    "--bands",
    type=chosen_bands,
    metavar="AGE|LF-HF-END",
    help="LF and HF by age (adult, child, infant), or where each begins and HF ends in Hz, such as 0.04-0.2-0.6.",
)
@click.option(
    "--window-s",
    type=Number(30, 3600),
    metavar="S",
    help="The length of a spectrum's segments, and its points per Hz: 300 unless you say otherwise.",
)
@beats_option
@click.option("--as-recorded", is_flag=True, help="Leave out what people corrected by hand of the beats.")
@later_option
@signal_options
@names_option
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
@click.option(
    "--by",
    "by",
    multiple=True,
    metavar="phase|mark|window:SECONDS|NAME=START..END",
    help="Print a table with one row a part and person or pair instead; may be given several times. -o writes it, as "
    "Parquet where it ends so.",
)
@click.option(
    "--parts",
    "table_of_parts",
    type=click.Path(path_type=Path),
    help="The parts of --by in a table: name, start and end or duration, and file where it is one of many.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The table; FOLDER.csv unless you say otherwise.")
@overwrite_option
def analyse(
    files: tuple[Path, ...],
    artefacts: Artefacts,
    preset: str,
    detrend: float | None,
    spectrum: Method | None,
    bands: str | Bands | None,
    window_s: float | None,
    beats: Literal["strap", "ecg"],
    as_recorded: bool,
    later: float | None,
    channels: tuple[str, ...],
    rate: float | None,
    nameless: bool,
    as_json: bool,
    as_csv: bool,
    by_second: Path | None,
    against_library: bool,
    by: tuple[str, ...],
    table_of_parts: Path | None,
    out: Path | None,
    overwrite: bool,
) -> None:
    """Measure a whole recording, or two of one person each as a pair.

    With --csv and a folder for FILE, its recordings are measured on all cores, one row each. Interrupted or run again,
    it measures only what is new.
    """
    definitions = Definitions(
        adapted(preset_named(preset), detrend, spectrum, window_s=window_s), artefacts, beats, bands=bands
    )
    choice = choice_of(channels, rate)
    parted = bool(by or table_of_parts)
    if nameless and any(file.is_dir() for file in files):
        raise CliError("--without-names is about one recording, or two of one person each: leave it out for a folder.")
    if parted and len(files) == 1 and files[0].is_dir() and recognise(files[0]) is None:
        raise SystemExit(parts_of_folder(files[0], by, table_of_parts, definitions, choice, out, overwrite=overwrite))
    if as_csv and not parted and (out is not None or any(file.is_dir() for file in files)):
        if beats == "ecg":
            raise CliError("--beats ecg measures one recording at a time: leave it out for a folder.")
        measure = partial(measured, definitions=definitions, choice=choice, with_edits=not as_recorded)
        how = f"preset={definitions.preset.name} artefacts={artefacts}{' as recorded' if as_recorded else ''}"
        how += "" if choice == NOTHING else f" channels={','.join(channels)} rate={choice.rate:g}"
        raise SystemExit(batch.run(files, out, measure, how))
    recording = open_recording(files, choice, with_edits=not as_recorded, later=later)
    strangers = strangers_from_library(recording.header, files) if against_library else ()
    called, names = title(files), [str(file) for file in files]
    if nameless:  # the files have names, too
        recording, _ = without_names(recording)
        called, names = "A recording", []
    header = recording.header
    for note in header.notes:  # another app had filtered it, say
        echo(note, err=True)
    events = tuple(recording.events())
    data = session_data(events, header.people, bare=header.bare, edits=recording.edits)
    heading = f"{called}, {CUT_SHORT}" if recording.cut_short else called
    if beats == "ecg":
        require_ecg(data.ecg, title(files))
        if data.edits:
            echo("Beats corrected by hand are the strap's: beside those of the ECG they do not count.", err=True)
    if by_second is not None:
        rows = seconds.rows(with_ecg_beats(events) if beats == "ecg" else events)
        require_free(by_second, files, overwrite=overwrite)
        write_records(by_second.absolute(), rows)
        echo(by_second, err=True)
    with progress_bar("phases") as progress:
        result = analyse_session(data, definitions, progress, ResultCache())
        phases = {people: pair.phases_against(strangers) for people, pair in result.pairs.items()}
    for one in result.people.values():
        if sentence := corrected_by_hand(one.name, one.measures, result.data.edits, one.who):
            echo(sentence, err=True)
    if parted:
        parts = chosen_parts(data, header, by, table_of_parts, files[0].name)
        print_parts(by_part(result, parts), out, files, overwrite=overwrite)
    elif as_json:
        click.echo(msgspec.json.encode({"files": names, **as_object(result, recording, phases)}))
    elif as_csv:
        print_table(result, phases)
    else:
        print_summary(result, heading, phases)
        for who, check in result.ecg.items():
            echo(describe_ecg(data.name(who), check))


def chosen_parts(
    data: SessionData, header: Header, by: tuple[str, ...], table_of_parts: Path | None, file: str
) -> list[Part]:
    """Return the parts that were asked for on the command line, and those in a table."""
    try:
        parts = [part for one in by for part in parts_of(data, one)]
    except ValueError as error:
        raise CliError(f"--by: {error}.") from None
    if table_of_parts is not None:
        table = read_table(table_of_parts)
        try:
            parts += parts_in(table.names, table.rows, file, header.created)
        except ValueError as error:
            raise CliError(f"{table_of_parts}: {error}.") from None
    return parts


def parts_of_folder(
    folder: Path,
    by: tuple[str, ...],
    table_of_parts: Path | None,
    definitions: Definitions,
    choice: Choice,
    out: Path | None,
    *,
    overwrite: bool,
) -> int:
    """Print, or write, the parts of every recording in a folder as one table; list what failed and return 1 if any."""
    rows: list[dict[str, object]] = []
    failures: list[str] = []
    files = [file for file in recordings(folder) if file not in {out, table_of_parts}]
    with progress_bar("recordings") as progress:
        for i, file in enumerate(files):
            progress(i, len(files))
            try:
                recording = open_recording((file,), choice)
                header = recording.header
                data = session_data(recording.events(), header.people, bare=header.bare)
                parts = chosen_parts(data, header, by, table_of_parts, file.name)
                name = file.relative_to(folder).as_posix()
                found = by_part(analyse_session(data, definitions, cache=ResultCache()), parts)
                rows += [{"file": name, **row} for row in found]
            except FileError as error:
                failures.append(str(error))
    print_parts(rows, out, (), overwrite=overwrite)
    for sentence in failures:
        echo(sentence, err=True)
    return 1 if failures else 0


def print_parts(rows: list[dict[str, object]], out: Path | None, files: tuple[Path, ...], *, overwrite: bool) -> None:
    """Print the numbers of each part as comma-separated values, or write them into the file `out`."""
    if not rows:
        raise CliError("--by: it has no such parts.")
    if out is not None:
        require_free(out, files, overwrite=overwrite)
        write = write_parquet if out.suffix.lower() == ".parquet" else write_records
        with in_file(out):
            write(out.absolute(), rows)
        echo(out, err=True)
        return
    columns, cells = tabulated(rows)
    text = io.StringIO()
    write_rows(text, [columns, *cells])
    echo(text.getvalue(), nl=False)


def describe_ecg(name: str, check: EcgCheck) -> str:
    """Describe in a line what an ECG shows of a strap's intervals."""
    heard = f"{name}'s ECG: {check.peaks} heartbeats"
    if check.inverted:
        heard += " (upside down: its electrodes are reversed)"
    if check.unsure_s:
        heard += f", {check.unsure_s:.0f} s too noisy or flat to rely upon"
    if isnan(check.agree_pct):
        return f"{heard}, too few to hold the strap's intervals against"
    artefacts = f"{check.heart} the heart's own, {check.strap} the strap's, {check.unseen} where the ECG shows nothing"
    return f"{heard}; {check.agree_pct:.1f} % of the strap's intervals agree; of the artefacts {artefacts}"


def measured(
    file: Path, definitions: Definitions, choice: Choice = NOTHING, *, with_edits: bool = True
) -> dict[str, object]:
    """Measure one recording as plain values, without its phases one by one."""
    recording = open_recording((file,), choice, with_edits=with_edits)
    result = analyse_session(session_of(recording), definitions)
    whole = as_object(result, recording)
    if result.pair:
        del whole["pairs"]
    return {key: msgspec.to_builtins(part) for key, part in whole.items() if key not in ("definitions", "beats", "ecg")}


def print_summary(result: SessionResult, heading: str, phases: Phases | None = None) -> None:
    """Print a table of the people, of their breath, and of every two: phase by phase, or the whole without."""
    console = PlainConsole(width=None if sys.stdout.isatty() else PIPED)
    people, found = list(result.people.values()), story(result)
    console.print(found.sentence, style="bold", highlight=False, soft_wrap=True)
    console.print()
    measures = [one.measures for one in people]
    rows = [
        ("beats", *(str(one.beats) for one in measures)),
        ("artefacts", *(f"{one.artefacts} ({POLICY_WORDS[one.artefact_policy]})" for one in measures)),
        ("gaps", *(f"{one.gaps} ({one.gap_seconds:.1f} s)" for one in measures)),
        ("usable", *(f"{number(one.usable_pct, 1)} %" for one in measures)),
        ("definitions", *(one.preset for one in measures)),
    ]
    if any(one.rhythm == "not suited" for one in measures):
        rows.append(("rhythm", *(rhythm_in_words(one) for one in measures)))
    rows += [(label, *(number(one.metrics[key], digits) for one in measures)) for key, label, digits in ROWS]
    console.print(
        table(
            ("", *(right(with_role(one.name, one.role)) for one in people)),
            rows,
            f"{heading}: {result.data.seconds:.0f} s",
        )
    )
    print_story(found, console)
    for one in people:
        if beyond := beyond_hf(one.name, one.measures.metrics["beyond_hf_hz"]):
            console.print(beyond, soft_wrap=True)
        if one.measures.pulse:
            console.print(of_pulse(one.name), soft_wrap=True)
        if not one.baseline.quiet:
            console.print(f"{one.name}: {NOT_QUIET}", soft_wrap=True)
    if phases is not None:
        print_breath(people, console)
    for pair in result.pairs.values():
        heading = "between the two" if result.pair else f"between {' and '.join(map(result.data.name, pair.people))}"
        if phases is not None:
            between.print_phases(phases[pair.people], console, heading)
        else:
            between.print_minutes(pair.whole, console)


def print_story(found: Story, console: Console) -> None:
    """Print what stands on the cards of the summary."""
    for card in found.cards:
        console.print()
        console.print(card.title, style="bold", highlight=False)
        for line in card.lines:
            console.print(f"  {line}", highlight=False, soft_wrap=True)


def rhythm_in_words(one: PersonMeasures) -> str:
    """Write whether a rhythm is suited for HRV, and why it is not where the person has said so."""
    if one.rhythm_disorder:
        return "not suited for HRV (pacemaker or rhythm disorder)"
    return "not suited for HRV" if one.rhythm == "not suited" else one.rhythm


def print_breath(people: Sequence[PersonResult], console: Console) -> None:
    """Print what each one's breath did, phase by phase, and the answer of a resonance assessment."""
    rows = (
        (
            one.name,
            span.name or "all",
            number(span.rate_bpm, 1),
            number(span.rsa_ms, 0),
            number(span.coherence, 1),
            number(span.hr_swing_bpm, 1),
            span.basis if span.rate_bpm > 0 else "uncertain" if span.basis else UNKNOWN,
        )
        for one in people
        for span in (one.breathing.whole, *one.breathing.phases)
    )
    numbers = map(right, ("rate (1/min)", "RSA (ms)", "coherence", "swing (1/min)"))
    console.print()
    console.print(table(("breath", "", *numbers, "known from"), rows))
    for one in people:
        if one.breathing.resonance is not None:
            console.print(f"{one.name}, resonance: {in_words(one.breathing.resonance)}", soft_wrap=True)


POLICY_WORDS = {"exclude": "left out", "correct": "corrected", "none": "left in"}
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


def print_table(result: SessionResult, phases: Phases) -> None:
    """Print every number as comma-separated values: a row a person, then one a phase of a pair; empty where unknown."""
    names, rows, found = result.data.names, list[dict[str, object]](), story(result)
    for who, one in result.people.items():
        measures = msgspec.structs.asdict(one.measures)
        metrics = measures.pop("metrics")
        sentence = {"story": str(found.sentence)} if len(result.people) == 1 else {}
        in_words = sentence | _columns(found.people[who])
        role = {"role": one.role} if one.role else {}
        rows.append({"who": who, "name": names.get(who, ""), **role, **measures, **metrics, **in_words})
    for people in result.pairs:
        in_words = {"story": str(found.pairs[people].sentence), **_columns(found.pairs[people].cards)}
        of_pair = between.rows(phases[people], {who: names.get(who, "") for who in people})
        rows += [row | in_words for row in of_pair]
    columns, cells = tabulated(rows)
    if rows:
        text = io.StringIO()
        write_rows(text, [columns, *cells])
        echo(text.getvalue(), nl=False)


def _columns(cards: Sequence[Card]) -> dict[str, str]:
    return {f"story_{key}": text for key, text in texts(cards).items()}


def as_object(result: SessionResult, recording: Recording, phases: Phases | None = None) -> dict[str, object]:
    """Everything about a session as plain values; pairs with their `phases` where they are given."""

    def pair_object(pair: PairResult) -> object:
        return pair.whole if phases is None else between.plain(pair.whole, phases[pair.people])

    people, definitions, header = result.people, result.definitions, recording.header
    return {
        "session": {
            "seconds": result.data.seconds,
            "created": header.created,
            "source": header.source,
            "app": header.app,
            "notes": list(map(str, header.notes)),
            "cut_short": recording.cut_short,
        },
        "people": {
            who: {"name": header.people.get(who, ""), "role": one.role}
            | msgspec.structs.asdict(one.measures)
            | {"levels": one.levels}
            for who, one in people.items()
        },
        "pair": pair_object(result.pair) if result.pair else None,
        "relating": plain(result.states),
        "story": plain_story(story(result)),
        "breathing": {
            who: {"whole": one.breathing.whole, "phases": one.breathing.phases} for who, one in people.items()
        },
        "resonance": {who: one.breathing.resonance for who, one in people.items() if one.breathing.resonance},
        "shared_rate": result.pair.shared_rate if result.pair else None,
        "pairs": {"+".join(people): pair_object(pair) for people, pair in result.pairs.items()},
        "definitions": definitions.preset,
        "beats": definitions.beats,
        "ecg": result.ecg,
    }
