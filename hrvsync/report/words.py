"""The report in words: numbers as text, sentences, meanings, definitions, methods. Bodies are described, not graded.

Each is a Message, translated where the report is set; only the methods, which are to be cited, stay English.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import exp, isfinite, isinf, isnan, nan

from hrvsync import history
from hrvsync.analysis.measures import Measure, Resonance
from hrvsync.analysis.over_days import LEAST_SESSIONS, Middle, Repairs, Trend
from hrvsync.analysis.pair import ahead
from hrvsync.analysis.session import PersonMeasures
from hrvsync.analysis.states.pooled import LEAST_POOLED
from hrvsync.analysis.story.cards import CUES, times
from hrvsync.analysis.synchrony import Together
from hrvsync.analysis.synchrony.surrogates import LONGEST_S
from hrvsync.beats import Edit
from hrvsync.events import Mark
from hrvsync.history import CARE_PCT, Day, LeftOut, UsableShare, verdict
from hrvsync.i18n import Message, decimal, joined, listed

UNKNOWN, CUT_SHORT = "–", Message("cut short")


def number(value: float | None, digits: int, unit: str = "") -> Message:
    """Write a number with its unit, a dash where it is not known."""
    if value is None or isnan(value):
        return joined([UNKNOWN])
    return decimal(value, digits, unit)


def in_whole(share: float, of: int) -> int:
    """Round a share (0 to 1) of `of`, so that all of it is said only of all, and nothing only of nothing."""
    return of if share >= 1 else 0 if share <= 0 else min(max(round(of * share), 1), of - 1)


def percent(share: float) -> Message:
    """Write a share (0 to 1) as per cent."""
    return number(in_whole(share, 100) if isfinite(share) else share, 0, " %")


def usable_pct(value: float | None) -> Message:
    """Write how much of the time is usable (%)."""
    return percent(nan if value is None else value / 100)


def lasting(seconds: float) -> Message:
    """Say how long a session was, in minutes; in seconds where it was not one."""
    whole = round(seconds)
    return Message("{n} {n:second|seconds}", n=whole) if whole < 60 else minutes(round(seconds / 60))


def count(n: int, noun: str) -> str:
    """Write how many there are of something, for those who read English."""
    return f"{n} {noun}{'' if n == 1 else 's'}"


def minutes(n: int) -> Message:
    """Count minutes."""
    return Message("1 minute") if n == 1 else Message("{n} minutes", n=n)


def days(n: int) -> Message:
    """Count days."""
    return Message("1 day") if n == 1 else Message("{n} days", n=n)


def sessions(n: int) -> Message:
    """Count sessions."""
    return Message("1 session") if n == 1 else Message("{n} sessions", n=n)


def readings(n: int) -> Message:
    """Count readings."""
    return Message("1 reading") if n == 1 else Message("{n} readings", n=n)


def ruptures(n: int) -> Message:
    """Count ruptures."""
    return Message("1 rupture") if n == 1 else Message("{n} ruptures", n=n)


def names(some: Iterable[str]) -> Message:
    """Join names with "and"."""
    some = [joined([name]) for name in some]
    return listed(some) if some else Message()


def length(seconds: float) -> str:
    """Write a length of time in its two largest units."""
    if isnan(seconds) or round(seconds) < 60:
        return number(seconds, 0, " s")
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    units = [(hours, "h"), (minutes, "min")] if hours else [(minutes, "min"), (rest, "s")]
    return " ".join(f"{n} {unit}" for n, unit in units if n)


DISCLAIMER = Message(
    "hrvsync is for relaxation, self-exploration and research. It is not a medical device and does not diagnose, treat "
    "or monitor any condition; numbers can be wrong. Do not use it to make health decisions. Breathe gently; stop if "
    "you feel dizzy, short of breath or unwell. Ask a clinician first if you are pregnant, have a heart rhythm "
    "disorder, a pacemaker, epilepsy, lung disease or panic attacks. Synchrony is not a measure of love, honesty or "
    "the quality of a relationship. Not for use with anyone who has not agreed."
)

STATES = {
    "settled": (Message("settled"), Message("heart rate not up, variability kept")),
    "lively": (Message("lively"), Message("heart rate up, variability kept")),
    "activated": (Message("activated"), Message("heart rate up, variability down")),
    "withdrawn": (Message("dampened"), Message("heart rate not up, variability down")),
}
"""The name and meaning of each state by its key; what people read as dampened has the key withdrawn."""
DYNAMICS = {
    "both_settled": (Message("both settled"), Message("the variability of both is kept")),
    "one_settled": (Message("one settled"), Message("the variability of one is kept, that of the other is down")),
    "both_unsettled": (Message("both unsettled"), Message("the variability of both is down")),
}
RHYTHMS = {
    "suited": Message("suited for HRV"),
    "not suited": Message("too irregular for HRV"),
    "disorder": Message("not suited for HRV: pacemaker or rhythm disorder"),
}
RUPTURES = {"mark": Message("marked"), "shift": Message("seen in both bodies")}
"""How each kind of rupture was seen."""
OUTCOMES = {
    "stayed": Message("neither left their range"),
    "back": Message("both were back after {length}"),
    "not_back": Message("they were not both back by the end"),
    "not_seen": Message("not seen: beats are missing"),
}

PACED = Message(
    "One pacer led both breaths in part of it, which alone makes two hearts move alike: there it is taken out of both, "
    "and only what is beyond it counts."
)
CHANCE = Message(
    "Shaded: where the correlation at the best lag lies in 95 of 100 minutes of two unrelated courses like these. Only "
    "what rises above it is more than chance."
)
WITHHELD = {
    "not above chance": Message("not above chance"),
    "within timing error": Message("closer than the straps can resolve"),
    "half a breath": Message("both follow a wave so short that ahead and behind look alike"),
    "at the edge": Message("the lag may lie beyond the 5 s searched"),
    "uncertain": Message("the lag is uncertain"),
}
BARE = Message("A bare series of intervals without times of arrival: gaps cannot be seen.")
NO_BASELINE = Message("{name}: no baseline, for the settling phase held too few usable seconds.")
NOT_SUITED = {"not suited": Message("too many irregular beats"), "disorder": Message("pacemaker or rhythm disorder")}
NO_STATES = Message("{name}: no states, for variability is not measured with a pacemaker or a rhythm disorder.")
NOT_QUIET = Message(
    "The heart had not come to rest at the beginning: the lowest minute of it stands in for the baseline."
)
NO_BASELINES = Message("Not known: this needs a baseline of both.")
NO_RUPTURES = Message("None was marked, and none was seen in both bodies.")
AGAIN = Message(
    "The rate at which breath and heart swing together most differs from person to person and from day to day: assess "
    "it again on another day before you keep to one. A larger swing is a bodily response to a rate, not a merit."
)

DIGITS = {
    "mean_hr_bpm": 1,
    "mean_rr_ms": 0,
    "rmssd_ms": 1,
    "sdnn_ms": 1,
    "pnn50_pct": 1,
    "lf_ms2": 0,
    "hf_ms2": 0,
    "dfa_alpha1": 2,
}
"""The measures in the table of a session, with their digits."""
NEED_HF = {"hf_ms2", "lf_hf", "lf_nu", "hf_nu", "hf_peak_hz", "total_ms2"}

MEANS = (
    Message(
        "RMSSD is how much the time between beats changes from one beat to the next. At rest it mostly follows the "
        "vagus nerve's beat-by-beat activity. It differs many times over between healthy people: compare a person "
        "only with themselves, at the same posture and breathing."
    ),
    Message(
        "The four states compare heart rate and variability with that person's own start of this session. They are "
        "states of a body, not feelings: laughter, standing up and speaking speed up a heart as worry does."
    ),
    Message(
        "Moving together says that two hearts sped up and slowed down alike within a minute. Breathing at one pace, "
        "moving and hearing the same thing all do that, in strangers too: after something that reached both at once, a "
        "minute says little about the two."
    ),
    Message("The lag says whose curve turned first, by how much. It does not say who led whom."),
    Message(
        "A rupture is a moment that you marked, or one at which both bodies jumped away from their range; repair is "
        "the time until both were back. Neither says what was felt, nor that quick is better."
    ),
)
ALONE = 2
"""How many of them hold for one person."""
MEANS_NOT = (
    Message("Nothing here measures love, closeness, honesty or how good a relationship is."),
    Message("Nothing here is a diagnosis; a strap is not an electrocardiograph."),
    Message("A difference between two people is not a difference in health."),
    Message("One session says little about the next; what lasts shows over weeks."),
)

MEANS_OVER_DAYS = (
    MEANS[0],
    Message(
        "A single day says little. The 7-day mean against your own usual range says more, and only a lasting "
        "change is worth a thought: sleep, illness, alcohol, training, posture and the hour of the day all move "
        "it."
    ),
    Message("Your usual range holds about two of three readings. It is a description of you, not a target."),
)
MEANS_OVER_WEEKS = (
    MEANS[1],
    MEANS[2],
    Message(
        "Quick repair is not better than slow repair; what counts over months is that it happens. Safety between "
        "two people grows with practice over time, and a trend here shows practice, not worth."
    ),
    Message("An interval that includes 0 means: no clear change yet."),
)

DEFINITIONS = (
    (
        Message("beat, RR interval"),
        Message("an R peak as the strap found it; the time since the one before (ms), exact to 1/1024 s"),
    ),
    (
        Message("usable"),
        Message(
            "share of the time inside intervals labelled normal. Labels: range 273 to 2000 ms, local levels, and what "
            "a linear prediction from the three intervals before and after, fitted to 128 beats, predicts; intervals "
            "are labelled, never changed"
        ),
    ),
    (
        Message("gap"),
        Message("the chain of intervals falls behind the clock: beats are missing; nothing is computed across it"),
    ),
    (Message("heart rate"), Message("60 000 / mean RR (ms)")),
    (
        Message("RMSSD"),
        Message("root of the mean of squared differences of neighbouring normal intervals (Task Force 1996)"),
    ),
    (Message("SDNN"), Message("standard deviation of normal intervals, divisor n - 1")),
    (Message("pNN50"), Message("share of neighbouring differences above 50 ms")),
    (
        Message("LF, HF power"),
        Message(
            "0.04 to 0.15 Hz and 0.15 to 0.4 Hz of Welch's spectrum: 4 Hz cubic grid, 300 s Hann windows, half "
            "overlapping"
        ),
    ),
    (
        Message("breathing rate"),
        Message(
            "of the chest where its acceleration was recorded, else of the pacer where the heart keeps to it, else of "
            "the heart's own swing above 9 a minute; below that it cannot be distinguished from the heart's own slow "
            "wave"
        ),
    ),
    (
        Message("RSA"),
        Message(
            "respiratory sinus arrhythmia: longest RR interval breathing out minus shortest breathing in, mean over "
            "breaths (Grossman, van Beek & Wientjes 1990, Psychophysiology 27:702)"
        ),
    ),
    (
        Message("coherence (peak/rest)"),
        Message(
            "power within 0.015 Hz of the highest peak between 0.04 and 0.26 Hz over the rest from 0.0025 to 0.4 Hz, "
            "in 64 s; ours, not the score of any product"
        ),
    ),
    (
        Message("heart-rate swing"),
        Message("highest minus lowest heart rate in each cycle of the heart's main oscillation, mean"),
    ),
    (
        Message("resonance"),
        Message(
            "criteria of Shaffer & Meehan 2020 (Front. Neurosci. 14:570400) at each paced rate that was followed, "
            "without its first 15 s; clear where three fifths of the criteria that differ choose one rate, among them "
            "the swing, which exceeds the next by more than its standard error"
        ),
    ),
    (Message("DFA alpha-1"), Message("slope of detrended fluctuations over 4 to 16 beats")),
    (Message("level"), Message("heart rate and RMSSD over 30 s, once a second, dated to the middle of the window")),
    (
        Message("baseline"),
        Message(
            "median and spread of the levels while settling: the phase that the protocol names, else the first (120 s "
            "without one, at most 300 s); where heart rate had not come to rest, the lowest minute of the first 300 s "
            "and 1 bpm; spreads are at least 3 bpm and 0.3 of ln RMSSD"
        ),
    ),
    (
        Message("state"),
        Message(
            "up or down beyond 1.75 spreads from baseline for 10 s, back after 5 s; variability is down only where "
            "the SD of RR about its straight line is down by 30 %, too, and is held against seconds 35 to 95 of a "
            "pacer after them"
        ),
    ),
    (
        Message("moving together"),
        Message(
            "Pearson's r of both RR curves (4 Hz) over a minute at the best lag within 5 s either way "
            "(Boker, Xu, Rotondo & King 2002, Psychol. Methods 7:338); for medians Fisher's z"
        ),
    ),
    (
        Message("rupture"),
        Message("a mark of that name, or both bodies jumping away from baseline within some seconds of each other"),
    ),
    (Message("repair time"), Message("from the rupture until both bodies were back in range at the same time")),
    (
        Message("lending"),
        Message(
            "at least 15 s in which one body was settled and the other not, that ended with both settled, for who left "
            "their range after the baseline; by chance: the same counted over all shifts of the two courses"
        ),
    ),
)


OVER_DAYS = (
    (
        Message("reading"),
        Message("the first recording of a day, alone, of a minute or longer, without a pacer and in one phase"),
    ),
    (
        Message("7-day mean"),
        Message("mean of ln RMSSD of a day and the six before it, from 3 readings on, with Student's 95 % interval"),
    ),
    (
        Message("usual range"),
        Message("mean and one standard deviation either way of the 60 days up to a day, from 7 readings on"),
    ),
    (
        Message("where it usually is"),
        Message("within half a standard deviation of that mean: the smallest worthwhile change (Hopkins)"),
    ),
    (
        Message("change a month"),
        Message("Theil-Sen slope with Sen's 95 % interval (1968), from 6 readings over 14 days on"),
    ),
)
OVER_WEEKS = (
    (
        Message("last 60 days"),
        Message("median of the sessions, with the interval that its order statistics give, from 6 sessions on"),
    ),
    (
        Message("change a month"),
        Message("Theil-Sen slope with Sen's 95 % interval (1968), from 6 sessions over 14 days on"),
    ),
    (Message("both settled"), Message("share of the time known in which the variability of both is kept")),
    (
        Message("time to repair"),
        Message(
            "until both bodies were back in range at the same time; the median of the last 60 days is Kaplan and "
            "Meier's (1958), which counts ruptures that were not repaired, its interval Brookmeyer and Crowley's "
            "(1982)"
        ),
    ),
    (
        Message("moving together beyond the pacer"),
        Message("median of minutes: Fisher's z at the best lag with the pacer taken out"),
    ),
    (
        Message("half-recovery of heart rate"),
        Message("median of the phases in which heart rate was up: until it was halfway back"),
    ),
    (
        Message("steadied"),
        Message(
            "lendings of all sessions; by chance: the mean, with the 95 % interval, of what the same two people would "
            "show had the evenings of one met other evenings of the other, in 999 exchanges within one protocol and "
            "length. It says that one was settled when the other came back, more often than the schedule brings "
            "about; it does not say how, nor that it was meant"
        ),
    ),
)


def methods_over_time(version: str, sessions: int, days: int, pair: bool, readings: int) -> str:
    """Write the paragraph on a period that a researcher can cite."""
    change = "Change was estimated by the Theil-Sen slope with Sen's (1968) 95 % interval."
    if pair:
        return (
            f"{sessions} sessions of two people over {days} days were analysed with hrvsync {version}. Each session "
            "gives one value a measure; where it stands is the median of the last 60 days with its order-statistic "
            f"95 % interval. {change} Synchrony is windowed lagged cross-correlation of RR intervals (60 s, lag up to "
            "5 s; Boker et al. 2002) with what the shared pacer explains taken out."
        )
    return (
        f"{readings} readings, the first of each day alone of a minute or longer out of {sessions} sessions over "
        f"{days} days, were analysed with hrvsync {version}. ln RMSSD is summed up by 7-day means; the usual range is "
        f"the mean and standard deviation of 60 days (at least 7 readings). {change}"
    )


def methods(version: str, straps: str, seconds: float, people: int, bare: bool) -> str:
    """Write the paragraph that a researcher can cite."""
    where = (
        "The recording is a series of RR intervals exported by other software and is analysed as it is."
        if bare
        else "Beat times were rebuilt by chaining RR intervals within unbroken runs and holding the chain against the "
        "lower envelope of packet arrival times; runs end at gaps, and no measure reaches across one."
    )
    pair = (
        " Synchrony is windowed lagged cross-correlation of RR intervals on a 4 Hz grid (window 60 s, lag up to 5 s; "
        "Boker et al. 2002), r at the largest signed correlation, summed up by the median of Fisher's z over adjacent "
        "windows without correction for shared breathing."
        if people > 1
        else ""
    )
    if pair and seconds > LONGEST_S:
        pair += " Phases longer than 3 h 53 min are measured by ten minutes of every hour, without angles."
    removed = "none were removed" if bare else "labelled intervals were left out, not interpolated"
    return (
        f"RR intervals of {people} {'people' if people != 1 else 'person'} were recorded for {seconds / 60:.1f} min"
        f"{f' with {straps}' if straps else ''} and analysed with hrvsync {version}. {where} Intervals were labelled "
        "as artefacts outside 273 to 2000 ms, and against local levels and a linear prediction from neighbouring "
        f"intervals; {removed}. Time-domain measures follow the Task Force (1996) with n - 1 in standard deviations; "
        "spectra are Welch's (4 Hz, 300 s Hann windows, 50 % overlap). Body states are 30 s levels of heart rate and "
        "ln RMSSD in spreads of each person's own settling baseline, with limits at 1.75 spreads and dwell times of "
        f"10 and 5 s.{pair}"
    )


def care(people: Sequence[tuple[str, float, str]]) -> tuple[Message, ...]:
    """Warn of people (name, usable %, rhythm) whose numbers are to be read with care."""
    few = names(name for name, usable, _ in people if not usable >= CARE_PCT)
    unsuited, disorder = (
        names(name for name, _, rhythm in people if rhythm == kind) for kind in ("not suited", "disorder")
    )
    found = (
        few and Message("Read with care: less than {n:.0f} % of the time of {names} is usable.", n=CARE_PCT, names=few),
        unsuited
        and Message(
            "The rhythm of {names} is too irregular for variability to mean what it usually does.", names=unsuited
        ),
        disorder
        and Message("Variability of {names} is not measured: a pacemaker or a known rhythm disorder.", names=disorder),
    )
    return tuple(one for one in found if one)


def beats(n: int) -> Message:
    """Write a number of beats."""
    return Message("1 beat") if n == 1 else Message("{n} beats", n=n)


def corrected_by_hand(name: str, measures: PersonMeasures, edits: Sequence[Edit] = (), who: str = "") -> Message:
    """Say how many beats of somebody were corrected by hand, and by whom; nothing where none were."""
    by, n = names(sorted({edit.by for edit in edits if edit.who == who and edit.by})), measures.corrected_by_hand
    lost = measures.edits_lost
    if not n and not lost:
        return Message()
    found = (
        Message(
            "{name}: {beats} corrected by hand, by {by}; the recording itself is unchanged.",
            name=name,
            beats=beats(n),
            by=by,
        )
        if by
        else Message("{name}: {beats} corrected by hand; the recording itself is unchanged.", name=name, beats=beats(n))
    )
    if not lost:
        return found
    unfit = Message("1 correction fitted no beat.") if lost == 1 else Message("{n} corrections fitted no beat.", n=lost)
    return joined((found, unfit), " ")


def of_pulse(name: str) -> Message:
    """Say that somebody's beats are those of a pulse wave."""
    return Message("The beats of {name} are those of a pulse wave: their variability is PRV, not HRV.", name=name)


