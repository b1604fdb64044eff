"""docs/measures.md says what the program does, and a notebook gets neither Qt nor Bluetooth."""

import subprocess
import sys
from pathlib import Path

from hrvsync import analysis
from hrvsync.analysis import PRESETS
from hrvsync.analysis.measures import LIVE, MEASURES, USABLE

PAGE = Path(__file__).parents[3] / "docs" / "measures.md"
UNITS = {"ms": "ms", "ms2": "ms²", "bpm": "1/min", "pct": "%", "hz": "Hz", "nu": "%", "min": "1/min", "ln": "ln ms²"}


def table(first: str) -> list[list[str]]:
    """The rows of the page's table whose first heading is `first`."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"| {first} |")) + 2
    rows: list[list[str]] = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_every_measure_stands_on_the_page_with_its_least_window() -> None:
    told = {
        key.strip("`"): (unit, formula, seconds, beats, share)
        for key, unit, formula, seconds, beats, share, _, _ in table("key")
    }
    assert list(told) == [row.key for row in (*MEASURES, USABLE)]
    for row in (*MEASURES, USABLE):
        unit, formula, seconds, beats, share = told[row.key]
        assert unit == UNITS.get(row.key.rsplit("_", 1)[-1], ""), row.key
        assert formula
        assert ("*any* rhythm" in formula) == (row.any_rhythm and row is not USABLE)
        assert (seconds, beats, share) == (
            f"{row.min_seconds:g} s",
            f"{row.min_beats}",
            f"{100 * row.min_share:g} %",
        ), row.key


def test_every_source_is_named_in_full() -> None:
    page = PAGE.read_text(encoding="utf-8")
    listed = page[page.index("## Sources") :]
    for key, *_, source, _ in table("key"):
        assert source or key == "`usable_pct`"
        for short in source.split():
            assert f"{short} " in listed or short == "[Breathing](#breathing)", short


def test_presets_and_frames_stand_on_the_page() -> None:
    assert [row[0].strip("`") for row in table("preset")] == [preset.name for preset in PRESETS]
    for row, preset in zip(table("preset"), PRESETS, strict=True):
        assert row[1] == preset.artefacts
        assert row[3].endswith(f"{preset.spectrum.segment:g} s")
        assert row[4] == f"{preset.spectrum.bands.vlf[0]:g} Hz"
        assert row[6] == preset.pnn_over
        (low1, high1), (low2, high2) = preset.alpha1, preset.alpha2
        assert row[7] == f"{low1}-{high1}, {low2}-{high2}"
    shown = {row[0].strip("`"): row for row in table("frame")}
    keys = {row.key for row in MEASURES}
    hearts = [row for row in LIVE if row.key in shown]
    assert len(hearts) == len(shown)
    for row in hearts:
        _, key, window, beats, share = shown[row.key]
        assert key.strip("`") in keys
        assert (window, beats) == (f"{row.min_seconds:g} s", f"{row.min_beats}")
        assert share == f"{100 * row.min_share:g} %"


def test_what_a_notebook_can_call_is_documented() -> None:
    for name in analysis.__all__:
        assert getattr(analysis, name).__doc__ or name in ("DEFAULT", "PRESETS"), name


def test_a_notebook_gets_neither_qt_nor_bluetooth() -> None:
    script = (
        "import sys; from hrvsync.analysis import hrv, rolling, label_artefacts, correct; hrv([800.0, 810.0] * 200);"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'PySide6', 'pyqtgraph', 'bleak', 'asyncio'}))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
