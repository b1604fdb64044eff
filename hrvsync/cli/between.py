"""What `analyse` shows of two people: as a table for people, as plain values and rows for programs."""

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite, isnan

import msgspec
from rich.console import Console
from rich.text import Text

from hrvsync.analysis.pair import PairMinutes, PairPhase
from hrvsync.analysis.synchrony import PAIR_MEASURES, Measured, PairMeasure
from hrvsync.cli.printing import right, table
from hrvsync.report.words import UNKNOWN

ROWS = {row.key: row for row in PAIR_MEASURES}
SIGNS = {
    "A, B": "the first and the second of any two",
    "lags and angles": "positive: A leads, is ahead",
    "plv_*_angle": "radians by which A's wave is ahead of B's",
    "granger_ab": "A's past predicts B; granger_ba the other way around",
    "susy_z_lead1, rmea_s1_lead": "A leads (SUSY itself writes these lags with a minus sign)",
    "wcc_max_lag": "A leads (wcc itself writes these lags with a minus sign)",
    "pacer_angle_*": "radians by which each one's heart is behind the pacer",
}
"""What a sign means, in words, for every file."""
SHOWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("minute by minute, median", ("synchrony", "wcc_z", "wcc_lag", "pacer_locking_a", "pacer_locking_b", "beyond_z")),
    (
        "correlation",
        ("slid_z", "slid_lag", "slid_p", "wcc60_z0", "wcc60_z", "wcc60_lag", "wcc30_z", "wcc8_z", "pearson"),
    ),
    (
        "waves",
        ("plv_lf", "plv_lf_angle", "plv_hf", "plv_pacer", "plv_pacer_angle", "msc_lf", "msc_hf", "wtc_lf", "wtc_hf"),
    ),
    ("beyond the pacer", ("beyond_msc_lf", "beyond_msc_hf", "beyond_msc_pacer")),
    ("up and down together", ("ssi", "comodulation", "crqa_rr0", "crqa_rr")),
    ("what one tells of the other", ("granger_ab", "granger_ba")),
    (
        "as other tools say it",
        ("susy_z", "susy_z_pseudo", "susy_es", "rmea_all_lags", "rmea_best_lag", "wcc_total_mean", "wcc_max_mean"),
    ),
)
NOTE = "in brackets: what 95 % of chance stays below; * above chance (p at most 0.05); the rest with --json or --csv"


def plain(whole: PairMinutes, phases: Sequence[PairPhase]) -> dict[str, object]:
    """Everything about a pair as plain values: the whole, each phase, and what each name and sign means."""
    return {
        **msgspec.structs.asdict(whole),
        "phases": phases,
        "signs": SIGNS,
        "registry": {
            name: {"label": row.label, "unit": row.unit, "least_s": row.min_seconds, "source": row.source}
            for name, row in ROWS.items()
        },
    }


def rows(phases: Sequence[PairPhase], people: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Yield one row a phase; the chance level of a measure stands beside it."""
    who = "+".join(people)
    for phase in phases:
        row: dict[str, object] = {"who": who, "name": " + ".join(name for name in people.values() if name)}
        row |= {
            "phase": phase.name,
            "start_s": phase.start,
            "seconds": phase.seconds,
            "minutes": phase.minutes,
            "pieces": phase.pieces,
        }
        row |= {"together": phase.sentence, "lead": phase.lead, **phase.metrics}
        for name, measured in phase.measures.items():
            row[name] = measured.value
            if ROWS[name].tested:
                row |= {f"{name}_chance_5": measured.low, f"{name}_chance_95": measured.high}
                row[f"{name}_chance_p"] = measured.p
            if name in phase.against_strangers:
                row[f"{name}_strangers_p"] = phase.against_strangers[name].p
        yield row


def print_phases(phases: Sequence[PairPhase], console: Console, heading: str = "between the two") -> None:
    """Print what was between two people in each phase: words first, then the numbers side by side."""
    console.print()
    for phase in phases:
        lead = f"; {phase.lead}" if phase.lead else ""
        head = f"{phase.name or 'The whole'}, {phase.seconds:.0f} s:"
        console.print(head, end=" ", style="bold", highlight=False, soft_wrap=True)
        console.print(f"{phase.sentence}{lead}", highlight=False, soft_wrap=True)
        if phase.in_words:
            console.print(f"  {phase.in_words}", highlight=False, soft_wrap=True)
        if phase.strangers:
            console.print(f"  {_against_strangers(phase)}", highlight=False, soft_wrap=True)
    rows: list[tuple[str | Text, ...]] = []
    for group, names in SHOWN:
        lines = [(f"  {_label(ROWS[name])}", *(_cell(phase, name) for phase in phases)) for name in names]
        known = [line for line in lines if any(cell != UNKNOWN for cell in line[1:])]
        rows += [(Text(group, "italic"),), *known] if known else []
    columns = (heading, *(right(phase.name or "whole") for phase in phases))
    console.print()
    console.print(table(columns, rows, caption=NOTE))


def print_minutes(whole: PairMinutes, console: Console) -> None:
    """Print the medians of a whole recording, without its phases."""
    if not whole.windows:
        console.print("together: no whole minute yet")
        return
    rows = ((_label(ROWS[name]), f"{whole.metrics[name]:.2f}") for name in SHOWN[0][1] if isfinite(whole.metrics[name]))
    console.print(table(("", right("")), rows, f"together, median of {whole.windows} minutes"))


def _against_strangers(phase: PairPhase) -> str:
    against = f"against {phase.strangers} other people of the library in the same phase"
    if not phase.against_strangers:
        return f"{against}: too few to compare"
    above = [ROWS[name].label for name, measured in phase.against_strangers.items() if measured.p <= 0.05]
    of = f"{len(above)} of {len(phase.against_strangers)} measures above it"
    return f"{against}: {of}{': ' if above else ''}{', '.join(above)}"


def _label(row: PairMeasure) -> str:
    return f"{row.label} ({row.unit})" if row.unit else row.label


def _cell(phase: PairPhase, name: str) -> str:
    """A value with the level of chance, where there is one."""
    found = phase.measures.get(name) or Measured(phase.metrics.get(name, float("nan")))
    if isnan(found.value):
        return UNKNOWN
    chance = "" if isnan(found.high) else f" ({found.high:.2f}){'*' if found.p <= 0.05 else ' '}"
    return f"{found.value:.{3 if name.endswith('_p') else 2}f}{chance}"
