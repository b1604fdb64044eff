from pathlib import Path

import pytest
from click.testing import CliRunner

from hrvsync.analysis import measures, synchrony
from hrvsync.cli import cli
from hrvsync.events import Battery, Mark, Packet, Phase, Tick
from hrvsync.storage.formats import read, reading
from hrvsync.storage.jsonl import line
from hrvsync.storage.notes import Notes, write_notes
from hrvsync.storage.recording import Header


def given(tmp_path: Path) -> Path:
    file = tmp_path / "in.jsonl"
    events = [Phase(0.5, "Settle"), Battery(0.6, "A", 90)]
    events += [Packet(1.0 + i * 0.8, who, (819,)) for i in range(40) for who in "AB"]
    header = Header({"A": "", "B": ""}, notes=("It was filtered.",))
    file.write_bytes(b"".join(map(line, [header, *events, Tick(33)])))
    return file


def run(*args: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["convert", *map(str, args)])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("name", ["out.jsonl", "out.edf", "out.xdf", "out.parquet", "out"])
def test_converts_and_says_what_is_lost(tmp_path: Path, name: str) -> None:
    code, out, err = run(given(tmp_path), tmp_path / "new" / name)
    assert (code, out.split(" ")[0]) == (0, str(tmp_path / "new" / name))
    assert err.startswith("It was filtered.\n")
    assert ("cannot hold" in err) == (name != "out.jsonl")
    packets = [e for e in read(tmp_path / "new" / name).events() if isinstance(e, Packet)]
    assert sum(len(e.rr) for e in packets if e.who == "B") == 40
    assert [file.name for file in (tmp_path / "new").iterdir()] == [name]


def test_csv_is_three_tables(tmp_path: Path) -> None:
    code, out, _ = run(given(tmp_path), tmp_path / "out.csv")
    assert code == 0
    names = ["out.beats.csv", "out.marks.csv", "out.seconds.csv"]
    assert [Path(row.partition(" (")[0]).name for row in out.splitlines()] == names
    assert len((tmp_path / names[0]).read_text().splitlines()) == 81
    assert (tmp_path / names[1]).read_text() == "t,kind,who,text\n0.500000,phase,,Settle\n"
    seconds = (tmp_path / names[2]).read_text().splitlines()
    columns = seconds[0].split(",")
    assert columns[:2] == ["t", "phase"]
    assert {f"{row.key}_B" for row in measures.LIVE} | {row.key for row in synchrony.LIVE} <= set(columns)
    assert [row.split(",")[0] for row in seconds[1:]] == [str(t) for t in range(1, 34)]


def test_never_replaces_a_file_unasked(tmp_path: Path) -> None:
    file = given(tmp_path)
    (tmp_path / "out-B.txt").write_text("mine")
    code, _, err = run(file, tmp_path / "out.txt")
    assert (code, (tmp_path / "out-B.txt").read_text()) == (2, "mine")
    assert err.endswith("out-B.txt: it is there already; add --overwrite to replace it.\n")
    assert not (tmp_path / "out-A.txt").exists()
    assert run(file, tmp_path / "out.txt", "--overwrite")[0] == 0
    assert len((tmp_path / "out-B.txt").read_text().split()) == 40
    assert run(file, tmp_path / "out")[0] == 0
    assert run(file, tmp_path / "out")[0] == 2
    assert run(file, tmp_path / "out", "--overwrite")[0] == 0


def test_refuses_unknown_formats_and_missing_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = given(tmp_path)
    code, _, err = run(file, tmp_path / "out.docx")
    assert (code, "out.docx: hrvsync does not write this format; it writes .jsonl" in err) == (2, True)

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(reading, "import_module", missing)
    code, _, err = run(file, tmp_path / "out.parquet")
    assert (code, err.endswith("needs pyarrow; pip install 'hrvsync[parquet]'.\n")) == (2, True)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["in.jsonl"]


def test_marks_are_written_as_they_were_corrected(tmp_path: Path) -> None:
    file = given(tmp_path)
    write_notes(file, Notes(added=(Mark(5.0, "note", "later"),)))
    assert run(file, tmp_path / "out.csv")[0] == 0
    assert "5.000000,note,,later" in (tmp_path / "out.marks.csv").read_text()
