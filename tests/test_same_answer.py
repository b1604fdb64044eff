"""One session, one answer: JSON, report, summary view, index and batch table show the same floats, derived once."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from math import isnan
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from msgspec.structs import replace
from support.report_reading import files

from hrvsync.analysis import session
from hrvsync.analysis.session import Definitions, SessionData, analyse
from hrvsync.cli import batch, cli
from hrvsync.cli.analyse import measured
from hrvsync.history import MAIN, describe, session_of
from hrvsync.report.session import session_page
from hrvsync.storage import jsonl
from hrvsync.storage.formats import read
from hrvsync.storage.notes import Notes
from hrvsync.storage.recording import FileError, Recording
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
    # Who has no name is called by the seat where people read, and has none in the files.
    nameless = {
        who: {key: value for key, value in one.items() if key != "name"} for who, one in whole["people"].items()
    }
    for who, one in report["people"].items():
        same(f"report, {who}", one, nameless[who])
    for who, one in whole["breathing"].items():
        same(f"report, breath of {who}", report["breathing"][who], one)
        same(f"report, resonance of {who}", report["breathing"][who]["resonance"], whole["resonance"].get(who))
    same("report, states", report["relating"], whole["relating"])
    same("report, seconds", report["session"]["seconds"], whole["session"]["seconds"])
    for pair, one in report["pairs"].items():
        same(f"report, {pair}", one["metrics"], whole["pairs"][pair]["metrics"])
    if whole["pair"]:
        same("report, pair", report["pair"], whole["pair"]["metrics"])
        same("report, minutes", sum(one["z"] is not None for one in report["minutes"]), whole["pair"]["windows"])

    for who, one in result.people.items():
        same(f"summary, {who}", {**in_json(one.measures), "levels": one.levels}, nameless[who])
        same(f"summary, resonance of {who}", one.breathing.resonance, whole["resonance"].get(who))
    same("summary, pair", result.states.pair, whole["relating"]["pair"])
    same("summary, minutes", result.states.minutes, whole["relating"]["minutes"])

    for who, one in index.people.items():
        same(f"index, {who}", one.usable_pct, whole["people"][who]["usable_pct"])
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


@pytest.mark.skipif(not DATA.exists(), reason="the real recordings are not here (HRVSYNC_DATA)")
def test_every_real_file_has_one_answer() -> None:
    answered = 0
    for path in batch.recordings(DATA):
        try:
            tuple(read(path).events())
        except FileError:
            continue
        assert disagreements(Answers(path)) == [], path
        answered += 1
    assert answered > 30


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
