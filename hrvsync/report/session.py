"""The report of one session."""

from collections.abc import Iterator, Sequence
from math import ceil, isfinite, isnan, nan

import msgspec
import numpy as np

from hrvsync import __version__
from hrvsync.analysis.measures.breathing.resonance import AtRate, in_words
from hrvsync.analysis.measures.breathing.session import Breath
from hrvsync.analysis.states.course import runs
from hrvsync.analysis.states.state import State
from hrvsync.beats import Label, gaps
from hrvsync.report import words
from hrvsync.report.model import MINUTE, Facts, Pair, Person, gather, level, why_missing
from hrvsync.report.page import Page, Row, cell, csv_file, json_file, render, versions
from hrvsync.report.svg import Band, Curve, Frame, bar, clock, curves, pen, signed, strip
from hrvsync.report.words import UNKNOWN, length, number, percent
from hrvsync.storage.notes import Notes
from hrvsync.storage.recording import Recording

MAX_ROWS = 2000
KNOWN_FROM = ("chest", "pacer", "heart")
MIN_GAP_S = 3.0
"""Shorter gaps count in the table but are too short to draw."""
NO_NOTES = Notes()


class PairPart(msgspec.Struct, frozen=True):
    """What is shown of two people; `names` go before it where there are others.

    `dynamics`: (class, text) of each, none without baselines; `bar` and `curve` are drawings.
    """

    names: str
    summary: Sequence[str]
    dynamics: Sequence[tuple[str, str]]
    bar: str
    lent: str
    minutes: Sequence[str]
    curve: str
    order: Sequence[str]
    repair: str
    columns: Row
    ruptures: Sequence[Row]


class SessionPage(Page, frozen=True, kw_only=True):
    """What is shown of a session; drawings are SVG, tables are rows of text in the order of the people."""

    who: str
    names: Sequence[str]
    care: Sequence[str]
    notes: Sequence[str]
    quality: Sequence[Row]
    remarks: Sequence[str]
    coverage: str
    phase_columns: Row
    phases: Sequence[Row]
    curves: Sequence[str]
    marks: Sequence[str]
    breaths: Sequence[Row]
    resonances: Sequence[tuple[str, Sequence[Row]]]
    states: str
    state_key: Sequence[tuple[str, str]]
    shares: Sequence[str]
    pairs: Sequence[PairPart]
    numbers: Sequence[Row]


def session_page(recording: Recording, notes: Notes = NO_NOTES) -> str:
    """Write the report of a recording, with the `notes` beside it, as one HTML page. Raises FileError."""
    return render("session.html.j2", _page(gather(recording, notes)))


def _page(facts: Facts) -> SessionPage:
    header, people = facts.header, list(facts.people.values())
    names = {who: one.name for who, one in facts.people.items()}
    frame = Frame(
        facts.seconds,
        tuple((span.name, span.start, span.end) for span in facts.spans),
        tuple((mark.t, mark.kind[:10]) for mark in facts.marks),
    )
    straps = " and ".join(dict.fromkeys(one.strap for one in people if one.strap))
    known = [one for one in people if one.baseline.known]
    pairs = [_pair(facts, frame, pair) for pair in facts.pairs]
    presets = ", ".join(sorted({one.measures.preset for one in people}))
    made_with = versions() | {
        "definitions": presets or UNKNOWN,
        "recorded by": header.app or UNKNOWN,
        "recording format": str(header.version),
    }
    return SessionPage(
        title=f"Session of {header.created[:16].replace('T', ' ')}" if header.created else "Session without a date",
        who=", ".join(
            part
            for part in (" and ".join(map(_signed, people)) or "Nobody", length(facts.seconds), header.protocol)
            if part
        ),
        names=[_signed(one) for one in people],
        care=words.care([(one.name, one.measures.usable_pct, one.measures.rhythm) for one in people]),
        summary=[
            *(
                f"{one.name}: heart rate {number(one.measures.metrics['mean_hr_bpm'], 0)} a minute, "
                f"RMSSD {_measured(one, 'rmssd_ms', 0, facts.seconds, ' ms')}, "
                f"{number(one.measures.usable_pct, 0, ' %')} of the time usable."
                for one in people
            ),
            *(pair.names + line for pair in pairs for line in pair.summary if line),
        ],
        notes=[
            facts.notes.note,
            *(words.moods(names.get(who, who), felt.before, felt.after) for who, felt in facts.notes.moods.items()),
            f"Tags: {', '.join(facts.notes.tags)}" if facts.notes.tags else "",
        ],
        quality=[_quality(one) for one in people],
        remarks=[*header.notes, words.BARE if header.bare else ""],
        coverage=strip(frame, "Where there are beats", [(o.who, o.name, _coverage(o, facts.seconds)) for o in people]),
        phase_columns=[
            *("phase", "from", "length", "breath"),
            *(f"{pen(one.who).sign} {what}" for one in people for what in ("heart rate", "RMSSD")),
            *(f"{pair.names}both settled" for pair in pairs if pair.dynamics),
        ],
        phases=[_phase(facts, i) for i in range(len(facts.spans))],
        curves=[
            curves(
                frame, "Heart rate", "beats a minute", [Curve(o.who, o.name, o.course.t, o.course.hr) for o in people]
            ),
            curves(frame, "RMSSD over 30 s", "ms", [Curve(o.who, o.name, o.course.t, o.course.rmssd) for o in people]),
        ]
        if people
        else [],
        marks=[
            f"{clock(mark.t)} {mark.kind}{f' ({names.get(mark.who, mark.who)})' if mark.who else ''}"
            f"{f': {mark.text}' if mark.text else ''}"
            for mark in facts.marks
        ],
        breaths=[
            _breath(facts.people[who], span)
            for who, one in facts.breathing.items()
            for span in one.phases or (one.whole,)
            if span.basis
        ],
        resonances=[
            (f"{_signed(facts.people[who])}: {in_words(one.resonance)}.", [_rate(at) for at in one.resonance.rates])
            for who, one in facts.breathing.items()
            if one.resonance is not None
        ],
        states=strip(frame, "States, each against their own start", [(o.who, o.name, _states(o)) for o in people]),
        state_key=[(key, f"{name}: {meaning}") for key, (name, meaning) in words.STATES.items()] if known else [],
        shares=[_shares(facts, one) for one in people],
        pairs=pairs,
        means=words.MEANS if facts.pairs else words.MEANS[: words.ALONE],
        numbers=[
            (f"{label}{f' ({unit})' if unit else ''}", *(_measured(one, name, digits, facts.seconds) for one in people))
            for name, label, unit, digits in words.MEASURES
        ],
        methods=words.methods(__version__, straps, facts.seconds, len(people), header.bare),
        definitions=words.DEFINITIONS,
        versions=made_with,
        files=[csv_file("curves.csv", _seconds(people)), json_file("numbers.json", _numbers(facts, made_with))],
    )


