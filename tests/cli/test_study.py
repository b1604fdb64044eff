"""hrvsync study, from the tutorial in docs/studies.md to what it says of bad designs."""

import csv
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.made_study import write_bids, write_sessions

from hrvsync.cli import cli

TUTORIAL = Path(__file__).parents[2] / "docs" / "studies.md"
SECONDS = 150.0


def study(*words: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(cli, ["study", *words])


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sessions") / "hands-and-apart"
    write_sessions(folder, 6, 0.9, SECONDS)
    return folder


def test_the_tutorial_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_bids(tmp_path / "lab", 6, 0.9, SECONDS)
    text = TUTORIAL.read_text("utf-8")
    said: list[str] = []
    for kind, block in re.findall(r"```(sh|toml)\n(.*?)```", text, re.DOTALL):
        if kind == "sh":
            for line in block.splitlines():
                found = CliRunner().invoke(cli, line.split()[1:])
                assert found.exit_code == 0, found.output
                said.append(found.output)
        else:
            head, rest = block.split("\n", 1)
            design = tmp_path / "lab" / "study.toml"
            design.write_text(re.sub(re.escape(head) + r".*\n", f"{head}\n{rest}", design.read_text()))
    first, check, run, again, plan = said
    assert "6 dyads, 6 recordings" in first
    assert "Conditions: Holding hands, Apart" in first
    assert "6 of 6 dyads are in it" in check
    assert "agreement taken back" in run
    assert "5 of 6 dyads are in it" in again
    assert "% of 20 studies" in plan
    design = (tmp_path / "lab" / "study.toml").read_text()
    assert "by_role = true" in design
    assert 'moderators = ["age", "closeness"]' in design
    listed = re.findall(
        r"^\| ((?:`[\w.]+`(?:, )?)+)", text.split("study-result/")[1].split("The same design")[0], re.MULTILINE
    )
    files = {path.name for path in (tmp_path / "lab" / "study-result").iterdir() if path.is_file()}
    named = {name for cell in listed for name in re.findall(r"`([\w.]+)`", cell)}
    assert named <= files
    assert files - named <= {f"{name}.parquet" for name in ("people", "dyads", "pairs")}
    for name in files - {"design.toml"}:
        assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "lab" / "study-result" / name).read_bytes(), name


def test_tables_are_tidy_and_explained(sessions: Path, tmp_path: Path) -> None:
    assert study("init", str(sessions), "-o", str(tmp_path / "plan.toml")).exit_code == 0
    design = tmp_path / "plan.toml"
    design.write_text(design.read_text().replace("re_pairings = 9999", "re_pairings = 999"))
    run = study("run", str(design), "--jobs", "1")
    assert run.exit_code == 0, run.output
    result = tmp_path / "plan-result"
    for name, count in (("people", 24), ("dyads", 12), ("pairs", 2 * 66)):
        with (result / f"{name}.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == count, name
        explained = json.loads((result / f"{name}.json").read_text())
        assert [*explained] == [*rows[0]]
        assert all(one["description"] for one in explained.values())
    with (result / "pairs.csv").open(newline="") as file:
        assert sum(row["real"] == "1" for row in csv.DictReader(file)) == 12
    numbers = json.loads((result / "result.json").read_text())
    hands, apart = (one["measures"]["z"] for one in numbers["conditions"])
    assert hands["mean"] - hands["chance"] > 0.2 > abs(apart["mean"] - apart["chance"])
    assert "dyad-0" not in (result / "report.html").read_text()


def test_a_second_study_measures_nothing_again(sessions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    design = tmp_path / "study.toml"
    assert study("init", str(sessions), "-o", str(design)).exit_code == 0
    assert study("check", str(design), "--jobs", "1").exit_code == 0

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("hrvsync.study.heard.analyse", never)
    assert study("check", str(design), "--jobs", "1").exit_code == 0


def test_what_cannot_be_done_is_a_sentence(sessions: Path, tmp_path: Path) -> None:
    design = tmp_path / "study.toml"
    assert "there is no such folder" in study("init", str(tmp_path / "nowhere")).output
    assert "there is no such design" in study("check", str(tmp_path / "nowhere")).output
    assert "no recording of two people" in study("init", str(tmp_path)).output
    assert "there is no study.toml in it" in study("check", str(tmp_path)).output
    assert study("init", str(sessions), "-o", str(design)).exit_code == 0
    assert "it is there already" in study("init", str(sessions), "-o", str(design)).output
    text = design.read_text()
    for old, new, says in (
        ("seed = 1", "seed = 1\nspeed = 2", "speed"),
        ("seed = 1", "seed = one", "it is no design"),
        ('id = "d02"', 'id = "d01"', "named twice: d01"),
        ('measures = ["z"]', 'measures = ["rmssd"]', "rmssd"),
        ('["Holding hands", "Apart"]', '["Holding hands", "Away"]', "Away"),
        ("window = 60", "window = 5", "10 to 3600 s"),
        ("moderators = []", 'moderators = ["age"]', "age"),
        ("re_pairings = 9999", "re_pairings = 3", "99"),
    ):
        assert old in text
        design.write_text(text.replace(old, new, 1))
        found = study("check", str(design))
        assert found.exit_code == 2, found.output
        assert says in found.output
        assert "Traceback" not in found.output
    few = text.replace("[leave_out.dyads]", '[leave_out.dyads]\nd01 = "x"\nd02 = "x"', 1)
    design.write_text(re.sub(r"(\[leave_out.dyads\])[^\n]*", r"\1", few))
    found = study("run", str(design), "--jobs", "1")
    assert found.exit_code == 2
    assert "4 dyads are left; a study needs 5" in found.output
