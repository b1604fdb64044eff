"""The report in words: numbers as text, sentences, meanings, definitions, methods. Bodies are described, not graded."""

from collections.abc import Iterable, Iterator, Sequence
from math import exp, isfinite, isnan

from hrvsync import history
from hrvsync.analysis.measures import Measure
from hrvsync.analysis.over_days import Middle, Repairs, Trend
from hrvsync.analysis.pair import ahead
from hrvsync.analysis.states.pooled import EXCHANGES, LEAST_POOLED
from hrvsync.analysis.synchrony import Together
from hrvsync.analysis.synchrony.surrogates import LONGEST_S
from hrvsync.history import CARE_PCT, Day, LeftOut, UsableShare

UNKNOWN, CUT_SHORT = "–", "cut short"


def number(value: float | None, digits: int, unit: str = "") -> str:
    """Write a number with its unit, a dash where it is not known."""
    return UNKNOWN if value is None or isnan(value) else f"{value:.{digits}f}{unit}"


def percent(share: float) -> str:
    """Write a share (0 to 1) as per cent."""
    return number(100 * share, 0, " %")


def count(n: int, noun: str) -> str:
    """Write how many there are of something."""
    return f"{n} {noun}{'' if n == 1 else 's'}"


def length(seconds: float) -> str:
    """Write a length of time in its two largest units."""
    if isnan(seconds) or round(seconds) < 60:
        return number(seconds, 0, " s")
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    units = [(hours, "h"), (minutes, "min")] if hours else [(minutes, "min"), (rest, "s")]
    return " ".join(f"{n} {unit}" for n, unit in units if n)


DISCLAIMER = (
    "hrvsync is for relaxation, self-exploration and research. It is not a medical device and does not diagnose, treat "
    "or monitor any condition; numbers can be wrong. Do not use it to make health decisions. Breathe gently; stop if "
    "you feel dizzy, short of breath or unwell. Ask a clinician first if you are pregnant, have a heart rhythm "
    "disorder, a pacemaker, epilepsy, lung disease or panic attacks. Synchrony is not a measure of love, honesty or "
    "the quality of a relationship. Not for use with anyone who has not agreed."
)

STATES = {
    "settled": ("settled", "heart rate not up, variability kept"),
    "lively": ("lively", "heart rate up, variability kept"),
    "activated": ("activated", "heart rate up, variability down"),
    "withdrawn": ("dampened", "heart rate not up, variability down"),
}
"""The name and meaning of each state by its key; what people read as dampened has the key withdrawn."""
DYNAMICS = {
    "both_settled": ("both settled", "the variability of both is kept"),
    "one_settled": ("one settled", "the variability of one is kept, that of the other is down"),
    "both_unsettled": ("both unsettled", "the variability of both is down"),
}
RHYTHMS = {
    "suited": "suited for HRV",
    "not suited": "too irregular for HRV",
    "disorder": "not suited for HRV: pacemaker or rhythm disorder",
}
BOTH_SETTLED = "Both were settled, each against their own start, for {} of the time known."
RUPTURES = {
    "mark": ("A rupture was marked", "marked"),
    "shift": ("Both bodies jumped away from their range", "seen in both bodies"),
}
OUTCOMES = {
    "stayed": "neither left their range",
    "back": "both were back after {}",
    "not_back": "they were not both back by the end",
    "not_seen": "not seen: beats are missing",
}

