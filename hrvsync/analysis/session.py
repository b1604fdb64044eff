"""One session, one answer: its events parsed once, and everything that is shown of it derived once.

`session_data` makes the data, `analyse` the result. Text, JSON, tables, reports, the summary, the index and the history
render a SessionResult and compute nothing themselves.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from itertools import combinations
from typing import Literal, Protocol

import msgspec
import numpy as np

from hrvsync import __version__
from hrvsync.analysis.artefacts import label_artefacts
from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.ecg import with_ecg_beats
from hrvsync.analysis.ecg_check import EcgCheck, check_beats
from hrvsync.analysis.edited import Corrected, with_edits
from hrvsync.analysis.measures.breathing.session import Breathing, breathing
from hrvsync.analysis.measures.breathing.shared_rate import SharedRate, shared_rate
from hrvsync.analysis.measures.frequency import Bands
from hrvsync.analysis.measures.hrv import hrv_of_beats
from hrvsync.analysis.measures.presets import DEFAULT, Policy, Preset, adapted, for_age
from hrvsync.analysis.over_days import UNKNOWN, Baseline
from hrvsync.analysis.pair import (
    WHOLE,
    Minute,
    PairMinutes,
    PairPhase,
    Stranger,
    minutes_of,
    over_minutes,
    pair_phase,
    phase_measures,
    with_strangers,
)
from hrvsync.analysis.states import (
    EMPTY,
    Course,
    PairStates,
    PersonStates,
    SessionStates,
    follow_session,
    movements,
    session_states,
)
from hrvsync.analysis.synchrony import Measured
from hrvsync.analysis.waves import Samples, samples
from hrvsync.beats import Beats, Edit, Label, gaps, usable_pct, within
from hrvsync.events import Age, AnyEvent, Daily, Link, Mark, Offer, Packet, Person, Phase, Strap, Wave
from hrvsync.guide import Guide, Span, guide_of

type Artefacts = Literal["auto", "exclude", "correct", "none"]
type Progress = Callable[[int, int], None]


class Cache(Protocol):
    """Keeps bytes by key."""

    def get(self, key: str, /) -> bytes | None:
        """Return what was put, None if it is not there."""
        ...

    def put(self, key: str, value: bytes, /) -> None:
        """Keep `value`."""


BESIDES = {"beats", "duration_s", "usable_pct"}
"""What `hrv` gives besides measures; PersonMeasures has its own."""
NO_CHEST = Samples(np.empty(0), np.empty((0, 3)), np.empty(0, np.int64))


class Definitions(msgspec.Struct, frozen=True):
    """What is meant by the words of a result.

    `preset`: the definitions of the measures. `artefacts`: what becomes of artefacts; auto is the policy of the preset,
    but of a bare series of intervals, which says that someone chose it, none. `beats`: whose intervals count, those of
    the straps or those between the R peaks of a recorded ECG. `bands`: LF and HF of everybody, by age or in Hz; without
    them everybody has those of their own age. `baselines` by seat come from days before; without one
    the beginning of the session makes it.
    """

    preset: Preset = DEFAULT
    artefacts: Artefacts = "auto"
    beats: Literal["strap", "ecg"] = "strap"
    baselines: dict[str, Baseline] = {}
    bands: str | Bands | None = None

    def preset_of(self, age: Age) -> Preset:
        """The definitions for a person of an age."""
        return for_age(self.preset, age) if self.bands is None else adapted(self.preset, bands=self.bands)

    def policy(self, *, bare: bool) -> Policy:
        """What becomes of artefacts."""
        return self.artefacts if self.artefacts != "auto" else "none" if bare else self.preset.artefacts


DEFAULTS = Definitions()


class SessionData(msgspec.Struct, frozen=True, dict=True):
    """The events of a whole session, parsed once.

    `seconds`: time of the last event. `names` by seat. `heard`: what the beats are made of, in order of time. `bare`:
    whether there was nothing but a series of intervals. `edits`: beats that were corrected by hand. `daily`: what
    other apps measured. `offers`: when people who were both up were offered to breathe together (s).
    """

    seconds: float
    names: Mapping[str, str]
    heard: tuple[Packet | Strap | Link | Person, ...]
    waves: tuple[Wave, ...]
    guide: Guide
    marks: tuple[Mark, ...]
    bare: bool = False
    edits: tuple[Edit, ...] = ()
    daily: tuple[Daily, ...] = ()
    offers: tuple[float, ...] = ()

    @cached_property
    def beats(self) -> dict[str, Beats]:
        """The beats of each seat, rebuilt and labelled once: what counts, what is drawn and what is exported."""
        return {who: one.beats for who, one in self.corrected.items()}

    @cached_property
    def corrected(self) -> dict[str, Corrected]:
        """The same with how many of them were corrected by hand; edits are applied here and nowhere else."""
        labelled = {
            who: msgspec.structs.replace(one, label=label_artefacts(one.rr_ms, one.run))
            for who, one in rebuild(self.heard).items()
        }
        return {who: with_edits(one, (edit for edit in self.edits if edit.who == who)) for who, one in labelled.items()}

    @cached_property
    def straps(self) -> dict[str, Strap]:
        """The last strap of each seat."""
        return {event.who: event for event in self.heard if isinstance(event, Strap)}

    @cached_property
    def ages(self) -> dict[str, Age]:
        """The age of each seat that said one."""
        return {event.who: event.age for event in self.heard if isinstance(event, Person)}

    @cached_property
    def roles(self) -> dict[str, str]:
        """What each seat is to the others: practitioner, client, caregiver, child ...; of those who said it."""
        return {event.who: event.role for event in self.heard if isinstance(event, Person) and event.role}

    @cached_property
    def chest(self) -> dict[str, Samples]:
        """The acceleration of each seat, where it was recorded."""
        return self._samples("acc")

    @cached_property
    def ecg(self) -> dict[str, Samples]:
        """The ECG of each seat, where it was recorded."""
        return self._samples("ecg")

    def _samples(self, kind: Literal["ecg", "acc"]) -> dict[str, Samples]:
        seats = sorted({wave.who for wave in self.waves if wave.kind == kind})
        return {who: samples(self.waves, who, kind) for who in seats}

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The phases of the session, the last until its end."""
        return self.guide.spans_until(self.seconds)

    @cached_property
    def parts(self) -> tuple[Span, ...]:
        """The phases, or, of a session without any, its nameless thirds."""
        third = self.seconds / 3
        return self.spans or tuple(Span(Phase(third * i, ""), third * (i + 1)) for i in range(3) if third)

    def name(self, who: str) -> str:
        """The name of a seat, or its letter."""
        return self.names.get(who) or who


