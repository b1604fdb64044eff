"""A pacemaker or rhythm disorder that someone reported: recorded once, and the same wherever the session is shown."""

import asyncio
import json
from math import isnan
from pathlib import Path

import pytest
from msgspec.structs import asdict, replace
from rich.console import Console
from support.running import run

from hrvsync import terminal
from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.analysis.measure import Values
from hrvsync.analysis.session import SessionResult, analyse, session_data
from hrvsync.app.services import LocalServices
from hrvsync.events import AnyEvent, Person, Phase
from hrvsync.report.session import session_page
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage import read
from hrvsync.storage.jsonl import End, line
from hrvsync.storage.notes import Notes
from hrvsync.storage.people import delete_person
from hrvsync.storage.recording import Header
from hrvsync.ui import phrases
from hrvsync.ui.services import SessionConfig

REPORTED = Person(0.0, "A", rhythm_disorder=True)
HEART_RATE = {"hr", "breathing_basis"}


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / name))
    (tmp_path / "TMPDIR").mkdir()


@pytest.fixture(scope="module")
def events() -> tuple[AnyEvent, ...]:
    couple = {"A": Heart(bpm=64), "B": Heart(bpm=70)}
    return (REPORTED, *simulate(Scenario("reported", 330, couple, dict.fromkeys(couple, SimulatedStrap()))).events)


@pytest.fixture(scope="module")
def result(events: tuple[AnyEvent, ...]) -> SessionResult:
    return analyse(session_data(events, {"A": "Ann", "B": "Bo"}))


@pytest.fixture(scope="module")
def last(events: tuple[AnyEvent, ...]) -> Frame:
    analyser = LiveAnalyser()
    return [frame for event in events for frame in analyser.feed(event)][-1]


@pytest.fixture
def file(events: tuple[AnyEvent, ...], tmp_path: Path) -> Path:
    path = tmp_path / "library" / "reported.jsonl"
    path.parent.mkdir()
    path.write_bytes(b"".join(map(line, (Header({"A": "Ann", "B": "Bo"}), *events, End(len(events))))))
    return path


def known(values: Values) -> set[str]:
    return {key for key, value in asdict(values).items() if not isnan(value)}


def test_nothing_but_the_rate_is_measured(result: SessionResult) -> None:
    ann, bo = result.people["A"].measures, result.people["B"].measures
    assert (ann.rhythm, ann.rhythm_disorder) == ("not suited", True)
    assert (bo.rhythm, bo.rhythm_disorder) == ("suited", False)
    kept = {key for key, value in ann.metrics.items() if not isnan(value)}
    assert {"mean_rr_ms", "mean_hr_bpm"} <= kept <= {"mean_rr_ms", "mean_hr_bpm", "mean_hr_of_beats_bpm"}
    assert not isnan(bo.metrics["rmssd_ms"])
    assert isnan(result.people["A"].breathing.whole.rsa_ms)
    assert all(isnan(level.rmssd) and not isnan(level.hr) for level in result.people["A"].levels)


def test_no_state_is_named(result: SessionResult, last: Frame) -> None:
    assert not result.people["A"].baseline.known
    assert result.people["B"].baseline.known
    assert isnan(last.people["A"].state.variability_z)
    assert not isnan(last.people["B"].state.variability_z)


def test_live_says_the_same(last: Frame) -> None:
    ann, bo = last.people["A"], last.people["B"]
    assert (ann.rhythm, bo.rhythm) == ("not suited", "suited")
    assert known(ann.measures) <= HEART_RATE
    assert "rmssd_60" in known(bo.measures)
    assert phrases.body_state(ann) == ("Heart rate only", "pacemaker or rhythm disorder")
    assert phrases.body_state(bo)[0] != "Heart rate only"


@pytest.mark.parametrize("straps", [None, {"A": "1234"}])
def test_a_session_begins_with_it(straps: dict[str, str] | None, tmp_path: Path) -> None:
    services = LocalServices(tmp_path)
    protocol = next(one.protocol for one in services.protocols("en") if one.protocol)
    session = services.begin(SessionConfig({"A": "Ann"}, protocol, straps, rhythm_disorders=("A",)))

    async def begun() -> AnyEvent:
        async for events in session.streams():
            async for event in events:
                if not isinstance(event, Phase):
                    return event
        raise AssertionError

    assert asyncio.run(begun()) == REPORTED
    session.close()
    services.close()


def test_a_replay_says_the_same(file: Path, last: Frame) -> None:
    replayed = LocalServices(file.parent).open([file])
    analyse_next = replayed.analyser()
    again = [frame for event in replayed.events() for frame in analyse_next(event)][-1]
    assert again.t == last.t
    assert [(one.rhythm, one.state, known(one.measures)) for one in again.people.values()] == [
        (one.rhythm, one.state, known(one.measures)) for one in last.people.values()
    ]


def test_why_is_said_on_paper_and_on_the_command_line(file: Path) -> None:
    page = session_page(read(file), Notes())
    assert "Variability of Ann is not measured: a pacemaker or a known rhythm disorder." in page
    assert "not suited for HRV: pacemaker or rhythm disorder" in page
    assert "Ann: no states, for variability is not measured with a pacemaker or a rhythm disorder." in page
    assert "(pacemaker or rhythm disorder)" in page
    printed = run("analyse", file).stdout
    assert "not suited for HRV (pacemaker or rhythm disorder)" in printed
    person = json.loads(run("analyse", file, "--json").stdout)["people"]["A"]
    assert (person["rhythm"], person["rhythm_disorder"], person["metrics"]["rmssd_ms"]) == ("not suited", True, None)


def test_the_terminal_says_why_there_is_no_number(file: Path, last: Frame) -> None:
    screen = terminal.Screen(LocalServices(file.parent).open([file]))
    screen.on_frame(last)
    console = Console(width=80)
    with console.capture() as printed:
        console.print(screen)
    assert "Ann: no RMSSD (pacemaker or rhythm disorder)" in printed.get()
    assert printed.get().count("no RMSSD") == 1


def test_a_format_that_cannot_hold_it_says_so(file: Path, tmp_path: Path) -> None:
    said = run("convert", file, tmp_path / "out.csv").output
    assert "what people say of themselves" in said


def test_it_goes_with_the_person(file: Path) -> None:
    delete_person(file.parent, "Ann")
    assert not any(isinstance(event, Person) for event in read(file).events())
    assert b"rhythm_disorder" not in file.read_bytes()


def test_a_partner_who_goes_leaves_it(file: Path) -> None:
    delete_person(file.parent, "Bo")
    assert REPORTED in list(read(file).events())


def test_someone_may_take_it_back(events: tuple[AnyEvent, ...]) -> None:
    last = replace(REPORTED, t=events[-1].t, rhythm_disorder=False)
    assert analyse(session_data((*events, last))).people["A"].measures.rhythm == "suited"


def test_old_recordings_say_nothing(events: tuple[AnyEvent, ...]) -> None:
    assert analyse(session_data(events[1:])).people["A"].measures.rhythm == "suited"
