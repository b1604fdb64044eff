"""What the programs and libraries of a Linux bundle ask of the system, read off the files themselves."""

import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")
NEEDED = re.compile(r"^\s*NEEDED\s+(\S+)$", re.MULTILINE)
SYSTEM_LIBRARIES = (
    # The C library.
    "libc.so*", "libm.so*", "libdl.so*", "librt.so*", "libpthread.so*", "libutil.so*", "libresolv.so*", "ld-linux*",
    "libcrypt.so*", "libmvec.so*",
    # D-Bus (of which Bluetooth and the portals are), graphics, and what hangs on them.
    "libdbus-1.so*", "libsystemd.so*", "libgcrypt.so*", "libgpg-error.so*", "libcap.so*", "libGL.so*", "libEGL.so*",
    "libGLX.so*", "libGLdispatch.so*", "libdrm.so*", "libgbm.so*", "libX11.so*", "libxcb.so*", "libXau.so*",
    "libXdmcp.so*", "libfontconfig.so*", "libfreetype.so*", "libexpat.so*", "libglib-2.0.so*", "libgthread-2.0.so*",
    "libstdc++.so*", "libgcc_s.so*", "libwayland-*.so*",
)  # fmt: skip
"""What belongs to the system: no bundle carries it, and the package asks for it."""


def of_system(library: str) -> bool:
    """Whether a library of this name is the system's."""
    return any(fnmatch(library, pattern) for pattern in SYSTEM_LIBRARIES)


def glibc_floor(folder: Path) -> str:
    """Return the newest version of the GNU C library that any file in `folder` asks for."""
    found = {(2, 17)}
    for text in _asked(folder).values():
        found |= {(int(major), int(minor)) for major, minor in GLIBC.findall(text)}
    return "{}.{}".format(*max(found))


def missing(folder: Path) -> dict[str, set[str]]:
    """Return the libraries that are neither in `folder` nor of the system, with the files that need them."""
    asked = _asked(folder)
    there = {path.name for path in folder.rglob("*")}
    found: dict[str, set[str]] = {}
    for path, text in asked.items():
        for library in NEEDED.findall(text):
            if library not in there and not of_system(library):
                found.setdefault(library, set()).add(path.name)
    return found


def _asked(folder: Path) -> dict[Path, str]:
    """Return what objdump says of each program and library: what it needs, and in which versions."""
    return {
        path: subprocess.run(["objdump", "-p", path], capture_output=True, check=True, text=True).stdout
        for path in _programs(folder)
    }


def _programs(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path
