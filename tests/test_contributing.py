"""What CONTRIBUTING.md says one adds is enough: each is done in a copy of the tree and appears where people see it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

ROOT = Path(__file__).parents[1]
MEASURE = '''"""The longest interval."""

from hrvsync.analysis.measures.presets import Context
from hrvsync.analysis.measures.series import Series, Windows, parts
from hrvsync.beats import Floats
import numpy as np


def longest_in(series: Series, windows: Windows, context: Context) -> Floats:
    """Longest interval (ms) of each window."""
    return np.array([np.nanmax(part.rr_ms) for part in parts(series, windows)])
'''
MEASURE_ROW = """    Measure(
        "longest_ms", "Longest interval", "ms", 5, longest_in, "here", min_beats=4, formula="max(x)",
        live=(Live("longest_60", 60, min_beats=30),),
    ),
"""
PAIR_MEASURE = '''"""The difference of two mean intervals."""

from hrvsync.analysis.measure import Window
from hrvsync.beats import Beats


def apart(a: Beats, b: Beats, window: Window) -> float:
    """Mean interval of A minus that of B (ms)."""
    return float(a.rr_ms[a.good].mean() - b.rr_ms[b.good].mean())
'''
PAIR_ROW = '    PairMeasure("apart", "Apart", "ms", 60, apart, "here", live=True, phase=True, swap="negated"),\n'
PANEL = '''"""The time, large."""

from hrvsync.ui.session.panel import Panel, Place
from hrvsync.ui.session.state import SessionState


class TimePanel(Panel):
    place = Place.CENTRE

    def draw(self, state: SessionState, wall: float) -> None:
        """Show nothing yet."""
'''
FORMAT = '''"""Intervals after a line that says BEATS."""

from pathlib import Path

import numpy as np

from hrvsync.storage.formats.reading import Recording, content, decoded, imported, merged, stamped


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file begins with BEATS."""
    return start.startswith(b"BEATS")


def read(path: Path) -> Recording:
    """Read one interval (ms) a line."""
    rr_ms = np.array([float(line) for line in decoded(content(path)).splitlines()[1:]])
    return imported(path, merged(stamped(np.cumsum(rr_ms) / 1000, rr_ms), []), "BEATS")
'''
COMMAND = '''"""hrvsync hello."""

import click


@click.command
def hello() -> None:
    """Say hello."""
    click.echo("hello from a command")
'''
STRAP = '''"""A strap of its own."""

from devices.strap import Strap

