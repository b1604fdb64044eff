"""Beats of one partner with artefacts or a gap put in, and what the newest minute says then."""

import numpy as np

from hrvsync.analysis.artefacts import label
from hrvsync.analysis.grid import GRID_HZ, grid_times, rr_series
from hrvsync.analysis.synchrony import LIVE, latest, latest_window
from hrvsync.analysis.synchrony.chance import best_lag
from hrvsync.beats import Beats

ROWS = tuple(row for row in LIVE if row.function is latest_window)


def cut(beats: Beats, since: float, until: float) -> Beats:
    """The beats after `since` up to `until` (s)."""
    i, j = np.searchsorted(beats.t, (since, until), side="right").tolist()
    return Beats(beats.t[i:j], beats.rr_ms[i:j], beats.label[i:j], beats.run[i:j])


def minute(a: Beats, b: Beats, end: float) -> tuple[float, float]:
    """Fisher z at lag 0 and the best lag (s) of the newest minute at `end` (s)."""
    values = latest({"A": cut(a, end - 90, end), "B": cut(b, end - 90, end)}, end, rows=ROWS)
    return values.wcc_z0, values.wcc_lag


def over_same_samples(a: Beats, marred: Beats, b: Beats, end: float) -> tuple[float, float]:
    """Fisher z at lag 0 of the minute before `end` (s) from the clean beats and from marred ones, each over the samples
    that the marred ones have.
    """
    t = grid_times(end - 66, end - 1)
    clean, known, other = (rr_series(cut(one, end - 90, end + 5), t) for one in (a, marred, b))
    masked = np.where(np.isnan(known), np.nan, clean)
    return best_lag(masked, other, GRID_HZ).z0, best_lag(known, other, GRID_HZ).z0


def with_artefacts(beats: Beats, kind: str, count: int, end: float) -> Beats:
    """Lose, add or move a number of beats of the minute before `end` (s)."""
    t = np.concatenate((beats.t[:1] - beats.rr_ms[:1] / 1000, beats.t))
    inside = np.flatnonzero((t > end - 58) & (t < end - 4))
    at = inside[:: inside.size // 6][1 : count + 1]
    if kind == "lost":
        t = np.delete(t, at)
    elif kind == "extra":
        t = np.sort(np.concatenate((t, t[at] + 0.25)))
    else:
        t[at] -= 0.28
    rr_ms, run = 1000 * np.diff(t), np.zeros(t.size - 1, np.int64)
    return Beats(t[1:], rr_ms, label(rr_ms, run), run)


def with_gap(beats: Beats, start: float, seconds: float) -> Beats:
    """Lose every interval that touches a span from `start` (s)."""
    keep = (beats.t - beats.rr_ms / 1000 >= start + seconds) | (beats.t <= start)
    run = (beats.t > start).astype(np.int64)
    return Beats(beats.t[keep], beats.rr_ms[keep], beats.label[keep], run[keep])
