"""Cases: a label in the notes that holds for all sessions of the same people, and goes where the notes go."""

import json
from pathlib import Path

import pytest
from support.made_library import JON, MIA, record
from support.own_library import own_library
from support.running import run

from hrvsync.storage import Entry, PersonEntry, Refused, cases_of, index, library, put_in_case, read_notes
from hrvsync.storage.backup import back_up, restore


def entry(file: str, created: str, case: str = "", *names: str) -> Entry:
    people = {chr(65 + i): PersonEntry(name, None) for i, name in enumerate(names)}
    return Entry(file, created, people=people, case=case)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = own_library(tmp_path, monkeypatch)
    record(folder, "1.jsonl", {"A": MIA, "B": JON})
    record(folder, "2.jsonl", {"A": JON, "B": MIA})
    record(folder, "3.jsonl", {"A": JON})
    return folder


def test_other_sessions_of_the_same_people_follow_the_newest_label() -> None:
    entries = [
        entry("a", "2026-01-01", "", "Jo", "Mia"),
        entry("b", "2026-01-02", "12", "Mia", "Jo"),
        entry("c", "2026-01-03", "13", "Jo", "Mia"),
        entry("d", "2026-01-04", "", "Jo", "Mia"),
        entry("e", "2026-01-05", "", "Jo"),
        entry("f", "2026-01-06", "", "Jo", "Ole"),
    ]
    assert cases_of(entries) == {"a": "13", "b": "12", "c": "13", "d": "13"}
    assert cases_of([]) == {}


def test_a_label_is_given_and_taken_by_the_command_line(folder: Path, tmp_path: Path) -> None:
    assert "No case yet" in run("library", "cases").output
    assert "1 recording in the case Case 12." in run("library", "case", " Case  12", "1.jsonl").output
    assert read_notes(folder / "1.jsonl").case == "Case 12"
    shown = run("library", "cases").output
    assert f"Case 12: Jon, {MIA}; 2 sessions" in shown
    found = json.loads(run("history", "--case", "Case 12", "--json").stdout)
    assert [(one["file"], one["case"]) for one in found["sessions"]] == [("1.jsonl", "Case 12"), ("2.jsonl", "Case 12")]
    assert "case Case 12" in " ".join(run("history").output.split())
    with index.open_index(folder) as base:
        assert {one.file: one.case for one in base.newest()} == {"2.jsonl": "Case 12", "3.jsonl": ""}
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    restore(tmp_path / "all.zip", tmp_path / "restored")
    assert read_notes(tmp_path / "restored" / "1.jsonl").case == "Case 12"
    run("library", "case", "", "1.jsonl")
    assert "No case yet" in run("library", "cases").output
    assert not (folder / "1.notes.json").exists()


def test_what_cannot_be_is_refused_in_a_sentence(folder: Path) -> None:
    for words in (
        ["library", "case", "12", "gone.jsonl"],
        ["library", "case", "12", "1.notes.json"],
        ["library", "case", "x" * 61, "1.jsonl"],
        ["history", "--case", "none"],
    ):
        refused = run(*words)
        assert (refused.exit_code, len(refused.stderr.strip().splitlines())) == (2, 1), refused.output
    with pytest.raises(Refused):
        put_in_case([folder / "1.jsonl"], "x" * 61)
    (folder / "2.notes.json").write_text("no notes")
    assert run("library", "case", "12", "1.jsonl", "2.jsonl").exit_code == 2
    assert read_notes(folder / "1.jsonl").case == ""
