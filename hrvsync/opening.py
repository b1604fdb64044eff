"""Open a file of any format: its recording, with beats found in its ECG or pulse wave where it has none of its own."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np

from hrvsync.analysis.ecg import MICROSECONDS, sure, with_ecg_beats
from hrvsync.analysis.ecg_quality import quality_at
from hrvsync.analysis.pulse import LEAST_RATE as PULSE_RATE, pulse_rises
from hrvsync.analysis.qrs import LEAST_RATE as ECG_RATE, r_peaks
from hrvsync.beats import Floats
from hrvsync.events import AnyEvent, Link, Packet, Strap, Tick, Wave
from hrvsync.i18n import Message
from hrvsync.storage import FileError, Recording, Signal, read, ticked, waves
from hrvsync.storage.formats.columns import NO_WISHES, Wishes

OURS = "hrvsync"
LONGEST_S = 63.9
LARGEST = 1e12
"""No amplifier puts out more, in any unit."""
NAME_ONE = Message("name the one with the ECG or the pulse: --channel NAME")
SAY_RATE = Message("say it: --rate 250 for 250 a second")


class Choice(msgspec.Struct, frozen=True):
    """What a person says of a file: the `channels` that hold heartbeats, one a person, and their `rate` (1/s)."""

    channels: tuple[str, ...] = ()
    rate: float = 0.0


NOTHING = Choice()


def open_file(path: Path, choice: Choice = NOTHING, wishes: Wishes = NO_WISHES) -> Recording:
    """Read a recording of any known format, with beats.

    Parameters
    ----------
    path : Path
        A file, or a folder in a format that is one.
    choice : Choice
        Channels by name, and how many samples a second they have, for files that do not say.
    wishes : Wishes
        What a person says of the columns and the unit of a text or a table.

    Returns
    -------
    Recording
        As `storage.read`; without intervals of its own, and where channels are chosen, with those found in its ECG
        (`r_peaks`), or in its pulse wave (`pulse_rises`), which the header and a strap event say.

    Raises
    ------
    FileError
        As `storage.read`; also where no channel is known to hold heartbeats, naming those that are there.
    """
    return with_beats(path, read(path, wishes, wave=choice != NOTHING), choice)


def with_beats(path: Path, recording: Recording, choice: Choice = NOTHING) -> Recording:
    """Return the recording that was read from `path` with beats found in its channels, as `open_file` does."""
    if not recording.signals and not choice.channels:
        return recording if recording.header.app.startswith(OURS) else _with_ecg(recording)
    events = [event for event in recording.events() if not isinstance(event, Tick)]
    heard = any(isinstance(event, Packet) and event.rr for event in events)
    if heard and not choice.channels:
        return recording
    chosen = _chosen(path, recording.signals, choice)
    found: list[AnyEvent] = []
    notes: list[str] = []
    for who, parts in chosen.items():
        beats, note = _beats(path, who, parts, choice.rate)
        found += beats
        notes.append(note)
    leads = {one.name for one in recording.signals if one.kind == "ecg"}
    if not choice.channels and (others := leads - {parts[0].name for parts in chosen.values()}):
        listed = ", ".join(sorted(others))[:60]
        notes.append(Message("It has other leads as well ({names}); --channel takes one.", names=listed))
    kept = [event for event in events if not isinstance(event, Packet | Strap | Link)]
    if not any(isinstance(event, Wave) for event in kept):
        kept += waves([one for parts in chosen.values() for one in parts])
    merged = sorted([*found, *kept], key=lambda event: event.t)
    header = msgspec.structs.replace(
        recording.header,
        people={who: recording.header.people.get(who, "") for who in sorted(chosen)},
        notes=(*recording.header.notes, *map(str, notes)),
        bare=False,
    )
    return Recording(header, lambda: ticked(merged), recording.cut_short)


def _with_ecg(recording: Recording) -> Recording:
    """Return a recording; where it has an ECG and no beats at all, with those of the ECG."""
    events = tuple(recording.events())
    waves = any(isinstance(event, Wave) and event.kind == "ecg" for event in events)
    if not waves or any(isinstance(event, Packet) for event in events):
        return recording
    found = with_ecg_beats(events)
    if not any(isinstance(event, Packet) for event in found):
        return recording
    return Recording(recording.header, lambda: iter(found), recording.cut_short)


def _chosen(path: Path, signals: Sequence[Signal], choice: Choice) -> dict[str, list[Signal]]:
    """Return the signals of the channel of each person by seat."""
    channels: dict[str, list[Signal]] = defaultdict(list)
    for one in signals:
        channels[one.name].append(one)
    names = ", ".join(map(_described, channels.values()))[:200] or Message("none")
    seen = Message("its channels are {names}", names=names)
    if choice.channels:
        by_name = {name.casefold(): parts for name, parts in channels.items()}
        for name in choice.channels:
            if name.casefold() not in by_name:
                what = Message("it has no channel {name} that can hold heartbeats; {seen}", name=name, seen=seen)
                raise FileError(path, what, NAME_ONE)
        return {
            seat: [msgspec.structs.replace(one, who=seat) for one in by_name[name.casefold()]]
            for seat, name in zip("AB", choice.channels, strict=False)
        }
    for kind in ("ecg", "pulse"):
        named = {name: parts for name, parts in channels.items() if parts[0].kind == kind}
        if named:
            seats: dict[str, list[Signal]] = {}
            for parts in named.values():
                seats.setdefault(parts[0].who, parts)
            return seats
    if len(channels) == 1:
        return {"A": next(iter(channels.values()))}
    raise FileError(path, Message("no channel is named for an ECG or a pulse; {seen}", seen=seen), NAME_ONE)


def _described(parts: Sequence[Signal]) -> str:
    one = parts[0]
    return f"{one.name} ({one.rate:g} Hz)" if one.rate else one.name


def _beats(path: Path, who: str, parts: Sequence[Signal], rate: float) -> tuple[list[AnyEvent], str]:
    """Return the events of the beats in a channel, and the note about where they were found."""
    name, kind = parts[0].name, parts[0].kind or "ecg"
    runs: list[Floats] = []
    for part in parts:
        own = part.rate or rate
        if not own:
            what = Message("nothing in it says how many samples a second {name} has", name=name)
            raise FileError(path, what, SAY_RATE)
        least = ECG_RATE if kind == "ecg" else PULSE_RATE
        if own < least:
            what = Message("{name} has {rate:g} samples a second; its beats need {least:g}")
            what = what.filled(name=name, rate=own, least=least)
            raise FileError(path, what, Message("export it at its full rate"))
        runs += [part.t + run for run in _runs(part, kind, own)]
    runs = [part for run in runs for part in np.split(run, np.flatnonzero(np.diff(run) > LONGEST_S) + 1)]
    runs = [run[run >= 0] for run in runs]
    intervals = sum(max(0, run.size - 1) for run in runs)
    if not intervals:
        raise FileError(path, Message("no heartbeats were found in {name}", name=name), NAME_ONE)
    model = "ECG" if kind == "ecg" else "pulse wave"
    events: list[AnyEvent] = [Strap(0.0, who, model, pulse=kind == "pulse")]
    last = None
    for run in runs:
        for before, t in pairwise(run.tolist()):
            count = round((t - before) * MICROSECONDS)
            if last is not None and before > last + 1e-9:
                events += [Link(last, who, "lost", "gap_in_file"), Link(t, who, "live")]
            events.append(Packet(t, who, (count,), per_second=MICROSECONDS))
            last = t
    says = (
        Message("Its beats were found in the pulse wave {name} ({rate:g} Hz): PRV, not HRV.")
        if kind == "pulse"
        else Message("Its beats were found in the ECG {name} ({rate:g} Hz).")
    )
    return events, says.filled(name=name, rate=round(parts[0].rate or rate, 2))


def _runs(part: Signal, kind: str, rate: float) -> list[Floats]:
    """Return the times (s) of the beats of a signal from its first sample on, an array for each unbroken run."""
    x = np.asarray(part.load())
    if not (near := np.abs(x) < LARGEST).all():
        x = np.where(near, x, np.nan)
    if kind == "pulse":
        return list(pulse_rises(x, rate))
    peaks = r_peaks(x, rate)
    return sure(peaks, quality_at(peaks, x, rate))
