"""Consent: three things to agree on, by one key for two together or each alone, and in words a child can hear."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import override

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from hrvsync.events import Age
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import present_language
from hrvsync.ui.page import Page
from hrvsync.ui.setup.read_aloud import Voice
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import (
    Card,
    Sheet,
    add,
    announce,
    button,
    configure,
    hbox,
    label,
    open_dialog,
    scroll_area,
    set_role,
    show,
    vbox,
)
from hrvsync.ui.widgets.card_button import CardButton
from hrvsync.ui.widgets.flow import Flow
from hrvsync.ui.widgets.sign import Sign

GO_ON_MS = 1200
"""After the last one has agreed: as long as one needs to take it back."""
WIDEST, CHILDS = 760, 520  # px at 100 % that a page is wide at most
LINE, BESIDE = 460, 1000  # px at 100 %: for somebody's row in one line; for a child's page beside the other one


class Agreement(Card):
    """A person's own row: the sign of the seat, the name, and the buttons that only they press.

    `alone`: it is the only way to agree; then its button is the one that stands out.
    """

    changed = Signal()
    taken_back = Signal()
    refused = Signal()

    def __init__(self, who: str, name: str, hint: str, *, alone: bool) -> None:
        super().__init__(name, spacing=0, margins=(18, 12, 12, 12))
        self.name, self.agreed, self._hint = name, False, hint
        configure(self, role="row")
        self.state: QLabel = label(hint, "small", wrap=True)
        self.agree = button(phrases.tr("I agree"), "main" if alone else "", partial(self.answer, True))
        self.agree.setAccessibleName(phrases.tr("{name}: I agree").format(name=name))
        self.refuse = button(phrases.tr("Not today"), "quiet", self.refused)
        self.refuse.setAccessibleName(phrases.tr("{name}: not today").format(name=name))
        self.back = button(phrases.tr("Take back"), "quiet", self._take_back)
        self.back.setAccessibleName(phrases.tr("{name}: take back").format(name=name))
        words = vbox(label(name, "head", wrap=True), self.state, spacing=0)
        said = hbox(label(SHAPES[who], "shape-" + who), 10, (words, 1))
        self._line = hbox((said, 1), hbox(None, self.back, self.refuse, self.agree))
        add(self.rows, self._line)
        self.back.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.width() / text_scale(self) < LINE
        self._line.setDirection(self._line.Direction.TopToBottom if low else self._line.Direction.LeftToRight)

    def answer(self, agreed: bool, _clicked: bool = False) -> None:
        """Agree, or take it back."""
        self.agreed = agreed
        self.state.setText(phrases.tr("agreed just now") if agreed else self._hint)
        show(agreed, self.back)
        show(not agreed, self.agree, self.refuse)
        (self.back if agreed else self.agree).setFocus()
        self.changed.emit()

    def _take_back(self) -> None:
        self.taken_back.emit()
        self.answer(False)


class Consent(Page):
    """Asks each of `names` (by seat) once, and children (by `ages`) each time; `alone`: nobody else takes part.

    `sent`: what happens is also sent to a lab. `agree`: what this session asks for beyond the usual. `together`: two
    adults as equals, for nothing beyond the usual: one key agrees for both, until one of them takes it back. `agreed`
    comes when all have.
    """

    agreed = Signal()
    declined = Signal()  # somebody does not want to today

    def __init__(
        self,
        names: Mapping[str, str],
        folder: Path,
        ages: Mapping[str, Age] | None = None,
        *,
        alone: bool,
        sent: bool = False,
        agree: str = "",
        together: bool = False,
    ) -> None:
        super().__init__()
        self._folder, self._is_sent = folder, sent
        children = {who: name for who, name in names.items() if (ages or {}).get(who, "adult") != "adult"}
        adults = {who: name for who, name in names.items() if who not in children}
        together = together and len(adults) > 1 and not children and not sent and not agree
        hint = partial(self._hint, children=list(children.values()), together=together)
        self.boxes = [Agreement(who, name, hint(name), alone=not together) for who, name in adults.items()]
        if not adults:
            (who, child), *_ = children.items()
            grown_up = self.tr("A grown-up who looks after {name}").format(name=child)
            self.boxes = [Agreement(who, grown_up, self.tr("agrees for {name}").format(name=child), alone=True)]
        self.pages = [ChildPage(name) for who, name in children.items() if (ages or {})[who] == "child"]
        self.both = button(self.tr("We both agree"), "main", self._agree_both)
        title = (
            self.tr("Three things to agree on.")
            if alone
            else self.tr("Three things to agree on.\nRead them together.")
            if together
            else self.tr("Three things to agree on.\nEach of you for yourself.")
        )
        deletes = (
            self.tr("Stop or delete, at any time.")
            if alone
            else self.tr("Either of you can stop or delete, at any time.")
        )
        lines = (
            (
                "heart",
                self.tr("hrvsync records heartbeats, and what they say of breath."),
                self.tr("No sound, no picture, no place. Only while a session runs."),
            ),
            self._sent() if sent else self._kept(alone),
            ("hand", deletes, self.tr("No reason needed. Backspace ends a session at once, without a question.")),
        )
        if agree:
            lines = (*lines, ("moon", self.tr("This session asks for something of its own."), agree))
        self.soon = configure(QTimer(self), singleShot=True, interval=GO_ON_MS, timeout=self.agreed)
        for row in self.boxes:
            configure(row, changed=self._check, taken_back=self.both.hide, refused=self.declined)
        for page in self.pages:
            configure(page, changed=self._check, declined=self.declined, later=self.left)
        never = self.tr("Do not use these numbers against each other; not where there is fear or violence between you.")
        states = self.tr(
            "It shows states of bodies. It says nothing about love, honesty or who is right, and is not a medical "
            "device."
        )
        card = self._card = Card(
            title,
            label(title, "title", wrap=True),
            6,
            *(
                hbox(
                    Sign(kind, 48, ground=True),
                    12,
                    (vbox(None, label(head, "head", wrap=True), label(text, "small", wrap=True), None, spacing=2), 1),
                )
                for kind, head, text in lines
            ),
            6,
            *self.boxes,
            *((label(self.tr("One key below is for both, once both have read this."), "small", wrap=True),) * together),
            4,
            label(f"{states} {'' if alone else never}".strip(), "small", wrap=True),
            hbox(
                button(self.tr("Back"), clicked=self.left),
                (Flow(button(self.tr("All of it, on one page"), "quiet", self.open_all), self.both, right=True), 1),
            ),
            spacing=12,
            margins=(36, 28, 36, 20),
        )
        self._cards = cards = hbox(None, (card, 20), *((page, 14) for page in self.pages), None, spacing=20)
        vbox(scroll_area(vbox(None, cards, (None, 2), margins=(9, 9, 9, 9))), parent=self, margins=(9, 9, 9, 9))
        show(together, self.both)
        (self.both if together else self.boxes[0].agree).setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = text_scale(self)
        beside = not self.pages or self.width() / scale >= BESIDE
        self._card.setMaximumWidth(round(WIDEST * scale))
        for page in self.pages:
            page.setMaximumWidth(round((CHILDS if beside else WIDEST) * scale))
        self._cards.setDirection(self._cards.Direction.LeftToRight if beside else self._cards.Direction.TopToBottom)

    def _kept(self, alone: bool) -> tuple[str, str, str]:
        where = self.tr("Everything stays on this computer.")
        if alone:
            return "lock", where, self.tr("No account, no cloud. Whoever uses this account on it sees the same.")
        return "lock", where, self.tr("No account, no cloud. Both of you see the same.")

    def _sent(self) -> tuple[str, str, str]:
        return (
            "lock",
            self.tr("The recording stays here. Heartbeats are also sent to the lab."),
            self.tr("Unencrypted, on the local network, without names. The settings switch that off."),
        )

    @Slot()
    def open_all(self) -> None:
        """Show all that one agrees on."""
        open_dialog(FullText(self.window(), self._folder, self._is_sent))

    @Slot()
    def _agree_both(self) -> None:
        """Agree for both, who have read it together; either can still take it back."""
        for row in self.boxes:
            row.answer(True)

    @Slot()
    def _check(self) -> None:
        self.both.setEnabled(not all(row.agreed for row in self.boxes))
        if all(row.agreed for row in self.boxes) and all(page.yes for page in self.pages):
            self.soon.start()
        else:
            self.soon.stop()

    def _hint(self, name: str, *, children: list[str], together: bool) -> str:
        if children:
            return self.tr("{name}, for yourself and for {child}").format(name=name, child=phrases.listed(children))
        if together:
            return self.tr("for yourself alone")
        return self.tr("{name}, this is yours to press").format(name=name)


class ChildPage(Card):
    """The same in words that a child can hear; the answers are alike, and none is the right one."""

    changed = Signal()
    declined = Signal()
    later = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, spacing=12, margins=(28, 24, 28, 20))
        configure(self, role="offer")
        self.yes = False
        page = self.tr("{name}'s page").format(name=name)
        question = self.tr("Do you want to play with your heart today?")
        lines = (
            ("heart", self.tr("A soft belt listens to your heart.")),
            ("house", self.tr("Only you and your grown-ups can see it.")),
            ("hand", self.tr("Say stop, and we stop. Nobody is cross.")),
        )
        self.answers = {
            "heart": (self.tr("Yes"), self._agree),
            "moon": (self.tr("Not today"), self.declined.emit),
            "clock": (self.tr("Ask me later"), self.later.emit),
        }
        self.buttons: dict[str, QPushButton] = {}
        for kind, (text, answer) in self.answers.items():
            made = self.buttons[kind] = configure(CardButton(spacing=6, margins=(8, 14, 8, 14)), accessibleName=text)
            made.fill(hbox(None, Sign(kind, 48), None), hbox(None, label(text, "head"), None))
            made.clicked.connect(answer)
        self.said = label("", "small", wrap=True)
        self._words = " ".join((question, *(text for _, text in lines)))
        self.voice = Voice(self, present_language())
        self.aloud = configure(button(self.tr("Read it to me"), clicked=self._read), visible=self.voice.there)
        add(
            self.rows,
            hbox(label(page, "caption"), None, self.aloud),
            label(question, "title", wrap=True),
            *(hbox(Sign(kind, 64), 12, (label(text, "lead", wrap=True), 1)) for kind, text in lines),
            None,
            hbox(*self.buttons.values(), spacing=10),
            self.said,
            label(
                self.tr("A grown-up agrees on the other page as well, every time. “Not today” keeps nothing."),
                "small",
                wrap=True,
            ),
        )

    def _read(self) -> None:
        self.voice.read(self._words)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.voice.stop()
        super().hideEvent(event)

    def _agree(self) -> None:
        self.yes = not self.yes
        self.said.setText(self.tr("You said yes. Press it again if you changed your mind.") if self.yes else "")
        set_role(self.buttons["heart"], "tile-chosen" if self.yes else "tile")
        announce(self, self.said.text())
        self.changed.emit()


class FullText(Sheet):
    """All that one agrees on, in whole sentences."""

    def __init__(self, parent: QWidget | None, folder: Path, sent: bool = False) -> None:
        super().__init__(parent, self.tr("What you agree on"), width=720)
        place = self.tr(
            "It is kept on this computer only, in {folder}, readable by your account alone. No account, no cloud."
        )
        lab = self.tr(
            "While the session runs, heartbeats, what is derived from them, phases and marks are sent on the local "
            "network (LSL, and OSC where an address is set), unencrypted: every program there can read them. They "
            "carry seats, no names. The settings switch that off."
        )
        texts = (
            self.tr("hrvsync records the heartbeats that the straps send, the phases of the session and your marks."),
            place.format(folder=folder),
            *((lab,) if sent else ()),
            self.tr(
                "Everybody who takes part can hide their numbers, pause or end at any time, and delete the recording "
                "afterwards."
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
        close = button(self.tr("Close"), "main", self.accept)
        add(self.rows, *(label(text, wrap=True) for text in texts), hbox(None, close))
