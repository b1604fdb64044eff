"""Names and texts that try to steer a terminal or a spreadsheet, whoever wrote them into a file or its name."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from support.running import run
from support.sessions import FakeSession

from hrvsync import terminal
from hrvsync.events import AnyEvent, Mark, Packet, Phase, Strap, Tick
from hrvsync.storage import folders, read
from hrvsync.storage.jsonl import line
from hrvsync.storage.recording import Header

EVIL = "\x1b]0;owned\x07\x1b[31m[bold red]:smile:[/] \x9b2J[/]"
FORMULA = '=HYPERLINK("http://x","y")'


def session(name: str) -> bytes:
    events: list[AnyEvent] = [Phase(0.0, EVIL, 100.0), Strap(0.1, "A", EVIL), Mark(1.0, "note", FORMULA)]
    events += [Packet(t + 0.5, who, (900 + t % 60,)) for t in range(200) for who in "AB"]
    events += [Tick(201.0)]
    header = Header({"A": name, "B": FORMULA}, created="2026-01-02T03:04:05+00:00", notes=(EVIL,), protocol=EVIL)
    events.sort(key=lambda event: event.t)
    return b"".join(map(line, (header, *events)))


@pytest.fixture
def evil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    folder = folders.recordings_folder()
    folder.mkdir(parents=True)
    path = folder / "\x1b[2J[bold].jsonl"
    path.write_bytes(session(EVIL))
    (folder / "\x1b[31mbroken.jsonl").write_bytes(b"nothing")
    return path


WORDS: list[Callable[[Path], list[object]]] = [
    lambda path: ["analyse", path],
    lambda path: ["analyse", path, "--csv"],
    lambda path: ["analyse", path.with_name("\x1b[2Jmissing")],
    lambda path: ["analyse", path, path, path.with_name("\x1b[2J")],
    lambda path: ["history"],
    lambda path: ["history", EVIL],
    lambda path: ["history", EVIL, FORMULA],
    lambda path: ["history", "\x1b[31mnobody"],
    lambda path: ["reindex"],
    lambda path: ["report", path, "-o", path.with_name("\x1b[2J.html")],
    lambda path: ["convert", path, path.with_name("\x1b[2J.csv")],
    lambda path: ["library", "rename", EVIL, "\x1b[31mMia"],
    lambda path: ["library", "delete", path.with_name("\x1b[2J")],
    lambda path: ["library", "\x1b[2J"],
    lambda path: ["replay", path.with_name("\x1b[2J")],
    lambda path: ["record", "--simulate", "solo", "--to", path],
]


@pytest.mark.parametrize("words", WORDS)
def test_no_name_steers_the_terminal(evil: Path, words: Callable[[Path], list[object]]) -> None:
    result = run(*words(evil))
    assert result.exit_code in {0, 1, 2}
    assert result.output
    assert not set(result.output) & {"\x1b", "\x07", "\x9b"}


def test_markup_in_a_name_is_shown_as_it_is(evil: Path) -> None:
    assert "[bold red]:smile:[/]" in run("analyse", evil).stdout.replace("\n", "")


def test_the_live_table_of_the_terminal_shows_names_as_they_are() -> None:
    text = io.StringIO()
    events = [Phase(0.0, EVIL), Strap(0.1, "A", EVIL), Packet(0.5, "A", (900,)), Tick(1.0), Tick(2.0)]
    terminal.run(FakeSession(*events, names={"A": EVIL}, title=EVIL), Console(file=text, width=200))
    assert "[bold red]:smile:[/]" in text.getvalue()
    assert not set(text.getvalue()) & {"\x1b", "\x07", "\x9b"}


def test_no_cell_is_a_formula_and_numbers_stay_numbers(evil: Path, tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(run("analyse", evil, "--csv").stdout)))
    cells = [cell for row in rows for cell in row]
    assert f"'{FORMULA}" in cells
    for cell in cells:
        if cell[:1] in {"=", "+", "-", "@"}:
            float(cell)
    assert any(cell.startswith("-") for cell in cells)


@pytest.mark.parametrize(
    "text", [FORMULA, "+1 555 0100 (call)", "-dde|x", "@sum(1)", "'=1", "''@x", "-3", "'quoted'", "plain", "\t=1"]
)
def test_a_disarmed_text_is_read_back_as_it_was(tmp_path: Path, text: str) -> None:
    path = tmp_path / "one.jsonl"
    mark = Mark(1.0, "note", text)
    events: list[AnyEvent] = [Packet(0.9, "A", (900,)), mark, *(Packet(t + 0.8, "A", (900,)) for t in range(1, 9))]
    path.write_bytes(b"".join(map(line, (Header({"A": ""}), *events))))
    assert run("convert", path, tmp_path / "out.csv").exit_code == 0
    cell = next(csv.DictReader(io.StringIO((tmp_path / "out.marks.csv").read_text("utf-8"))))["text"]
    assert cell[0] not in "=+@\t" or cell == text == "-3"
    assert mark in list(read(tmp_path / "out.beats.csv").events())


def test_a_batch_table_goes_on_where_names_were_disarmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = tmp_path / "many", tmp_path / "out.csv"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("=1.jsonl", "@x.jsonl"):
        (folder / name).write_bytes(session("+Ann"))
    first = run("analyse", ".", "--csv", "--out", out)
    assert first.exit_code == 0, first.output
    assert not any(
        cell[:1] in {"=", "+", "@"} for row in csv.reader(io.StringIO(out.read_text("utf-8"))) for cell in row
    )
    before = out.read_bytes()
    assert run("analyse", ".", "--csv", "--out", out).exit_code == 0
    assert out.read_bytes() == before
