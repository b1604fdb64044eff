"""What many sessions say, in rows: a title, the one figure that says most, what it means in words, figures on request.

History, report of a period, `hrvsync history` and its JSON show the same rows. Nothing is said that its interval does
not hold, and nothing is a grade.
"""

from collections.abc import Iterator
from math import exp, isfinite, isnan

import msgspec

from hrvsync import history
from hrvsync.analysis.over_days import LEAST_SESSIONS, Repairs, Trend
from hrvsync.analysis.over_months import Alike, Place, Pooled
from hrvsync.analysis.story.cards import CUES, by_chance, times
from hrvsync.couple import Contrast, CueAnswers
from hrvsync.i18n import Message, joined
from hrvsync.report import words


class Row(msgspec.Struct, frozen=True):
    """One row of a history by its `key`; `figures` are shown on request."""

    key: str
    title: Message
    figure: Message
    lines: tuple[Message, ...]
    figures: tuple[Message, ...] = ()


def couple_rows(both: history.Together) -> tuple[Row, ...]:
    """Say what many sessions of two show, row by row; rows of which nothing is known are left out."""
    made = (_settled(both), _repaired(both), _steadied(both), _together(both), _cues(both), _conditions(both))
    return tuple(row for row in (*made, _offered(both)) if row is not None)


def own_rows(body: history.Own) -> tuple[Row, ...]:
    """Say what a person's own body did in their sessions, each value in their own range."""
    return tuple(
        Row(
            name,
            words.OWN[name],
            words.own_value(body.lately[name].value, name),
            tuple(_own_lines(body, name)),
            (joined((words.own_interval(body, name), _change(body.trends[name], unit)), " "),),
        )
        for name, _, unit in history.OWN
        if body.lately[name].sessions
    )


def rows_of(found: history.Together | history.Own) -> tuple[Row, ...]:
    """Say what many sessions show, of two or of one person."""
    return couple_rows(found) if isinstance(found, history.Together) else own_rows(found)


# -- one person --


def _own_lines(body: history.Own, name: str) -> Iterator[Message]:
    usual = body.usual[name]
    if usual is not None:
        low, high = (words.own_value(end, name) for end in usual)
        yield Message("Usually {low} to {high}.", low=low, high=high)
    else:
        yield Message("A usual range shows from {n} sessions on.", n=history.LEAST_USUAL)
    if (found := body.places.get(name)) is not None:
        yield _placed(found, name)
    yield over_months(body.trends[name])
    yield words.OWN_MEANS[name]


def _placed(found: Place, name: str) -> Message:
    """Where the newest session lies among those before it, and how sure that is."""
    return Message(
        "The newest, {value}, is above {share:.0f} % of your {n} sessions before it (95 % interval {low:.0f} to "
        "{high:.0f} %).",
        value=words.own_value(found.value, name),
        share=100 * found.share,
        n=found.of,
        low=100 * found.low,
        high=100 * found.high,
    )


# -- two people --


def _settled(both: history.Together) -> Row | None:
    name = "settled_share"
    lately, usual = both.lately[name], both.usual.get(name)
    if not lately.sessions:
        return None
    figure = Message("{n} minutes of ten", n=words.in_whole(lately.value, 10))
    lines = [over_months(both.trends[name])]
    if usual is not None:
        low, high = (words.in_whole(end, 10) for end in usual)
        same = Message("Usually {n}.", n=low)
        lines.insert(0, same if low == high else Message("Usually {low} to {high}.", low=low, high=high))
    return Row("settled", Message("Settled together"), figure, tuple(lines), _figures(both, name))


def _repaired(both: history.Together) -> Row | None:
    found, before, later = both.repairs, both.repairs_before, both.same_day
    if not found.of and not before.of:
        return None
    lines: list[Message] = []
    if both.torn_protocol and both.torn_protocol != both.protocol:
        lines.append(Message("In sessions of {protocol}.", protocol=both.torn_protocol))
    if found.of:
        figure = Message("{n} of {ruptures}", n=found.back, ruptures=words.ruptures(found.of))
        lines.append(_half(found))
    else:
        figure = Message("No rupture in 60 days")
    if before.of:
        lines.append(Message("Before these 60 days: {n} of {of}.", n=before.back, of=before.of))
    if later.seen:
        lines.append(
            Message(
                "Of {of} not repaired within the session, {seen} had another session that day; {back} of these began "
                "it back in range.",
                of=later.of,
                seen=later.seen,
                back=later.back,
            )
        )
    change = both.trends["repair_s"]
    if not isnan(change.low):
        lines.append(_longer(change))
    return Row("repaired", Message("Found back to each other"), figure, tuple(lines), _figures(both, "repair_s"))


