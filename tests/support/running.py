"""Run a command as a person would, in this process."""

from click.testing import CliRunner, Result

from hrvsync.cli import cli


def run(*words: object) -> Result:
    """Run `hrvsync words...`; what is no exit is raised."""
    result = CliRunner().invoke(cli, [str(word) for word in words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
