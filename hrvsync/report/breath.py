"""The breath in the report of a session: phase by phase, and the answer of a resonance assessment."""

from math import isfinite

from hrvsync.analysis.measures.breathing.resonance import AtRate, Resonance, in_words
from hrvsync.analysis.measures.breathing.session import Breath, Breathing
from hrvsync.report.page import UNKNOWN, number, paragraph, section, table
from hrvsync.report.svg import SIGNS

TOLD = ("chest", "pacer", "heart")


def breath(people: dict[str, Breathing], names: dict[str, str]) -> str:
    """Tell each one's breath: rates with what they rest on, RSA, coherence and the swing of the heart rate."""
    columns = ("", "phase", "breaths a minute", "told by", "RSA (ms)", "coherence", "swing (bpm)")
    rows = [
        (f"{SIGNS[who]}\u00a0{names[who]}", span.name or "whole session", *_cells(span))
        for who, one in people.items()
        for span in one.phases or (one.whole,)
        if span.basis
    ]
    return section("Breath", table(columns, rows)) if rows else ""


def _cells(span: Breath) -> tuple[str, ...]:
    return (
        number(span.rate_bpm, 1),
        span.basis if span.basis in TOLD else span.said,
        number(span.rsa_ms, 0),
        number(span.coherence, 1),
        number(span.hr_swing_bpm, 1),
    )


def resonances(people: dict[str, Breathing], names: dict[str, str]) -> str:
    """Tell at which paced rate each heart answered most, rate by rate; nothing where none was assessed."""
    found = [(who, one.resonance) for who, one in people.items() if one.resonance is not None]
    parts = [part for who, one in found for part in _assessed(f"{SIGNS[who]} {names[who]}", one)]
    return section("Resonance", *parts, paragraph(AGAIN)) if parts else ""


AGAIN = (
    "The rate at which breath and heart swing together most differs from person to person and from day to day: assess "
    "it again on another day before you keep to one. A larger swing is a bodily answer to a rate, not a merit."
)


def _assessed(name: str, found: Resonance) -> tuple[str, str]:
    columns = (
        "breaths a minute",
        "followed",
        "usable",
        "swing (bpm)",
        "phase (°)",
        "LF peak (bpm²/Hz)",
        "LF power (bpm²)",
        "smoothness",
        "LF peaks",
    )
    return paragraph(f"{name}: {in_words(found)}."), table(columns, [_row(one) for one in found.rates])


def _row(one: AtRate) -> tuple[str, ...]:
    known = isfinite(one.swing_bpm)
    return (
        f"{one.rate:g}",
        "yes" if one.followed else "no" if known else UNKNOWN,
        f"{number(one.usable_pct, 0)} %",
        number(one.swing_bpm, 1),
        number(one.phase_deg, 0),
        number(one.lf_peak, 0),
        number(one.lf_power, 1),
        number(one.smoothness, 2),
        str(one.lf_peaks) if known else UNKNOWN,
    )
