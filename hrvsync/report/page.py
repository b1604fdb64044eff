"""The page: sections in the order a reader needs them, quality first, and the numbers for programs at the end."""

import base64
import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from html import escape
from importlib.metadata import version
from math import ceil, isfinite, isnan

import numpy as np

from hrvsync import __version__
from hrvsync.analysis.beats import Floats
from hrvsync.analysis.relating import plain
from hrvsync.analysis.relating.course import runs
from hrvsync.analysis.relating.dynamics import Share
from hrvsync.analysis.relating.repair import Rupture
from hrvsync.analysis.relating.state import State
from hrvsync.report import words
from hrvsync.report.draw import SIGNS, Curve, Frame, bar, clock, curves, strip
from hrvsync.report.facts import FEW_PCT, Facts, Person, gather, level, why_missing
from hrvsync.storage.recording import Recording

MOST_ROWS = 2000
UNKNOWN = "–"
PACED = " A shared pacer led both breaths in part of it, which alone makes hearts move alike."
BARE = "<p>A bare series of intervals without times of arrival: gaps cannot be seen.</p>"


def page(recording: Recording) -> str:
    """Write the report of a recording as one HTML page that needs nothing else. Raises BadFile."""
    facts = gather(recording)
    sections = [
        _head(facts),
        _quality(facts),
        _phases(facts),
        _curves(facts),
        _between(facts),
        _repair(facts),
        _meaning(),
        _definitions(facts),
        _numbers(facts),
        f'<footer><h2>Please note</h2><p class="note">{escape(words.DISCLAIMER)}</p></footer>',
    ]
    title = escape(f"hrvsync: {_when(facts)}")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>"
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body><main>\n"
        + "\n".join(section for section in sections if section)
        + "\n</main></body></html>\n"
    )


def _head(facts: Facts) -> str:
    names = " and ".join(escape(_signed(one)) for one in facts.people.values()) or "Nobody"
    said = "".join(f"<li>{sentence}</li>" for sentence in _summary(facts))
    return f"<header><h1>{escape(_when(facts))}</h1><p>{names}, {_length(facts.seconds)}</p><ul>{said}</ul></header>"


def _summary(facts: Facts) -> Iterable[str]:
    few = [one for one in facts.people.values() if not one.measures.usable_pct >= FEW_PCT]
    if few:
        who = " and ".join(escape(one.name) for one in few)
        yield f"<strong>Read with care: less than {FEW_PCT:.0f} % of the time of {who} is usable.</strong>"
    for one in facts.people.values():
        rmssd = one.measures.metrics["rmssd_ms"]
        why = f" ({why_missing(one.measures, 'rmssd_ms', facts.seconds)})" if isnan(rmssd) else ""
        yield (
            f"{escape(one.name)}: heart rate {_number(one.measures.metrics['mean_hr_bpm'], 0)} a minute, RMSSD "
            f"{_number(rmssd, 0)} ms{why}, {_number(one.measures.usable_pct, 0)} % of the time usable."
        )
    pair = facts.relating.pair
    if pair:
        share = pair.dynamics["both_settled"]
        yield f"Both were settled, each against their own beginning, for {_percent(share)} of the time known."
        for rupture in pair.ruptures:
            what = "A rupture was marked" if rupture.source == "mark" else "Both bodies jumped away from their range"
            yield f"{what} at {clock(rupture.t)}; {_outcome(rupture)}."


