import csv
from pathlib import Path

from click.testing import CliRunner

from hrvsync.cli import cli
from hrvsync.events import Phase
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage.recorder import Recorder
from hrvsync.storage.recording import Header


def test_a_row_a_second_shows_the_state_of_each_and_the_dynamic(tmp_path: Path) -> None:
    belts = {"A": SimulatedStrap(), "B": SimulatedStrap()}
    settle = (Phase(0.0, "Settle", 62.0),)
    session = tmp_path / "in.jsonl"
    recorder = Recorder(
        session, Header({"A": "Ada", "B": "Ben"}, "simulated", "2026-01-01T10:00:00.000+00:00", "UTC", "")
    )
    for event in simulate(Scenario("x", 80, {"A": Heart(), "B": Heart()}, belts, None, settle, 11)).events:
        recorder(event)
    recorder.close()
    result = CliRunner().invoke(cli, ["convert", str(session), str(tmp_path / "out.csv")])
    assert result.exit_code == 0, result.output
    with (tmp_path / "out.seconds.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[30]["state_A"], rows[30]["dynamic"], rows[30]["state_confidence_A"]) == ("", "", "")
    assert (rows[80]["state_A"], rows[80]["state_B"], rows[80]["dynamic"]) == ("settled", "settled", "both_settled")
    assert float(rows[80]["state_confidence_B"]) > 0.5
    assert {row["rising_A"] for row in rows} == {"0"}
