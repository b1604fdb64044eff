import csv
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from hrvsync.batch import recordings
from hrvsync.cli import batch, cli
from hrvsync.cli.batch import flat, measure_folder
from hrvsync.events import Packet, Tick
from hrvsync.storage.jsonl import line
from hrvsync.storage.recording import Header


def recording(file: Path, beats: int = 30, people: str = "A") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    events = [Packet(i * 0.8 + 0.8, who, (819,)) for i in range(beats) for who in people]
    file.write_bytes(b"".join(map(line, [Header(dict.fromkeys(people, "")), *events, Tick(beats)])))
    return file


def rows(out: Path) -> list[dict[str, str]]:
    with out.open(newline="") as file:
        return list(csv.DictReader(file))


def size(file: Path) -> dict[str, object]:
    """Measure a file by its size; some files kill or raise."""
    if file.stem == "killer":
        os._exit(7)
    if file.stem == "odd":
        raise ZeroDivisionError("by nothing")
    return {"people": {"A": {"metrics": {"size": file.stat().st_size, "nan": float("nan"), "list": [1]}}}}


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure in this process: what processes do is shown by two tests that start some."""

    def run(
        blocks: list[list[batch.Job]], work: Callable[[list[batch.Job]], list[batch.Done]], jobs: int
    ) -> Iterator[list[batch.Done]]:
        return (work([job]) for block in blocks for job in block)

    monkeypatch.setattr(batch, "in_processes", run)


def test_finds_recordings_and_whole_folders(tmp_path: Path) -> None:
    recording(tmp_path / "b.jsonl")
    recording(tmp_path / "deep" / "a.jsonl")
    recording(tmp_path / ".hidden.jsonl")
    (tmp_path / "notes.md").write_text("# no recording\n")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    data = tmp_path / "data"
    recording(data / "sub-1" / "beh" / "sub-1_task-x_events.tsv")
    (data / "dataset_description.json").write_text("{}")
    names = [str(path.relative_to(tmp_path)) for path in recordings(tmp_path)]
    assert names == ["b.jsonl", "data", "deep/a.jsonl", "empty.txt", "gone.txt"]


def test_flattens_values_without_lists_and_filler() -> None:
    value = {"people": {"A": {"metrics": {"x": 1}}}, "seconds": 2.5, "list": [1], "none": None, "name": "n"}
    assert dict(flat(value)) == {"A_x": 1, "seconds": 2.5, "name": "n"}


@pytest.mark.usefixtures("here")
def test_lists_failures_and_goes_on(tmp_path: Path) -> None:
    for name in ("a", "odd", "z"):
        recording(tmp_path / "in" / f"{name}.jsonl")
    out = tmp_path / "out.csv"
    failures = measure_folder(tmp_path / "in", out, size, "x")
    odd = tmp_path / "in" / "odd.jsonl"
    assert failures == [f"{odd}: it cannot be measured (ZeroDivisionError: by nothing)."]
    assert [(row["file"], row["A_nan"]) for row in rows(out)] == [("a.jsonl", ""), ("z.jsonl", "")]
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["out.csv"]


@pytest.mark.usefixtures("here")
def test_measures_only_what_is_new_or_changed(tmp_path: Path) -> None:
    measured: list[str] = []

    def measure(file: Path) -> dict[str, object]:
        measured.append(file.stem)
        return size(file)

    out = tmp_path / "out.csv"
    for name in "abc":
        recording(tmp_path / "in" / f"{name}.jsonl")
    measure_folder(tmp_path / "in", out, measure, "x")
    before = out.read_bytes()
    measure_folder(tmp_path / "in", out, measure, "x")
    assert (measured, out.read_bytes()) == (["a", "b", "c"], before)
    recording(tmp_path / "in" / "b.jsonl", beats=31)
    (tmp_path / "in" / "c.jsonl").unlink()
    measure_folder(tmp_path / "in", out, measure, "x")
    assert (measured[3:], [row["file"] for row in rows(out)]) == (["b"], ["a.jsonl", "b.jsonl"])
    measure_folder(tmp_path / "in", out, measure, "y")
    assert measured[4:] == ["a", "b"]


@pytest.mark.usefixtures("here")
def test_goes_on_after_an_interruption(tmp_path: Path) -> None:
    for name in "abc":
        recording(tmp_path / "in" / f"{name}.jsonl")
    out = tmp_path / "out.csv"

    def stops(file: Path) -> dict[str, object]:
        if file.stem == "c":
            raise KeyboardInterrupt
        return size(file)

    with pytest.raises(KeyboardInterrupt):
        measure_folder(tmp_path / "in", out, stops, "x")
    journal = tmp_path / "out.csv.part"
    assert [json.loads(row)["file"] for row in journal.read_text().splitlines()] == ["a.jsonl", "b.jsonl"]
    with journal.open("a") as file:
        file.write('{"file": "torn')
    measured: list[str] = []
    measure_folder(tmp_path / "in", out, lambda file: measured.append(file.stem) or size(file), "x")
    assert (measured, len(rows(out)), journal.exists()) == (["c"], 3, False)


def test_blames_the_file_that_kills_its_process(tmp_path: Path) -> None:
    for name in ("a", "killer", "z"):
        recording(tmp_path / "in" / f"{name}.jsonl")
    out = tmp_path / "out.csv"
    failures = measure_folder(tmp_path / "in", out, size, "x", jobs=2)
    killer = tmp_path / "in" / "killer.jsonl"
    assert failures == [f"{killer}: it took the process that measured it down; please report this file."]
    assert [row["file"] for row in rows(out)] == ["a.jsonl", "z.jsonl"]


def test_the_command_measures_pairs_and_singles_and_says_what_is_wrong(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    recording(folder / "pair.jsonl", 200, "AB")
    recording(folder / "single.jsonl", 200)
    (folder / "bad.jsonl").write_text("{}")
    result = CliRunner().invoke(cli, ["analyse", str(folder), "--csv"])
    out = tmp_path / "in.csv"
    assert (result.exit_code, result.stdout) == (1, f"{out}\n")
    assert f"{folder / 'bad.jsonl'}, line 1: this is not the header of an hrvsync recording" in result.stderr
    pair, single = rows(out)
    assert (pair["A_beats"], pair["B_beats"], single["A_beats"], single["B_beats"]) == ("200", "200", "200", "")


def test_the_command_wants_one_folder(tmp_path: Path) -> None:
    file = recording(tmp_path / "a.jsonl")
    result = CliRunner().invoke(cli, ["analyse", str(file), "--csv", "--out", str(tmp_path / "table.csv")])
    assert (result.exit_code, result.stderr) == (2, "Error: --csv measures one folder of recordings; name it.\n")
