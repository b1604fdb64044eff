import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.made_library import JON, MIA, record
from support.running import run

from hrvsync.app.services import LocalServices
from hrvsync.cli import cli
from hrvsync.sources.ble import StrapStore
from hrvsync.storage import folders, index
from hrvsync.storage.jsonl import read
from hrvsync.storage.recorder import Recorder, new_header
from hrvsync.ui.settings import SettingsFile, settings_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    folder = folders.recordings_folder()
    assert folder.is_relative_to(tmp_path)
    record(folder, "one.jsonl", {"A": MIA, "B": JON})
    record(folder, "two.jsonl", {"A": MIA})
    return folder


@pytest.fixture
def settings(folder: Path) -> SettingsFile:
    file = SettingsFile(settings_folder())
    file.change(names={"A": MIA, "B": JON}, consented=(MIA, JON), rhythm_disorders=(MIA, JON))
    return file


def test_settings_follow_a_person(folder: Path, settings: SettingsFile) -> None:
    run("library", "rename", JON, "Jonathan")
    now = SettingsFile(settings_folder()).now
    assert (now.names, now.consented) == ({"A": MIA, "B": "Jonathan"}, (MIA, "Jonathan"))
    assert now.rhythm_disorders == (MIA, "Jonathan")
    run("library", "forget", MIA, "--yes")
    assert MIA.encode() not in (settings_folder() / "settings.json").read_bytes()
    now = SettingsFile(settings_folder()).now
    assert (now.names, now.consented) == ({"B": "Jonathan"}, ("Jonathan",))
    assert now.rhythm_disorders == ("Jonathan",)


