"""Roles are said once, kept in the recording, and stand beside the names wherever people read them."""

import json
from pathlib import Path

import pytest
from support.own_library import own_library
from support.report_reading import text
from support.running import run

from hrvsync.analysis.session import analyse, session_data
from hrvsync.app.services import LocalServices
from hrvsync.app.sessions import self_reports
from hrvsync.events import AnyEvent, Person
from hrvsync.guide import parse_protocol
from hrvsync.history import describe
from hrvsync.report.language import language
from hrvsync.report.session import session_page
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage import jsonl, list_protocols
from hrvsync.storage.jsonl import End, line
from hrvsync.storage.recording import Header
from hrvsync.ui.services import SessionConfig
from hrvsync.ui.session.state import SessionState

SAID = self_reports((), {}, {"A": "practitioner", "B": "client"})


@pytest.fixture(scope="module")
def events() -> tuple[AnyEvent, ...]:
    hearts = {"A": Heart(bpm=64), "B": Heart(bpm=72)}
    return simulate(Scenario("two", 70, hearts, dict.fromkeys(hearts, SimulatedStrap()))).events


@pytest.fixture
def recording(tmp_path: Path, events: tuple[AnyEvent, ...]) -> Path:
    path = tmp_path / "both.jsonl"
    lines = Header({"A": "Jo", "B": "Mia"}), *SAID, *events, End(len(events) + len(SAID))
    path.write_bytes(b"".join(map(line, lines)))
    return path


def test_roles_are_facts_of_the_recording(recording: Path) -> None:
    kept = [event for event in jsonl.read(recording).events() if isinstance(event, Person)]
    assert kept == [Person(0.0, "A", role="practitioner"), Person(0.0, "B", role="client")]
    assert b'"role":"practitioner"' in recording.read_bytes()


def test_a_recording_without_roles_reads_on(events: tuple[AnyEvent, ...]) -> None:
    assert {one.role for one in analyse(session_data(events)).people.values()} == {""}


def test_everybody_who_reads_sees_them(recording: Path) -> None:
    content = jsonl.read(recording)
    assert "Jo (practitioner) and ◆ Mia (client)" in text(session_page(content))
    assert "Jo (Begleitung) und ◆ Mia (Klient:in)" in text(session_page(content, language=language("de")))
    assert {who: one.role for who, one in describe(recording, content).people.items()} == {
        "A": "practitioner",
        "B": "client",
    }
    shown = " ".join(run("analyse", recording).output.split())
    assert "Jo (practitioner)" in shown
    assert "Mia (client)" in shown
    found = json.loads(run("analyse", recording, "--json").stdout)
    assert (found["people"]["A"]["role"], found["people"]["B"]["role"]) == ("practitioner", "client")
    header, first, *_ = run("analyse", recording, "--csv").stdout.splitlines()
    assert dict(zip(header.split(","), first.split(","), strict=False))["role"] == "practitioner"


def test_the_window_sees_them_live_and_afterwards(recording: Path) -> None:
    services = LocalServices(recording.parent)
    session = services.open([recording])
    state = SessionState(names=session.names)
    for event in session.events():
        state.on_event(event)
    assert state.roles == {"A": "practitioner", "B": "client"}
    assert services.analyse(session).data.roles == state.roles


def test_history_sees_them(recording: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recording.rename(own_library(tmp_path, monkeypatch) / recording.name)
    shown = run("history").output
    assert "(practitioner)" in shown
    assert json.loads(run("history", "--json").stdout)["sessions"][0]["people"]["B"]["role"] == "client"


@pytest.mark.parametrize("code", ["en", "de"])
def test_a_guided_session_says_them_by_their_keys(tmp_path: Path, code: str) -> None:
    protocols = {one.key: one.protocol for one in list_protocols(tmp_path, code)}
    protocol = protocols["practitioner-and-client"]
    assert protocol is not None
    assert protocol.roles == {"A": "practitioner", "B": "client"}
    own = '[roles]\nA = "Begleitung"\nB = "narrator"'
    text = f'name = "x"\nabout = "x"\n{own}\n[[phase]]\nname = "x"'
    assert parse_protocol(text, "").roles == {"A": "practitioner", "B": "narrator"}


def test_a_session_that_begins_records_them(tmp_path: Path) -> None:
    protocols = {one.key: one.protocol for one in list_protocols(tmp_path)}
    protocol = protocols["practitioner-and-client"]
    assert protocol is not None
    services = LocalServices(tmp_path)
    session = services.begin(SessionConfig({"A": "Jo", "B": "Mia"}, protocol))
    assert vars(session)["_said"] == SAID
    session.close()
    services.close()


@pytest.mark.parametrize("wrong", ["practitioner", "C=client", "A=", f"A={'x' * 41}"])
def test_a_role_that_is_none_is_refused(wrong: str) -> None:
    result = run("record", "--role", wrong)
    assert result.exit_code == 2
    assert "such as A=practitioner" in result.stderr
