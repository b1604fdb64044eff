"""One person: heart rate, variability in their own range, state in words, the last two minutes, signal quality."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from hrvsync.analysis.beats import Label
from hrvsync.analysis.frame import PersonFrame
from hrvsync.ui import words
from hrvsync.ui.card import Card, Elided, label, row
from hrvsync.ui.plot import Plot, calm_range, pen, seat_pen
from hrvsync.ui.range_bar import RangeBar
from hrvsync.ui.showing import RATE, RMSSD, Showing, rate_curve
from hrvsync.ui.theme import SHAPES, Theme

SECONDS = 120.0
SPOKEN_EVERY = 10  # s between two renewals of what a screen reader finds


class Partner(Card):
    """The card of one seat."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(words.tr("Partner"))
        self.who = seats[0]
        self.said = ""  # what stands on the card about the state of this body or strap
        self._shown: tuple[object, ...] = ()
        self._range = (60.0, 60.0)
        self._shape = label(SHAPES[self.who], "shape-" + self.who)
        self._name = Elided("head")
        self._strap = Elided("small")
        self._rate = label("–", "big")
        self._rmssd = label("–", "seat-" + self.who)
        self._place = RangeBar()
        self._state = Elided("pill")
        self._meaning = Elided("small")
        self._caption = label(self.tr("Heart rate, last 2 min"), "small")
        self._plot = Plot(self.tr("Heart rate of the last 2 minutes"), left=True)
        self._plot.setMinimumHeight(90)
        self._plot.span(-SECONDS, 3)
        self._breath = label("", "small", right=True)
        self._clean = label("", "small", right=True)
        self._curve = pg.PlotCurveItem()
        self._dots = pg.ScatterPlotItem(pxMode=True)
        self._end = pg.ScatterPlotItem(pxMode=True)
        for item in (self._curve, self._dots, self._end):
            self._plot.addItem(item)
        bottom = Qt.AlignmentFlag.AlignBottom
        units = label(self.tr("bpm"), "dim"), label(self.tr("ms RMSSD"), "dim")
        numbers = row(self._rate, units[0], None, self._rmssd, units[1], spacing=6)
        for unit in units:
            numbers.setAlignment(unit, bottom)
        self.rows.addLayout(row(self._shape, self._name, self._clean))
        self.rows.addLayout(numbers)
        self.rows.addWidget(self._place)
        self.rows.addWidget(self._state)
        self.rows.addWidget(self._meaning)
        self.rows.addWidget(self._caption)
        self.rows.addWidget(self._plot, 1)
        self.rows.addLayout(row(self._strap, self._breath))

    def wear(self, theme: Theme) -> None:
        """Colour the plot."""
        self._plot.wear(theme)
        self._shown = ()

    def draw(self, showing: Showing, wall: float) -> None:
        """Renew everything when there is a new frame, nothing in between."""
        self.dress(showing.theme)
        frame = showing.frame
        key = (frame, showing.names.get(self.who), self.who in showing.hidden)
        if key == self._shown or frame is None:
            return
        self._shown = key
        name = showing.names.get(self.who, self.who)
        person = frame.people.get(self.who)
        self._name.say(name)
        if person is None:
            return
        hidden = self.who in showing.hidden
        metrics = person.metrics
        self._strap.say(words.strap(person))
        self._rate.setText("•••" if hidden else words.number(metrics.get(RATE, math.nan)))
        self._rmssd.setText("•••" if hidden else words.number(metrics.get(RMSSD, math.nan)))
        self._say_state(showing, name, person)
        self._place.show_place(showing.theme, self.who, math.nan if hidden else person.state.rmssd_z)
        self._breath.setText(words.breath(metrics))
        clean = person.usable_pct
        self._clean.setText("" if math.isnan(clean) else self.tr("clean {n} %").format(n=words.number(clean)))
        self._draw_curve(showing.theme, person, frame.t)

    def _say_state(self, showing: Showing, name: str, person: PersonFrame) -> None:
        wrong = words.link(name, person)
        word, meaning = (wrong, showing.advice.get(self.who, "")) if wrong else words.state(person)
        self.said = word
        self._state.say(word)
        self._meaning.say(meaning)
        rate, rmssd = person.metrics.get(RATE, math.nan), person.metrics.get(RMSSD, math.nan)
        if self.who in showing.hidden:
            self.setAccessibleDescription(f"{name}. {word}. {meaning}")
        elif showing.frame is not None and showing.frame.t % SPOKEN_EVERY == 0:
            said = self.tr("{name}: {hr} bpm, RMSSD {rmssd} ms. {state}. {meaning}")
            numbers = {"hr": words.number(rate), "rmssd": words.number(rmssd)}
            self.setAccessibleDescription(said.format(name=name, state=word, meaning=meaning, **numbers))

    def _draw_curve(self, theme: Theme, person: PersonFrame, now: float) -> None:
        x, y, joined = rate_curve(person.beats, now, SECONDS)
        live = not words.link("", person)
        colour = theme.seats[self.who] if live else theme.dim
        line = seat_pen(theme, self.who)
        line.setColor(pen(colour).color())
        self._curve.setData(x, y, connect=joined, pen=line)
        if len(y):
            self._range = calm_range(float(np.min(y)), float(np.max(y)), self._range)
        spare = 0.08 * (self._range[1] - self._range[0])
        self._plot.height_of(self._range[0] - spare, self._range[1] + spare)
        self._plot.ticks("left", [(v, words.number(v)) for v in self._ticks()])
        beats = person.beats
        odd = (beats.label != Label.NORMAL) & (beats.t > now - SECONDS) & (beats.t <= now)
        low = self._range[0] + 0.04 * (self._range[1] - self._range[0])
        self._dots.setData(
            beats.t[odd] - now, np.full(int(odd.sum()), low), symbol="x", size=8, pen=None, brush=theme.dim
        )
        shape = "o" if SHAPES[self.who] == "●" else "d"
        self._end.setData(x[-1:], y[-1:], symbol=shape, size=8, brush=colour, pen=None)

    def _ticks(self) -> list[float]:
        low, high = self._range
        return [low, (low + high) / 2, high] if (high - low) % 20 == 0 else [low, high]
