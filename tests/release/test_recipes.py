"""What builds bundles: PyInstaller's recipe as each system would run it, and what Windows and macOS make of it."""

import configparser
import os
import plistlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import start

from hrvsync import __version__, licences

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
EXTRAS = ["formats", "lsl", "osc", "parquet", "seal", "sound"]
FOUND = {
    # What PyInstaller finds on each system: what goes in, and what stays out.
    "linux": (
        [
            "PySide6/Qt/lib/libQt6Core.so.6",
            "PySide6/Qt/plugins/platforms/libqxcb.so",
            "pyarrow/lib.cpython-312.so",
            "pyarrow/libarrow.so.2600",
        ],
        [
            "pyarrow/libarrow_python.so",
            "pyarrow/libarrow_python.so.2600.1.0",
            "libdbus-1.so.3",
            "libGL.so.1",
            "libstdc++.so.6",
            "PySide6/Qt/lib/libQt6Quick.so.6",
        ],
    ),
    "win32": (
        ["PySide6\\Qt6Core.dll", "PySide6\\plugins\\platforms\\qwindows.dll", "pyarrow\\arrow.dll"],
        [
            "PySide6\\plugins\\tls\\qschannelbackend.dll",
            "PySide6\\plugins\\imageformats\\qjpeg.dll",
            "PySide6\\Qt6Network.dll",
        ],
    ),
    "darwin": (
        ["PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore", "PySide6/Qt/plugins/platforms/libqcocoa.dylib"],
        [
            "PySide6/Qt/plugins/tls/libqcertonlybackend.dylib",
            "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick",
        ],
    ),
}


