"""Together: both heart rates around their own middle, how they move against chance, and the pacers where any runs."""

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from hrvsync.guide import pacer_for
from hrvsync.ui import phrases
from hrvsync.ui.session.pacer import PacerDisc
from hrvsync.ui.session.pair_curve import SECONDS, SWING, parted, smooth
from hrvsync.ui.session.panel import Panel, Place
from hrvsync.ui.session.state import CHANCE_HIGH, CHANCE_LOW, SYNCHRONY, SessionState, rate_curve
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import add, hbox, label, vbox
from hrvsync.ui.widgets.axes import Axes
from hrvsync.ui.widgets.labelled_curve import Curve, CurveData, LabelledCurve

MINUTES, STEP = 10, 3  # of synchrony that are shown; s between two of its points
DISC, DENSE_DISC = 84, 56  # px at least
NOTHING = CurveData((), Axes((0, 1), (0, 1)))


class TogetherPanel(Panel):
    """Two pictures with names where their curves end, and what can be said of both."""

    place = Place.CENTRE

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("Together"))
        self._swing = SWING
        self._moved: float | None = None  # session time (s) of the picture of moving together
        self._rates = LabelledCurve(NOTHING, phrases.tr("Heart rates of the last minute, each around its own median"))
        self._moving = LabelledCurve(NOTHING, phrases.tr("Moving together in the last 10 minutes"))
        self._discs = {who: PacerDisc(seats, on_card=True) for who in seats}
        self._pacers = QWidget()
        self.set_dense(False)
        vbox(*((disc, 1) for disc in self._discs.values()), parent=self._pacers)
        self._numbers = label("", "small", elide=True, right=True)
        self._words = label("", "small", wrap=True)
        around = label(phrases.tr("each around their own middle, last 60 s"), "small", elide=True, right=True)
        head = label(phrases.tr("Together") if len(seats) > 1 else phrases.tr("Breath and heart"), "head")
        moving = label(phrases.tr("Moving together"), "strong")
        add(
            self.rows,
            hbox(head, around),
            (hbox((self._rates, 3), (self._pacers, 1)), 3),
            hbox(moving, self._numbers),
            (self._moving, 2),
            self._words,
        )
        if len(seats) == 1:
            for widget in (moving, self._numbers, self._moving, self._words, around):
                widget.hide()

    def set_dense(self, dense: bool) -> None:
        side = DENSE_DISC if dense else DISC
        for disc in self._discs.values():
            disc.setMinimumSize(QSize(side, side))

    def draw(self, state: SessionState, wall: float) -> None:
        """Move the pacers; renew the rest when there is a new frame."""
        own = len({pacer_for(state.phase, who) for who in self.seats}) > 1
        self._pacers.setVisible(state.paced)
        for who, disc in self._discs.items():
            shown = state.paced and (own or who == self.seats[0])
            if shown == disc.isHidden():
                disc.setVisible(shown)
            if shown:
                disc.follow(state, wall, who, f"{SHAPES[who]} {state.name(who)}" if own else "")
        frame = state.frame
        if frame is None or self.is_drawn(frame, state.theme, frozenset(state.names.items())):
            return
        self._draw_rates(state, frame.t)
        if frame.pair is None or len(self.seats) < 2:
            return
        if self._moved is None or not 0 <= frame.t - self._moved < STEP:
            self._moved = frame.t
            self._draw_moving(state, frame.t)
        self._numbers.setText(phrases.synchrony_numbers(frame.pair, state.names))
        just = state.just or phrases.shared_event(frame, state.marks)
        lag = phrases.lag(frame.pair, state.names)
        self._words.setText(" · ".join(filter(None, (just or lag, phrases.so_far(frame)))))

    def _draw_rates(self, state: SessionState, t: float) -> None:
        curves: list[Curve] = []
        for who in self.seats:
            person = state.person(who)
            if person is None:
                continue
            x, y, joined = rate_curve(person.beats, t, SECONDS)
            if len(y):
                x, y = parted(*smooth(x, y - float(np.median(y)), joined))
            curves.append(Curve(state.name(who), x, y, who))
        widest = max((float(np.nanmax(np.abs(curve.y), initial=0.0)) for curve in curves), default=0.0)
        # The scale grows at once and shrinks slowly, as in Breathe.
        self._swing = max(SWING, widest, self._swing - 0.1)
        value = round(0.75 * self._swing)
        left = tuple((float(bpm), phrases.signed(bpm) if bpm else "0") for bpm in (value, 0, -value))
        axes = Axes((-SECONDS, 0.0), (-self._swing, self._swing), left, unit=phrases.tr("bpm"))
        self._rates.show_data(CurveData(tuple(curves), axes))

    def _draw_moving(self, state: SessionState, t: float) -> None:
        since = max(0.0, t - 60.0 * MINUTES)
        series = (state.trends.get(name, since, t) for name in (SYNCHRONY, CHANCE_LOW, CHANCE_HIGH))
        r, low, high = (every[::-STEP][::-1] for every in series)
        x = t - STEP * np.arange(len(r) - 1, -1, -1.0)
        minutes = phrases.tr("{n} min").format(n=f"−{phrases.number(MINUTES)}")
        below = ((t - 60.0 * MINUTES, minutes), (t - 30.0 * MINUTES, f"−{phrases.number(MINUTES / 2)}"))
        left = ((1.0, "1"), (0.0, "0"), (-1.0, "−1"))
        axes = Axes((t - 60.0 * MINUTES, t), (-1.0, 1.0), left, (*below, (t, phrases.tr("now"))))
        curves = (Curve(phrases.tr("you two"), x, r),)
        self._moving.show_data(CurveData(curves, axes, (x, low, high), phrases.tr("chance")))
