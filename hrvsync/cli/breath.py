"""The breath of a session as a table for people."""

from collections.abc import Sequence
from math import isnan

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hrvsync.analysis.measures.breathing.resonance import in_words
from hrvsync.analysis.session import PersonResult


def print_breath(people: Sequence[PersonResult], console: Console) -> None:
    """Print what each one's breath did, phase by phase, and the answer of a resonance assessment."""
    table = Table(box=None, pad_edge=False)
    for left in ("breath", ""):
        table.add_column(left)
    for right in ("rate (1/min)", "RSA (ms)", "coherence", "swing (1/min)"):
        table.add_column(right, justify="right")
    table.add_column("known from")
    for one in people:
        for span in (one.breathing.whole, *one.breathing.phases):
            numbers = (span.rate_bpm, span.rsa_ms, span.coherence, span.hr_swing_bpm)
            table.add_row(
                escape(one.name),
                escape(span.name) or "all",
                *(_number(value, digits) for value, digits in zip(numbers, (1, 0, 1, 1), strict=True)),
                span.basis if span.rate_bpm > 0 else "uncertain" if span.basis else "–",
            )
    console.print()
    console.print(table)
    for one in people:
        if one.breathing.resonance is not None:
            console.print(escape(f"{one.name}, resonance: {in_words(one.breathing.resonance)}"), soft_wrap=True)


def _number(value: float, digits: int) -> str:
    return "–" if isnan(value) else f"{value:.{digits}f}"
