import csv
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyarrow import parquet
from support.drawn_ecg import drawn, regular
from support.running import run

from hrvsync.analysis.synchrony import PAIR_MEASURES
from hrvsync.sources.simulate import SCENARIOS, Coupling, Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage.jsonl import line
from hrvsync.storage.recording import Header


def numbers(*words: object) -> Any:
    result = run("analyse", *words, "--json")
    assert result.exit_code == 0
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def couple(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("analyse") / "couple.jsonl"
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == "coupled")
    header = Header({"A": "Ann", "B": "Bo"}, "simulator", "2026-01-01T00:00:00+00:00")
    path.write_bytes(line(header) + b"".join(map(line, simulate(scenario).events)))
    return path


@pytest.fixture(scope="module")
def analysis(couple: Path) -> Any:
    return numbers(couple, "--preset", "kubios")


@pytest.fixture(scope="module")
def rows(couple: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(run("analyse", couple, "--csv", "--preset", "kubios").stdout.splitlines()))


def test_one_object_about_a_pair(analysis: Any) -> None:
    result = analysis
    assert result["session"]["seconds"] == 480.0
    assert result["session"]["created"] == "2026-01-01T00:00:00+00:00"
    assert [person["name"] for person in result["people"].values()] == ["Ann", "Bo"]
    ann = result["people"]["A"]
    assert 480 < ann["beats"] < 530
    assert ann["gaps"] == ann["gap_seconds"] == 0
    assert 60 < ann["metrics"]["mean_hr_bpm"] < 68
    assert result["pair"]["windows"] == 7
    assert result["pair"]["metrics"]["wcc_z0"] > 0.5


def test_a_pair_is_reported_phase_by_phase(analysis: Any) -> None:
    pair = analysis["pair"]
    settle, together, rest = pair["phases"]
    assert [phase["name"] for phase in pair["phases"]] == ["Settle", "Together", "Rest"]
    assert (together["start"], together["seconds"], together["minutes"]) == (120.0, 300.0, 5)
    assert "clearly together beyond the pacer in 2, both follow the pacer" in together["sentence"]
    assert together["metrics"]["pacer_locking_a"] > 0.8
    assert set(together["measures"]) == {row.key for row in PAIR_MEASURES if row.phase}
    assert set(together["measures"]) | set(together["metrics"]) == set(pair["registry"])
    best = together["measures"]["wcc60_z"]
    assert best["value"] > best["high"] > best["low"]
    assert best["p"] < 0.05 < settle["measures"]["wcc60_z"]["p"]
    assert rest["measures"]["msc_lf"] == {"value": None, "low": None, "high": None, "p": None}
    assert pair["signs"]["lags and angles"] == "positive: A leads, is ahead"
    assert pair["registry"]["wcc_lag"]["label"] == "Best lag (+: A leads)"


def test_a_pair_is_a_row_a_phase_after_the_people(analysis: Any, rows: list[dict[str, str]]) -> None:
    assert [(row["who"], row["name"], row["phase"]) for row in rows] == [
        ("A", "Ann", ""),
        ("B", "Bo", ""),
        ("A+B", "Ann + Bo", "Settle"),
        ("A+B", "Ann + Bo", "Together"),
        ("A+B", "Ann + Bo", "Rest"),
    ]
    phase = analysis["pair"]["phases"][1]
    assert rows[3]["lead"] == phase["lead"]
    assert rows[3]["together"] == phase["sentence"]
    for name, measured in phase["measures"].items():
        assert rows[3][name] == ("" if measured["value"] is None else repr(measured["value"])), name
    assert rows[3]["pearson_chance_p"] == repr(phase["measures"]["pearson"]["p"])
    # On one pacer a p value that knows nothing of the pacer is withheld.
    assert rows[3]["pearson_p"] == ""


