"""The mutants of `make mutants`: one small change each, enough of them in every room, and only in code."""

import ast
from pathlib import Path

import pytest
from mutants import ROOMS, ROOT, mutants


def test_each_mutant_is_one_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mutants.ROOT", tmp_path)
    file = tmp_path / "x.py"
    file.write_text("def f(a: int = 3) -> int:\n    return a + 1 if a < 0.5 and True else -a\n")
    found = [one.what.partition(": ")[2] for one in mutants("room", file)]
    assert sorted(found) == [
        "0.5 -> 0.85",
        "1 -> 2",
        "3 -> 4",
        "True -> False",
        "a + 1 -> a - 1",
        "a + 1 if a < 0.5 and True else -a -> a + 1 if not (a < 0.5 and True) else -a",
        "a < 0.5 -> a <= 0.5",
        "a < 0.5 and True -> a < 0.5 or True",
    ]
    assert all(ast.parse(one.text) for one in mutants("room", file))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_its_code_and_its_tests(room: str) -> None:
    sources, tests = ROOMS[room]
    assert all((ROOT / source).exists() for source in sources)
    assert all((ROOT / "tests" / test).exists() for test in tests)