def beyond_hf(name: str, hz: float) -> Message:
    """Say that HF does not hold a breath of `hz` (Hz); nothing where it does."""
    if not isfinite(hz):
        return Message()
    return Message(
        "{name}'s breath, {n:.0f} a minute, is too quick for the HF band: HF, LF/HF and total power are withheld. "
        "`hrvsync analyse --bands child` or `infant` measures with wider bands.",
        name=name,
        n=60 * hz,
    )


def why_missing(measure: Measure, rhythm: str, seconds: float, beyond_hz: float) -> Message:
    """Say why a measure of a session of `seconds` s, with a breath of `beyond_hz` beyond HF, is not known."""
    if rhythm in NOT_SUITED and not measure.any_rhythm:
        return NOT_SUITED[rhythm]
    if seconds < measure.min_seconds:
        return Message("needs {length}", length=length(measure.min_seconds))
    if isfinite(beyond_hz) and measure.key in NEED_HF:
        return Message("the breath is too quick for its band")
    return Message(
        "needs {n} beats and {share:.0f} % of the time usable", n=measure.min_beats, share=100 * measure.min_share
    )


def moods(name: str, before: str, after: str) -> Message:
    """Write how somebody felt before and after."""
    felt = joined(
        (
            Message("{mood} before", mood=before) if before else "",
            Message("{mood} after", mood=after) if after else "",
        )
    )
    return Message("{name} felt {felt}", name=name, felt=felt) if felt else Message()


