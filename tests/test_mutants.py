"""The changes of `make mutants`: one small thing each, only in code, seen by the tests that run on it."""

import ast
from pathlib import Path

import pytest
from mutants import A_ROOM, EXCUSED, ROOMS, ROOT, Mutant, changed_source, mutants, outcome

CODE = '''\
def f(a: int = 3) -> int:
    """Say 1."""
    return a + 1 if a < 0.5 and True else min(a, 9)
'''


def in_a_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Mutant]:
    monkeypatch.setattr("mutants.ROOT", folder)
    (folder / "x.py").write_text(CODE)
    return mutants("x.py")


def test_each_change_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = in_a_file(tmp_path, monkeypatch)
    marked = [one.what.partition("[[")[2].partition("]]")[0] for one in found]
    whole = "a + 1 if a < 0.5 and True else min(a, 9)"
    assert sorted(marked) == sorted(
        [
            "3 -> 4",
            f"return {whole} -> return None",
            f"{whole} -> a + 1 if not (a < 0.5 and True) else min(a, 9)",
            "a + 1 -> a - 1",
            "1 -> 2",
            "a < 0.5 and True -> a < 0.5 or True",
            "a < 0.5 -> a <= 0.5",
            "0.5 -> 0.75",
            "True -> False",
            "min -> max",
            "9 -> 10",
        ]
    )
    assert [one.what for one in found if "0.75" in one.what] == [
        "return a + 1 if a < [[0.5 -> 0.75]] and True else min(a, 9)"
    ]
    sources = {changed_source(one) for one in found}
    assert len(sources) == len(found)
    assert ast.unparse(ast.parse(CODE)) not in sources


def test_a_change_is_seen_by_tests_that_look_at_it_and_by_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = in_a_file(tmp_path, monkeypatch)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "test_x.py").write_text("from x import f\n\ndef test_f():\n    assert f(0) == 1 and f(20) == 9\n")
    left = [one.what for one in found if not outcome(("test_x.py",), one, 60)[0]]
    assert left == [
        what
        for one in found
        if (what := one.what) and any(part in what for part in ("[[3 ->", "[[a < 0.5 ->", "[[0.5 ->"))
    ]
    assert not outcome(("test_x.py",), None, 60)[0]
    assert (tmp_path / "x.py").read_text() == CODE


def test_tests_that_hang_have_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mutants.ROOT", tmp_path)
    (tmp_path / "test_y.py").write_text("def test_y():\n    while True: pass\n")
    assert outcome(("test_y.py",), None, 0.1)[0]


def test_there_are_at_least_300_in_at_least_40_a_room() -> None:
    assert set(ROOMS) == {"chain", "artefacts", "chance", "recorder", "people", "devices"}
    assert A_ROOM >= 40
    assert A_ROOM * len(ROOMS) >= 300


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_its_code_and_its_tests(room: str) -> None:
    files, tests = ROOMS[room]
    assert sum(len(mutants(file)) for file in files) > A_ROOM
    assert all((ROOT / test).exists() for test in tests)


def test_what_is_excused_is_still_in_the_code() -> None:
    assert set(EXCUSED) <= {file for room in ROOMS.values() for file in room.files}
    for file, excuses in EXCUSED.items():
        assert excuses.keys() <= {one.what for one in mutants(file)}
        assert all(excuses.values())
