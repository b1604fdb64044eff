"""Sentences about a session, for eyes and for screen readers: calm, about bodies, never a grade."""

import math

from PySide6.QtCore import QCoreApplication, QLocale

from hrvsync.analysis.frame import PairFrame, PersonFrame
from hrvsync.events import Mark
from hrvsync.ui.showing import RMSSD, STALE


def tr(text: str) -> str:
    """Translate in the context of this file."""
    return QCoreApplication.translate("words", text)


def number(value: float, digits: int = 0) -> str:
    """A number as the person's locale writes it; a dash where there is not enough good data."""
    return "–" if math.isnan(value) else QLocale().toString(float(value), "f", digits)


def clock(seconds: float) -> str:
    """Minutes and seconds, with hours where there are any."""
    whole = max(0, int(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes:02}:{whole % 60:02}"


def link(name: str, person: PersonFrame) -> str:
    """One sentence if something is wrong with the person's strap, else nothing."""
    match person.link:
        case "lost":
            ago = "" if math.isnan(person.silent) else f" ({number(person.silent)} s)"
            return tr("{name}'s strap paused, trying again{ago}").format(name=name, ago=ago)
        case "found" | "connecting":
            return tr("Connecting to {name}'s strap").format(name=name)
        case "waiting":
            return tr("Waiting for {name}'s first beats").format(name=name)
        case _:
            if person.contact is False:
                return tr("{name}'s strap does not feel the skin: moisten it or pull it tighter").format(name=name)
            if person.silent > STALE:
                return tr("{name}'s strap is silent ({seconds} s)").format(name=name, seconds=number(person.silent))
            return ""


def strap(person: PersonFrame) -> str:
    """Model, battery and contact of a strap, as far as it tells."""
    parts = [person.strap] if person.strap else []
    if person.battery_pct is not None:
        parts.append(f"{number(person.battery_pct)} %")
    if person.contact is not None:
        parts.append(tr("on skin") if person.contact else tr("no contact"))
    return " · ".join(parts)


def state(person: PersonFrame) -> str:
    """What the body is doing, against the person's own range."""
    return "" if math.isnan(person.metrics.get(RMSSD, math.nan)) else tr("Beats arrive")


def breath(metrics: dict[str, float]) -> str:
    """Breathing rate, where it is known."""
    rate = metrics.get("breathing_rate", math.nan)
    return "" if math.isnan(rate) else tr("Breath {rate}/min").format(rate=number(rate, 1))


def mark(event: Mark) -> str:
    """A mark on the session line: its text, or what kind it is."""
    kinds = {
        "rupture": tr("rupture"),
        "repair": tr("repair"),
        "cue": tr("cue"),
        "touch": tr("touch"),
        "note": tr("note"),
    }
    return event.text or kinds.get(event.kind, event.kind)


def together(pair: PairFrame) -> str:
    """Whether both move together, in words, once there is enough to say."""
    return tr("Listening: words come after about a minute")


def synchrony_numbers(pair: PairFrame) -> str:
    """Synchrony in numbers for the details view."""
    zero = math.tanh(pair.metrics.get("wcc_z0", math.nan))
    return "" if math.isnan(zero) else tr("correlation, no lag: {r}").format(r=number(zero, 2))


def lag(pair: PairFrame) -> str:
    """The lag of the best correlation, in seconds."""
    seconds = pair.metrics.get("wcc_lag", math.nan)
    return "" if math.isnan(seconds) else tr("lag {s} s").format(s=number(seconds, 1))
