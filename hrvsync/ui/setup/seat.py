"""A seat: who sits there, and the strap they wear; a strap can be dropped anywhere on it."""

from collections.abc import Collection
from functools import partial
from typing import override

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from hrvsync.events import Packet
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.ui import phrases
from hrvsync.ui.settings import Settings
from hrvsync.ui.setup.least_width import least_width
from hrvsync.ui.setup.mood import Mood
from hrvsync.ui.setup.strap_bar import StrapBar
from hrvsync.ui.setup.strap_words import contact, title_of
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import (
    SEPARATOR,
    Card,
    CheckBox,
    add,
    button,
    combo_box,
    configure,
    hbox,
    label,
    set_role,
    show,
    vbox,
)
from hrvsync.ui.widgets.beating_sign import BeatingSign, BeatingSignData

NO_SETTINGS = Settings()
SIGN, SMALL_SIGN = 96, 58  # px
MARGINS, LOW_MARGINS = (28, 22, 28, 18), (17, 14, 17, 12)  # px
APART, ABOUT = 18, 12  # px between the sign and the name, and between what is said of one's body
LONGEST, BESIDE_NAME = 40, 24  # letters of a name; px around it in its field


class NameField(QLineEdit):
    """A name in large letters, no wider than it is."""

    def __init__(self, name: str, whose: str, hint: str) -> None:
        super().__init__(name)
        configure(self, role="name", maxLength=LONGEST, placeholderText=hint, accessibleName=whose)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        text = self.text() or self.placeholderText()
        return QSize(self.fontMetrics().horizontalAdvance(text) + BESIDE_NAME, usual.height())