class Made:
    """What a recipe made: the arguments of each call by the name of what was called."""

    def __init__(self) -> None:
        self.calls: dict[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = {}

    def stand_in(self, name: str, result: Any = None) -> Any:
        """Return something to call in place of PyInstaller's `name`."""

        def call(*words: Any, **named: Any) -> Any:
            self.calls.setdefault(name, []).append((words, named))
            return result if result is not None else SimpleNamespace(name=name)

        return call

    def named(self, name: str) -> list[dict[str, Any]]:
        """The named arguments of each call."""
        return [named for _, named in self.calls.get(name, [])]


def follow_recipe(monkeypatch: pytest.MonkeyPatch, system: str) -> Made:
    """Run packaging/hrvsync.spec with a stand-in for PyInstaller, on a system of that name."""

    def one(name: str, *_: object) -> list[str]:
        return [name]

    def nothing(*_: object) -> list[object]:
        return []

    made = Made()
    monkeypatch.setattr(sys, "platform", system)
    modules: dict[str, Mapping[str, object]] = {
        "PyInstaller": {},
        "PyInstaller.depend": {},
        "PyInstaller.depend.bindepend": {"get_imports": nothing},
        "PyInstaller.utils": {},
        "PyInstaller.utils.hooks": dict.fromkeys(("collect_data_files", "collect_submodules", "copy_metadata"), one)
        | {"collect_dynamic_libs": nothing},
    }
    for name, holds in modules.items():
        module = ModuleType(name)
        vars(module).update(holds)
        monkeypatch.setitem(sys.modules, name, module)
    binaries = [(name, name, "BINARY") for names in FOUND[system] for name in names]
    found = SimpleNamespace(pure=[], scripts=[], binaries=binaries, datas=[("hrvsync/ui/fonts/OFL.txt", "", "DATA")])
    names = {
        "SPECPATH": str(PACKAGING),
        "Analysis": made.stand_in("Analysis", found),
        **{name: made.stand_in(name) for name in ("PYZ", "EXE", "COLLECT", "BUNDLE")},
    }
    exec(compile((PACKAGING / "hrvsync.spec").read_text("utf-8"), "hrvsync.spec", "exec"), names)
    return made


@pytest.mark.parametrize("system", FOUND)
def test_what_is_used_goes_in_and_what_is_not_stays_out(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    made = follow_recipe(monkeypatch, system)
    words, named = made.calls["COLLECT"][0]
    collected = {entry[0] for part in words if isinstance(part, list) for entry in part}  # pyright: ignore[reportUnknownArgumentType]
    wanted, unwanted = FOUND[system]
    assert collected >= {*wanted, "hrvsync/ui/fonts/OFL.txt"}
    assert not collected & set(unwanted)
    assert named["name"] == "hrvsync"
    analysis = made.named("Analysis")[0]
    assert set(analysis["hiddenimports"]) >= {"hrvsync", "devices", "pyarrow", "pylsl", "pythonosc", "miniaudio"}
    assert {part.name for part in licences.parts()} <= set(analysis["datas"])


def test_linux_has_one_program_and_no_app(monkeypatch: pytest.MonkeyPatch) -> None:
    made = follow_recipe(monkeypatch, "linux")
    assert [one["name"] for one in made.named("EXE")] == ["hrvsync"]
    assert not made.named("BUNDLE")


def test_windows_has_a_program_with_a_console_beside_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    programs = follow_recipe(monkeypatch, "win32").named("EXE")
    assert {one["name"]: one["console"] for one in programs} == {"hrvsync": False, "hrvsync-cli": True}
    assert Path(programs[0]["icon"][0]).name == "hrvsync.ico"


def test_the_app_of_macos_says_why_it_uses_bluetooth(monkeypatch: pytest.MonkeyPatch, floors: dict[str, str]) -> None:
    made = follow_recipe(monkeypatch, "darwin")
    app = made.named("BUNDLE")[0]
    about = plistlib.loads(plistlib.dumps(app["info_plist"]))
    assert "chest straps over Bluetooth" in about["NSBluetoothAlwaysUsageDescription"]
    assert about["LSMinimumSystemVersion"] == floors["macOS arm64"]
    assert about["CFBundleDocumentTypes"][0]["CFBundleTypeExtensions"] == ["jsonl"]
    assert (app["version"], app["bundle_identifier"]) == (__version__, "org.hrvsync.hrvsync")
    entitled = Path(made.named("EXE")[0]["entitlements_file"])
    assert plistlib.loads(entitled.read_bytes())["com.apple.security.device.bluetooth"] is True


@pytest.fixture
def floors() -> dict[str, str]:
    """The oldest systems, as packaging/pins.py found them."""
    return tomllib.loads((PACKAGING / "floors.toml").read_text("utf-8"))


def inno() -> dict[str, list[str]]:
    """The lines of Inno Setup's file by their sections."""
    marks = (";", "#", "  #")
    reader = configparser.RawConfigParser(allow_no_value=True, delimiters=("\0",), comment_prefixes=marks, strict=False)
    reader.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
    reader.read(PACKAGING / "windows" / "hrvsync.iss", "utf-8")
    return {section: list(reader[section]) for section in reader.sections()}


def test_the_installer_of_windows_copies_what_the_recipe_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    made = follow_recipe(monkeypatch, "win32")
    programs = {f"{one['name']}.exe" for one in made.named("EXE")}
    sections = inno()
    setup = dict(line.split("=", 1) for line in sections["Setup"])
    text = (PACKAGING / "windows" / "hrvsync.iss").read_text("utf-8")
    assert set(re.findall(r"\{app\}\\([\w-]+\.exe)", text)) <= programs
    assert any(r"..\..\build\frozen\hrvsync\*" in line for line in sections["Files"])
    assert setup["SetupIconFile"] == r"..\..\build\icons\hrvsync.ico"
    assert (PACKAGING / "windows" / setup["LicenseFile"].replace("\\", "/")).exists()
    assert setup["PrivilegesRequired"] == "lowest"
    assert setup["MinVersion"] == "10.0.22000"
    assert "Windows 11" in (ROOT / "README.md").read_text("utf-8")
    script = (PACKAGING / "windows" / "release.ps1").read_text("utf-8")
    assert f"dist\\{setup['OutputBaseFilename'].replace('{#Version}', '$version')}.exe" in script


def test_every_system_is_given_the_same_extras() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert sorted(extras) == sorted([*EXTRAS, "cluster"])  # a cluster has an environment of its own
    for recipe in (ROOT / "install.sh", PACKAGING / "windows" / "release.ps1"):
        assert f'".[{",".join(EXTRAS)}]" --group bundle' in recipe.read_text("utf-8")
    assert "sh install.sh bundle" in (PACKAGING / "macos" / "release.sh").read_text("utf-8")


@pytest.mark.parametrize("script", [PACKAGING / "macos" / "release.sh", PACKAGING / "dist.sh", ROOT / "install.sh"])
def test_a_script_of_the_shell_can_be_read(script: Path) -> None:
    assert subprocess.run(["sh", "-n", script], check=False).returncode == 0


@pytest.mark.parametrize("name", ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"])
def test_programs_that_we_start_find_the_libraries_of_the_system(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "/opt/hrvsync/_internal")
    monkeypatch.delenv(f"{name}_ORIG", raising=False)
    monkeypatch.setenv(start.AGAIN, "")  # to be as it was after this
    start.as_found()
    assert os.environ[start.AGAIN] == "1"
    assert name not in os.environ
    monkeypatch.setenv(name, "/opt/hrvsync/_internal")
    monkeypatch.setenv(f"{name}_ORIG", "/usr/local/lib")
    start.as_found()
    assert os.environ[name] == "/usr/local/lib"