def order(found: Iterable[Together], called: dict[str, str]) -> Message:
    """Write whose curve turned first, and how often that is not clear."""
    clear = [reading for reading in found if reading.significant]
    if not clear:
        return Message("Whose curve turned first cannot be said: no minute stands above chance.")
    parts = [_first(called[who], n, lag) for who, (n, lag) in ahead(clear).items()]
    silent = [reading.withheld for reading in clear if not reading.leads]
    if silent:
        reasons = joined((WITHHELD[reason] for reason in dict.fromkeys(silent) if reason), "; ")
        parts.append(Message("it cannot be said in {n} ({reasons})", n=len(silent), reasons=reasons))
    return Message(
        "Whose curve turned first, of the {minutes} above chance: {parts}. It does not say who led whom.",
        minutes=minutes(len(clear)),
        parts=joined(parts),
    )


def _first(name: str, n: int, lag: float) -> Message:
    if n > 1:
        return Message("{name}'s curve turned first in {n}, by {lag:.2g} s (median)", name=name, n=n, lag=lag)
    return Message("{name}'s curve turned first in {n}, by {lag:.2g} s", name=name, n=n, lag=lag)


def lent(n: int, by_chance: float) -> Message:
    """Say how often one settled person was followed by both."""
    often = (
        Message("It never happened that one of you was settled and the other not, and both were settled after it."),
        Message("Once one of you was settled and the other not, and both were settled after it."),
        Message("Twice one of you was settled and the other not, and both were settled after it."),
    )
    many = Message("{n} times one of you was settled and the other not, and both were settled after it.", n=n)
    return Message(
        "{often} Two unrelated courses show this {chance} times in a session like this.",
        often=often[n] if n < len(often) else many,
        chance=number(by_chance, 1),
    )


