"""The version is said in one place; what has to repeat it says the same."""

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

from hrvsync import __version__

ROOT = Path(__file__).parents[2]


def test_the_package_takes_it_from_the_code() -> None:
    assert version("hrvsync") == __version__
    assert "version" in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dynamic"]


def test_the_citation_and_the_changelog_say_the_same() -> None:
    cited = dict(
        re.findall(r"^(version|date-released): (\S+)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)
    )
    newest = re.search(r"^## (\S+) \((\S+)\)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert (cited["version"], cited["date-released"]) == newest.groups()
    assert cited["version"] == __version__


def test_what_people_are_told_to_install_is_this_version() -> None:
    for page in ("README.md", "docs/first-evening.md", "docs/de/erster-abend.md"):
        named = re.findall(r"hrvsync[-_](\d+\.\d+\.\d+)", (ROOT / page).read_text("utf-8"))
        assert set(named) == {__version__}, page
