"""ECG, where the strap sends one: the last seconds as they run, and the strip around the latest irregular beat."""

import msgspec
import numpy as np
import pyqtgraph.functions as qt_arrays
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from hrvsync.beats import Beats, Floats, Label
from hrvsync.ui import phrases
from hrvsync.ui.plot import calm_range
from hrvsync.ui.session.buffers import KEPT, EcgBuffer
from hrvsync.ui.session.panel import DESCRIBE_EVERY, PlotPanel
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import Theme, current
from hrvsync.ui.typography import font_of
from hrvsync.ui.widgets import GROWING, hbox

DELAY = 0.9  # s behind now: blocks of half a second have arrived by then, so the right edge stands still
PX_PER_S = 60.0
BOTH_PX = 260  # of width for two strips side by side
STRIP_S = 1.6  # around an irregular beat to either side
CAUGHT_S = 25.0  # an irregular beat is looked for this far back: then its strip is still whole in the ring


class EcgPanel(PlotPanel):
    """The ECG of one seat, drawn for each picture while it is visible."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("ECG"))
        self._range = (0.0, 0.0)
        self._second = -1.0
        self._odd_t = -np.inf
        self._odd_wave = np.empty(0), np.empty(0)
        self.running, self.odd = Strip(), Strip()
        self.odd.hide()
        self.rows.addLayout(hbox((self.running, 3), (self.odd, 2)))

    def offered(self, state: SessionState) -> bool:
        """Whether this person's strap sends an ECG."""
        return self.who in state.ecg

    def draw(self, state: SessionState, wall: float) -> None:
        """Move the strip on; look for irregular beats once a second."""
        ecg, person = state.ecg.get(self.who), state.person(self.who)
        if ecg is None or state.frame is None:
            return
        if state.frame.t != self._second:
            self._second = state.frame.t
            self._renew(ecg, None if person is None else person.beats)
            span = (-2 * STRIP_S, 0.0)
            self.odd.show_wave(Picture(state.theme, self.who, span, self._range, STRIP_S, self._odd_t), self._odd_wave)
        self.odd.setVisible(bool(np.isfinite(self._odd_t)) and self.width() > BOTH_PX)
        seconds = max(2.0, self.running.width() / PX_PER_S)
        picture = Picture(state.theme, self.who, (-seconds, 0.0), self._range)
        self.running.show_wave(picture, ecg.last(state.now(wall) - DELAY, seconds))

    def _renew(self, ecg: EcgBuffer, beats: Beats | None) -> None:
        t = self._second
        _, samples = ecg.last(t, KEPT)
        known = samples[~np.isnan(samples)]
        if len(known):
            low, high = np.percentile(known, (0.2, 99.8))
            self._range = calm_range(float(low), float(high), self._range, 250.0)
        self.note = phrases.tr("as the strap sends it")
        if t < self._odd_t:
            self._odd_t = -np.inf
        odd = None if beats is None else latest_odd(beats, t - STRIP_S - DELAY)
        if odd is not None and t - CAUGHT_S < odd != self._odd_t:
            wave = ecg.last(odd + STRIP_S, 2 * STRIP_S)
            if np.isfinite(wave[1]).sum() > STRIP_S * ecg.rate:
                self._odd_t, self._odd_wave = odd, wave
        if t % DESCRIBE_EVERY == 0:
            text = phrases.tr("ECG of the strap, {n} s of the last 30.").format(n=phrases.number(len(known) / ecg.rate))
            if np.isfinite(self._odd_t):
                text += " " + phrases.tr("irregular beat at {time}").format(time=phrases.clock(self._odd_t))
            self.setAccessibleDescription(text)


class Picture(msgspec.Struct, frozen=True):
    """How a wave is drawn: within `span` (s) and `height` (µV), with a dotted line `at` s before its end.

    `moment` (session s) is written at the upper left.
    """

    theme: Theme
    who: str
    span: tuple[float, float]
    height: tuple[float, float]
    at: float | None = None
    moment: float | None = None


class Strip(QWidget):
    """One stretch of a wave (µV), with a line of 1 mV at its left edge."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(GROWING)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._shown = Picture(current(), "A", (-1.0, 0.0), (0.0, 0.0))
        self._ago, self._samples = np.empty(0), np.empty(0)

    def show_wave(self, picture: Picture, wave: tuple[Floats, Floats]) -> None:
        """Draw `wave`: seconds ago (s, negative) and samples (µV)."""
        ago, samples = wave
        same = len(ago) == len(self._ago) and (not len(ago) or bool(abs(ago[0] - self._ago[0]) < 1e-4))
        if not same or picture != self._shown:
            self._shown, self._ago, self._samples = picture, ago, samples
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, (low, high), (start, stop) = self._shown.theme, self._shown.height, self._shown.span
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.card))
            if high <= low:
                return
            box = QRectF(self.rect()).adjusted(0, 4, -1, -4)
            per_uv, per_s = box.height() / (high - low), box.width() / (stop - start)
            self._paint_scale(painter, box, per_uv)
            if self._shown.at is not None:
                painter.setPen(QPen(QColor(theme.dim), 1, Qt.PenStyle.DotLine))
                x = box.left() + (stop - self._shown.at - start) * per_s
                painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            if self._shown.moment is not None and np.isfinite(self._shown.moment):
                painter.drawText(QPointF(5, box.top() + 9), phrases.clock(self._shown.moment))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.seats[self._shown.who]), 1))
            x = box.left() + (self._ago - start) * per_s
            y = box.bottom() - (np.clip(self._samples, low, high) - low) * per_uv
            for part in unbroken(self._samples):
                points = qt_arrays.create_qpolygonf(part.stop - part.start)
                array = qt_arrays.ndarray_from_qpolygonf(points)
                array[:, 0], array[:, 1] = x[part], y[part]
                painter.drawPolyline(points)

    def _paint_scale(self, painter: QPainter, box: QRectF, per_uv: float) -> None:
        mv = min(1000 * per_uv, box.height())
        painter.setFont(font_of(self, "axis"))
        painter.setPen(QPen(QColor(self._shown.theme.dim), 1))
        painter.drawLine(QPointF(0, box.bottom()), QPointF(0, box.bottom() - mv))
        if mv > 24:
            painter.drawText(QPointF(5, box.bottom() - mv + 10), phrases.tr("1 mV"))


def unbroken(samples: Floats) -> list[slice]:
    """The stretches of two or more samples without a gap."""
    known = np.concatenate([[False], ~np.isnan(samples), [False]])
    edges = np.flatnonzero(known[1:] != known[:-1])
    pairs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [slice(start, stop) for start, stop in pairs if stop - start > 1]


def latest_odd(beats: Beats, before: float) -> float | None:
    """The time (s) of the newest beat up to `before` that is not NORMAL."""
    odd = beats.t[(beats.label != Label.NORMAL) & (beats.t <= before)]
    return float(odd[-1]) if len(odd) else None