def test_a_row_a_second_says_in_words_who_leads(tmp_path: Path) -> None:
    hearts, belts = {"A": Heart(), "B": Heart(bpm=72)}, {"A": SimulatedStrap(), "B": SimulatedStrap()}
    follow = Scenario("b follows a", 240, hearts, belts, Coupling(((0.0, 0.95),), 2.0), (), 4)
    session = tmp_path / "follow.jsonl"
    session.write_bytes(line(Header()) + b"".join(map(line, simulate(follow).events)))
    result = run("analyse", session, "--seconds", tmp_path / "rows.csv")
    assert "A leads by 1.8 s in 3 minutes" in result.stdout
    with (tmp_path / "rows.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["t"]) for row in rows] == [*range(241)]
    assert rows[200]["together"] == "clearly together"
    assert rows[200]["lead"].startswith("A leads by 2.0 s (1.")
    assert float(rows[200]["wcc_lag"]) == pytest.approx(2.0, abs=0.5)
    assert {"chance_low", "chance_high", "pacer_locking_a", "plv_lf", "state_A", "state_B", "dynamic"} <= set(rows[0])


def test_the_same_for_people(couple: Path) -> None:
    output = run("analyse", couple).stdout
    assert "Ann" in output
    assert "Bo" in output
    assert "RMSSD (ms)" in output
    assert "Together, 300 s: of 4 minutes, clearly together beyond the pacer in 2" in output
    lines = output.splitlines()
    (head,) = (line for line in lines if line.startswith("between the two"))
    assert head.split()[-3:] == ["Settle", "Together", "Rest"]
    (row,) = (line for line in lines if "Correlation at the best lag, 60 s windows (z)" in line)
    assert row.count("*") == 1
    assert "* above chance" in output


def test_a_row_of_every_number_for_each_person(analysis: Any, rows: list[dict[str, str]]) -> None:
    assert [row["name"] for row in rows[:2]] == ["Ann", "Bo"]
    for row, person in zip(rows[:2], analysis["people"].values(), strict=True):
        assert (row["preset"], row["artefact_policy"], row["rhythm"]) == ("kubios", "none", "suited")
        for key, value in person["metrics"].items():
            assert row[key] == ("" if value is None else repr(value)), key


def test_definitions_are_changed_and_named(couple: Path) -> None:
    result = numbers(couple, "--preset", "kubios", "--detrend", "500", "--spectrum", "lomb")
    assert result["people"]["A"]["preset"] == result["definitions"]["name"] == "kubios, detrended 500, lomb"
    assert result["definitions"]["regularisation"] == 500
    assert result["definitions"]["spectrum"]["method"] == "lomb"
    plain = numbers(couple, "--preset", "kubios")["people"]["A"]["metrics"]
    changed = result["people"]["A"]["metrics"]
    assert changed["mean_rr_ms"] == plain["mean_rr_ms"]
    assert changed["vlf_ms2"] < 0.5 * plain["vlf_ms2"]
    assert run("analyse", couple, "--detrend", "0").exit_code == 2


def test_a_rhythm_that_is_not_suited_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "bigeminy.txt"
    path.write_text("# from Kubios\n" + "\n".join(["600", "1400"] * 150))
    result = run("analyse", path)
    assert "not suited for HRV" in result.stdout
    (row,) = csv.DictReader(run("analyse", path, "--csv").stdout.splitlines())
    assert row["rhythm"] == "not suited"
    assert row["rmssd_ms"] == ""
    assert row["mean_rr_ms"] == "1000.0"


def test_a_chosen_series_counts_as_it_is_and_a_raw_one_is_cleaned(tmp_path: Path) -> None:
    rr = np.tile([800, 810, 790, 805], 50)
    rr[50] = 1700
    path = tmp_path / "series.txt"
    path.write_text("# Kubios\n" + "\n".join(map(str, rr)))
    raw = numbers(path)
    path.write_text("\n".join(map(str, rr)))
    cleaned = numbers(path)
    assert raw["pair"] is None
    (person,) = raw["people"].values()
    assert person["artefact_policy"] == "none"
    assert person["artefacts"] == 1
    assert person["metrics"]["rmssd_ms"] == pytest.approx(np.sqrt(np.mean(np.diff(rr) ** 2)), rel=1e-12)
    assert person["metrics"]["sdnn_ms"] == pytest.approx(np.std(rr, ddof=1), rel=1e-12)
    (person,) = cleaned["people"].values()
    assert person["artefact_policy"] == "exclude"
    steps = np.delete(np.diff(rr), [49, 50])
    assert person["metrics"]["rmssd_ms"] == pytest.approx(np.sqrt(np.mean(steps**2)), rel=1e-12)
    (person,) = numbers(path, "--preset", "kubios", "--artefacts", "correct")["people"].values()
    assert (person["preset"], person["artefact_policy"]) == ("kubios", "correct")


def test_beats_of_a_strap_are_cleaned_unless_asked_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "strap.csv"
    path.write_text("".join(f"{0.8 * i + 0.1 * (i % 2):.1f},{1600 if i == 20 else 800 + i % 3}\n" for i in range(60)))
    cleaned, raw = (numbers(path, *words)["people"]["A"] for words in ((), ("--artefacts", "none")))
    assert cleaned["artefact_policy"] == "exclude"
    assert cleaned["metrics"]["rmssd_ms"] < 2 < 100 < raw["metrics"]["rmssd_ms"]


def test_two_files_are_a_pair(tmp_path: Path) -> None:
    for name in "xy":
        (tmp_path / f"{name}.txt").write_text("800\n" * 100)
    result = numbers(tmp_path / "x.txt", tmp_path / "y.txt", "--later", "0")
    assert list(result["people"]) == ["A", "B"]
    assert result["pair"]["windows"] == 0
    assert (
        "The whole, 80 s: not enough data"
        in run("analyse", tmp_path / "x.txt", tmp_path / "y.txt", "--later", "0").stdout
    )


def test_what_cannot_be_known_is_null(tmp_path: Path) -> None:
    path = tmp_path / "beat.txt"
    path.write_text("800\n")
    assert numbers(path)["people"]["A"]["metrics"]["sdnn_ms"] is None
    assert "–" in run("analyse", path).stdout


def test_nobody(tmp_path: Path) -> None:
    path = tmp_path / "nobody.jsonl"
    path.write_bytes(line(Header()))
    assert numbers(path)["people"] == {}
    assert run("analyse", path).exit_code == 0


DATA = os.environ.get("HRVSYNC_DATA")


@pytest.mark.skipif(not DATA, reason="HRVSYNC_DATA does not name the folder of real recordings")
class TestRealFiles:
    rr = Path(DATA or "") / "rr"

    def test_kubios(self, tmp_path: Path) -> None:
        """Kubios 3.1 reports RMSSD 56.8586 and SDNN 92.7945 ms of exactly this series."""
        series = np.load(self.rr / "kubios" / "pgomes_SampleSeries.npy")
        path = tmp_path / "series.txt"
        path.write_text("\n".join(str(int(rr)) for rr in series.ravel()))
        metrics = numbers(path, "--artefacts", "none")["people"]["A"]["metrics"]
        assert round(metrics["rmssd_ms"], 4) == 56.8595
        assert round(metrics["sdnn_ms"], 4) == 92.7945

    @pytest.mark.parametrize(("file", "truth"), [("nsr2db/nsr001.ecg", 32.1), ("mitdb/105.atr", 20.5)])
    def test_holters_come_out_cleaned(self, file: str, truth: float) -> None:
        """The RMSSD over neighbours that cardiologists annotated as normal."""
        person = numbers(self.rr / file)["people"]["A"]
        assert person["artefact_policy"] == "exclude"
        assert person["metrics"]["rmssd_ms"] == pytest.approx(truth, rel=0.03)

    def test_slow_breathing_beside_fatmaxxer(self) -> None:
        slow = self.rr / "slow_breathing_h10" / "sample_data_ibi.csv"
        (fat,) = (self.rr / "fatmaxxer").glob("*.rr.csv")
        result = numbers(slow, fat, "--later", "0")
        assert [person["beats"] for person in result["people"].values()] == [620, 11463]
        assert result["session"]["seconds"] == pytest.approx(6129, abs=1)


def test_breath_and_resonance_are_reported() -> None:
    recordings = Path(__file__).parents[2] / "recordings"
    result = numbers(recordings / "resonance_sweep.jsonl")
    assert {who: one["best"] for who, one in result["resonance"].items()} == {"A": 5.5, "B": 5.0}
    phases = result["breathing"]["A"]["phases"]
    assert [round(phase["rate_bpm"], 1) for phase in phases[1:]] == [6.5, 6.0, 5.5, 5.0, 4.5]
    text = " ".join(run("analyse", recordings / "resonance_sweep.jsonl").stdout.split())
    assert "Ada, resonance: this heart answered most at 5.5 breaths a minute" in text
    assert numbers(recordings / "uncoupled.jsonl")["resonance"] == {}


def test_what_another_app_had_filtered_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    rows = "".join(f"{1_622_959_867_016 + 900 * i},{900 + i % 7},{900 * i}\n" for i in range(1, 90))
    file.write_text(f"timestamp, rr, since_start \n\n{rows}")
    result = run("analyse", file, "--json")
    assert "HRV Logger had already taken artefacts out" in result.stderr
    assert "HRV Logger" in json.loads(result.stdout)["session"]["notes"][0]


def test_an_infants_breath_is_beyond_the_adults_band(tmp_path: Path) -> None:
    t, rr = 0.0, list[float]()
    while t < 300:
        rr.append(round(454 + 8 * np.sin(2 * np.pi * 38 / 60 * t) + 10 * np.sin(0.2 * np.pi * t), 1))
        t += rr[-1] / 1000
    (tmp_path / "baby.txt").write_text("\n".join(map(str, rr)))
    shown = run("analyse", tmp_path / "baby.txt").stdout
    assert "A's breath, 38 a minute, is too quick for the HF band" in shown
    assert "--bands" not in run("analyse", tmp_path / "baby.txt", "--bands", "infant").stdout
    own = numbers(tmp_path / "baby.txt", "--bands", "0.04-0.2-1", "--window-s", "120")
    assert own["people"]["A"]["preset"] == "default, windows of 120 s, bands 0.04-0.2-1"
    assert own["people"]["A"]["metrics"]["hf_ms2"] == pytest.approx(32, rel=0.2)
    page = tmp_path / "baby.html"
    assert run("report", tmp_path / "baby.txt", "-o", page).exit_code == 0
    assert "the breath is too quick for its band" in page.read_text()


@pytest.mark.parametrize("wrong", ["adults", "0.2-0.1-0.4", "0.04-0.2", "0.04-x-0.4", ""])
def test_bands_that_are_none_are_refused(couple: Path, wrong: str) -> None:
    result = run("analyse", couple, "--bands", wrong)
    assert result.exit_code == 2
    assert "three rising numbers in Hz" in result.stderr


def test_numbers_of_each_part_are_a_table(tmp_path: Path) -> None:
    path = tmp_path / "series.txt"
    path.write_text("\n".join(str(800 + i % 7) for i in range(300)))
    rows = list(csv.DictReader(run("analyse", path, "--by", "window:60", "--by", "end=1:00..3:00").stdout.splitlines()))
    assert [row["part"] for row in rows] == ["0..60", "60..120", "120..180", "180..240", "end"]
    assert rows[0]["rmssd_ms"]
    written = tmp_path / "parts.csv"
    assert run("analyse", path, "--by", "window:60", "-o", written).exit_code == 0
    assert len(written.read_text().splitlines()) == 5
    for by, says in (("phase", "no such parts"), ("hour", "none of phase")):
        refused = run("analyse", path, "--by", by)
        assert refused.exit_code == 2
        assert says in refused.stderr


def test_parts_of_a_table_as_parquet_and_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    for name in ("p1.txt", "p2.txt"):
        (folder / name).write_text("\n".join(str(800 + i % 7) for i in range(300)))
    table = tmp_path / "parts.csv"
    table.write_text("name;start;end;file\nrest;0;1:00;p1\ntask;1:00;3:00;p1.txt\ntask;30;90;p2\n")
    out = tmp_path / "parts.parquet"
    assert run("analyse", folder / "p1.txt", "--parts", table, "-o", out).exit_code == 0
    rows = parquet.read_table(out).to_pylist()
    assert [(row["part"], row["pulse"], row["beats"]) for row in rows] == [("rest", False, 74), ("task", False, 150)]
    whole = run("analyse", folder, "--parts", table, "--by", "window:100")
    rows = list(csv.DictReader(whole.stdout.splitlines()))
    assert [(row["file"], row["part"]) for row in rows if row["part"] in {"rest", "task"}] == [
        ("p1.txt", "rest"),
        ("p1.txt", "task"),
        ("p2.txt", "task"),
    ]
    assert len(rows) == 7
    (folder / "bad.txt").write_text("800\n-5\n" * 9)
    failed = run("analyse", folder, "--parts", table)
    assert failed.exit_code == 1
    assert "bad.txt, line 2" in failed.stderr
    table.write_text("name;start;end\nrest;5;1\n")
    refused = run("analyse", folder / "p1.txt", "--parts", table)
    assert refused.exit_code == 2
    assert "parts.csv: line 2: the part rest ends before it begins" in refused.stderr
    assert run("analyse", folder / "p1.txt", "--parts", tmp_path / "none.csv").exit_code == 2


def test_what_is_said_of_a_channel(tmp_path: Path) -> None:
    at = regular(20.0)
    file = tmp_path / "x.csv"
    file.write_text("ECG\n" + "".join(f"{x:.3f}\n" for x in drawn(at, 128, seconds=20.0)))
    asked = run("analyse", file)
    assert asked.exit_code == 2
    assert "say it: --rate 250 for 250 a second" in asked.stderr
    shown = run("analyse", file, "--rate", 128)
    assert "Its beats were found in the ECG ECG (128 Hz)." in shown.stderr
    assert json.loads(run("analyse", file, "--rate", 128, "--json").stdout)["people"]["A"]["beats"] == len(at) - 1
    assert run("convert", file, tmp_path / "y.txt", "--rate", 128, "--channel", "ECG").exit_code == 0
    assert len((tmp_path / "y.txt").read_text().splitlines()) == len(at) - 1
    assert run("report", file, "--rate", 128, "-o", tmp_path / "y.html").exit_code == 0
    first = run("replay", file, "--rate", 128, "--speed", "max", "--json").stdout.splitlines()[0]
    assert json.loads(first)
    assert "one or two, not 3" in run("analyse", file, *["--channel", "ECG"] * 3).stderr
    rows = tmp_path / "folder.csv"
    (tmp_path / "folder").mkdir()
    file.rename(tmp_path / "folder" / "x.csv")
    assert run("analyse", tmp_path / "folder", "--csv", "--rate", 128, "-o", rows).exit_code == 0
    assert "rate=128" in rows.read_text()
