"""Change the code one small thing at a time and see whether the room's own tests notice (`make mutants`).

Mutants are drawn at random by a seed, which is printed; each runs in a copy of the tree. A survivor is listed with its
place and what was changed: write the test that kills it, or add it to EQUIVALENT with the reason why no test can.
"""

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
ROOMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "chain": (("hrvsync/analysis/chain.py",), ("analysis/test_chain.py",)),
    "artefacts": (
        ("hrvsync/analysis/artefacts.py",),
        ("analysis/test_artefacts.py", "analysis/test_lipponen_tarvainen.py"),
    ),
    "chance": (
        ("hrvsync/analysis/synchrony/chance.py", "hrvsync/analysis/synchrony/surrogates.py"),
        (
            "analysis/synchrony/test_chance.py",
            "analysis/synchrony/test_shifted.py",
            "analysis/synchrony/test_strangers.py",
        ),
    ),
    "recorder": (("hrvsync/storage/recorder.py",), ("storage/test_recorder.py",)),
    "people": (("hrvsync/storage/people.py",), ("storage/test_people.py",)),
    "devices": (("devices",), ("devices",)),
}
"""Each with its sources and its own tests."""
PAIRS = (
    *((ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.In, ast.NotIn), (ast.Is, ast.IsNot)),
    *((ast.And, ast.Or), (ast.Add, ast.Sub), (ast.Mult, ast.Div), (ast.LShift, ast.RShift), (ast.BitAnd, ast.BitOr)),
)
SWAPS = {one: other for pair in PAIRS for one, other in (pair, pair[::-1])} | {
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
EQUIVALENT: dict[str, str] = {}
"""Mutants that no test can kill, as they are printed, with the reason."""
LEAST_SHARE, LEAST_ROOM_SHARE = 0.9, 0.8
LONGEST = 120.0
"""Seconds: tests that take longer hang, which kills a mutant as well."""


type Change = Callable[[Any], None]


class Mutant(NamedTuple):
    """One change: the text of the whole changed file, and where and what it is."""

    room: str
    file: str
    what: str
    text: str


def mutants(room: str, file: Path) -> Iterator[Mutant]:
    """Yield every mutant of a source file: an operator, a number or a condition is another one."""
    tree = ast.parse(file.read_text("utf-8"))
    annotations = {id(part) for node in ast.walk(tree) for part in _annotations(node)}
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in annotations:
            continue
        for change in _changes(node):
            changed = copy.deepcopy(tree)
            there = next(one for i, one in enumerate(ast.walk(changed)) if i == place)
            before = ast.unparse(there)
            change(there)
            name = file.relative_to(ROOT).as_posix()
            what = f"{name}:{getattr(node, 'lineno', 0)}: {before} -> {ast.unparse(there)}"
            yield Mutant(room, name, what, ast.unparse(changed))


def _annotations(node: ast.AST) -> Iterator[ast.AST]:
    for field in ("annotation", "returns"):
        if isinstance(part := getattr(node, field, None), ast.AST):
            yield from ast.walk(part)


def _changes(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Compare(ops=ops):
            for i, op in enumerate(ops):
                if type(op) in SWAPS:
                    yield lambda there, i=i: there.ops.__setitem__(i, SWAPS[type(there.ops[i])]())
        case ast.BinOp(op=op) | ast.BoolOp(op=op) | ast.AugAssign(op=op) if type(op) in SWAPS:
            yield lambda there: setattr(there, "op", SWAPS[type(there.op)]())
        case ast.Constant(value=bool(value)):
            yield lambda there: setattr(there, "value", not value)
        case ast.Constant(value=int(value) | float(value)):
            yield lambda there: setattr(there, "value", value + 1 if isinstance(value, int) else value * 1.5 + 0.1)
        case ast.If() | ast.IfExp() | ast.While():
            yield lambda there: setattr(there, "test", ast.UnaryOp(ast.Not(), there.test))
        case _:
            pass


def copies(folder: Path, n: int) -> Queue[Path]:
    """Copy the tree for each worker."""
    free: Queue[Path] = Queue()
    for i in range(n):
        for room in ("hrvsync", "devices", "tests", "recordings", "docs"):
            shutil.copytree(ROOT / room, folder / str(i) / room, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", folder / str(i))
        free.put(folder / str(i))
    return free


def killed(tree: Path, mutant: Mutant | None, tests: tuple[str, ...]) -> bool:
    """Return whether the tests of a room fail with a mutant in the tree; without one, whether they fail at all."""
    path = tree / mutant.file if mutant else tree / "none"
    sound = path.read_text("utf-8") if mutant else ""
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"}
    try:
        if mutant:
            path.write_text(mutant.text, "utf-8")
        files = [str(tree / "tests" / test) for test in tests]
        done = subprocess.run(
            [*words, *files], cwd=tree, env=environment, capture_output=True, timeout=LONGEST, check=False
        )
        return done.returncode != 0
    except subprocess.TimeoutExpired:
        return True
    finally:
        if mutant:
            path.write_text(sound, "utf-8")


def main() -> int:
    """Draw mutants, run them, print each survivor and the share killed in each room; 1 where too many survive."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=time.time_ns() % 100_000)
    options.add_argument("--each", type=int, default=50, help="mutants a room")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("rooms", nargs="*", default=[*ROOMS])
    given = options.parse_args()
    print(f"seed {given.seed}, {given.each} mutants in each of {len(given.rooms)} rooms", flush=True)
    chance = random.Random(given.seed)
    drawn: list[Mutant] = []
    for room in given.rooms:
        files = [file for source in ROOMS[room][0] for file in sorted((ROOT / source).rglob("*.py")) or [ROOT / source]]
        every = [mutant for file in files for mutant in mutants(room, file) if mutant.what not in EQUIVALENT]
        drawn += chance.sample(every, min(given.each, len(every)))
    with tempfile.TemporaryDirectory() as folder:
        free = copies(Path(folder), given.jobs)

        def try_one(mutant: Mutant) -> bool:
            tree = free.get()
            try:
                return killed(tree, mutant, ROOMS[mutant.room][1])
            finally:
                free.put(tree)

        for room in given.rooms:
            tree = free.get()
            if killed(tree, None, ROOMS[room][1]):
                print(f"{room}: its tests fail without a mutant")
                return 1
            free.put(tree)
        dead: list[bool] = []
        with ThreadPoolExecutor(given.jobs) as pool:
            for mutant, died in zip(drawn, pool.map(try_one, drawn), strict=True):
                dead.append(died)
                if not died:
                    print(f"survived in {mutant.room}: {mutant.what}", flush=True)
    shares: list[float] = []
    for room in given.rooms:
        of = [died for mutant, died in zip(drawn, dead, strict=True) if mutant.room == room]
        shares.append(sum(of) / len(of))
        print(f"{room:10} {sum(of):3} of {len(of)} killed ({100 * shares[-1]:.0f} %)")
    print(f"{'all':10} {sum(dead):3} of {len(dead)} killed ({100 * sum(dead) / len(dead):.0f} %)")
    return 0 if sum(dead) >= LEAST_SHARE * len(dead) and min(shares) >= LEAST_ROOM_SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
