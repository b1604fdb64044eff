"""Change the code in small ways and see whether its own tests notice: `make mutants`, or python tests/mutants.py ROOM.

Of all changes that can be made in a room, some are drawn at random by the seed that is printed. Each runs in a process
of its own, which reads the changed source in place of the file; no file is written. A change that no test notices is
printed; one that changes nothing anybody could see stands in EXCUSED with the reason.
"""

import argparse
import ast
import importlib.abc
import importlib.util
import multiprocessing
import os
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, override

import hypothesis
import numpy as np
import pytest
import scipy

ROOT = Path(__file__).parents[1]
A_ROOM = 55
LEAST, LEAST_A_ROOM = 90.0, 80.0  # % noticed
PATIENCE = 6.0  # a test run that takes this many times as long as usual counts as having noticed


class Room(NamedTuple):
    """Files that are changed, and the tests that should notice."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


ROOMS = {
    "chain": Room(
        ("hrvsync/analysis/chain.py", "hrvsync/deliveries.py"),
        ("tests/analysis/test_chain.py", "tests/test_deliveries.py"),
    ),
    "artefacts": Room(
        ("hrvsync/analysis/artefacts.py", "hrvsync/analysis/predicted.py", "hrvsync/analysis/rhythm.py"),
        (
            "tests/analysis/test_artefact_rules.py",
            "tests/analysis/test_artefacts.py",
            "tests/analysis/test_rhythm.py",
        ),
    ),
    "chance": Room(
        ("hrvsync/analysis/synchrony/chance.py", "hrvsync/analysis/synchrony/surrogates.py"),
        (
            "tests/analysis/synchrony/test_chance.py",
            "tests/analysis/synchrony/test_shifted.py",
            "tests/analysis/synchrony/test_strangers.py",
            "tests/analysis/synchrony/test_long.py",
        ),
    ),
    "recorder": Room(("hrvsync/storage/recorder.py",), ("tests/storage/test_recorder.py",)),
    "people": Room(
        ("hrvsync/storage/people.py", "hrvsync/storage/journal.py"),
        ("tests/storage/test_people.py", "tests/storage/test_journal.py"),
    ),
    "devices": Room(
        (
            "devices/heart_rate_service.py",
            "devices/others.py",
            "devices/polar.py",
            "devices/polar_pmd.py",
            "devices/strap.py",
            "devices/verdict.py",
        ),
        ("tests/devices",),
    ),
}

PAIRS = "there are two and two"
ROOMY = "room for beats, doubled as they come"
ALIKE = "all places move on alike"
EVEN = "the places on both sides are the same"
LIMIT = "times and intervals never lie on a limit to the bit"
FAR = "what is found lies more than a millisecond off"
EXCUSED: dict[str, dict[str, str]] = {
    "hrvsync/analysis/predicted.py": {
        "return ([[off > ODD[0] * curve -> off >= ODD[0] * curve]]) & (off > ODD[1] * usual)": LIMIT,
    },
    "hrvsync/analysis/rhythm.py": {
        "twice = [[rr[:-2] + rr[2:] -> rr[:-2] - rr[2:]]] - 2 * rr[1:-1]": "it only spares the fit",
    },
    "hrvsync/deliveries.py": {
        "likely = (n for n in range(self._times, 1, -1) if [[min(map(min, self._moments(n))) <= "
        "usual -> min(map(min, self._moments(n))) < usual]])": LIMIT,
        "if self._usual and [[packet.t - self._usual[-1][0] <= AGAIN_S -> packet.t - "
        "self._usual[-1][0] < AGAIN_S]]:": LIMIT,
    },
    "hrvsync/analysis/chain.py": {
        "self._label, self._run = np.empty([[256 -> 257]], np.int8), np.empty(256, np.int64)": ROOMY,
        "self._label, self._run = np.empty(256, np.int8), np.empty([[256 -> 257]], np.int64)": ROOMY,
    },
    "hrvsync/analysis/synchrony/chance.py": {
        "return (1 + int(([[surrogates >= observed -> surrogates > observed]]).sum())) / (1 + surrogates.size)": LIMIT,
        "surrogates, lowest, lag0 = (_known(*parts) for parts in "
        "zip(forward, backward, strict=[[True -> False]]))": PAIRS,
    },
    "hrvsync/analysis/synchrony/surrogates.py": {
        "return {row.key: nan if left_out(row) else value for row, value in zip(measures, means, "
        "strict=[[True -> False]])}": "there is one mean for each measure",
        "observed = over(alike, themselves, window, min_seconds=[[0.0 -> 1.0]])": "no window is so short",
        "return [mean(values) for values in np.stack(columns, axis=1)] if [[len(columns) > 1 -> len(columns) >= 1]] "
        "else columns[0].tolist()": "the mean of one is itself",
        "table = [over(alike, pair, window, min_seconds=[[0.0 -> 1.0]]) for pair in turned]": "no window is so short",
    },
    "hrvsync/analysis/artefacts.py": {
        "ectopic |= even & (a < -SINGLE) & ([[b > PAIR_CLEAR -> b >= PAIR_CLEAR]])": LIMIT,
        "clear = np.zeros(n + [[2 -> 3]] * CLEAREST)": "room to look beyond the last beat",
        "early = (off < [[0 -> 1]]) & ~(own >= before) & ~(before - own < EARLY_STEP * apart)": FAR,
        "before, after = median(around.reshape(-[[1 -> 2]], 3), 1).reshape(-1, 2).T": "any size below 0",
        "labels[places[best & ~paired & (off > [[0 -> 1]])]] = Label.LONG": FAR,
        "place = np.arange(rr_ms.size) + MARGIN * (1 + np.cumsum(np.concatenate(([[[False -> True]]], wall))))": ALIKE,
        "place = np.arange(rr_ms.size) + MARGIN * ([[1 -> 2]] + np.cumsum(np.concatenate(([False], wall))))": ALIKE,
        "best = ([[clear[places] > 0 -> clear[places] >= 0]]) & (clear[places] >= clear[places - 1]) & "
        "(clear[places] > clear[places + 1])": "nothing is less clear than 0, so none of them is clearer than the next",
        "ratio = x[places] / median(x[[[places[:, None] + (-2, -1, 0, 1, 2) -> "
        "places[:, None] - (-2, -1, 0, 1, 2)]]], 3)": EVEN,
        "even = ([[a * b < 0 -> a * b <= 0]]) & (np.abs(a + b) < PAIR_BALANCE)": "both must lie off the level anyway",
    },
    "hrvsync/storage/recorder.py": {
        'BINARY: int = getattr(os, "O_BINARY", [[0 -> 1]])': "1 is O_WRONLY, which stands beside it",
        "file, self._file = self._file, -[[1 -> 2]]": "any number below 0 is no file",
        "self._file = -[[1 -> 2]]": "any number below 0 is no file",
        "self._failed_at = [[0.0 -> 1.0]]": "each failure sets it",
        "if self._file < [[0 -> 1]]:": "0 is standard input",
        "self._written = [[0 -> 1]]  # what the system had taken may be lost: all of it is written again": "a file of "
        "another length is cut to what is safe when it is opened again",
        "if [[file >= 0 -> file > 0]]:": "0 is standard input",
        "if [[self._file < 0 -> self._file <= 0]]:": "0 is standard input",
    },
    "devices/polar.py": {
        "while at + [[1 -> 2]] < len(data) and data[at] & _OTHER_BLOCK:": "two bytes are too short for a heart rate",
    },
    "devices/polar_pmd.py": {
        "if kind is None or [[len(data) <= 10 -> len(data) < 10]]:": "without content there is no sample and no row",
        "rows = [content[i : i + [[6 -> 7]]] for i in range(0, len(content) - 5, 6)]": "no row has a seventh byte read",
        "[[return () -> return None]]": "no samples are none",
        "while [[at + 2 <= len(content) -> at + 2 < len(content)]]:": "in a last block of two bytes nothing is read",
        "while at + [[2 -> 3]] <= len(content):": "in a last block of two bytes nothing is read",
        "if end > len(content) or not 0 < width <= 32 or "
        "[[len(samples) > _MAX_SAMPLES -> len(samples) >= _MAX_SAMPLES]]:": "4096 is no multiple of three channels",
    },
}
"""By file and line with the change marked, as it is printed: why nobody could see it."""


class Mutant(NamedTuple):
    """A change: the `number`th that can be made in a file; `what` is its line with the change marked."""

    file: str
    number: int
    line: int
    what: str

    @property
    def excuse(self) -> str:
        """Why nobody could see the change, "" if somebody could."""
        return EXCUSED.get(self.file, {}).get(self.what, "")


SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
NAMES = {"min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum", "any": "all", "all": "any"}


def changes(tree: ast.Module) -> Iterator[tuple[ast.AST, str, object]]:
    """Find what can be changed: a node, its field, and the new value; declarations and texts for people stay."""
    left_out: set[int] = set()
    for node in ast.walk(tree):
        if id(node) in left_out:
            left_out.update(map(id, ast.iter_child_nodes(node)))
            continue
        match node:
            case ast.ClassDef():
                left_out.update(map(id, [*node.decorator_list, *node.keywords]))
            case ast.AnnAssign() | ast.arg():
                left_out.add(id(node.annotation))
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                left_out.update(map(id, [*node.decorator_list, node.returns, *node.type_params]))
                if len(node.body) > 1 and isinstance(node.body[-1], ast.Expr | ast.Assign | ast.AugAssign):
                    yield node, "body", [*node.body[:-1], ast.Pass()]
            case ast.TypeAlias() | ast.ImportFrom() | ast.Import() | ast.JoinedStr():
                left_out.update(map(id, ast.iter_child_nodes(node)))
            case ast.Call(func=ast.Name(id="Message" | "require" | "cast" | "NewType" | "TypeVar")):
                left_out.update(map(id, node.args))
            case ast.Compare(ops=[op, *rest]) if type(op) in SWAPS:
                yield node, "ops", [SWAPS[type(op)](), *rest]
            case ast.BinOp(op=op) | ast.AugAssign(op=op) | ast.BoolOp(op=op) if type(op) in SWAPS:
                yield node, "op", SWAPS[type(op)]()
            case ast.UnaryOp(op=ast.Not()):
                yield node, "op", ast.Not  # removed below
            case ast.If() | ast.While() | ast.IfExp():
                yield node, "test", ast.UnaryOp(ast.Not(), node.test)
            case ast.Name(id=name) if name in NAMES:
                yield node, "id", NAMES[name]
            case ast.Attribute(attr=name) if name in NAMES:
                yield node, "attr", NAMES[name]
            case ast.Constant(value=bool(value)):
                yield node, "value", not value
            case ast.Constant(value=int(value)):
                yield node, "value", value + 1
            case ast.Constant(value=float(value)):
                yield node, "value", value * 1.5 + (value == 0)
            case ast.Return(value=ast.expr()) if not isinstance(node.value, ast.Constant):
                yield node, "value", ast.Constant(None)
            case _:
                pass


def mutants(file: str) -> list[Mutant]:
    """List all changes of a file."""
    text = (ROOT / file).read_text("utf-8")
    found: list[Mutant] = []
    for number, (node, field, value) in enumerate(changes(ast.parse(text))):
        before, after = shown(node), shown(replaced(node, field, value))
        place = node.body[-1] if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else node
        place = place.test if isinstance(place, ast.If | ast.While) else place
        assert isinstance(place, ast.expr | ast.stmt)
        line = text.splitlines()[place.lineno - 1].encode()
        end = place.end_col_offset if place.end_lineno == place.lineno else None
        rest = line[end or len(line) :].decode()
        what = f"{line[: place.col_offset].decode().lstrip()}[[{before} -> {after}]]{rest}"
        found.append(Mutant(file, number, place.lineno, what))
    return found


def shown(node: ast.AST) -> str:
    """Write a node in one line, of a body only its end."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        node = node.body[-1]
    if isinstance(node, ast.If | ast.While):
        node = node.test
    return ast.unparse(ast.fix_missing_locations(node)).replace("\n", " ")[:160]


