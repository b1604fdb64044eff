"""Build the bundle of this system from a clean environment: `make bundle`.

On Linux a .deb that one double-clicks, and the same folder as a .tar.zst for systems without dpkg; on Windows and macOS
the folder or .app that docs/releasing.md turns into an installer. Twice the same commit gives twice the same bytes:
times come from SOURCE_DATE_EPOCH (the commit's by default), names are sorted, owners are root.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import elf
import icons
import notices

import hrvsync

ROOT = Path(__file__).parents[1]
BUILD, DIST = ROOT / "build", ROOT / "dist"
NAME = "org.hrvsync.hrvsync"
SITE = os.environ.get("HRVSYNC_SITE", "")
"""Where the documentation is published: software centres take screenshots from there; without it they have none."""
MAINTAINER = os.environ.get("HRVSYNC_MAINTAINER", "The hrvsync authors <hrvsync@example.org>")
MOST_BYTES = 130_000_000
DEPENDS = (
    "libgl1, libegl1, libdbus-1-3, libfontconfig1, libfreetype6, libx11-6, libxcb1, libglib2.0-0 | libglib2.0-0t64, "
    "libwayland-client0, libwayland-cursor0, libwayland-egl1, libstdc++6, libgcc-s1, hicolor-icon-theme"
)
POSTINST = """#!/bin/sh
set -e
share=/usr/share
for update in "update-desktop-database -q" "update-mime-database $share/mime" \\
    "gtk-update-icon-cache -q $share/icons/hicolor"; do
    command -v ${update%% *} >/dev/null 2>&1 && $update || true
done
"""


def run(*command: object, env: dict[str, str] | None = None) -> str:
    """Run a command; end with what it says where it fails."""
    done = subprocess.run([*map(str, command)], text=True, capture_output=True, cwd=ROOT, check=False, env=env)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def epoch() -> int:
    """Return the time that everything in the bundle carries."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or run("git", "log", "-1", "--format=%ct"))


def frozen() -> Path:
    """Run PyInstaller and return the folder it made."""
    icons.write(BUILD / "icons")
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "0"}
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
        "--distpath", BUILD / "frozen", "--workpath", BUILD / "work", ROOT / "packaging" / "hrvsync.spec",
        env=environment,
    )  # fmt: skip
    folder = BUILD / "frozen" / "hrvsync"
    for python in (folder / "_internal").glob("libpython*.so*"):
        run("strip", python)  # debugging symbols: three quarters of it
    notices.write(folder / "licences")
    if sys.platform == "linux" and (missing := elf.missing(folder)):
        sys.exit(f"These libraries are neither in the bundle nor the system's: {missing}")
    return folder


def installed(folder: Path, time: int) -> Path:
    """Lay the folder out as it lies on a Linux system."""
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    share = root / "usr" / "share"
    shutil.copytree(folder, root / "opt" / "hrvsync", symlinks=True)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / "hrvsync").symlink_to("../../opt/hrvsync/hrvsync")
    for size in icons.SIZES:
        icon = share / "icons" / "hicolor" / f"{size}x{size}" / "apps" / f"{NAME}.png"
        icon.parent.mkdir(parents=True)
        shutil.copy(BUILD / "icons" / f"{size}.png", icon)
    linux, day = ROOT / "packaging" / "linux", datetime.fromtimestamp(time, UTC).date().isoformat()
    for name, place in (
        (f"{NAME}.desktop", "applications"),
        (f"{NAME}.metainfo.xml", "metainfo"),
        (f"{NAME}.mime.xml", "mime/packages"),
    ):
        (share / place).mkdir(parents=True)
        text = filled((linux / name).read_text("utf-8"), hrvsync.__version__, day, SITE)
        (share / place / name.replace(".mime.xml", ".xml")).write_text(text, "utf-8")
    scalable = share / "icons" / "hicolor" / "scalable" / "apps" / f"{NAME}.svg"
    scalable.parent.mkdir(parents=True)
    shutil.copy(icons.SVG, scalable)
    documents = share / "doc" / "hrvsync"
    documents.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", documents / "copyright")
    return root


def filled(template: str, version: str, day: str, site: str) -> str:
    """Fill in a file of packaging/linux; without a `site` nothing is said of screenshots."""
    if not site:
        template = re.sub(r" *<screenshots>.*</screenshots>\n", "", template, flags=re.DOTALL)
    values = {"@VERSION@": version, "@DATE@": day, "@SCREENSHOTS@": f"{site}/screenshots"}
    return re.sub("|".join(values), lambda found: values[found[0]], template)


def deb(root: Path, folder: Path, time: int) -> Path:
    """Write the Debian package."""
    control = root / "DEBIAN"
    control.mkdir()
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    machine = run("dpkg", "--print-architecture").strip()
    (control / "control").write_text(
        f"Package: hrvsync\nVersion: {hrvsync.__version__}\nArchitecture: {machine}\n"
        "Section: science\nPriority: optional\n"
        f"Maintainer: {MAINTAINER}\nInstalled-Size: {size // 1024}\n"
        f"Depends: libc6 (>= {elf.glibc_floor(folder)}), {DEPENDS}\n"
        "Recommends: bluez, libxcb-cursor0, fonts-dejavu-core\n"
        "Description: heart-rate variability of two people, and how they move together\n"
        " Reads chest straps over Bluetooth, guides breathing, records and replays sessions.\n"
    )
    for name in ("postinst", "postrm"):
        (control / name).write_text(POSTINST)
        (control / name).chmod(0o755)
    path = DIST / f"hrvsync_{hrvsync.__version__}_{machine}.deb"
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(time)}
    run("dpkg-deb", "--root-owner-group", "-Zzstd", "-z12", "--build", root, path, env=environment)
    return path


def settle(folder: Path, time: int) -> None:
    """Give every file the same time, and rights that do not depend on who builds."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        os.utime(path, (time, time), follow_symlinks=False)


def archive(folder: Path, time: int) -> Path:
    """Write the folder as a .tar.zst that runs wherever it is unpacked."""
    machine = os.uname().machine
    path = DIST / f"hrvsync-{hrvsync.__version__}-linux-{machine}.tar.zst"
    tar = path.with_suffix("")
    run(
        "tar", "--sort=name", f"--mtime=@{time}", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu",
        "-C", folder.parent, "-cf", tar, folder.name,
    )  # fmt: skip
    run("zstd", "-12", "-T2", "-q", "-f", "--rm", tar, "-o", path)
    return path


def main() -> None:
    """Build, and print each file with its size and hash."""
    DIST.mkdir(exist_ok=True)
    time, folder = epoch(), frozen()
    settle(folder, time)
    made = [folder]
    if sys.platform == "linux":
        root = installed(folder, time)
        settle(root, time)
        made = [deb(root, folder, time), archive(folder, time)]
    for path in made:
        if path.is_file():
            size, digest = path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest()
            print(f"{path.relative_to(ROOT)}  {size / 1e6:.1f} MB  sha256 {digest}")
            if size > MOST_BYTES:
                sys.exit(f"{path.name} is larger than {MOST_BYTES / 1e6:.0f} MB")
        else:
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
