"""hrvsync doctor: what works here, and what to do about the rest. CHECKS is the registry: one row, one check."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Literal

import click
import msgspec
from rich.text import Text

from hrvsync import __version__, app
from hrvsync.cli import adapter_option
from hrvsync.cli.printing import PlainConsole, table
from hrvsync.sources import ble
from hrvsync.storage import LOW_DISK_BYTES, free_bytes, nearest, recordings_folder


class Finding(msgspec.Struct, frozen=True):
    """What a check found, and what to do about it."""

    state: Literal["good", "note", "bad"]
    says: str
    todo: str = ""


def _libraries() -> Finding:
    found, missing = [f"hrvsync {__version__}"], list[str]()
    needed = (requirement for requirement in requires("hrvsync") or () if "extra ==" not in requirement)
    for name in (re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0] for requirement in needed):
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return Finding("bad", f"missing: {', '.join(missing)}", "install hrvsync again")
    return Finding("good", ", ".join(found))


PROGRAM = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-P", "-m", "hrvsync")
"""How this program starts itself."""


@cache
def ask_qt() -> tuple[str, int, str] | str:
    """Ask Qt in a process of its own, for it aborts where a library is missing; its complaint if it does."""
    environment = os.environ | ({} if app.has_display() else {"QT_QPA_PLATFORM": "offscreen"})
    result = subprocess.run(
        [*PROGRAM, "doctor", "--ask-qt"], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    platform, bar, rest = result.stdout.strip().partition("|")
    if result.returncode or not bar:
        return next(filter(str.strip, result.stderr.splitlines()), f"exit code {result.returncode}")
    families, _, family = rest.partition("|")
    return platform, int(families), family


def _window() -> Finding:
    qt = ask_qt()
    if isinstance(qt, str):
        return Finding("bad", f"Qt cannot start: {qt}", "install the system libraries the README lists for your system")
    if not app.has_display():
        return Finding("note", "there is no display: sessions are shown in the terminal")
    return Finding("good", f"Qt draws on {qt[0]}")


def _fonts() -> Finding:
    qt = ask_qt()
    if isinstance(qt, str):
        return Finding("note", "unknown, for Qt cannot start")
    if not qt[1]:
        return Finding("bad", "Qt finds no fonts: texts in the window stay empty", "install a font, for example DejaVu")
    return Finding("good", f"{qt[1]} families, {qt[2]} for texts")


def _disk() -> Finding:
    free = free_bytes(recordings_folder())
    says = f"{free / 1e9:.1f} GB free"
    if free < LOW_DISK_BYTES:
        return Finding("bad", says, "free some space: an hour of a couple with ECG takes 12 MB")
    return Finding("good", says)


def _recordings() -> Finding:
    folder = recordings_folder()
    there = nearest(folder)
    if not os.access(there, os.W_OK | os.X_OK):
        return Finding("bad", f"{there} cannot be written to", "make the folder yours")
    if there != folder:
        return Finding("good", f"{folder} will be made with the first recording")
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        return Finding("bad", f"others can look into {folder}", f"chmod 700 '{folder}'")
    return Finding("good", f"{folder}, for you alone")


NO_BLUETOOTH_HERE = {"no_adapter", "no_bus"}


def _bluetooth() -> Finding:
    trouble, names = asyncio.run(ble.trouble()), ble.adapters()
    todo = f"`--adapter` chooses one of {', '.join(names)}" if len(names) > 1 else ""
    if trouble is None:
        used = asyncio.run(ble.adapter())
        return Finding("good", "straps can be searched for" + (f" with {used}" if used else ""), todo)
    return Finding("note" if trouble.key in NO_BLUETOOTH_HERE else "bad", str(trouble.sentence), todo)


def _straps() -> Finding:
    store = ble.user_store()
    if store.streaming:
        left = ", ".join(store.streaming)
        says = f"{left} may still be sending ECG after a session that had no end: its battery empties"
        todo = f"it stops at its next session, or now with `hrvsync strap {store.streaming[0]}`"
        return Finding("bad", says, todo)
    if not store.straps:
        return Finding("note", "none is remembered yet: `hrvsync scan` lists those in sight")
    return Finding("good", ", ".join(f"{who} wears {own}" for who, own in sorted(store.straps.items())))


CHECKS: dict[str, Callable[[], Finding]] = {
    "Python": lambda: Finding("good", f"{sys.version.split()[0]} at {sys.executable}"),
    "libraries": _libraries,
    "window": _window,
    "fonts": _fonts,
    "Bluetooth": _bluetooth,
    "straps": _straps,
    "disk": _disk,
    "recordings": _recordings,
}

SIGNS = {"good": Text("✓", "green"), "note": Text("·", "yellow"), "bad": Text("✗", "red")}


@click.command()
@adapter_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--ask-qt", "asks_qt", is_flag=True, hidden=True)
def doctor(as_json: bool, asks_qt: bool) -> None:
    """Check this computer; exit code 1 if something is wrong."""
    if asks_qt:
        click.echo(app.describe_qt())
        return
    findings = {name: check() for name, check in CHECKS.items()}
    if as_json:
        click.echo(msgspec.json.encode(findings))
    else:
        rows = (
            (SIGNS[one.state], name, "; ".join(filter(None, (one.says, one.todo)))) for name, one in findings.items()
        )
        PlainConsole().print(table(rows=rows))
    raise SystemExit(any(finding.state == "bad" for finding in findings.values()))
