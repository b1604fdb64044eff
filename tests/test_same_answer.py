"""One session, one answer: JSON, report, summary view, index and batch table show the same floats, derived once."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from math import isfinite, isnan
from pathlib import Path
from re import findall
from typing import Any

import msgspec
import numpy as np
import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from support.report_reading import files, text

from hrvsync.analysis import session
from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measures.breathing.resonance import resonance
from hrvsync.analysis.session import Definitions, SessionData, analyse
from hrvsync.batch import recordings
from hrvsync.cli import batch, cli
from hrvsync.cli.analyse import measured
from hrvsync.events import AnyEvent, Pacer, Packet, Phase
from hrvsync.history import MAIN, describe, session_of
from hrvsync.report.session import session_page
from hrvsync.sources.simulate import SCENARIOS, Coupling, Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage import jsonl
from hrvsync.storage.formats import read
from hrvsync.storage.notes import Notes
from hrvsync.storage.recording import FileError, Header, Recording
from hrvsync.ui.summary import computed

RECORDINGS = sorted((Path(__file__).parents[1] / "recordings").glob("*.jsonl"))
type Json = dict[str, Any]


def in_json(value: object) -> Any:
    """A value as JSON has it: NaN is null."""
    return json.loads(msgspec.json.encode(value))


def numbers(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every leaf of a JSON value by its path."""
    match value:
        case dict():
            for key, inner in value.items():
                yield from numbers(inner, f"{name}/{key}")
        case list():
            for i, inner in enumerate(value):
                yield from numbers(inner, f"{name}/{i}")
        case _:
            yield name, value


class Answers:
    """What everybody says about one recording."""

    def __init__(self, path: Path) -> None:
        recording = read(path)
        self.result = computed(analyse(session_of(recording)))
        self.analyse: Json = json.loads(as_json(path))
        self.report: Json = json.loads(files(session_page(recording))["numbers.json"])
        self.index = describe(path, recording)
        self.row = dict(batch.flat(measured(path, Definitions())))


def known(values: Json, keys: Iterable[str] | None = None) -> Json:
    """The values that are known, those of `keys` if given."""
    return {key: values[key] for key in (keys or values) if values[key] is not None}


def without_name(person: Json) -> Json:
    """What is measured of a person; who has no name is called by the seat, in words only."""
    return {key: value for key, value in person.items() if key != "name"}


def as_json(path: Path) -> bytes:
    """What `analyse --json` prints."""
    run = CliRunner().invoke(cli, ["analyse", str(path), "--json"])
    assert run.exit_code == 0, run.output
    return run.stdout_bytes


def disagreements(answers: Answers) -> list[str]:
    """Where the report, the summary view, the index or the batch table say another number than `analyse --json`."""
    whole, found = answers.analyse, list[str]()

    def same(where: str, value: object, expected: object) -> None:
        expect, got = dict(numbers(in_json(expected))), dict(numbers(in_json(value)))
        wrong = [key for key in expect if got.get(key) != expect[key]]
        found.extend(f"{where}{key}: {got.get(key)}, not {expect[key]}" for key in wrong)

    result, report, index = answers.result, answers.report, answers.index
    for who, one in report["people"].items():
        same(f"report, {who}", one, without_name(whole["people"][who]))
    for who, one in whole["breathing"].items():
        same(f"report, breath of {who}", report["breathing"][who], one)
        same(f"report, resonance of {who}", report["breathing"][who]["resonance"], whole["resonance"].get(who))
    same("report, states", report["relating"], whole["relating"])
    same("report, seconds", report["session"]["seconds"], whole["session"]["seconds"])
    for pair, one in report["pairs"].items():
        same(f"report, {pair}", one["metrics"], whole["pairs"][pair]["metrics"])
    if whole["pair"]:
        same("report, pair", report["pair"], whole["pair"]["metrics"])
        same("report, minutes", sum(one["known"] for one in report["minutes"]), whole["pair"]["windows"])

    for who, one in result.people.items():
        seen = {"role": one.role, **in_json(one.measures), "levels": one.levels}
        same(f"summary, {who}", seen, without_name(whole["people"][who]))
        same(f"summary, resonance of {who}", one.breathing.resonance, whole["resonance"].get(who))
    same("summary, pair", result.states.pair, whole["relating"]["pair"])
    same("summary, minutes", result.states.minutes, whole["relating"]["minutes"])

    for who, one in index.people.items():
        same(f"index, {who}", one.usable_pct, whole["people"][who]["usable_pct"])
        same(f"index, role of {who}", one.role, whole["people"][who]["role"])
        same(f"index, {who}", one.metrics, known(whole["people"][who]["metrics"], MAIN))
    same("index, seconds", index.seconds, whole["session"]["seconds"])
    if whole["pair"]:
        same("index, pair", index.pair, known(whole["pair"]["metrics"]))
    if between := whole["relating"]["pair"]:
        same("index, settled", index.pair.get("settled_share"), between["dynamics"]["both_settled"]["share"])

    expected = dict(batch.flat(whole))
    for name, value in answers.row.items():
        if not (isinstance(value, float) and isnan(value)):
            same(f"table, {name}", value, expected.get(name))
    return found


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_a_recording_has_one_answer(path: Path) -> None:
    assert disagreements(Answers(path)) == []