class Seat(Card):
    """A name, a strap, a mood; or a question, where nothing tells whose a strap is."""

    changed = Signal()
    dropped = Signal(str, str)  # strap, seat
    answered = Signal(str, str, bool)  # strap, seat, whether it is that person's

    def __init__(
        self,
        who: str,
        title: str,
        name: str,
        remembered: str = "",
        settings: Settings = NO_SETTINGS,
        known: Collection[str] = (),
    ) -> None:
        super().__init__(title, spacing=14, margins=MARGINS)
        self.who, self.strap, self.remembered, self.asked = who, "", remembered, ""
        self._settings, self._said = settings, False
        self._worn: DiscoveredStrap | None = None
        self.sign = BeatingSign(who, SIGN)
        self.role = label("", "small")
        whose = self.tr("Name of the person in the {seat}").format(seat=title)
        self.name = NameField(name, whose, self.tr("Name, if you like"))
        self.others = self._menu(sorted(set(known)), title)
        self.bar = StrapBar(who, self.tr("Strap of the {seat}").format(seat=title), self._free)
        self.known, self.free = self.bar.about, self.bar.free
        self.question = label("", wrap=True)
        self.yes = button(self.tr("Yes"), "quiet", partial(self._answer, True))
        self.no = button(self.tr("No"), "quiet", partial(self._answer, False))
        self.beads_text = label(self.tr("not yet"), "small")
        self.help = label("", "small", wrap=True)
        self.moods = Mood(self.tr("How the person in the {seat} is, in own words").format(seat=title))
        self.mood = self.moods.line
        self.disorder = configure(
            CheckBox(self.tr("Pacemaker or arrhythmia")),
            toolTip=self.tr(
                "A pacemaker or a known rhythm disorder: variability means something else then, which beats do not "
                "show. It is withheld."
            ),
            clicked=self._say,
        )
        ages = (self.tr("Adult"), "adult"), (self.tr("Child"), "child"), (self.tr("Infant"), "infant")
        self.age = configure(
            combo_box(self.tr("How old the person in the {seat} is").format(seat=title), ages), role="chip-quiet"
        )
        self.age.setToolTip(self.tr("Children breathe quicker: the spectrum's bands follow the breath."))
        self.age.activated.connect(self._say)
        self._beads_row = hbox((self.bar.beads, 1), self.beads_text, spacing=12, margins=(12, 0, 4, 0))
        self._title = label(title, "small")
        above = hbox(self._title, self.role, None, spacing=6, margins=(6, 0, 0, 0))
        named = hbox(self.name, self.others, None, spacing=2)
        self._about = hbox(self.age, self.disorder, spacing=ABOUT)
        add(
            self.rows,
            hbox(self.sign, (vbox(None, above, named, None, spacing=0), 1), spacing=APART),
            self.bar,
            hbox((self.question, 1), self.yes, self.no),
            self._beads_row,
            self.help,
            self.moods,
            (None, 1),
            hbox(self._about, None),
        )
        self.others.setVisible(len(set(known)) > 1)
        self.name.setCursorPosition(0)
        self.setAcceptDrops(True)
        for field in (self.name, self.mood):  # a field would take the strap for a text
            field.setAcceptDrops(False)
        self.name.textChanged.connect(self._named)
        self._named()
        self.assign("")

    @property
    def touched(self) -> bool:
        """Whether someone has typed here."""
        return self.name.isModified() or self.mood.isModified() or self.mood.hasFocus()

    @property
    def known_strap(self) -> str:
        """The strap that is worn here, or that is looked for."""
        return self.strap or self.remembered

    def assign(self, own: str, strap: DiscoveredStrap | None = None) -> None:
        """Give this seat the strap `own`, of which `strap` is known; none if it is empty."""
        self.strap = own
        self.tell(strap)
        self.changed.emit()

    def tell(self, strap: DiscoveredStrap | None) -> None:
        """Show what is known of its strap: nothing yet where that is None."""
        self._worn = strap
        there = bool(self.strap) and strap is not None and not strap.away
        self.sign.show_data(BeatingSignData(self.who, there))
        model, end = title_of(self.known_strap, strap)
        title = f"{model} {end}".strip()
        if self.strap:
            text = SEPARATOR.join(contact(strap, bpm=not self.bar.crowded)) if strap is not None else ""
        elif self.remembered:
            title = self.tr("Looking for {strap}").format(strap=title)
            text = self.tr("or drop a strap here")
        else:
            title, text = self.tr("No strap yet"), self.tr("drop one here, or press")
        self.bar.show_strap(self.strap, title, text, removable=bool(self.known_strap))
        self.bar.setToolTip(self.known_strap)
        self._beads_shown()

    def beat(self, packet: Packet) -> None:
        """Beat with what has just arrived from the strap."""
        if packet.rr:
            self.bar.beat(tuple(1000 * ticks / packet.per_second for ticks in packet.rr))
            self.sign.beat()
        self.tell(self._worn)

    def ask(self, own: str, question: str = "", text: str = "") -> None:
        """Ask whether the strap `own`, of which `text` is known, is this person's; nothing where it is empty."""
        self.asked = own
        self.question.setText(f"{question} {text}".strip())
        show(bool(own), self.question, self.yes, self.no)

    def advise(self, text: str) -> None:
        """Say what to do about a strap that is not there; without a text the mood is asked for."""
        self.help.setText(text)
        show(bool(text), self.help)
        show(not text, self.moods)

    def say(self, age: str, *, disorder: bool) -> None:
        """Take this for what the person has said of themselves."""
        self._said = True
        self.age.setCurrentIndex(self.age.findData(age))
        self.disorder.setChecked(disorder)

    def least_width(self, *, low: bool) -> int:
        """Return the width (px) that this seat needs, `low` or not, whatever it is now."""
        sign = (SMALL_SIGN if low else SIGN) * text_scale(self) + APART
        lines = (
            sign + 6 + least_width(self._title, self.role, spacing=6),
            sign + least_width(self.name, self.others, spacing=2),
            self.bar.least_width(low=low),
            0 if low else 16 + least_width(self.bar.beads, self.beads_text, spacing=12),
            least_width(self.question, self.yes, self.no) if self.asked else 0,
            self.moods.least_width,
        )
        return round(max(lines)) + 2 * (LOW_MARGINS if low else MARGINS)[0]

    @property
    def width_of_about(self) -> int:
        """The width (px) that a seat needs for what is said of one's body to stand in one line."""
        return least_width(self.age, self.disorder, spacing=ABOUT) + 2 * MARGINS[0]

    def put_about(self, *, below: bool) -> None:
        """Put what is said of one's body in one line, or below each other."""
        self._about.setDirection(self._about.Direction.TopToBottom if below else self._about.Direction.LeftToRight)

    def set_low(self, low: bool) -> None:
        """Need less height: a smaller sign, the beads within the strap, fewer words."""
        self.sign.resize_to(SMALL_SIGN if low else SIGN)
        self.rows.setSpacing(10 if low else 14)
        self.rows.setContentsMargins(*(LOW_MARGINS if low else MARGINS))
        if not low:
            self._beads_row.insertWidget(0, self.bar.beads, 1)
        self.bar.set_low(low)
        self.tell(self._worn)
        self.moods.set_low(low)
        show(not low, self.beads_text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText() and not event.mimeData().hasUrls():
            set_role(self, "card-active")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_role(self, "card")

    def dropEvent(self, event: QDropEvent) -> None:
        set_role(self, "card")
        self.dropped.emit(event.mimeData().text(), self.who)
        event.acceptProposedAction()

    def _menu(self, known: list[str], title: str) -> QWidget:
        """Make the button that offers those who are known by name."""
        made, menu = QToolButton(), QMenu(self)
        name = self.tr("Someone known for the {seat}").format(seat=title)
        configure(made, role="quiet", accessibleName=name, toolTip=name, visible=False)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for one in known:
            menu.addAction(one).triggered.connect(partial(self._choose, one))
        made.setMenu(menu)
        return made

    def _choose(self, name: str, _checked: bool = False) -> None:
        self.name.setText(name)
        self.name.setModified(True)

    def _beads_shown(self) -> None:
        beats = bool(self.bar.beads.data.intervals)
        self.beads_text.setText(phrases.tr("a bead, a heartbeat") if beats else self.tr("not yet"))

    def _named(self) -> None:
        """Say of this person what they said before, unless they have just said it."""
        if not self._said:
            name = self.name.text().strip()
            self.disorder.setChecked(name in self._settings.rhythm_disorders)
            self.age.setCurrentIndex(self.age.findData(self._settings.ages.get(name, "adult")))
        self.changed.emit()

    def _say(self, _said: object = None) -> None:
        self._said = True
        self.changed.emit()

    def _answer(self, yes: bool, _clicked: bool = False) -> None:
        self.answered.emit(self.asked, self.who, yes)

    def _free(self) -> None:
        self.remembered = ""
        self.assign("")
