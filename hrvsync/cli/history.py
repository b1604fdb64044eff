"""hrvsync history: what many sessions say together."""

from math import exp, isnan

import click
import msgspec
from rich.console import Console
from rich.table import Table

from hrvsync.analysis.trend import Trend
from hrvsync.cli.refusal import Refusal
from hrvsync.cli.reindex import refresh
from hrvsync.history import TOGETHER, Day, Together, readings, together
from hrvsync.storage import index
from hrvsync.storage.folders import recordings_folder
from hrvsync.storage.index import Entry


@click.command()
@click.argument("person", required=False)
@click.argument("partner", required=False)
@click.option("--protocol", default="", help="Only sessions of this protocol.")
@click.option("--tag", default="", help="Only sessions with this tag.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def history(person: str | None, partner: str | None, protocol: str, tag: str, as_json: bool) -> None:
    """Show the sessions of everybody, the readings of PERSON over days, or PERSON and PARTNER over weeks."""
    refresh()
    with index.opened(recordings_folder()) as base:
        people = base.people()
        for name in (person, partner):
            if name is not None and name not in people:
                known = ", ".join(people) or "nobody yet"
                raise Refusal(f"Nobody in the library is called {name}; there are: {known}.")
        entries = base.entries(person or "", protocol, tag)
    if person is None:
        _show(as_json, {"people": people, "sessions": entries}, _sessions(entries))
    elif partner is None:
        days = readings(entries, person)
        _show(as_json, {"person": person, "readings": days}, _readings(person, days))
    else:
        both = together(entries, person, partner)
        _show(as_json, both, _together(both))


def _show(as_json: bool, told: object, table: Table) -> None:
    if as_json:
        click.echo(msgspec.json.encode(told))
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


def _readings(person: str, days: tuple[Day, ...]) -> Table:
    table = Table(
        *("day", "RMSSD (ms)", "7-day mean", "usual for you", "heart rate", "usual for you", ""),
        title=f"{person}: the first quiet reading of each day, alone",
        title_justify="left",
        box=None,
        pad_edge=False,
    )
    for day in days:
        table.add_row(
            day.day,
            _ms(day.ln_rmssd),
            _ms(day.weekly),
            "baseline" if day.normal is None else f"{exp(day.normal[0]):.0f} to {exp(day.normal[1]):.0f}",
            "–" if day.hr_bpm is None else f"{day.hr_bpm:.0f}",
            "baseline" if day.normal_hr is None else f"{day.normal_hr[0]:.0f} to {day.normal_hr[1]:.0f}",
            " ".join(day.checks),
        )
    return table


def _together(both: Together) -> Table:
    table = Table(
        *("", "sessions", "change a month", "95 % interval", ""),
        title=f"{both.people[0]} and {both.people[1]}: {len(both.sessions)} sessions",
        title_justify="left",
        box=None,
        pad_edge=False,
    )
    for name, label, unit in TOGETHER:
        change = both.trends[name]
        table.add_row(f"{label} ({unit})", str(change.sessions), *_change(change))
    return table


def _change(change: Trend) -> tuple[str, str, str]:
    if isnan(change.per_month):
        return "–", "–", "needs six sessions over two weeks"
    words = "told apart from no change" if change.told else "could be no change"
    return f"{change.per_month:+.2f}", f"{change.low:+.2f} to {change.high:+.2f}", words


def _ms(ln_rmssd: float | None) -> str:
    return "–" if ln_rmssd is None else f"{exp(ln_rmssd):.0f}"
