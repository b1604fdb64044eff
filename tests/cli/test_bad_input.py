"""Whatever is wrong with a file or an option: one sentence that names it, exit code 2, no traceback, no harm."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.running import run

from hrvsync.events import Packet, Tick
from hrvsync.storage.jsonl import line
from hrvsync.storage.recording import Header

HEADER = line(Header({"A": ""}))
GOOD = HEADER + line(Packet(1.0, "A", (900,))) + line(Tick(1.0))

FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty"),
    "binary": (bytes(range(256)) * 20, "no known format"),
    "picture.jsonl": (b"\x89PNG\r\n\x1a\n" * 9, "line 1: this is not the header"),
    "text": (b"Dear diary,\ntoday was calm.\n", "no known format"),
    "torn-header.jsonl": (HEADER[:30], "line 1: this is not the header"),
    "newer.jsonl": (b'{"k":"header","format":"hrvsync","version":9}\n', "line 1: the recording has version 9"),
    "garbled.jsonl": (HEADER + b"garbage\n" + line(Tick(1.0)), "line 2: this is not a line of JSON"),
    "backwards.jsonl": (HEADER + line(Tick(2.0)) + line(Tick(1.0)), "line 3: the time goes backwards"),
    "absurd.jsonl": (HEADER + b'{"k":"tick","t":1e300}\n', "line 2: the time 1e+300 s lies outside"),
    "long-beat.jsonl": (HEADER + b'{"k":"packet","t":1,"who":"A","rr":[99999]}\n', "line 2: an RR interval of"),
    "cut-short.jsonl": (GOOD + b'{"k":"end","n":7}\n', "line 4: the recording ends after 7 events but 2 are here"),
    "words.txt": (b"800\neight hundred\n", "line 2: 'eight hundred' is no number"),
    "negative.csv": (b"time,rr\n1,800\n2,-800\n3,800\n", "line 3: an RR interval of -800 ms"),
    "short-row.csv": (b"time,rr\n1,800\n2\n", "line 3: it has 1 columns where 2 are needed"),
}


@pytest.fixture(params=FILES)
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    content, says = FILES[request.param]
    path = tmp_path / request.param
    path.write_bytes(content)
    return path, says


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.jsonl"
    path.write_bytes(GOOD)
    return path


COMMANDS: list[Callable[[Path, Path], list[object]]] = [
    lambda bad, good: ["analyse", bad],
    lambda bad, good: ["analyse", bad, "--json"],
    lambda bad, good: ["analyse", good, bad],
    lambda bad, good: ["replay", bad, "--json", "--speed", "max"],
    lambda bad, good: ["replay", bad, good, "--view", "terminal", "--speed", "max"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_bad_files(bad: tuple[Path, str], good: Path, command: Callable[[Path, Path], list[object]]) -> None:
    path, says = bad
    before = path.read_bytes()
    result = run(*command(path, good))
    assert result.exit_code == 2
    assert result.stdout == ""
    (sentence,) = result.stderr.splitlines()
    assert sentence.startswith(f"Error: {path}")
    assert says in sentence
    assert sentence.endswith(".")
    assert path.read_bytes() == before
    assert good.read_bytes() == GOOD


@pytest.mark.parametrize("command", COMMANDS)
def test_no_file_at_all(tmp_path: Path, good: Path, command: Callable[[Path, Path], list[object]]) -> None:
    for path, says in ((tmp_path / "missing.jsonl", "there is no such file"), (tmp_path, "this is a folder")):
        result = run(*command(path, good))
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"Error: {path}: {says}")


def test_a_pair_is_made_of_two_singles(tmp_path: Path, good: Path) -> None:
    couple = tmp_path / "couple.jsonl"
    couple.write_bytes(GOOD + line(Packet(1.0, "B", (900,))))
    nobody = tmp_path / "nobody.jsonl"
    nobody.write_bytes(HEADER + line(Tick(1.0)))
    for path, says in ((couple, "2 people are in it"), (nobody, "nobody is in it")):
        result = run("analyse", good, path)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"Error: {path}: {says}")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["analyse"], "Missing argument 'FILE [FILE]'"),
        (["analyse", "a", "b", "c"], "not 3"),
        (["analyse", "a", "--artefacts", "ignore"], "'ignore' is not one of"),
        (["replay", "a", "--speed", "0"], "0 is neither a number from 0.25 to 60 nor max"),
        (["replay", "a", "--speed", "nan"], "nan is neither"),
        (["replay", "a", "--speed", "fast"], "fast is neither"),
        (["record", "--simulate", "wedding"], "'wedding' is not one of"),
        (["dance"], "No such command 'dance'"),
    ],
)
def test_bad_options(words: list[str], says: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert says in result.stderr


def test_an_unexpected_error_of_the_system_is_a_sentence(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error", "/dev/something")

    monkeypatch.setattr("hrvsync.cli.analyse.session_data", break_down)
    result = run("analyse", good)
    assert (result.exit_code, result.stderr) == (2, "Error: /dev/something: Input/output error.\n")
