"""What people are going to do: the guided session, how they breathe in it, and who has which role."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from hrvsync.events import Age
from hrvsync.guide import Protocol, arranged
from hrvsync.storage import ProtocolFile
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.setup.breath import BreathChoice
from hrvsync.ui.setup.foot import SENTENCE
from hrvsync.ui.setup.sessions import SessionCards
from hrvsync.ui.widgets import button, configure, hbox, label, show, vbox


class SessionChoice(QWidget):
    """Offers the guided sessions `files`, that with the key `chosen` first; emits every change, and *Copy and edit*."""

    changed = Signal()
    editing = Signal()

    def __init__(self, files: Sequence[ProtocolFile], chosen: str, seats: Sequence[str]) -> None:
        super().__init__()
        self._seats = tuple(seats)
        self._roles: dict[str, str] = {}  # by seat, where somebody changed them
        self.cards = configure(SessionCards(files, chosen), changed=self._card_chosen)
        self.breath = BreathChoice(seats)
        self.about = configure(label("", "small", wrap=True), minimumWidth=SENTENCE)
        self.edit = button(self.tr("Copy and edit"), "small", self.editing)
        self.change_roles = button(self.tr("Change roles"), "small", self._change_roles)
        self.every = button(self.tr("All {n}").format(n=len(files)), "small", checkable=True)
        self.every.toggled.connect(self.cards.show_all)
        self._head = label(self.tr("What would you like to do?"), "head")
        self._rows = vbox(
            hbox(self._head, None, self.change_roles, self.edit, self.every),
            self.cards,
            hbox(self.breath, 8, (self.about, 1)),
            parent=self,
        )
        self._show()

    @property
    def file(self) -> ProtocolFile:
        """The chosen guided session."""
        return self.cards.file

    def arranged(
        self, names: Mapping[str, str], ages: Mapping[str, Age], known: Mapping[str, str]
    ) -> tuple[Protocol | None, dict[str, Age]]:
        """Fit what is chosen to those who sit here, by seat; `known` are roles by name. None where its file is broken.

        Returns the ages in it, too.
        """
        protocol = self.breath.wanted
        if protocol is None:
            return None, {}
        roles = {who: known.get(name, "") for who, name in names.items()} | self._roles
        return arranged(protocol, dict(ages), roles, self._seats)

    def show_roles(self, roles: Mapping[str, str], *, changeable: bool) -> None:
        """Let the two who have these roles change them where they differ."""
        self._now = dict(roles)
        show(changeable and len(set(roles.values())) > 1 and len(self._seats) > 1, self.change_roles)

    @property
    def width_of_breath(self) -> int:
        """The width (px) that the choices of the breath need in one line, with what it is about beside them."""
        return self.breath.least_width + 24 + SENTENCE

    def arrange(self, *, low: bool, breath_below: bool) -> None:
        """Need less height, and put the choices of the breath below each other, or not."""
        self._rows.setSpacing(9 if low else 16)
        self.cards.set_low(low)
        self.breath.set_narrow(breath_below)

    def choose(self, key: str) -> None:
        """Choose a guided session, the first where there is none such."""
        self.cards.setCurrentIndex(max(0, self.cards.findData(key)))

    @Slot()
    def _card_chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Breathe as the chosen session's file says, in the roles that it names."""
        file, self._roles = self.file, {}
        self._now: dict[str, str] = {}
        self.breath.show_session(file.protocol)
        self.about.setText(translated(file.problem) if file.protocol is None else file.protocol.about)

    @Slot()
    def _change_roles(self) -> None:
        """Let the two change their roles, not their places."""
        self._roles = {"A": self._now.get("B", ""), "B": self._now.get("A", "")}
        self.changed.emit()
