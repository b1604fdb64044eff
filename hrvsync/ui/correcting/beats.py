"""The beats of a recording while they are corrected: what waits, what was settled, and every step undone again."""

from math import floor

import msgspec
import numpy as np

from hrvsync.analysis.edited import Choice, choice, may_insert, with_edits
from hrvsync.analysis.session import SessionData
from hrvsync.beats import Beats, Edit, Label

MINUTE_S = 60.0
FREE_S = 0.2
"""Seconds around a beat in which none is added: no heart beats twice in them."""
SAME_S = 0.001


class Item(msgspec.Struct, frozen=True):
    """A beat to decide about, or decided: `kind` is "waits" or that of its `edit`; it lies at `t` (s) with `bpm`."""

    t: float
    kind: str
    bpm: float
    edit: Edit | None = None


class Corrections:
    """Edits of the beats of everybody in a recording; `who` is looked at."""

    def __init__(self, data: SessionData, edits: tuple[Edit, ...]) -> None:
        self.recorded = {who: one for who, one in data.beats.items() if len(one)}
        self.data, self.edits = data, edits
        self.who = next(iter(self.recorded), "")
        self.as_recorded = False
        self._before: list[tuple[Edit, ...]] = []
        self._now: tuple[object, Beats] | None = None

    @property
    def own(self) -> tuple[Edit, ...]:
        """The edits of the person who is looked at."""
        return tuple(edit for edit in self.edits if edit.who == self.who)

    @property
    def beats(self) -> Beats:
        """The beats as they count now, or as they were recorded."""
        key = (self.who, self.edits, self.as_recorded)
        if self._now is None or self._now[0] != key:
            recorded = self.recorded[self.who]
            self._now = key, recorded if self.as_recorded else with_edits(recorded, self.own).beats
        return self._now[1]

    @property
    def items(self) -> list[Item]:
        """Everything to decide about and decided, in order of time."""
        beats = self.beats
        settled = [Item(edit.t, edit.kind, self._bpm(edit), edit) for edit in self.own]
        times = np.array([edit.t for edit in self.own])
        odd = np.flatnonzero((beats.label != Label.NORMAL) & (beats.label != Label.BY_HAND)).tolist()
        waiting = [
            Item(float(beats.t[i]), "waits", 60_000 / float(beats.rr_ms[i]))
            for i in odd
            if not (np.abs(times - beats.t[i]) < SAME_S).any()
        ]
        return sorted([*settled, *waiting], key=lambda item: item.t)

    def nearest(self, t: float) -> int:
        """Return which beat lies nearest to a time (s)."""
        return int(np.abs(self.beats.t - t).argmin())

    def said_of(self, i: int) -> Edit | None:
        """Return what was said of a beat."""
        t = float(self.beats.t[i])
        return next((edit for edit in self.own if abs(edit.t - t) < SAME_S), None)

    def place_in(self, i: int, t: float) -> float | None:
        """Return where a beat may be added: at `t` (s) where there is room, else in the middle of interval `i`."""
        beats = self.beats
        for at in (t, float(beats.t[i] - beats.rr_ms[i] / 2000)):
            if may_insert(beats, at) and float(np.abs(beats.t - at).min()) > FREE_S:
                return at
        return None

    def choice(self, i: int) -> tuple[float, float, Choice, Choice]:
        """Return the minute of a beat (s), and what leaving it out does to the RMSSD of that and of the whole."""
        t = float(self.beats.t[i])
        start = floor(t / MINUTE_S) * MINUTE_S
        end = start + MINUTE_S
        return start, end, choice(self.beats, i, start, end), choice(self.beats, i, -np.inf, np.inf)

    def mark(self, i: int, kind: str, by: str, at: str) -> bool:
        """Say that a beat is an artefact, good, or none; return whether that is new."""
        beats, t = self.beats, float(self.beats.t[i])
        said = self.said_of(i)
        if said is not None and said.kind == kind:
            return False
        kept = [edit for edit in self.edits if not (edit.who == self.who and abs(edit.t - t) < SAME_S)]
        if said is not None and said.kind == "insert":  # what was added by hand goes again
            return kind != "good" and self._set(tuple(kept))
        edit = Edit(kind, self.who, t, float(beats.rr_ms[i]), by, at)  # pyright: ignore[reportArgumentType]
        return self._set((*kept, edit))

    def insert(self, t: float, by: str, at: str) -> bool:
        """Add a beat at `t` (s)."""
        return self._set((*self.edits, Edit("insert", self.who, round(t, 4), 0.0, by, at)))

    def sign(self, by: str) -> bool:
        """Put a name under what was changed here without one; return whether there was any."""
        before = self._before[0] if self._before else self.edits
        signed = tuple(
            edit if edit.by or edit in before else msgspec.structs.replace(edit, by=by) for edit in self.edits
        )
        changed, self.edits = signed != self.edits, signed
        return changed

    def take_back(self, edit: Edit) -> bool:
        """Leave out one edit."""
        return self._set(tuple(one for one in self.edits if one != edit))

    @property
    def undoable(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._before)

    def undo(self) -> bool:
        """Undo the last step."""
        if not self._before:
            return False
        self.edits = self._before.pop()
        return True

    def _set(self, edits: tuple[Edit, ...]) -> bool:
        self._before.append(self.edits)
        self.edits = edits
        return True

    def _bpm(self, edit: Edit) -> float:
        if edit.rr_ms:
            return 60_000 / edit.rr_ms
        return 60_000 / float(self.beats.rr_ms[self.nearest(edit.t)])
