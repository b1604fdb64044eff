"""Every part that hrvsync is made of names its licence and brings its text."""

import re
from importlib.metadata import requires

import pytest

from hrvsync import licences


def test_the_parts_are_what_hrvsync_needs_and_nothing_that_only_tests_need() -> None:
    names = {licences.plain(part.name) for part in licences.parts()}
    assert names >= {"hrvsync", "numpy", "scipy", "bleak", "pyside6-essentials", "shiboken6", "markupsafe", "rich"}
    assert not names & {"pytest", "ruff", "bumble", "hypothesis", "sphinx"}
    named = {match[0] for line in requires("hrvsync") or () if (match := re.match(r"[\w-]+", line))}
    assert names >= {licences.plain(name) for name in named} - {"distributed"}


@pytest.mark.parametrize("part", licences.parts(), ids=lambda part: part.name)
def test_a_part_names_its_licence_and_brings_its_text(part: licences.Distribution) -> None:
    assert 2 < len(licences.licence(part)) < 120
    assert "see its text" not in licences.licence(part)
    assert any(len(text) > 200 for text in licences.texts(part).values()), part.name


def test_qt_may_be_replaced_and_the_letters_are_free() -> None:
    how, *given = licences.qt_texts()
    assert "replace" in how
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in given[0]
    assert "SIL OPEN FONT LICENSE" in licences.font_licence()
