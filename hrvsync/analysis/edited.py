"""Beats corrected by hand: how edits change the beats of a person, and what a choice about one beat would do."""

from collections.abc import Iterable

import msgspec
import numpy as np

from hrvsync.analysis.artefacts import label_artefacts
from hrvsync.analysis.measures.hrv import cleaned
from hrvsync.analysis.measures.presets import DEFAULT, Context, Policy
from hrvsync.analysis.measures.registry import evaluate, measure_named
from hrvsync.analysis.measures.series import whole
from hrvsync.beats import Beats, Edit, Label, Labels, within

NEAR_S = 2.0
"""Seconds by which the beat of an edit may lie elsewhere, where a later hrvsync places beats otherwise."""
SAME_MS = 0.01
"""Milliseconds within which an interval is the one that was edited."""


class Corrected(msgspec.Struct, frozen=True, eq=False):
    """Beats with edits applied: `applied` of them changed a beat, `lost` fit none."""

    beats: Beats
    applied: int
    lost: int


class Choice(msgspec.Struct, frozen=True):
    """RMSSD (ms) of a stretch if every recorded interval counted, as it is now, and if one beat counted or not."""

    recorded: float
    now: float
    counted: float
    left_out: float


def with_edits(beats: Beats, edits: Iterable[Edit]) -> Corrected:
    """Apply edits to the beats of the person they are about.

    Beats that are added or taken out change the intervals, which are judged again: one that does not fit those beside
    it, as where a beat was taken out that was one, is no measured interval. What was said of single beats counts last.
    A beat is found by its interval, within 2 s of its time.

    Parameters
    ----------
    beats : Beats
        As they were recorded, with their labels.
    edits : iterable of Edit
        In the order in which they were made.

    Returns
    -------
    Corrected
        The same object where no edit applies.
    """
    edits = tuple(edits)
    now, applied = beats, 0
    for edit in edits:
        if edit.kind in ("insert", "remove"):
            changed = _inserted(now, edit) if edit.kind == "insert" else _removed(now, edit)
            if changed is not None:
                now, applied = changed, applied + 1
    label = now.label.copy() if now is beats else label_artefacts(now.rr_ms, now.run)
    for edit in edits:
        if edit.kind in ("artefact", "good") and (i := _found(now, edit)) is not None:
            label[i] = Label.BY_HAND if edit.kind == "artefact" else Label.NORMAL
            applied += 1
    if not applied:
        return Corrected(beats, 0, len(edits))
    label.flags.writeable = False
    return Corrected(msgspec.structs.replace(now, label=label), applied, len(edits) - applied)


def may_insert(beats: Beats, t: float) -> bool:
    """Whether a beat at `t` (s) would lie inside an interval."""
    i = int(beats.t.searchsorted(t))
    return i < len(beats) and beats.t[i] - beats.rr_ms[i] / 1000 < t < beats.t[i]


def choice(beats: Beats, i: int, start: float, end: float) -> Choice:
    """Return what counting beat `i` or leaving it out would do to the RMSSD from `start` to `end` (s).

    NaN where a stretch has too few beats.
    """
    counted, left_out = beats.label.copy(), beats.label.copy()
    counted[i], left_out[i] = Label.NORMAL, Label.BY_HAND

    def rmssd(label: Labels, policy: Policy = "exclude") -> float:
        series = cleaned(within(msgspec.structs.replace(beats, label=label), start, end), policy)
        row = measure_named("rmssd_ms")
        return float(evaluate((row,), series, whole(series.rr_ms), Context(DEFAULT))[row.key][0])

    return Choice(rmssd(beats.label, "none"), rmssd(beats.label), rmssd(counted), rmssd(left_out))


def _found(beats: Beats, edit: Edit) -> int | None:
    """Return which beat an edit is about."""
    near = np.flatnonzero((np.abs(beats.t - edit.t) <= NEAR_S) & (np.abs(beats.rr_ms - edit.rr_ms) <= SAME_MS))
    return int(near[np.abs(beats.t[near] - edit.t).argmin()]) if near.size else None


def _inserted(beats: Beats, edit: Edit) -> Beats | None:
    """Split the interval in which a beat was missed."""
    if not may_insert(beats, edit.t):
        return None
    i = int(beats.t.searchsorted(edit.t))
    rest = (float(beats.t[i]) - edit.t) * 1000
    rr_ms = np.insert(beats.rr_ms, i, float(beats.rr_ms[i]) - rest)
    rr_ms[i + 1] = rest
    run, label = np.insert(beats.run, i, beats.run[i]), np.insert(beats.label, i, np.int8(0))
    return msgspec.structs.replace(beats, t=np.insert(beats.t, i, edit.t), rr_ms=rr_ms, label=label, run=run)


def _removed(beats: Beats, edit: Edit) -> Beats | None:
    """Take a beat out; its interval becomes part of the next one of its run."""
    i = _found(beats, edit)
    if i is None:
        return None
    rr_ms = beats.rr_ms.copy()
    if i + 1 < len(beats) and beats.run[i + 1] == beats.run[i]:
        rr_ms[i + 1] += rr_ms[i]
    t, rr_ms, label, run = (np.delete(column, i) for column in (beats.t, rr_ms, beats.label, beats.run))
    return msgspec.structs.replace(beats, t=t, rr_ms=rr_ms, label=label, run=run)
