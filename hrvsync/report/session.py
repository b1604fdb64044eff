"""The report of one session."""

from collections.abc import Iterator, Sequence
from math import ceil, isfinite, isnan, nan

import msgspec
import numpy as np

from hrvsync.analysis.measures import AtRate, Breath, Measure, measure_named
from hrvsync.analysis.pair import MINUTE_S, around, words_of
from hrvsync.analysis.session import PairResult, PersonResult, SessionResult, analyse
from hrvsync.analysis.states import Course, PairStates, Rupture, State, plain
from hrvsync.analysis.states.course import runs
from hrvsync.analysis.story import plain as plain_story, story
from hrvsync.beats import gaps
from hrvsync.events import Mark
from hrvsync.guide import with_role
from hrvsync.history import session_of
from hrvsync.i18n import Message, joined
from hrvsync.report import words
from hrvsync.report.language import ENGLISH, Language
from hrvsync.report.page import Page, Row, cell, csv_file, json_file, made_with, render, versions
from hrvsync.report.svg import Band, Curve, Frame, bar, clock, curves, pen, signed, strip
from hrvsync.report.words import UNKNOWN, length, number, percent
from hrvsync.storage import Header, Notes, PrivateNotes, Recording

MAX_ROWS = 2000
MIN_GAP_S = 3.0
"""Shorter gaps count in the table but are too short to draw."""
MEASURES = tuple((measure_named(key), digits) for key, digits in words.DIGITS.items())
LEVELS = (
    ("hr", Message("Heart rate"), Message("beats a minute")),
    ("rmssd", Message("RMSSD over 30 s"), Message("ms")),
)
MAX_ARTEFACTS = 1000
"""More than these are drawn as one where they are closer than a thousandth of the session."""
NO_NOTES, NO_PRIVATE = Notes(), PrivateNotes()


def session_page(
    recording: Recording, notes: Notes = NO_NOTES, language: Language = ENGLISH, private: PrivateNotes = NO_PRIVATE
) -> str:
    """Analyse a recording, with the `notes` beside it, and write its report as one HTML page. Raises FileError.

    `private` notes stand in it only where somebody chose so and gives them.
    """
    result, header = analyse(session_of(recording, notes)), recording.header
    data, people = result.data, [one for one in result.people.values() if len(one.beats)]
    frame = Frame(
        data.seconds,
        tuple((span.name, span.start, span.end) for span in data.spans),
        tuple((mark.t, language.say(words.mark_kind(mark.kind))[:10]) for mark in data.marks),
    )
    seats = {one.who for one in people}
    pairs = [_pair(result, frame, pair, language) for pair in result.pairs.values() if seats.issuperset(pair.people)]
    page = (
        _head(result, recording, people)
        | _summary(people, notes)
        | {"private": [joined((clock(one.t) if one.t is not None else "", one.text), "  ") for one in private.notes]}
        | _quality(frame, people, header, result, language)
        | _curves(result, frame, people, language)
        | _breath(people)
        | _states(frame, people, language)
        | {"pairs": pairs, "means": words.MEANS if pairs else words.MEANS[: words.ALONE]}
        | _numbers(result, header, people)
    )
    return render("session.html.j2", page, language)


def _head(result: SessionResult, recording: Recording, people: Sequence[PersonResult]) -> Page:
    """Whose session it was and when, the sentence that says most of it, and what happened."""
    header, found = recording.header, story(result)
    called = [signed(one.who, with_role(one.name, one.role)) for one in people]
    cut = words.CUT_SHORT if recording.cut_short else ""
    day = header.created[:16].replace("T", " ")
    return {
        "title": Message("Session of {day}", day=day) if day else Message("Session without a date"),
        "who": joined((words.names(called) or Message("Nobody"), length(result.data.seconds), cut, header.protocol)),
        "names": called,
        "sentence": found.sentence,
        "cards": [(one.title, one.lines) for one in found.cards],
    }


def _summary(people: Sequence[PersonResult], notes: Notes) -> Page:
    """What a reader is to know first: what to read with care, everybody in a sentence, and the notes of the people."""
    called = {one.who: one.name for one in people}
    moods = (words.moods(called.get(who, who), felt.before, felt.after) for who, felt in notes.moods.items())
    return {
        "care": [
            *words.care([(one.name, one.measures.usable_pct, _rhythm(one)) for one in people]),
            *(words.beyond_hf(one.name, one.measures.metrics["beyond_hf_hz"]) for one in people),
            *(words.of_pulse(one.name) for one in people if one.measures.pulse),
        ],
        "summary": [
            Message(
                "{name}: heart rate {hr} a minute, RMSSD {rmssd}, {usable} of the time usable.",
                name=one.name,
                hr=number(one.measures.metrics["mean_hr_bpm"], 0),
                rmssd=_measured(one, measure_named("rmssd_ms"), 0, " ms"),
                usable=words.usable_pct(one.measures.usable_pct),
            )
            for one in people
        ],
        "notes": [
            notes.note,
            *moods,
            words.SAT[notes.posture] if notes.posture else "",
            Message("Tags: {tags}", tags=", ".join(notes.tags)) if notes.tags else "",
        ],
    }


