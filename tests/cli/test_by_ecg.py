"""analyse and convert by a recorded ECG in place of the strap's own intervals."""

import json
from pathlib import Path

import numpy as np
import pytest
from support.running import run

from hrvsync.events import Packet, Wave
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, Simulation, simulate
from hrvsync.storage.formats import read
from hrvsync.storage.jsonl import line
from hrvsync.storage.recording import Header

PLAYED = simulate(
    Scenario(
        "ecg",
        240,
        {"A": Heart(bpm=64, ectopics=2.0), "B": Heart(bpm=70)},
        {"A": SimulatedStrap("Polar H10", missed=1.0), "B": SimulatedStrap("Garmin HRM-Dual")},
        waves=("ecg",),
    )
)


def written(folder: Path, played: Simulation, *, b_has_ecg: bool = False) -> Path:
    file = folder / "in.jsonl"
    events = [e for e in played.events if b_has_ecg or not (isinstance(e, Wave) and e.who == "B")]
    file.write_bytes(b"".join(map(line, [Header({"A": "Ann", "B": "Bo"}), *events])))
    return file


def test_what_the_ecg_says_of_the_straps_artefacts(tmp_path: Path) -> None:
    file = written(tmp_path, PLAYED)
    result = json.loads(run("analyse", file, "--json").stdout)
    assert result["beats"] == "strap"
    assert list(result["ecg"]) == ["A"]
    ecg = result["ecg"]["A"]
    assert ecg["heart"] + ecg["strap"] + ecg["unseen"] == pytest.approx(result["people"]["A"]["artefacts"], abs=3)
    assert ecg["heart"] >= 8
    assert ecg["strap"] >= 2
    sentence = run("analyse", file).stdout.splitlines()[-1]
    assert sentence.startswith(
        f"Ann's ECG: {ecg['peaks']} heartbeats; {ecg['agree_pct']:.1f} % of the strap's intervals"
    )
    assert f"{ecg['heart']} the heart's own, {ecg['strap']} the strap's" in sentence


def test_an_ecg_that_is_too_short(tmp_path: Path) -> None:
    waves = [e for e in PLAYED.events if not isinstance(e, Wave) or (e.who == "A" and e.t < 3)]
    file = tmp_path / "in.jsonl"
    file.write_bytes(b"".join(map(line, [Header({"A": "Ann", "B": "Bo"}), *waves])))
    assert "too few to hold the strap's intervals against" in run("analyse", file).stdout


def test_measures_by_the_ecg(tmp_path: Path) -> None:
    file = written(tmp_path, PLAYED)
    strap = json.loads(run("analyse", file, "--json").stdout)
    ecg = json.loads(run("analyse", file, "--json", "--beats", "ecg").stdout)
    assert ecg["beats"] == "ecg"
    assert ecg["people"]["B"] == strap["people"]["B"]
    assert ecg["people"]["A"]["artefacts"] < strap["people"]["A"]["artefacts"]
    assert ecg["ecg"] == strap["ecg"]


def test_a_recording_analysed_by_its_ecg(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run("convert", written(tmp_path, PLAYED), out, "--beats", "ecg").exit_code == 0
    rr = [e.rr[0] / e.per_second for e in read(out).events() if isinstance(e, Packet) and e.who == "A"]
    truth = np.diff(PLAYED.hearts["A"].t)
    normal = ~PLAYED.hearts["A"].ectopic
    usual = truth[normal[1:] & normal[:-1]]
    nearest = np.abs(np.array(rr)[:, np.newaxis] - usual).min(axis=1)
    assert np.median(nearest) < 0.25e-3


def test_without_an_ecg_it_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(b"".join(map(line, [Header({"A": ""}), Packet(1.0, "A", (900,)), Packet(2.0, "A", (900,))])))
    for words in (("analyse", file), ("convert", file, tmp_path / "out.csv")):
        refused = run(*words, "--beats", "ecg")
        assert refused.exit_code == 2
        assert "there is no ECG in it; `hrvsync record --ecg` records it" in refused.stderr
    refused = run("analyse", tmp_path, "--csv", "--beats", "ecg")
    assert refused.exit_code == 2
    assert "one recording at a time" in refused.stderr