def resonance(found: Resonance) -> Message:
    """Say at which rate a heart answered most, or why that is not clear."""
    if found.clear:
        criteria = joined(CRITERIA[name] for name in found.criteria)
        return Message(
            "this heart answered most at {n:g} breaths a minute ({criteria})", n=found.best, criteria=criteria
        )
    if not found.leading:
        return Message("not clear: {why}", why=UNCLEAR[found.why])
    chosen = listed([Message("{n:g}", n=rate) for rate in found.leading])
    if found.why in UNCLEAR:
        return Message("not clear: {why}; the criteria chose {chosen}", why=UNCLEAR[found.why], chosen=chosen)
    return Message("not clear: the heart swings about as far at two rates; the criteria chose {chosen}", chosen=chosen)


MARKS = {
    "rupture": Message("rupture"),
    "repair": Message("repair"),
    "touch": Message("touch"),
    "cue": Message("cue"),
    "note": Message("note"),
    "moment": Message("moment"),
}


def mark_kind(kind: str) -> str:
    """Name a kind of mark; one that people chose themselves is their own word."""
    return MARKS.get(kind, kind)


def mark_text(mark: Mark) -> str:
    """Write what a mark says besides its kind."""
    return CUES.get(mark.text, mark.text) if mark.kind == "cue" else mark.text


