"""What many sessions say together: the index entry of one, a person's readings over days, two people over weeks.

It shows change against one's own past, with its uncertainty; nobody is compared with others and nothing is a score.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from math import exp, isfinite, nan
from pathlib import Path

import msgspec
import numpy as np

from hrvsync.analysis.measures import median
from hrvsync.analysis.over_days import (
    LEAST_FOR_RANGE,
    SEASON,
    WEEK,
    Baseline,
    Middle,
    Repairs,
    Trend,
    baseline_over_days,
    middle,
    normal_range,
    position,
    readings_within,
    repairs,
    trend,
    weekly_interval,
    weekly_mean,
    weekly_variation,
    worthwhile_change,
)
from hrvsync.analysis.over_months import Place, censored_trend, place
from hrvsync.analysis.session import PersonResult, SessionData, SessionResult, analyse, session_data
from hrvsync.analysis.states import Steadied, packed
from hrvsync.analysis.story import Story, story
from hrvsync.beats import Bools, Floats, Ints
from hrvsync.couple import (
    Between,
    SameDay,
    between,
    kept_conditions,
    kept_cues,
    kept_minutes,
    kept_offers,
    kept_repairs,
    same_day,
    who_steadied,
)
from hrvsync.events import Daily, Mark
from hrvsync.i18n import Message
from hrvsync.storage import (
    Entry,
    Notes,
    PersonEntry,
    PhaseEntry,
    Recording,
    corrected,
    edited,
    packed_story,
    posture_of,
    protocol_key,
    read_edits,
    read_notes,
)
from hrvsync.weeks import day_of

MAIN = ("mean_hr_bpm", "rmssd_ms", "ln_rmssd", "sdnn_ms")
READING_S = 55.0  # a reading of a minute, cut a little short
LONGEST_MORNING_S = 600.0
CLEAN_PCT = 95.0
CARE_PCT = 80.0
"""Below this usable share (%) a session is to be read with care."""
NO_NOTES = Notes()
REMEMBERED = ("steadied", "repaired", "offered", "cues", "conditions", "practitioner")
"""The cards of a session's story that its entry in the index keeps."""

MOST_POOLED = 300
"""The newest sessions of two that are pooled."""

NO_REPAIRS = Repairs(0, 0, nan, nan, nan)
NOTHING_BETWEEN, NO_DAY = Between(), SameDay()
TOGETHER = (
    ("settled_share", "both settled", "share of the time"),
    ("repair_s", "time to repair", "s"),
    ("beyond_z", "moving together beyond the pacer", "z"),
    ("recovery_s", "half-recovery of heart rate", "s"),
)


OWN = (
    ("level_hr", "heart rate at the beginning", "1/min"),
    ("level_rmssd", "variability at the beginning", "ms"),
    ("flexibility", "span of variability within range", "times"),
    ("recovery_s", "half-recovery of heart rate", "s"),
    ("erraticness", "changes of state", "1/min"),
    ("inside_share", "within range", "share of the time"),
)
"""What is kept of a body in each session: in its own terms, never beside another's."""
LOOP = ("swing_bpm", "coherence")
"""What somebody alone sees while breathing with a pacer, in their own usual range."""
LEAST_USUAL = 7
"""Fewer sessions make no usual range."""


class Day(msgspec.Struct, frozen=True):
    """One person's reading of a day against their own past; None where there is not enough of it.

    `weekly`: 7-day mean of ln RMSSD with its 95 % interval `weekly_interval`, from `week_readings`; `unchanged`: the
    band of no worthwhile change of that mean; `normal`: their usual values, from `season_readings` of 60 days.
    `place` and `place_hr` say where the reading lies in them: 0 in the middle, -1 and 1 at their ends.
    `checks` are sentences about what makes this reading hard to compare. `time` of the day: HH:MM. `posture`: lying,
    sitting or standing, "" where nobody said it. `corrected_by_hand`: beats that a person corrected.
    """

    day: str
    file: str
    ln_rmssd: float | None
    hr_bpm: float | None
    weekly: float | None
    weekly_hr: float | None
    variation_pct: float | None
    unchanged: tuple[float, float] | None
    normal: tuple[float, float] | None
    normal_hr: tuple[float, float] | None
    checks: tuple[str, ...] = ()
    weekly_interval: tuple[float, float] | None = None
    week_readings: int = 0
    season_readings: int = 0
    seconds: float = 0.0
    place: float | None = None
    place_hr: float | None = None
    time: str = ""
    posture: str = ""
    corrected_by_hand: int = 0


