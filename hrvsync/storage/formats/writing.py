"""What the writers share, in one place: files, marks as text, an even series, and what a format cannot hold."""

import re
from collections.abc import Iterable

import numpy as np

from hrvsync.beats import Beats, Floats, gaps
from hrvsync.events import AnyEvent, Battery, Daily, Link, Mark, Offer, Pause, Person, Phase, Strap, Wave
from hrvsync.i18n import Message, listed
from hrvsync.storage.atomic import replacing, write_whole

__all__ = ["even_ibi", "mark_text", "marks", "parse_mark", "replacing", "unsupported", "write_whole"]

MARK = re.compile(r"mark (\w+)(?: ([AB]))?(?:: (.*))?", re.DOTALL)


def unsupported(name: str, events: Iterable[AnyEvent], holds: set[str]) -> tuple[str, ...]:
    """Return one sentence naming the kinds of these events that are not in `holds`, nothing where all are."""
    kinds = dict.fromkeys(kind for event in events if (kind := _kind(event)) and kind not in holds)
    if not kinds:
        return ()
    return (Message("{format} cannot hold {what}; the native file keeps them.", format=name, what=listed(list(kinds))),)


def _kind(event: AnyEvent) -> Message | None:
    match event:
        case Wave():
            return Message("ECG") if event.kind == "ecg" else Message("acceleration")
        case Mark():
            return Message("marks")
        case Phase() | Pause() | Offer():
            return Message("the breath guide")
        case Strap() if event.pulse and not event.id:  # says what was felt, reports nothing
            return None
        case Strap() | Battery() | Link():
            return Message("reports of the straps")
        case Daily():
            return Message("values of other apps")
        case Person():
            return Message("what people say of themselves")
        case _:
            return None


def marks(events: Iterable[AnyEvent]) -> list[Mark]:
    """Return the marks, and the starts of phases as marks of the kind "phase"."""
    found = (event for event in events if isinstance(event, Mark | Phase))
    return [event if isinstance(event, Mark) else Mark(event.t, "phase", event.name) for event in found]


def mark_text(mark: Mark) -> str:
    """Return a mark as one line, for formats that hold nothing but text and a time."""
    kind = re.sub(r"\W", "_", mark.kind) or "note"
    text = f"mark {kind}{f' {mark.who}' if mark.who else ''}{f': {mark.text}' if mark.text else ''}"
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text)


def parse_mark(t: float, text: str) -> Mark:
    """Return the mark that `mark_text` made this text of; any other text is a note."""
    found = MARK.fullmatch(text)
    return Mark(t=t, kind=found[1], text=found[3] or "", who=found[2]) if found else Mark(t=t, kind="note", text=text)


def even_ibi(beats: Beats, rate: float, seconds: float, start: float = 0.0) -> Floats:
    """Return the interval (ms) in force, linear between beats, `rate` times a second for `seconds` from `start` (s) on.

    NaN in gaps, and before the first and after the last beat.
    """
    at = start + np.arange(int(np.ceil(seconds * rate))) / rate
    if not len(beats):
        return np.full(at.size, np.nan)
    even = np.interp(at, beats.t, beats.rr_ms, left=np.nan, right=np.nan)
    for lost, found in zip(*gaps(beats), strict=True):
        even[(at > lost) & (at < found)] = np.nan
    return even
