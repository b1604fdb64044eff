"""What the report says in words: meanings, definitions, methods, disclaimer. Bodies are described, nobody is graded."""

DISCLAIMER = (
    "hrvsync is for relaxation, self-exploration and research. It is not a medical device and does not diagnose, treat "
    "or monitor any condition; numbers can be wrong. Do not use it to make health decisions. Breathe gently; stop if "
    "you feel dizzy, short of breath or unwell. Ask a clinician first if you are pregnant, have a heart rhythm "
    "disorder, a pacemaker, epilepsy, lung disease or panic attacks. Synchrony is not a measure of love, honesty or "
    "the quality of a relationship. Not for use with anyone who has not agreed."
)

STATES = {
    "settled": "heart rate not up, variability kept",
    "lively": "heart rate up, variability kept",
    "activated": "heart rate up, variability down",
    "withdrawn": "heart rate not up, variability down",
}
DYNAMICS = {
    "both_settled": ("both settled", "the variability of both is kept"),
    "one_settled": ("one settled", "the variability of one is kept, that of the other is down"),
    "both_unsettled": ("both unsettled", "the variability of both is down"),
}

TOGETHER = {"together": "clearly together", "some": "some synchrony", "apart": "like breathing apart"}
PACED = "One pacer led both breaths in part of it, which alone makes two hearts move alike."
CHANCE = (
    "Shaded: where the best lag lies in 95 of 100 minutes of two courses like these that have nothing to do with each "
    "other. Only what stands above it is more than chance."
)
WITHHELD = {
    "not above chance": "not above chance",
    "within timing error": "closer than the straps can tell",
    "half a breath": "both follow a wave so short that ahead and behind look alike",
    "uncertain": "the lag is uncertain",
}

MEASURES = (
    ("mean_hr_bpm", "mean heart rate", "1/min", 1),
    ("mean_rr_ms", "mean RR interval", "ms", 0),
    ("rmssd_ms", "RMSSD", "ms", 1),
    ("sdnn_ms", "SDNN", "ms", 1),
    ("pnn50_pct", "pNN50", "%", 1),
    ("lf_ms2", "LF power", "ms²", 0),
    ("hf_ms2", "HF power", "ms²", 0),
    ("dfa_alpha1", "DFA alpha-1", "", 2),
)

MEANS = (
    "RMSSD is how much the time between beats changes from one beat to the next. At rest it mostly follows the vagus "
    "nerve's beat-by-beat work. It differs many times over between healthy people: compare a person only with "
    "themselves, at the same posture and breathing.",
    "The four states are places on a plane of heart rate and variability against that person's own beginning of this "
    "session. They are states of a body, not feelings: laughter, standing up and speaking raise a heart as worry does.",
    "Moving together says that two hearts sped up and slowed down alike within a minute. Breathing at one pace, "
    "moving and hearing the same thing all do that, in strangers too.",
    "The lag says whose curve turned first, by how much. It does not say who led whom.",
    "A rupture is a moment that you marked, or one at which both bodies jumped away from their range; repair is the "
    "time until both were back. Neither says what was felt, nor that quick is better.",
)
ALONE = 2
"""So many of them hold for one person."""
MEANS_NOT = (
    "Nothing here measures love, closeness, honesty or how good a relationship is.",
    "Nothing here is a diagnosis; a strap is not an electrocardiograph.",
    "A difference between two people is not a difference in health.",
    "One session says little about the next; what lasts shows over weeks.",
)

CLEAN_PCT = 80.0
"""Below this usable share (%) a session is counted among those to read with care."""

MEANS_OVER_DAYS = (
    MEANS[0],
    "A single day says little. The 7-day mean against your own usual range says more, and only a change that lasts is "
    "worth a thought: sleep, illness, alcohol, training, posture and the hour of the day all move it.",
    "Your usual range holds about two of three readings. It is a description of you, not a target.",
)
MEANS_OVER_WEEKS = (
    MEANS[1],
    MEANS[2],
    "Quick repair is not better than slow repair; what counts over months is that it happens. Safety between two "
    "people grows with practice over time, and a trend here shows practice, not worth.",
    "An interval that holds 0 means: this could be no change at all.",
)

DEFINITIONS = (
    ("beat, RR interval", "an R peak as the strap found it; the time since the one before (ms), exact to 1/1024 s"),
    (
        "usable",
        "share of the time inside intervals taken for normal. Labels: range 273 to 2000 ms, local levels, and the "
        "thresholds of Lipponen & Tarvainen 2019 (doi 10.1080/03091902.2019.1640306) with guards; intervals are "
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
        "heart's own swing above 9 a minute; slower than that it cannot be told from the heart's own slow wave",
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
        "its first 15 s; clear where three fifths of those that differ choose one rate, the swing among them and "
        "beyond the next by more than its standard error",
    ),
    ("DFA alpha-1", "slope of detrended fluctuations over 4 to 16 beats"),
    ("level", "heart rate and RMSSD over 30 s, once a second, dated to the middle"),
    (
        "baseline",
        "mean and spread of the levels while settling: the first phase (120 s without one, at most 300 s); spreads are "
        "at least 3 bpm and 0.3 of ln RMSSD",
    ),
    (
        "state",
        "up or down beyond 1.75 spreads from baseline for 10 s, back after 5 s; "
        + "; ".join(f"{name}: {meaning}" for name, meaning in STATES.items()),
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
        "at least 15 s in which one body was settled and the other not, that ended with both settled; by chance: the "
        "same counted with the two courses shifted against each other",
    ),
)


OVER_DAYS = (
    ("reading", "the first recording of a day, alone, of a minute or longer"),
    ("7-day mean", "mean of ln RMSSD of a day and the six before it, from 3 readings on, with Student's 95 % interval"),
    ("usual range", "mean and one standard deviation either way of the 60 days up to a day, from 7 readings on"),
    ("where it usually is", "within half a standard deviation of that mean: the smallest worthwhile change (Hopkins)"),
    ("change a month", "Theil-Sen slope with Sen's 95 % interval (1968), from 6 readings over 14 days on"),
)
OVER_WEEKS = (
    ("last 60 days", "median of the sessions, with the interval that its order statistics give, from 6 sessions on"),
    ("change a month", "Theil-Sen slope with Sen's 95 % interval (1968), from 6 sessions over 14 days on"),
    ("both settled", "share of the time known in which the variability of both is kept"),
    ("time to repair", "median of a session's ruptures: until both bodies were back in range at the same time"),
    ("moving together beyond the pacer", "median of minutes: Fisher's z at the best lag with the pacer taken out"),
    ("half-recovery of heart rate", "median of a session's phases: until heart rate was halfway back to baseline"),
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
        if people == 2
        else ""
    )
    removed = "none were removed" if bare else "labelled intervals were left out, not interpolated"
    return (
        f"RR intervals of {people} {'people' if people != 1 else 'person'} were recorded for {seconds / 60:.1f} min"
        f"{f' with {straps}' if straps else ''} and analysed with hrvsync {version}. {where} Intervals were labelled "
        "as artefacts outside 273 to 2000 ms, against local levels, and by the thresholds of Lipponen and Tarvainen "
        f"(2019); {removed}. Time-domain measures follow the Task Force (1996) with n - 1 in standard deviations; "
        "spectra are Welch's (4 Hz, 300 s Hann windows, 50 % overlap). Body states are 30 s levels of heart rate and "
        "ln RMSSD in spreads of each person's own settling baseline, with limits at 1.75 spreads and dwell times of "
        f"10 and 5 s.{pair}"
    )
