"""The report of one session: sections in the order a reader needs them, quality first, numbers for programs last."""

import csv
import io
from collections.abc import Iterator
from html import escape
from math import ceil, isfinite, isnan

import msgspec
import numpy as np

from hrvsync import __version__
from hrvsync.analysis.states import plain
from hrvsync.analysis.states.course import runs
from hrvsync.analysis.states.dynamics import Share
from hrvsync.analysis.states.repair import Rupture
from hrvsync.analysis.states.state import State
from hrvsync.beats import Floats
from hrvsync.report import words
from hrvsync.report.breath import breath, resonances
from hrvsync.report.model import FEW_PCT, MINUTE, Facts, Person, Together, gather, level, why_missing
from hrvsync.report.page import (
    UNKNOWN,
    as_json,
    bullets,
    folded,
    inside,
    key,
    length,
    listed,
    number,
    page,
    paragraph,
    percent,
    section,
    table,
    times,
    versions,
)
from hrvsync.report.svg import SIGNS, Band, Curve, Frame, bar, clock, curves, strip
from hrvsync.storage.notes import Notes
from hrvsync.storage.recording import Recording

MOST_ROWS = 2000
NO_NOTES = Notes()


def session_page(recording: Recording, notes: Notes = NO_NOTES) -> str:
    """Write the report of a recording, with the `notes` beside it, as one HTML page. Raises FileError."""
    facts = gather(recording, notes)
    sections = (
        _head(facts),
        _quality(facts),
        _phases(facts),
        _curves(facts),
        breath(facts.breathing, _names(facts)),
        resonances(facts.breathing, _names(facts)),
        _between(facts),
        _repair(facts),
        _meaning(facts),
        _numbers(facts),
        _definitions(facts),
    )
    return page(f"hrvsync: {_when(facts)}", sections)


def _head(facts: Facts) -> str:
    names = " and ".join(_signed(one) for one in facts.people.values()) or "Nobody"
    care = "".join(f'<p class="care">{escape(sentence)}</p>' for sentence in _care(facts))
    return (
        f"<header><h1>{escape(_when(facts))}</h1>"
        + paragraph(f"{names}, {length(facts.seconds)}{f', {facts.header.protocol}' if facts.header.protocol else ''}")
        + care
        + bullets(_summary(facts))
        + f"{_said(facts)}</header>"
    )


def _care(facts: Facts) -> Iterator[str]:
    few = [one.name for one in facts.people.values() if not one.measures.usable_pct >= FEW_PCT]
    if few:
        yield f"Read with care: less than {FEW_PCT:.0f} % of the time of {' and '.join(few)} is usable."
    unsuited = [one.name for one in facts.people.values() if one.measures.rhythm == "not suited"]
    if unsuited:
        yield f"The rhythm of {' and '.join(unsuited)} is too irregular for variability to mean what it usually does."


def _summary(facts: Facts) -> Iterator[str]:
    for one in facts.people.values():
        rmssd = one.measures.metrics["rmssd_ms"]
        why = f" ({why_missing(one.measures, 'rmssd_ms', facts.seconds)})" if isnan(rmssd) else ""
        yield (
            f"{one.name}: heart rate {number(one.measures.metrics['mean_hr_bpm'], 0)} a minute, RMSSD "
            f"{number(rmssd, 0)} ms{why}, {number(one.measures.usable_pct, 0)} % of the time usable."
        )
    pair = facts.relating.pair
    if pair:
        share = pair.dynamics["both_settled"].share
        yield f"Both were settled, each against their own beginning, for {percent(share)} of the time known."
    if facts.together:
        yield f"Moving together: {_minutes(facts.together)}."
    for rupture in pair.ruptures if pair else ():
        what = "A rupture was marked" if rupture.source == "mark" else "Both bodies jumped away from their range"
        yield f"{what} at {clock(rupture.t)}; {_outcome(rupture)}."