class TheirDay(msgspec.Struct, frozen=True):
    """What another app measured on a day: RMSSD (ms) and heart rate (1/min), None where it did not.

    `weekly_ms`: the 7-day mean of ln RMSSD as RMSSD; `normal_ms`: what that app usually measured, from 60 days.
    """

    day: str
    rmssd_ms: float | None
    hr_bpm: float | None
    weekly_ms: float | None
    normal_ms: tuple[float, float] | None


class LeftOut(msgspec.Struct, frozen=True):
    """How many sessions, or readings, are not compared with the others: by protocol, and by posture of the same one."""

    protocols: dict[str, int] = {}
    postures: dict[str, int] = {}


class Torn(msgspec.Struct, frozen=True):
    """A rupture: the day and the file of its session, how long it was watched (s), and whether both came back."""

    day: str
    file: str
    seconds: float
    back: bool


class Together(msgspec.Struct, frozen=True):
    """Two people over weeks, each value by its name in TOGETHER; NaN where it is not known.

    `sessions`: day, file and values of each, all of the `protocol` that they used most; `lately`: the middle of the
    last 60 days, `usual` the middle half of them; `trends`: the change a month, that of the time to repair with those
    counted in that were not repaired. `ruptures`: all of the `torn_protocol`, in which most of them happened;
    `repairs`: how often, and how soon, both came back in these 60 days, `repairs_before` in all days before them;
    `same_day`: what became of the other ruptures of the 60 days later that day. `steadied`: how often each, by name,
    steadied the other, and how often by chance; `times`: the day of each time. `between`: what is pooled over sessions
    of all protocols.
    """

    people: tuple[str, str]
    sessions: tuple[tuple[str, str, dict[str, float]], ...]
    lately: dict[str, Middle]
    trends: dict[str, Trend]
    usual: dict[str, tuple[float, float] | None] = {}
    protocol: str = ""
    ruptures: tuple[Torn, ...] = ()
    torn_protocol: str = ""
    repairs: Repairs = NO_REPAIRS
    repairs_before: Repairs = NO_REPAIRS
    same_day: SameDay = NO_DAY
    steadied: dict[str, Steadied] = {}
    times: dict[str, tuple[str, ...]] = {}
    between: Between = NOTHING_BETWEEN


class Own(msgspec.Struct, frozen=True):
    """One person's own side of the sessions they took part in, alone or with others; each value by its name in OWN.

    `sessions`: day, file and values of each, all of the `protocol` that they used most; `others`: how many there are of
    each other one. `lately`: the median of the last 60 days; `usual`: the middle half of them, None with fewer than 7;
    `places`: where the newest session lies among those of the 60 days before it, None where that is not known;
    `trends`: the change a month.
    """

    person: str
    protocol: str
    sessions: tuple[tuple[str, str, dict[str, float]], ...]
    others: dict[str, int]
    lately: dict[str, Middle]
    usual: dict[str, tuple[float, float] | None]
    trends: dict[str, Trend]
    places: dict[str, Place | None] = {}


class UsableShare(msgspec.Struct, frozen=True):
    """The usable share of the time (%) over sessions, NaN where it is not known; `few` of `of` are below CARE_PCT."""

    median: float
    low: float
    high: float
    few: int
    of: int


def session_of(recording: Recording, notes: Notes = NO_NOTES) -> SessionData:
    """Parse a recording, its marks corrected by the notes beside it, its beats by its edits. Raises FileError."""
    header = recording.header
    events = corrected(recording, notes).events()
    return session_data(events, header.people, bare=header.bare, edits=recording.edits)


