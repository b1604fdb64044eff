"""Home: what people come for, one tile each."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from hrvsync.ui.i18n.language import LANGUAGES
from hrvsync.ui.page import Page
from hrvsync.ui.session.sound import has_sound
from hrvsync.ui.settings import Settings
from hrvsync.ui.widgets import CheckBox, button, combo_box, grid, hbox, label, vbox

WIDTH = 820


class Home(Page):
    """Emits what was chosen."""

    together = Signal()
    alone = Signal()
    opened = Signal(object)  # list[Path]: a recording, or two of one person each
    history = Signal()
    tried = Signal()
    changed = Signal(dict)  # fields of Settings

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        first = tile(self.tr("Breathe together"), self.tr("Two people, two straps, one breath"), first=True)
        first.clicked.connect(self.together)
        self.tiles = {"together": first}
        for key, text, about, clicked in (
            ("alone", self.tr("Breathe alone"), self.tr("One strap, a quiet few minutes"), self.alone),
            ("opened", self.tr("Open a recording"), self.tr("Play it again, look closer"), self.choose_files),
            ("history", self.tr("History"), self.tr("What you recorded before"), self.history),
            ("tried", self.tr("Try without straps"), self.tr("A simulated couple shows how it works"), self.tried),
        ):
            self.tiles[key] = tile(text, about)
            self.tiles[key].clicked.connect(clicked)
        others = list(self.tiles.values())[1:]
        promise = label(
            self.tr("Not a medical device. Describes bodies; says nothing about love or honesty."), "small", wrap=True
        )
        promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        about = self.tr("Two hearts, one quiet screen. Everything stays on this computer.")
        vbox(
            label("hrvsync", "title"),
            label(about, "dim", wrap=True),
            14,
            vbox(first, grid([others[:2], others[2:]], spacing=14), spacing=14),
            10,
            self._choices(settings),
            parent=middle,
            spacing=10,
            margins=(9, 9, 9, 9),
        )
        vbox((None, 2), hbox(None, (middle, 20), None), (None, 3), promise, parent=self, margins=(24, 24, 24, 24))
        first.setFocus()

    def choose_files(self) -> None:
        """Ask which recording to open; two of one person each are opened as a pair."""
        dialog = QFileDialog(self, self.tr("Open a recording, or two of one person each"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._files_chosen)
        dialog.open()

    def _choices(self, settings: Settings) -> QHBoxLayout:
        themes = (
            (self.tr("Colours: as the system"), "system"),
            (self.tr("Colours: dark"), "dark"),
            (self.tr("Colours: light"), "light"),
        )
        self.theme = combo_box(self.tr("Colours"), themes, settings.theme)
        languages = ((self.tr("System language"), ""), *((name, code) for code, name in LANGUAGES.items()))
        self.language = combo_box(self.tr("Language"), languages, settings.language)
        self.motion = CheckBox(self.tr("Less motion"))
        self.motion.setChecked(settings.reduced_motion)
        self.sound = CheckBox(self.tr("Soft tones"))
        self.sound.setChecked(settings.sound and has_sound())
        self.sound.setEnabled(has_sound())
        if not has_sound():
            self.sound.setToolTip(self.tr("Tones need one more package: pip install 'hrvsync[sound]'."))
        for field, box in (("theme", self.theme), ("language", self.language)):
            box.currentIndexChanged.connect(partial(self._choose, field, box))
        for field, box in (("reduced_motion", self.motion), ("sound", self.sound)):
            box.toggled.connect(partial(self._change, field))
        return hbox(self.theme, self.language, self.motion, self.sound, None, spacing=16)

    def _files_chosen(self, names: list[str]) -> None:
        self.opened.emit([Path(name) for name in names])

    def _choose(self, field: str, box: QComboBox, _: int) -> None:
        self._change(field, box.currentData())

    def _change(self, field: str, value: object) -> None:
        self.changed.emit({field: value})


def tile(text: str, about: str, *, first: bool = False) -> QPushButton:
    """Make a large button with a title and a line about it."""
    made = button("", "main-tile" if first else "tile", name=text)
    made.setAccessibleDescription(about)
    lines = label(text, "tile-first" if first else "tile-title"), label(about, "ink" if first else "dim")
    for line in lines:
        line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    vbox(*lines, parent=made, spacing=4, margins=(22, 16, 22, 16))
    made.setMinimumHeight(104 if first else 84)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made