PACED = (
    "One pacer led both breaths in part of it, which alone makes two hearts move alike: there it is taken out of both, "
    "and only what is beyond it counts."
)
CHANCE = (
    "Shaded: where the correlation at the best lag lies in 95 of 100 minutes of two unrelated courses like these. Only "
    "what rises above it is more than chance."
)
WITHHELD = {
    "not above chance": "not above chance",
    "within timing error": "closer than the straps can resolve",
    "half a breath": "both follow a wave so short that ahead and behind look alike",
    "at the edge": "the lag may lie beyond the 5 s searched",
    "uncertain": "the lag is uncertain",
}
BARE = "A bare series of intervals without times of arrival: gaps cannot be seen."
NO_BASELINE = "{}: no baseline, for the settling phase held too few usable seconds."
NOT_SUITED = {"not suited": "too many irregular beats", "disorder": "pacemaker or rhythm disorder"}
NO_STATES = "{}: no states, for variability is not measured with a pacemaker or a rhythm disorder."
NOT_QUIET = "The heart had not come to rest at the beginning: the lowest minute of it stands in for the baseline."
NO_BASELINES = "Not known: this needs a baseline of both."
NO_RUPTURES = "None was marked, and none was seen in both bodies."
AGAIN = (
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
    "RMSSD is how much the time between beats changes from one beat to the next. At rest it mostly follows the vagus "
    "nerve's beat-by-beat activity. It differs many times over between healthy people: compare a person only with "
    "themselves, at the same posture and breathing.",
    "The four states compare heart rate and variability with that person's own start of this session. They are states "
    "of a body, not feelings: laughter, standing up and speaking speed up a heart as worry does.",
    "Moving together says that two hearts sped up and slowed down alike within a minute. Breathing at one pace, "
    "moving and hearing the same thing all do that, in strangers too: after something that reached both at once, a "
    "minute says little about the two.",
    "The lag says whose curve turned first, by how much. It does not say who led whom.",
    "A rupture is a moment that you marked, or one at which both bodies jumped away from their range; repair is the "
    "time until both were back. Neither says what was felt, nor that quick is better.",
)
ALONE = 2
"""How many of them hold for one person."""
MEANS_NOT = (
    "Nothing here measures love, closeness, honesty or how good a relationship is.",
    "Nothing here is a diagnosis; a strap is not an electrocardiograph.",
    "A difference between two people is not a difference in health.",
    "One session says little about the next; what lasts shows over weeks.",
)

MEANS_OVER_DAYS = (
    MEANS[0],
    "A single day says little. The 7-day mean against your own usual range says more, and only a lasting change is "
    "worth a thought: sleep, illness, alcohol, training, posture and the hour of the day all move it.",
    "Your usual range holds about two of three readings. It is a description of you, not a target.",
)
MEANS_OVER_WEEKS = (
    MEANS[1],
    MEANS[2],
    "Quick repair is not better than slow repair; what counts over months is that it happens. Safety between two "
    "people grows with practice over time, and a trend here shows practice, not worth.",
    "An interval that includes 0 means: no clear change yet.",
)

DEFINITIONS = (
    ("beat, RR interval", "an R peak as the strap found it; the time since the one before (ms), exact to 1/1024 s"),
    (
        "usable",
        "share of the time inside intervals labelled normal. Labels: range 273 to 2000 ms, local levels, and what a "
        "linear prediction from the three intervals before and after, fitted to 128 beats, predicts; intervals are "
        "labelled, never changed",
    ),
    ("gap", "the chain of intervals falls behind the clock: beats are missing; nothing is computed across it"),
    ("heart rate", "60 000 / mean RR (ms)"),
    ("RMSSD", "root of the mean of squared differences of neighbouring normal intervals (Task Force 1996)"),
    ("SDNN", "standard deviation of normal intervals, divisor n - 1"),
    ("pNN50", "share of neighbouring differences above 50 ms"),
    (
        "LF, HF power",
        "0.04 to 0.15 Hz and 0.15 to 0.4 Hz of Welch's spectrum: 4 Hz cubic grid, 300 s Hann windows, half overlapping",
    ),
    (
        "breathing rate",
        "of the chest where its acceleration was recorded, else of the pacer where the heart keeps to it, else of the "
        "heart's own swing above 9 a minute; below that it cannot be distinguished from the heart's own slow wave",
    ),
    (
        "RSA",
        "respiratory sinus arrhythmia: longest RR interval breathing out minus shortest breathing in, mean over "
        "breaths (Grossman, van Beek & Wientjes 1990, Psychophysiology 27:702)",
    ),
    (
        "coherence (peak/rest)",
        "power within 0.015 Hz of the highest peak between 0.04 and 0.26 Hz over the rest from 0.0025 to 0.4 Hz, in "
        "64 s; ours, not the score of any product",
    ),
    ("heart-rate swing", "highest minus lowest heart rate in each cycle of the heart's main oscillation, mean"),
    (
        "resonance",
        "criteria of Shaffer & Meehan 2020 (Front. Neurosci. 14:570400) at each paced rate that was followed, without "
        "its first 15 s; clear where three fifths of the criteria that differ choose one rate, among them the swing, "
        "which exceeds the next by more than its standard error",
    ),
    ("DFA alpha-1", "slope of detrended fluctuations over 4 to 16 beats"),
    ("level", "heart rate and RMSSD over 30 s, once a second, dated to the middle of the window"),
    (
        "baseline",
        "median and spread of the levels while settling: the phase that the protocol names, else the first (120 s "
        "without one, at most 300 s); where heart rate had not come to rest, the lowest minute of the first 300 s and "
        "1 bpm; spreads are at least 3 bpm and 0.3 of ln RMSSD",
    ),
    (
        "state",
        "up or down beyond 1.75 spreads from baseline for 10 s, back after 5 s; variability is down only where the SD "
        "of RR about its straight line is down by 30 %, too, and is held against seconds 35 to 95 of a pacer after "
        "them; " + "; ".join(f"{name}: {meaning}" for name, meaning in STATES.values()),
    ),
    (
        "moving together",
        "Pearson's r of both RR curves (4 Hz) over a minute at the best lag within 5 s either way "
        "(Boker, Xu, Rotondo & King 2002, Psychol. Methods 7:338); for medians Fisher's z",
    ),
    ("rupture", "a mark of that name, or both bodies jumping away from baseline within some seconds of each other"),
    ("repair time", "from the rupture until both bodies were back in range at the same time"),
    (
        "lending",
        "at least 15 s in which one body was settled and the other not, that ended with both settled, for who left "
        "their range after the baseline; by chance: the same counted over all shifts of the two courses",
    ),
)


