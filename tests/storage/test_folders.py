from datetime import datetime
from pathlib import Path

import pytest

from hrvsync.storage.folders import free_bytes, new_recording, recordings_folder, shipped_recording

BEGUN = datetime(2026, 1, 2, 3, 4, 5)


def test_recordings_live_in_the_data_folder_of_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert recordings_folder() == tmp_path / "hrvsync" / "recordings"


def test_a_name_says_when_and_what_and_is_new(tmp_path: Path) -> None:
    first = new_recording(tmp_path, BEGUN, "Ann & Bo: ../evening")
    assert first == tmp_path / "2026-01-02-030405-Ann-Bo-evening.jsonl"
    first.touch()
    second = new_recording(tmp_path, BEGUN, "Ann & Bo: ../evening")
    assert second.name == "2026-01-02-030405-Ann-Bo-evening-2.jsonl"
    second.touch()
    assert new_recording(tmp_path, BEGUN, "Ann & Bo: ../evening").stem.endswith("-3")
    assert new_recording(tmp_path, BEGUN).name == "2026-01-02-030405.jsonl"


def test_free_space_is_known_before_the_folder_is_there(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "not" / "yet") > 0


def test_the_recordings_of_the_project_lie_beside_it() -> None:
    assert shipped_recording("coupled").exists()
