"""What no heart, strap or session can produce: such numbers are refused before they reach the analysis."""

from datetime import date
from math import isfinite

from hrvsync.events import STRAP_TICKS_PER_SECOND, AnyEvent, Battery, Daily, Pacer, Packet, Phase, Strap, Wave
from hrvsync.i18n import Message

UINT16 = 0xFFFF
LONGEST_SESSION = 31 * 86400.0
LONGEST_SILENCE = 86400.0
MOST_RMSSD = 2000.0
EARLIEST_STAMP, LATEST_STAMP = 1.0, 60.0
"""Seconds by which a beat may seem to be stamped after it arrived (clocks differ), and before."""
FINEST = 10_000_000_000  # a tick of 1/1024 s in milliseconds has seven decimals


def validate_event(event: AnyEvent, after: float = 0.0) -> Message | None:
    """Return what is impossible about `event`, which follows an event at session time `after` (s), or None."""
    t = event.t
    if not 0.0 <= t <= LONGEST_SESSION:
        return Message("the time {t:g} s lies outside 0 to {most:.0f} s", t=t, most=LONGEST_SESSION)
    if t < after:
        return Message("the time goes backwards, from {after:g} to {t:g} s", after=after, t=t)
    if t > after + LONGEST_SILENCE:
        return Message("the time jumps by more than a day, from {after:g} to {t:g} s", after=after, t=t)
    match event:
        case Packet():
            return _packet(event)
        case Wave() if not (isfinite(event.rate) and event.rate > 0):
            return Message("{n:g} samples per second", n=event.rate)
        case Strap() if not all(value is None or 0 <= value <= 60 for value in (event.latency, event.spread)):
            return Message("a strap's latency lies outside 0 to 60 s")
        case Battery() if not 0 <= event.percent <= 100:
            return Message("a battery at {n} %", n=event.percent)
        case Daily():
            return _daily(event)
        case Phase():
            return _phase(event)
        case _:
            return None


def _packet(packet: Packet) -> Message | None:
    if not 1 <= packet.per_second <= FINEST:
        return Message("intervals counted in 1/{n} s", n=packet.per_second)
    longest = UINT16 * packet.per_second // STRAP_TICKS_PER_SECOND
    for count in packet.rr:
        if not 0 <= count <= longest:
            seconds = min(max(count, -FINEST), FINEST) / packet.per_second  # a count may be too large for a float
            return Message("an RR interval of {ms:g} ms lies outside 0 to 64 s", ms=seconds * 1000)
    if packet.bpm is not None and not 0 <= packet.bpm <= UINT16:
        return Message("a heart rate of {n}", n=packet.bpm)
    if packet.ended is not None and not -EARLIEST_STAMP <= packet.t - packet.ended <= LATEST_STAMP:
        return Message("a beat stamped {n:g} s before it arrived", n=packet.t - packet.ended)
    return None


def _daily(daily: Daily) -> Message | None:
    try:
        date.fromisoformat(daily.day)
    except ValueError:
        return Message("the day {day!r}", day=daily.day[:40])
    if daily.rmssd_ms is not None and not 0 < daily.rmssd_ms <= MOST_RMSSD:
        return Message("an RMSSD of {ms:g} ms", ms=daily.rmssd_ms)
    if daily.hr_bpm is not None and not 10 <= daily.hr_bpm <= 300:
        return Message("a heart rate of {n:g}", n=daily.hr_bpm)
    return None


def _phase(phase: Phase) -> Message | None:
    if phase.seconds is not None and not 0 <= phase.seconds <= LONGEST_SESSION:
        return Message("a phase of {n:g} s", n=phase.seconds)
    if not all(map(_breathable, phase.pacers.values())):
        return Message("a pacer nobody can breathe with")
    return None


def _breathable(pacer: Pacer) -> bool:
    rates = (pacer.rate, pacer.rate if pacer.rate_end is None else pacer.rate_end)
    return (
        all(0.5 <= rate <= 60 for rate in rates)
        and 0 < pacer.inhale < 1
        and all(0 <= value <= 86400 for value in (pacer.glide, pacer.hold_in, pacer.hold_out, pacer.fade))
    )
