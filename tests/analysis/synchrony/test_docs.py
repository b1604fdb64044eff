"""docs/synchrony.md has a word on every function, and labels say what a sign means."""

import inspect
import re
from pathlib import Path

from hrvsync.analysis import synchrony as sy

TEXT = (Path(__file__).parents[3] / "docs" / "synchrony.md").read_text("utf-8")


def test_it_speaks_of_every_measure() -> None:
    functions = {
        name
        for name in sy.__all__
        if inspect.isfunction(found := getattr(sy, name))
        and list(inspect.signature(found).parameters)[:2] == ["a", "b"]
    }
    assert {"chance", "coherence", "pearson", "granger", "concordance", "phase_locking", "susy", "wcc"} <= functions
    for name in functions - {"estimate", "lag_interval", "latest_window"}:
        assert f"{name}" in TEXT, name


def test_every_sign_is_in_words() -> None:
    for row in sy.PAIR_MEASURES:
        if row.swap == "negated":
            assert re.search(r"\(\+: A (leads|is ahead)\)", row.label), row.key