def _quality(facts: Facts) -> str:
    frame = _frame(facts)
    rows = [
        (
            _signed(one),
            str(one.measures.beats),
            f"{_number(one.measures.usable_pct, 1)} %",
            f"{one.measures.artefacts} ({'left out' if one.measures.artefact_policy == 'exclude' else 'left in'})",
            f"{one.measures.gaps} ({_number(one.measures.gap_seconds, 1)} s)",
            {"suited": "suited for HRV", "not suited": "too irregular for HRV"}.get(one.measures.rhythm, UNKNOWN),
            one.strap or UNKNOWN,
        )
        for one in facts.people.values()
    ]
    notes = "".join(f"<p>{escape(note)}</p>" for note in facts.header.notes)
    bare = (
        "<p>A bare series of intervals without times of arrival: gaps cannot be seen.</p>" if facts.header.bare else ""
    )
    drawn = [(one.who, one.name, _coverage(one, facts.seconds)) for one in facts.people.values()]
    return (
        "<section><h2>Quality</h2>"
        + _table(("", "beats", "usable", "artefacts", "gaps", "rhythm", "strap"), rows)
        + notes
        + bare
        + strip(frame, "Where there are beats", drawn)
        + '<p class="key"><span class="here"></span>beats <span class="artefact"></span>artefacts; empty: a gap</p>'
        + "</section>"
    )


def _coverage(one: Person, seconds: float) -> list[tuple[float, float, str]]:
    beats = one.beats
    if not len(beats):
        return []
    starts = [float(beats.t[0] - beats.rr_ms[0] / 1000), *(end for _, end in one.gaps)]
    ends = [*(start for start, _ in one.gaps), float(beats.t[-1])]
    here = [(max(0.0, a), min(seconds, b), "here") for a, b in zip(starts, ends, strict=True)]
    bad = np.unique(np.floor(one.artefact_times * 500 / max(seconds, 1.0))) * max(seconds, 1.0) / 500
    return here + [(t, t, "artefact") for t in bad.tolist()]


def _phases(facts: Facts) -> str:
    if not facts.spans:
        return ""
    columns = ["phase", "from", "length", "breath"]
    for one in facts.people.values():
        columns += [f"{SIGNS[one.who]} heart rate", "RMSSD"]
    shares = list(facts.relating.pair.phases) if facts.relating.pair else []
    if facts.relating.pair:
        columns.append("both settled")
    rows: list[tuple[str, ...]] = []
    for span in facts.spans:
        breath = "one pacer" if span.shared else "own pacers" if span.paced else "free"
        row = [span.name, clock(span.start), _length(span.end - span.start), breath]
        for one in facts.people.values():
            hr, rmssd = level(one, span.start, span.end)
            row += [_number(hr, 1), f"{_number(rmssd, 1)} ms" if isfinite(rmssd) else UNKNOWN]
        if facts.relating.pair:
            known = shares and shares[0][0] == span.name
            row.append(_percent(shares.pop(0)[1]["both_settled"]) if known else UNKNOWN)
        rows.append(tuple(row))
    return "<section><h2>Phases</h2>" + _table(columns, rows) + "</section>"


def _curves(facts: Facts) -> str:
    frame = _frame(facts)
    people = facts.people.values()
    hr = [Curve(one.who, one.name, one.course.t, one.course.hr) for one in people]
    rmssd = [Curve(one.who, one.name, one.course.t, one.course.rmssd) for one in people]
    if not hr:
        return "<section><h2>Curves</h2><p>There are no beats to draw.</p></section>"
    return (
        "<section><h2>Curves</h2>"
        + curves(frame, "Heart rate", "beats a minute", hr)
        + curves(frame, "RMSSD over 30 s", "ms", rmssd)
        + f"{_mark_list(facts)}</section>"
    )


def _mark_list(facts: Facts) -> str:
    if not facts.marks:
        return ""
    names = {who: one.name for who, one in facts.people.items()}
    said = (
        f"<li>{clock(mark.t)} {escape(mark.kind)}{escape(f' ({names.get(mark.who, mark.who)})') if mark.who else ''}"
        f"{escape(f': {mark.text}') if mark.text else ''}</li>"
        for mark in facts.marks
    )
    return f"<h3>Marks</h3><ul>{''.join(said)}</ul>"