def _minutes(together: Together) -> str:
    """Say in how many minutes the two moved together, and whether a pacer explains it."""
    judged = [reading for reading in together.readings if reading.word]
    if not judged:
        return "not known (needs a minute and a half in one phase with 80 % of both usable)"
    counts = {word: sum(reading.word == word for reading in judged) for word in ("together", "some", "apart")}
    said = ", ".join(f"{words.TOGETHER[word]} in {n}" for word, n in counts.items() if n)
    paced = [reading for reading in judged if reading.beyond is not None]
    more = sum(reading.beyond is True for reading in paced)
    pacer = f"; more than the shared pacer explains in {more} of {len(paced)}" if more else ""
    if paced and not more:
        pacer = "; no more than the shared pacer explains"
    return f"of {len(judged)} minute{'s' if len(judged) > 1 else ''} judged, {said}{pacer}"


def _said(facts: Facts) -> str:
    notes = facts.notes
    moods = [
        f"{facts.people[who].name if who in facts.people else who} felt "
        + ", ".join(f"{mood} {when}" for when, mood in (("before", felt.before), ("after", felt.after)) if mood)
        for who, felt in notes.moods.items()
        if felt.before or felt.after
    ]
    tags = f"Tags: {', '.join(notes.tags)}" if notes.tags else ""
    return paragraph(notes.note) + "".join(map(paragraph, moods)) + paragraph(tags)


def _quality(facts: Facts) -> str:
    rows = [
        (
            _signed(one),
            str(one.measures.beats),
            f"{number(one.measures.usable_pct, 1)} %",
            f"{one.measures.artefacts} ({'left out' if one.measures.artefact_policy == 'exclude' else 'left in'})",
            f"{one.measures.gaps} ({number(one.measures.gap_seconds, 1)} s)",
            {"suited": "suited for HRV", "not suited": "too irregular for HRV"}.get(one.measures.rhythm, UNKNOWN),
            one.strap or UNKNOWN,
        )
        for one in facts.people.values()
    ]
    bare = "A bare series of intervals without times of arrival: gaps cannot be seen." if facts.header.bare else ""
    drawn = [(one.who, one.name, _coverage(one, facts.seconds)) for one in facts.people.values()]
    return section(
        "Quality",
        table(("", "beats", "usable", "artefacts", "gaps", "rhythm", "strap"), rows),
        *map(paragraph, facts.header.notes),
        paragraph(bare),
        strip(_frame(facts), "Where there are beats", drawn),
        key((("here", "beats"), ("artefact", "an artefact"))),
    )


def _coverage(one: Person, seconds: float) -> list[tuple[float, float, str]]:
    beats = one.beats
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
        columns += [f"{SIGNS[one.who]} heart rate", f"{SIGNS[one.who]} RMSSD"]
    shares = list(facts.relating.pair.phases) if facts.relating.pair else []
    if facts.relating.pair:
        columns.append("both settled")
    rows: list[tuple[str, ...]] = []
    for span in facts.spans:
        led = "paced" if len(facts.people) < 2 else "one pacer" if span.shared else "own pacers"
        row = [span.name, clock(span.start), length(span.end - span.start), led if span.paced else "free"]
        for one in facts.people.values():
            hr, rmssd = level(one, span.start, span.end)
            row += [number(hr, 0), f"{number(rmssd, 0)} ms" if isfinite(rmssd) else UNKNOWN]
        if facts.relating.pair:
            known = shares and shares[0][0] == span.name
            row.append(percent(shares.pop(0)[1]["both_settled"].share) if known else UNKNOWN)
        rows.append(tuple(row))
    return section("Phases", table(columns, rows))


def _curves(facts: Facts) -> str:
    frame, people = _frame(facts), facts.people.values()
    if not people:
        return section("Curves", paragraph("There are no beats to draw."))
    return section(
        "Curves",
        curves(frame, "Heart rate", "beats a minute", [Curve(o.who, o.name, o.course.t, o.course.hr) for o in people]),
        curves(frame, "RMSSD over 30 s", "ms", [Curve(o.who, o.name, o.course.t, o.course.rmssd) for o in people]),
        _mark_list(facts),
    )


def _mark_list(facts: Facts) -> str:
    if not facts.marks:
        return ""
    names = {who: one.name for who, one in facts.people.items()}
    return "<h3>Marks</h3>" + bullets(
        f"{clock(mark.t)} {mark.kind}{f' ({names.get(mark.who, mark.who)})' if mark.who else ''}"
        f"{f': {mark.text}' if mark.text else ''}"
        for mark in facts.marks
    )


