"""Protocols: what a guided session consists of, parsed from the text of a TOML file."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import inspect
from msgspec.structs import replace

from hrvsync.events import Pacer, Phase
from hrvsync.guide.roles import role_of
from hrvsync.i18n import Message

type Text = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
type Name = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
type Rate = Annotated[float, msgspec.Meta(ge=3, le=30)]
type Hold = Annotated[float, msgspec.Meta(ge=0, le=20)]
type Seat = Literal["A", "B"]
type Audio = Literal["silence", "tones"]
type Whom = Literal["adults", "children", "infants"]

MOST_HELD = 0.75
"""Holds may take at most this share of a breath."""


class PhasePlan(msgspec.Struct, frozen=True):
    """A phase as it is meant: `seconds` of None lasts until someone goes on; the rest as in events.Phase.

    `offer`: whether the window may offer to breathe together in it; not where people are to disagree, nor where the
    phase asks for a stressor.
    """

    name: str
    seconds: float | None
    pacers: dict[str, Pacer]
    prompt: str
    audio: Audio
    baseline: bool | None = None
    condition: str = ""
    offer: bool = True
    stressor: bool = False

    def begun(self, t: float, seconds: float | None = None) -> Phase:
        """Return the event with which this phase begins at session time `t` (s), with `seconds` left of it."""
        left = self.seconds if seconds is None else seconds
        return Phase(t, self.name, left, self.pacers, self.prompt, self.baseline, self.condition, False, self.stressor)


class Protocol(msgspec.Struct, frozen=True):
    """A guided session: `people` is 1 or 2, `roles` names what a seat does, `research` says it is not for the home.

    `order`: its place in a list, among those that have one; the others follow. `agree`: what people agree to beyond the
    usual, asked each time. `marks`: names of their own for what may be marked in it.
    """

    name: str
    about: str
    people: int
    whom: Whom
    research: bool
    roles: dict[str, str]
    phases: tuple[PhasePlan, ...]
    order: int | None = None
    agree: str = ""
    marks: tuple[str, ...] = ()

    @property
    def seconds(self) -> float | None:
        """How long the whole session is meant to last (s), None where a phase has an open end."""
        lengths = [phase.seconds for phase in self.phases if phase.seconds is not None]
        return sum(lengths) if len(lengths) == len(self.phases) else None


def own_rate(protocol: Protocol) -> float | None:
    """Find the breathing rate (1/min) that adults may change: the one steady rate of all pacers, None without one."""
    pacers = [pacer for phase in protocol.phases for pacer in phase.pacers.values()]
    rates = {pacer.rate for pacer in pacers}
    steady = all(pacer.rate_end is None for pacer in pacers)
    return rates.pop() if protocol.whom == "adults" and steady and len(rates) == 1 else None


def at_rate(protocol: Protocol, rate: float | Mapping[str, float], inhale: float | None = None) -> Protocol:
    """Let all pacers of a protocol run at `rate` breaths per minute, or each seat's at its own.

    `inhale` is the share of a breath spent breathing in; None keeps that of the protocol.
    """

    def paced(pacers: dict[str, Pacer]) -> dict[str, Pacer]:
        rates = rate if isinstance(rate, Mapping) else dict.fromkeys(pacers, rate)
        own = {who: pacers.get(who, pacers.get("")) for who in rates}
        return {
            who: replace(pacer, rate=rates[who], inhale=pacer.inhale if inhale is None else inhale)
            for who, pacer in own.items()
            if pacer is not None
        }

    return replace(protocol, phases=tuple(replace(phase, pacers=paced(phase.pacers)) for phase in protocol.phases))


class BrokenProtocol(ValueError):
    """A protocol file that cannot be used; its text is one sentence with file, line and what to do."""

    def __init__(self, sentence: Message) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class _PacerTable(msgspec.Struct, forbid_unknown_fields=True):
    rate: Rate = 6.0
    rate_end: Rate | None = None
    glide: Annotated[float, msgspec.Meta(ge=0, le=14400)] = 0.0
    inhale: Annotated[float, msgspec.Meta(ge=0.2, le=0.8)] = 0.4
    hold_in: Hold = 0.0
    hold_out: Hold = 0.0
    fade: Annotated[float, msgspec.Meta(ge=0, le=14400)] = 0.0


class _PhaseTable(msgspec.Struct, forbid_unknown_fields=True):
    name: Text
    seconds: Annotated[float, msgspec.Meta(ge=5, le=14400)] | None = None
    pacer: _PacerTable | None = None
    pacers: dict[Seat, _PacerTable] = {}
    prompt: Annotated[str, msgspec.Meta(max_length=500)] = ""
    audio: Audio = "silence"
    baseline: bool = False
    condition: Annotated[str, msgspec.Meta(max_length=100)] = ""
    offer: bool = True
    stressor: bool = False


class _ProtocolTable(msgspec.Struct, forbid_unknown_fields=True):
    name: Text
    about: Text
    phase: Annotated[list[_PhaseTable], msgspec.Meta(min_length=1, max_length=100)]
    people: Annotated[int, msgspec.Meta(ge=1, le=2)] = 2
    whom: Whom = "adults"
    research: bool = False
    roles: dict[Seat, Text] = {}
    order: int | None = None
    agree: Annotated[str, msgspec.Meta(max_length=500)] = ""
    marks: Annotated[list[Name], msgspec.Meta(max_length=12)] = []


def parse_protocol(text: str, file: str) -> Protocol:
    """Read a protocol from the text of its TOML file; `file` is the name used in the sentence of a BrokenProtocol."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _broken(file, *_syntax(text, str(error))) from None
    except RecursionError:
        raise _broken(file, 1, Message("the brackets are nested too deeply")) from None
    for path, what in _faults(values, inspect.type_info(_ProtocolTable), ()):
        raise _broken(file, _line(text, path), what)
    table = msgspec.convert(values, _ProtocolTable)
    for i, phase in enumerate(table.phase):
        for seat, pacer in _pacers_of(phase).items():
            if not _breathable(pacer):
                line = _line(text, ("phase", str(i), "pacers" if seat else "pacer"))
                raise _broken(file, line, Message("the holds leave no time to breathe in and out"))
    if table.whom == "infants" and not table.research:
        raise _broken(file, _line(text, ("whom",)), Message("sessions with infants are for research only"))
    return Protocol(
        name=table.name,
        about=table.about,
        people=table.people,
        whom=table.whom,
        research=table.research,
        roles={str(seat): role_of(role) for seat, role in table.roles.items()},
        phases=tuple(_phase(phase, said=any(one.baseline for one in table.phase)) for phase in table.phase),
        order=table.order,
        agree=table.agree.strip(),
        marks=tuple(table.marks),
    )


