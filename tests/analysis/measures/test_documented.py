"""docs/measures.md says what the program does, and a notebook gets neither Qt nor Bluetooth."""

import subprocess
import sys
from pathlib import Path

from hrvsync import analysis
from hrvsync.analysis import PRESETS

PAGE = Path(__file__).parents[3] / "docs" / "measures.md"


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


def test_presets_stand_on_the_page() -> None:
    assert [row[0].strip("`") for row in table("preset")] == [preset.name for preset in PRESETS]
    for row, preset in zip(table("preset"), PRESETS, strict=True):
        assert row[1] == preset.artefacts
        assert row[3].endswith(f"{preset.spectrum.segment:g} s")
        assert row[4] == f"{preset.spectrum.bands.vlf[0]:g} Hz"
        assert row[6] == preset.pnn_over
        (low1, high1), (low2, high2) = preset.alpha1, preset.alpha2
        assert row[7] == f"{low1}-{high1}, {low2}-{high2}"


def test_what_a_notebook_can_call_is_documented() -> None:
    for name in analysis.__all__:
        assert getattr(analysis, name).__doc__ or name in ("DEFAULT", "PRESETS"), name


def test_a_notebook_gets_neither_qt_nor_bluetooth() -> None:
    script = (
        "import sys; from hrvsync.analysis import hrv, rolling, label_artefacts, correct; hrv([800.0, 810.0] * 200);"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'PySide6', 'pyqtgraph', 'bleak', 'asyncio'}))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