def _between(facts: Facts) -> str:
    people = facts.people.values()
    if not people:
        return ""
    known = [one for one in people if one.baseline.known]
    alone = (f"{one.name}: {_shares(facts.relating.people[one.who].states)}." for one in known)
    missing = (
        f"{one.name}: no baseline, for the settling phase held too few usable seconds."
        for one in people
        if not one.baseline.known
    )
    return section(
        "Between you" if len(facts.people) == 2 else "The body's states",
        strip(_frame(facts), "States, each against their own beginning", [(o.who, o.name, _states(o)) for o in people]),
        key((name, f"{name}: {meaning}") for name, meaning in words.STATES.items()) if known else "",
        *map(paragraph, (*alone, *missing)),
        _dynamics(facts),
        _together(facts),
    )


def _dynamics(facts: Facts) -> str:
    pair = facts.relating.pair
    if pair is None:
        return ""
    shown = [(name, share.share) for name, share in pair.dynamics.items()]
    entries = ((name, f"{words.DYNAMICS[name][0]} {percent(part)}: {words.DYNAMICS[name][1]}") for name, part in shown)
    lent = (
        f"A stretch with one settled and the other not that ended with both settled: {times(len(pair.lendings))}. Two "
        f"courses that have nothing to do with each other show {number(pair.lendings_by_chance, 1)} of them in a "
        "session like this."
    )
    return "<h3>Settled or not</h3>" + bar(shown) + key(entries) + paragraph(lent)


def _together(facts: Facts) -> str:
    together = facts.together
    if together is None:
        return ""
    said = paragraph(f"{_minutes(together).capitalize()}.")
    if not np.isfinite(together.r).any():
        return "<h3>Moving together</h3>" + said
    shared = any(span.shared for span in facts.spans)
    at = together.t - MINUTE / 2
    drawing = curves(
        _frame(facts),
        "Moving together, minute by minute",
        "r",
        [Curve("both", "best lag", at, together.r), Curve("else", "no lag", at, together.r0)],
        [Band("else", at, np.where(np.isfinite(together.chance), 0.0, np.nan), together.chance)],
    )
    return (
        "<h3>Moving together</h3>"
        + said
        + paragraph(words.PACED if shared else "")
        + drawing
        + paragraph(words.CHANCE)
        + paragraph(_order(facts, together))
    )


def _order(facts: Facts, together: Together) -> str:
    """Say whose curve turned first, and how often that cannot be said."""
    clear = [reading for reading in together.readings if reading.significant]
    if not clear:
        return "Whose curve turned first cannot be said: no minute stands above chance."
    parts: list[str] = []
    for one in facts.people.values():
        lags = [abs(reading.lag) for reading in clear if reading.leads == one.who]
        if lags:
            by = f"by {np.median(lags):.2g} s" + (" in the middle" if len(lags) > 1 else "")
            parts.append(f"{one.name}'s curve turned first in {len(lags)}, {by}")
    silent = [reading.withheld for reading in clear if not reading.leads]
    if silent:
        reasons = (words.WITHHELD[reason] for reason in dict.fromkeys(silent) if reason)
        parts.append(f"it cannot be said in {len(silent)} ({'; '.join(reasons)})")
    several = "of the 1 minute" if len(clear) == 1 else f"of the {len(clear)} minutes"
    return f"Whose curve turned first, {several} above chance: {', '.join(parts)}. It does not say who led whom."


def _repair(facts: Facts) -> str:
    pair = facts.relating.pair
    if facts.together is None:
        return ""
    if pair is None:
        return section("Rupture and repair", paragraph("Not known: this needs a baseline of both."))
    if not pair.ruptures:
        return section("Rupture and repair", paragraph("None was marked, and none was seen in both bodies."))
    rows = [
        (
            clock(one.t),
            "marked" if one.source == "mark" else "seen in both bodies",
            *(length(one.seconds[who]) if who in one.seconds else UNKNOWN for who in facts.people),
            _outcome(one),
            length(one.marked_repair),
        )
        for one in pair.ruptures
    ]
    names = (f"{person.name} back after" for person in facts.people.values())
    return section("Rupture and repair", table(("at", "how", *names, "outcome", "repair marked after"), rows))