def measure_label(measure: Measure) -> Message:
    """Name a measure with its unit."""
    return joined((LABELS.get(measure.key, measure.label), f"({measure.unit})" if measure.unit else ""), " ")


SAT = {"lying": Message("Lying"), "sitting": Message("Sitting"), "standing": Message("Standing")}
POSTURES = {"lying": Message("lying"), "sitting": Message("sitting"), "standing": Message("standing")}
CRITERIA = {
    "phase": Message("heart rate and breath in step"),
    "swing": Message("largest swing of the heart rate with each breath"),
    "lf_peak": Message("highest LF peak"),
    "lf_power": Message("most LF power"),
    "smoothness": Message("smoothest curve"),
    "lf_peaks": Message("fewest LF peaks"),
}
"""What each criterion of a resonance assessment looks for."""
UNCLEAR = {
    str(why): why
    for why in (
        Message("the criteria do not agree on one rate"),
        Message("the pacer was not followed at enough rates"),
        Message("too few rates have enough usable beats"),
    )
}
"""Why an assessment may have no answer, by the text itself."""
BREATH_FROM = {
    "chest": Message("chest"),
    "pacer": Message("pacer"),
    "heart": Message("heart"),
    "wave": Message("uncertain: the heart's slow wave outweighs the breath"),
    "unclear": Message("uncertain: no clear swing with the breath"),
    "astray": Message("uncertain: the heart does not follow the pacer"),
    "restless": Message("uncertain: the chest moves too much"),
}
"""What a breathing rate rests on, or why there is none."""
LABELS = {
    "mean_hr_bpm": Message("Heart rate"),
    "mean_rr_ms": Message("Mean RR"),
    "lf_ms2": Message("LF power"),
    "hf_ms2": Message("HF power"),
}
"""Measures whose names are no names in every language."""
HEADINGS = {
    "private": Message("Private notes"),
    "quality": Message("Quality"),
    "phases": Message("Phases"),
    "curves": Message("Curves"),
    "no_beats": Message("There are no beats to draw."),
    "marks": Message("Marks"),
    "breath": Message("Breath"),
    "resonance": Message("Resonance"),
    "between": Message("Between you"),
    "states": Message("The body's states"),
    "settled": Message("Settled or not"),
    "together": Message("Moving together"),
    "repair": Message("Rupture and repair"),
    "means": Message("What the numbers mean"),
    "means_not": Message("And what they do not"),
    "numbers": Message("Numbers"),
    "for_programs": Message("For programs, from inside this file:"),
    "methods": Message("Methods, definitions and versions"),
    "definitions": Message("Definitions"),
    "made_with": Message("Made with {versions}."),
    "note": Message("Please note"),
    "sessions": Message("Sessions"),
    "own": Message("Your own side of every session"),
    "months": Message("Over months"),
    "whole": Message("whole session"),
    "beats": Message("beats"),
    "artefact": Message("an artefact"),
}
"""What stands in the templates."""
COLUMNS = {
    "quality": (
        "",
        Message("beats"),
        Message("usable"),
        Message("artefacts"),
        Message("gaps"),
        Message("rhythm"),
        Message("strap"),
    ),
    "breath": (
        "",
        Message("phase"),
        Message("breaths a minute"),
        Message("known from"),
        Message("RSA (ms)"),
        Message("coherence"),
        Message("swing (bpm)"),
    ),
    "resonance": (
        Message("breaths a minute"),
        Message("followed"),
        Message("usable"),
        Message("swing (bpm)"),
        Message("phase (°)"),
        Message("LF peak (bpm²/Hz)"),
        Message("LF power (bpm²)"),
        Message("smoothness"),
        Message("LF peaks"),
    ),
    "sessions": (Message("when"), Message("length"), Message("protocol"), Message("usable"), Message("tags")),
}
"""The heads of tables."""
SHARE = "share of the time"
"""The unit of what is stored as a share (0 to 1) and shown as per cent."""


