"""A report on paper: the same page, drawings as vectors, as a PDF that holds the files of the page as attachments."""

import base64
import re
import sys
from html import escape, unescape
from pathlib import Path
from typing import override

from PySide6.QtCore import QBuffer, QEventLoop, QHashSeed, QIODevice, QMarginsF, QObject, QRect, QRectF, QSizeF, QUuid
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPyTextObject,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

from hrvsync.report import svg
from hrvsync.ui.typography import FOLDER, TEXT

DRAWING = re.compile(r"<svg .*?</svg>", re.DOTALL)
FILE = re.compile(r'<a download="([^"]*)" href="data:([^;]*);base64,([^"]*)">[^<]*</a>')
HEAD = re.compile(r"<h2>(.*?)</h2>", re.DOTALL)
KEY = re.compile(r'<ul class="key">(.*?)</ul>', re.DOTALL)
PLAINER = {
    "<ul>": "",
    "</ul>": "",
    "<li>": '<p class="item">•\u00a0',
    "</li>": "</p>",
    "<summary>": "<h3>",
    "</summary>": "</h3>",
}
ONE_PAGE = '<body class="one-page">'
LEAST_SCALE = 0.5
MARGIN_MM = 16
DOTS = 96  # an inch: the page's pixels
DATE = re.compile(rb"\(D:\d{14}[^)]*\)")
UNDATED = b"D:20000101000000+00'00'"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
    '<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>'
)
PAPER = (
    "body{font-family:sans-serif;font-size:10pt;color:#1a2227}h1{font-size:17pt}h2{font-size:13pt}h3{font-size:10.5pt}"
    "th{color:#4b5962;text-align:left}td,th{padding:2px 8px 2px 0;font-size:9pt}dt{font-weight:600}"
    ".care{font-weight:600;color:#b0316b}dd,.note,.methods,.key{color:#4b5962;font-size:9pt}"
    "a{color:#1a2227;text-decoration:none}.item{margin:1px 0 1px 18px;text-indent:-12px}"
)
SHEET = (
    "body{font-size:10pt;color:#1b2126}h1{font-size:27pt;font-weight:600;margin:34px 0 26px}p{margin:0 0 4px}"
    ".head{font-size:10.5pt;font-weight:600;margin:0 0 6px}.when,.label{color:#4b555d}.brand{font-weight:600}"
    ".key,.caption,.foot{color:#4b555d;font-size:8.5pt}.figure{font-size:17pt;font-weight:600}"
    ".tiles,.texts,.next{margin-top:26px}.foot{margin-top:20px}"
)
"""How the one sheet for those who took part is set."""


def write_pdf(page: str, path: Path) -> None:
    """Write a report's HTML page as a PDF; the same page gives the same bytes. Raises OSError."""
    application = QGuiApplication.instance() or _off_screen()
    loop = QEventLoop()  # a document sets timers, which need a loop in a thread other than the main one
    QHashSeed.setDeterministicGlobalSeed()  # Qt numbers what it writes in hash order
    try:
        content = _printed(page)
    finally:
        QHashSeed.resetRandomGlobalSeed()
        del loop, application
    path.write_bytes(DATE.sub(_no_date, content))


def _printed(page: str) -> bytes:
    drawings: list[QSvgRenderer] = []
    sheet = ONE_PAGE in page

    def placed(found: re.Match[str]) -> str:
        drawings.append(_drawing(found[0]))
        return f'<p><img src="drawing" width="{len(drawings)}" height="1"/></p>'

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = _writer(buffer, page)
    paper = QSizeF(writer.pageLayout().paintRectPixels(DOTS).size())
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(_letters() if sheet else QFont("sans-serif", 10))
    document.setDefaultStyleSheet(SHEET if sheet else PAPER + svg.KEY_STYLE)
    layout = document.documentLayout()
    layout.setPaintDevice(writer)
    handler = _Drawings(drawings, paper.width(), layout)
    layout.registerHandler(QTextFormat.ObjectTypes.ImageObject.value, handler)
    document.setHtml(_plainer(DRAWING.sub(placed, HEAD.sub(r'<p class="head">\1</p>', page) if sheet else page)))
    if sheet:
        _print_on_one_page(document, writer, paper)
    else:
        document.setPageSize(paper)
        _keep_headings(document, paper.height())
        document.print_(writer)
    del writer  # it ends the file when it goes
    return bytes(buffer.data().data())