STRAPS = (Strap("Example Band", ("EXB",), rr="good"),)
'''
PROTOCOL = """name = "Sit together"
about = "Nothing but sitting."

[[phase]]
name = "Sit"
seconds = 60
prompt = "Sit."
"""


class Addition(msgspec.Struct, frozen=True):
    """A new `file` with its `text`, and what is put into the `registry` file after the lines that end so."""

    file: str
    text: str
    registry: str = ""
    edits: tuple[tuple[str, str], ...] = ()


ADDITIONS = {
    "strap": Addition(
        "devices/example.py",
        STRAP,
        "devices/__init__.py",
        (
            ("from devices.strap import Advertisement, Strap\n", "from devices import example\n"),
            ("STRAPS: tuple[Strap, ...] = (", "*example.STRAPS, "),
        ),
    ),
    "measure of one person": Addition(
        "hrvsync/analysis/measures/longest.py",
        MEASURE,
        "hrvsync/analysis/measures/registry.py",
        (
            ("from hrvsync.beats import Beats, Floats\n", "from hrvsync.analysis.measures.longest import longest_in\n"),
            ("MEASURES: tuple[Measure, ...] = (\n", MEASURE_ROW),
        ),
    ),
    "measure between two": Addition(
        "hrvsync/analysis/synchrony/apart.py",
        PAIR_MEASURE,
        "hrvsync/analysis/synchrony/registry.py",
        (
            (
                "from hrvsync.beats import Beats, covered, within\n",
                "from hrvsync.analysis.synchrony.apart import apart\n",
            ),
            ("PAIR_MEASURES: tuple[PairMeasure, ...] = (\n", PAIR_ROW),
        ),
    ),
    "panel": Addition(
        "hrvsync/ui/session/panels/time.py",
        PANEL,
        "hrvsync/ui/session/panels/__init__.py",
        (
            (
                "from hrvsync.ui.session.panel import Panel\n",
                "from hrvsync.ui.session.panels.time import TimePanel\n",
            ),
            ("PANELS: tuple[type[Panel], ...] = (\n", "    TimePanel,\n"),
        ),
    ),
    "file format": Addition(
        "hrvsync/storage/formats/example.py",
        FORMAT,
        "hrvsync/storage/formats/__init__.py",
        (
            ("from hrvsync.storage.formats import (\n", "    example,\n"),
            ("FORMATS = (\n", '    Format("example", example.sniff, example.read),\n'),
        ),
    ),
    "command": Addition(
        "hrvsync/cli/hello.py",
        COMMAND,
        "hrvsync/cli/__init__.py",
        (("COMMANDS = {\n", '    "hello": "Say hello.",\n'),),
    ),
    "guided session": Addition("hrvsync/protocols/sit-together.toml", PROTOCOL),
}

type Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run Python in a copy of the tree."""
    ignore = shutil.ignore_patterns("__pycache__", "screenshots")
    for room in ("hrvsync", "devices", "docs"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=ignore)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "make_docs.py", tmp_path / "tests")

    def run(*arguments: str) -> str:
        settings = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
        place = {"PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", **settings}
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=os.environ | place,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def add(tree: Path, kind: str) -> None:
    """Add to a copy of the tree exactly what CONTRIBUTING.md says."""
    addition = ADDITIONS[kind]
    assert not (tree / addition.file).exists()
    (tree / addition.file).write_text(addition.text, "utf-8")
    if addition.registry:
        registry = tree / addition.registry
        text = registry.read_text("utf-8")
        for after, line in addition.edits:
            assert text.count(after) == 1, after
            text = text.replace(after, after + line)
        registry.write_text(text, "utf-8")


def test_the_page_says_so() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## One file and one line to add")[2]
    table = [line.strip("|").split("|") for line in page.splitlines() if line.startswith("| ")][1:]
    rows = {kind.strip(): (write, to) for kind, write, to in table}
    assert set(rows) == set(ADDITIONS)
    for kind, addition in ADDITIONS.items():
        write, to = rows[kind]
        assert Path(addition.file).parent.as_posix() in write, kind
        assert addition.registry in to, kind


def test_a_strap_is_recognised(tmp_path: Path, run: Run) -> None:
    add(tmp_path, "strap")
    shown = run(
        "-c",
        "from devices import MODELS, Advertisement, recognise\n"
        "print(recognise(Advertisement('EXB 0042')).model, 'Example Band' in MODELS)",
    )
    assert shown == "Example Band True\n"


def test_a_measure_of_one_is_in_hrv_in_frames_and_on_the_page(tmp_path: Path, run: Run) -> None:
    add(tmp_path, "measure of one person")
    assert "renewed measures.md" in run("tests/make_docs.py")
    page = (tmp_path / "docs" / "measures.md").read_text("utf-8")
    assert "| `longest_ms` | Longest interval | ms | max(x) |" in page
    assert "| `longest_60` | `longest_ms` | 60 s |" in page
    solo = str(ROOT / "recordings" / "solo.jsonl")
    result = json.loads(run("-m", "hrvsync", "analyse", solo, "--json"))
    assert 500 < result["people"]["A"]["metrics"]["longest_ms"] < 2000
    run("-m", "hrvsync", "analyse", solo, "--seconds", str(tmp_path / "seconds.csv"))
    assert "longest_60_A" in (tmp_path / "seconds.csv").read_text("utf-8").partition("\n")[0]


def test_a_measure_of_two_is_in_every_phase_in_frames_and_on_the_page(tmp_path: Path, run: Run) -> None:
    add(tmp_path, "measure between two")
    run("tests/make_docs.py")
    page = (tmp_path / "docs" / "synchrony.md").read_text("utf-8")
    assert "| `apart` | Apart | ms | 60 s | frames and phases | here |" in page
    result = json.loads(run("-m", "hrvsync", "analyse", str(ROOT / "recordings" / "coupled.jsonl"), "--json"))["pair"]
    assert result["registry"]["apart"]["label"] == "Apart"
    assert result["metrics"]["apart"] == pytest.approx(result["phases"][0]["measures"]["apart"]["value"], abs=50)


def test_a_panel_is_in_the_details_view(tmp_path: Path, run: Run) -> None:
    add(tmp_path, "panel")
    shown = run(
        "-c",
        "from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from hrvsync.ui.session.details import Details; from hrvsync.ui.session.panels.time import TimePanel\n"
        "view = Details(('A', 'B')); print(len(view.findChildren(TimePanel)))",
    )
    assert shown == "1\n"


def test_a_format_is_read(tmp_path: Path, run: Run) -> None:
    add(tmp_path, "file format")
    (tmp_path / "mine.beats").write_text("BEATS\n" + "800\n810\n" * 100, "utf-8")
    result = json.loads(run("-m", "hrvsync", "analyse", "mine.beats", "--json"))
    assert result["people"]["A"]["metrics"]["mean_rr_ms"] == pytest.approx(805.0)


def test_a_command_is_in_the_help_and_runs(tmp_path: Path, run: Run) -> None:
    add(tmp_path, "command")
    assert "hello" in run("-m", "hrvsync", "--help")
    assert run("-m", "hrvsync", "hello") == "hello from a command\n"


def test_a_guided_session_is_listed_in_every_language(tmp_path: Path, run: Run) -> None:
    add(tmp_path, "guided session")
    shown = run(
        "-c",
        "from hrvsync.storage.protocols import list_protocols\n"
        "print(*(list_protocols(language=code)[-1].protocol.name for code in ('en', 'de')), sep=', ')",
    )
    assert shown == "Sit together, Sit together\n"