def measured(value: float, unit: str) -> Message:
    """Write a value between two people, by its unit."""
    return percent(value) if unit == SHARE else number(value, *((0, " s") if unit == "s" else (2, "")))


def _ends(low: str, high: str) -> Message:
    return Message(" ({low} to {high})", low=low, high=high)


def interval(median: Middle, unit: str) -> Message:
    """Write a median with its interval, where that is known."""
    ends = "" if isnan(median.low) else _ends(measured(median.low, unit), measured(median.high, unit))
    return joined((measured(median.value, unit), ends), "")


def change(trend: Trend, unit: str = "") -> tuple[Message, str, Message]:
    """Write the change a month with its interval, from how many sessions, and whether it is clear."""
    n = str(trend.sessions)
    if isnan(trend.per_month):
        return joined([UNKNOWN]), n, Message("needs six over two weeks")
    by, mark = (100, Message(" percentage points")) if unit == SHARE else (1, f" {unit}".rstrip())
    clear = Message("clearly different from no change") if trend.clear else Message("no clear change yet")
    if isinf(trend.high) or isinf(trend.low):
        least, most = Message("at least {low:+.2g}{mark}"), Message("at most {high:+.2g}{mark}")
        open_ended = isinf(trend.high) and isinf(trend.low)
        shown = joined([UNKNOWN]) if open_ended else (least if isinf(trend.high) else most)
        return shown.filled(low=by * trend.low, high=by * trend.high, mark=mark), n, clear
    shown = Message(
        "{change:+.2g}{mark} ({low:+.2g} to {high:+.2g})",
        change=by * trend.per_month,
        mark=mark,
        low=by * trend.low,
        high=by * trend.high,
    )
    return shown, n, clear


