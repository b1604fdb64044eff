"""What stands for a pair without phases: a few medians, or a sentence."""

from io import StringIO

import pytest
from rich.console import Console

from hrvsync.analysis.pair import PairMinutes, PairPhase
from hrvsync.analysis.synchrony import LIVE, Measured
from hrvsync.cli import between
from hrvsync.cli.printing import PlainConsole


def printed(pair: PairMinutes) -> str:
    console = Console(width=100, record=True, file=StringIO())
    between.print_minutes(pair, console)
    return console.export_text()


def test_medians_of_a_whole_recording() -> None:
    nothing = {row.key: float("nan") for row in LIVE}
    text = printed(PairMinutes(3, nothing | {"synchrony": 0.5, "wcc_lag": -1.0}))
    assert "together, median of 3 minutes" in text
    assert "Best lag (+: A leads) (s)" in text
    assert "pacer" not in text
    assert "no whole minute yet" in printed(PairMinutes(0, nothing))


def test_names_of_phases_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    phase = PairPhase("[red]", 0.0, 60.0, 0, "not enough data", "", {}, {"pearson": Measured(0.5, 0.1, 0.2, 0.5)})
    between.print_phases([phase], PlainConsole(width=100))
    text = capsys.readouterr().out
    assert "[red], 60 s: not enough data" in text
    assert "0.50 (0.20)" in text
    assert "0.50 (0.20)*" not in text
