"""docs/synchrony.md has a word on every function, and labels say what a sign means."""

import re
from pathlib import Path

from hrvsync.analysis import synchrony as sy

TEXT = (Path(__file__).parents[3] / "docs" / "synchrony.md").read_text("utf-8")


def test_it_speaks_of_every_measure() -> None:
    functions = {
        name
        for name, value in vars(sy).items()
        if name != "estimate" and callable(value) and getattr(value, "__module__", "").endswith(name)
    }
    assert {"chance", "coherence", "pearson", "granger", "concordance", "phase_locking"} <= functions
    for name in functions | {"susy", "rmea", "wcc", "partial_coherence", "cross_recurrence", "wavelet_coherence"}:
        assert f"{name}" in TEXT, name


def test_every_sign_is_in_words() -> None:
    for row in sy.PAIR_MEASURES:
        if row.swap == "negated":
            assert re.search(r"\(\+: A (leads|is ahead)\)", row.label), row.key