DATA = Path(os.environ.get("HRVSYNC_DATA", "/nonexistent")) / "rr"


FILES = {path.relative_to(DATA).as_posix(): path for path in recordings(DATA)} if DATA.exists() else {}
DAYS = {"nsr2db/nsr001.ecg", "nsr2db/nsr009.ecg", "afdb/03665.qrs", "fatmaxxer/FatMaxOptimiser.20210606_161059.rr.csv"}
"""Five answers about hours take half a minute: these files have theirs in `make soak`."""


SOME = [name for name in FILES if name not in DAYS][::6]
"""The other files have their turn in `make soak`, too."""


@pytest.mark.parametrize("path", [pytest.param(FILES[name], id=name) for name in SOME])
def test_a_real_file_has_one_answer(path: Path) -> None:
    one_answer(path)


def one_answer(path: Path) -> None:
    """Compare all answers about a file; one that cannot be read has exit code 2."""
    if readable(path):
        assert disagreements(Answers(path)) == []
    else:
        assert CliRunner().invoke(cli, ["analyse", str(path), "--json"]).exit_code == 2


def readable(path: Path) -> bool:
    try:
        return bool(tuple(read(path).events()))
    except FileError:
        return False


def test_another_derivation_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report with labels of its own, say: none at all."""
    path = next(path for path in RECORDINGS if path.stem == "ugly")
    monkeypatch.setattr("hrvsync.report.session.session_of", unlabelled)
    assert any(one.startswith("report, ") for one in disagreements(Answers(path)))
    monkeypatch.undo()
    answers = Answers(path)
    answers.row["people_A_rmssd_ms"] = 1.0
    answers.index.pair["settled_share"] = 2.0
    assert [one.partition(":")[0] for one in disagreements(answers)] == ["index, settled", "table, people_A_rmssd_ms"]


def unlabelled(recording: Recording, notes: Notes) -> SessionData:
    data = session_of(recording, notes)
    beats = {who: replace(one, label=0 * one.label) for who, one in data.beats.items()}
    vars(data)["beats"] = beats
    return data


ASK: dict[str, Callable[[Path], object]] = {
    "analyse": as_json,
    "report": lambda path: session_page(read(path)),
    "index": lambda path: describe(path, read(path)),
    "table": lambda path: measured(path, Definitions()),
}


@pytest.mark.parametrize("ask", ASK)
def test_a_session_is_parsed_rebuilt_and_labelled_once(ask: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = Counter[str]()

    def counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            calls[name] += 1
            return function(*args)

        return call

    monkeypatch.setattr(session, "rebuild", counted("rebuild", session.rebuild))
    monkeypatch.setattr(session, "label_artefacts", counted("label", session.label_artefacts))
    monkeypatch.setattr(jsonl, "_events", counted("parse", vars(jsonl)["_events"]))
    ASK[ask](next(path for path in RECORDINGS if path.stem == "coupled"))
    assert calls == {"parse": 1, "rebuild": 1, "label": 2}  # the labels of two people


def recorded(path: Path, events: Iterable[AnyEvent], names: dict[str, str] | None = None) -> Path:
    """A recording of these events."""
    with path.open("wb") as file:
        file.writelines(map(jsonl.line, (Header(names or {}, "simulator"), *events)))
    return path


def played(scenario: Scenario) -> tuple[AnyEvent, ...]:
    return simulate(scenario).events


def test_whoever_looks_names_the_same_resonance_rate(tmp_path: Path) -> None:
    """A heart that locks poorly to the pacer: the chest shows that it was followed, wherever it was recorded."""
    sweep = next(scenario for scenario in SCENARIOS if scenario.name == "resonance_sweep")
    by_heart_alone = 0
    for seed in (5, 8):
        heart = Heart(bpm=60 + seed, resonance=5.0 + 0.1 * seed, skill=0.35, rsa=0.03)
        one = replace(sweep, hearts={"A": heart}, straps={"A": SimulatedStrap()}, seed=100 + seed, waves=("acc",))
        events = played(one)
        answers = Answers(recorded(tmp_path / f"{seed}.jsonl", events))
        assert disagreements(answers) == []
        named = answers.result.people["A"].breathing.resonance
        assert named is not None
        assert sum(rate.followed and isfinite(rate.chest_bpm) for rate in named.rates) >= 3
        assert isnan(named.best) or abs(named.best - heart.resonance) <= 0.55
        alone = resonance(answers.result.data.beats["A"], answers.result.data.guide, "A")
        by_heart_alone += alone is not None and in_json(alone.best) != in_json(named.best)
    assert by_heart_alone == 2  # both would get another result by the heart alone


def test_the_artefacts_counted_are_those_drawn(tmp_path: Path) -> None:
    """Small artefacts, which only what this heart does elsewhere shows: found while it beats and in hindsight."""
    chance = np.random.default_rng(1)
    rr = np.round(800 + chance.normal(0, 8, 900)).astype(int)
    rr[40::60] = (rr[40::60] * 0.79).astype(int)
    rr[70::180] *= 2
    ends = np.cumsum(rr) / 1000
    packets = [Packet(float(t), "A", (int(n),), per_second=1000) for t, n in zip(ends, rr, strict=True)]
    path = recorded(tmp_path / "small.jsonl", packets)
    one = Answers(path).result.people["A"]
    assert one.measures.artefacts == np.count_nonzero(~one.beats.good) == 20
    assert rebuild(packets)["A"].label.tolist() == one.beats.label.tolist()
    page = session_page(read(path))
    assert f"{one.measures.artefacts} (left out)" in text(page)
    assert page.count("artefact") > 15


def test_every_minute_lies_in_one_phase_and_counts_once(tmp_path: Path) -> None:
    phases = (
        Phase(0.0, "Settle", 100.0),
        Phase(100.0, "Talk", 650.0),
        Phase(750.0, "Breathe", 500.0, {"": Pacer(6.0)}),
    )
    hearts, straps = {"A": Heart(), "B": Heart(bpm=71)}, {"A": SimulatedStrap(), "B": SimulatedStrap()}
    coupling = Coupling(((0, 0.0), (740, 0.0), (760, 0.8)), lag=1.0)
    scenario = Scenario("half an hour", 1800, hearts, straps, coupling, (*phases, Phase(1250.0, "Rest")), 4)
    answers = Answers(recorded(tmp_path / "dyad.jsonl", played(scenario)))
    assert disagreements(answers) == []
    ends = [minute["t"] for minute in answers.report["minutes"]]
    assert ends == [60, *range(160, 751, 60), *range(810, 1251, 60), *range(1310, 1801, 60)]
    sentences = [phase["sentence"] for phase in answers.analyse["pair"]["phases"]]
    apart = "(?:no more alike than by chance|opposite waves|both follow the pacer and no more than that)"
    words = {"together": "clearly together", "some": "some synchrony", "apart": apart}
    counted = {
        word: sum(int(n) for one in sentences for n in findall(f"{text}(?: beyond the pacer)? in (\\d+)", one))
        for word, text in words.items()
    }
    assert counted == {word: sum(one["word"] == word for one in answers.report["minutes"]) for word in words}
    assert sum(counted.values()) > 20
    assert sum(phase["minutes"] for phase in answers.analyse["pair"]["phases"]) == answers.analyse["pair"]["windows"]


def test_three_people_are_three_people_and_three_pairs(tmp_path: Path) -> None:
    hearts = {"A": Heart(), "B": Heart(bpm=71), "C": Heart(bpm=60)}
    scenario = Scenario(
        "three", 300, hearts, {who: SimulatedStrap() for who in hearts}, None, (Phase(0.0, "Settle", 120.0),), 3
    )
    path = recorded(tmp_path / "three.jsonl", played(scenario), {"A": "Ada", "B": "Bo", "C": "Cy"})
    answers = Answers(path)
    assert disagreements(answers) == []
    assert list(answers.analyse["people"]) == ["A", "B", "C"]
    assert list(answers.analyse["pairs"]) == list(answers.analyse["relating"]["pairs"]) == ["A+B", "A+C", "B+C"]
    assert answers.analyse["pair"] is None
    assert answers.result.pairs["A", "C"].states is not None
    assert answers.row["pairs_A+C_windows"] == answers.analyse["pairs"]["A+C"]["windows"] > 0
    assert "Ada and Cy:" in text(session_page(read(path)))
    table = CliRunner().invoke(cli, ["analyse", str(path), "--csv"]).stdout.splitlines()
    assert [line.split(",")[0] for line in table[1:]] == ["A", "B", "C", "A+B", "A+C", "B+C"]
    assert "between Bo and Cy" in CliRunner().invoke(cli, ["analyse", str(path)]).output
