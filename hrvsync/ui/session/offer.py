"""A quiet offer below the disc: one sentence, one question, and two answers. It goes away by itself."""

from collections.abc import Callable

from hrvsync.analysis.live import Frame
from hrvsync.ui import phrases
from hrvsync.ui.session.sentence import who_is_up
from hrvsync.ui.widgets import Card, announce, button, configure, hbox, label, set_role, vbox

STAYS_S = 40.0  # s


class Offer(Card):
    """Hidden until there is something to offer."""

    def __init__(self) -> None:
        super().__init__("", margins=(20, 12, 16, 12))
        set_role(self, "offer")
        self._run: Callable[[], object] = lambda: None
        self._since = 0.0
        self._head, self._question = label("", "strong"), label("", "note")
        self.yes = button("", "main", self._accept, keeps_focus=False)
        self.no = button(phrases.tr("Not now"), "quiet", self.hide, keeps_focus=False)
        self.rows.addLayout(hbox(vbox(self._head, self._question, spacing=2), 16, self.yes, self.no))
        self.hide()

    def show_offer(self, head: str, question: str, yes: str, run: Callable[[], object], t: float) -> None:
        """Offer at session time `t` (s) what `run` does."""
        self._run, self._since = run, t
        self._head.setText(head)
        self._question.setText(question)
        configure(self.yes, text=yes)
        self.setAccessibleName(f"{head} {question}")
        announce(self, f"{head} {question}")
        self.show()

    def follow(self, frame: Frame) -> None:
        """Take the offer back when it is late, or nobody is up any more."""
        if not self.isHidden() and (frame.t - self._since > STAYS_S or not who_is_up(frame)):
            self.hide()

    def _accept(self) -> None:
        self.hide()
        self._run()