def describe(path: Path, recording: Recording) -> Entry:
    """Make the index entry of a recording, with its notes and the edits of its beats. Raises FileError."""
    notes, header = read_notes(path), recording.header
    result = analyse(session_of(edited(recording, read_edits(path)), notes))
    people = {
        who: PersonEntry(
            one.name,
            _known(one.measures.usable_pct),
            {name: one.measures.metrics[name] for name in MAIN if isfinite(one.measures.metrics.get(name, nan))},
            packed(one.course),
            one.baseline.quiet,
            _known(one.baseline.until),
            one.measures.corrected_by_hand,
            one.measures.pulse,
            own=_own(one),
            role=one.role,
        )
        for who, one in result.people.items()
    }
    for who in sorted({daily.who for daily in result.data.daily}):
        one = people.get(who, PersonEntry(result.data.name(who), None))
        people[who] = msgspec.structs.replace(one, theirs=_by_app(result.data.daily, who))
    pair = (result.pair.whole.metrics | _between(result)) if result.pair else {}
    pair = {name: value for name, value in pair.items() if isfinite(value)}
    phases = tuple(PhaseEntry(phase.t, phase.name, bool(phase.pacers)) for phase in result.data.guide.phases)
    found = story(result)
    entry = Entry(
        path.name,
        header.created,
        result.data.seconds,
        header.protocol,
        people,
        pair,
        phases,
        notes.tags,
        cut_short=recording.cut_short,
        protocol_key=protocol_key(header.protocol),
        posture=posture_of(notes) if len(people) == 1 else "",
        story=packed_story(_remembered(found)),
        words=_written(notes, result.data.marks),
        case=notes.case,
    )
    return _with_pair(entry, result, found) if result.pair else entry


def _written(notes: Notes, marks: Iterable[Mark]) -> str:
    """What people wrote of a session: the note, how they felt, and the words of its marks."""
    moods = (text for mood in notes.moods.values() for text in (mood.before, mood.after))
    return "\n".join(filter(None, (notes.note, *moods, *(mark.text for mark in marks if mark.kind != "cue"))))


def _with_pair(entry: Entry, result: SessionResult, found: Story) -> Entry:
    """The entry of a session of two with what it keeps of what happened between them."""
    (people, pair), *_ = result.pairs.items()
    return msgspec.structs.replace(
        entry,
        repairs=kept_repairs(pair),
        alike=kept_minutes(pair),
        cues=kept_cues(found.pairs[people].cues),
        conditions=kept_conditions(found.pairs[people]),
        offers=kept_offers(found.pairs[people]),
    )


def _remembered(found: Story) -> tuple[Message, ...]:
    """What a list of sessions knows of the story: its sentence, and what happened between people."""
    return (found.sentence, *(line for one in found.cards if one.key in REMEMBERED for line in one.lines))


def _by_app(daily: Iterable[Daily], who: str) -> dict[str, tuple[tuple[str, float | None, float | None], ...]]:
    """Days with RMSSD and heart rate of one seat by the app that measured them."""
    found: dict[str, list[tuple[str, float | None, float | None]]] = {}
    for one in daily:
        if one.who == who:
            found.setdefault(one.source, []).append((one.day, one.rmssd_ms, one.hr_bpm))
    return {source: tuple(days) for source, days in found.items()}


def is_reading(entry: Entry, person: str) -> bool:
    """Whether somebody was alone and quiet in it for a minute or longer: one phase without a pacer, or none at all."""
    quiet = len(entry.phases) <= 1 and not any(phase.paced for phase in entry.phases)
    alone = entry.kind == "solo" and any(one.name == person for one in entry.people.values())
    return alone and quiet and entry.seconds >= READING_S and day_of(entry) is not None


def usual_protocol(entries: Iterable[Entry]) -> str | None:
    """The protocol of most of some sessions by its id, the newest of several; None without sessions."""
    return _most_common(entry.protocol_id for entry in _newest_first(entries))