def _half(found: Repairs) -> Message:
    """How soon half of them were over, those counted in that were not when they were last seen."""
    if isnan(found.median):
        return Message("Half of them took longer than was watched.")
    if isnan(found.low):
        return Message("Half of them within {n:.0f} s.", n=found.median)
    if isnan(found.high):
        return Message("Half of them within {n:.0f} s (at least {low:.0f} s).", n=found.median, low=found.low)
    return Message(
        "Half of them within {n:.0f} s ({low:.0f} to {high:.0f} s).", n=found.median, low=found.low, high=found.high
    )


def _longer(change: Trend) -> Message:
    if not change.clear:
        return Message("No clear change yet of how long it takes.")
    if change.low > 0:
        return Message("It takes clearly longer than at first, those counted in that were not repaired.")
    return Message("It takes clearly less long than at first, those counted in that were not repaired.")


def _steadied(both: history.Together) -> Row | None:
    known = [one for one in both.steadied.values() if one.known]
    figure = times(sum(one.times for one in known)) if known else Message("not known yet")
    if not both.sessions:
        return None
    return Row("steadied", Message("Steadied each other"), figure, tuple(words.steadied(both)))


def _together(both: history.Together) -> Row | None:
    kinds = both.between.free, both.between.paced
    lines = [_alike(one) for one in kinds if one.of]
    if not lines:
        return None
    figure = Message("{n} of {of} minutes", n=sum(one.minutes for one in kinds), of=sum(one.of for one in kinds))
    figures = tuple(_share(one) for one in kinds if one.known)
    return Row("together", Message("Moving together"), figure, tuple(lines), (*figures, *_figures(both, "beyond_z")))


def _alike(found: Alike) -> Message:
    what = (
        Message("Without a pacer") if found.led == "free" else Message("With a pacer, and what it explains taken out")
    )
    said = Message(
        "{what}: more alike than by chance in {n} of {of} minutes of {sessions}; {chance}",
        what=what,
        n=found.minutes,
        of=found.of,
        sessions=words.sessions(found.sessions),
        chance=by_chance(found.by_chance),
    )
    if found.clear:
        return Message("{said}. That is clearly more.", said=said)
    if found.known:
        return Message("{said}. That is not clearly more.", said=said)
    return Message("{said}. It can be compared from six sessions on.", said=said)


def _share(found: Alike) -> Message:
    return Message(
        "{share:.0f} % of the minutes ({low:.0f} to {high:.0f} %).",
        share=100 * found.share,
        low=100 * found.low,
        high=100 * found.high,
    )


def _cues(both: history.Together) -> Row | None:
    found = both.between.cues
    if not found:
        return None
    figure = times(sum(one.n for one in found))
    return Row("cues", Message("Cues"), figure, tuple(map(_cue, found)))


def _cue(found: CueAnswers) -> Message:
    cue, often, sessions = CUES[found.cue], times(found.n), words.sessions(found.beyond.sessions)
    given = (
        Message("{cue} by {name}, {times} in {sessions}", cue=cue, name=found.by, times=often, sessions=sessions)
        if found.by
        else Message("{cue}, {times} in {sessions}", cue=cue, times=often, sessions=sessions)
    )
    if not found.beyond.known:
        return Message("{given}: its answer shows from six sessions on.", given=given)
    said = Message(
        "{given}: heart rate of {who} {value:+.1f} ({low:+.1f} to {high:+.1f}) beats a minute beside moments "
        "without it",
        given=given,
        who=found.who,
        value=found.beyond.value,
        low=found.beyond.low,
        high=found.beyond.high,
    )
    if found.settled:
        return Message("{said}; clearly more settled after it.", said=said)
    return Message("{said}; no clear answer yet.", said=said)


