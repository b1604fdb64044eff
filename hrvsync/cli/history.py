"""hrvsync history: what many sessions say together."""

from math import exp

import click
import msgspec
from msgspec.structs import replace
from rich.console import Group
from rich.table import Column, Table
from rich.text import Text

from hrvsync.analysis.over_days import Trend
from hrvsync.cli import CliError
from hrvsync.cli.printing import PlainConsole, table
from hrvsync.cli.reindex import refresh
from hrvsync.guide import with_role
from hrvsync.history import (
    TOGETHER,
    Day,
    Own,
    TheirDay,
    Together,
    left_out,
    own,
    reading_trends,
    readings,
    theirs,
    together,
    usual,
    verdict,
)
from hrvsync.i18n import without_controls
from hrvsync.report.months import Row, couple_rows, own_rows
from hrvsync.report.words import (
    CUT_SHORT,
    UNKNOWN,
    apart,
    beats,
    change as change_words,
    change_of,
    hours,
    known_from,
    lately_of,
    number,
    readings as count_readings,
    sessions as count_sessions,
)
from hrvsync.storage import Entry, cases_of, open_index, protocol_key, recordings_folder


@click.command()
@click.argument("person", required=False)
@click.argument("partner", required=False)
@click.option("--protocol", default="", help="Only sessions of this protocol.")
@click.option("--tag", default="", help="Only sessions with this tag.")
@click.option("--case", "label", default="", help="Only sessions of this case; `hrvsync library cases` lists them.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def history(person: str | None, partner: str | None, protocol: str, tag: str, label: str, as_json: bool) -> None:
    """Show the sessions of everybody, the readings of PERSON over days, or PERSON and PARTNER over weeks."""
    refresh()
    with open_index(recordings_folder()) as base:
        people = base.people()
        for name in (person, partner):
            if name is not None and name not in people:
                raise CliError(
                    f"Nobody in the library is called {name}; there are: {', '.join(people) or 'nobody yet'}."
                )
        entries = base.entries(person or "", protocol_key(protocol), tag)
        cases = cases_of(base.entries())
    if label and label not in cases.values():
        raise CliError(f"There is no case {label}; `hrvsync library cases` lists them.")
    entries = [replace(one, case=cases.get(one.file, "")) for one in entries]
    entries = [one for one in entries if not label or one.case == label]
    if person is None:
        sessions = [msgspec.structs.asdict(entry) | {"story": entry.sentences} for entry in entries]
        _show(as_json, {"people": people, "sessions": sessions}, _sessions(entries))
    elif partner is None:
        days = readings(entries, person)
        trends = reading_trends(days)
        others, apps = left_out(entries, person), theirs(entries, person)
        body = own(entries, person)
        found = {
            "person": person,
            "readings": days,
            "trends": trends,
            "baseline": usual(days),
            "verdict": verdict(days),
            "left_out": others,
            "own": body,
            "rows": own_rows(body),
            "theirs": apps,
        }
        notes = "\n".join(filter(None, (verdict(days), apart(others, "readings"), *_own(body))))
        _show(as_json, found, _readings(person, days, trends, notes))
        if not as_json:
            for source, measured in apps.items():
                PlainConsole().print(_theirs(person, source, measured))
    else:
        both = together(entries, person, partner)
        others = left_out(entries, person, partner)
        found = msgspec.structs.asdict(both) | {"left_out": others, "rows": couple_rows(both)}
        _show(as_json, found, _together(both, apart(others, "sessions")))


def _show(as_json: bool, found: object, drawn: Table | Group) -> None:
    if as_json:
        click.echo(msgspec.json.encode(found, enc_hook=str))
    else:
        PlainConsole().print(drawn)


def _sessions(entries: list[Entry]) -> Group:
    """Lay out each session in three lines: when, who and how long; what it was like; the name of its recording."""
    lines: list[Text] = []
    for entry in entries:
        people = ", ".join(with_role(one.name, one.role) for one in entry.people.values())
        about = entry.trouble or ", ".join(filter(None, (*_about(entry), *entry.tags)))
        head = (entry.created[:16].replace("T", " "), people, f"{entry.seconds / 60:.0f} min", about)
        shown = filter(None, ("  ".join(filter(None, head)), next(iter(entry.sentences), ""), entry.file))
        lines += [*(Text(without_controls(line), overflow="fold") for line in shown), Text("")]
    return Group(*lines[:-1])


def _readings(person: str, days: tuple[Day, ...], trends: dict[str, Trend], others: str) -> Table:
    labels = {"ln_rmssd": "ln RMSSD", "hr_bpm": "heart rate (1/min)"}
    changes = (
        f"{labels[name]}, change a month: {_change(one)}, {count_readings(one.sessions)}"
        for name, one in trends.items()
    )
    rows = (
        (
            " ".join(filter(None, (day.day, day.time, day.posture))),
            _ms(day.ln_rmssd),
            f"{_ms(day.weekly)}{_range(day.weekly_interval, day.week_readings)}",
            "baseline" if day.normal is None else f"{exp(day.normal[0]):.0f} to {exp(day.normal[1]):.0f}",
            number(day.hr_bpm, 0),
            "baseline" if day.normal_hr is None else f"{day.normal_hr[0]:.0f} to {day.normal_hr[1]:.0f}",
            " ".join((*day.checks, *by_hand(day.corrected_by_hand))),
        )
        for day in days
    )
    return table(
        ("day", "RMSSD (ms)", "7-day mean", "usual for you", "heart rate", "usual for you", ""),
        rows,
        f"{person}: the first quiet reading of each day, alone",
        "\n".join(filter(None, (*changes, hours(days), others))),
    )


def by_hand(n: int) -> tuple[str, ...]:
    """Say how many beats were corrected by hand, nothing where none were."""
    return (f"{beats(n)} corrected by hand",) if n else ()


def _about(entry: Entry) -> tuple[str, ...]:
    corrected = sum(one.corrected_by_hand for one in entry.people.values())
    case = f"case {entry.case}" if entry.case else ""
    return (case, entry.protocol, CUT_SHORT if entry.cut_short else "", *by_hand(corrected))


def _theirs(person: str, source: str, days: tuple[TheirDay, ...]) -> Table:
    rows = (
        (
            day.day,
            number(day.rmssd_ms, 0),
            number(day.weekly_ms, 0),
            "baseline" if day.normal_ms is None else f"{day.normal_ms[0]:.0f} to {day.normal_ms[1]:.0f}",
            number(day.hr_bpm, 0),
        )
        for day in days
    )
    columns = ("day", "RMSSD (ms)", "7-day mean", "usual there", "heart rate")
    return table(columns, rows, f"{person}, measured by {source}", "Each app measures in its own way.")


def _own(body: Own) -> list[str]:
    rows = own_rows(body)
    if not rows:
        return []
    of = f" of {body.protocol}" if body.protocol else ""
    head = f"\nYour own side of {count_sessions(len(body.sessions))}{of}, alone or with others:"
    return [head, *(_row(row, *row.figures) for row in rows)]


def _row(row: Row, *figures: str) -> str:
    """A row on a few lines, with the figures that no table shows."""
    return "\n".join((f"{row.title}: {row.figure}", *(f"  {line}" for line in (*row.lines, *figures))))


def _range(interval: tuple[float, float] | None, readings: int) -> str:
    return "" if interval is None else f" ({exp(interval[0]):.0f} to {exp(interval[1]):.0f}, {readings} readings)"


def _together(both: Together, others: str) -> Table:
    rows = (
        (
            f"{label} ({unit})",
            f"{lately_of(both, name, unit)}\n{known_from(both, name)}",
            "\n".join(change_of(both, name, unit)[::2]),
        )
        for name, label, unit in TOGETHER
    )
    columns = (Column("with 95 % intervals", min_width=20), "last 60 days", Column("change a month", no_wrap=True))
    title = f"{both.people[0]} and {both.people[1]}: {count_sessions(len(both.sessions))}"
    notes = "\n".join(filter(None, (*map(_row, couple_rows(both)), others)))
    return table(columns, rows, f"{title}{f' of {both.protocol}' if both.protocol else ''}", notes)


def _change(change: Trend) -> str:
    shown, _, words = change_words(change)
    return f"{shown}; {words}"


def _ms(ln_rmssd: float | None) -> str:
    return UNKNOWN if ln_rmssd is None else f"{exp(ln_rmssd):.0f}"