def left_out(entries: Iterable[Entry], person: str, partner: str = "") -> LeftOut:
    """Count the readings, or the sessions of two, that are not compared with the others.

    Protocols have the name that they had last.
    """
    entries = _newest_first(entries)
    found = _of_two(entries, person, partner) if partner else [one for one in entries if is_reading(one, person)]
    names = {entry.protocol_id: entry.protocol for entry in sorted(found, key=lambda one: one.created)}
    usual = usual_protocol(found)
    others = Counter(names[entry.protocol_id] for entry in found if entry.protocol_id != usual)
    alike = [] if partner else [entry for entry in found if entry.protocol_id == usual]
    posture = _usual_posture(alike)
    return LeftOut(dict(others), dict(Counter(entry.posture for entry in alike if entry.posture not in ("", posture))))


def _usual_posture(entries: Iterable[Entry]) -> str:
    """The posture of most readings, the newest of several; "" where none is known."""
    return _most_common(entry.posture for entry in _newest_first(entries) if entry.posture) or ""


def _most_common(values: Iterable[str]) -> str | None:
    return next((value for value, _ in Counter(values).most_common(1)), None)


def _newest_first(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: one.created, reverse=True)


def readings(entries: Iterable[Entry], person: str) -> tuple[Day, ...]:
    """Line up the first reading of each day of a person (see `is_reading`).

    All are of their usual protocol, and in their usual posture where it is known (see `left_out`).
    """
    found = [entry for entry in sorted(entries, key=lambda one: one.created) if is_reading(entry, person)]
    protocol = usual_protocol(found)
    found = [entry for entry in found if entry.protocol_id == protocol]
    posture = _usual_posture(found)
    first: dict[date, tuple[Entry, PersonEntry]] = {}
    for entry in found:
        day = day_of(entry)
        if day is not None and entry.posture in ("", posture):
            first.setdefault(day, (entry, next(iter(entry.people.values()))))
    ordinals: Ints = np.array([day.toordinal() for day in first], np.int64)
    ln = _column(one.metrics.get("ln_rmssd") for _, one in first.values())
    hr = _column(one.metrics.get("mean_hr_bpm") for _, one in first.values())
    weekly, weekly_hr, variation = weekly_mean(ordinals, ln), weekly_mean(ordinals, hr), weekly_variation(ordinals, ln)
    interval, unchanged = weekly_interval(ordinals, ln), worthwhile_change(ordinals, ln)
    normal, normal_hr = normal_range(ordinals, ln), normal_range(ordinals, hr)
    in_week, in_season = (readings_within(ordinals, ln, span).tolist() for span in (WEEK, SEASON))
    return tuple(
        Day(
            day=day.isoformat(),
            file=entry.file,
            ln_rmssd=_known(ln[i]),
            hr_bpm=_known(hr[i]),
            weekly=_known(weekly[i]),
            weekly_hr=_known(weekly_hr[i]),
            variation_pct=_known(variation[i]),
            unchanged=_band(unchanged, i),
            normal=_band(normal, i),
            normal_hr=_band(normal_hr, i),
            checks=checks(entry, one),
            corrected_by_hand=one.corrected_by_hand,
            weekly_interval=_band(interval, i),
            week_readings=in_week[i],
            season_readings=in_season[i],
            seconds=entry.seconds,
            time=entry.created[11:16],
            posture=entry.posture,
            place=_known(position(ln[i], normal[0][i], normal[1][i])),
            place_hr=_known(position(hr[i], normal_hr[0][i], normal_hr[1][i])),
        )
        for i, (day, (entry, one)) in enumerate(first.items())
    )


def theirs(entries: Iterable[Entry], person: str) -> dict[str, tuple[TheirDay, ...]]:
    """Line up what each other app measured of a person, by the day, against what that app usually measured."""
    by_app: dict[str, dict[str, tuple[float | None, float | None]]] = {}
    for entry in sorted(entries, key=lambda one: one.created):
        for one in entry.people.values():
            for source, days in one.theirs.items() if one.name == person else ():
                by_app.setdefault(source, {}).update({day: (rmssd, hr) for day, rmssd, hr in days})
    return {source: _their_days(days) for source, days in sorted(by_app.items())}


