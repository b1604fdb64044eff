"""The golden dyad: one hour at 4 Hz in which A leads B by 2 s from 1200 s to 2400 s, and what other tools say of it."""

from pathlib import Path

import numpy as np
from scipy.signal import lfilter

from hrvsync.beats import Floats

RATE = 4
GOLDEN = Path(__file__).parents[1] / "golden"
SUSY_ROW = (
    *("z", "z_pseudo", "sd_z", "sd_z_pseudo", "lags", "above_pseudo_pct", "segments", "es"),
    *("z_lead1", "z_lead2", "es_lead1", "es_lead2", "z_in_phase", "z_anti_phase", "lags_in_phase", "lags_anti_phase"),
    *("z_signed", "z_pseudo_signed", "above_pseudo_signed_pct", "es_signed"),
)
"""What R SUSY prints after the names and the number of samples, as we call it."""


def make_dyad() -> tuple[Floats, Floats]:
    """Make the two series (ms)."""
    rng = np.random.default_rng(20240501)
    n = 3600 * RATE
    t = np.arange(n) / RATE

    def drift(tau: float, sd: float) -> Floats:
        a = np.exp(-1 / (RATE * tau))
        steps = rng.standard_normal(n) * sd * np.sqrt(1 - a * a)
        steps[0] = 0.0
        return np.asarray(lfilter([1.0], [1.0, -a], steps), dtype=np.float64)

    def narrow(hz: float, width: float, sd: float) -> Floats:
        phase = 2 * np.pi * np.cumsum(hz + drift(20, width)) / RATE
        size = np.clip(1 + drift(30, 0.3), 0.1, None)
        return sd * size * np.sin(phase)

    a = 850 + drift(60, 25) + narrow(0.10, 0.012, 30) + narrow(0.25, 0.02, 25) + rng.standard_normal(n) * 5
    own = 780 + drift(60, 20) + narrow(0.10, 0.012, 25) + narrow(0.28, 0.02, 20) + rng.standard_normal(n) * 5
    weight = np.where((t >= 1200) & (t < 2400), 0.6, 0.0)
    b = (1 - weight) * own + weight * (780 + 0.8 * (np.roll(a, 2 * RATE) - 850))
    return a.round(6), b.round(6)
