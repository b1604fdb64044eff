"""A report as a PDF: the same page gives the same bytes, in any process, and holds the files of the page."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtWidgets import QApplication

from hrvsync.report.session import session_page
from hrvsync.storage.jsonl import read
from hrvsync.ui.pdf import ONE_PAGE, write_pdf
from hrvsync.ui.typography import font, load_fonts

RECORDING = Path(__file__).parents[2] / "recordings" / "rupture_and_repair.jsonl"


@pytest.fixture(scope="module")
def page() -> str:
    return session_page(read(RECORDING))


def test_the_same_bytes_each_time_and_in_another_process(page: str, tmp_path: Path, qapp: object) -> None:
    first, second, elsewhere = (tmp_path / name for name in ("1.pdf", "2.pdf", "3.pdf"))
    write_pdf(page, first)
    write_pdf(page, second)
    assert first.read_bytes() == second.read_bytes()
    code = (
        "import sys; from pathlib import Path; from hrvsync.ui.pdf import write_pdf;"
        "write_pdf(Path(sys.argv[1]).read_text('utf-8'), Path(sys.argv[2]))"
    )
    text = tmp_path / "page.html"
    text.write_text(page, "utf-8")
    subprocess.run([sys.executable, "-c", code, str(text), str(elsewhere)], check=True)
    assert elsewhere.read_bytes() == first.read_bytes()


def test_pages_size_files_and_dates(page: str, tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "x.pdf"
    write_pdf(page, path)
    content = path.read_bytes()
    assert content.startswith(b"%PDF-1.")
    assert len(content) < 1_000_000
    assert len(re.findall(rb"/Type /Page\b", content)) <= 6
    assert content.count(b"/EF ") == 2
    dates = set(re.findall(rb"\(D:(\d{14})", content))
    assert dates == {b"20000101000000"}


def test_a_full_disk_is_reported(page: str, qapp: object) -> None:
    with pytest.raises(OSError, match="No space left"):
        write_pdf(page, Path("/dev/full"))


def test_another_thread_can_write_it(page: str, tmp_path: Path, qapp: object) -> None:
    here, there = tmp_path / "here.pdf", tmp_path / "there.pdf"
    write_pdf(page, here)
    with ThreadPoolExecutor(1) as other:
        other.submit(write_pdf, page, there).result()
    assert there.read_bytes() == here.read_bytes()


@pytest.mark.skipif(which("pdftotext") is None, reason="not installed (install.sh does, where there is apt): pdftotext")
@pytest.mark.parametrize("body", ["<body>", ONE_PAGE])
def test_figures_can_be_copied_and_searched(body: str, tmp_path: Path, qapp: QApplication) -> None:
    """The window writes figures of equal width, which are other glyphs: a PDF does not know what they stand for."""
    before = QApplication.font()
    load_fonts()
    qapp.setFont(font("body"))
    drawing = '<svg viewBox="0 0 90 40" width="90" height="40"><text x="4" y="20">75, 90</text></svg>'
    path = tmp_path / "x.pdf"
    write_pdf(f"<html>{body}<p>7 of 8 minutes, 12.5 – 3</p>{drawing}<p>foot</p></body></html>", path)
    qapp.setFont(before)
    read = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout
    assert "7 of 8 minutes, 12.5 – 3" in read
    assert "75, 90" in read