def _between(facts: Facts) -> str:
    people = facts.people.values()
    if not people:
        return ""
    rows = [(one.who, one.name, _states(one)) for one in people]
    key = "".join(f'<span class="{name}"></span>{name}: {meaning}. ' for name, meaning in words.STATES.items())
    alone = "".join(
        f"<p>{escape(one.name)}: {_shares(facts.relating.people[one.who].states)}</p>"
        for one in people
        if one.who in facts.relating.people and one.baseline.known
    )
    missing = "".join(
        f"<p>{escape(one.name)}: no baseline, for the settling phase held too few usable seconds.</p>"
        for one in people
        if not one.baseline.known
    )
    heading = "Between you" if len(facts.people) == 2 else "The body's states"
    return (
        f"<section><h2>{heading}</h2>"
        + strip(_frame(facts), "States, each against their own beginning", rows)
        + f'<p class="key">{key}</p>{alone}{missing}{_pair(facts)}</section>'
    )


def _pair(facts: Facts) -> str:
    if facts.together is None:
        return ""
    parts: list[str] = []
    pair = facts.relating.pair
    if pair:
        parts.append(bar([(name, share.share) for name, share in pair.dynamics.items()]))
        parts.append(
            '<p class="key">'
            + "".join(
                f'<span class="{name}"></span>{words.DYNAMICS[name][0]} {_percent(share)}: {words.DYNAMICS[name][1]}. '
                for name, share in pair.dynamics.items()
            )
            + "</p>"
        )
        count, chance = len(pair.lendings), pair.lendings_by_chance
        often = f"{count} time{'s' if count != 1 else ''}" if count else "never"
        parts.append(
            f"<p>One was settled while the other was not, and then both were: {often}; two such courses that have "
            f"nothing to do with each other do so {_number(chance, 1)} times in a session like this.</p>"
        )
    together = facts.together
    known = np.isfinite(together.r)
    if not known.any():
        return "".join([*parts, f"<p>Moving together: {UNKNOWN} (needs a minute with 80 % of both usable).</p>"])
    low, r, high = (float(value) for value in np.percentile(together.r[known], (25, 50, 75)))
    early, lag, late = (float(value) for value in np.percentile(together.lag[known], (25, 50, 75)))
    shared = any(span.shared for span in facts.spans)
    first, second = (escape(one.name) for one in facts.people.values())
    parts.append(
        f"<p>Moving together: r {r:.2f} in the middle minute of {int(known.sum())} (half of them {low:.2f} to "
        f"{high:.2f}), each at its best lag. That lag was {lag:+.2g} s in the middle (half of them {early:+.2g} to "
        f"{late:+.2g}); plus means that {first}'s curve turned first, minus that {second}'s did."
        f"{PACED if shared else ''}</p>"
    )
    lines = [
        Curve("both", "best lag", together.t - 30, together.r),
        Curve("else", "no lag", together.t - 30, together.r0),
    ]
    return "".join([*parts, curves(_frame(facts), "Moving together, minute by minute", "r", lines)])


def _repair(facts: Facts) -> str:
    pair = facts.relating.pair
    if facts.together is None:
        return ""
    if pair is None:
        return "<section><h2>Rupture and repair</h2><p>Not known: this needs a baseline of both.</p></section>"
    rows = [
        (
            clock(one.t),
            "marked" if one.source == "mark" else "seen in both bodies",
            *(_length(one.seconds[who]) if who in one.seconds else UNKNOWN for who in facts.people),
            _outcome(one),
            _length(one.marked_repair),
        )
        for one in pair.ruptures
    ]
    names = (f"{person.name} back after" for person in facts.people.values())
    table = _table(("at", "how", *names, "outcome", "repair marked after"), rows)
    return f"<section><h2>Rupture and repair</h2>{table if rows else '<p>None was marked or seen.</p>'}</section>"


def _meaning() -> str:
    does = "".join(f"<li>{escape(text)}</li>" for text in words.MEANS)
    does_not = "".join(f"<li>{escape(text)}</li>" for text in words.MEANS_NOT)
    not_so = f"<h3>And what they do not</h3><ul>{does_not}</ul>"
    return f"<section><h2>What the numbers mean</h2><ul>{does}</ul>{not_so}</section>"