def session_data(
    events: Iterable[AnyEvent],
    names: Mapping[str, str] | None = None,
    *,
    bare: bool = False,
    edits: tuple[Edit, ...] = (),
) -> SessionData:
    """Parse the events of a session, once.

    Parameters
    ----------
    events : iterable of AnyEvent
        All events in order of time, with corrections of marks already made.
    names : mapping of str to str, optional
        Names by seat.
    bare : bool
        Whether there was nothing but a series of intervals.
    edits : tuple of Edit
        Beats that were corrected by hand, where that shall count.

    Returns
    -------
    SessionData
        Times in s; `beats` by seat are rebuilt and labelled when first used.
    """
    events = tuple(events)
    heard = tuple(event for event in events if isinstance(event, Packet | Strap | Link | Person))
    waves = tuple(event for event in events if isinstance(event, Wave))
    marks = tuple(event for event in events if isinstance(event, Mark))
    daily = tuple(event for event in events if isinstance(event, Daily))
    offers = tuple(event.t for event in events if isinstance(event, Offer))
    seconds = events[-1].t if events else 0.0
    return SessionData(seconds, names or {}, heard, waves, guide_of(events), marks, bare, edits, daily, offers)


class PersonMeasures(msgspec.Struct, frozen=True):
    """One person: counts of beats and of those labelled artefacts, gaps with their length (s), measures by name.

    `corrected_by_hand`: beats that a person corrected; `edits_lost`: corrections that fit no beat any more.
    `usable_pct` is the share of the time inside normal intervals; `preset`, `artefact_policy` and `rhythm` are those of
    `hrv`, which computes the measures. With a `rhythm_disorder`, which the person has said, the rhythm is not suited.
    `pulse`: the beats are those of a pulse wave, and what is measured is PRV, not HRV.
    """

    beats: int
    artefacts: int
    corrected_by_hand: int
    edits_lost: int
    gaps: int
    gap_seconds: float
    usable_pct: float
    preset: str
    artefact_policy: str
    rhythm: str
    rhythm_disorder: bool
    pulse: bool
    metrics: dict[str, float]


class PartLevel(msgspec.Struct, frozen=True):
    """Mean levels of a person in a part of the session (a phase by its name): heart rate (1/min) and RMSSD (ms)."""

    name: str
    start: float
    end: float
    hr: float
    rmssd: float


