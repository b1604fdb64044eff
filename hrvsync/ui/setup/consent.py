"""Consent: what is recorded and where, what hrvsync is not, and the agreement of everyone who takes part."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from hrvsync.ui.page import Page
from hrvsync.ui.widgets import Card, CheckBox, button, configure, hbox, label, scroll_area, vbox


class Consent(Page):
    """Asks each of `names` once; `alone` says that nobody else takes part."""

    agreed = Signal()

    def __init__(self, names: Sequence[str], folder: Path, *, alone: bool = False) -> None:
        super().__init__()
        place = self.tr(
            "It is kept on this computer only, in {folder}, readable by your account alone. No account, no cloud."
        )
        texts = (
            self.tr("hrvsync records the heartbeats that the straps send, the phases of the session and your marks."),
            place.format(folder=folder),
            self.tr(
                "You can hide your numbers, pause or end at any time (X at once), and delete the recording afterwards."
            )
            if alone
            else self.tr(
                "Either of you can hide your numbers, pause, or end it at once for both by X, without a question or a "
                "reason, and delete the recording afterwards."
            ),
            self.tr(
                "hrvsync is for relaxation, self-exploration and research. It is not a medical device and does "
                "not diagnose, treat or monitor any condition; numbers can be wrong. Do not use it to make health "
                "decisions. Breathe gently; stop if you feel dizzy, short of breath or unwell. Ask a clinician "
                "first if you are pregnant, have a heart rhythm disorder, a pacemaker, epilepsy, lung disease or "
                "panic attacks."
            ),
            self.tr(
                "Synchrony is not a measure of love, honesty or the quality of a relationship. Do not use these "
                "numbers against each other, as a lie detector, where there is fear or violence between you, or with "
                "anyone who has not agreed."
            ),
        )
        agree = self.tr("{name}: I have read this and agree")
        self.boxes = [configure(CheckBox(agree.format(name=name)), toggled=self._check) for name in names]
        self.go_on = button(self.tr("Continue"), "main", self.agreed)
        title = self.tr("Before you begin")
        card = Card(
            title,
            label(title, "title"),
            *(label(text, wrap=True) for text in texts),
            *self.boxes,
            hbox(button(self.tr("Back"), clicked=self.left), None, self.go_on),
            spacing=14,
            margins=(32, 26, 32, 26),
        )
        card.setFixedWidth(760)  # a text as wide as this is read with ease, and takes the height that it needs
        area = scroll_area(vbox(None, hbox(None, card, None), (None, 2), margins=(9, 9, 9, 9)))
        vbox(area, parent=self, margins=(9, 9, 9, 9))
        self._check()

    def _check(self) -> None:
        self.go_on.setEnabled(all(box.isChecked() for box in self.boxes))