OVER_DAYS = (
    ("reading", "the first recording of a day, alone, of a minute or longer, without a pacer and in one phase"),
    ("7-day mean", "mean of ln RMSSD of a day and the six before it, from 3 readings on, with Student's 95 % interval"),
    ("usual range", "mean and one standard deviation either way of the 60 days up to a day, from 7 readings on"),
    ("where it usually is", "within half a standard deviation of that mean: the smallest worthwhile change (Hopkins)"),
    ("change a month", "Theil-Sen slope with Sen's 95 % interval (1968), from 6 readings over 14 days on"),
)
OVER_WEEKS = (
    ("last 60 days", "median of the sessions, with the interval that its order statistics give, from 6 sessions on"),
    ("change a month", "Theil-Sen slope with Sen's 95 % interval (1968), from 6 sessions over 14 days on"),
    ("both settled", "share of the time known in which the variability of both is kept"),
    (
        "time to repair",
        "until both bodies were back in range at the same time; the median of the last 60 days is Kaplan and Meier's "
        "(1958), which counts ruptures that were not repaired, its interval Brookmeyer and Crowley's (1982)",
    ),
    ("moving together beyond the pacer", "median of minutes: Fisher's z at the best lag with the pacer taken out"),
    (
        "half-recovery of heart rate",
        "median of the phases in which heart rate was up: until it was halfway back",
    ),
    (
        "steadied",
        "lendings of all sessions; by chance: the mean, with the 95 % interval, of what the same two people would show "
        f"had the evenings of one met other evenings of the other, in {EXCHANGES} exchanges within one protocol and "
        "length. It says that one was settled when the other came back, more often than the schedule brings about; "
        "it does not say how, nor that it was meant",
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


def care(names: Sequence[tuple[str, float, str]]) -> tuple[str, str, str]:
    """Warn of people (name, usable %, rhythm) whose numbers are to be read with care; empty where there are none."""
    few = " and ".join(name for name, usable, _ in names if not usable >= CARE_PCT)
    unsuited, disorder = (
        " and ".join(name for name, _, rhythm in names if rhythm == kind) for kind in ("not suited", "disorder")
    )
    return (
        few and f"Read with care: less than {CARE_PCT:.0f} % of the time of {few} is usable.",
        unsuited and f"The rhythm of {unsuited} is too irregular for variability to mean what it usually does.",
        disorder and f"Variability of {disorder} is not measured: a pacemaker or a known rhythm disorder.",
    )


def of_pulse(name: str) -> str:
    """Say that somebody's beats are those of a pulse wave."""
    return f"The beats of {name} are those of a pulse wave: their variability is PRV, not HRV."


def beyond_hf(name: str, hz: float) -> str:
    """Say that HF does not hold a breath of `hz` (Hz); nothing where it does."""
    if not isfinite(hz):
        return ""
    return (
        f"{name}'s breath, {60 * hz:.0f} a minute, is too quick for the HF band: HF, LF/HF and total power are "
        "withheld. `hrvsync analyse --bands child` or `infant` measures with wider bands."
    )


def why_missing(measure: Measure, rhythm: str, seconds: float, beyond_hz: float) -> str:
    """Say why a measure of a session of `seconds` s, with a breath of `beyond_hz` beyond HF, is not known."""
    if rhythm in NOT_SUITED and not measure.any_rhythm:
        return NOT_SUITED[rhythm]
    if seconds < measure.min_seconds:
        return f"needs {length(measure.min_seconds)}"
    if isfinite(beyond_hz) and measure.key in NEED_HF:
        return "the breath is too quick for its band"
    return f"needs {measure.min_beats} beats and {measure.min_share:.0%} of the time usable"


def moods(name: str, before: str, after: str) -> str:
    """Write how somebody felt before and after."""
    felt = ", ".join(f"{mood} {when}" for when, mood in (("before", before), ("after", after)) if mood)
    return felt and f"{name} felt {felt}"


def order(readings: Iterable[Together], names: dict[str, str]) -> str:
    """Write whose curve turned first, and how often that is not clear."""
    clear = [reading for reading in readings if reading.significant]
    if not clear:
        return "Whose curve turned first cannot be said: no minute stands above chance."
    parts = [
        f"{names[who]}'s curve turned first in {minutes}, by {lag:.2g} s{' (median)' if minutes > 1 else ''}"
        for who, (minutes, lag) in ahead(clear).items()
    ]
    silent = [reading.withheld for reading in clear if not reading.leads]
    if silent:
        reasons = "; ".join(WITHHELD[reason] for reason in dict.fromkeys(silent) if reason)
        parts.append(f"it cannot be said in {len(silent)} ({reasons})")
    return (
        f"Whose curve turned first, of the {count(len(clear), 'minute')} above chance: {', '.join(parts)}. "
        "It does not say who led whom."
    )


def lent(times: int, by_chance: float) -> str:
    """Say how often one settled person was followed by both."""
    often = ("It never happened that", "Once", "Twice")[times] if times < 3 else f"{times} times"
    return (
        f"{often} one of you was settled and the other not, and both were settled after it. Two unrelated courses show "
        f"this {number(by_chance, 1)} times in a session like this."
    )


SHARE = "share of the time"
"""The unit of what is stored as a share (0 to 1) and shown as per cent."""


def measured(value: float, unit: str) -> str:
    """Write a value between two people, by its unit."""
    return percent(value) if unit == SHARE else number(value, *((0, " s") if unit == "s" else (2, "")))


def interval(median: Middle, unit: str) -> str:
    """Write a median with its interval, where that is known."""
    ends = "" if isnan(median.low) else f" ({measured(median.low, unit)} to {measured(median.high, unit)})"
    return measured(median.value, unit) + ends


def change(trend: Trend, unit: str = "") -> tuple[str, str, str]:
    """Write the change a month with its interval, from how many sessions, and whether it is clear."""
    n = str(trend.sessions)
    if isnan(trend.per_month):
        return UNKNOWN, n, "needs six over two weeks"
    by, mark = (100, " percentage points") if unit == SHARE else (1, f" {unit}".rstrip())
    clear = "clearly different from no change" if trend.clear else "no clear change yet"
    return f"{by * trend.per_month:+.2g}{mark} ({by * trend.low:+.2g} to {by * trend.high:+.2g})", n, clear


def repaired(found: Repairs) -> str:
    """Say after how many ruptures both came back and how long that took, those that lasted longer counted in."""
    if not found.of:
        return "no rupture"
    ends = [UNKNOWN if isnan(end) else f"{end:.0f}" for end in (found.low, found.high)]
    median = "longer than was watched" if isnan(found.median) else f"{found.median:.0f} s"
    interval = "" if isnan(found.low) else f" ({' to '.join(ends)})"
    return f"back in range in {found.back} of {found.of}; median {median}{interval}"


def apart(others: LeftOut, what: str) -> str:
    """Say what is left out since it is of another protocol or posture than what is compared; nothing without any."""
    protocols = ", ".join(f"{n} of {protocol or 'no protocol'}" for protocol, n in others.protocols.items())
    postures = ", ".join(f"{n} {posture}" for posture, n in others.postures.items())
    kinds = (("protocols", protocols), ("postures", postures))
    return " ".join(f"Not compared, since {what} of different {kind} are not alike: {n}." for kind, n in kinds if n)


def hours(days: Sequence[Day]) -> str:
    """Say when in the day the readings were made; nothing without any."""
    first, middle, last = history.hours(days)
    return (
        f"Readings from {first} to {last}, half of them by {middle}." if first != last else first and f"All at {first}."
    )


def lately_of(between: history.Together, name: str, unit: str) -> str:
    """Write what a value between two people was in the last 60 days."""
    return repaired(between.repairs) if name == "repair_s" else interval(between.lately[name], unit)


def known_from(between: history.Together, name: str) -> str:
    """Write how much a value of the last 60 days rests on; nothing without any."""
    n, noun = (between.repairs.of, "rupture") if name == "repair_s" else (between.lately[name].sessions, "session")
    return count(n, noun) if n else ""


def change_of(between: history.Together, name: str, unit: str) -> tuple[str, str, str]:
    """Write the change a month of a value between two people, from how many sessions, and whether it is clear."""
    shown, n, clear = change(between.trends[name], unit)
    never = name == "repair_s" and between.repairs.back < between.repairs.of
    return shown, n, "not of the repaired ones alone" if never and shown == UNKNOWN else clear


def lately(between: history.Together) -> list[str]:
    """Sum up the last 60 days of two people, as far as it is known."""
    return [
        f"{label.capitalize()} in the last 60 days: {lately_of(between, name, unit)}, {known}."
        for name, label, unit in history.TOGETHER
        if (known := known_from(between, name))
    ]


def steadied(between: history.Together) -> list[str]:
    """Say how often each of two people steadied the other, and how often they would by chance."""
    found: list[str] = []
    for who, other in (between.people, between.people[::-1]):
        one = between.steadied.get(who)
        if one is not None and one.known:
            often = ("not once", "once", "twice")[one.times] if one.times < 3 else f"{one.times} times"
            by_chance = f"by chance {number(one.by_chance, 0)} ({one.ends[0]} to {one.ends[1]})"
            clear = "more often than by chance" if one.clear else "no more than by chance"
            found.append(f"Over {count(one.sessions, 'session')} {who} steadied {other} {often}, {by_chance}: {clear}.")
    return found or [f"Who steadied whom shows from {LEAST_POOLED} sessions of one kind and length on."]


def newest(days: Sequence[Day]) -> Iterator[str]:
    """Compare the newest 7 days of a person with their own past."""
    for last in days[-1:]:
        if last.weekly is not None and last.weekly_interval is not None:
            mean, ends = exp(last.weekly), _rmssd(last.weekly_interval)
            yield f"7-day mean of RMSSD up to {last.day}: {mean:.0f} ms ({ends}, {last.week_readings} readings)."
        if last.weekly is not None and last.unchanged is not None:
            low, high = last.unchanged
            higher = "higher than usual" if last.weekly > high else "where it usually is"
            yield f"That mean is {'lower than usual' if last.weekly < low else higher}."
        if last.normal is not None:
            yield f"Your usual range is {_rmssd(last.normal)} ms ({last.season_readings} readings)."
        else:
            yield f"{count(len(days), 'reading')}: your usual range needs 7 of them within 60 days."


def _rmssd(ln: tuple[float, float]) -> str:
    return f"{exp(ln[0]):.0f} to {exp(ln[1]):.0f}"


def usable(share: UsableShare) -> str:
    """Sum up the usable share of the time of sessions."""
    less = f" In {share.few} of {share.of} less than {CARE_PCT:.0f} % is." if share.few else ""
    if isnan(share.median):
        return f"How much of the time is usable is not known.{less}"
    return (
        f"In the median session {share.median:.0f} % of the time is usable ({share.low:.0f} to {share.high:.0f} %)."
        f"{less}"
    )


def checked(days: Sequence[Day]) -> str:
    """Say how many readings are hard to compare with the others, and why."""
    found = f"{sum(bool(day.checks) for day in days)} of {len(days)} readings are hard to compare with the others"
    why = "posture unknown, much longer than the rest, or with many artefacts"
    return f"{found}: {why}." if any(day.checks for day in days) else ""
