"""The licences of what a bundle carries, and its bill of materials (CycloneDX)."""

import json
import subprocess
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOT_CARRIED = {"pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "setuptools", "pip"}
"""What builds a bundle and is not in it."""


def carried() -> list[Distribution]:
    """Return the packages that a bundle carries: what hrvsync needs, with its extras, sorted by name."""
    found = {each.name.lower(): each for each in distributions() if each.name.lower() not in NOT_CARRIED}
    return [found[name] for name in sorted(found)]


def licence(package: Distribution) -> str:
    """Return the licence a package names for itself."""
    about = package.metadata
    named = about.get("License-Expression") or about.get("License") or ""
    kinds = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License")]
    return (named if "\n" not in named else "") or "; ".join(kinds) or "see its licence file"


def write(folder: Path) -> None:
    """Write LICENCES.txt with a line a package, each package's licence files, those of Qt and Inter, and sbom.json."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{each.name} {each.version}: {licence(each)}" for each in carried()]
    python = f"Python {sys.version.split()[0]}: PSF-2.0"
    (folder / "LICENCES.txt").write_text("\n".join([python, *lines]) + "\n", "utf-8")
    for each in carried():
        for file in each.files or ():
            if "dist-info" in str(file) and any(word in file.name.upper() for word in ("LICEN", "COPYING", "NOTICE")):
                text = Path(str(file.locate())).read_bytes()
                (folder / f"{each.name}-{file.name}").write_bytes(text)
    for file in (*sorted((ROOT / "hrvsync" / "licences").iterdir()), ROOT / "hrvsync" / "ui" / "fonts" / "OFL.txt"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "sbom.json").write_text(json.dumps(bill_of_materials(), indent=1, sort_keys=True) + "\n", "utf-8")


def bill_of_materials() -> dict[str, object]:
    """Return the CycloneDX bill of materials of this environment, the same for the same packages."""
    done = subprocess.run(
        [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--of", "JSON"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    bill: dict[str, object] = json.loads(done.stdout)
    return bill
