"""Sentences about a session, for eyes and for screen readers: calm, about bodies, never a grade."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, QTime

from hrvsync import history
from hrvsync.analysis.live import Frame, PairFrame, PersonFrame
from hrvsync.analysis.measure import Values
from hrvsync.analysis.measures import Basis
from hrvsync.analysis.over_days import Repairs, Trend
from hrvsync.analysis.states import Rupture, State, Steadied
from hrvsync.analysis.story import alone_in_words, in_words
from hrvsync.analysis.synchrony.so_far import EVERY_S, LONGEST_S
from hrvsync.events import Mark
from hrvsync.history import CARE_PCT, Day, LeftOut, Together
from hrvsync.report.words import in_whole
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.session.state import STALE, SessionState

EVENT_S = 65.0  # the newest minute with its lags
ENOUGH_PCT = 80.0  # of the newest minute of both must be clean for a word


def tr(text: str) -> str:
    """Translate a text of this file, or of one that calls `phrases.tr`: lupdate files the latter under this name."""
    found = QCoreApplication.translate("phrases", text)
    return found if found != text else QCoreApplication.translate("", text)


def number(value: float, digits: int = 0) -> str:
    """A number as the person's locale writes it; a dash where there is not enough good data."""
    return "–" if math.isnan(value) else QLocale().toString(float(value), "f", digits)


def per_cent(value: float) -> str:
    """A share (%) in whole numbers: 100 only of all, 0 only of nothing; a dash where it is not known."""
    return number(value if math.isnan(value) else in_whole(value / 100, 100))


def listed(names: Sequence[str]) -> str:
    """The names in a row, as one says them."""
    *others, last = names or ("",)
    return tr("{names} and {last}").format(names=", ".join(others), last=last) if others else last


def session(protocol: str, cut_short: bool, corrected: int = 0) -> str:
    """What a session was, that it had no end, and how many of its beats were corrected by hand."""
    by_hand = tr("{n} corrected by hand").format(n=number(corrected)) if corrected else ""
    return " · ".join(filter(None, (protocol, tr("cut short") if cut_short else "", by_hand)))


def moment(iso: str) -> str:
    """Day and time of day of an ISO date and time; nothing where it is none."""
    when = QDateTime.fromString(iso[:19], Qt.DateFormat.ISODate)
    return f"{day(iso)} {QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)}" if when.isValid() else ""


def day(iso: str) -> str:
    """The day of it; the month in letters, so that nobody takes it for the day."""
    when = QDateTime.fromString(iso[:19], Qt.DateFormat.ISODate)
    return QLocale().toString(when.date(), tr("d MMM yyyy")) if when.isValid() else ""


def short_moment(iso: str) -> str:
    """The day of the week, the day and the time of day, with the year where it is another one than now."""
    when = QDateTime.fromString(iso[:19], Qt.DateFormat.ISODate)
    if not when.isValid():
        return ""
    this_year = when.date().year() == QDate.currentDate().year()
    day = QLocale().toString(when.date(), tr("ddd d MMM") if this_year else tr("ddd d MMM yyyy"))
    return f"{day}, {QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)}"


def weekday(iso: str) -> str:
    """The day of it as one says it, with the day of the week."""
    when = QDateTime.fromString(iso[:19], Qt.DateFormat.ISODate)
    return QLocale().toString(when.date(), tr("dddd, d MMMM")) if when.isValid() else ""


def minutes(seconds: float) -> str:
    """How long something lasts, in whole minutes; in seconds where it is not one."""
    if (n := round(seconds)) < 60:
        return tr("1 second") if n == 1 else tr("{n} seconds").format(n=number(n))
    whole = round(seconds / 60)
    return tr("1 minute") if whole == 1 else tr("{n} minutes").format(n=number(whole))


def time_left(seconds: float, *, short: bool = False) -> str:
    """How much is left, in half minutes; of the last minute in ten seconds."""
    if seconds <= 60:
        n = number(10 * max(1, math.ceil(seconds / 10)))
        return tr("{n} s left").format(n=n) if short else tr("{n} seconds left").format(n=n)
    return _halves(math.ceil(seconds / 30), tr("{n} min left in all") if short else tr("{n} minutes left in all"))