class PersonResult:
    """The result of one person; each part is computed when it is first asked for."""

    def __init__(self, who: str, session: "SessionResult") -> None:
        self.who, self.session = who, session
        self.name = session.data.name(who)
        self.beats = session.data.beats[who]

    @property
    def role(self) -> str:
        """What they are to the others, "" where nobody said it."""
        return self.session.data.roles.get(self.who, "")

    @property
    def strap(self) -> str:
        """The model of the strap, "" where it is not known."""
        strap = self.session.data.straps.get(self.who)
        return strap.model if strap else ""

    @cached_property
    def measures(self) -> PersonMeasures:
        """Beats, artefacts, gaps, and the measures of `hrv` over the whole session."""
        beats, start, end = self.beats, *gaps(self.beats)
        definitions = self.session.definitions
        preset = definitions.preset_of(self.session.data.ages.get(self.who, "adult"))
        found = hrv_of_beats(beats, preset, definitions.policy(bare=self.session.data.bare))
        return PersonMeasures(
            beats=len(beats),
            artefacts=int(np.count_nonzero(beats.label != Label.NORMAL)),
            corrected_by_hand=self.session.data.corrected[self.who].applied,
            edits_lost=self.session.data.corrected[self.who].lost,
            gaps=len(start),
            gap_seconds=float(np.sum(end - start)),
            usable_pct=usable_pct(beats),
            preset=str(found["preset"]),
            artefact_policy=str(found["artefacts"]),
            rhythm=str(found["rhythm"]),
            rhythm_disorder=beats.rhythm_disorder,
            pulse=beats.pulse,
            metrics={key: value for key, value in found.items() if isinstance(value, float) and key not in BESIDES},
        )

    @cached_property
    def breathing(self) -> Breathing:
        """The breath: of the whole, of each phase, and the resonance assessment where the session was one."""
        data = self.session.data
        return breathing(self.who, self.beats, data.guide, data.seconds, data.chest.get(self.who, NO_CHEST))

    @property
    def baseline(self) -> Baseline:
        """What is usual for this person; unknown with too few beats."""
        return self.session.baselines.get(self.who, UNKNOWN)

    @property
    def course(self) -> Course:
        """The course on the plane of states, second by second; empty without beats."""
        return self.session.courses.get(self.who, EMPTY)

    @property
    def states(self) -> PersonStates | None:
        """The states over the session; None without beats."""
        return self.session.states.people.get(self.who)

    @cached_property
    def levels(self) -> tuple[PartLevel, ...]:
        """The mean levels in each part of the session."""
        return tuple(
            PartLevel(part.name, part.start, part.end, *self.course.mean(part.start, part.end))
            for part in self.session.data.parts
        )


class PairResult:
    """The result of two people of the session; each part is computed when it is first asked for."""

    def __init__(self, people: tuple[str, str], session: "SessionResult") -> None:
        self.people, self.session = people, session
        self.beats = {who: session.data.beats[who] for who in people}

    @property
    def states(self) -> PairStates | None:
        """What happened between the two bodies; None where one has no baseline."""
        return self.session.states.pairs.get(self.people)

    @cached_property
    def events(self) -> tuple[float, ...]:
        """When something happened to both (s): marks that concern no one alone, and joint shifts."""
        marks = [mark.t for mark in self.session.data.marks if mark.who is None]
        return tuple(sorted({*marks, *(rupture.t for rupture in (self.states.ruptures if self.states else ()))}))

    @cached_property
    def shared_rate(self) -> SharedRate | None:
        """The breathing rate that costs both least; None where the session assessed none."""
        people = self.session.people
        return shared_rate({who: people[who].breathing.resonance for who in self.people})

    @cached_property
    def minutes_by_span(self) -> tuple[tuple[Span, tuple[Minute, ...]], ...]:
        """The whole minutes of each phase, and of the time before the first."""
        data = self.session.data
        spreads = tuple(data.straps[who].spread if who in data.straps else None for who in self.people)
        return tuple(
            (span, minutes_of(self.beats, data.guide, span, spreads)) for span in data.guide.stretches(data.seconds)
        )

    @cached_property
    def minutes(self) -> tuple[Minute, ...]:
        """The whole minutes of the session, none of them in two phases."""
        return tuple(minute for _, minutes in self.minutes_by_span for minute in minutes)

    @cached_property
    def whole(self) -> PairMinutes:
        """The medians over all minutes."""
        return over_minutes(self.minutes)

    @cached_property
    def phases(self) -> tuple[PairPhase, ...]:
        """Each phase as a whole against chance, without phases the whole: some seconds of work for each."""
        data, phases = self.session.data, list[PairPhase]()
        spans = [(span, minutes) for span, minutes in self.minutes_by_span if span in data.guide.parts(data.seconds)]
        for span, minutes in spans:
            self.session.progress(len(phases), len(spans))
            phases.append(pair_phase(span, minutes, self._measures(span), self.events))
        self.session.progress(len(spans), len(spans))
        return tuple(phases)

    def _measures(self, span: Span) -> dict[str, Measured]:
        """The measures of a phase, from the cache where the same were measured before."""
        guide, cache = self.session.data.guide, self.session.cache
        rows = tuple(row.key for row in WHOLE)
        facts = msgspec.msgpack.encode((__version__, rows, self.people, span, guide.before(span.end)))
        columns = (
            one.tobytes() for beats in self.beats.values() for one in (beats.t, beats.rr_ms, beats.label, beats.run)
        )
        key = sha256(b"".join((facts, *columns))).hexdigest()
        cached = None if cache is None else cache.get(key)
        if cached is not None:
            return msgspec.msgpack.decode(cached, type=dict[str, Measured])
        found = phase_measures(self.beats, guide, span)
        if cache is not None:
            cache.put(key, msgspec.msgpack.encode(found))
        return found

    def phases_against(self, strangers: Sequence[Stranger]) -> tuple[PairPhase, ...]:
        """The phases, also against pseudo-pairs with people of other sessions."""
        data = self.session.data
        spans = data.guide.parts(data.seconds)
        return tuple(
            with_strangers(phase, self.beats, data.guide, span, strangers)
            for phase, span in zip(self.phases, spans, strict=True)
        )


