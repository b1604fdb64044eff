"""SIGKILL of the commands that change a library, before changes drawn by a printed seed.

Nothing is lost: the next start has finished the change or undone it, and it can be made again.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.made_library import JON, MIA, content, make

from hrvsync.storage import recordings_folder

KILLS = 12  # of each command
SEED = random.SystemRandom().randrange(1_000_000)
REMEMBERED = ("settings.json", "straps.json")  # and their drafts, which a later start sweeps: no part of the library
COMMANDS: dict[str, tuple[str, ...]] = {
    "move": ("move", "elsewhere"),
    "rename": ("rename", JON, "Jonathan"),
    "forget": ("forget", MIA, "--yes", "--texts", "--unreadable"),
    "delete": ("delete", "two.jsonl", "--for-good", "--yes"),
    "backup": ("backup", "new.zip"),
}
CUSTOMIZED = """
import atexit, os, signal, sys
from support.killing import CHANGES, WRITES

left = last = int(os.environ["KILL_BEFORE"])

def hook(event, args):
    global left
    if event in CHANGES or (event == "open" and isinstance(args[2], int) and args[2] & WRITES):
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1

sys.addaudithook(hook)
atexit.register(lambda: os.write(2, b"changes: %d" % (last - left)))
"""

type Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command of the library in a process of its own, killed before one of its changes."""
    root, custom = tmp_path / "home", tmp_path / "custom"
    custom.mkdir()
    (custom / "sitecustomize.py").write_text(CUSTOMIZED)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(root / name))
    for name in ("XDG_CACHE_HOME", "TMPDIR"):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(custom), str(Path(__file__).parents[1]))))

    def run(*words: str, kill_before: int = -1) -> subprocess.CompletedProcess[str]:
        monkeypatch.setenv("KILL_BEFORE", str(kill_before))
        command = [sys.executable, "-m", "hrvsync", "library", *words]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_killed_is_finished_or_undone_by_the_next_start(name: str, run: Run, tmp_path: Path) -> None:
    root, made = tmp_path / "home", tmp_path / "made"
    make(root)
    assert recordings_folder().is_relative_to(root)
    shutil.copytree(root, made)

    def now() -> dict[str, object]:
        return {file: held for file, held in content(root).items() if not any(name in file for name in REMEMBERED)}

    before = now()
    whole = run(*COMMANDS[name])
    assert whole.returncode == 0, whole.stderr
    changes, after = int(whole.stderr.rpartition("changes: ")[2]), now()
    assert after != before
    draw = random.Random(f"{SEED} {name}")
    ends: list[bool] = []
    for step in sorted(draw.sample(range(changes), min(KILLS, changes))):
        shutil.rmtree(root)
        shutil.copytree(made, root)
        assert run(*COMMANDS[name], kill_before=step).returncode == -signal.SIGKILL
        assert run("where").returncode == 0
        ends.append(now() == after)
        if not ends[-1]:
            assert now() == before, f"seed {SEED}, {name} killed before change {step}"
            assert run(*COMMANDS[name]).returncode == 0
            assert now() == after, f"seed {SEED}, {name} made again after change {step}"
    print(f"seed {SEED}, {name}: killed {len(ends)} times in {changes} changes, {sum(ends)} finished, 0 lost")
