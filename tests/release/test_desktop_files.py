"""What a Linux desktop reads: the entry in its menu, the page of its software centre, the kind of a recording."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from bundle import NAME, filled
from icons import SIZES, drawn
from PySide6.QtGui import QGuiApplication

from hrvsync import __version__
from hrvsync.ui.start import DESKTOP_FILE

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
SITE = "https://hrvsync.example.org"
MISSING = [tool for tool in ("desktop-file-validate", "appstreamcli") if shutil.which(tool) is None]
with_tools = pytest.mark.skipif(bool(MISSING), reason=f"not installed (install.sh does, where there is apt): {MISSING}")


def file(folder: Path, name: str, site: str = SITE) -> Path:
    """A file as the package holds it."""
    path = folder / name
    path.write_text(filled((LINUX / name).read_text("utf-8"), __version__, "2026-12-01", site), "utf-8")
    return path


@with_tools
def test_the_entry_of_the_menu_is_valid(tmp_path: Path) -> None:
    entry = file(tmp_path, f"{NAME}.desktop")
    done = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@with_tools
@pytest.mark.parametrize("site", [SITE, ""])
def test_the_page_of_the_software_centre_is_valid(site: str, tmp_path: Path) -> None:
    page = file(tmp_path, f"{NAME}.metainfo.xml", site)
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "--pedantic", page], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert not re.search(r"^[EW]:", done.stdout, re.MULTILINE), done.stdout
    assert ("screenshot" in page.read_text("utf-8")) == bool(site)


def test_its_pictures_are_on_the_site(tmp_path: Path) -> None:
    root = ET.parse(file(tmp_path, f"{NAME}.metainfo.xml")).getroot()
    images = [image.text or "" for image in root.iter("image")]
    assert len(images) > 1
    assert all((ROOT / "docs" / image.removeprefix(f"{SITE}/")).exists() for image in images)


def test_the_window_the_entry_and_the_page_are_one_app(tmp_path: Path) -> None:
    root = ET.parse(file(tmp_path, f"{NAME}.metainfo.xml")).getroot()
    assert root.findtext("id") == DESKTOP_FILE == NAME
    assert root.findtext("launchable") == f"{NAME}.desktop"
    assert root.find("releases/release[@version]").get("version") == __version__  # pyright: ignore[reportOptionalMemberAccess]
    assert f"Icon={NAME}\n" in (LINUX / f"{NAME}.desktop").read_text("utf-8")


def test_a_recording_is_known_by_its_first_bytes_and_opens_with_hrvsync() -> None:
    kinds = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = ET.parse(LINUX / f"{NAME}.mime.xml").getroot().find("m:mime-type", kinds)
    assert kind is not None
    magic = kind.find("m:magic/m:match", kinds)
    assert magic is not None
    recordings = sorted((ROOT / "recordings").glob("*.jsonl"))
    assert len(recordings) > 5
    assert all(path.read_text("utf-8").startswith(magic.attrib["value"]) for path in recordings)
    entry = (LINUX / f"{NAME}.desktop").read_text("utf-8")
    assert f"MimeType={kind.attrib['type']};" in entry
    assert "Exec=hrvsync open %F" in entry


@pytest.mark.parametrize("size", SIZES)
def test_the_icon_is_drawn_to_its_edge_in_every_size(size: int, qapp: QGuiApplication) -> None:
    image = drawn(size)
    seen = [(x, y) for x in range(size) for y in range(size) if image.pixelColor(x, y).alpha() > 200]
    assert image.width() == size
    assert len({x for x, _ in seen}) > 0.8 * size
    assert len({y for _, y in seen}) > 0.8 * size
