"""The report of one session."""

from collections.abc import Iterator, Sequence
from math import ceil, isfinite, isnan, nan

import msgspec
import numpy as np

from hrvsync import __version__
from hrvsync.analysis.measures.breathing.resonance import AtRate, in_words
from hrvsync.analysis.measures.breathing.session import Breath
from hrvsync.analysis.measures.registry import MEASURES
from hrvsync.analysis.session import PairResult, PersonMeasures, PersonResult, SessionResult, analyse
from hrvsync.analysis.states import plain
from hrvsync.analysis.states.course import runs
from hrvsync.analysis.states.state import State
from hrvsync.beats import Label, gaps
from hrvsync.history import session_of
from hrvsync.report import words
from hrvsync.report.page import Page, Row, cell, csv_file, json_file, render, versions
from hrvsync.report.svg import Band, Curve, Frame, bar, clock, curves, pen, signed, strip
from hrvsync.report.words import UNKNOWN, length, number, percent
from hrvsync.storage.notes import Notes
from hrvsync.storage.recording import Header, Recording

MAX_ROWS = 2000
KNOWN_FROM = ("chest", "pacer", "heart")
MIN_GAP_S = 3.0
"""Shorter gaps count in the table but are too short to draw."""
NO_NOTES = Notes()
MINUTE = 60.0


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


class Session(msgspec.Struct, frozen=True):
    """A session with what its file says beside its events."""

    header: Header
    notes: Notes
    result: SessionResult

    @property
    def seconds(self) -> float:
        """How long the recording is."""
        return self.result.data.seconds

    @property
    def people(self) -> dict[str, PersonResult]:
        """Everybody with beats."""
        return {who: one for who, one in self.result.people.items() if len(one.beats)}

    @property
    def pairs(self) -> list[PairResult]:
        """Every two with beats."""
        return [pair for pair in self.result.pairs.values() if all(map(len, pair.beats.values()))]


def session_page(recording: Recording, notes: Notes = NO_NOTES) -> str:
    """Write the report of a recording, with the `notes` beside it, as one HTML page. Raises FileError."""
    result = analyse(session_of(recording, notes))
    return render("session.html.j2", _page(Session(recording.header, notes, result)))


def _page(session: Session) -> SessionPage:
    header, people, seconds = session.header, list(session.people.values()), session.seconds
    names = {who: one.name for who, one in session.people.items()}
    frame = Frame(
        session.seconds,
        tuple((span.name, span.start, span.end) for span in session.result.data.spans),
        tuple((mark.t, mark.kind[:10]) for mark in session.result.data.marks),
    )
    straps = " and ".join(dict.fromkeys(one.strap for one in people if one.strap))
    known = [one for one in people if one.baseline.known]
    pairs = [_pair(session, frame, pair) for pair in session.pairs]
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
            for part in (" and ".join(map(_signed, people)) or "Nobody", length(session.seconds), header.protocol)
            if part
        ),
        names=[_signed(one) for one in people],
        care=words.care([(one.name, one.measures.usable_pct, one.measures.rhythm) for one in people]),
        summary=[
            *(
                f"{one.name}: heart rate {number(one.measures.metrics['mean_hr_bpm'], 0)} a minute, "
                f"RMSSD {_measured(one, 'rmssd_ms', 0, session.seconds, ' ms')}, "
                f"{number(one.measures.usable_pct, 0, ' %')} of the time usable."
                for one in people
            ),
            *(pair.names + line for pair in pairs for line in pair.summary if line),
        ],
        notes=[
            session.notes.note,
            *(words.moods(names.get(who, who), felt.before, felt.after) for who, felt in session.notes.moods.items()),
            f"Tags: {', '.join(session.notes.tags)}" if session.notes.tags else "",
        ],
        quality=[_quality(one) for one in people],
        remarks=[*header.notes, words.BARE if header.bare else ""],
        coverage=strip(frame, "Where there are beats", [(o.who, o.name, _coverage(o, seconds)) for o in people]),
        phase_columns=[
            *("phase", "from", "length", "breath"),
            *(f"{pen(one.who).sign} {what}" for one in people for what in ("heart rate", "RMSSD")),
            *(f"{pair.names}both settled" for pair in pairs if pair.dynamics),
        ],
        phases=[_phase(session, i) for i in range(len(session.result.data.spans))],
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
            for mark in session.result.data.marks
        ],
        breaths=[
            _breath(session.people[who], span)
            for who, one in session.people.items()
            for span in one.breathing.phases or (one.breathing.whole,)
            if span.basis
        ],
        resonances=[
            (f"{_signed(one)}: {in_words(found)}.", [_rate(at) for at in found.rates])
            for one in people
            if (found := one.breathing.resonance) is not None
        ],
        states=strip(frame, "States, each against their own start", [(o.who, o.name, _states(o)) for o in people]),
        state_key=[(key, f"{name}: {meaning}") for key, (name, meaning) in words.STATES.items()] if known else [],
        shares=[_shares(session, one) for one in people],
        pairs=pairs,
        means=words.MEANS if session.pairs else words.MEANS[: words.ALONE],
        numbers=[
            (
                f"{label}{f' ({unit})' if unit else ''}",
                *(_measured(one, name, digits, seconds) for one in people),
            )
            for name, label, unit, digits in words.MEASURES
        ],
        methods=words.methods(__version__, straps, session.seconds, len(people), header.bare),
        definitions=words.DEFINITIONS,
        versions=made_with,
        files=[csv_file("curves.csv", _seconds(people)), json_file("numbers.json", _numbers(session, made_with))],
    )


