"""What hrvsync sent by LSL and a recorder wrote down, back as it was: its stream of facts, and its intervals."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Protocol

import msgspec
import numpy as np

from hrvsync.events import AnyEvent, Packet
from hrvsync.storage.formats.reading import Floats, counted
from hrvsync.storage.limits import NO_JSON

SENT = "hrvsync-"
"""How the source ids of such streams begin; the computer that sent them follows."""
_decode = msgspec.json.Decoder[AnyEvent](AnyEvent).decode


class Recorded(Protocol):
    """A stream of a file."""

    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def stamps(self) -> Floats: ...
    @property
    def texts(self) -> list[str]: ...
    @property
    def values(self) -> Floats: ...
    @property
    def labels(self) -> tuple[str, ...]: ...


def sender(streams: Sequence[Recorded]) -> str:
    """Return how the sources of the hrvsync begin whose session a file holds; "" for none, of several the longest."""
    sessions = [one for one in streams if one.type == "Session" and one.source.startswith(SENT) and one.texts]
    longest = max(sessions, key=lambda one: len(one.texts), default=None)
    return "" if longest is None else longest.source.removesuffix(longest.name)


def restored(streams: Sequence[Recorded], source: str) -> tuple[list[AnyEvent], float]:
    """Return the events that the hrvsync `source` sent, in order of time, and the stamp (s) of session time 0.

    Times are those of the session, bit for bit: facts hold theirs, intervals come with the time at which they arrived.
    """
    ours = [one for one in streams if one.source.startswith(source)]
    facts, offsets = list[AnyEvent](), list[float]()
    for one in ours:
        if one.type == "Session":
            seen = set[str]()
            for stamp, text in zip(one.stamps.tolist(), one.texts, strict=True):
                if text not in seen:  # what still holds is repeated
                    seen.add(text)
                    with suppress(*NO_JSON):
                        facts.append(_decode(text.encode()))
                        offsets.append(stamp - facts[-1].t)
    zero = float(np.median(offsets)) if offsets else 0.0
    packets = [packet for one in ours if one.labels == ("rr", "arrived") for packet in _packets(one)]
    return sorted([*facts, *packets], key=lambda event: event.t), zero


def _packets(stream: Recorded) -> Iterator[Packet]:
    """Yield the packets: intervals that arrived at one time came in one."""
    rows = stream.values[np.isfinite(stream.values).all(axis=1)]
    counts, per_second = counted(rows[:, 0])
    who = stream.name.rpartition("-")[2] or "A"
    beats = zip(rows[:, 1].tolist(), counts, strict=True)
    for arrived, together in groupby(beats, key=lambda beat: beat[0]):
        yield Packet(arrived, who, tuple(count for _, count in together), per_second=per_second)
