"""Wheel and source package: the same bytes twice, sound metadata, and a clean environment that needs nothing else."""

import hashlib
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from hrvsync import __version__

ROOT = Path(__file__).parents[2]
UV = shutil.which("uv") or str(ROOT / ".tools" / "uv" / "bin" / "uv")
WHEEL = f"hrvsync-{__version__}-py3-none-any.whl"


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    """The hashes of what `make dist` builds, which twine has checked."""
    done = subprocess.run(["sh", ROOT / "packaging" / "dist.sh"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (ROOT / "dist").glob("*.[wt]*[lz]")}


def test_built_again_they_are_the_same_bytes(built: dict[str, str]) -> None:
    names = {WHEEL, f"hrvsync-{__version__}.tar.gz"}
    assert names <= set(built)
    subprocess.run(["sh", ROOT / "packaging" / "dist.sh"], check=True, capture_output=True)
    for name in names:
        assert hashlib.sha256((ROOT / "dist" / name).read_bytes()).hexdigest() == built[name], name


def test_the_wheel_carries_its_licences(built: dict[str, str]) -> None:
    assert WHEEL in built
    with zipfile.ZipFile(ROOT / "dist" / WHEEL) as wheel:
        names = wheel.namelist()
    for name in ("LICENSE", "hrvsync/licences/LGPL-3.0.txt", "hrvsync/licences/QT.txt", "hrvsync/ui/fonts/OFL.txt"):
        assert any(each.endswith(f"dist-info/licenses/{name}") for each in names), name
    assert {"hrvsync/ui/i18n/de.qm", "hrvsync/ui/icons/hrvsync.svg", "devices/__init__.py"} <= set(names)


def test_a_clean_environment_takes_it_with_the_hashes_that_are_pinned(built: dict[str, str], tmp_path: Path) -> None:
    assert WHEEL in built
    python, wheel = tmp_path / "env" / "bin" / "python", ROOT / "dist" / WHEEL
    subprocess.run([UV, "venv", "--quiet", "--python", ROOT / ".venv/bin/python", tmp_path / "env"], check=True)
    install = [UV, "pip", "install", "--quiet", "--python", python, "--constraint", ROOT / "constraints.txt", wheel]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    for words, said in ((["--version"], __version__), (["demo"], "Summary")):
        ran = subprocess.run(
            [python.with_name("hrvsync"), *words], env=environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        assert said in ran.stdout


def test_a_file_with_another_hash_is_refused(tmp_path: Path) -> None:
    pinned = re.search(r"^mdurl==\S+", (ROOT / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    assert pinned is not None
    constraints = tmp_path / "constraints.txt"
    constraints.write_text(f"{pinned[0]} --hash=sha256:{'0' * 64}\n", "utf-8")
    subprocess.run([UV, "venv", "--quiet", "--python", ROOT / ".venv/bin/python", tmp_path / "env"], check=True)
    install = [UV, "pip", "install", "--python", tmp_path / "env", "--constraint", constraints, "--no-cache", "mdurl"]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Hash mismatch" in done.stderr
