"""Pin what hrvsync needs on every system, with hashes: `make constraints`, or with `--check` only try what is pinned.

constraints.txt holds each package once with the hashes of its files for all systems, and no address of an index.
floors.toml holds the oldest systems that have a wheel of each. `--keep` adds hashes and leaves the versions.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
CONSTRAINTS, FLOORS = ROOT / "constraints.txt", ROOT / "packaging" / "floors.toml"
HEADING = """\
# Tested versions of everything with the hashes of their files, by `make constraints`. README says how they are used.
"""
EXTRAS = ("formats", "lsl", "osc", "parquet", "seal", "sound")
PYTHONS = ("3.12", "3.13")
TARGETS = {
    # What people call it: what uv calls it, and the wheels that run there.
    "Linux x86-64": ("x86_64-manylinux_2_40", r"manylinux_(\d+)_(\d+)_x86_64"),
    "Linux ARM": ("aarch64-manylinux_2_40", r"manylinux_(\d+)_(\d+)_aarch64"),
    "macOS arm64": ("aarch64-apple-darwin", r"macosx_(\d+)_(\d+)_(?:arm64|universal2)"),
    "macOS x86-64": ("x86_64-apple-darwin", r"macosx_(\d+)_(\d+)_(?:x86_64|universal2)"),
    "Windows x86-64": ("x86_64-pc-windows-msvc", ""),
}
NO_WHEEL = {"Linux ARM": ("sound",)}
"""Extras of which a package has no wheel there: it is built from its source, which takes a C compiler."""
OLD_NAMES = {"manylinux1": "manylinux_2_5", "manylinux2010": "manylinux_2_12", "manylinux2014": "manylinux_2_17"}


def main() -> None:
    """Renew the pins, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true", help="leave the versions as they are")
    parser.add_argument("--check", action="store_true", help="only resolve every system from what is pinned")
    options = parser.parse_args()
    if not options.check:
        renew(keep=options.keep)
    for target in TARGETS:
        for python in PYTHONS:
            wheels = resolve(target, python)
            without = "".join(f", none for the extra {extra}" for extra in NO_WHEEL.get(target, ()))
            print(f"{target}, Python {python}: {len(wheels)} wheels, all pinned with their hashes{without}")
    for target, floor in tomllib.loads(FLOORS.read_text("utf-8")).items():
        print(f"{target}: {floor} or newer")


def renew(*, keep: bool) -> None:
    """Write constraints.txt and floors.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"]]
    for extra in project["project"]["optional-dependencies"].values():
        wanted += extra
    for name in ("test", "lint", "straps", "bundle"):
        wanted += [each for each in groups[name] if isinstance(each, str) and not each.startswith("hrvsync[")]
    pinned = [f"{name}=={version}" for name, version in pins(CONSTRAINTS.read_text("utf-8"))] if keep else []
    with TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_text(
            f'[project]\nname = "pins"\nversion = "0"\nrequires-python = ">={PYTHONS[0]}"\n'
            f"dependencies = {wanted}\n[tool.uv]\nfork-strategy = 'fewest'\nconstraint-dependencies = {pinned}\n",
            "utf-8",
        )
        uv("lock", "--directory", folder, "--python", sys.executable)
        exported = uv(
            "export", "--directory", folder, "--python", sys.executable, "--frozen", "--no-emit-project",
            "--no-annotate", "--no-header",
        )  # fmt: skip
        lock = tomllib.loads((Path(folder) / "uv.lock").read_text("utf-8"))
    CONSTRAINTS.write_text(HEADING + exported, "utf-8")
    files = {
        package["name"]: [wheel["url"].rpartition("/")[2] for wheel in package.get("wheels", ())]
        for package in lock["package"]
    }
    needed = {target: set(resolve(target, PYTHONS[0])) for target in TARGETS}
    lines = [
        f'"{target}" = "{floor}"'
        for target in TARGETS
        if (floor := oldest(target, [files[name] for name in sorted(needed[target])]))
    ]
    lines.insert(0, "# The oldest systems with a wheel of everything, by `make constraints`.")
    FLOORS.write_text("\n".join(lines) + "\n", "utf-8")


def resolve(target: str, python: str) -> dict[str, str]:
    """Resolve what people install on a system from the pins, by wheels only; return the versions by name.

    Ends with what uv says where there is no such wheel, or with its name where a wheel has a hash that is not pinned.
    """
    extras = [word for extra in EXTRAS if extra not in NO_WHEEL.get(target, ()) for word in ("--extra", extra)]
    found = uv(
        "pip", "compile", "--quiet", "pyproject.toml", *extras, "--constraint", CONSTRAINTS, "--generate-hashes",
        "--only-binary", ":all:", "--python-platform", TARGETS[target][0], "--python-version", python,
        "--python", sys.executable, "--no-header", "--no-annotate",
    )  # fmt: skip
    known = hashes(CONSTRAINTS.read_text("utf-8"))
    for name, files in hashes(found).items():
        if not files & known.get(name, set()):
            sys.exit(f"{name} for {target} is not pinned with a hash")
    return dict(pins(found))


def pins(text: str) -> list[tuple[str, str]]:
    """Return the names and versions in a file of requirements."""
    return re.findall(r"^([\w.-]+)==([\w.+!-]+)", text, re.MULTILINE)


def hashes(text: str) -> dict[str, set[str]]:
    """Return the hashes in a file of requirements by the names they stand below."""
    found: dict[str, set[str]] = {}
    name = ""
    for line in text.splitlines():
        if match := re.match(r"([\w.-]+)==", line):
            name = match[1]
        found.setdefault(name, set()).update(re.findall(r"sha256:[0-9a-f]{64}", line))
    return found


def oldest(target: str, packages: Iterable[list[str]]) -> str:
    """Return the oldest system that has a wheel of each package, given the names of their wheels; empty: any.

    A wheel that runs everywhere asks for nothing; of several, the one that asks for the least counts.
    """
    pattern = TARGETS[target][1]
    if not pattern:
        return ""
    newest = (0, 0)
    for wheels in packages:
        floors: list[tuple[int, int]] = []
        for wheel in wheels:
            for old, name in OLD_NAMES.items():
                wheel = wheel.replace(f"{old}_", f"{name}_")
            if wheel.endswith("-any.whl"):
                floors.append((0, 0))
            elif re.search(r"-cp3(?:9|10|11|12)-(?:abi3|cp312)-|-py3-none-", wheel):
                floors += [(int(major), int(minor)) for major, minor in re.findall(pattern, wheel)]
        newest = max(newest, min(floors, default=(0, 0)))
    version = "{}.{}".format(*newest)
    return f"glibc {version}" if target.startswith("Linux") else version


def uv(*words: object) -> str:
    """Run uv here and return what it prints; end with all it says where it fails."""
    program = shutil.which("uv") or str(ROOT / ".tools" / "uv" / "bin" / "uv")
    newest = os.environ | {"MACOSX_DEPLOYMENT_TARGET": "26.0"}  # else uv asks for wheels of macOS 13
    done = subprocess.run(
        [program, *map(str, words)], capture_output=True, text=True, check=False, cwd=ROOT, env=newest
    )
    if done.returncode:
        sys.exit(f"uv {' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
