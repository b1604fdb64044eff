"""Consent: what is recorded and where, what hrvsync is not, and the yes of everyone who takes part."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hrvsync.ui.widgets import Card, CheckBox, label


class Consent(QWidget):
    """Asks each of `names` once."""

    agreed = Signal()
    left = Signal()

    def __init__(self, names: Sequence[str], folder: Path) -> None:
        super().__init__()
        self.setObjectName("view")
        card = Card(self.tr("Before you begin"))
        card.setFixedWidth(760)  # a text as wide as this is read with ease, and takes the height that it needs
        card.rows.setContentsMargins(32, 26, 32, 26)
        card.rows.setSpacing(14)
        card.rows.addWidget(label(self.tr("Before you begin"), "title"))
        place = self.tr(
            "It is kept on this computer only, in {folder}, readable by your account alone. No account, no cloud."
        )
        for text in (
            self.tr("hrvsync records the heartbeats that the straps send, the phases of the session and your marks."),
            place.format(folder=folder),
            self.tr(
                "Either of you can hide your numbers, pause or end at any time, and delete the recording afterwards."
            ),
            self.tr(
                "hrvsync is for relaxation, self-exploration and research. It is not a medical device and does "
                "not diagnose, treat or monitor any condition; numbers can be wrong. Do not use it to make health "
                "decisions. Breathe gently; stop if you feel dizzy, short of breath or unwell. Ask a clinician "
                "first if you are pregnant, have a heart rhythm disorder, a pacemaker, epilepsy, lung disease or "
                "panic attacks."
            ),
            self.tr(
                "Synchrony is not a measure of love, honesty or the quality of a relationship. Not for arguments, not "
                "a lie detector, not for use with anyone who has not agreed."
            ),
        ):
            card.rows.addWidget(label(text, wrap=True))
        self.boxes = [CheckBox(self.tr("{name}: I have read this and agree").format(name=name)) for name in names]
        for box in self.boxes:
            box.toggled.connect(self._check)
            card.rows.addWidget(box)
        self.go_on = QPushButton(self.tr("Continue"))
        self.go_on.setProperty("role", "main")
        self.go_on.setEnabled(False)
        self.go_on.clicked.connect(self.agreed)
        back = QPushButton(self.tr("Back"))
        back.clicked.connect(self.left)
        buttons = QHBoxLayout()
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        card.rows.addLayout(buttons)
        inside = QWidget()
        down = QVBoxLayout(inside)
        down.addStretch(1)
        down.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        down.addStretch(2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        rows = QVBoxLayout(self)
        rows.addWidget(area)

    def _check(self) -> None:
        self.go_on.setEnabled(all(box.isChecked() for box in self.boxes))
