"""How people breathe in the chosen session: how often a minute, how long in and out, and whether each their own."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hrvsync.guide import Protocol, at_rate, own_rate
from hrvsync.ui import phrases
from hrvsync.ui.setup.least_width import least_width
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import CheckBox, combo_box, configure, hbox, show

RATES = (4.5, 5.0, 5.5, 6.0, 6.5, 7.0)  # breaths a minute for adults
INHALES = (0.4, 0.45, 0.5, 1 / 3)  # shares of a breath, the usual one first


class BreathChoice(QWidget):
    """Offers what may be chosen for the people in `seats` in a session; nothing where its file says it all."""

    def __init__(self, seats: Sequence[str]) -> None:
        super().__init__()
        self._protocol: Protocol | None = None
        self._own_inhale = 0
        rates = [(self._rate_text(rate), rate) for rate in RATES]
        self.rates = {who: combo_box(self.tr("Breaths a minute"), rates) for who in seats}
        self.rate = next(iter(self.rates.values()))
        self.each = configure(CheckBox(self.tr("Each their own")), toggled=self._show_rates)
        inhale, percent = self.tr("in {i} : out {o}"), phrases.number
        inhales = ((inhale.format(i=percent(100 * share), o=percent(100 - 100 * share)), share) for share in INHALES)
        self.inhale = combo_box(self.tr("How long to breathe in and out"), inhales)
        self._row = hbox(*self.rates.values(), self.inhale, self.each, parent=self)

    @property
    def wanted(self) -> Protocol | None:
        """The session of `show_session`, breathing as chosen."""
        protocol = self._protocol
        if protocol is None or own_rate(protocol) not in RATES:
            return protocol
        rates = {who: float(box.currentData()) for who, box in self.rates.items()}
        same = not self.each.isChecked() or len(set(rates.values())) == 1
        unchanged = self.inhale.currentIndex() == self._own_inhale
        inhale = None if unchanged else float(self.inhale.currentData())
        return at_rate(protocol, float(self.rate.currentData()) if same else rates, inhale)

    def show_session(self, protocol: Protocol | None) -> None:
        """Breathe as `protocol` says, until something else is chosen."""
        self._protocol = protocol
        for box in self.rates.values():
            box.setCurrentIndex(max(0, box.findData(None if protocol is None else own_rate(protocol))))
        pacers = () if protocol is None else (pacer for phase in protocol.phases for pacer in phase.pacers.values())
        inhale = next((pacer.inhale for pacer in pacers), INHALES[0])
        self._own_inhale = min(range(len(INHALES)), key=lambda i: abs(INHALES[i] - inhale))
        self.inhale.setCurrentIndex(self._own_inhale)
        self.each.setChecked(False)
        self._show_rates()

    @property
    def least_width(self) -> int:
        """The width (px) of what may be chosen now in one line."""
        shown = [one for one in (*self.rates.values(), self.inhale, self.each) if not one.isHidden()]
        return least_width(*shown) if shown else 0

    def set_narrow(self, narrow: bool) -> None:
        """Put them below each other."""
        self._row.setDirection(self._row.Direction.TopToBottom if narrow else self._row.Direction.LeftToRight)

    def choose(self, rates: dict[str, float], inhale: int, *, each: bool) -> None:
        """Take what was chosen before."""
        for who, rate in rates.items():
            self.rates[who].setCurrentIndex(max(0, self.rates[who].findData(rate)))
        self.inhale.setCurrentIndex(inhale)
        self.each.setChecked(each)

    def _rate_text(self, rate: float) -> str:
        return self.tr("{n} breaths a minute").format(n=phrases.number(rate, 1))

    @Slot()
    def _show_rates(self) -> None:
        """Show what may be chosen about the breath in this session."""
        protocol, several, each = self._protocol, len(self.rates) > 1, self.each.isChecked()
        paced = protocol is not None and own_rate(protocol) in RATES
        for who, box in self.rates.items():
            box.setVisible(paced and (box is self.rate or each))
            for index, rate in enumerate(RATES):
                text = self._rate_text(rate)
                box.setItemText(index, f"{SHAPES[who]} {text}" if several and each else text)
        show(paced, self.inhale)
        show(paced and several, self.each)
