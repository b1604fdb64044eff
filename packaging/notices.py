"""The licences of what a bundle carries, and its bill of materials (CycloneDX)."""

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

from hrvsync import licences

ROOT = Path(__file__).parents[1]


def write(folder: Path) -> None:
    """Write LICENCES.txt with a line a part, the texts of each, those of Qt and Inter, and sbom.json."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = licences.parts()
    lines = [f"{each.name} {each.version}: {licences.licence(each)}" for each in parts]
    python = f"Python {sys.version.split()[0]}: PSF-2.0"
    (folder / "LICENCES.txt").write_text("\n".join([python, *lines]) + "\n", "utf-8")
    for each in parts:
        for name, text in licences.texts(each).items():
            own = name if (licences.FOLDER / name).exists() else f"{each.name}-{name.replace('/', '-')}"
            (folder / own).write_text(text, "utf-8")
    own_python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if own_python.exists():
        (folder / "Python-LICENSE.txt").write_bytes(own_python.read_bytes())
    (folder / licences.FONTS.name).write_text(licences.font_licence(), "utf-8")
    (folder / "sbom.json").write_text(json.dumps(bill_of_materials(), indent=1, sort_keys=True) + "\n", "utf-8")


def bill_of_materials() -> dict[str, object]:
    """Return the CycloneDX bill of materials of what is carried, the same for the same packages.

    The environment that builds a bundle holds more than the bundle: what is no part of hrvsync is left out.
    """
    done = subprocess.run(
        [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--of", "JSON"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    bill = json.loads(done.stdout)
    carried = {licences.plain(part.name) for part in licences.parts()}
    bill["components"] = [each for each in bill["components"] if licences.plain(each["name"]) in carried]
    kept = {each["bom-ref"] for each in bill["components"]}
    for each in bill["components"]:  # where it was built from is nobody's business, and differs
        links = [link for link in each.get("externalReferences", ()) if not link["url"].startswith("file:")]
        each["externalReferences"] = links
    bill["dependencies"] = [
        each | {"dependsOn": [ref for ref in each.get("dependsOn", ()) if ref in kept]}
        for each in bill["dependencies"]
        if each["ref"] in kept
    ]
    return bill