def time_gone(seconds: float) -> str:
    """How much is over of what has no end, in half minutes; nothing in the first of them."""
    return _halves(int(seconds // 30), tr("{n} min so far")) if seconds >= 60 else ""


def _halves(half_minutes: int, text: str) -> str:
    """Write a number of half minutes, as in 6 ½."""
    whole, half = divmod(half_minutes, 2)
    return text.format(n=f"{number(whole)} ½" if half else number(whole))


def clock(seconds: float) -> str:
    """Minutes and seconds, as in 5:00, with hours where there are any."""
    whole = max(0, int(seconds))
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def link(name: str, person: PersonFrame) -> str:
    """One sentence if something is wrong with the person's strap, else nothing."""
    connecting, seconds = tr("Connecting to {name}'s strap"), number(person.silent)
    text = {
        "lost": tr("{name}'s strap paused, trying again{ago}"),
        "off": tr("Looking for {name}'s strap"),
        "found": connecting,
        "connecting": connecting,
        "waiting": tr("Waiting for {name}'s first beats"),
    }.get(person.link, "")
    if not text and person.contact is False:
        text = tr("{name}'s strap does not feel the skin: moisten it or pull it tighter")
    elif not text and person.silent > STALE:
        text = tr("{name}'s strap is silent ({seconds} s)")
    return text.format(name=name, seconds=seconds, ago="" if math.isnan(person.silent) else f" ({seconds} s)")


def strap(person: PersonFrame) -> str:
    """Model, battery and contact of a strap, as far as it reports them."""
    contact = {True: tr("on skin"), False: tr("no contact"), None: ""}[person.contact]
    battery = "" if person.battery_pct is None else f"{number(person.battery_pct)} %"
    pulse = tr("pulse wave: PRV, not HRV") if person.beats.pulse else ""
    return " · ".join(filter(None, (translated(person.strap), battery, contact, pulse)))


def body_state(person: PersonFrame) -> tuple[str, str]:
    """What the body is doing, against the person's own range: in a word, and what that means."""
    if person.beats.rhythm_disorder:
        return tr("Heart rate only"), tr("pacemaker or rhythm disorder")
    if person.state.state == State.UNKNOWN and person.usable_pct < CARE_PCT:
        return tr("Too few clean beats"), tr("moist electrodes and sitting still help")
    word, meaning = {
        State.SETTLED: (tr("Settled"), tr("within your own range")),
        State.ACTIVATED: (tr("Activated"), tr("heart up, variability down")),
        State.WITHDRAWN: (tr("Dampened"), tr("variability down, heart not up")),
        State.LIVELY: (tr("Lively"), tr("heart up, variability kept")),
    }.get(person.state.state, (tr("Arriving"), tr("getting to know your own range")))
    if person.state.rising:
        word, meaning = tr("Rising"), tr("the heart is going up")
    return word, meaning if person.state.quiet else tr("{meaning}; the start was not quiet").format(meaning=meaning)


def not_quiet(name: str) -> str:
    """What a person was compared with who had not come to rest at the beginning."""
    text = tr("{name}'s heart had not come to rest at the beginning: the lowest minute stands in for it.")
    return text.format(name=name)


def silent_straps(state: SessionState, frame: Frame) -> str:
    """What is wrong with the link or the skin contact of straps; nothing where they send."""
    wrong = (link(state.name(who), person) for who, person in frame.people.items())
    return " · ".join(filter(None, wrong))


def straps(state: SessionState, frame: Frame) -> str:
    """One line for all straps that something is wrong with, or that give few clean beats."""
    if wrong := silent_straps(state, frame):
        return wrong
    if len(frame.people) < len(state.names):
        return tr("Waiting for a strap")
    poor = [
        tr("{name}: only {n} % clean").format(name=state.name(who), n=per_cent(person.usable_pct))
        for who, person in frame.people.items()
        if person.usable_pct < CARE_PCT
    ]
    return " · ".join(poor)


def advice(state: SessionState, frame: Frame) -> str:
    """What to do about the first strap with which something is wrong, as far as its link says."""
    wrong = (who for who, person in frame.people.items() if link("", person))
    return next((text for who in wrong if (text := state.advice.get(who, ""))), "")


def body_rows(person: PersonFrame) -> list[tuple[str, str, str]]:
    """What else is known of a body: (key, name, value) of breath, swing, coherence and usable beats."""
    measures = person.measures
    rate, swing, coherence = measures.breathing_rate, measures.hr_swing, measures.coherence
    breath = tr("{rate} a minute").format(rate=number(rate, 1))
    if math.isnan(rate):
        breath = "" if math.isnan(measures.breathing_basis) else tr("uncertain")
    rows = (
        ("breath", tr("Breath"), breath),
        ("swing", tr("Swing"), "" if math.isnan(swing) else tr("{n} bpm").format(n=number(swing))),
        ("coherence", tr("Coherence"), "" if math.isnan(coherence) else number(coherence, 1)),
        ("usable", tr("Usable beats"), "" if math.isnan(person.usable_pct) else f"{per_cent(person.usable_pct)} %"),
    )
    return [row for row in rows if row[2]]


def breath_basis(measures: Values) -> str:
    """What the breathing rate rests on, or why there is none, with what coherence is."""
    texts = {
        Basis.CHEST: tr("Breath: measured at the chest."),
        Basis.PACER: tr("Breath: the heart follows the pacer."),
        Basis.HEART: tr("Breath: from the heart's swing."),
        Basis.WAVE: tr("Breath uncertain: the heart's own slow wave outweighs it."),
        Basis.UNCLEAR: tr("Breath uncertain: the heart shows no clear swing with it."),
        Basis.ASTRAY: tr("Breath uncertain: the heart does not follow the pacer."),
        Basis.RESTLESS: tr("Breath uncertain: the chest moves too much."),
    }
    code = measures.breathing_basis
    text = "" if math.isnan(code) else texts.get(Basis(int(code)), "")
    return " ".join((text, tr("Coherence: one slow wave against all others, up to 13."))).strip()


def mark_kinds() -> dict[str, str]:
    """The kinds of mark that the app offers."""
    return {
        "rupture": tr("rupture"),
        "repair": tr("repair"),
        "touch": tr("touch"),
        "cue": tr("cue"),
        "note": tr("note"),
        "moment": tr("moment"),
    }


def cue_names() -> dict[str, str]:
    """The cues of safety."""
    return {
        "voice": tr("voice"),
        "face": tr("face"),
        "eyes": tr("eyes"),
        "posture": tr("posture"),
        "pacing": tr("pacing"),
        "touch": tr("touch"),
    }


def mark(event: Mark) -> str:
    """A mark on the session line: its text, or what kind it is."""
    if event.kind == "cue":
        return cue_names().get(event.text, event.text or tr("cue"))
    return event.text or mark_kinds().get(event.kind, event.kind)


def _alike(pair: PairFrame) -> bool:
    return pair.together.word in ("some", "together")


def together(frame: Frame, names: dict[str, str], *, missing: bool = True) -> str:
    """How both are and whether they move together, in one sentence; before that can be said, what is `missing`."""
    if frame.pair is None:
        return translated(alone_in_words(frame))
    if joined := in_words(frame, names):
        return translated(joined)
    reading = frame.pair.together
    paced = reading.null == "pacer"
    if reading.opposite:
        return tr("Moving in opposite directions beyond the pacer") if paced else tr("Moving in opposite directions")
    if reading.word == "together":
        return tr("Moving together beyond the pacer: clearly") if paced else tr("Moving together: clearly")
    if reading.word == "some":
        return tr("Moving together a little, beyond the pacer") if paced else tr("Moving together a little")
    if reading.follow and reading.word == "apart":
        return tr("Both follow the pacer; no more than that")
    if reading.follow:
        return tr("Both follow the pacer; no more than that yet")
    if reading.word == "apart":
        return tr("No more alike than by chance")
    return _missing(frame, names) if missing else ""


def _missing(frame: Frame, names: dict[str, str]) -> str:
    """What has to come before anything can be said about the two."""
    silent = [names.get(who, who) for who, person in frame.people.items() if link("", person)]
    if len(silent) > 1:
        return tr("Waiting for both straps")
    if silent:
        return tr("Waiting for {name}'s strap").format(name=silent[0])
    needs = frame.pair.together.needs if frame.pair else math.nan
    if needs > 0 and not frame.paused:
        paced = frame.phase is not None and frame.phase.pacers
        text = (
            tr("Needs {n} s more of both of you with the pacer")
            if paced
            else tr("Needs {n} s more of both of you breathing freely")
        )
        return text.format(n=number(math.ceil(needs)))
    poor = [names.get(who, who) for who, person in frame.people.items() if person.usable_pct < ENOUGH_PCT]
    if poor and not frame.paused:
        return tr("Waiting for a minute of clean beats: {names}").format(names=", ".join(poor))
    return tr("Not enough yet to say whether you move together")


def so_far(frame: Frame) -> str:
    """What is clear of the phase so far, or of its last ten minutes; nothing before two minutes of it."""
    if frame.pair is None or not frame.pair.together.so_far:
        return ""
    reading = frame.pair.together
    if reading.so_far == "together":
        more = (
            tr("more in common than the pacer explains")
            if reading.so_far_beyond
            else tr("more in common than by chance")
        )
    elif reading.so_far_beyond:
        more = tr("not clearly more in common than the pacer explains")
    else:
        more = tr("not clearly more in common than by chance")
    if frame.t - (0.0 if frame.phase is None else frame.phase.t) >= LONGEST_S + EVERY_S:
        text = tr("The last ten minutes: {more}")
    else:
        text = tr("So far: {more}") if frame.phase is None else tr("This phase so far: {more}")
    return text.format(more=more)


def shared_event(frame: Frame, marks: Sequence[Mark]) -> str:
    """What a mark of both, or both hearts up, within the newest minute means where the two are alike in it."""
    if frame.pair is None or frame.pair.together.word not in ("some", "together"):
        return ""
    marked = any(mark.who is None and frame.t - EVENT_S < mark.t <= frame.t for mark in marks)
    up = all(person.state.state in (State.ACTIVATED, State.LIVELY) for person in frame.people.values())
    return tr("Something that happens to both, such as standing up, makes strangers alike too.") if marked or up else ""


def chance(frame: Frame) -> str:
    """What chance would give, and what a shared pacer does by itself, beside the sentence about moving together."""
    if frame.pair is None:
        return ""
    reading = frame.pair.together
    readings = [person.state for person in frame.people.values()]
    both_up = all(one.up for one in readings) and _alike(frame.pair)
    if any(one.up or one.rising for one in readings) and not both_up:
        return ""  # then nothing is said of moving together
    by_chance = {
        "": "",
        "apart": tr("Chance alone gives as much."),
        "some": tr("Chance alone gives this much in up to one minute of five."),
        "together": tr("Chance alone gives this much in fewer than one minute of twenty."),
    }["" if reading.opposite else reading.word]
    if not by_chance or frame.phase is None or "" not in frame.phase.pacers:
        return by_chance
    by_itself = tr("Breathing to one pacer brings hearts together by itself; here it is taken out.")
    return f"{by_chance} {by_itself}"


def synchrony_numbers(pair: PairFrame, names: dict[str, str]) -> str:
    """How closely each follows the pacer and what is beyond it, or the correlation alone; for the details view."""
    zero, beyond, locking = pair.measures.synchrony, pair.measures.beyond_z, pair.together.locking
    parts: list[str] = []
    if locking:
        each = ", ".join(f"{names.get(who, who)} {number(value, 2)}" for who, value in locking.items())
        parts.append(tr("with the pacer: {each}").format(each=each))
    if not math.isnan(beyond):
        r, chance = (number(math.tanh(z), 2) for z in (beyond, pair.measures.beyond_high))
        parts.append(tr("beyond the pacer {r} (chance up to {c})").format(r=r, c=chance))
    if not parts and not math.isnan(zero):
        parts.append(tr("correlation without lag {r}").format(r=number(zero, 2)))
    return " · ".join(parts)


def lag(pair: PairFrame, names: dict[str, str]) -> str:
    """Who is ahead and by how much with its 90 % interval, or why that is not known; for the details view only."""
    reading = pair.together
    if reading.leads:
        low, high = sorted(abs(end) for end in reading.lag_interval)
        text = tr("{name} ahead by {s} s ({low} to {high} s)")
        name = names.get(reading.leads, reading.leads)
        return text.format(name=name, s=number(abs(reading.lag), 1), low=number(low, 1), high=number(high, 1))
    return {
        "": "",
        "not above chance": tr("lag: not above chance"),
        "within timing error": tr("in step, as far as the straps can tell"),
        "half a breath": tr("lag: the wave is too short to tell who is ahead"),
        "at the edge": tr("lag: perhaps more than the 5 s searched"),
        "uncertain": tr("lag: uncertain"),
    }[reading.withheld]


def rupture(found: Rupture) -> str:
    """A rupture, marked or seen as a joint shift, and whether both bodies came back into their range."""
    marked = found.source == "mark"
    began = tr("At {at} a rupture was marked") if marked else tr("At {at} something shifted in both bodies")
    went = {
        "stayed": tr("both stayed in their range"),
        "back": tr("both were back in their range after {n} s"),
        "not_back": tr("not both of you were back in range by the end"),
    }.get(found.outcome, tr("too much is missing there to say more"))
    return f"{began.format(at=clock(found.t))}: {went.format(n=number(found.pair_seconds))}"


def trend(found: Trend, scale: Callable[[float], float] | None = None, unit: str = " %") -> str:
    """A change over months with its uncertainty; `scale` makes a change of a logarithm or a share one in `unit`."""
    if math.isnan(found.per_month):
        return tr("A change shows from six sessions over two weeks on.")
    values = [found.per_month, found.low, found.high]
    shown = [scale(value) for value in values] if scale else values
    digits = 0 if max(abs(value) for value in shown) >= 10 else 1 if max(abs(value) for value in shown) >= 1 else 2
    change, low, high = (signed(value, digits) + (unit if scale else "") for value in shown)
    sure = tr("clearly different from no change") if found.clear else tr("no clear change yet")
    text = tr("Change a month: {change} ({low} to {high}), {sure}.")
    return text.format(change=change, low=low, high=high, sure=sure)


def repaired(found: Repairs) -> str:
    """After how many ruptures both came back, and how soon, those that lasted longer than was watched counted in."""
    if not found.of:
        return tr("No rupture in 60 days.")
    back = tr("Back in range in {n} of {of} in 60 days.").format(n=number(found.back), of=number(found.of))
    if math.isnan(found.median):
        half = tr("Half of them took longer than was watched.")
    elif math.isnan(found.low):
        half = tr("Half within {n} s.")
    elif math.isnan(found.high):
        half = tr("Half within {n} s (at least {low} s).")
    else:
        half = tr("Half within {n} s ({low} to {high} s).")
    return f"{back} {half.format(n=number(found.median), low=number(found.low), high=number(found.high))}"


def apart(others: LeftOut) -> str:
    """What is left out since it is of another protocol or posture than what is compared; nothing without any."""
    free, names = tr("without a guide"), postures()
    named = [f"{protocol or free} ({number(n)})" for protocol, n in others.protocols.items()]
    named += [f"{names[posture]} ({number(n)})" for posture, n in others.postures.items()]
    if not named:
        return ""
    return tr("Not compared, since different sessions are not alike: {named}.").format(named=", ".join(named))


def postures() -> dict[str, str]:
    """The postures of somebody alone, as the notes of a session keep them."""
    return {"lying": tr("lying"), "sitting": tr("sitting"), "standing": tr("standing")}


def hours(days: Sequence[Day]) -> str:
    """When in the day the readings were made; nothing without any."""
    first, middle, last = (time_of_day(time) for time in history.hours(days))
    if first == last:
        return tr("All at {time}.").format(time=first) if first else ""
    text = tr("Readings from {first} to {last}, half of them by {middle}.")
    return text.format(first=first, last=last, middle=middle)


def time_of_day(time: str) -> str:
    """HH:MM as the person's locale writes it."""
    return QLocale().toString(QTime.fromString(time, "HH:mm"), QLocale.FormatType.ShortFormat)


def steadied(both: Together) -> str:
    """How often each of two people steadied the other, and how often they would by chance."""
    found = [
        _steadied_times(who, other, one)
        for who, other in (both.people, both.people[::-1])
        if (one := both.steadied.get(who)) is not None and one.known
    ]
    return " ".join(found) or tr("Who steadied whom shows from six sessions of one kind and length on.")


def _steadied_times(who: str, other: str, found: Steadied) -> str:
    if found.clear:
        text = tr("Over {n} sessions {who} steadied {other} {times}, by chance {c} ({low} to {high}): more than that.")
    else:
        text = tr("Over {n} sessions {who} steadied {other} {times}, by chance {c} ({low} to {high}).")
    few = {0: tr("not once"), 1: tr("once"), 2: tr("twice")}
    times = few.get(found.times, tr("{n} times").format(n=number(found.times)))
    n, c, (low, high) = number(found.sessions), number(found.by_chance), map(number, found.ends)
    return text.format(n=n, who=who, other=other, times=times, c=c, low=low, high=high)


def signed(value: float, digits: int = 0) -> str:
    """A number with its sign."""
    return ("+" if value > 0 else "") + number(value, digits)


def dynamic(key: str) -> str:
    """What is between two bodies, by the name of its Dynamic in small letters."""
    return {
        "both_settled": tr("Both settled"),
        "one_settled": tr("One settled, one not"),
        "both_unsettled": tr("Both unsettled"),
    }[key]
