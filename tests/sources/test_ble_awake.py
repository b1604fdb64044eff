"""The computer is kept awake as long as straps are listened to, on each system in its own way."""

import ctypes
import subprocess
import sys
from types import SimpleNamespace

import pytest
from virtual.one import follow
from virtual.strap import Wear

from hrvsync.sources.ble import awake as module
from hrvsync.sources.ble.awake import COMMANDS, awake


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """When children begin and when their input ends."""
    noted: list[str] = []

    def begin(command: tuple[str, ...], **_: object) -> SimpleNamespace:
        noted.append(command[0])
        return SimpleNamespace(communicate=lambda: noted.append("input ends"))

    monkeypatch.setattr(module, "Popen", begin)
    return noted


@pytest.mark.parametrize(("system", "program"), [("linux", "systemd-inhibit"), ("darwin", "caffeinate")])
def test_a_child_holds_it_awake_until_its_input_ends(system: str, program: str, log: list[str]) -> None:
    with awake(system):
        assert log == [program]
    assert log == [program, "input ends"]


def test_a_session_with_straps_keeps_it_awake(log: list[str]) -> None:
    follow(3, Wear())
    assert log == [COMMANDS[sys.platform][0], "input ends"]


def test_windows_is_asked_in_the_thread_of_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    states: list[int] = []
    kernel = SimpleNamespace(SetThreadExecutionState=states.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    with awake("win32"):
        assert states == [0x80000001]
    assert states == [0x80000001, 0x80000000]


def test_a_system_without_the_means_disturbs_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "linux", ("no-such-program-anywhere",))
    with awake("linux"), awake("plan9"):
        pass


def test_a_real_child_ends_with_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[subprocess.Popen[bytes]] = []

    def begin(command: tuple[str, ...], **how: object) -> subprocess.Popen[bytes]:
        children.append(subprocess.Popen(command, stdin=subprocess.PIPE))
        return children[-1]

    monkeypatch.setattr(module, "Popen", begin)
    monkeypatch.setitem(COMMANDS, "linux", (sys.executable, "-c", "import sys; sys.stdin.read()"))
    with awake("linux"):
        assert children[0].poll() is None
    assert children[0].returncode == 0