def _meaning(facts: Facts) -> str:
    return section(
        "What the numbers mean",
        bullets(words.MEANS if facts.together else words.MEANS[: words.ALONE]),
        "<h3>And what they do not</h3>",
        bullets(words.MEANS_NOT),
    )


def _numbers(facts: Facts) -> str:
    people = list(facts.people.values())
    rows: list[tuple[str, ...]] = []
    for name, label, unit, digits in words.MEASURES:
        row = [f"{label}{f' ({unit})' if unit else ''}"]
        for one in people:
            value = one.measures.metrics[name]
            why = f" ({why_missing(one.measures, name, facts.seconds)})" if isnan(value) else ""
            row.append(f"{number(value, digits)}{why}")
        rows.append(tuple(row))
    files = (
        ("curves.csv", "text/csv", _seconds_csv(facts)),
        ("numbers.json", "application/json", as_json(_everything(facts))),
    )
    return section("Numbers", table(("whole session", *map(_signed, people)), rows), inside(files))


def _definitions(facts: Facts) -> str:
    said = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in words.DEFINITIONS)
    straps = " and ".join(dict.fromkeys(one.strap for one in facts.people.values() if one.strap))
    methods = words.methods(__version__, straps, facts.seconds, len(facts.people), facts.header.bare)
    return section(
        "Methods, definitions and versions",
        f'<p class="methods">{escape(methods)}</p>',
        folded("Definitions", f"<dl>{said}</dl>"),
        paragraph(f"Made with {listed(_versions(facts))}."),
    )


def _versions(facts: Facts) -> dict[str, str]:
    presets = sorted({one.measures.preset for one in facts.people.values()})
    return versions() | {
        "definitions": ", ".join(presets) or UNKNOWN,
        "recorded by": facts.header.app or UNKNOWN,
        "recording format": str(facts.header.version),
    }


def _everything(facts: Facts) -> dict[str, object]:
    together = facts.together
    minutes = zip(together.t.tolist(), together.readings, strict=True) if together else ()
    return {
        "versions": _versions(facts),
        "session": {"created": facts.header.created, "source": facts.header.source, "seconds": facts.seconds},
        "people": {
            who: {
                "name": one.name,
                "strap": one.strap,
                "beats": one.measures.beats,
                "usable_pct": one.measures.usable_pct,
                "artefacts": one.measures.artefacts,
                "artefact_policy": one.measures.artefact_policy,
                "gaps": one.measures.gaps,
                "gap_seconds": one.measures.gap_seconds,
                "rhythm": one.measures.rhythm,
                "metrics": dict(one.measures.metrics),
            }
            for who, one in facts.people.items()
        },
        "pair": dict(facts.summary.pair.metrics) if facts.summary.pair else None,
        "minutes": [
            {
                "t": t,
                "word": reading.word,
                "beyond_pacer": reading.beyond,
                "z": reading.z,
                "z_no_lag": reading.z0,
                "chance_z": list(reading.band),
                "lag_s": reading.lag,
                "lag_interval_s": list(reading.lag_interval),
                "first": reading.leads,
            }
            for t, reading in minutes
        ],
        "relating": plain(facts.relating),
        "breathing": {who: msgspec.to_builtins(one) for who, one in facts.breathing.items()},
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
    def cell(values: Floats) -> str:
        return f"{values[i]:.2f}" if isfinite(values[i]) else ""

    return cell(one.course.hr), cell(one.course.rmssd), State(int(one.course.state[i])).name.lower()


def _states(one: Person) -> list[tuple[float, float, str]]:
    found = runs(one.course.t, one.course.state)
    return [(max(0.0, run.start), run.end, State(run.code).name.lower()) for run in found if run.code >= 0]


def _shares(shares: dict[str, Share]) -> str:
    return ", ".join(f"{name} {percent(share.share)}" for name, share in shares.items())


def _outcome(rupture: Rupture) -> str:
    match rupture.outcome:
        case "stayed":
            return "neither left their range"
        case "back":
            return f"both were back after {length(rupture.pair_seconds)}"
        case "not_back":
            return "they were not both back by the end"
        case "not_seen":
            return "not seen, for beats are missing"


def _names(facts: Facts) -> dict[str, str]:
    return {who: facts.people[who].name for who in facts.breathing}


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
