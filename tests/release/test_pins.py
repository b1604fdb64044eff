"""Everything is pinned with hashes, from no particular index, and the oldest systems said are those of the wheels."""

import re
import tomllib
from pathlib import Path

import pytest
from pins import CONSTRAINTS, FLOORS, TARGETS, hashes, oldest, pins

from hrvsync import licences

ROOT = Path(__file__).parents[2]
TEXT = CONSTRAINTS.read_text("utf-8")


def test_each_package_is_pinned_once_with_its_hashes() -> None:
    names = [name for name, _ in pins(TEXT)]
    assert len(names) == len(set(names)) > 70
    without = [name for name, files in hashes(TEXT).items() if name and not files]
    assert without == []


def test_what_is_installed_here_is_what_is_pinned() -> None:
    pinned = dict(pins(TEXT))
    parts = {licences.plain(part.name): part.version for part in licences.parts() if part.name != "hrvsync"}
    assert len(parts) > 20
    assert {name: pinned.get(name) for name in parts} == parts


@pytest.mark.parametrize("name", ["constraints.txt", "pyproject.toml", "install.sh", "README.md", "Makefile"])
def test_no_index_is_named(name: str) -> None:
    assert not re.search(r"index-url|find-links|pypi\.org/simple|tool\.uv\.index", (ROOT / name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("target", "packages", "floor"),
    [
        ("Linux x86-64", [["a-1-py3-none-any.whl"]], "glibc 0.0"),
        ("Linux x86-64", [["a-1-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"]], "glibc 2.17"),
        (
            "Linux x86-64",
            [
                ["a-1-cp312-cp312-manylinux_2_34_x86_64.whl", "a-1-cp312-cp312-manylinux2014_x86_64.whl"],
                ["b-1-cp39-abi3-manylinux_2_28_x86_64.whl", "b-1-cp313-cp313-manylinux_2_5_x86_64.whl"],
            ],
            "glibc 2.28",
        ),
        ("macOS arm64", [["a-1-cp312-cp312-macosx_14_0_arm64.whl", "a-1-cp312-cp312-macosx_11_0_arm64.whl"]], "11.0"),
        ("macOS x86-64", [["a-1-cp39-abi3-macosx_13_0_universal2.whl"]], "13.0"),
        ("Windows x86-64", [["a-1-cp312-cp312-win_amd64.whl"]], ""),
    ],
)
def test_the_oldest_system_that_has_a_wheel_of_each(target: str, packages: list[list[str]], floor: str) -> None:
    assert oldest(target, packages) == floor


def test_people_are_told_the_oldest_systems() -> None:
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    assert set(floors) == {name for name, (_, pattern) in TARGETS.items() if pattern}
    readme = (ROOT / "README.md").read_text("utf-8")
    for name, floor in floors.items():
        system = "macOS" if name.startswith("macOS") else name
        said = floor if name.startswith("Linux") else f"{system} {floor.removesuffix('.0')}"
        assert said in readme, name
