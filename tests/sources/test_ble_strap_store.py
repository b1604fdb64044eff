"""What is remembered of straps between sessions."""

import subprocess
import sys
from pathlib import Path

import pytest

from hrvsync.sources.ble.strap_store import FILE, SESSIONS, StrapStore, user_store


def test_straps_are_remembered_by_seat(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "hrvsync"
    memory = StrapStore(folder)
    assert memory.straps == {}
    memory.remember("A", "0000000A")
    memory.remember("B", "0000000B")
    memory.remember("B", "0000000B")
    assert StrapStore(folder).straps == {"A": "0000000A", "B": "0000000B"}


def test_a_strap_has_one_seat(tmp_path: Path) -> None:
    memory = StrapStore(tmp_path)
    memory.remember("A", "1")
    memory.remember("B", "1")
    assert StrapStore(tmp_path).straps == {"B": "1"}


def test_straps_that_share_a_name_keep_their_seats(tmp_path: Path) -> None:
    memory = StrapStore(tmp_path)
    memory.remember("A", "Decathlon Dual HR", twin=True)
    memory.remember("B", "Decathlon Dual HR", twin=True)
    assert StrapStore(tmp_path).straps == dict.fromkeys("AB", "Decathlon Dual HR")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_it_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "hrvsync"
    StrapStore(folder).remember("A", "1")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / FILE).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.iterdir()] == [FILE]


def test_who_was_left_streaming(tmp_path: Path) -> None:
    memory = StrapStore(tmp_path)
    memory.mark_streaming("1", True)
    memory.mark_streaming("2", True)
    memory.mark_streaming("1", False)
    again = StrapStore(tmp_path)
    assert "1" not in again.streaming
    assert "2" in again.streaming


def test_a_broken_file_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"straps": [')
    memory = StrapStore(tmp_path)
    assert memory.straps == {}
    memory.remember("A", "1")
    assert StrapStore(tmp_path).straps == {"A": "1"}


def test_a_place_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = StrapStore(tmp_path / "file" / "folder")
    memory.remember("A", "1")
    assert memory.straps == {"A": "1"}
    assert StrapStore().straps == {}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")
def test_the_users_own_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    user_store().remember("A", "1")
    assert (tmp_path / "hrvsync" / FILE).exists()


def test_another_program_knows_of_a_session_as_long_as_it_runs(tmp_path: Path) -> None:
    other = StrapStore(tmp_path)
    assert other.in_session == ()
    with StrapStore(tmp_path).session(["0000000B", "Decathlon Dual HR"]):
        assert other.in_session == ("0000000B", "Decathlon Dual HR")
        other.forget(["0000000B"])
        assert other.in_session == ("0000000B", "Decathlon Dual HR")
    assert other.in_session == ()
    assert (tmp_path / SESSIONS[0]).read_bytes() == b""


def test_of_two_sessions_each_is_known(tmp_path: Path) -> None:
    other = StrapStore(tmp_path)
    with StrapStore(tmp_path).session(["0000000C"]):
        with StrapStore(tmp_path).session(["0000000B"]):
            assert other.in_session == ("0000000C", "0000000B")
        assert other.in_session == ("0000000C",)
    with StrapStore(tmp_path).session(["0000000B"]):
        assert other.in_session == ("0000000B",)


def test_a_program_does_not_stand_in_its_own_way(tmp_path: Path) -> None:
    store = StrapStore(tmp_path)
    with store.session(["0000000A"]), StrapStore(tmp_path).session(["0000000B"]):
        assert store.in_session == ("0000000B",)
    with StrapStore(tmp_path).session(["0000000A"]):
        assert store.in_session == ("0000000A",)


def test_a_session_that_was_killed_is_over(tmp_path: Path) -> None:
    code = """
import os, sys, pathlib
from hrvsync.sources.ble.strap_store import StrapStore
with StrapStore(pathlib.Path(sys.argv[1])).session(["0000000A"]):
    os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 9
    assert b"0000000A" in (tmp_path / SESSIONS[0]).read_bytes()
    assert StrapStore(tmp_path).in_session == ()
    StrapStore(tmp_path).forget(["0000000A"])
    assert b"0000000A" not in (tmp_path / SESSIONS[0]).read_bytes()


def test_a_session_begins_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with StrapStore(tmp_path / "file").session(["0000000A"]), StrapStore().session(["0000000A"]):
        assert StrapStore().in_session == ()


def test_one_window_looks_for_straps_until_it_goes(tmp_path: Path) -> None:
    first, second, other = StrapStore(tmp_path), StrapStore(tmp_path), StrapStore(tmp_path / "other")
    assert first.claim()
    assert first.claim()
    assert other.claim()
    assert StrapStore().claim()  # without a folder nobody else is known
    assert not second.claim()
    first.release()
    assert second.claim()
    assert not first.claim()
    for one in (second, other):
        one.release()


def test_a_window_whose_settings_cannot_be_written_asks_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert StrapStore(tmp_path / "file").claim()