def _quality(one: Person) -> Row:
    measures = one.measures
    return (
        _signed(one),
        str(measures.beats),
        number(measures.usable_pct, 1, " %"),
        f"{measures.artefacts} ({'left out' if measures.artefact_policy == 'exclude' else 'left in'})",
        f"{measures.gaps} ({number(measures.gap_seconds, 1, ' s')})",
        words.RHYTHMS.get(measures.rhythm, UNKNOWN),
        one.strap or UNKNOWN,
    )


def _coverage(one: Person, seconds: float) -> list[tuple[float, float, str]]:
    t, rr_ms, labels = one.beats.t, one.beats.rr_ms, one.beats.label
    drawn = [(a, b) for a, b in zip(*(side.tolist() for side in gaps(one.beats)), strict=True) if b - a > MIN_GAP_S]
    edges = [float(t[0] - rr_ms[0] / 1000), *(edge for gap in drawn for edge in gap), float(t[-1])]
    here = [(max(0.0, a), min(seconds, b), "here") for a, b in zip(edges[::2], edges[1::2], strict=True)]
    width = max(seconds, 1.0) / 500
    return here + [(at, at, "artefact") for at in (np.unique(t[labels != Label.NORMAL] // width) * width).tolist()]


def _phase(facts: Facts, i: int) -> Row:
    span = facts.spans[i]
    led = "paced" if len(facts.people) < 2 else "one pacer" if span.shared else "own pacers"
    levels = [level(one, span.start, span.end) for one in facts.people.values()]
    return (
        span.name,
        clock(span.start),
        length(span.end - span.start),
        led if span.paced else "free",
        *(cell for hr, rmssd in levels for cell in (number(hr, 0), number(rmssd, 0, " ms"))),
        *(percent(pair.summary.phases[i][1]["both_settled"].share) for pair in facts.pairs if pair.summary),
    )


def _measured(one: Person, name: str, digits: int, seconds: float, unit: str = "") -> str:
    value = one.measures.metrics[name]
    why = f" ({why_missing(one.measures, name, seconds)})" if isnan(value) else ""
    return number(value, digits, unit) + why


def _breath(one: Person, span: Breath) -> Row:
    return (
        f"{pen(one.who).sign}\u00a0{one.name}",
        span.name or "whole session",
        number(span.rate_bpm, 1),
        span.basis if span.basis in KNOWN_FROM else span.said,
        number(span.rsa_ms, 0),
        number(span.coherence, 1),
        number(span.hr_swing_bpm, 1),
    )


def _rate(at: AtRate) -> Row:
    known = isfinite(at.swing_bpm)
    return (
        f"{at.rate:g}",
        "yes" if at.followed else "no" if known else UNKNOWN,
        number(at.usable_pct, 0, " %"),
        number(at.swing_bpm, 1),
        number(at.phase_deg, 0),
        number(at.lf_peak, 0),
        number(at.lf_power, 1),
        number(at.smoothness, 2),
        str(at.lf_peaks) if known else UNKNOWN,
    )


def _states(one: Person) -> list[tuple[float, float, str]]:
    found = runs(one.course.t, one.course.state)
    return [(max(0.0, run.start), run.end, State(run.code).name.lower()) for run in found if run.code >= 0]


def _shares(facts: Facts, one: Person) -> str:
    if not one.baseline.known:
        return f"{one.name}: no baseline, for the settling phase held too few usable seconds."
    shares = facts.relating.people[one.who].states
    return f"{one.name}: {', '.join(f'{words.STATES[key][0]} {percent(shares[key].share)}' for key in shares)}."


def _pair(facts: Facts, frame: Frame, pair: Pair) -> PairPart:
    between = pair.summary
    names = {who: facts.people[who].name for who in pair.people}
    shares = [(key, share.share) for key, share in between.dynamics.items()] if between else []
    at, r, r0, chance = pair.t - MINUTE / 2, pair.r, pair.r0, pair.chance
    known = bool(np.isfinite(r).any())
    ruptures = [
        (*words.RUPTURES[one.source], words.OUTCOMES[one.outcome].format(length(one.pair_seconds)), one)
        for one in (between.ruptures if between else ())
    ]
    return PairPart(
        names=f"{' and '.join(names.values())}: " if len(facts.people) > 2 else "",
        summary=[
            words.BOTH_SETTLED.format(percent(between.dynamics["both_settled"].share)) if between else "",
            f"Moving together: {words.minutes(pair.readings)}.",
            *(f"{what} at {clock(one.t)}; {outcome}." for what, _, outcome, one in ruptures),
        ],
        dynamics=[
            (key, f"{words.DYNAMICS[key][0]} {percent(share)}: {words.DYNAMICS[key][1]}") for key, share in shares
        ],
        bar=bar(shares),
        lent=words.lent(len(between.lendings), between.lendings_by_chance) if between else "",
        minutes=[
            f"{words.minutes(pair.readings).capitalize()}.",
            words.PACED if known and any(span.shared for span in facts.spans) else "",
        ],
        curve=curves(
            frame,
            "Moving together, minute by minute",
            "r",
            [Curve("both", "best lag", at, r), Curve("else", "no lag", at, r0)],
            [Band("else", at, np.where(np.isfinite(chance), 0.0, np.nan), chance)],
        )
        if known
        else "",
        order=[words.CHANCE, words.order(pair.readings, names)] if known else [],
        repair="" if ruptures else words.NO_RUPTURES if between else words.NO_BASELINES,
        columns=["at", "how", *(f"{name} back after" for name in names.values()), "outcome", "repair marked after"],
        ruptures=[
            (
                clock(one.t),
                how,
                *(length(one.seconds.get(who, nan)) for who in pair.people),
                outcome,
                length(one.marked_repair),
            )
            for _, how, outcome, one in ruptures
        ],
    )


def _signed(one: Person) -> str:
    return signed(one.who, one.name)


def _numbers(facts: Facts, made_with: dict[str, str]) -> dict[str, object]:
    pair = facts.pairs[0] if len(facts.pairs) == 1 else None
    return {
        "versions": made_with,
        "session": {"created": facts.header.created, "source": facts.header.source, "seconds": facts.seconds},
        "people": {
            who: {"name": one.name, "strap": one.strap, **msgspec.structs.asdict(one.measures)}
            for who, one in facts.people.items()
        },
        "pair": facts.summary.pair.metrics if facts.summary.pair else None,
        "minutes": _minutes(pair) if pair else [],
        "relating": facts.relating,
        "breathing": facts.breathing,
        "marks": [{"t": mark.t, "kind": mark.kind, "who": mark.who, "text": mark.text} for mark in facts.marks],
        "phases": [{"name": span.name, "start": span.start, "end": span.end} for span in facts.spans],
    }


def _minutes(pair: Pair) -> list[dict[str, object]]:
    return [
        {
            "t": t,
            "word": reading.word,
            "beyond_pacer": reading.beyond,
            "z": reading.z,
            "z_no_lag": reading.z0,
            "chance_z": reading.band,
            "lag_s": reading.lag,
            "lag_interval_s": reading.lag_interval,
            "first": reading.leads,
        }
        for t, reading in zip(pair.t.tolist(), pair.readings, strict=True)
    ]


def _seconds(people: Sequence[Person]) -> Iterator[Row]:
    yield ["t_s", *(f"{name}_{one.who}" for one in people for name in ("hr_bpm", "rmssd_ms", "state"))]
    courses = [one.course for one in people]
    for i in range(0, len(courses[0].t), ceil(len(courses[0].t) / MAX_ROWS) or 1) if courses else ():
        yield [
            f"{courses[0].t[i]:g}",
            *(
                text
                for one in courses
                for text in (cell(one.hr[i], ".2f"), cell(one.rmssd[i], ".2f"), State(one.state[i]).name.lower())
            ),
        ]