def _quality(one: PersonResult) -> Row:
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


def _coverage(one: PersonResult, seconds: float) -> list[tuple[float, float, str]]:
    t, rr_ms, labels = one.beats.t, one.beats.rr_ms, one.beats.label
    drawn = [(a, b) for a, b in zip(*(side.tolist() for side in gaps(one.beats)), strict=True) if b - a > MIN_GAP_S]
    edges = [float(t[0] - rr_ms[0] / 1000), *(edge for gap in drawn for edge in gap), float(t[-1])]
    here = [(max(0.0, a), min(seconds, b), "here") for a, b in zip(edges[::2], edges[1::2], strict=True)]
    width = max(seconds, 1.0) / 500
    return here + [(at, at, "artefact") for at in (np.unique(t[labels != Label.NORMAL] // width) * width).tolist()]


def _phase(session: Session, i: int) -> Row:
    span = session.result.data.spans[i]
    led = "paced" if len(session.people) < 2 else "one pacer" if "" in span.phase.pacers else "own pacers"
    levels = [one.levels[i] for one in session.people.values()]
    return (
        span.name,
        clock(span.start),
        length(span.seconds),
        led if span.phase.pacers else "free",
        *(text for one in levels for text in (number(one.hr, 0), number(one.rmssd, 0, " ms"))),
        *(percent(pair.states.phases[i][1]["both_settled"].share) for pair in session.pairs if pair.states),
    )


def _measured(one: PersonResult, name: str, digits: int, seconds: float, unit: str = "") -> str:
    value = one.measures.metrics[name]
    why = f" ({_why_missing(one.measures, name, seconds)})" if isnan(value) else ""
    return number(value, digits, unit) + why


def _breath(one: PersonResult, span: Breath) -> Row:
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


def _states(one: PersonResult) -> list[tuple[float, float, str]]:
    found = runs(one.course.t, one.course.state)
    return [(max(0.0, run.start), run.end, State(run.code).name.lower()) for run in found if run.code >= 0]


def _shares(session: Session, one: PersonResult) -> str:
    if not one.baseline.known:
        return f"{one.name}: no baseline, for the settling phase held too few usable seconds."
    shares = session.result.states.people[one.who].states
    return f"{one.name}: {', '.join(f'{words.STATES[key][0]} {percent(shares[key].share)}' for key in shares)}."


def _pair(session: Session, frame: Frame, pair: PairResult) -> PairPart:
    between = pair.states
    names = {who: session.people[who].name for who in pair.people}
    shares = [(key, share.share) for key, share in between.dynamics.items()] if between else []
    readings = [minute.reading for minute in pair.minutes]
    at = np.array([minute.t for minute in pair.minutes]) - MINUTE / 2
    r, r0, chance = np.tanh(np.array([(one.z, one.z0, one.band[1]) for one in readings]).reshape(-1, 3).T)
    known = bool(np.isfinite(r).any())
    ruptures = [
        (*words.RUPTURES[one.source], words.OUTCOMES[one.outcome].format(length(one.pair_seconds)), one)
        for one in (between.ruptures if between else ())
    ]
    return PairPart(
        names=f"{' and '.join(names.values())}: " if len(session.people) > 2 else "",
        summary=[
            words.BOTH_SETTLED.format(percent(between.dynamics["both_settled"].share)) if between else "",
            f"Moving together: {words.minutes(readings)}.",
            *(f"{what} at {clock(one.t)}; {outcome}." for what, _, outcome, one in ruptures),
        ],
        dynamics=[
            (key, f"{words.DYNAMICS[key][0]} {percent(share)}: {words.DYNAMICS[key][1]}") for key, share in shares
        ],
        bar=bar(shares),
        lent=words.lent(len(between.lendings), between.lendings_by_chance) if between else "",
        minutes=[
            f"{words.minutes(readings).capitalize()}.",
            words.PACED if known and any("" in span.phase.pacers for span in session.result.data.spans) else "",
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
        order=[words.CHANCE, words.order(readings, names)] if known else [],
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


def _signed(one: PersonResult) -> str:
    return signed(one.who, one.name)


def _numbers(session: Session, made_with: dict[str, str]) -> dict[str, object]:
    result = session.result
    return {
        "versions": made_with,
        "session": {"created": session.header.created, "source": session.header.source, "seconds": session.seconds},
        "people": {
            who: {"name": one.name, "strap": one.strap, **msgspec.structs.asdict(one.measures), "levels": one.levels}
            for who, one in session.people.items()
        },
        "pair": result.pair.whole.metrics if result.pair else None,
        "minutes": _minutes(result.pair) if result.pair else [],
        "pairs": {
            "+".join(pair.people): {"metrics": pair.whole.metrics, "minutes": _minutes(pair)} for pair in session.pairs
        },
        "relating": plain(result.states),
        "breathing": {who: one.breathing for who, one in result.people.items()},
        "marks": [{"t": mark.t, "kind": mark.kind, "who": mark.who, "text": mark.text} for mark in result.data.marks],
        "phases": [{"name": span.name, "start": span.start, "end": span.end} for span in result.data.spans],
    }


def _minutes(pair: PairResult) -> list[dict[str, object]]:
    return [
        {
            "t": minute.t,
            "word": minute.reading.word,
            "beyond_pacer": minute.reading.beyond,
            "z": minute.reading.z,
            "z_no_lag": minute.reading.z0,
            "chance_z": minute.reading.band,
            "lag_s": minute.reading.lag,
            "lag_interval_s": minute.reading.lag_interval,
            "first": minute.reading.leads,
        }
        for minute in pair.minutes
    ]


def _why_missing(measures: PersonMeasures, name: str, seconds: float) -> str:
    row = next(row for row in MEASURES if row.key == name)
    if measures.rhythm == "not suited" and not row.any_rhythm:
        return "too many irregular beats"
    if seconds < row.min_seconds:
        return (
            f"needs {row.min_seconds / MINUTE:g} min" if row.min_seconds >= MINUTE else f"needs {row.min_seconds:g} s"
        )
    return f"needs {row.min_beats} beats and {row.min_share:.0%} of the time usable"


def _seconds(people: Sequence[PersonResult]) -> Iterator[Row]:
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
