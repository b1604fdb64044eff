"""Waves: where each sample of ECG or acceleration lies on the session clock, filtered without a shift, and peaks."""

from collections.abc import Iterable
from typing import Literal

import msgspec
import numpy as np
import scipy

from hrvsync.beats import Floats, Ints
from hrvsync.deliveries import once
from hrvsync.events import AnyEvent, Wave

BLOCK_S = 30.0  # the envelope has a knot a block: short enough for drift (20 ppm), long enough to hold a prompt frame
JUMP_S = 2.0  # the strap's clock and ours differ by more from one frame to the next: its clock was set again
STRETCH = 0.1  # consecutive frames may be spaced so much (share) off the nominal rate


class Samples(msgspec.Struct, frozen=True):
    """One wave of one person. `t` (s, n) of each sample, `x` (n, channels), `run` (n): a new run begins after a gap."""

    t: Floats
    x: Floats
    run: Ints


def runs_of(wave: Samples) -> list[tuple[Floats, Floats]]:
    """Split a wave at its gaps: times (s) and samples of each run."""
    bounds = np.flatnonzero(np.diff(wave.run)) + 1
    return list(zip(np.split(wave.t, bounds), np.split(wave.x, bounds), strict=True))


def samples(events: Iterable[AnyEvent], who: str, kind: Literal["ecg", "acc"]) -> Samples:
    """Place the samples of one wave (ECG in microvolt, 1 channel; acceleration in milli-g, 3) on the session clock.

    Within a frame they are spaced by the strap's own clock, which gives the time of each frame's last sample: its
    crystal is a percent off the nominal rate. Its offset to the session clock is the lower envelope of arrival minus
    device time (a frame may be late, never early), a knot every 30 s, linear between; a strap that was switched off and
    on sets its clock again and begins a new envelope. A frame that was delivered twice counts once. Empty without such
    a wave.
    """
    channels = 1 if kind == "ecg" else 3
    frames = (event for event in events if isinstance(event, Wave) and event.who == who and event.kind == kind)
    waves = [wave for wave in once(frames) if isinstance(wave, Wave) and len(wave.samples) >= channels]
    if not waves:
        return Samples(np.empty(0), np.empty((0, channels)), np.empty(0, np.int64))
    # Nanoseconds since 2000 need more digits than a float holds: count from the first frame.
    device = np.array([(wave.device_ns - waves[0].device_ns) / 1e9 for wave in waves])
    arrival = np.array([wave.t for wave in waves])
    count = np.array([len(wave.samples) // channels for wave in waves])
    step = np.diff(device)
    reset = (np.abs(step - np.diff(arrival)) > JUMP_S) & ((step <= 0) | (step > np.diff(arrival) + JUMP_S))
    end = device.copy()
    for part in np.split(np.arange(len(waves)), np.flatnonzero(reset) + 1):
        end[part] += _offset(device[part], arrival[part])
    nominal = count / np.array([wave.rate for wave in waves])
    follows = np.r_[False, ~reset & (np.abs(step - nominal[1:]) < STRETCH * nominal[1:])]
    spacing = np.r_[0.0, np.diff(end)] / count  # of the samples of each frame that follows another
    alike = np.r_[spacing[1:], 0.0]  # the first of a run is spaced like the next
    length = count * np.where(follows, spacing, np.where(np.r_[follows[1:], False], alike, nominal / count))
    t = [e - (np.arange(n - 1, -1, -1) / n) * span for e, n, span in zip(end, count, length, strict=True)]
    x = [np.array(wave.samples[: n * channels], float) for wave, n in zip(waves, count, strict=True)]
    run = np.repeat(np.cumsum(~follows) - 1, count)
    return Samples(np.concatenate(t), np.concatenate(x).reshape(-1, channels), run)


def _offset(device: Floats, arrival: Floats) -> Floats:
    """The smallest `arrival - device` (s) around each frame: the minimum over a block and both its neighbours."""
    late = arrival - device
    block = ((device - device[0]) // BLOCK_S).astype(int)
    blocks = np.unique(block)
    least = np.array([late[np.abs(block - b) <= 1].min() for b in blocks])
    return np.interp(device, device[0] + (blocks + 0.5) * BLOCK_S, least)


type Section = tuple[Floats, Floats]


def band_pass(x: Floats, rate: float, band_hz: tuple[float, float]) -> Floats:
    """Pass a band of each column of `x` (n or n, k; evenly sampled at `rate` a second), forwards and backwards.

    A Butterworth filter of second order in two sections; the ends are continued by their point reflection. The numbers
    are those of scipy.signal: sosfiltfilt(butter(2, band_hz, "bandpass", fs=rate, output="sos"), x, axis=0).
    """
    sections = butterworth(rate, band_hz)
    edge = 3 * (2 * len(sections) + 1)
    before, after = 2 * x[0] - x[edge:0:-1], 2 * x[-1] - x[-2 : -edge - 2 : -1]
    y = np.concatenate((before, x, after))
    for _ in range(2):
        for numerator, denominator in sections:
            y = _filtered(y, numerator, denominator)
        y = y[::-1]
    return y[edge : len(y) - edge]


def butterworth(rate: float, band_hz: tuple[float, float]) -> tuple[Section, ...]:
    """Make the sections (numerator, denominator) of a second-order Butterworth band-pass (Butterworth 1930).

    The poles of the low-pass are moved to the band and from there to the unit circle by the bilinear transform.
    """
    low, high = 4 * np.tan(np.pi * np.array(band_hz) / rate)
    low_pass = (high - low) / 2 * np.exp(0.75j * np.pi)
    apart = np.sqrt(low_pass**2 - low * high)
    gain = np.array((high - low) ** 2 * 16.0)
    sections: list[Section] = []
    for pole, zeros in ((low_pass - apart, (1.0, 2.0, 1.0)), (low_pass + apart, (1.0, -2.0, 1.0))):
        gain = gain / abs(4 - pole) ** 2
        pole = (4 + pole) / (4 - pole)
        sections.append((np.array(zeros), np.array((1.0, -2 * pole.real, abs(pole) ** 2))))
    (numerator, denominator), *others = sections
    return ((gain * numerator, denominator), *others)


def _filtered(x: Floats, b: Floats, a: Floats) -> Floats:
    """Run one section forwards, as if its first input had stood there forever."""
    past_x, past_y = x[:1], x[:1] * (b.sum() / a.sum())
    x = np.concatenate((past_x, past_x, x))
    right = b[0] * x[2:] + b[1] * x[1:-1] + b[2] * x[:-2]
    right[:1] -= (a[1] + a[2]) * past_y
    right[1:2] -= a[2] * past_y
    # y[i] + a1 y[i-1] + a2 y[i-2] = right[i] for all i at once: a triangular band matrix.
    return scipy.linalg.lapack.dtbtrs(np.repeat(a[:, None], len(right), axis=1), right, uplo="L", diag="U")[0]


def peaks_of(x: Floats, min_distance: int, min_height: float) -> Ints:
    """Find the local maxima of at least `min_height`, the higher ones first where two are nearer than `min_distance`.

    Indices, ascending; of a flat top the one halfway. The same as scipy.signal.find_peaks.
    """
    step = np.diff(x)
    at = np.flatnonzero(step)
    top = np.flatnonzero((step[at[:-1]] > 0) & (step[at[1:]] < 0))
    peaks = (at[top] + 1 + at[top + 1]) // 2
    peaks = peaks[x[peaks] >= min_height]
    keep = np.ones(peaks.size, np.bool_)
    for highest in np.argsort(x[peaks])[::-1].tolist():
        if keep[highest]:
            first, last = np.searchsorted(peaks, (peaks[highest] - min_distance + 1, peaks[highest] + min_distance))
            keep[first:last] = False
            keep[highest] = True
    return peaks[keep]
