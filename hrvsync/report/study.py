"""The report of a study: one page that says what was found, about whom, by which test, and what cannot be said."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from math import isfinite, isnan

import numpy as np

from hrvsync.report.page import Page, render, versions
from hrvsync.report.study_svg import figure, histogram, spread, who
from hrvsync.study.design import MEASURES, design_text
from hrvsync.study.result import CLEAR, SHARES, Contrast, Moderator, OfCondition, OfMeasure, StudyResult

WHOLE = "Whole session"
NOTHING_SAID = (
    "A p above .05 is not evidence that there is nothing; the table says what such a study would have found.",
    "Two people who go through the same script share its moments. Re-paired people went through it too, so what is "
    "left is more than the script, but not what it comes from: touch, voice, sight and shared breath look alike here.",
    "It says nothing about any single dyad, and nothing about how good a relationship is.",
    "Who leads cannot be read from it: the best lag is chosen for each window.",
)


def headline(result: StudyResult) -> str:
    """Say in a sentence or two what was found."""
    more = "more" if result.design.expects == "more" else "less"
    clear = [one.name for one in result.conditions if is_clear(result, one)]
    open_ = [one.name for one in result.conditions if not is_clear(result, one)]
    if not clear:
        return (
            f"Real pairs moved together no {more} than re-paired ones, as far as {len(result.sample.dyads)} dyads "
            "can show."
        )
    found = f"eal pairs moved together {more} than re-paired ones."
    first = f"R{found}" if clear == [WHOLE] else f"{_listed(clear)}, r{found}"
    return f"{first} {_listed(open_)}, that is not clear." if open_ else first


def is_clear(result: StudyResult, condition: OfCondition) -> bool:
    """Whether a main measure of a condition passes the corrected limit."""
    return any(condition.measures[name].corrected <= CLEAR for name in result.design.measures)


def study_report(result: StudyResult, inputs: Mapping[str, str]) -> str:
    """Set the report of a study as one HTML file: the same bytes for the same result."""
    design = result.design
    main = design.measures[0]
    page: Page = {
        "title": design.title,
        "when": design.fixed,
        "sentence": headline(result),
        "sample": _sample(result),
        "spread": spread(
            [
                (
                    one.name,
                    _minutes(one.seconds),
                    one.measures[main].values,
                    one.measures[main].mean,
                    one.others[main],
                    one.measures[main].chance,
                )
                for one in result.conditions
                if one.dyads and one.pairs
            ],
            "real pairs",
            "re-paired",
        ),
        "spread_note": f"Moving together: {MEASURES[main]}, Fisher’s z, mean over the windows. A dot is a dyad; the "
        f"bar their mean with its 95 % interval. Below, pairs of people of different dyads, and their mean.",
        "histograms": [_histogram(result, one) for one in result.conditions if one.dyads],
        "histograms_note": _corrected(result),
        "plain": _plain(result),
        "open": _contrasts_in_words(result.contrasts),
        "beside": _beside(result),
        "contrasts": [_contrast_row(one) for one in result.contrasts],
        "moderators": [_moderator_row(one) for one in result.moderators],
        "cannot": [*NOTHING_SAID, *_limits(result)],
        "methods": _methods(result),
        "foot": _foot(result, inputs),
    }
    return render("study.html.j2", page)


def _sample(result: StudyResult) -> Page:
    sample, design = result.sample, result.design
    kept = {dyad.id for dyad in sample.dyads}
    reasons: dict[str, int] = {}
    marks = list[int]()
    for dyad in design.dyads:
        why = next((one.why for one in sample.left if one.dyad == dyad.id), "")
        marks.append(0 if dyad.id in kept else reasons.setdefault(why, len(reasons) + 1))
    parts = [one for one in sample.left if one.dyad in kept]
    return {
        "head": f"Who is in it: {len(kept)} of {len(design.dyads)} dyads",
        "dots": who(marks),
        "reasons": [(n, why) for why, n in reasons.items()],
        "parts": [f"{one.condition or 'one recording'}: {one.why}" for one in parts],
        "words": " ".join(_people(result)),
    }


def _people(result: StudyResult) -> list[str]:
    """Say who the people are, how good their data is, and who did what."""
    sample = result.sample
    ages = [value for dyad in sample.dyads for value in dyad.values.get("age", ()) if not isnan(value)]
    usable = [float(one["usable_pct"]) for cells in sample.cells for cell in cells for one in cell.heard.people]
    said = [f"{2 * len(sample.dyads)} people"]
    if ages:
        said[0] += f" of {min(ages):g} to {max(ages):g} years, median {np.median(ages):g}"
    said[0] += "."
    if usable:
        said.append(f"Usable beats: median {np.median(usable):.0f} %, from {min(usable):.0f} to {max(usable):.0f} %.")
    counts = [one.dyads for one in result.conditions]
    if len(counts) > 1 and min(counts) == len(sample.dyads):
        said.append("Every dyad has every condition.")
    elif len(counts) > 1:
        said.append("; ".join(f"{one.name}: {one.dyads} dyads" for one in result.conditions) + ".")
    return said


def _histogram(result: StudyResult, one: OfCondition) -> Page:
    design = result.design
    of = one.measures[design.measures[0]]
    sentence = f"{of.reached} of {len(of.drawn)} re-pairings gave as {'much' if design.sign > 0 else 'little'}"
    return {
        "head": f"{one.name}: {sentence}",
        "drawing": histogram(of.drawn, of.mean.mean, f"{one.name}: {sentence}", design.sign),
    }


def _corrected(result: StudyResult) -> str:
    design = result.design
    parts = [
        f"{one.name}{f', {MEASURES[name]}' if len(design.measures) > 1 else ''}: p {probability(of.p)}, corrected "
        f"{probability(of.corrected)}"
        for one in result.conditions
        for name in design.measures
        for of in (one.measures[name],)
        if one.dyads
    ]
    n = len(result.conditions) * len(design.measures)
    correction = f" Corrected for {n} tests by the largest of all." if n > 1 else ""
    return (
        f"Mean of the dyads when everyone is given a partner of another dyad, {design.re_pairings} times; one-sided. "
        f"{'; '.join(parts)}.{correction}"
    )


def _plain(result: StudyResult) -> list[str]:
    """Say in plain words what was found, condition by condition."""
    main, more = result.design.measures[0], "more" if result.design.expects == "more" else "less"
    said = list[str]()
    for one in result.conditions:
        of = one.measures[main]
        if not one.dyads:
            said.append(f"{one.name}: nobody is left in it.")
            continue
        place = "" if one.name == WHOLE else f"{one.name}: "
        numbers = f"{figure(of.mean.mean)} against {figure(of.chance)}"
        if is_clear(result, one):
            said.append(
                f"{place}the hearts of these pairs moved together {more} than those of people who never met "
                f"({numbers})."
            )
        else:
            said.append(
                f"{place}the hearts of these pairs did not move together clearly {more} than those of people who "
                f"never met ({numbers}). With {one.dyads} dyads, {figure(of.needed)} beyond chance would have shown "
                "four times in five; less stays open."
            )
    return said


def _contrasts_in_words(contrasts: Sequence[Contrast]) -> list[tuple[str, str]]:
    said = list[tuple[str, str]]()
    for one in contrasts:
        numbers = f"{figure(one.mean.mean)}, 95 % interval {figure(one.mean.low)} to {figure(one.mean.high)}."
        both = f"{one.first} and {one.second}"
        if one.corrected <= CLEAR:
            said.append((f"{both} differ:", numbers))
        else:
            said.append((f"Whether {both} differ is open:", numbers))
    return said


def _beside(result: StudyResult) -> list[list[str]]:
    """The rows of the table of all measures: those of the main result, and those beside it."""
    return [
        [
            one.name,
            MEASURES[name] + (" (main)" if name in result.design.measures else ""),
            f"{figure(of.mean.mean)} ({figure(of.mean.low)} to {figure(of.mean.high)})",
            figure(of.chance),
            probability(of.p),
            probability(of.corrected) if name in result.design.measures else "",
            figure(of.needed),
            *_powers(of),
        ]
        for one in result.conditions
        if one.dyads
        for name, of in one.measures.items()
    ]


def _powers(of: OfMeasure) -> list[str]:
    found = [of.power.get(f"{share:g}", float("nan")) for share in SHARES]
    return [f"{100 * power:.0f}\u00a0%" if isfinite(power) else "–" for power in found]


def _contrast_row(one: Contrast) -> list[str]:
    return [
        f"{one.first} − {one.second}",
        MEASURES[one.measure],
        str(one.dyads),
        f"{figure(one.mean.mean)} ({figure(one.mean.low)} to {figure(one.mean.high)})",
        probability(one.p),
        probability(one.corrected),
    ]


def _moderator_row(one: Moderator) -> list[str]:
    return [
        one.name,
        one.condition,
        MEASURES[one.measure],
        str(one.dyads),
        figure(one.r, 2),
        probability(one.p),
        probability(one.corrected),
    ]


def _limits(result: StudyResult) -> list[str]:
    """What this very study cannot say."""
    said = list[str]()
    clear = [is_clear(result, one) for one in result.conditions]
    if len(clear) > 1 and any(clear) and not all(clear) and all(one.corrected > CLEAR for one in result.contrasts):
        said.append("That one condition is clear and another is not does not make them different.")
    if len(result.sample.dyads) < 12:
        said.append(f"{len(result.sample.dyads)} dyads are few: intervals of so few are rough.")
    left = len(result.design.dyads) - len(result.sample.dyads)
    if 4 * left > len(result.design.dyads):
        said.append(f"{left} of {len(result.design.dyads)} dyads are left out: those who are in it may be others.")
    return said


def _methods(result: StudyResult) -> str:
    """Describe the methods, ready to be cited."""
    design, made = result.design, versions()
    how, rules = design.windows, design.leave_out
    roles = "the second person of another dyad" if design.by_role else "anybody of another dyad"
    asked = "higher" if design.expects == "more" else "lower"
    text = [
        "RR intervals of both were put on one clock and labelled for artefacts; labelled intervals were replaced by as "
        "many as fit their duration, breaks of more than 4 s were left as gaps.",
        f"At {how.rate:g} Hz, Pearson’s correlation was taken in windows of {how.window:g} s every {how.hop:g} s at "
        f"lags up to ±{how.max_lag:g} s where {100 * how.min_valid:.0f} % of both were there (Boker et al. 2002), and "
        "Fisher’s z averaged: at the best lag of each window, without lag, and its size over all lags. The same search "
        "was made for real and re-paired people, aligned at the start of the condition.",
        f"Left out before any pair was looked at: conditions shorter than {rules.least_s:g} s, with less than "
        f"{rules.usable_pct:g} % usable beats of either"
        + (", a rhythm not suited for HRV" if rules.rhythm else "")
        + f", or fewer than {rules.windows} good windows of both.",
        f"Test: the mean of the true pairs among those of {design.re_pairings} re-pairings, in which everybody was "
        f"given {roles} of the same session type (p = (1 + number as {asked}) / (1 + {design.re_pairings}), one-sided, "
        "as fixed before); several tests were corrected by the largest standing of all.",
        "Conditions: what dyads had beyond the mean of their people with others, its sign changed by lot within dyads, "
        "two-sided. Moderators: rank correlation, values given to other dyads by lot. Intervals: bootstrap over dyads, "
        f"{design.bootstraps} draws. Power: that share of variance planted in re-paired people, lagged by up to "
        f"{0.8 * how.max_lag:g} s.",
        f"hrvsync {made['hrvsync']}, Python {made['Python']}, NumPy {made['NumPy']}, SciPy {made['SciPy']}; seed "
        f"{design.seed}. The plan was fixed on {design.fixed}.",
    ]
    return " ".join(text)


def _foot(result: StudyResult, inputs: Mapping[str, str]) -> str:
    design = sha256(design_text(result.design).encode()).hexdigest()
    data = sha256("".join(f"{name} {digest}\n" for name, digest in inputs.items()).encode()).hexdigest()
    return (
        "About hearts of groups, not about any one dyad; no dyad is named. Design SHA-256 "
        f"{design[:8]} … {design[-4:]}, {len(inputs)} files of recordings {data[:8]} … {data[-4:]}; both whole in "
        "inputs.json and design.toml beside this page."
    )


def probability(p: float) -> str:
    """Write a p."""
    return "–" if isnan(p) else "<\u00a0.001" if p < 0.001 else figure(p, 3 if p < 0.1 else 2)


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.3g} minutes"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
