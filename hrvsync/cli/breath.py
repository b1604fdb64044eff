"""The breath of a session as a table for people."""

from math import isnan

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hrvsync.analysis.measures.breathing.resonance import in_words
from hrvsync.analysis.measures.breathing.session import Breathing


def print_breath(breathing: dict[str, Breathing], names: dict[str, str], console: Console) -> None:
    """Print what each one's breath did, phase by phase, and the answer of a resonance assessment."""
    table = Table(box=None, pad_edge=False)
    for left in ("breath", ""):
        table.add_column(left)
    for right in ("rate (1/min)", "RSA (ms)", "coherence", "swing (1/min)"):
        table.add_column(right, justify="right")
    table.add_column("told by")
    for who, one in breathing.items():
        for span in (one.whole, *one.phases):
            numbers = (span.rate_bpm, span.rsa_ms, span.coherence, span.hr_swing_bpm)
            table.add_row(
                escape(names.get(who) or who),
                escape(span.name) or "all",
                *(_number(value, digits) for value, digits in zip(numbers, (1, 0, 1, 1), strict=True)),
                span.basis if span.rate_bpm > 0 else "uncertain" if span.basis else "–",
            )
    console.print()
    console.print(table)
    for who, one in breathing.items():
        if one.resonance is not None:
            console.print(escape(f"{names.get(who) or who}, resonance: {in_words(one.resonance)}"), soft_wrap=True)


def _number(value: float, digits: int) -> str:
    return "–" if isnan(value) else f"{value:.{digits}f}"
