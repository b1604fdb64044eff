"""Argument parsing: one file a command."""

import click

from hrvsync import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hrvsync")
def cli() -> None:
    """Heart-rate variability of two people and the synchrony between them, live, recorded and replayed."""