def replaced(node: ast.AST, field: str, value: object) -> ast.AST:
    """Copy a node with another value in a field; a `not` goes."""
    if value is ast.Not and isinstance(node, ast.UnaryOp):
        return deepcopy(node.operand)
    copy = deepcopy(node)
    setattr(copy, field, value)
    return copy


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    @override
    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else self.generic_visit(node)


def changed_source(mutant: Mutant) -> str:
    """Return the source of a file with the change in it."""
    tree = ast.parse((ROOT / mutant.file).read_text("utf-8"))
    node, field, value = list(changes(tree))[mutant.number]
    return ast.unparse(ast.fix_missing_locations(_Replace(node, replaced(node, field, value)).visit(tree)))


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from another source than its file's."""

    def __init__(self, module: str, source: str, file: str) -> None:
        self._module, self._source, self._file = module, source, file

    @override
    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname != self._module:
            return None
        return importlib.util.spec_from_loader(fullname, self, origin=self._file)

    @override
    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._source, self._file, "exec"), module.__dict__)


def test_run(tests: tuple[str, ...], mutant: Mutant | None) -> None:
    """Run the tests on the changed code and end with their exit code; in a process of its own."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    if mutant is not None:
        module = mutant.file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        sys.meta_path.insert(0, Changed(module, changed_source(mutant), str(ROOT / mutant.file)))
    hypothesis.settings.register_profile("mutants", database=None, derandomize=True)
    hypothesis.settings.load_profile("mutants")
    options = ("-x", "--assert=plain", "-p", "no:cacheprovider", "--rootdir", str(ROOT))
    os._exit(int(pytest.main([*options, *(str(ROOT / name) for name in tests)])))


def outcome(tests: tuple[str, ...], mutant: Mutant | None, seconds: float) -> tuple[bool, float]:
    """Whether a test failed, or took longer than `seconds`; and how long it took."""
    begun = time.monotonic()
    process = multiprocessing.get_context("fork").Process(target=test_run, args=(tests, mutant))
    process.start()
    process.join(seconds)
    if process.exitcode is None:
        process.kill()
        process.join()
    return process.exitcode != 0, time.monotonic() - begun


def main() -> int:
    """Print each change that was not noticed, and the share that was; exit code 1 where that is too small."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", choices=[*ROOMS, []])
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10_000))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--number", type=int, default=A_ROOM, help="changes in each room")
    options = parser.parse_args()
    _ = np, scipy.special  # loaded before the processes are forked
    begun = time.monotonic()
    print(f"seed {options.seed}", flush=True)
    noticed, total, enough = 0, 0, True
    for name in options.rooms or ROOMS:
        room, since = ROOMS[name], time.monotonic()
        failed, usual = outcome(room.tests, None, 600)
        if failed:
            print(f"{name}: its tests fail as it stands")
            return 1
        every = [mutant for file in room.files for mutant in mutants(file)]
        drawn = random.Random(f"{options.seed} {name}").sample(every, min(options.number, len(every)))
        limit = PATIENCE * usual + 10
        with ThreadPoolExecutor(options.jobs) as pool:
            tried = [pool.submit(outcome, room.tests, mutant, limit) for mutant in drawn]
            left: list[Mutant] = []
            for mutant, one in zip(drawn, tried, strict=True):
                if not one.result()[0]:
                    left.append(mutant)
                    why = mutant.excuse or "NOT NOTICED"
                    print(f"  {mutant.file}:{mutant.line}  {mutant.what}   {why}", flush=True)
        judged = len(drawn) - sum(bool(mutant.excuse) for mutant in left)
        caught = len(drawn) - len(left)
        share = 100 * caught / judged
        print(
            f"{name}: {caught} of {judged} noticed, {share:.0f} % "
            f"({len(every)} possible, {len(drawn) - judged} excused, {time.monotonic() - since:.0f} s)",
            flush=True,
        )
        noticed, total, enough = noticed + caught, total + judged, enough and share >= LEAST_A_ROOM
    share = 100 * noticed / total
    print(f"all: {noticed} of {total} noticed, {share:.1f} % (at least {LEAST:.0f}, each room {LEAST_A_ROOM:.0f})")
    print(f"{(time.monotonic() - begun) / 60:.0f} minutes")
    return 0 if enough and share >= LEAST else 1


if __name__ == "__main__":
    raise SystemExit(main())