def _phase(table: _PhaseTable, *, said: bool) -> PhasePlan:
    """`said`: whether any phase says that it makes the baseline."""
    pacers = {seat: Pacer(*msgspec.structs.astuple(pacer)) for seat, pacer in _pacers_of(table).items()}
    baseline = table.baseline if said else None
    return PhasePlan(
        table.name,
        table.seconds,
        pacers,
        table.prompt.strip(),
        table.audio,
        baseline,
        table.condition.strip(),
        table.offer and not table.stressor,
        table.stressor,
    )


def _pacers_of(phase: _PhaseTable) -> dict[str, _PacerTable]:
    shared = {} if phase.pacer is None else {"": phase.pacer}
    return {str(seat): pacer for seat, pacer in phase.pacers.items()} | shared


def _breathable(pacer: _PacerTable) -> bool:
    fastest = max(pacer.rate, pacer.rate_end or pacer.rate)
    return (pacer.hold_in + pacer.hold_out) * fastest / 60 <= MOST_HELD


def _broken(file: str, line: int, what: Message) -> BrokenProtocol:
    return BrokenProtocol(
        Message(
            "{file}, line {n}: {what}; correct this line, or copy the shipped protocol again and start from there.",
            file=file,
            n=line,
            what=what,
        )
    )


def _syntax(text: str, message: str) -> tuple[int, Message]:
    """Line and complaint of a TOML error."""
    at = re.search(r"\(at line (\d+), column \d+\)", message)
    line = int(at[1]) if at else len(text.splitlines()) or 1
    what = message.partition(" (at ")[0]
    return line, Message("this is not TOML ({error})", error=what[:1].lower() + what[1:])