def _their_days(found: dict[str, tuple[float | None, float | None]]) -> tuple[TheirDay, ...]:
    days = sorted(found)
    ordinals: Ints = np.array([date.fromisoformat(day).toordinal() for day in days], np.int64)
    ln = np.log(_column(found[day][0] for day in days))
    weekly, normal = weekly_mean(ordinals, ln), normal_range(ordinals, ln)
    return tuple(
        TheirDay(day, *found[day], _known(float(np.exp(weekly[i]))), _band((np.exp(normal[0]), np.exp(normal[1])), i))
        for i, day in enumerate(days)
    )


def usual(days: Sequence[Day]) -> Baseline:
    """Take a person's baseline from their readings of the last 60 days; unknown (NaN) with fewer than 7."""
    ordinals: Ints = np.array([date.fromisoformat(day.day).toordinal() for day in days], np.int64)
    ln, hr = _column(day.ln_rmssd for day in days), _column(day.hr_bpm for day in days)
    return baseline_over_days(ordinals, hr, ln, round(sum(day.seconds for day in days[-SEASON:])))


def verdict(days: Sequence[Day]) -> Message:
    """Say where the newest reading lies in the person's own usual range; before there is one, how far off it is."""
    last = days[-1] if days else None
    if last is None or last.ln_rmssd is None:
        return Message()
    if last.place is None or last.place_hr is None:
        n, least = last.season_readings, LEAST_FOR_RANGE
        return Message("{n} of {least} readings so far: then your usual range is known.", n=n, least=least)
    variability, rate = WHERE[_side(last.place)], WHERE[_side(last.place_hr)]
    if variability == rate == WHERE[0]:
        return Message("Within your usual range.")
    return Message(
        "Variability {variability} your usual range, heart rate {rate} it.", variability=variability, rate=rate
    )


def _side(place: float) -> int:
    """0 within the range, 1 above, -1 below it."""
    return 0 if abs(place) <= 1 else 1 if place > 0 else -1


WHERE = {0: Message("within"), 1: Message("above"), -1: Message("below")}
MOVES_IT = Message(
    "What else moves it: lying or sitting, the hour, a short night, alcohol the evening before, hard training, an "
    "illness that begins, coffee or a meal just before, the days of the cycle."
)
"""Laborde, Mosley & Thayer 2017 (Front. Psychol. 8:213): what to control. Altini & Plews 2021 (Sensors 21:7932): what
moved the readings of many people over years, illness, alcohol, the cycle and training among it."""


