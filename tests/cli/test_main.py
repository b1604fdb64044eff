"""How the program starts."""

import subprocess
import sys
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click
import pytest
from support.running import run

from hrvsync import cli

START = """
import os, sys
from hrvsync.__main__ import main
assert "numpy" not in sys.modules, "too early: it reads the number of threads once, when it is loaded"
sys.argv = ["hrvsync", "--version"]
try:
    main()
finally:
    print(os.environ["OPENBLAS_NUM_THREADS"])
"""
ASK = """
import sys
from hrvsync.cli import cli
try:
    cli([sys.argv[1]])
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules} & {"msgspec", "numpy", "scipy", "rich", "asyncio"}))
"""


def test_algebra_runs_on_one_thread_unless_set_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert last_line(START) == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "2")
    assert last_line(START) == "2"


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(option: str) -> None:
    assert last_line(ASK, option) == ""


def test_every_file_of_a_command_is_listed() -> None:
    files = {path.stem for path in Path(cli.__file__).parent.glob("*.py")}
    words = {"import_": "import"}  # a command that is a word of Python
    loaded = {name: getattr(import_module(f"hrvsync.cli.{name}"), name, None) for name in files - {"__init__"}}
    commands = {words.get(name, name) for name, value in loaded.items() if isinstance(value, click.Command)}
    assert commands == set(cli.COMMANDS)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_line_of_help_is_the_first_of_the_docstring(name: str) -> None:
    file = name + "_" * iskeyword(name)
    command = getattr(import_module(f"hrvsync.cli.{file}"), file)
    assert command.name == name
    assert command.help.splitlines()[0] == cli.COMMANDS[name]


def test_a_mistyped_command_is_named_with_those_it_may_have_been() -> None:
    result = run("anallyse")
    assert result.exit_code == 2
    assert "No such command 'anallyse'" in result.output
    assert "analyse" in result.output.partition("No such command")[2].replace("'anallyse'", "")


def test_ctrl_c_ends_a_command_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_load", interrupted)
    assert run("doctor").exit_code == 130


def last_line(program: str, *words: str) -> str:
    """Run `program` in a Python of its own and return the last line it prints."""
    done = subprocess.run(
        [sys.executable, "-c", program, *words], check=True, capture_output=True, text=True, timeout=60
    )
    return done.stdout.split("\n")[-2]