def _print_on_one_page(document: QTextDocument, writer: QPdfWriter, paper: QSizeF) -> None:
    """Set all of it on one sheet, in smaller letters where there is much, the last paragraph at its foot."""
    scale = 1.0
    while scale > LEAST_SCALE:
        document.setTextWidth(paper.width() / scale)
        if document.size().height() <= paper.height() / scale:
            break
        scale -= 0.02
    foot = QTextCursor(document.lastBlock())
    form = foot.blockFormat()
    form.setTopMargin(form.topMargin() + max(0.0, paper.height() / scale - document.size().height() - 1))
    foot.setBlockFormat(form)
    painter = QPainter(writer)
    painter.scale(scale, scale)
    document.drawContents(painter, QRectF(0, 0, paper.width() / scale, paper.height() / scale))
    painter.end()


def _letters() -> QFont:
    """The shipped letters, which the window has loaded already.

    Figures of equal width, and dashes that stand higher between figures, are other glyphs than figures and dashes: in a
    PDF nobody could copy them, search them or hear them.
    """
    if TEXT[0] not in QFontDatabase.families():
        for path in sorted(FOLDER.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
    made = QFont()
    made.clearFeatures()
    made.setFeature(QFont.Tag("calt"), 0)
    made.setFamilies(TEXT)
    made.setPointSizeF(10)
    return made


class _Drawings(QPyTextObject):
    """Draws the SVG that an image stands for; the width of the image is its number."""

    def __init__(self, drawings: list[QSvgRenderer], width: float, parent: QObject) -> None:
        super().__init__(parent)
        self._drawings, self._width = drawings, width

    @override
    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        box = self._of(format).viewBoxF()
        width = min(self._width, box.width())
        return QSizeF(width, width * box.height() / box.width())

    @override
    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, posInDocument: int, format: QTextFormat
    ) -> None:
        self._of(format).render(painter, QRectF(rect))

    def _of(self, format: QTextFormat) -> QSvgRenderer:
        return self._drawings[round(format.toImageFormat().width()) - 1]


def _keep_headings(document: QTextDocument, height: float) -> None:
    """Send each heading to the page of what it is about."""
    layout = document.documentLayout()
    block = document.begin()
    while block.isValid():
        after = block.next()
        if block.blockFormat().headingLevel() and after.isValid():
            top, below = layout.blockBoundingRect(block).top(), layout.blockBoundingRect(after)
            if int(top // height) != int((below.bottom() - 1) // height):
                form = block.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(form)
        block = after


def _writer(buffer: QBuffer, page: str) -> QPdfWriter:
    title = unescape(page.partition("<title>")[2].partition("</title>")[0])
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    portrait, millimetres = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), portrait, margins, millimetres))
    writer.setTitle(title)
    writer.setCreator("hrvsync")
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), page.encode()))
    writer.setDocumentXmpMetadata(XMP.format(title=escape(title)).encode())
    for name, kind, data in FILE.findall(page):
        writer.addFileAttachment(unescape(name), base64.b64decode(data), kind)
    return writer


def _drawing(text: str) -> QSvgRenderer:
    """Read a drawing; in its texts Qt would take the window's figures of equal width, where the letters have some."""
    styled = text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    styled = styled.replace(">", f"><style>{svg.STYLE.replace('svg ', '')}</style>", 1)
    return QSvgRenderer(styled.encode())


def _plainer(page: str) -> str:
    """Replace what Qt's rich text does not know; its own bullets look like a diamond at this size."""
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    body = FILE.sub(r"\1 (attached)", body)
    body = KEY.sub(lambda found: f'<p class="key">{re.sub("</?li>", " ", found[1])}</p>', body)
    return re.sub("|".join(PLAINER), lambda found: PLAINER[found[0]], body)


def _no_date(found: re.Match[bytes]) -> bytes:
    return b"(" + UNDATED[: len(found[0]) - 2].ljust(len(found[0]) - 2, b"0") + b")"


def _off_screen() -> QGuiApplication:
    """Printing needs no display."""
    words = ["hrvsync", "-platform", "offscreen"] if sys.platform == "linux" else ["hrvsync"]
    return QGuiApplication(words)
