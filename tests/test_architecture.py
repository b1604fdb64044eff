"""The rooms stay apart: import-linter passes, and notices when someone plants a breach."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.rules import unlisted, unread, upward_calls
from support.sentences import sentences
from virtual.living import hearts
from virtual.scripts import assert_survives

from hrvsync.events import Link
from hrvsync.sources.ble.strap_link import State, StrapLink
from hrvsync.sources.simulate import SCENARIOS, Scenario, simulate

ROOT = Path(__file__).parent.parent
LINT = Path(sys.executable).with_name("lint-imports")
TOP = {"hrvsync", "devices", "tests", "recordings", "pyproject.toml", "README.md"}
USUAL = {
    "docs", "packaging", "CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "LICENSE", "SECURITY.md", "Makefile",
    "install.sh", "constraints.txt",
}  # fmt: skip


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the project in `folder`, which need not be installed."""
    return subprocess.run([LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for room in ("hrvsync", "devices"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "*.toml"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_rules_hold(copy: Path) -> None:
    checked = lint(copy)
    assert checked.returncode == 0, checked.stdout
    assert " 0 broken" in checked.stdout


@pytest.mark.parametrize(
    ("file", "breach", "rule"),
    [
        ("hrvsync/events.py", "import hrvsync.session", "Imports only go down"),
        ("hrvsync/storage/jsonl.py", "import hrvsync.analysis.chain", "Imports only go down"),
        ("hrvsync/surprise.py", "", "Imports only go down"),
        ("devices/strap.py", "import hrvsync.events", "devices know nothing of hrvsync"),
        ("hrvsync/storage/jsonl.py", "import devices", "Only sources import devices"),
        ("hrvsync/session.py", "import bleak", "bleak only in sources.ble"),
        ("hrvsync/terminal.py", "import PySide6.QtCore", "Qt only in ui"),
        ("hrvsync/analysis/chain.py", "import time", "Pure rooms read no clock, no chance, no disk"),
        (
            "hrvsync/ui/session/panels/together.py",
            "import hrvsync.ui.session.panels.partner",
            "Panels do not know each other",
        ),
    ],
)
def test_a_breach_is_found(copy: Path, file: str, breach: str, rule: str) -> None:
    path = copy / file
    path.write_text((path.read_text() if path.exists() else "") + f"\n{breach}\n")
    checked = lint(copy)
    assert checked.returncode == 1
    assert f"{rule} BROKEN" in checked.stdout


def test_registries_are_true_and_nothing_calls_upward() -> None:
    """A registry lists all there is of its kind, and something reads it; code calls what it imports or was given."""
    assert unlisted(ROOT) == []
    assert unread(ROOT) == []
    assert upward_calls(ROOT) == []


@pytest.mark.parametrize(
    ("file", "breach", "found"),
    [
        ("hrvsync/ui/session/panels/secret.py", "class SecretPanel(Panel): ...", ["SecretPanel"]),
        ("hrvsync/storage/formats/secret.py", "def sniff(start, path): ...", ["secret"]),
        ("hrvsync/storage/formats/secret.py", "sniff = beginning(b'secret')", ["secret"]),
        ("hrvsync/cli/secret.py", "def secret(): ...", ["secret"]),
        ("devices/secret.py", "STRAPS = ()", ["STRAPS"]),
    ],
)
def test_what_no_registry_lists_is_found(copy: Path, file: str, breach: str, found: list[str]) -> None:
    (copy / file).write_text(breach)
    assert unlisted(copy) == [f"{file}: {name}" for name in found]


def test_a_registry_that_nothing_reads_is_found(copy: Path) -> None:
    (copy / "hrvsync/analysis/secret.py").write_text("OTHER_MEASURES: tuple[str, ...] = ('rmssd',)\n")
    assert unread(copy) == ["hrvsync/analysis/secret.py: OTHER_MEASURES"]


@pytest.mark.parametrize(
    ("file", "breach", "found"),
    [
        ("hrvsync/ui/page.py", "def close(self): self.window().show_home()", "window().show_home"),
        ("hrvsync/ui/page.py", "def close(self): self.parentWidget().stop()", "parentWidget().stop"),
        ("hrvsync/session.py", "import_module('hrvsync.ui.main_window')", "import_module(hrvsync.ui.main_window)"),
        ("hrvsync/session.py", "sys.modules['hrvsync.app']", "sys.modules[hrvsync.app]"),
    ],
)
def test_an_upward_call_is_found(tmp_path: Path, file: str, breach: str, found: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(f"{(ROOT / file).read_text()}\n{breach}\n")
    assert [line.partition(" ")[2] for line in upward_calls(tmp_path)] == [found]


def test_the_top_level_is_what_the_users_asked_for() -> None:
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    top = {name.partition("/")[0] for name in listed.splitlines()}
    assert top >= TOP
    assert {name for name in top - TOP if not name.startswith(".")} <= USUAL


SUBMODULES = ("scipy.linalg", "scipy.ndimage", "scipy.signal", "scipy.special", "scipy.stats")


@pytest.mark.parametrize(
    ("start", "slow"),
    [
        ("hrvsync.cli.analyse", (*SUBMODULES, "PySide6", "pyarrow")),
        ("hrvsync.cli.report", (*SUBMODULES, "PySide6", "pyarrow")),
        ("hrvsync.ui.main_window", SUBMODULES),
    ],
)
def test_starts_without_what_takes_long_to_import(start: str, slow: tuple[str, ...]) -> None:
    """SciPy loads a submodule when it is first used, so that a command answers and a window is up at once."""
    program = f"import sys, {start}; print([name for name in {slow} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_nothing_uses_the_slowest_part_of_scipy() -> None:
    """scipy.stats, which scipy.signal imports as well, takes longer to import than a session to analyse."""
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "hrvsync").rglob("*.py"))
    used = sorted(
        set(re.findall(r"(?:scipy\.|from scipy import )([a-z]+)", re.sub(r'""".*?"""', "", sources, flags=re.S)))
    )
    assert used
    program = f"import sys; from scipy import {', '.join(used)}; print('scipy.stats' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "False\n", used


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_no_sentence_is_simulated(scenario: Scenario) -> None:
    assert not [text for event in simulate(scenario).events for text in sentences(event)]


def test_a_sentence_in_an_event_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every run of a fault script looks for them: forty in each test run, a thousand in `make soak`."""
    minute = hearts(60, seed=3)
    assert_survives(0, minute)

    report = StrapLink.report

    def in_words(self: StrapLink, state: State, *_: object) -> None:
        report(self, state, f"The strap of {self.who} is {state}.")

    monkeypatch.setattr(StrapLink, "report", in_words)
    with pytest.raises(AssertionError, match="The strap of A is connecting"):
        assert_survives(0, minute)
    assert sentences(Link(0.0, "A", "lost", "text", {"text": "It broke."})) == ["It broke."]
