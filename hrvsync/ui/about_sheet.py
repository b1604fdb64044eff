"""About hrvsync: its version, and what it is made of, with every licence to be read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hrvsync import __version__, licences
from hrvsync.ui.widgets import Sheet, add, button, combo_box, configure, hbox, label
from hrvsync.ui.widgets.sheet import WIDE

QT, LETTERS = "qt", "letters"


class AboutSheet(Sheet):
    """Shows one text at a time; `part` chooses which."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, self.tr("About hrvsync"), width=WIDE)
        self._parts = {licences.plain(part.name): part for part in licences.parts()}
        about = self.tr("Version {version}. Free software under the MIT licence.").format(version=__version__)
        qt = self.tr(
            "The window is drawn with Qt and PySide6, used under the GNU LGPL 3: you may put your own builds in their "
            "place, and the text says how. The letters are Inter, under the SIL Open Font Licence."
        )
        rest = sorted(set(self._parts) - {"hrvsync", *licences.QT_PARTS})
        version = self._parts["pyside6-essentials"].version if "pyside6-essentials" in self._parts else ""
        rows: list[tuple[str, object]] = [
            (self.tr("Qt and PySide6 {version}").format(version=version), QT),
            (self.tr("Inter, the letters"), LETTERS),
            *((self._named(name), name) for name in ("hrvsync", *rest) if name in self._parts),
        ]
        self.part = combo_box(self.tr("Made of"), rows, QT, self._chosen)
        self.text = configure(QPlainTextEdit(), accessibleName=self.tr("Its licence"), readOnly=True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(300)
        self.done_ = button(self.tr("Done"), "main", self.accept)
        self.done_.setDefault(True)
        add(self.rows, label(about), label(qt, "small", wrap=True), 4)
        add(self.rows, hbox(label(self.tr("Made of"), "small"), (self.part, 1), spacing=12), self.text)
        add(self.rows, hbox(label(self.tr("Not a medical device"), "small"), None, self.done_))
        self._chosen(0)
        self.part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self, name: str) -> str:
        part = self._parts[name]
        return f"{part.name} {part.version}: {licences.licence(part)}"

    def _chosen(self, _index: int) -> None:
        self.text.setPlainText(self._read(str(self.part.currentData())))
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)

    def _read(self, name: str) -> str:
        if name == LETTERS:
            return licences.font_licence()
        found = licences.qt_texts() if name == QT else list(licences.texts(self._parts[name]).values())
        return "\n\n".join(found) or self.tr("Its package brings no text.")