def test_an_index_in_use_is_reported_in_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("reindex")
    monkeypatch.setattr(index, "WAIT_S", 0.01)
    with closing(sqlite3.connect(folder / index.FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = run("history")
    assert refused.exit_code == 2
    assert (
        "Another program holds the index of the library (database is locked); wait until it is done" in refused.output
    )


def test_rename(folder: Path) -> None:
    assert "Jonathan in 1 recording." in run("library", "rename", JON, "Jonathan").output
    assert read(folder / "one.jsonl").header.people["B"] == "Jonathan"
    nobody = run("library", "rename", JON, "Jonathan")
    assert nobody.exit_code == 2
    assert "Nobody in the library is called Jon" in nobody.output


def test_who_it_was_is_said_later(folder: Path) -> None:
    record(folder, "2026-03-01-201500-A-B.jsonl", {"A": "A", "B": "B"})
    done = run("library", "name", "2026-03-01-201500-A-B.jsonl", "A=Kim", "B=Lou")
    assert "2026-03-01-201500-Kim-Lou.jsonl: Kim and Lou." in done.output
    assert read(folder / "2026-03-01-201500-Kim-Lou.jsonl").header.people == {"A": "Kim", "B": "Lou"}
    for wrong, why in (
        (("one.jsonl", "A=Kim"), f"{MIA} has a name there already"),
        (("gone.jsonl", "A=Kim"), "no such recording"),
        (("two.jsonl", "Kim"), "such as A=Ada"),
    ):
        refused = run("library", "name", *wrong)
        assert refused.exit_code == 2
        assert why in refused.output


def test_forget_asks_first(folder: Path, tmp_path: Path) -> None:
    run("library", "backup", tmp_path / "all.zip")
    result = run("library", "forget", MIA)
    assert result.exit_code == 1
    what = f"1 recording made alone, their part of 1 recording made with {JON}"
    assert f"Delete everything of {MIA} for good: {what}? There is no way back." in result.output
    assert read(folder / "two.jsonl").header.people == {"A": MIA}
    (tmp_path / "all.zip").unlink()
    output = run("library", "forget", MIA, "--yes").output
    assert f"{MIA} is gone from the library." in output
    assert "all.zip is not there now, or damaged, and may still hold it" in output
    assert not (folder / "two.jsonl").exists()


def test_delete(folder: Path, tmp_path: Path) -> None:
    run("library", "backup", tmp_path / "all.zip")
    content = (folder / "two.jsonl").read_bytes()
    asked = run("library", "delete", "two.jsonl")
    assert asked.exit_code == 1
    assert f"Move {folder / 'two.jsonl'} to the bin, for 30 days?" in asked.output
    assert run("library", "delete", "two.jsonl", "--yes").exit_code == 0
    assert not (folder / "two.jsonl").exists()
    assert run("library", "bin").output == "two.jsonl\n"
    again = run("library", "delete", "two.jsonl", "--yes")
    assert again.exit_code == 2
    assert "no such recording" in again.output
    assert "two.jsonl is back" in run("library", "undelete", "two.jsonl").output
    assert (folder / "two.jsonl").read_bytes() == content
    assert run("library", "undelete", "two.jsonl").exit_code == 2
    asked = run("library", "delete", "two.jsonl", "--for-good")
    assert f"Delete {folder / 'two.jsonl'} for good, from backups too? There is no way back." in asked.output
    assert run("library", "delete", "two.jsonl", "--for-good", "--yes").exit_code == 0
    assert run("library", "bin").output == ""
    assert b"two.jsonl" not in (tmp_path / "all.zip").read_bytes()


@pytest.mark.parametrize("option", [(), ("--for-good",)])
@pytest.mark.parametrize("where", ["other", "library/below"])
def test_only_a_recording_of_the_library_itself_is_deleted(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, option: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = record(tmp_path / where, "two.jsonl", {"A": JON})
    for given in (f"{where}/two.jsonl", path.resolve()):
        refused = run("library", "delete", given, "--yes", *option)
        assert refused.exit_code == 2
        assert "no such recording in the library" in refused.output
    assert path.exists()
    assert (folder / "two.jsonl").exists()


@pytest.mark.parametrize(("name", "content"), [("other.csv", "rr\n800\n"), ("other.jsonl", '{"rr": 800}\n')])
def test_what_hrvsync_did_not_write_is_not_deleted(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content)
    for option in ((), ("--for-good",)):
        refused = run("library", "delete", name, "--yes", *option)
        assert refused.exit_code == 2
        assert "was not written by hrvsync; delete it yourself" in refused.output
    assert (folder / name).read_text() == content


def test_texts_and_unreadable_files_are_listed_and_changed_on_request(folder: Path) -> None:
    record(folder, "jon.jsonl", {"A": JON}, text=f"for {MIA}")
    (folder / "broken.jsonl").write_bytes(b"{")
    first = run("library", "forget", MIA, "--yes").output
    assert f"jon.jsonl: for {MIA}\n" in first
    assert "broken.jsonl: it cannot be read" in first
    assert f"2 places listed above may still name {MIA}" in first
    assert run("library", "forget", MIA, "--yes", "--texts", "--unreadable").exit_code == 0
    assert not (folder / "broken.jsonl").exists()
    assert MIA not in (folder / "jon.jsonl").read_text()


def test_forgetting_forgets_the_straps(folder: Path) -> None:
    store = StrapStore(settings_folder())
    store.remember("A", "STRAPA")
    store.remember("B", "STRAPB")
    store.mark_streaming("STRAPA", True)
    run("library", "forget", MIA, "--yes")
    assert (settings_folder() / "straps.json").read_bytes() == b'{"straps":{"B":"STRAPB"},"streaming":[]}'


def test_a_recording_being_made_stays(folder: Path) -> None:
    recorder = Recorder(folder / "now.jsonl", new_header({"A": MIA}, "simulated"))
    refused = run("library", "delete", "now.jsonl", "--yes")
    assert refused.exit_code == 2
    assert "still being recorded" in refused.output
    assert recorder.close()


def test_move_and_go_on_there(folder: Path, tmp_path: Path) -> None:
    there = tmp_path / "elsewhere"
    assert run("library", "move", there).exit_code == 0
    assert run("library", "where").output.strip() == str(there)
    assert (there / "one.jsonl").exists()
    refused = run("library", "move", tmp_path)
    assert refused.exit_code == 2
    assert "not empty; choose another folder" in refused.output


def test_backup_and_restore(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    assert "2 files in" in run("library", "backup", archive).output
    assert run("library", "backup", archive).exit_code == 2
    (folder / "two.jsonl").unlink()
    assert "1 file brought back, 1 were there already." in run("library", "restore", archive).output
    refused = run("library", "restore", folder / "two.jsonl")
    assert refused.exit_code == 2
    assert "not a backup" in refused.output


def test_seal_and_unseal(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed, opened = tmp_path / "two.age", tmp_path / "two.jsonl"
    words = tmp_path / "words.txt"
    words.write_text("\ufefffour calm words here\r\nand a second line\n")
    key = ("--passphrase-file", words)
    assert run("library", "seal", folder / "two.jsonl", sealed, *key).exit_code == 0
    assert MIA.encode() not in sealed.read_bytes()
    monkeypatch.setenv("HRVSYNC_PASSPHRASE", "four other words here")
    wrong = run("library", "unseal", sealed, opened)
    assert wrong.exit_code == 2
    assert "the passphrase does not open it" in wrong.output
    assert not opened.exists()
    monkeypatch.setenv("HRVSYNC_PASSPHRASE", "four calm words here")
    assert run("library", "unseal", sealed, opened).exit_code == 0
    assert opened.read_bytes() == (folder / "two.jsonl").read_bytes()
    assert run("library", "unseal", sealed, opened).exit_code == 2
    monkeypatch.setenv("HRVSYNC_PASSPHRASE", "short")
    short = run("library", "seal", folder / "two.jsonl", tmp_path / "three.age")
    assert short.exit_code == 2
    assert "12 characters or more" in short.output
    words.write_bytes(b"\xff\xfe\xfd and so on")
    assert "this is no text in UTF-8" in run("library", "unseal", sealed, tmp_path / "x", *key).output


def test_a_passphrase_is_asked_for_or_read_from_standard_input(folder: Path, tmp_path: Path) -> None:
    words, sealed = "four calm words here\n", tmp_path / "two.age"
    library = ["library", "seal", str(folder / "two.jsonl"), str(sealed)]
    asked = CliRunner().invoke(cli, library, input=words * 2)
    assert (asked.exit_code, "four" in asked.output) == (0, False)
    opened = ["library", "unseal", str(sealed), str(tmp_path / "two.jsonl"), "--passphrase-file", "-"]
    assert CliRunner().invoke(cli, opened, input=words).exit_code == 0


@pytest.mark.parametrize("words", [("seal", "a", "b"), ("unseal", "b", "a")])
def test_a_passphrase_that_everybody_could_read_is_refused(words: tuple[str, ...]) -> None:
    refused = run("library", *words, "--passphrase", "four calm words here")
    assert refused.exit_code == 2
    assert "use --passphrase-file or HRVSYNC_PASSPHRASE." in refused.output
    assert "four calm" not in refused.output


def test_nothing_that_is_written_replaces_the_recording_it_comes_from(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HRVSYNC_PASSPHRASE", "four calm words here")
    path = folder / "two.jsonl"
    before = path.read_bytes()
    alias = folder / "alias.jsonl"
    alias.symlink_to(path)
    for words in (
        ("library", "seal", path, path),
        ("library", "seal", path, alias),
        ("report", path, "-o", path),
        ("report", path, "-o", alias),
        ("analyse", path, "--seconds", path),
        ("convert", path, path, "--overwrite"),
        ("convert", path, alias, "--overwrite"),
    ):
        refused = run(*words)
        assert (refused.exit_code, refused.output.count("\n")) == (2, 1), words
        assert "choose another name." in refused.output
        assert path.read_bytes() == before
    with pytest.raises(FileExistsError):
        LocalServices(folder).export(path, alias)
    assert path.read_bytes() == before


def test_without_the_extra_a_sentence_says_what_to_install(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    monkeypatch.setenv("HRVSYNC_PASSPHRASE", "four calm words here")
    missing = run("library", "seal", folder / "two.jsonl", tmp_path / "x.age")
    assert missing.exit_code == 2
    assert "pip install 'hrvsync[seal]'" in missing.output


def test_a_damaged_list_of_backups_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    for damaged in (b"{", b"[1]", b"\xff", b"[" * 100_000):
        (folder / "backups.json").write_bytes(damaged)
        for words in (
            ["forget", MIA, "--yes"],
            ["delete", "two.jsonl", "--for-good", "--yes"],
            ["backup", tmp_path / "x"],
        ):
            refused = run("library", *words)
            assert refused.exit_code == 2
            assert "it no longer says where the backups are; look after" in " ".join(refused.output.split())
        assert (folder / "two.jsonl").exists()
    (folder / "backups.json").unlink()
    assert run("library", "forget", MIA, "--yes").exit_code == 0


def test_forget_finds_a_name_in_own_guided_sessions(folder: Path) -> None:
    own = settings_folder() / "protocols"
    own.mkdir(parents=True)
    text = f'title = "Evening"\nabout = "For {MIA} and me"\n'
    (own / "For Mia Søgaard.toml").write_text(text, encoding="utf-8")
    (own / "mine.toml").write_text("# Miasma\n", encoding="utf-8")
    assert f'about = "For {MIA} and me"' in run("library", "forget", MIA, "--yes").output
    assert (own / "For Mia Søgaard.toml").read_text(encoding="utf-8") == text
    record(folder, "two.jsonl", {"A": MIA})
    assert run("library", "forget", MIA, "--yes", "--texts").exit_code == 0
    assert {path.read_text(encoding="utf-8") for path in own.iterdir()} == {
        text.replace(MIA, "someone"),
        "# Miasma\n",
    }
