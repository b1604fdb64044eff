"""What the commands say and count of beats that were corrected by hand, and of two files without a common clock."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.somebody_else import somebody_else

from hrvsync.beats import Edit
from hrvsync.cli import cli
from hrvsync.storage import read_edits, write_edits
from hrvsync.storage.jsonl import read, write

RUN = CliRunner()
RR = [800 + (37 * i) % 60 for i in range(150)]


def run(*arguments: object, code: int = 0) -> str:
    done = RUN.invoke(cli, [str(argument) for argument in arguments])
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A recording in which a beat was missed, and somebody says that it was none."""
    text = tmp_path / "series.txt"
    text.write_text("\n".join(map(str, [*RR[:60], RR[60] + RR[61], *RR[62:]])))
    run("convert", text, tmp_path / "one.jsonl")
    path = tmp_path / "one.jsonl"
    t = sum(RR[:62]) / 1000
    write_edits(path, (Edit("good", "A", t, float(RR[60] + RR[61]), "Jo"),))
    return path


def test_the_summary_says_what_was_corrected(path: Path) -> None:
    assert "A: 1 beat corrected by hand, by Jo; the recording itself is unchanged." in run("analyse", path)
    assert "corrected by hand" not in run("analyse", "--as-recorded", path)


def test_every_table_counts_it(path: Path, tmp_path: Path) -> None:
    whole = json.loads(RUN.invoke(cli, ["analyse", "--json", str(path)]).stdout)["people"]["A"]
    recorded = json.loads(RUN.invoke(cli, ["analyse", "--json", "--as-recorded", str(path)]).stdout)["people"]["A"]
    assert (whole["corrected_by_hand"], recorded["corrected_by_hand"]) == (1, 0)
    assert whole["metrics"]["rmssd_ms"] > 1.5 * recorded["metrics"]["rmssd_ms"]
    assert "corrected_by_hand" in run("analyse", "--csv", path)
    assert "corrected_by_hand" in run("analyse", "--by", "window:60", path)
    for more, n in ((), "1"), (("--as-recorded",), "0"):
        run("analyse", "--csv", *more, tmp_path, "-o", tmp_path.with_suffix(".csv"))
        header, *rows = (tmp_path.with_suffix(".csv")).read_text().splitlines()
        column = header.split(",").index("A_corrected_by_hand")
        assert n in {row.split(",")[column] for row in rows}


def test_the_report_names_it(path: Path, tmp_path: Path) -> None:
    run("report", path, "-o", tmp_path / "page.html")
    assert "1 beat corrected by hand, by Jo" in (tmp_path / "page.html").read_text()


def test_exports_hold_it(path: Path, tmp_path: Path) -> None:
    assert "1 beat corrected by hand, by Jo" in run("convert", path, tmp_path / "out.csv")
    assert "beat kept by hand, by Jo" in (tmp_path / "out.marks.csv").read_text()
    run("convert", path, tmp_path / "copy.jsonl")
    assert read_edits(tmp_path / "copy.jsonl") == read_edits(path)


def test_edits_are_of_the_straps_beats(path: Path) -> None:
    assert "there is no ECG" in run("analyse", "--beats", "ecg", path, code=2)


def test_damaged_edits_are_refused_with_what_to_do(path: Path) -> None:
    path.with_name("one.edits.json").write_text("{")
    assert "move it away to go on with the beats as they were recorded" in run("analyse", path, code=2)
    assert "RMSSD" in run("analyse", "--as-recorded", path)


def test_a_correction_that_fits_no_beat_is_said(path: Path) -> None:
    write_edits(path, (Edit("good", "A", 5.0, 1.0),))
    assert "0 beats corrected by hand; the recording itself is unchanged. 1 correction fitted no beat." in run(
        "analyse", path
    )


def test_two_without_a_common_clock_are_asked_about(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    write(other, somebody_else(read(path)))
    output = run("analyse", path, other, code=2)
    assert "one + other: nothing says when these two began beside each other; add --later SECONDS" in output
    assert "By hand the second of these two was set to begin 12.5 s after the first." in run(
        "analyse", path, other, "--later", "12.5"
    )
    run("report", path, other, "--later", "-3", "-o", tmp_path / "pair.html")
    assert "-3.0 s after the first" in (tmp_path / "pair.html").read_text()
