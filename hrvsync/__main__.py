"""`hrvsync` and `python -m hrvsync`."""

import os
import sys


def main() -> None:
    """Run the command line; Ctrl-C ends it without a traceback, even while it starts."""
    # Our matrices are small: a second thread gains nothing, and on a busy computer the two wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from hrvsync.cli import cli

        cli()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
