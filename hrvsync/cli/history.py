"""hrvsync history: what many sessions say together."""

from math import exp, isnan

import click
import msgspec
from rich.console import Console
from rich.table import Table

from hrvsync.analysis.over_days import Middle, Trend
from hrvsync.cli.errors import CliError
from hrvsync.cli.reindex import refresh
from hrvsync.history import TOGETHER, Day, Together, reading_trends, readings, together, usual
from hrvsync.storage import Entry, open_index, recordings_folder

UNKNOWN = "–"


@click.command()
@click.argument("person", required=False)
@click.argument("partner", required=False)
@click.option("--protocol", default="", help="Only sessions of this protocol.")
@click.option("--tag", default="", help="Only sessions with this tag.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def history(person: str | None, partner: str | None, protocol: str, tag: str, as_json: bool) -> None:
    """Show the sessions of everybody, the readings of PERSON over days, or PERSON and PARTNER over weeks."""
    refresh()
    with open_index(recordings_folder()) as base:
        people = base.people()
        for name in (person, partner):
            if name is not None and name not in people:
                known = ", ".join(people) or "nobody yet"
                raise CliError(f"Nobody in the library is called {name}; there are: {known}.")
        entries = base.entries(person or "", protocol, tag)
    if person is None:
        _show(as_json, {"people": people, "sessions": entries}, _sessions(entries))
    elif partner is None:
        days = readings(entries, person)
        trends = reading_trends(days)
        told = {"person": person, "readings": days, "trends": trends, "baseline": usual(days)}
        _show(as_json, told, _readings(person, days, trends))
    else:
        both = together(entries, person, partner)
        _show(as_json, both, _together(both))


def _show(as_json: bool, told: object, table: Table) -> None:
    if as_json:
        click.echo(msgspec.json.encode(told, enc_hook=str))
    else:
        Console().print(table)


def _sessions(entries: list[Entry]) -> Table:
    table = Table("when", "people", "min", "session", "tags", "recording", box=None, pad_edge=False)
    for entry in entries:
        people = ", ".join(one.name for one in entry.people.values())
        minutes = f"{entry.seconds / 60:.0f}"
        what = entry.trouble or entry.protocol
        table.add_row(entry.created[:16].replace("T", " "), people, minutes, what, ", ".join(entry.tags), entry.file)
    return table


def _readings(person: str, days: tuple[Day, ...], trends: dict[str, Trend]) -> Table:
    labels = {"ln_rmssd": "ln RMSSD", "hr_bpm": "heart rate (1/min)"}
    changes = (
        f"{labels[name]}, change a month: {_change(one)}, {_count(one.sessions, 'reading')}"
        for name, one in trends.items()
    )
    table = Table(
        *("day", "RMSSD (ms)", "7-day mean", "usual for you", "heart rate", "usual for you", ""),
        title=f"{person}: the first quiet reading of each day, alone",
        caption="\n".join(changes),
        title_justify="left",
        caption_justify="left",
        box=None,
        pad_edge=False,
    )
    for day in days:
        table.add_row(
            day.day,
            _ms(day.ln_rmssd),
            f"{_ms(day.weekly)}{_range(day.weekly_interval, day.week_readings)}",
            "baseline" if day.normal is None else f"{exp(day.normal[0]):.0f} to {exp(day.normal[1]):.0f}",
            "–" if day.hr_bpm is None else f"{day.hr_bpm:.0f}",
            "baseline" if day.normal_hr is None else f"{day.normal_hr[0]:.0f} to {day.normal_hr[1]:.0f}",
            " ".join(day.checks),
        )
    return table


def _range(interval: tuple[float, float] | None, readings: int) -> str:
    return "" if interval is None else f" ({exp(interval[0]):.0f} to {exp(interval[1]):.0f}, {readings} readings)"


def _together(both: Together) -> Table:
    table = Table(
        title=f"{both.people[0]} and {both.people[1]}: {len(both.sessions)} sessions",
        title_justify="left",
        box=None,
        pad_edge=False,
    )
    table.add_column("with 95 % intervals")
    for heading in ("last 60 days", "change a month"):
        table.add_column(heading, no_wrap=True)
    for name, label, unit in TOGETHER:
        lately, change = both.lately[name], both.trends[name]
        table.add_row(
            f"{label} ({unit})",
            f"{_lately(lately)}\n{_count(lately.sessions, 'session')}",
            f"{_change(change)}\n{_count(change.sessions, 'session')}",
        )
    return table


def _lately(lately: Middle) -> str:
    if isnan(lately.value):
        return UNKNOWN
    interval = "" if isnan(lately.low) else f" ({lately.low:.2f} to {lately.high:.2f})"
    return f"{lately.value:.2f}{interval}"


def _change(change: Trend) -> str:
    if isnan(change.per_month):
        return "needs six over two weeks"
    words = "clearly different from no change" if change.clear else "no clear change yet"
    return f"{change.per_month:+.2f} ({change.low:+.2f} to {change.high:+.2f}; {words})"


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _ms(ln_rmssd: float | None) -> str:
    return UNKNOWN if ln_rmssd is None else f"{exp(ln_rmssd):.0f}"
