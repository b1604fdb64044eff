"""Spectrum: at which rhythms the heart rate swings, with the bands of low and high frequency and the pacer's rate."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStackedLayout

from hrvsync.analysis.live import Frame
from hrvsync.analysis.measure import Values
from hrvsync.analysis.measures import SPECTRUM_MIN_S, SPECTRUM_S, TASK_FORCE_BANDS, spectrum_now
from hrvsync.beats import covered
from hrvsync.guide import breath_at, pacer_for
from hrvsync.ui import phrases
from hrvsync.ui.plot import Plot, pen
from hrvsync.ui.session.panel import PlotPanel
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import Theme, mix
from hrvsync.ui.widgets import label

EVERY = 5  # s between two renewals
HIGHEST = 0.4  # Hz
TOP = 1.35  # times the highest density: room for the names of the bands


class SpectrumPanel(PlotPanel):
    """The spectrum of one seat, or how long it still takes."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("Spectrum"))
        self._plot = Plot(phrases.tr("Spectrum of the beat intervals"), bottom=True)
        self._plot.span(0.0, HIGHEST)
        self._plot.height_of(0.0, TOP)
        low, high = TASK_FORCE_BANDS.lf
        self._band = pg.BarGraphItem(x0=[low], x1=[high], y0=[0.0], y1=[2.0], pen=None)
        self._fill = pg.PlotCurveItem(fillLevel=0.0)
        self._pacer = pg.InfiniteLine(angle=90)
        self._names = [pg.TextItem(name, anchor=(0.5, 0)) for name in ("LF", "HF")]
        self._plot.add(self._band, self._fill, self._pacer, *self._names)
        for item, (low, high) in zip(self._names, (TASK_FORCE_BANDS.lf, TASK_FORCE_BANDS.hf), strict=True):
            item.setPos((low + high) / 2, TOP)
        self._plot.ticks("bottom", [(f, f"{phrases.number(f, 1)} Hz") for f in (0.1, 0.2, 0.3)])
        self._sentence = label("", "dim", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self.rows.addLayout(self._stack)
        self._stack.addWidget(self._sentence)
        self._stack.addWidget(self._plot)

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew the spectrum each 5 s of session time."""
        frame, hidden = state.frame, self.who in state.hidden
        if frame is None or self.is_drawn(frame.t // EVERY, state.theme, hidden):
            return
        self.apply_theme(state.theme)
        self._renew(state, frame, hidden=hidden)

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours of the plot."""
        self._plot.apply_theme(theme)
        colour = theme.seats[self.who]
        self._band.setOpts(brush=QColor(mix(theme.raised, theme.card, 0.6)))
        self._fill.setPen(pen(colour))
        self._fill.setBrush(QColor(mix(colour, theme.card, 0.35)))
        self._pacer.setPen(pen(theme.accent, 1, (4, 4)))
        for item in self._names:
            item.setColor(theme.dim)

    def _renew(self, state: SessionState, frame: Frame, *, hidden: bool) -> None:
        person = frame.people.get(self.who)
        if person is None:
            self._show_text(phrases.tr("Waiting for the first beats"))
            return
        if person.rhythm == "not suited":
            by_own_word = phrases.tr("No spectrum with a pacemaker or a rhythm disorder")
            irregular = phrases.tr("This rhythm is not suited for a spectrum")
            self._show_text(by_own_word if person.beats.rhythm_disorder else irregular)
            return
        f, density = spectrum_now(person.beats, frame.t)
        if not len(f):
            have = covered(person.beats, frame.t - SPECTRUM_S, frame.t)
            left = phrases.number(max(1.0, SPECTRUM_MIN_S - have))
            self._show_text(phrases.tr("Needs two minutes of clean beats: {n} s left").format(n=left))
            return
        seen = (f > 0) & (f <= HIGHEST)
        highest = float(np.max(density[seen & (f >= TASK_FORCE_BANDS.lf[0])], initial=1e-9))
        # What is slower than LF may be far higher: it leaves the picture instead of flattening the rest.
        self._fill.setData(f[seen], np.minimum(density[seen] / highest, TOP))
        pacer = pacer_for(frame.phase, self.who)
        self._pacer.setVisible(pacer is not None)
        if pacer is not None:
            self._pacer.setValue(breath_at(pacer, state.phase_seconds(frame.t)).rate / 60)
        self._stack.setCurrentWidget(self._plot)
        self.note = "" if hidden else _powers(person.measures)
        peak = float(f[seen][np.argmax(density[seen] * (f[seen] >= TASK_FORCE_BANDS.lf[0]))])
        text = phrases.tr("Spectrum of the beat intervals: highest at {hz} Hz, {n} swings a minute. {powers}")
        self.setAccessibleDescription(
            text.format(hz=phrases.number(peak, 2), n=phrases.number(60 * peak, 1), powers=self.note)
        )

    def _show_text(self, text: str) -> None:
        self.note = ""
        self._sentence.setText(text)
        self._stack.setCurrentWidget(self._sentence)
        self.setAccessibleDescription(text)


def _powers(measures: Values) -> str:
    lf, hf = measures.lf, measures.hf
    if math.isnan(lf) or math.isnan(hf):
        return phrases.tr("last 5 min")
    return phrases.tr("LF {lf} · HF {hf} ms²").format(lf=phrases.number(lf), hf=phrases.number(hf))
