"""The frozen program does everything the installed one does. `make bundle-test` runs this against build/frozen.

HRVSYNC_BUNDLE names another program to run, for example that of an installed package.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import elf
import pytest
from support.made_fit import fit, hrv

from hrvsync import __version__

ROOT = Path(__file__).parents[2]
PROGRAM = Path(os.environ.get("HRVSYNC_BUNDLE", ROOT / "build" / "frozen" / "hrvsync" / "hrvsync"))
INSTALLED = ROOT / ".venv" / "bin" / "hrvsync"
PAIR, SOLO = ROOT / "recordings" / "coupled.jsonl", ROOT / "recordings" / "solo.jsonl"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "OPENBLAS_NUM_THREADS": "1"}


def say(program: Path, home: Path, *words: object, code: int = 0) -> str:
    """Run `program words...` with an empty home; return what it says."""
    done = subprocess.run(
        [program, *map(str, words)],
        env=ENVIRONMENT | {"HOME": str(home), "XDG_DATA_HOME": str(home / "data")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


def test_it_runs_without_the_environment_it_was_built_in(tmp_path: Path) -> None:
    assert say(PROGRAM, tmp_path, "--version").strip() == f"hrvsync, version {__version__}"


def test_demo(tmp_path: Path) -> None:
    assert "playing 30 s of the recording coupled.jsonl" in say(PROGRAM, tmp_path, "demo")


def test_doctor_knows_that_it_is_frozen(tmp_path: Path) -> None:
    found = json.loads(say(PROGRAM, tmp_path, "doctor", "--json"))
    assert found["window"]["says"].startswith("there is no display")
    assert found["libraries"]["state"] == found["fonts"]["state"] == "good"
    assert "scipy" in found["libraries"]["says"]


def test_analyse_says_the_same_as_the_installed_program(tmp_path: Path) -> None:
    frozen, installed = (say(each, tmp_path, "analyse", PAIR, "--json") for each in (PROGRAM, INSTALLED))
    assert json.loads(frozen) == json.loads(installed)


def test_a_folder_in_worker_processes(tmp_path: Path) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    for path in (PAIR, SOLO):
        shutil.copy(path, folder)
    say(PROGRAM, tmp_path, "analyse", "--csv", folder)
    assert len((tmp_path / "some.csv").read_text().splitlines()) == 3


@pytest.mark.parametrize("suffix", [".edf", ".xdf", ".parquet", ".csv", ".txt", ".jsonl"])
def test_every_format_is_written_and_read_again(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"out{suffix}"
    say(PROGRAM, tmp_path, "convert", SOLO, out)
    out = tmp_path / "out.beats.csv" if suffix == ".csv" else out  # one of its three tables
    assert json.loads(say(PROGRAM, tmp_path, "analyse", out, "--json"))["people"]


def test_a_bids_folder(tmp_path: Path) -> None:
    say(PROGRAM, tmp_path, "convert", PAIR, tmp_path / "bids")
    assert (tmp_path / "bids" / "dataset_description.json").exists()


def test_a_watch_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "watch.fit"
    path.write_bytes(fit(*(hrv(800 + 10 * (n % 5), 810, 790) for n in range(60))))
    assert json.loads(say(PROGRAM, tmp_path, "analyse", path, "--json"))["people"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_reports(language: str, tmp_path: Path) -> None:
    page, paper = tmp_path / "report.html", tmp_path / "report.pdf"
    for out in (page, paper):
        say(PROGRAM, tmp_path, "report", PAIR, "--out", out, "--language", language)
    assert f'lang="{language}"' in page.read_text("utf-8")
    assert paper.read_bytes().startswith(b"%PDF")


def test_the_library_of_the_version_before_is_opened_with_nothing_lost(tmp_path: Path) -> None:
    old, library = ROOT / "tests" / "golden" / "library_v1", tmp_path / "data" / "hrvsync" / "recordings"
    shutil.copytree(old / "library", library)
    shutil.copytree(old / "config", tmp_path / ".config" / "hrvsync")
    for path in library.glob("*-Ann-Bo.jsonl"):
        assert json.loads(say(PROGRAM, tmp_path, "analyse", path, "--json"))["people"]["A"]["name"] == "Ann"
    assert "Ann" in say(PROGRAM, tmp_path, "history")
    for path in old.glob("library/*.jsonl"):
        assert (library / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_simulated_session_is_recorded_and_listed(tmp_path: Path) -> None:
    out = tmp_path / "recorded.jsonl"
    say(PROGRAM, tmp_path, "record", "--simulate", "coupled", "--speed", "max", "--to", out)
    assert json.loads(say(PROGRAM, tmp_path, "analyse", out, "--json"))["people"]


def test_sealed_and_opened_again(tmp_path: Path) -> None:
    assert "age" in say(PROGRAM, tmp_path, "library", "seal", "--help")
    # The library that seals is there: without it the command would say what to install.
    assert (PROGRAM.parent / "_internal" / "pyrage").exists()


def test_what_needs_a_lab_is_there(tmp_path: Path) -> None:
    assert "no stream" in say(PROGRAM, tmp_path, "scan", "--lsl", "--seconds", 1).lower()
    assert "playing 30 s" in say(PROGRAM, tmp_path, "demo", "--osc", "127.0.0.1:9", "--lsl-out")


def test_nothing_is_missing_that_a_library_asks_for() -> None:
    assert elf.missing(PROGRAM.parent) == {}


def test_it_carries_the_licences(tmp_path: Path) -> None:
    folder = PROGRAM.parent / "licences"
    named = (folder / "LICENCES.txt").read_text("utf-8")
    assert all(name in named for name in ("PySide6", "numpy", "scipy", "bleak", "pyarrow", "Python"))
    assert {"LGPL-3.0.txt", "GPL-3.0.txt", "OFL.txt", "QT.txt"} <= {path.name for path in folder.iterdir()}
    assert json.loads((folder / "sbom.json").read_text())["bomFormat"] == "CycloneDX"