def _conditions(both: history.Together) -> Row | None:
    found = both.between.conditions
    lines = [line for one in found for line in _contrast(one)]
    if not lines:
        return None
    lines.append(Message("Where nothing stresses you, no difference is expected."))
    return Row("conditions", Message("Compared"), words.sessions(sum(one.sessions for one in found)), tuple(lines))


def _contrast(found: Contrast) -> Iterator[Message]:
    """What each body, and moving together, was in one condition and in another, over sessions."""
    pair = Message("{one} minus {other}", one=found.one, other=found.other)
    many = words.sessions(found.sessions)
    both = (
        Message("{both}, over {sessions} of {protocol}", both=pair, sessions=many, protocol=found.protocol)
        if found.protocol
        else Message("{both}, over {sessions}", both=pair, sessions=many)
    )
    if found.sessions < LEAST_SESSIONS:
        yield Message("{both}: a difference shows from six sessions on.", both=both)
    for who, effect in found.hr.items():
        if effect.known:
            yield Message(
                "{both}: heart rate of {who} {value:+.1f} ({low:+.1f} to {high:+.1f}) beats a minute, {clear}.",
                both=both,
                who=who,
                value=effect.value,
                low=effect.low,
                high=effect.high,
                clear=_clear(effect),
            )
    for who, effect in found.ln_rmssd.items():
        if effect.known:
            value, low, high = (100 * (exp(part) - 1) for part in (effect.value, effect.low, effect.high))
            yield Message(
                "{both}: variability (RMSSD) of {who} {value:+.0f} % ({low:+.0f} to {high:+.0f} %), {clear}.",
                both=both,
                who=who,
                value=value,
                low=low,
                high=high,
                clear=_clear(effect),
            )
    if found.together.known:
        yield Message(
            "{both}: moving together {value:+.2f} ({low:+.2f} to {high:+.2f}) of Fisher's z, {clear}.",
            both=both,
            value=found.together.value,
            low=found.together.low,
            high=found.together.high,
            clear=_clear(found.together),
        )


def _offered(both: history.Together) -> Row | None:
    accepted, declined = both.between.offers.accepted, both.between.offers.declined
    if not accepted.of + declined.of:
        return None
    lines: list[Message] = []
    for found, what in (
        (accepted, Message("Where you breathed together")),
        (declined, Message("Where you went on without it")),
    ):
        if found.of:
            settled = Message("{what}, both were settled in {n} of {of}.", what=what, n=found.back, of=found.of)
            lines.append(joined((settled, _half(found)), " "))
    lines.append(Message("You chose when: this does not say what the breathing did."))
    return Row("offered", Message("A minute together"), _offers(accepted.of + declined.of), tuple(lines))


def _offers(n: int) -> Message:
    return Message("offered once") if n == 1 else Message("offered {n} times", n=n)


# -- what rows share --


def over_months(found: Trend) -> Message:
    """Say whether something changes over months, or from when on that is known."""
    if isnan(found.per_month):
        return Message("A change shows from six sessions over two weeks on.")
    if not found.clear:
        return Message("No clear change yet.")
    return Message("Clearly more than at first.") if found.low > 0 else Message("Clearly less than at first.")


def _figures(both: history.Together, name: str) -> tuple[Message, ...]:
    unit = {row[0]: row[2] for row in history.TOGETHER}[name]
    known = words.known_from(both, name)
    lately = (
        Message("In the last 60 days {lately}, {known}.", lately=words.lately_of(both, name, unit), known=known)
        if known
        else Message()
    )
    return tuple(filter(None, (lately, _change(both.trends[name], unit))))


def _change(found: Trend, unit: str) -> Message:
    """The change a month with its interval."""
    shown, _, clear = words.change(found, unit)
    if not isfinite(found.per_month) and not found.clear:
        return Message()
    return Message("Change a month: {change}, {clear}.", change=shown, clear=clear)


def _clear(effect: Pooled) -> Message:
    return Message("clearly different") if effect.clear else Message("no clear difference")
