"""History: the recordings made so far, newest first."""

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from hrvsync.ui.card import label, row

PATH = Qt.ItemDataRole.UserRole


class History(QWidget):
    """Opens one of `recordings` (time made, file)."""

    chosen = Signal(object)  # Path
    left = Signal()

    def __init__(self, recordings: list[Path]) -> None:
        super().__init__()
        self.setObjectName("view")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Recordings, newest first"))
        for path in recordings:
            when = QDateTime.fromSecsSinceEpoch(int(path.stat().st_mtime))
            day = QLocale().toString(when, QLocale.FormatType.ShortFormat)
            item = QListWidgetItem(f"{day}    {path.stem}", self.list)
            item.setData(PATH, path)
        self.list.itemActivated.connect(self._activated)
        back = QPushButton(self.tr("Back"))
        back.clicked.connect(self.left)
        self.open = QPushButton(self.tr("Open"))
        self.open.setProperty("look", "main")
        self.open.setEnabled(bool(recordings))
        self.open.clicked.connect(self._open)
        empty = label(self.tr("Nothing yet. Your sessions will be listed here."), "dim")
        if recordings:
            empty.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 22, 28, 20)
        rows.setSpacing(14)
        rows.addWidget(label(self.tr("History"), "title"))
        rows.addWidget(empty)
        rows.addWidget(self.list, 1)
        rows.addLayout(row(back, None, self.open))
        if not recordings:
            self.list.hide()
            rows.addStretch(1)
        else:
            self.list.setCurrentRow(0)
        (self.list if recordings else back).setFocus()

    def _activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(PATH))

    def _open(self) -> None:
        item = self.list.currentItem()
        if self.list.currentRow() >= 0:
            self.chosen.emit(item.data(PATH))
