"""What of a session is not on the disk, and what can be done about it: try again, or save it elsewhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hrvsync.session import Session
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.page import Page
from hrvsync.ui.widgets import Card, add, button, configure, hbox, label, open_dialog, show


class NotOnDisk(Card):
    """Stands on `page` while something of `session` is missing; `changed` is called after every attempt."""

    def __init__(self, page: Page, bridge: Bridge, session: Session, changed: Callable[[], object]) -> None:
        super().__init__(self.tr("Not on the disk"))
        self._page, self._bridge, self._session, self._changed = page, bridge, session, changed
        self._missing = label("", wrap=True)
        self.try_again = button(self.tr("Try again"), "main", lambda: self._finish())
        self.save_elsewhere = button(self.tr("Save elsewhere ..."), clicked=self._choose_place)
        add(self.rows, self._missing, hbox(self.try_again, self.save_elsewhere, None))

    @property
    def unsaved(self) -> str:
        """How much of the session is not on the disk, in a sentence; empty if nothing is missing."""
        return translated(self._session.unsaved)

    def refresh(self) -> None:
        """Say what is missing now; hide where nothing is."""
        text = self.tr("{missing} Free some space and try again, or save it elsewhere.")
        self._missing.setText(text.format(missing=self.unsaved))
        show(bool(self.unsaved), self)
        self.setEnabled(True)

    def _choose_place(self) -> None:
        path = self._session.path
        dialog = QFileDialog(self, self.tr("Save elsewhere"), path.name if path else "")
        configure(dialog, acceptMode=QFileDialog.AcceptMode.AcceptSave, defaultSuffix="jsonl")
        open_dialog(dialog, fileSelected=self._finish)

    def _finish(self, to: str = "") -> None:
        """Write what is missing, or all of it to the new file `to`."""
        self.setEnabled(False)
        close, text = partial(self._session.close, Path(to) if to else None), self.tr("Saving ...")
        self._page.work(
            self._bridge,
            text,
            close,
            self._finished,
            self._failed,
            on_stopped=self._stopped if to else None,
            cancellable=bool(to),  # what is missing where it was is written as soon as that can be
        )

    def _finished(self, _safe: bool) -> None:
        if not self.unsaved:
            self._page.message.emit(self.tr("All of it is on the disk: {file}").format(file=self._session.path))
        self._changed()

    def _stopped(self) -> None:
        self._changed()
        self._page.say_stopped()

    def _failed(self, error: Exception) -> None:
        self._changed()
        self._page.failed(self.tr("It cannot be saved there: {why}"))(error)