def hours(days: Sequence[Day]) -> tuple[str, str, str]:
    """When in the day readings were made (HH:MM): the earliest, the middle one and the latest; "" without any."""
    times = sorted(day.time for day in days) or [""]
    return times[0], times[(len(times) - 1) // 2], times[-1]


def reading_trends(days: Sequence[Day]) -> dict[str, Trend]:
    """Estimate how a person's readings change over months, by the name of the measure."""
    ordinals = np.array([date.fromisoformat(day.day).toordinal() for day in days], np.float64)
    columns = {"ln_rmssd": (day.ln_rmssd for day in days), "hr_bpm": (day.hr_bpm for day in days)}
    return {name: trend(ordinals, _column(values)) for name, values in columns.items()}


def own(entries: Iterable[Entry], person: str) -> Own:
    """Line up what a person's own body did in every session they took part in; nothing of whoever was with them."""
    found = [
        (day, entry, one)
        for entry in sorted(entries, key=lambda one: one.created)
        for one in entry.people.values()
        if one.name == person and one.own and (day := day_of(entry)) is not None
    ]
    protocol = usual_protocol(entry for _, entry, _ in found)
    names = {entry.protocol_id: entry.protocol for _, entry, _ in found}
    alike = [(day, entry.file, one.own) for day, entry, one in found if entry.protocol_id == protocol]
    days = np.array([day.toordinal() for day, _, _ in alike], np.float64)
    columns = {name: _column(values.get(name) for _, _, values in alike) for name, _, _ in OWN}
    late = {name: values[days > days[-1:] - SEASON] for name, values in columns.items()}
    return Own(
        person=person,
        protocol=names.get(protocol or "", ""),
        sessions=tuple((day.isoformat(), file, values) for day, file, values in alike),
        others=dict(Counter(names[entry.protocol_id] for _, entry, _ in found if entry.protocol_id != protocol)),
        lately={name: middle(values) for name, values in late.items()},
        usual={name: _middle_half(values) for name, values in late.items()},
        trends={name: trend(days, values) for name, values in columns.items()},
        places={name: place(values) for name, values in late.items()},
    )


class UsualLoop(msgspec.Struct, frozen=True):
    """The usual range (low, high) of each of LOOP in a person's `sessions` of the last 60 days; empty below 7."""

    sessions: int = 0
    ranges: dict[str, tuple[float, float]] = {}


def usual_loop(entries: Iterable[Entry], person: str) -> UsualLoop:
    """Return what is usual for a person who breathes alone with a pacer: the middle half of their sessions."""
    found = [
        (day.toordinal(), one.own)
        for entry in sorted(entries, key=lambda one: one.created)
        for one in entry.people.values()
        if one.name == person and all(name in one.own for name in LOOP) and (day := day_of(entry)) is not None
    ]
    late = [values for day, values in found if day > found[-1][0] - SEASON]
    ranges = {name: _middle_half(_column(values[name] for values in late)) for name in LOOP}
    return UsualLoop(len(late), {name: one for name, one in ranges.items() if one is not None})


def _middle_half(values: Floats) -> tuple[float, float] | None:
    known = values[np.isfinite(values)]
    if len(known) < LEAST_USUAL:
        return None
    low, high = np.percentile(known, (25, 75)).tolist()
    return low, high


def together(entries: Iterable[Entry], person: str, partner: str) -> Together:
    """Line up the sessions of two people and estimate how what happened between them changes."""
    found = _of_two(entries, person, partner)
    protocol = usual_protocol(found)
    shared = [(day, entry) for entry in found if entry.protocol_id == protocol and (day := day_of(entry)) is not None]
    days = np.array([day.toordinal() for day, _ in shared], np.float64)
    lately = days > days[-1:] - SEASON
    names = [name for name, _, _ in TOGETHER]
    columns = {name: _column(entry.pair.get(name) for _, entry in shared) for name in names}
    trends = {name: trend(days, values) for name, values in columns.items()}
    torn = _torn(found)
    trends["repair_s"] = censored_trend(*_watched(torn))
    recent, before = ([one for one in torn if _is_recent(one, found) is wanted] for wanted in (True, False))
    steadied, times = who_steadied([entry for _, entry in shared[-MOST_POOLED:]], person, partner)
    return Together(
        people=(person, partner),
        sessions=tuple(
            (day.isoformat(), entry.file, {name: entry.pair[name] for name in names if name in entry.pair})
            for day, entry in shared
        ),
        lately={name: middle(values[lately]) for name, values in columns.items()},
        usual={name: _middle_half(values[lately]) for name, values in columns.items()},
        trends=trends,
        protocol=shared[-1][1].protocol if shared else "",
        ruptures=tuple(Torn(one.created[:10], one.file, *rupture) for one in torn for rupture in one.repairs),
        torn_protocol=torn[-1].protocol if torn else "",
        repairs=repairs(*_watched(recent)[1:]),
        repairs_before=repairs(*_watched(before)[1:]),
        same_day=same_day(recent, found),
        steadied=steadied,
        times=times,
        between=between(found[-MOST_POOLED:]),
    )


def _torn(entries: Sequence[Entry]) -> list[Entry]:
    """The sessions in which there were ruptures, of the protocol in which most of them happened."""
    found = [entry for entry in entries if entry.repairs]
    protocol = _most_common(entry.protocol_id for entry in _newest_first(found) for _ in entry.repairs)
    return [entry for entry in found if entry.protocol_id == protocol]


def _is_recent(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether it is of the 60 days that end with the newest of `entries`."""
    day, last = day_of(entry), day_of(entries[-1])
    return day is not None and last is not None and (last - day).days < SEASON


def _watched(entries: Iterable[Entry]) -> tuple[Floats, Floats, Bools]:
    """The day of each rupture, how long it was watched (s), and whether both came back."""
    found = [(day_of(entry), seconds, back) for entry in entries for seconds, back in entry.repairs]
    days = np.array([day.toordinal() for day, _, _ in found if day is not None], np.float64)
    return days, _column(seconds for _, seconds, _ in found), np.array([back for _, _, back in found], np.bool_)


def _of_two(entries: Iterable[Entry], person: str, partner: str) -> list[Entry]:
    """The sessions of two people with a day, in order of time."""
    return [
        entry
        for entry in sorted(entries, key=lambda one: one.created)
        if {one.name for one in entry.people.values()} == {person, partner} and day_of(entry) is not None
    ]


def usable_share(entries: Iterable[Entry]) -> UsableShare:
    """Sum up how much of the time of everybody in these sessions is usable."""
    shares = [one.usable_pct for entry in entries for one in entry.people.values()]
    known = [share for share in shares if share is not None] or [nan]
    few = sum((share or 0.0) < CARE_PCT for share in shares)
    return UsableShare(float(np.median(known)), min(known), max(known), few, len(shares))


def checks(entry: Entry, person: PersonEntry) -> tuple[str, ...]:
    """Say what makes a reading hard to compare with others: its posture, length and artefacts."""
    found: list[str] = []
    if not entry.posture:
        found.append("Posture unknown: the summary of a session asks whether you lay, sat or stood.")
    if entry.seconds > LONGEST_MORNING_S:
        found.append(f"{entry.seconds / 60:.0f} min long: readings compare best at one length of 1 to 5 min.")
    if person.pulse:
        found.append("Its beats are those of a pulse wave: PRV, not HRV.")
    if not person.quiet:
        found.append("Heart rate had not come to rest at its beginning.")
    if person.usable_pct is None or person.usable_pct < CLEAN_PCT:
        share = "an unknown share" if person.usable_pct is None else f"only {person.usable_pct:.0f} %"
        found.append(f"{share.capitalize()} of it is usable: moist electrodes and sitting still help.")
    return tuple(found)


def _between(result: SessionResult) -> dict[str, float]:
    states = result.states
    if states.pair is None:
        return {}
    return {
        "settled_share": states.pair.dynamics["both_settled"].share,
        "repair_s": median(_column(rupture.pair_seconds for rupture in states.pair.ruptures)),
        "recovery_s": median(_column(phase.half_recovery for one in states.people.values() for phase in one.phases)),
    }


def _own(one: PersonResult) -> dict[str, float]:
    """What the body of a person did in a session, what is not known left out; nothing without a baseline.

    With a pacer also how far the heart swung with it, and how coherent it was (LOOP): over its phases the median.
    """
    if one.states is None or not one.baseline.known:
        return {}
    phases = [phase.half_recovery for phase in one.states.phases]
    seconds = sum(phase.seconds for phase in one.states.phases)
    changes = sum(phase.erraticness * phase.seconds for phase in one.states.phases if phase.seconds)
    values = {
        "level_hr": one.baseline.hr,
        "level_rmssd": exp(one.baseline.ln_rmssd),
        "flexibility": one.states.tolerance.rmssd_width,
        "recovery_s": median(_column(phases)),
        "erraticness": changes / seconds if seconds else nan,
        "inside_share": one.states.tolerance.share,
    }
    if len(one.session.people) == 1:
        paced = [phase for phase in one.breathing.phases if isfinite(phase.pacer_bpm)]
        values |= {"swing_bpm": median(_column(phase.hr_swing_bpm for phase in paced))}
        values |= {"coherence": median(_column(phase.coherence for phase in paced))}
    return {name: float(value) for name, value in values.items() if isfinite(value)}


def _column(values: Iterable[float | None]) -> Floats:
    return np.array([nan if value is None else value for value in values], np.float64)


def _known(value: float) -> float | None:
    return float(value) if isfinite(value) else None


def _band(band: tuple[Floats, Floats], i: int) -> tuple[float, float] | None:
    low, high = float(band[0][i]), float(band[1][i])
    return (low, high) if isfinite(low) else None