KINDS: dict[type, Message] = {
    str: Message("text"),
    float: Message("a number"),
    int: Message("a whole number"),
    bool: Message("true or false"),
    dict: Message("a table"),
    list: Message("a list"),
}
EXPECTED: dict[type, type] = {
    inspect.StrType: str,
    inspect.LiteralType: str,
    inspect.FloatType: float,
    inspect.IntType: int,
    inspect.BoolType: bool,
    inspect.StructType: dict,
    inspect.DictType: dict,
    inspect.ListType: list,
}

BOUNDS = Message("should be {kind} of at least {limit}"), Message("should be {kind} of at most {limit}")
BOUNDS_OF_LENGTH = (
    Message("should be {kind} of length at least {limit}"),
    Message("should be {kind} of length at most {limit}"),
)


def _faults(value: Any, kind: inspect.Type, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Message]]:
    """Find the values that TOML allows and a protocol does not: the path to each, and what is wrong with it."""
    if isinstance(kind, inspect.UnionType):  # a value or none: TOML knows no empty ones
        kind = kind.types[0]
    expected, got = EXPECTED[type(kind)], type(value)
    key = next((name for name in reversed(path) if not name.isdigit()), "this")
    if got is not expected and (expected, got) != (float, int):
        what = Message("should be {kind}, not {got}", kind=KINDS[expected], got=KINDS.get(got, got.__name__))
        yield path, Message("“{key}” {what}", key=key, what=what)
        return
    match kind:
        case inspect.StructType(fields=fields):
            for name in value.keys() - {field.name for field in fields}:
                yield (*path, name), Message("“{key}” is not known here", key=name)
            for field in fields:
                if field.name in value:
                    yield from _faults(value[field.name], field.type, (*path, field.name))
                elif field.required:
                    yield path, Message("“{key}” is missing here", key=field.name)
        case inspect.DictType():
            for name, item in value.items():
                yield from _faults(name, kind.key_type, path)
                yield from _faults(item, kind.value_type, (*path, name))
        case inspect.LiteralType(values=values):
            if value not in values:
                yield path, Message("“{key}” {what}", key=key, what=Message("cannot be {value}", value=repr(value)))
        case inspect.ListType():
            for i, item in enumerate(value):
                yield from _faults(item, kind.item_type, (*path, str(i)))
        case _:
            pass
    if what := _beyond(value, kind, KINDS[expected]):
        yield path, Message("“{key}” {what}", key=key, what=what)


def _beyond(value: Any, kind: inspect.Type, name: Message) -> Message | None:
    """Say which bound a number, or the length of a text or list, does not keep."""
    match kind:
        case inspect.FloatType(ge=low, le=high) | inspect.IntType(ge=low, le=high):
            size, (at_least, at_most) = value, BOUNDS
        case inspect.StrType(min_length=low, max_length=high) | inspect.ListType(min_length=low, max_length=high):
            size, (at_least, at_most) = len(value), BOUNDS_OF_LENGTH
        case _:
            return None
    if low is not None and not size >= low:  # nan, too
        return at_least.filled(kind=name, limit=low)
    return at_most.filled(kind=name, limit=high) if high is not None and size > high else None


def _line(text: str, path: tuple[str, ...]) -> int:
    """Find the line (from 1) that a path such as phase, 1, pacer, rate speaks of, as near as its keys can be found."""
    lines = text.splitlines()
    first, end = 0, len(lines)
    for i, key in enumerate(path):
        if key.isdigit():
            continue
        table = re.compile(rf"\s*\[\[\s*{re.escape(key)}\s*\]\]")
        headers = [n for n in range(first, end) if table.match(lines[n])]
        if i + 1 < len(path) and path[i + 1].isdigit() and int(path[i + 1]) < len(headers):
            nth = int(path[i + 1])
            first, end = headers[nth], [*headers, end][nth + 1]
        else:
            named = re.compile(rf"(?:^|[\s{{,.\[\"']){re.escape(key)}[\"']?\s*[=\].]")
            first = next((n for n in range(first, end) if named.search(lines[n])), first)
    return first + 1
