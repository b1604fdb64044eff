"""Marks and phases as one line of text, for formats that hold nothing but text and a time."""

import re

from hrvsync.events import Mark, Phase

MARK = re.compile(r"mark (\w+)(?: ([AB]))?(?:: (.*))?", re.DOTALL)


def said(event: Mark | Phase) -> str:
    """Return the text of a mark or of the begin of a phase, without control characters."""
    if isinstance(event, Phase):
        text = f"mark phase: {event.name}"
    else:
        kind = re.sub(r"\W", "_", event.kind) or "note"
        text = f"mark {kind}{f' {event.who}' if event.who else ''}{f': {event.text}' if event.text else ''}"
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text)


def heard(t: float, text: str) -> Mark:
    """Return the mark that `said` made this text of; any other text is a note."""
    found = MARK.fullmatch(text)
    return Mark(t=t, kind=found[1], text=found[3] or "", who=found[2]) if found else Mark(t=t, kind="note", text=text)
