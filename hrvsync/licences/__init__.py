"""What hrvsync is made of: its parts with their licences, and the texts of these."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

QT_PARTS = ("pyside6-essentials", "shiboken6")
QT_TEXTS = ("QT.txt", "LGPL-3.0.txt", "GPL-3.0.txt")
# Packages that name no licence, or bring no text of it: what their sources say.
NAMED = {"pylsl": "MIT", "pyrage": "MIT", "python-osc": "Unlicense", "scipy": "BSD-3-Clause"}
OWN_TEXTS = {"pylsl": ("LSL.txt",), "python-osc": ("PYTHON-OSC.txt",), **dict.fromkeys(QT_PARTS, QT_TEXTS)}
USUAL_NAMES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "COPYING")
FOLDER = Path(__file__).parent
FONTS = FOLDER.parent / "ui" / "fonts" / "OFL.txt"


def parts() -> list[Distribution]:
    """List the packages that hrvsync needs and that are here, with those of its extras, sorted by name."""
    found: dict[str, Distribution] = {}
    wanted = ["hrvsync"]
    while wanted:
        name = plain(wanted.pop())
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # of another system, or an extra that was not installed
            continue
        # Extras of other packages are not ours; what is there for another reason is no part of hrvsync.
        lines = (line for line in found[name].requires or () if name == "hrvsync" or "extra ==" not in line)
        wanted += [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in lines]
    return [found[name] for name in sorted(found)]


def licence(part: Distribution) -> str:
    """Return the licence of a part as an SPDX expression where it says one, else in its own words."""
    about = part.metadata
    named = about.get("License-Expression") or NAMED.get(plain(part.name)) or about.get("License") or ""
    kinds = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License ::")]
    return ("" if "\n" in named else named) or "; ".join(kinds) or "see its text"


def texts(part: Distribution) -> dict[str, str]:
    """Return the texts that go with a part, by the names of their files."""
    named = OWN_TEXTS.get(plain(part.name))
    if named is not None:
        return {name: (FOLDER / name).read_text("utf-8") for name in named}
    found: dict[str, str] = {}
    for name in part.metadata.get_all("License-File") or USUAL_NAMES:
        text = part.read_text(f"licenses/{name}") or part.read_text(name)
        if text:
            found[name] = text
    return found


def qt_texts() -> list[str]:
    """Return how Qt is used and may be replaced, and the licences that give that right."""
    return [(FOLDER / name).read_text("utf-8") for name in QT_TEXTS]


def font_licence() -> str:
    """Return the licence of the letters."""
    return FONTS.read_text("utf-8")


def plain(name: str) -> str:
    """Return the name of a package as all its spellings are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()
