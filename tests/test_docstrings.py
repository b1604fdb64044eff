"""What people call in a notebook has a NumPy-style docstring that names its parameters, shapes and units."""

import doctest
import importlib
import inspect
import re
from collections.abc import Callable
from operator import attrgetter

import pytest

PACKAGES = (
    "hrvsync.analysis",
    "hrvsync.analysis.measures",
    "hrvsync.analysis.synchrony",
    "hrvsync.analysis.states",
)
BESIDES = (
    ("hrvsync.storage", "read"),
    ("hrvsync.storage", "write"),
    ("hrvsync.analysis.session", "session_data"),
    ("hrvsync.analysis.session", "analyse"),
    ("hrvsync.analysis.live", "LiveAnalyser.feed"),
)
IMPERATIVE = re.compile(
    "(Analyse|Assess|Band-pass|Compare|Compute|Correct|Correlate|Count|Describe|Estimate|Find|Interpret|Label|List"
    "|Measure|Parse|Pick|Put|Quantify|Read|Remove|Return|Summarise|Take|Test|Transform|Turn|Write) .+[.]"
)
HEADING = re.compile(r"^(\w+)\n-+$", re.MULTILINE)

type Function = Callable[..., object]


def public() -> dict[str, Function]:
    """The functions that the packages export, by their full names."""
    functions: dict[str, Function] = {}
    for package in PACKAGES:
        module = importlib.import_module(package)
        for name in module.__all__:
            function = getattr(module, name)
            if inspect.isroutine(inspect.unwrap(function)):
                functions[f"{package}.{name}"] = function
    for package, path in BESIDES:
        functions[f"{package}.{path}"] = attrgetter(path)(importlib.import_module(package))
    return functions


def sections(text: str) -> dict[str, str]:
    """The sections of a docstring by their headings; what stands before them by ""."""
    parts = HEADING.split(text)
    return {"": parts[0].strip()} | {
        heading: body.strip("\n") for heading, body in zip(parts[1::2], parts[2::2], strict=True)
    }


def lacks(function: Function) -> list[str]:
    """What the docstring of a function lacks."""
    found = sections(inspect.getdoc(function) or "")
    signature = inspect.signature(function)
    lacking: list[str] = []
    if not IMPERATIVE.fullmatch(found[""].split("\n")[0]):
        lacking.append("an imperative first line")
    entries = re.findall(r"^(\w[\w, ]*?) : \S", found.get("Parameters", ""), re.MULTILINE)
    named = [name for entry in entries for name in entry.split(", ")]
    expected = [name for name in signature.parameters if name != "self"]
    if named != expected:
        lacking.append(f"Parameters: {expected}, not {named}")
    if signature.return_annotation not in (None, "None") and not found.get("Returns", "").strip():
        lacking.append("Returns")
    return lacking


@pytest.mark.parametrize("name", sorted(public()))
def test_a_public_function_has_its_docstring(name: str) -> None:
    assert lacks(public()[name]) == []


def test_public_functions_are_found() -> None:
    names = public().keys()
    assert len(names) > 100
    assert {"hrvsync.analysis.rmssd", "hrvsync.analysis.synchrony.lagged", "hrvsync.analysis.states.summary"} <= names


def test_the_examples_in_docstrings_are_true() -> None:
    runner = doctest.DocTestRunner()
    for function in {id(function): function for function in public().values()}.values():
        module = inspect.getmodule(inspect.unwrap(function))
        assert module
        for example in doctest.DocTestFinder(recurse=False).find(function, globs=vars(module).copy()):
            runner.run(example)
    assert runner.failures == 0
    assert runner.tries > 10


def bare(rr_ms: list[float]) -> float:
    return rr_ms[0]


def described(rr_ms: list[float], window: float) -> float:
    """RMSSD (ms) of a window.

    Parameters
    ----------
    rr_ms : list of float, ms
    """
    return rr_ms[0] * window


def complete(rr_ms: list[float], low: float, high: float) -> float:
    """Return the first interval within a range.

    Parameters
    ----------
    rr_ms : list of float, ms
        RR intervals : in order.
    low, high : float, ms

    Returns
    -------
    float, ms
    """
    return next(rr for rr in rr_ms if low <= rr <= high)


def test_a_function_that_lacks_them_is_found() -> None:
    assert lacks(bare) == ["an imperative first line", "Parameters: ['rr_ms'], not []", "Returns"]
    assert lacks(described) == [
        "an imperative first line",
        "Parameters: ['rr_ms', 'window'], not ['rr_ms']",
        "Returns",
    ]
    assert lacks(complete) == []