class SessionResult:
    """The result of a session, for any number of people: `people[who]`, `pairs[(a, b)]`."""

    def __init__(
        self, data: SessionData, definitions: Definitions, progress: Progress, cache: Cache | None = None
    ) -> None:
        self.definitions, self.progress, self.cache = definitions, progress, cache
        self.recorded = data
        self.data = by_ecg(data) if definitions.beats == "ecg" else data

    @cached_property
    def people(self) -> dict[str, PersonResult]:
        """Everybody by seat."""
        return {who: PersonResult(who, self) for who in self.data.beats}

    @cached_property
    def pairs(self) -> dict[tuple[str, str], PairResult]:
        """Every two by their seats."""
        return {pair: PairResult(pair, self) for pair in combinations(self.data.beats, 2)}

    @property
    def pair(self) -> PairResult | None:
        """The pair of a session of two; None for fewer or more."""
        return next(iter(self.pairs.values())) if len(self.data.beats) == 2 else None

    @cached_property
    def _followed(self) -> tuple[dict[str, Baseline], dict[str, Course]]:
        moved = movements(self.data.waves)
        return follow_session(self.data.beats, self.data.guide, self.definitions.baselines, moved)

    @property
    def baselines(self) -> dict[str, Baseline]:
        """The baseline of everybody with beats."""
        return self._followed[0]

    @property
    def courses(self) -> dict[str, Course]:
        """The course of everybody with beats, on one common grid of whole seconds."""
        return self._followed[1]

    @cached_property
    def states(self) -> SessionStates:
        """The states of everybody and what happened between every two."""
        return session_states(self.baselines, self.courses, self.data.spans, self.data.marks)

    @cached_property
    def ecg(self) -> dict[str, EcgCheck]:
        """What a recorded ECG says of the strap's intervals, by seat."""
        beats = self.recorded.beats
        return {who: check_beats(beats[who], ecg) for who, ecg in self.recorded.ecg.items() if who in beats}


def analyse(
    data: SessionData,
    definitions: Definitions = DEFAULTS,
    progress: Progress = lambda done, total: None,
    cache: Cache | None = None,
) -> SessionResult:
    """Analyse a session; each part of the result is computed when it is first used.

    Parameters
    ----------
    data : SessionData
        The parsed session, see `session_data`.
    definitions : Definitions
        Preset, artefact policy, source of the beats, and baselines from earlier days.
    progress : callable
        Called with the number of phases of a pair that are measured, and their total.
    cache : Cache, optional
        Keeps what takes seconds, by a hash of all it depends on.

    Returns
    -------
    SessionResult
        `people[who]` and `pairs[(a, b)]`; values are NaN where there is not enough good data.
    """
    return SessionResult(data, definitions, progress, cache)


def by_ecg(data: SessionData) -> SessionData:
    """The session with the beats that its ECG shows, for everybody who has one; edits are of the strap's beats."""
    heard = with_ecg_beats((*data.heard, *data.waves))
    heard = tuple(event for event in heard if isinstance(event, Packet | Strap | Link | Person))
    return msgspec.structs.replace(data, heard=heard, edits=())


def strangers_in(data: SessionData) -> list[Stranger]:
    """Everybody of a session, phase by phase, as strangers to the people of another one."""
    return [
        Stranger(who, span, span.pacer(who), within(one, span.start, span.end))
        for span in data.spans
        for who, one in data.beats.items()
    ]