def repaired(found: Repairs) -> Message:
    """Say after how many ruptures both came back and how long that took, those that lasted longer counted in."""
    if not found.of:
        return Message("no rupture")
    median = Message("longer than was watched") if isnan(found.median) else Message("{n:.0f} s", n=found.median)
    ends = "" if isnan(found.low) else _ends(number(found.low, 0), number(found.high, 0))
    return Message(
        "back in range in {n} of {of}; median {median}{ends}", n=found.back, of=found.of, median=median, ends=ends
    )


def apart(others: LeftOut, what: str) -> Message:
    """Say what is left out since it is of another protocol or posture than what is compared; nothing without any."""
    free = Message("no protocol")
    protocols = joined(Message("{n} of {protocol}", n=n, protocol=one or free) for one, n in others.protocols.items())
    postures = joined(Message("{n} {posture}", n=n, posture=POSTURES[one]) for one, n in others.postures.items())
    of_sessions = Message("Not compared, since sessions of different protocols are not alike: {n}.", n=protocols)
    of_readings = Message("Not compared, since readings of different protocols are not alike: {n}.", n=protocols)
    return joined(
        (
            protocols and (of_sessions if what == "sessions" else of_readings),
            postures and Message("Not compared, since readings of different postures are not alike: {n}.", n=postures),
        ),
        " ",
    )


def hours(days: Sequence[Day]) -> Message:
    """Say when in the day the readings were made; nothing without any."""
    first, middle, last = history.hours(days)
    if first == last:
        return Message("All at {time}.", time=first) if first else Message()
    return Message("Readings from {first} to {last}, half of them by {middle}.", first=first, last=last, middle=middle)


def lately_of(between: history.Together, name: str, unit: str) -> Message:
    """Write what a value between two people was in the last 60 days."""
    return repaired(between.repairs) if name == "repair_s" else interval(between.lately[name], unit)


def known_from(between: history.Together, name: str) -> Message:
    """Write how much a value of the last 60 days rests on; nothing without any."""
    if name == "repair_s":
        return ruptures(between.repairs.of) if between.repairs.of else Message()
    n = between.lately[name].sessions
    return sessions(n) if n else Message()


def change_of(between: history.Together, name: str, unit: str) -> tuple[Message, str, Message]:
    """Write the change a month of a value between two people, from how many sessions, and whether it is clear."""
    found = between.trends[name]
    shown, n, clear = change(found, unit)
    if name != "repair_s":
        return shown, n, clear
    ended = between.repairs.back + between.repairs_before.back
    never = found.sessions >= LEAST_SESSIONS and not ended
    return shown, ruptures(found.sessions), Message("none was seen to end") if never else clear


OWN = {
    "level_hr": Message("Heart rate at the beginning"),
    "level_rmssd": Message("Variability at the beginning"),
    "flexibility": Message("Flexibility"),
    "recovery_s": Message("Recovery"),
    "erraticness": Message("Changes of state"),
    "inside_share": Message("Within your own range"),
}
"""What each value of a body is called."""
OWN_MEANS = {
    "level_hr": Message("Where your heart begins; sleep, coffee, illness and the hour move it."),
    "level_rmssd": Message("RMSSD where you begin; more is not better, and breathing slowly changes it."),
    "flexibility": Message("How far your variability spans while you are in range; breathing slowly widens it."),
    "recovery_s": Message("How long a heart that was up took to come half of the way back; quick is not better."),
    "erraticness": Message("How often a minute your state changed; talk and movement change it, too."),
    "inside_share": Message("How much of the time variability was kept; a hard talk is not a worse one."),
}
"""What each value of a body may mean, and what not."""


def own_value(value: float, name: str) -> Message:
    """Write a value of a body with its unit."""
    unit = {
        "level_hr": " /min",
        "level_rmssd": " ms",
        "flexibility": " ×",
        "recovery_s": " s",
        "erraticness": " /min",
    }.get(name, "")
    if name == "inside_share":
        return percent(value)
    return number(value, 1 if name in ("flexibility", "erraticness") else 0, unit)


