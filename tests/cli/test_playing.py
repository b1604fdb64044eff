"""demo, replay and record, as far as they need no display."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.running import run

from hrvsync import __version__, app
from hrvsync.cli import demo
from hrvsync.events import Packet
from hrvsync.session import Session
from hrvsync.storage.jsonl import read
from hrvsync.storage.recorder import Recorder


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "SHORT_SPEED", 60.0)


def test_version() -> None:
    assert run("--version").stdout == f"hrvsync, version {__version__}\n"


@pytest.mark.usefixtures("fast")
def test_demo_without_anybody_plays_half_a_minute_and_sums_up() -> None:
    result = run("demo")
    assert result.exit_code == 0
    assert "neither a display nor a person" in result.stdout
    summary = result.stdout.partition("Summary: 30 s")[2]
    assert "mean heart rate" in summary
    assert "RMSSD" in summary


@pytest.mark.usefixtures("fast")
def test_demo_works_without_the_recordings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo, "shipped_recording", tmp_path.joinpath)
    result = run("demo")
    assert result.exit_code == 0
    assert "a simulated couple" in result.stdout


@pytest.mark.parametrize(("display", "terminal", "words"), [(True, False, "in a window"), (False, True, "no display")])
def test_demo_chooses_window_or_terminal(
    monkeypatch: pytest.MonkeyPatch, display: bool, terminal: bool, words: str
) -> None:
    shown: list[Session] = []

    def show(session: Session) -> int:
        shown.append(session)
        return 0

    monkeypatch.setattr(app, "has_display", lambda: display)
    monkeypatch.setattr(demo, "at_a_terminal", lambda: terminal)
    monkeypatch.setattr(app, "run_window", show)
    monkeypatch.setattr("hrvsync.terminal.run", show)
    result = run("demo")
    assert result.exit_code == 0
    assert words in result.stdout
    assert len(shown) == 1


def test_record_then_replay(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "solo.jsonl"
    result = run("record", "--simulate", "solo", "--to", path, "--speed", "max", "--json")
    assert result.exit_code == 0
    summary = json.loads(result.stdout)
    assert summary == {"file": str(path), "events": len(list(read(path).events())), "safe": True}
    frames = [json.loads(line) for line in run("replay", path, "--speed", "max", "--json").stdout.splitlines()]
    assert [frame["t"] for frame in frames] == list(range(len(frames)))
    assert len(frames) > 100
    assert frames[-1]["people"]["A"]["metrics"]["hr"] > 40
    assert frames[0]["people"] == {} or frames[0]["people"]["A"]["metrics"]["hr"] is None


def test_record_names_the_file_itself(tmp_path: Path) -> None:
    result = run("record", "--simulate", "solo", "--speed", "max")
    assert result.exit_code == 0
    (path,) = (tmp_path / "data" / "hrvsync" / "recordings").iterdir()
    assert f"Recording to {path}" in result.stdout
    assert "Saved" in result.stdout
    assert path.stem.endswith("solo")


def test_record_warns_of_a_disk_that_is_nearly_full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("hrvsync.cli.record.LOW_DISK_BYTES", 10**18)
    result = run("record", "--simulate", "solo", "--speed", "max", "--to", tmp_path / "x.jsonl")
    assert result.exit_code == 0
    assert "MB are free" in result.stderr


def test_record_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text("mine")
    result = run("record", "--simulate", "solo", "--to", path)
    assert result.exit_code == 2
    assert "never writes over one" in result.stderr
    assert path.read_text() == "mine"


def test_record_refuses_a_place_it_cannot_write_to() -> None:
    result = run("record", "--simulate", "solo", "--to", "/dev/null/x.jsonl")
    assert result.exit_code == 2
    assert "the recording cannot be begun (Not a directory); choose another place." in result.stderr


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[bool], None]:
    """Fill the disk but for headers, and free it again."""
    write = os.write
    state = {"full": True}

    def refuse(file: int, data: bytes) -> int:
        if state["full"] and (b'"k":"packet"' in data or b'"k":"tick"' in data):
            raise OSError(28, "No space left on device")
        return write(file, data)

    def fill(now: bool) -> None:
        state["full"] = now

    monkeypatch.setattr(os, "write", refuse)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    return fill


@pytest.mark.usefixtures("full")
def test_record_says_how_much_the_disk_did_not_take(tmp_path: Path) -> None:
    path = tmp_path / "full.jsonl"
    result = run("record", "--simulate", "solo", "--to", path, "--speed", "max")
    assert result.exit_code == 1
    assert "Saved" not in result.stdout
    assert (
        f"300 s of the session are not on the disk (No space left on device). {path} ends before them." in result.stderr
    )
    assert list(tmp_path.rglob("*.jsonl")) == [path]
    result = run("record", "--simulate", "solo", "--to", tmp_path / "b.jsonl", "--speed", "max", "--json")
    summary = json.loads(result.stdout)
    assert (summary["safe"], summary["unsaved_s"]) == (False, 300.0)


@pytest.mark.parametrize("how", ["again", "elsewhere"])
def test_record_asks_a_person_where_to_write_the_rest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, full: Callable[[bool], None], how: str
) -> None:
    path, other = tmp_path / "full.jsonl", tmp_path / "other.jsonl"
    (tmp_path / "mine.jsonl").write_text("mine")
    answers = ["", str(tmp_path / "mine.jsonl"), "" if how == "again" else str(other)]
    asked: list[str] = []

    def answer(question: str, **_: object) -> str:
        asked.append(question)
        full(len(asked) == 1)
        return answers[len(asked) - 1]

    monkeypatch.setattr("hrvsync.cli.record.at_a_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", answer)
    result = run("record", "--simulate", "solo", "--to", path, "--speed", "max", "--view", "terminal")
    assert result.exit_code == 0
    assert len(asked) == 3
    assert "mine.jsonl: a recording never writes over a file." in result.stderr
    kept = path if how == "again" else other
    assert f"events in {kept}" in result.stdout
    assert len([event for event in read(kept).events() if isinstance(event, Packet)]) > 100
    assert sorted(tmp_path.rglob("*.jsonl")) == sorted([kept, tmp_path / "mine.jsonl"])
    assert (tmp_path / "mine.jsonl").read_text() == "mine"


def test_record_says_that_another_program_took_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path, close = tmp_path / "mine.jsonl", Recorder.close

    def gone(self: Recorder, to: Path | None = None) -> bool:
        path.unlink(missing_ok=True)
        monkeypatch.undo()
        return close(self, to)

    monkeypatch.setattr(Recorder, "close", gone)
    result = run("record", "--simulate", "solo", "--to", path, "--speed", "max", "--view", "terminal")
    assert result.exit_code == 0
    assert f"all of it was written again to {path}." in result.stderr
    assert len([event for event in read(path).events() if isinstance(event, Packet)]) > 100


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_being_stopped_ends_a_recording_cleanly(tmp_path: Path, number: int) -> None:
    path = tmp_path / "stopped.jsonl"
    child = subprocess.Popen(
        [sys.executable, "-m", "hrvsync", "record", "--simulate", "coupled", "--to", str(path), "--speed", "60"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not path.exists() or path.read_bytes().count(b"\n") < 50:
        assert child.poll() is None
    child.send_signal(number)
    out, err = child.communicate(timeout=20)
    assert (child.returncode, err) == (0, "")
    assert "Saved" in out
    assert path.read_bytes().splitlines()[-1].startswith(b'{"k":"end"')


def test_python_m_hrvsync_and_ctrl_c_while_it_plays(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("800\n" * 1000)
    child = subprocess.Popen(
        [sys.executable, "-m", "hrvsync", "replay", str(path), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    child.stdout.readline()
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=20)
    assert (child.returncode, err) == (0, "")


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("800\n" * 3000)
    child = subprocess.Popen(
        [sys.executable, "-m", "hrvsync", "replay", str(path), "--json", "--speed", "max"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.readline()
    child.stdout.close()
    assert child.stderr.read() == ""
    child.stderr.close()
    child.wait(timeout=20)
