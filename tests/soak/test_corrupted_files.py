"""A hundred thousand damaged files: 3,400 of every layout that is read; and two hundred damaged backups."""

from pathlib import Path

import pytest
from support.corruption import assert_survives
from support.made_library import JON, MIA, record
from support.samples import SAMPLES

from hrvsync.storage import library
from hrvsync.storage.backup import back_up, restore
from hrvsync.storage.notes import Notes, write_notes


@pytest.mark.parametrize("form", SAMPLES)
@pytest.mark.parametrize("seed", range(1, 18))
def test_survives_two_hundred_damaged_files(tmp_path: Path, form: str, seed: int) -> None:
    file = SAMPLES[form](tmp_path)
    assert assert_survives(file, file.read_bytes(), 200, seed).refused > 20


def test_two_hundred_damaged_backups_harm_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    write_notes(record(folder, "both.jsonl", {"A": MIA, "B": JON}), Notes(note="rain"))
    record(folder, "mia.jsonl", {"A": MIA})
    archive = tmp_path / "backups" / "all.zip"
    back_up(folder, library.kept_files(folder), archive)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert assert_survives(archive, archive.read_bytes(), 200, 1, lambda path: restore(path, folder)).refused > 20
    assert before.items() <= {path.name: path.read_bytes() for path in folder.iterdir()}.items()