def _quality(
    frame: Frame, people: Sequence[PersonResult], header: Header, result: SessionResult, language: Language
) -> Page:
    title = language.say(Message("Where there are beats"))
    return {
        "quality": [_quality_row(one) for one in people],
        "remarks": [
            *header.notes,
            words.BARE if header.bare else "",
            *(words.corrected_by_hand(one.name, one.measures, result.data.edits, one.who) for one in people),
        ],
        "coverage": strip(frame, title, [(one.who, one.name, _coverage(one)) for one in people]),
    }


def _curves(result: SessionResult, frame: Frame, people: Sequence[PersonResult], language: Language) -> Page:
    """The phases, the levels of everybody over the session, and the marks."""
    names = {one.who: one.name for one in people}
    columns = [
        *(Message("phase"), Message("from"), Message("length"), Message("breath")),
        *(joined((pen(who).sign, what), " ") for who in names for what in (Message("heart rate"), Message("RMSSD"))),
        *(
            joined(("".join(pen(who).sign for who in pair), Message("both settled")), " ")
            for pair in result.states.pairs
        ),
    ]
    return {
        "phases": (columns, [_phase(result, people, i) for i in range(len(result.data.spans))]),
        "curves": [
            curves(
                frame,
                language.say(title),
                language.say(unit),
                [Curve(one.who, one.name, one.course.t, getattr(one.course, key)) for one in people],
            )
            for key, title, unit in LEVELS
            if people
        ],
        "marks": [_mark(mark, names.get(mark.who or "", mark.who)) for mark in result.data.marks],
    }


def _mark(mark: Mark, name: str | None) -> Message:
    kind = joined((clock(mark.t), words.mark_kind(mark.kind), f"({name})" if name else ""), " ")
    return joined((kind, words.mark_text(mark)), ": ")


def _breath(people: Sequence[PersonResult]) -> Page:
    spans = [(one, span) for one in people for span in one.breathing.phases or (one.breathing.whole,)]
    found = [(one, one.breathing.resonance) for one in people]
    return {
        "breaths": [_breath_row(one, span) for one, span in spans if span.basis],
        "resonances": [
            (
                Message("{name}: {answer}.", name=signed(one.who, one.name), answer=words.resonance(resonance)),
                [_rate(at) for at in resonance.rates],
            )
            for one, resonance in found
            if resonance
        ],
    }


def _states(frame: Frame, people: Sequence[PersonResult], language: Language) -> Page:
    title = language.say(Message("States, each against their own start"))
    rows = [(one.who, one.name, _stretches(one.course)) for one in people]
    known = any(one.baseline.known for one in people)
    return {
        "states": strip(frame, title, rows),
        "state_key": [(key, joined(both, ": ")) for key, both in words.STATES.items() if known],
        "shares": [_shares(one) for one in people],
    }


def _numbers(result: SessionResult, header: Header, people: Sequence[PersonResult]) -> Page:
    """The measures of the whole session, how they were made, and the files for programs."""
    straps = " and ".join(dict.fromkeys(one.strap for one in people if one.strap))
    made = versions() | {
        "definitions": ", ".join(sorted({one.measures.preset for one in people})) or UNKNOWN,
        "recorded by": header.app or UNKNOWN,
        "recording format": str(header.version),
    }
    return {
        "numbers": [
            (words.measure_label(row), *(_measured(one, row, digits) for one in people)) for row, digits in MEASURES
        ],
        "methods": words.methods(made["hrvsync"], straps, result.data.seconds, len(people), header.bare),
        "definitions": words.DEFINITIONS,
        "made_with": made_with(made),
        "files": [
            csv_file("curves.csv", _seconds(people)),
            json_file("numbers.json", {"versions": made, **_as_object(result, header, people)}),
        ],
    }


def _quality_row(one: PersonResult) -> Row:
    measures = one.measures
    return (
        signed(one.who, with_role(one.name, one.role)),
        str(measures.beats),
        number(measures.usable_pct, 1, " %"),
        Message("{n} (left out)", n=measures.artefacts)
        if measures.artefact_policy == "exclude"
        else Message("{n} (left in)", n=measures.artefacts),
        Message("{n} ({length})", n=measures.gaps, length=number(measures.gap_seconds, 1, " s")),
        words.RHYTHMS.get(_rhythm(one), UNKNOWN),
        one.strap or UNKNOWN,
    )


