"""Home: what people come for, one tile each."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QSizePolicy, QWidget

from hrvsync.storage import folders
from hrvsync.ui import phrases
from hrvsync.ui.page import Page
from hrvsync.ui.widgets import Slot, button, configure, grid, hbox, label, open_dialog, vbox
from hrvsync.ui.widgets.gear import Gear

WIDTH = 820


class Home(Page):
    """Emits what was chosen."""

    goes_back = False
    together = Signal()
    alone = Signal()
    opened = Signal(object)  # list[Path]: a recording, or two of one person each
    history = Signal()
    tried = Signal()
    changed = Signal(dict)  # fields of Settings
    resumed = Signal(object)  # Path: the interrupted recording that was offered

    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        tiles = {
            "together": (self.tr("Breathe together"), self.tr("Two people, two straps, one breath"), self.together),
            "alone": (self.tr("Breathe alone"), self.tr("One strap, a quiet few minutes"), self.alone),
            "opened": (self.tr("Open a recording"), self.tr("Play it again, look closer"), self.choose_files),
            "history": (self.tr("History"), self.tr("What you recorded before"), self.history),
            "tried": (self.tr("Try without straps"), self.tr("A simulated couple shows how it works"), self.tried),
        }
        self.tiles = {key: tile(*parts, first=key == "together") for key, parts in tiles.items()}
        first, *others = self.tiles.values()
        promise = label(
            self.tr("Not a medical device. Describes bodies; says nothing about love or honesty."), "small", wrap=True
        )
        promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.gear = Gear(self.tr("Settings"), self.settings_wanted)
        middle = configure(QWidget(), maximumWidth=WIDTH)
        self.offered = configure(QWidget(), visible=False)
        self._offer = label("", wrap=True)
        self.look, self.dismiss = button(self.tr("Look at it")), button(self.tr("Dismiss"))
        hbox((self._offer, 1), self.look, self.dismiss, parent=self.offered)
        about = self.tr("Two hearts, one quiet screen. Everything stays on this computer.")
        vbox(
            hbox(label("hrvsync", "title"), None, self.gear),
            label(about, "dim", wrap=True),
            14,
            vbox(first, grid([others[:2], others[2:]], spacing=14), spacing=14),
            10,
            self.offered,
            parent=middle,
            spacing=10,
            margins=(9, 9, 9, 9),
        )
        vbox((None, 2), hbox(None, (middle, 20), None), (None, 3), promise, parent=self, margins=(24, 24, 24, 24))
        first.setFocus()

    def offer(self, recording: Path | None) -> None:
        """Offer to look at a session that was interrupted, until people have said what they want."""
        if recording is not None:
            begun = folders.begun(recording)
            text = self.tr("The session of {when} was cut short. What arrived is safe.")
            self._offer.setText(text.format(when=phrases.moment(begun.isoformat())))
            for made, look in ((self.look, True), (self.dismiss, False)):
                made.clicked.connect(partial(self._answer, recording, look))
            self.offered.show()

    def choose_files(self) -> None:
        """Ask which recording to open; two of one person each are opened as a pair."""
        dialog = QFileDialog(self, self.tr("Open a recording, or two of one person each"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        open_dialog(dialog, filesSelected=self._files_chosen)

    def _files_chosen(self, names: list[str]) -> None:
        self.opened.emit(list(map(Path, names)))

    def _answer(self, recording: Path, look: bool, _clicked: bool = False) -> None:
        self.offered.hide()
        self.changed.emit({"offered": recording.name[: folders.STAMPED]})
        if look:
            self.resumed.emit(recording)


def tile(text: str, about: str, clicked: Slot, *, first: bool = False) -> QPushButton:
    """Make a large button with a title and a line about it."""
    made = button("", "main-tile" if first else "tile", clicked, name=text)
    lines = label(text, "tile-first" if first else "tile-title"), label(about, "" if first else "dim")
    for line in lines:
        line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    vbox(*lines, parent=made, spacing=4, margins=(22, 16, 22, 16))
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return configure(made, accessibleDescription=about, minimumHeight=104 if first else 84, sizePolicy=policy)
