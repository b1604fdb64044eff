"""One minute around the present moment of a recording: what was played is bright, what comes is faint."""

import numpy as np

from hrvsync.ui import phrases
from hrvsync.ui.plot import calm_range
from hrvsync.ui.session.pair_curve import parted, smooth
from hrvsync.ui.session.panel import Panel, Place
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import add, hbox, label
from hrvsync.ui.widgets.axes import Axes
from hrvsync.ui.widgets.labelled_curve import Curve, CurveData, LabelledCurve

LENGTH, BEFORE = 60.0, 40.0  # s that are shown; of them before now
STEP = 20.0  # s between two times at the axis


class MinutePanel(Panel):
    """Everybody's heart rate; marks above."""

    place = Place.CENTRE

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("One minute around now"))
        self._range = (60.0, 60.0)
        self.curves = LabelledCurve(CurveData((), Axes((0, 1), (0, 1))), phrases.tr("One minute around now"))
        title = label(phrases.tr("One minute around now"), "head")
        add(self.rows, hbox(title, label(phrases.tr("heart rate, bpm"), "small", elide=True, right=True)))
        self.rows.addWidget(self.curves, 1)

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew the minute when there is a new frame."""
        frame, whole = state.frame, state.seconds or 0.0
        if frame is None:
            return
        start = max(0.0, min(frame.t - BEFORE, whole - LENGTH))
        known = state.trends.known(start, start + LENGTH)
        if self.is_drawn(frame, known, tuple(state.marks), frozenset(state.hidden), tuple(state.names.items())):
            return
        curves: list[Curve] = []
        for who in self.seats:
            bpm = state.trends.get(f"{who}.rate", start, start + LENGTH)
            t = start + np.arange(float(len(bpm)))
            seen = np.isfinite(bpm)
            t, bpm = t[seen], bpm[seen]
            joined = np.append(np.diff(t) <= 1.0, False) if len(t) else np.zeros(0, bool)
            curves.append(Curve(state.name(who), *parted(*smooth(t, bpm, joined)), who))
        values = np.concatenate([curve.y[np.isfinite(curve.y)] for curve in curves])
        if len(values):
            self._range = calm_range(float(values.min()), float(values.max()), self._range)
        low, high = self._range
        left = tuple((bpm, "" if state.hidden else phrases.number(bpm)) for bpm in (low, (low + high) / 2, high))
        times = np.arange(start, start + LENGTH + 1, STEP).tolist()
        axes = Axes((start, start + LENGTH), self._range, left, tuple((t, phrases.clock(t)) for t in times))
        words = tuple((mark.t, phrases.mark(mark)) for mark in state.marks if start <= mark.t <= start + LENGTH)
        self.curves.show_data(CurveData(tuple(curves), axes, now=frame.t, words=tuple(sorted(words))))