def _rhythm(one: PersonResult) -> str:
    return "disorder" if one.measures.rhythm_disorder else one.measures.rhythm


def _coverage(one: PersonResult) -> list[tuple[float, float, str]]:
    beats, seconds = one.beats, one.session.data.seconds
    found = zip(*(side.tolist() for side in gaps(beats)), strict=True)
    edges = [edge for start, end in found if end - start > MIN_GAP_S for edge in (start, end)]
    edges = [max(0.0, float(beats.t[0] - beats.rr_ms[0] / 1000)), *edges, min(seconds, float(beats.t[-1]))]
    artefacts = beats.t[~beats.good]
    if len(artefacts) > MAX_ARTEFACTS:
        artefacts = np.unique(np.round(artefacts / seconds, 3)) * seconds
    here = [(start, end, "here") for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return here + [(t, t, "artefact") for t in artefacts.tolist()]


def _phase(result: SessionResult, people: Sequence[PersonResult], i: int) -> Row:
    span = result.data.spans[i]
    shared = Message("one pacer") if "" in span.phase.pacers else Message("own pacers")
    led = Message("paced") if len(people) < 2 else shared
    return (
        span.name,
        clock(span.start),
        length(span.seconds),
        led if span.phase.pacers else Message("free"),
        *(cell for one in people for cell in (number(one.levels[i].hr, 0), number(one.levels[i].rmssd, 0, " ms"))),
        *(percent(pair.phases[i][1]["both_settled"].share) for pair in result.states.pairs.values()),
    )


def _measured(one: PersonResult, row: Measure, digits: int, unit: str = "") -> Message:
    measures, seconds = one.measures, one.session.data.seconds
    value = measures.metrics[row.key]
    why = words.why_missing(row, _rhythm(one), seconds, measures.metrics["beyond_hf_hz"]) if isnan(value) else ""
    return Message("{value} ({why})", value=UNKNOWN, why=why) if why else number(value, digits, unit)


def _breath_row(one: PersonResult, span: Breath) -> Row:
    return (
        f"{pen(one.who).sign}\u00a0{one.name}",
        span.name or words.HEADINGS["whole"],
        number(span.rate_bpm, 1),
        words.BREATH_FROM[span.basis],
        number(span.rsa_ms, 0),
        number(span.coherence, 1),
        number(span.hr_swing_bpm, 1),
    )


def _rate(at: AtRate) -> Row:
    known = isfinite(at.swing_bpm)
    return (
        f"{at.rate:g}",
        (Message("yes") if at.followed else Message("no")) if known else UNKNOWN,
        words.usable_pct(at.usable_pct),
        number(at.swing_bpm, 1),
        number(at.phase_deg, 0),
        number(at.lf_peak, 0),
        number(at.lf_power, 1),
        number(at.smoothness, 2),
        str(at.lf_peaks) if known else UNKNOWN,
    )


def _stretches(course: Course) -> list[tuple[float, float, str]]:
    return [
        (max(0.0, run.start), run.end, State(run.code).name.lower())
        for run in runs(course.t, course.state)
        if run.code >= 0
    ]


def _shares(one: PersonResult) -> Message:
    if not one.states or not one.baseline.known:
        return (words.NO_STATES if one.beats.rhythm_disorder else words.NO_BASELINE).filled(name=one.name)
    shares = (joined((words.STATES[key][0], percent(share.share)), " ") for key, share in one.states.states.items())
    text = Message("{name}: {shares}.", name=one.name, shares=joined(shares))
    return joined((text, "" if one.baseline.quiet else words.NOT_QUIET), " ")


def _pair(result: SessionResult, frame: Frame, pair: PairResult, language: Language) -> Page:
    """What is shown of two people; their names stand before it where there are others."""
    called = {who: result.people[who].name for who in pair.people}
    moved = words_of([minute.reading for minute in pair.minutes], around(pair.minutes, pair.events))
    both = joined((words.names(called.values()), ""), "")
    return (
        {"names": joined((both, ": "), "") if len(result.pairs) > 1 else ""}
        | _between(pair.states)
        | _minutes_curve(result, frame, pair, moved, called, language)
        | _repair(pair.states, called)
    )


def _between(states: PairStates | None) -> Page:
    """How long both, one or none was settled; nothing of that without baselines."""
    shares = [(key, share.share) for key, share in states.dynamics.items()] if states else []
    lines = {
        key: joined((joined((words.DYNAMICS[key][0], percent(share)), " "), words.DYNAMICS[key][1]), ": ")
        for key, share in shares
    }
    return {
        "dynamics": [*lines.items()],
        "bar": bar(shares),
        "lent": words.lent(len(states.lendings), states.lendings_by_chance) if states else "",
    }


def _ruptures(states: PairStates | None) -> list[tuple[Rupture, Message, Message]]:
    """Each rupture with how it was seen, and how it ended."""
    return [
        (one, words.RUPTURES[one.source], words.OUTCOMES[one.outcome].filled(length=length(one.pair_seconds)))
        for one in (states.ruptures if states else ())
    ]


def _minutes_curve(
    result: SessionResult,
    frame: Frame,
    pair: PairResult,
    moved: Message,
    names: dict[str, str],
    language: Language,
) -> Page:
    """How alike both moved minute by minute, and whose curve turned first."""
    readings = [minute.reading for minute in pair.minutes]
    sentence = Message("Moving together: {moved}.", moved=moved)
    t = np.array([minute.t for minute in pair.minutes]) - MINUTE_S / 2
    best, no_lag, chance = np.tanh(np.array([(one.z, one.z0, one.band[1]) for one in readings]).reshape(-1, 3).T)
    if not np.isfinite(best).any():
        return {"minutes": [sentence], "curve": "", "order": []}
    labels = language.say(Message("best lag")), language.say(Message("no lag"))
    lines = [Curve("both", labels[0], t, best), Curve("else", labels[1], t, no_lag)]
    band = Band("else", t, np.where(np.isfinite(chance), 0.0, nan), chance)
    return {
        "minutes": [sentence, words.PACED if any("" in span.phase.pacers for span in result.data.spans) else ""],
        "curve": curves(frame, language.say(Message("Moving together, minute by minute")), "r", lines, [band]),
        "order": [words.CHANCE, words.order(readings, names)],
    }


def _repair(states: PairStates | None, names: dict[str, str]) -> Page:
    ruptures = _ruptures(states)
    columns = [
        *(Message("at"), Message("how")),
        *(Message("{name} back after", name=name) for name in names.values()),
        *(Message("outcome"), Message("repair marked after")),
    ]
    rows = [
        (
            *(clock(one.t), how),
            *(length(one.seconds.get(who, nan)) for who in names),
            *(outcome, length(one.marked_repair)),
        )
        for one, how, outcome in ruptures
    ]
    return {
        "repair": "" if ruptures else words.NO_RUPTURES if states else words.NO_BASELINES,
        "ruptures": (columns, rows),
    }


def _as_object(result: SessionResult, header: Header, people: Sequence[PersonResult]) -> dict[str, object]:
    data = result.data
    return {
        "session": {"created": header.created, "source": header.source, "seconds": data.seconds},
        "people": {
            one.who: {
                "name": one.name,
                "role": one.role,
                "strap": one.strap,
                **msgspec.structs.asdict(one.measures),
                "levels": one.levels,
            }
            for one in people
        },
        "pair": result.pair and result.pair.whole.metrics,
        "minutes": _minutes(result.pair) if result.pair else [],
        "pairs": {
            "+".join(pair): {"metrics": one.whole.metrics, "minutes": _minutes(one)}
            for pair, one in result.pairs.items()
        },
        "relating": plain(result.states),
        "story": plain_story(story(result)),
        "breathing": {who: one.breathing for who, one in result.people.items()},
        "marks": [{"t": mark.t, "kind": mark.kind, "who": mark.who, "text": mark.text} for mark in data.marks],
        "phases": [{"name": span.name, "start": span.start, "end": span.end} for span in data.spans],
    }


def _minutes(pair: PairResult) -> list[dict[str, object]]:
    return [
        {
            "t": minute.t,
            "known": minute.known,
            "word": minute.reading.word,
            "null": minute.reading.null,
            "beyond_pacer": minute.reading.beyond,
            "z": minute.reading.z,
            "z_no_lag": minute.reading.z0,
            "chance_z": minute.reading.band,
            "lag_s": minute.reading.lag,
            "lag_interval_s": minute.reading.lag_interval,
            "first": minute.reading.leads,
            "so_far": minute.reading.so_far,
            "so_far_beyond_pacer": minute.reading.so_far_beyond,
            "so_far_excess_sd": minute.values.so_far_excess,
        }
        for minute in pair.minutes
    ]


def _seconds(people: Sequence[PersonResult]) -> Iterator[Row]:
    yield ["t_s", *(f"{name}_{one.who}" for one in people for name in ("hr_bpm", "rmssd_ms", "state"))]
    courses = [one.course for one in people]
    for t in [one.t for one in courses[:1]]:  # all have the same
        for i in range(0, len(t), ceil(len(t) / MAX_ROWS)):
            levels = [(cell(one.hr[i], ".2f"), cell(one.rmssd[i], ".2f"), one.state[i]) for one in courses]
            yield [f"{t[i]:g}", *(text for *both, state in levels for text in (*both, State(state).name.lower()))]
