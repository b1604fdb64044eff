"""What cannot be done is said in one sentence."""

import click


class CliError(click.ClickException):
    """One sentence for the person at the terminal; exit code 2."""

    exit_code = 2
