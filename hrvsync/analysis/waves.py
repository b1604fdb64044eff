"""Waves on the session clock: where each sample of ECG or acceleration lies, by the strap's own clock."""

from collections.abc import Iterable
from typing import Literal

import msgspec
import numpy as np

from hrvsync.beats import Floats, Ints
from hrvsync.events import AnyEvent, Wave

BLOCK_S = 30.0  # the envelope has a knot a block: short enough for drift (20 ppm), long enough to hold a prompt frame
JUMP_S = 2.0  # the strap's clock and ours differ by more from one frame to the next: its clock was set again
STRETCH = 0.1  # consecutive frames may be spaced so much (share) off the nominal rate


class Samples(msgspec.Struct, frozen=True):
    """One wave of one person. `t` (s, n) of each sample, `x` (n, channels), `run` (n): a new run begins after a gap."""

    t: Floats
    x: Floats
    run: Ints


def samples(events: Iterable[AnyEvent], who: str, kind: Literal["ecg", "acc"]) -> Samples:
    """Place the samples of one wave (ECG in microvolt, 1 channel; acceleration in milli-g, 3) on the session clock.

    Within a frame they are spaced by the strap's own clock, which tells the time of each frame's last sample: its
    crystal is a percent off the nominal rate. Its offset to the session clock is the lower envelope of arrival minus
    device time (a frame may be late, never early), a knot every 30 s, linear between; a strap that was switched off and
    on sets its clock again and begins a new envelope. Empty without such a wave.
    """
    channels = 1 if kind == "ecg" else 3
    waves = [event for event in events if isinstance(event, Wave) and event.who == who and event.kind == kind]
    waves = [wave for wave in waves if len(wave.samples) >= channels]
    if not waves:
        return Samples(np.empty(0), np.empty((0, channels)), np.empty(0, np.int64))
    # Nanoseconds since 2000 need more digits than a float holds: count from the first frame.
    device = np.array([(wave.device_ns - waves[0].device_ns) / 1e9 for wave in waves])
    arrival = np.array([wave.t for wave in waves])
    count = np.array([len(wave.samples) // channels for wave in waves])
    step = np.diff(device)
    set_anew = (np.abs(step - np.diff(arrival)) > JUMP_S) & ((step <= 0) | (step > np.diff(arrival) + JUMP_S))
    end = device.copy()
    for part in np.split(np.arange(len(waves)), np.flatnonzero(set_anew) + 1):
        end[part] += _offset(device[part], arrival[part])
    nominal = count / np.array([wave.rate for wave in waves])
    follows = np.r_[False, ~set_anew & (np.abs(step - nominal[1:]) < STRETCH * nominal[1:])]
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
