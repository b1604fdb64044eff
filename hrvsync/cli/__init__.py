"""Argument parsing: one file a command."""

import sqlite3
from typing import override

import click

from hrvsync import __version__, app
from hrvsync.cli import analyse, convert, demo, doctor, history, library, record, reindex, replay, report, scan, strap
from hrvsync.cli.errors import CliError
from hrvsync.storage.recording import FileError


class Sentences(click.Group):
    """A group whose commands answer bad files and failing disks with a sentence and exit code 2."""

    @override
    def invoke(self, ctx: click.Context) -> object:
        """Invoke the command."""
        try:
            return super().invoke(ctx)
        except FileError as error:
            raise CliError(str(error)) from None
        except sqlite3.OperationalError as error:
            what = f"Another program holds the index of the library ({error})"
            raise CliError(f"{what}; wait until it is done, then do this again.") from None
        except BrokenPipeError:
            raise
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            raise CliError(f"{place}{error.strerror or error}.") from None


@click.group(cls=Sentences, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hrvsync")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Heart-rate variability of two people and the synchrony between them, live, recorded and replayed.

    Without a command the app opens.
    """
    if ctx.invoked_subcommand is not None:
        return
    if not app.has_display():
        click.echo(ctx.get_help())
        raise CliError("There is no display here to open the app on: give one of the commands above.")
    raise SystemExit(app.run_window())


cli.add_command(demo.demo)
cli.add_command(replay.replay)
cli.add_command(record.record)
cli.add_command(scan.scan)
cli.add_command(strap.strap)
cli.add_command(analyse.analyse)
cli.add_command(convert.convert)
cli.add_command(history.history)
cli.add_command(report.report)
cli.add_command(library.commands)
cli.add_command(reindex.reindex)
cli.add_command(doctor.doctor)
