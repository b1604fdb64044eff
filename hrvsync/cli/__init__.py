"""The command line: one file a command, loaded when it is called."""

import gc
import os
import sys
from functools import cache
from importlib import import_module
from keyword import iskeyword
from typing import override

import click

from hrvsync import __version__
from hrvsync.i18n import without_controls

# Command `x` is the function `x` of hrvsync/cli/x.py (of `import`, a word of Python, it is `import_`). Its line of help
# is the first of its docstring: it stands here too, so that `--help` loads no command.
COMMANDS = {
    "analyse": "Measure a whole recording, or two of one person each as a pair.",
    "convert": "Write the recording IN as OUT; the suffix of OUT chooses the format.",
    "demo": "Play a session of a couple breathing together: in a window, else in the terminal.",
    "doctor": "Check this computer; exit code 1 if something is wrong.",
    "history": "Show the sessions of everybody, the readings of PERSON over days, or PERSON and PARTNER over weeks.",
    "import": "Look at files of other apps, correct what was understood, and bring them into the library.",
    "library": "Rename, delete, move, back up and share what was recorded.",
    "open": "Open the app, with FILES if any: recordings, or files of other apps.",
    "record": "Record a session with straps (or a simulated one); Ctrl-C ends it.",
    "reindex": "Read what is new in the library; the index can always be rebuilt from the recordings.",
    "replay": "Replay a recording, or two of one person each as a pair.",
    "report": "Write the report of a recording, of two made a pair, or of a period, as one file.",
    "scan": "List the straps in sight: name, own id, signal, heart rate, worn, battery, verdict.",
    "strap": "Show what the strap ID (own id, name or address) is; end any stream a crash left running.",
    "study": "Plan a study of dyads, check it, run it and write its report.",
}


def echo(text: object, *, err: bool = False, nl: bool = True) -> None:
    """Print a line for people."""
    click.echo(without_controls(str(text)), err=err, nl=nl)


class CliError(click.ClickException):
    """What cannot be done, in one sentence for the person at the terminal; exit code 2."""

    exit_code = 2


class CommandGroup(click.Group):
    """A group that loads a command when it is called, and answers bad files and failing disks with one sentence."""

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Load the command that `args` begin with."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command and _load(str(name)), rest

    @override
    def invoke(self, ctx: click.Context) -> object:
        """Invoke the command; what it could not read or write becomes a CliError, exit code 2."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise SystemExit(130) from None
        except click.ClickException as error:
            vars(error)["message"] = without_controls(error.message)
            raise
        except Exception as error:
            text = _describe(error)
            if not text:
                raise
            raise CliError(without_controls(text)) from None


@cache
def _load(name: str) -> click.Command:
    """Load a command. What came with it stays: to look for garbage in it, now or later, takes a tenth of its time."""
    gc.disable()
    try:
        name += "_" * iskeyword(name)
        return getattr(import_module(f"{__name__}.{name}"), name)
    finally:
        gc.freeze()
        gc.enable()


def _describe(error: Exception) -> str:
    """Describe a bad file or a failing disk in a sentence; "" for any other error."""
    import sqlite3  # here, for `--help` waits for nothing heavy

    from hrvsync.storage import FileError, Refused

    match error:
        case FileError():
            return str(error)
        case Refused():
            return f"{error}."
        case sqlite3.OperationalError():
            return (
                f"Another program holds the index of the library ({error}); wait until it is done, then do this again."
            )
        case OSError() if not isinstance(error, BrokenPipeError):
            place = f"{error.filename}: " if error.filename else ""
            return f"{place}{error.strerror or error}."
        case _:
            return ""


def _choose(_context: click.Context, _parameter: click.Parameter, name: str | None) -> None:
    if name is None:
        return
    if sys.platform != "linux":
        raise CliError("--adapter is for Linux: here the system chooses the Bluetooth adapter.")
    os.environ["HRVSYNC_ADAPTER"] = name


adapter_option = click.option(
    "--adapter",
    metavar="NAME",
    callback=_choose,
    expose_value=False,
    help="The Bluetooth adapter to use where a Linux computer has several, as `hrvsync doctor` lists them. "
    "Default: HRVSYNC_ADAPTER, else the first that is on.",
)
"""For every command that uses Bluetooth."""


@click.group(
    cls=CommandGroup,
    commands={name: click.Command(name, short_help=line) for name, line in COMMANDS.items()},
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@adapter_option
@click.version_option(__version__, prog_name="hrvsync")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Heart-rate variability of two people and the synchrony between them, live, recorded and replayed.

    Without a command the app opens.
    """
    if ctx.invoked_subcommand is not None:
        return
    from hrvsync import app

    if not app.has_display():
        click.echo(ctx.get_help())
        raise CliError("There is no display here to open the app on: give one of the commands above.")
    raise SystemExit(app.run_window())
