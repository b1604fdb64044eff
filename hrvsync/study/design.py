"""The design of a study: who is in it, what is compared, by which measure, and who is left out. One TOML file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage import FileError
from hrvsync.study.kernel import Windows
from hrvsync.study.permutation import BOOTSTRAPS, RE_PAIRINGS

type Measure = Literal["z", "z0", "size"]

MEASURES: dict[Measure, str] = {
    "z": "correlation at the best lag",
    "z0": "correlation without lag",
    "size": "size of the correlation over all lags",
}
"""What can be asked of pairs: all are Fisher z, means over windows."""


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of each recording: `part` is the name of a phase or mark, START..END (s, m:ss), or "whole".

    `task`: only of recordings of this task, where each condition has a file of its own.
    """

    name: str
    part: str = "whole"
    task: str = ""


class Recorded(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A recording of a dyad: one file of two people, or one of each, of which the second begins `later` (s).

    Without `later` their clocks say it. `session`: of which type it is; only alike ones are re-paired.
    """

    dyad: str
    files: tuple[str, ...]
    session: str = ""
    task: str = ""
    later: float | None = None


class Dyad(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two people: how they are called and which role each has; `values` by name, one of each person or of both."""

    id: str
    people: tuple[str, str]
    roles: tuple[str, str] = ("", "")
    values: dict[str, tuple[float, ...]] = {}


class LeaveOut(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who is left out before any pair is looked at: a part with too little of a heart, and dyads by name with a reason.

    `usable_pct`: least share of the part inside normal intervals. `least_s`: least length of the part.
    `rhythm`: whether people whose rhythm is not suited for HRV are left out. `windows`: least good windows of a pair.
    """

    usable_pct: float = 80.0
    least_s: float = 120.0
    rhythm: bool = True
    windows: int = 2
    dyads: dict[str, str] = {}


class Design(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A study. `fixed`: the day on which the plan was fixed; the report carries it, and does not depend on the clock.

    `folder`: where the recordings are, seen from the design. `expects`: more of true pairs than of re-paired ones, or
    less. `measures`: what the main result says, corrected together; the others stand beside it. `by_role`: whether
    the second of a dyad is exchanged for the second of another, else anybody for anybody.
    """

    title: str
    fixed: str
    dyads: tuple[Dyad, ...]
    recordings: tuple[Recorded, ...]
    conditions: tuple[Condition, ...] = (Condition("Whole session"),)
    folder: str = "."
    expects: Literal["more", "less"] = "more"
    measures: tuple[Measure, ...] = ("z",)
    by_role: bool = True
    contrasts: tuple[tuple[str, str], ...] = ()
    moderators: tuple[str, ...] = ()
    leave_out: LeaveOut = LeaveOut()
    windows: Windows = Windows()
    re_pairings: int = RE_PAIRINGS
    bootstraps: int = BOOTSTRAPS
    seed: int = 1

    @property
    def sign(self) -> float:
        """1 where more is expected of true pairs, -1 where less is."""
        return 1.0 if self.expects == "more" else -1.0

    def condition(self, name: str) -> int:
        """The place of a condition by its name."""
        return [one.name for one in self.conditions].index(name)


def read_design(path: Path) -> Design:
    """Read a design; raise FileError for what is missing in it, unknown, or contradicts itself."""
    todo = Message("correct it, or write a first one with hrvsync study init FOLDER")
    try:
        design = msgspec.toml.decode(path.read_bytes(), type=Design)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise FileError(path, Message("it is no design of a study ({what})", what=str(error)), todo) from None
    for what in _wrong(design):
        raise FileError(path, what, todo)
    return design


def _wrong(design: Design) -> Iterator[Message]:
    """Yield what contradicts itself, or cannot be."""
    dyads, conditions = [one.id for one in design.dyads], [one.name for one in design.conditions]
    for name, many in (("dyad", dyads), ("condition", conditions)):
        if len({*many}) < len(many):
            yield Message("a {name} is named twice: {which}", name=name, which=_twice(many))
    if not dyads or not conditions or not design.measures:
        yield Message("it names no dyad, no condition or no measure")
    for one in design.recordings:
        if one.dyad not in dyads:
            yield Message("a recording is of the dyad {dyad}, which is not listed", dyad=one.dyad)
        if not 1 <= len(one.files) <= 2:
            yield Message(
                "a recording of {dyad} names {n} files: one of two people, or two", dyad=one.dyad, n=len(one.files)
            )
    for name in (name for both in design.contrasts for name in both if name not in conditions):
        yield Message("a contrast names the condition {name}, which is not listed", name=name)
    for name in (name for name in design.leave_out.dyads if name not in dyads):
        yield Message("the dyad {dyad} is left out but not listed", dyad=name)
    for name in (name for name in design.moderators if not any(name in one.values for one in design.dyads)):
        yield Message("no dyad has a value for the moderator {name}", name=name)
    windows = design.windows
    if not (
        windows.rate == 4 and 10 <= windows.window <= 3600 and 0 <= windows.max_lag <= 60 and 1 <= windows.hop <= 600
    ):
        yield Message("windows need a rate of 4, 10 to 3600 s, lags up to 60 s and steps of 1 to 600 s")
    elif any(seconds * windows.rate % 1 for seconds in (windows.window, windows.max_lag, windows.hop)):
        yield Message("lengths of windows, lags and steps are multiples of 0.25 s")
    if not (99 <= design.re_pairings <= 10**6 and 99 <= design.bootstraps <= 10**6):
        yield Message("re_pairings and bootstraps lie between 99 and 1000000")


def _twice(many: list[str]) -> str:
    return next(one for one in many if many.count(one) > 1)


def design_text(design: Design, remarks: tuple[str, ...] = ()) -> str:
    """Return a design as TOML, with remarks for whoever edits it at the top."""
    leave_out, windows = design.leave_out, design.windows
    lines = [
        "# A study of hrvsync. `hrvsync study check` lists who would be left out, `hrvsync study run` does it.",
        *(f"# Unclear: {remark}" for remark in remarks),
        "",
        f"title = {_text(design.title)}",
        f"fixed = {_text(design.fixed)}  # the day this plan was fixed",
        f"folder = {_text(design.folder)}",
        f"expects = {_text(design.expects)}  # of true pairs than of re-paired ones: more or less",
        f"measures = {_texts(design.measures)}  # the main result, corrected together: z, z0, size",
        f"by_role = {_truth(design.by_role)}  # exchange the second of a dyad only; false: anybody with anybody",
        f"contrasts = [{', '.join(map(_texts, design.contrasts))}]  # pairs of conditions",
        f"moderators = {_texts(design.moderators)}",
        f"re_pairings = {design.re_pairings}",
        f"bootstraps = {design.bootstraps}",
        f"seed = {design.seed}",
        "",
        "[windows]",
        *(f"{name} = {getattr(windows, name):g}" for name in windows.__struct_fields__),
        "",
        "[leave_out]",
        f"usable_pct = {leave_out.usable_pct:g}",
        f"least_s = {leave_out.least_s:g}",
        f"rhythm = {_truth(leave_out.rhythm)}",
        f"windows = {leave_out.windows}",
        "",
        '[leave_out.dyads]  # dyad = "reason"',
        *(f"{_text(name)} = {_text(why)}" for name, why in leave_out.dyads.items()),
    ]
    for one in design.conditions:
        lines += ["", "[[conditions]]", f"name = {_text(one.name)}", f"part = {_text(one.part)}"]
        lines += [f"task = {_text(one.task)}"] * bool(one.task)
    for dyad in design.dyads:
        lines += ["", "[[dyads]]", f"id = {_text(dyad.id)}", f"people = {_texts(dyad.people)}"]
        lines += [f"roles = {_texts(dyad.roles)}"] * any(dyad.roles)
        if dyad.values:
            values = (f"{_text(name)} = [{', '.join(map(_number, each))}]" for name, each in dyad.values.items())
            lines.append(f"values = {{{', '.join(values)}}}")
    for recorded in design.recordings:
        lines += ["", "[[recordings]]", f"dyad = {_text(recorded.dyad)}", f"files = {_texts(recorded.files)}"]
        lines += [f"session = {_text(recorded.session)}"] * bool(recorded.session)
        lines += [f"task = {_text(recorded.task)}"] * bool(recorded.task)
        lines += [] if recorded.later is None else [f"later = {recorded.later!r}"]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _number(value: float) -> str:
    return repr(float(value))
