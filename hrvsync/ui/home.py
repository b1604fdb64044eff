"""Home: what people come for, one tile each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hrvsync.ui.i18n.language import LANGUAGES
from hrvsync.ui.session.sound import has_sound
from hrvsync.ui.settings import Settings
from hrvsync.ui.widgets import CheckBox, label

WIDTH = 820


class Home(QWidget):
    """Says what was chosen."""

    together = Signal()
    alone = Signal()
    opened = Signal()
    history = Signal()
    tried = Signal()
    changed = Signal(dict)  # fields of Settings

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("view")
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        tiles = QGridLayout()
        tiles.setSpacing(14)
        self.tiles: dict[str, QPushButton] = {}
        rows = (
            ("together", self.tr("Breathe together"), self.tr("Two people, two straps, one breath"), self.together),
            ("alone", self.tr("Breathe alone"), self.tr("One strap, a quiet few minutes"), self.alone),
            ("opened", self.tr("Open a recording"), self.tr("Play it again, look closer"), self.opened),
            ("history", self.tr("History"), self.tr("What you recorded before"), self.history),
            ("tried", self.tr("Try without straps"), self.tr("A simulated couple shows how it works"), self.tried),
        )
        for index, (key, text, about, signal) in enumerate(rows):
            button = tile(text, about, first=index == 0)
            button.setAccessibleName(text)
            button.setAccessibleDescription(about)
            button.clicked.connect(signal)
            self.tiles[key] = button
            if index == 0:
                tiles.addWidget(button, 0, 0, 1, 2)
            else:
                tiles.addWidget(button, 1 + (index - 1) // 2, (index - 1) % 2)
        inside = QVBoxLayout(middle)
        inside.setSpacing(10)
        inside.addWidget(label("hrvsync", "title"))
        inside.addWidget(
            label(self.tr("Two hearts, one quiet screen. Everything stays on this computer."), "dim", wrap=True)
        )
        inside.addSpacing(14)
        inside.addLayout(tiles)
        inside.addSpacing(10)
        inside.addLayout(self._choices(settings))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 20)
        across.addStretch(1)
        rows_ = QVBoxLayout(self)
        rows_.setContentsMargins(24, 24, 24, 24)
        rows_.addStretch(2)
        rows_.addLayout(across)
        rows_.addStretch(3)
        promise = self.tr("Not a medical device. Describes bodies; says nothing about love or honesty.")
        about = label(promise, "small", wrap=True)
        about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows_.addWidget(about)
        self.tiles["together"].setFocus()

    def _choices(self, settings: Settings) -> QHBoxLayout:
        self.theme = QComboBox()
        self.theme.setAccessibleName(self.tr("Colours"))
        for key, text in (
            ("system", self.tr("Colours: as the system")),
            ("dark", self.tr("Colours: dark")),
            ("light", self.tr("Colours: light")),
        ):
            self.theme.addItem(text, key)
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.motion = CheckBox(self.tr("Less motion"))
        self.motion.setChecked(settings.reduced_motion)
        self.theme.currentIndexChanged.connect(self._theme_chosen)
        self.motion.toggled.connect(self._motion_chosen)
        self.sound = CheckBox(self.tr("Soft tones"))
        self.sound.setChecked(settings.sound and has_sound())
        if not has_sound():
            self.sound.setEnabled(False)
            self.sound.setToolTip(self.tr("Tones need one more package: pip install 'hrvsync[sound]'."))
        self.sound.toggled.connect(self._sound_chosen)
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language"))
        self.language.addItem(self.tr("System language"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(settings.language)))
        self.language.currentIndexChanged.connect(self._language_chosen)
        line = QHBoxLayout()
        line.setSpacing(16)
        for widget in (self.theme, self.language, self.motion, self.sound):
            line.addWidget(widget)
        line.addStretch(1)
        return line

    def _theme_chosen(self) -> None:
        self.changed.emit({"theme": self.theme.currentData()})

    def _sound_chosen(self, sound: bool) -> None:
        self.changed.emit({"sound": sound})

    def _language_chosen(self) -> None:
        self.changed.emit({"language": self.language.currentData()})

    def _motion_chosen(self, reduced: bool) -> None:
        self.changed.emit({"reduced_motion": reduced})


def tile(text: str, about: str, *, first: bool) -> QPushButton:
    """A large button with a title and a line about it."""
    button = QPushButton()
    button.setProperty("role", "main-tile" if first else "tile")
    rows = QVBoxLayout(button)
    rows.setContentsMargins(22, 16, 22, 16)
    rows.setSpacing(4)
    for line, role in ((text, "tile-first" if first else "tile-title"), (about, "ink" if first else "dim")):
        part = label(line, role)
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        rows.addWidget(part)
    button.setMinimumHeight(104 if first else 84)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
