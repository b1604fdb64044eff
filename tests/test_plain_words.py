"""Words that were private once do not come back: in code, on screen, in reports and in docs."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
KINDS = {".py", ".md", ".toml", ".ts", ".j2", ".sh", ""}

BANNED = {
    # phrase: what to say instead
    "calls? otherwise|called otherwise": "rename",
    "as good as none": "treated as missing",
    r"\bso many\b": "the number of; this many",
    r"\btold\b(?! to\b| by\")": "reported, shown, known",  # "told by" was a column, see CHANGELOG
    r'"""Tell\b': "Return whether",
    r"(?<!-)\banew\b": "again",  # the option --anew stays
    "could be no change": "clearly different from no change; no clear change yet",
    "like breathing apart": "no more alike than by chance",
    "not for arguments": "do not use these numbers against each other",
    "the hardest minute": "the least settled minute",
    "not both were back": "not both of you were back in range",
    r"\bdoors\b": "services",
    r"\bknobs?\b": "transport",
    r"\bforesee\b": "on_lookahead_frame",
    r"\bportray": "inspect",
    r"\bgentle\.py|\bgentle import": "pair_curve",
    r"\babsurdit": "validate",
    # German
    "von keiner Veränderung zu unterscheiden": "deutlich verschieden von keiner Veränderung",
    "im Schritt, soweit": "im Gleichtakt, soweit",
    "Resonanztempo": "Resonanzfrequenz",
    r"Herzraten pro Minute": "Herzfrequenz (pro Minute)",
    "wenn die Schläge eines jeden": "sobald von beiden Herzschläge ankommen",
    "Praxis und Klient": "Mit therapeutischer Begleitung",
    "für den Großen": "für die Großen",
}


def texts() -> list[Path]:
    """Every text that the project keeps, but this page."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    files = [ROOT / name for name in listed.splitlines() if not name.startswith((".", "docs/decisions/"))]
    return [path for path in files if path.suffix in KINDS and path.exists() and path != Path(__file__)]


def found(text: str) -> list[str]:
    """The banned phrases in a text, with what to say instead."""
    return [
        f"{match[0]!r}: say {better!r}"
        for phrase, better in BANNED.items()
        if (match := re.search(phrase, text, re.IGNORECASE))
    ]


def test_nothing_banned_is_written_anywhere() -> None:
    bad = {str(path.relative_to(ROOT)): hits for path in texts() if (hits := found(path.read_text("utf-8")))}
    assert bad == {}


@pytest.mark.parametrize("sentence", ["A person may be called otherwise", "Read the index anew", "The median is told"])
def test_a_banned_phrase_is_found(sentence: str) -> None:
    assert found(sentence)
