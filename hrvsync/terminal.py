"""The same frames in a terminal: both people, their heart rates as a line of bars, numbers, synchrony."""

import asyncio
import math
from collections import deque
from contextlib import suppress

from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

from hrvsync.analysis.live import Frame, PersonFrame
from hrvsync.i18n import without_controls
from hrvsync.session import Session, follow

BARS = "▁▂▃▄▅▆▇█"
COLOURS = ("bright_cyan", "yellow")
SHAPES = ("●", "◆")
WIDTH = 30  # all of it fits a terminal of 80 columns


def sparkline(values: list[float], low: float, high: float) -> str:
    """Draw one bar for each value between `low` and `high`; a space where it is NaN."""
    span = max(high - low, 1e-9)
    steps = (
        min(len(BARS) - 1, max(0, int((value - low) / span * len(BARS)))) if value == value else -1 for value in values
    )
    return "".join(BARS[step] if step >= 0 else " " for step in steps)


class Screen:
    """Gathers frames and draws the latest one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rates: dict[str, deque[float]] = {who: deque(maxlen=WIDTH) for who in session.names}
        self._synchrony: deque[float] = deque(maxlen=WIDTH)
        self.frame: Frame | None = None

    def on_frame(self, frame: Frame) -> None:
        """Take a frame."""
        self.frame = frame
        for who, rates in self._rates.items():
            person = frame.people.get(who)
            rates.append(math.nan if person is None else _rate(person, frame.t))
        self._synchrony.append(math.nan if frame.pair is None else math.tanh(frame.pair.measures.wcc_z0))

    def __rich__(self) -> Group:
        """Draw the latest frame."""
        frame = self.frame
        if frame is None:
            return Group(Text("waiting for the first beats ...", style="dim"))
        whole = int(frame.t)
        head = Text(f"hrvsync  {without_controls(self._session.title)}  {whole // 60}:{whole % 60:02}", style="bold")
        if frame.phase is not None:
            head.append(f"  {without_controls(frame.phase.name)}", style="dim")
        table = Table(box=None, pad_edge=False, header_style="dim")
        for column in ("", f"heart rate, last {WIDTH} s", "bpm", "RMSSD", "usable", "strap"):
            table.add_column(column, justify="right" if column in {"bpm", "RMSSD", "usable"} else "left", no_wrap=True)
        finite = [rate for rates in self._rates.values() for rate in rates if rate == rate]
        low, high = (min(finite), max(finite)) if finite else (0.0, 1.0)
        for (who, name), shape, colour in zip(self._session.names.items(), SHAPES, COLOURS, strict=False):
            person = frame.people.get(who)
            if person is not None:
                line = sparkline(list(self._rates[who]), low, high).rjust(WIDTH)
                table.add_row(
                    Text(f"{shape} {without_controls(name)}", style=colour),
                    Text(line, style=colour if person.link in {"live", ""} else "dim"),
                    _number(person.measures.hr, 0),
                    _number(person.measures.rmssd_60, 0) + " ms",
                    _number(person.usable_pct, 0) + " %",
                    Text(without_controls(_strap(person))),
                )
        rows: list[Text | Table] = [head, table]
        for who, name in self._session.names.items():
            person = frame.people.get(who)
            if person is not None and person.rhythm == "not suited":
                why = "pacemaker or rhythm disorder" if person.beats.rhythm_disorder else "too many irregular beats"
                rows.append(Text(f"{without_controls(name)}: no RMSSD ({why})", style="dim"))
            if person is not None and person.beats.pulse:
                rows.append(Text(f"{without_controls(name)}: beats of a pulse wave (PRV, not HRV)", style="dim"))
        if frame.pair is not None:
            line = Text("synchrony ").append(sparkline(list(self._synchrony), -1, 1).rjust(WIDTH), style="magenta")
            r, lag = self._synchrony[-1], frame.pair.measures.wcc_lag
            rows.append(line.append(f"  r without lag {_number(r, 2)}, best lag {_number(lag, 1)} s"))
        return Group(*rows)


def run(session: Session, console: Console | None = None) -> Frame | None:
    """Run `session` to its end, or to Ctrl-C, and return the last frame."""
    screen = Screen(session)
    with suppress(KeyboardInterrupt), Live(screen, console=console or Console(), refresh_per_second=4):
        asyncio.run(follow(session, screen.on_frame))
    return screen.frame


def _rate(person: PersonFrame, t: float) -> float:
    beats = person.beats
    return float(60_000 / beats.rr_ms[-1]) if len(beats.t) and t - beats.t[-1] <= 3.0 else math.nan


def _number(value: float, digits: int) -> str:
    return "–" if math.isnan(value) else f"{value:.{digits}f}"


def _strap(person: PersonFrame) -> str:
    parts = [person.strap, "" if person.battery_pct is None else f"{person.battery_pct} %"]
    if person.link not in {"live", ""}:
        parts.append(person.link)
    return " · ".join(part for part in parts if part)
