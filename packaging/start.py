"""What a bundle starts: the program, or one of its worker processes."""

import multiprocessing
import os

AGAIN = "PYINSTALLER_RESET_ENVIRONMENT"
"""With it a bundle that a bundle starts (a worker, for example) finds its own libraries as the first did."""


def as_found() -> None:
    """Let programs that we start find the libraries of the system, and this one those of the bundle."""
    os.environ[AGAIN] = "1"
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        found = os.environ.pop(f"{name}_ORIG", None)
        if found:
            os.environ[name] = found
        else:
            os.environ.pop(name, None)


if __name__ == "__main__":
    # A worker of a frozen program is the program again: it must become one before anything else is read.
    multiprocessing.freeze_support()
    as_found()
    from hrvsync.__main__ import main

    main()