def _definitions(facts: Facts) -> str:
    said = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in words.DEFINITIONS)
    straps = " and ".join(dict.fromkeys(one.strap for one in facts.people.values() if one.strap))
    paragraph = words.methods(__version__, straps, facts.seconds, len(facts.people), facts.header.bare)
    return (
        f"<section><h2>Definitions and versions</h2><dl>{said}</dl>"
        f"<p>{escape('; '.join(f'{name} {number}' for name, number in _versions(facts).items()))}</p>"
        f"<h3>Methods, to cite</h3><p>{escape(paragraph)}</p></section>"
    )


def _versions(facts: Facts) -> dict[str, str]:
    presets = sorted({one.measures.preset for one in facts.people.values()})
    return {
        "hrvsync": __version__,
        "definitions": ", ".join(presets) or UNKNOWN,
        "recorded by": facts.header.app or UNKNOWN,
        "recording format": str(facts.header.version),
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "NumPy": version("numpy"),
        "SciPy": version("scipy"),
    }


def _numbers(facts: Facts) -> str:
    people = list(facts.people.values())
    rows: list[tuple[str, ...]] = []
    for name, label, unit, digits in words.MEASURES:
        row = [f"{label}{f' ({unit})' if unit else ''}"]
        for one in people:
            value = one.measures.metrics[name]
            why = f" ({why_missing(one.measures, name, facts.seconds)})" if isnan(value) else ""
            row.append(f"{_number(value, digits)}{why}")
        rows.append(tuple(row))
    seconds = _seconds_csv(facts)
    everything = json.dumps(_everything(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    links = "".join(
        f'<a download="{name}" href="data:{kind};base64,{base64.b64encode(text.encode()).decode()}">{name}</a> '
        for name, kind, text in (
            ("curves.csv", "text/csv", seconds),
            ("numbers.json", "application/json", everything),
        )
    )
    return (
        "<section><h2>Numbers</h2>"
        + _table(("whole session", *(_signed(one) for one in people)), rows)
        + f"<p>For programs, from inside this file: {links}</p></section>"
    )


def _everything(facts: Facts) -> dict[str, object]:
    def known(value: object) -> object:
        if isinstance(value, float):
            return None if isnan(value) else value
        return value

    pair = facts.summary.pair
    return {
        "versions": _versions(facts),
        "session": {"created": facts.header.created, "source": facts.header.source, "seconds": facts.seconds},
        "people": {
            who: {
                "name": one.name,
                "strap": one.strap,
                "beats": one.measures.beats,
                "usable_pct": known(one.measures.usable_pct),
                "artefacts": one.measures.artefacts,
                "artefact_policy": one.measures.artefact_policy,
                "gaps": one.measures.gaps,
                "gap_seconds": one.measures.gap_seconds,
                "rhythm": one.measures.rhythm,
                "metrics": {name: known(value) for name, value in one.measures.metrics.items()},
            }
            for who, one in facts.people.items()
        },
        "pair": {name: known(value) for name, value in pair.metrics.items()} if pair else None,
        "relating": plain(facts.relating),
        "marks": [{"t": mark.t, "kind": mark.kind, "who": mark.who, "text": mark.text} for mark in facts.marks],
        "phases": [{"name": span.name, "start": span.start, "end": span.end} for span in facts.spans],
    }


def _seconds_csv(facts: Facts) -> str:
    people = list(facts.people.values())
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    names = [f"{name}_{one.who}" for one in people for name in ("hr_bpm", "rmssd_ms", "state")]
    out.writerow(["t_s", *names])
    if people:
        t = people[0].course.t
        every = max(1, ceil(len(t) / MOST_ROWS))
        for i in range(0, len(t), every):
            cells = [cell for one in people for cell in _cells(one, i)]
            out.writerow([f"{t[i]:g}", *cells])
    return text.getvalue()


def _cells(one: Person, i: int) -> tuple[str, str, str]:
    def number(values: Floats) -> str:
        return f"{values[i]:.2f}" if isfinite(values[i]) else ""

    return number(one.course.hr), number(one.course.rmssd), State(int(one.course.state[i])).name.lower()


def _states(one: Person) -> list[tuple[float, float, str]]:
    found = runs(one.course.t, one.course.state)
    return [(max(0.0, run.start), run.end, State(run.code).name.lower()) for run in found if run.code >= 0]


def _shares(shares: dict[str, Share]) -> str:
    return ", ".join(f"{name} {_percent(share)}" for name, share in shares.items())


def _outcome(rupture: Rupture) -> str:
    match rupture.outcome:
        case "stayed":
            return "neither left their range"
        case "back":
            return f"both were back after {_length(rupture.pair_seconds)}"
        case "not_back":
            return "they were not both back by the end"
        case "not_seen":
            return "not seen, for beats are missing"


def _signed(one: Person) -> str:
    return f"{SIGNS[one.who]} {one.name}"


def _frame(facts: Facts) -> Frame:
    return Frame(
        facts.seconds,
        tuple((span.name, span.start, span.end) for span in facts.spans),
        tuple((mark.t, mark.kind[:10]) for mark in facts.marks),
    )


def _when(facts: Facts) -> str:
    created = facts.header.created
    return f"Session of {created[:10]} {created[11:16]}".rstrip() if created else "Session without a date"


def _length(seconds: float) -> str:
    if isnan(seconds):
        return UNKNOWN
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return " ".join(f"{n} {unit}" for n, unit in ((hours, "h"), (minutes, "min"), (rest, "s")) if n)


def _percent(share: Share) -> str:
    return UNKNOWN if isnan(share.share) else f"{100 * share.share:.0f} %"


def _number(value: float, digits: int) -> str:
    return UNKNOWN if isnan(value) else f"{value:.{digits}f}"


def _table(columns: Iterable[str], rows: Sequence[tuple[str, ...]]) -> str:
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


STYLE = (
    "body{margin:0;background:#f1f4f5;color:#1a2227;font:15px/1.5 system-ui,sans-serif}"
    "main{max-width:900px;margin:auto;padding:24px}"
    "header,section,footer{background:#fff;border-radius:12px;padding:18px 24px;margin:0 0 16px}"
    "h1{font-size:24px;margin:0}h2{font-size:18px;margin:0 0 8px}h3{font-size:15px;margin:14px 0 4px}"
    "p,ul{margin:6px 0}table{border-collapse:collapse;width:100%;font-size:14px}"
    "th,td{text-align:left;padding:4px 8px 4px 0;border-bottom:1px solid #e6ebee;vertical-align:top}"
    "th{font-weight:600;color:#4b5962}dt{font-weight:600;margin-top:6px}dd{margin:0 0 0 16px;color:#4b5962}"
    "svg{width:100%;height:auto;display:block;margin:8px 0}svg text{font:12px system-ui,sans-serif;fill:#1a2227}"
    "svg .title{font-weight:600}svg .tick{font-size:11px;fill:#4b5962}"
    ".grid{stroke:#e6ebee}.mark{stroke:#6a4fb0;stroke-dasharray:2 2}.phase{fill:#f6f8f9}"
    ".here{fill:#9db4c0;background:#9db4c0}.artefact{fill:#b0316b;background:#b0316b}"
    ".settled{fill:#d9e6dd;background:#d9e6dd}.lively{fill:#a9c9d6;background:#a9c9d6}"
    ".activated{fill:#8a6fb8;background:#8a6fb8}.withdrawn{fill:#5c6670;background:#5c6670}"
    ".both_settled{fill:#d9e6dd;background:#d9e6dd}.one_settled{fill:#b9a8d8;background:#b9a8d8}"
    ".both_unsettled{fill:#5c6670;background:#5c6670}.bar{height:16px;max-width:400px}"
    ".key{font-size:13px;color:#4b5962}.key span{display:inline-block;width:12px;height:12px;margin:0 4px 0 8px}"
    ".note{font-size:13px;color:#4b5962}"
    "@media print{body{background:#fff}header,section,footer{padding:8px 0;break-inside:avoid}}"
)
