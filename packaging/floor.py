"""The oldest systems a bundle or the wheels run on, read off the files themselves."""

import re
import subprocess
from pathlib import Path

GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)")


def glibc_floor(folder: Path) -> str:
    """Return the newest version of the GNU C library that any file in `folder` asks for."""
    found = {(2, 17)}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) != b"\x7fELF":
                    continue
            symbols = subprocess.run(["objdump", "-T", path], capture_output=True, check=False).stdout
            found |= {(int(major), int(minor)) for major, minor in GLIBC.findall(symbols)}
    return "{}.{}".format(*max(found))
