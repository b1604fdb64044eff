"""`hrvsync` and `python -m hrvsync`."""

import sys


def main() -> None:
    """Run the command line; Ctrl-C ends it without a traceback, even while it starts."""
    try:
        from hrvsync.cli import cli

        cli()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