def own_lately(found: history.Own, name: str, unit: str) -> Message:
    """Say where a value of a body lies in the person's own range, and how it changes."""
    lately, usual = found.lately[name], found.usual[name]
    value, known = own_value(lately.value, name), sessions(lately.sessions)
    if usual is None:
        return Message("Median {value} of {sessions}; from 7 on, a usual range.", value=value, sessions=known)
    _, _, clear = change(found.trends[name], unit)
    return Message(
        "Usually {low} to {high}, median {value} of {sessions} in 60 days; over months: {clear}.",
        low=own_value(usual[0], name),
        high=own_value(usual[1], name),
        value=value,
        sessions=known,
        clear=clear,
    )


def own_interval(found: history.Own, name: str) -> Message:
    """Write the median of a value of a body in 60 days with its interval."""
    lately = found.lately[name]
    value, known = own_value(lately.value, name), sessions(lately.sessions)
    if isnan(lately.low):
        return Message("Median {value} of {sessions}.", value=value, sessions=known)
    return Message(
        "Median {value} ({low} to {high}) of {sessions} in 60 days.",
        value=value,
        low=own_value(lately.low, name),
        high=own_value(lately.high, name),
        sessions=known,
    )


BETWEEN = {
    "settled_share": (Message("both settled"), Message("Both settled in the last 60 days: {lately}, {known}.")),
    "repair_s": (Message("time to repair"), Message("Time to repair in the last 60 days: {lately}, {known}.")),
    "beyond_z": (
        Message("moving together beyond the pacer"),
        Message("Moving together beyond the pacer in the last 60 days: {lately}, {known}."),
    ),
    "recovery_s": (
        Message("half-recovery of heart rate"),
        Message("Half-recovery of heart rate in the last 60 days: {lately}, {known}."),
    ),
}
"""What each value between two people is called, and the sentence about its last 60 days."""


def lately(between: history.Together) -> list[Message]:
    """Sum up the last 60 days of two people, as far as it is known."""
    return [
        BETWEEN[name][1].filled(lately=lately_of(between, name, unit), known=known)
        for name, _, unit in history.TOGETHER
        if (known := known_from(between, name))
    ]


def steadied(between: history.Together) -> list[Message]:
    """Say how often each of two people steadied the other, and how often they would by chance."""
    found: list[Message] = []
    for who, other in (between.people, between.people[::-1]):
        one = between.steadied.get(who)
        if one is not None and one.known:
            clear = Message("more often than by chance") if one.clear else Message("no more than by chance")
            found.append(
                Message(
                    "Over {sessions} {who} steadied {other} {times}, by chance {chance:.0f} ({low} to {high}): "
                    "{clear}.",
                    sessions=sessions(one.sessions),
                    who=who,
                    other=other,
                    times=times(one.times),
                    chance=one.by_chance,
                    low=one.ends[0],
                    high=one.ends[1],
                    clear=clear,
                )
            )
    return found or [Message("Who steadied whom shows from {n} sessions of one kind and length on.", n=LEAST_POOLED)]


def newest(days: Sequence[Day]) -> Iterator[Message]:
    """Say where the newest reading lies, and compare the newest 7 days of a person with their own past."""
    if days and days[-1].place is not None:
        yield verdict(days)
    for last in days[-1:]:
        if last.weekly is not None and last.weekly_interval is not None:
            low, high = map(exp, last.weekly_interval)
            yield Message(
                "7-day mean of RMSSD up to {day}: {mean:.0f} ms ({low:.0f} to {high:.0f}, {n} readings).",
                day=last.day,
                mean=exp(last.weekly),
                low=low,
                high=high,
                n=last.week_readings,
            )
        if last.weekly is not None and last.unchanged is not None:
            low, high = last.unchanged
            if low <= last.weekly <= high:
                yield Message("That mean is where it usually is.")
            elif last.weekly > high:
                yield Message("That mean is higher than usual.")
            else:
                yield Message("That mean is lower than usual.")
        if last.normal is not None:
            low, high = map(exp, last.normal)
            yield Message(
                "Your usual range is {low:.0f} to {high:.0f} ms ({n} readings).",
                low=low,
                high=high,
                n=last.season_readings,
            )
        else:
            yield Message("{readings}: your usual range needs 7 of them within 60 days.", readings=readings(len(days)))


def usable(share: UsableShare) -> Message:
    """Sum up the usable share of the time of sessions."""
    less = Message("In {few} of {of} less than {n:.0f} % is.", few=share.few, of=share.of, n=CARE_PCT)
    if isnan(share.median):
        known = Message("How much of the time is usable is not known.")
    else:
        known = Message(
            "In the median session {n:.0f} % of the time is usable ({low:.0f} to {high:.0f} %).",
            n=share.median,
            low=share.low,
            high=share.high,
        )
    return joined((known, less if share.few else ""), " ")


def checked(days: Sequence[Day]) -> Message:
    """Say how many readings are hard to compare with the others, and why."""
    n = sum(bool(day.checks) for day in days)
    if not n:
        return Message()
    return Message(
        "{n} of {of} readings are hard to compare with the others: posture unknown, much longer than the rest, or with "
        "many artefacts.",
        n=n,
        of=len(days),
    )
