import json
import os
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from support.running import run

from hrvsync import app
from hrvsync.cli import doctor


class Disk:
    free = 1000

    def __init__(self, path: Path) -> None:
        pass


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    doctor.ask_qt.cache_clear()
    return tmp_path / "hrvsync" / "recordings"


def look(name: str) -> doctor.Finding:
    return doctor.CHECKS[name]()


def test_all_is_well_here() -> None:
    result = run("doctor", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(found) == list(doctor.CHECKS)
    assert {finding["state"] for finding in found.values()} <= {"good", "note"}
    assert "msgspec" in found["libraries"]["says"]
    assert found["window"]["says"].startswith("there is no display")


def test_a_table_for_people_and_exit_code_1_if_something_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", Disk)
    result = run("doctor")
    assert result.exit_code == 1
    assert "0.0 GB free; free some space" in result.stdout


def test_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    def needs(_name: str) -> list[str]:
        return ["numpy>=2.1", "pyxdf; extra == 'xdf'"]

    monkeypatch.setattr(doctor, "version", missing)
    monkeypatch.setattr(doctor, "requires", needs)
    assert look("libraries") == doctor.Finding("bad", "missing: numpy", "install hrvsync again")


@pytest.mark.parametrize(
    ("code", "out", "err", "window", "fonts"),
    [
        (0, "xcb|7|DejaVu Sans", "", "Qt draws on xcb", "7 families, DejaVu Sans for texts"),
        (0, "xcb|0|", "", "Qt draws on xcb", "Qt finds no fonts: texts in the window stay empty"),
        (-6, "", "\nno xcb plugin\nmore\n", "Qt cannot start: no xcb plugin", "unknown, for Qt cannot start"),
        (-6, "", "", "Qt cannot start: exit code -6", "unknown, for Qt cannot start"),
    ],
)
def test_what_qt_says(monkeypatch: pytest.MonkeyPatch, code: int, out: str, err: str, window: str, fonts: str) -> None:
    def answer(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], code, out, err)

    monkeypatch.setattr(subprocess, "run", answer)
    monkeypatch.setattr(app, "has_display", lambda: True)
    assert look("window").says == window
    assert look("fonts").says == fonts


def test_the_folder_of_recordings(home: Path) -> None:
    assert look("recordings").says == f"{home} will be made with the first recording"
    home.mkdir(0o755, parents=True)
    assert look("recordings") == doctor.Finding("bad", f"others can look into {home}", f"chmod 700 '{home}'")
    home.chmod(0o700)
    assert look("recordings") == doctor.Finding("good", f"{home}, for you alone")


def test_a_folder_that_cannot_be_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bool:
        return False

    monkeypatch.setattr(os, "access", refuse)
    assert look("recordings").state == "bad"
