"""Words, not scores: the reading of a pair's live values."""

from math import isfinite, nan
from typing import Literal, NamedTuple

import msgspec

from hrvsync.analysis.grid import GRID_HZ
from hrvsync.analysis.measure import Values
from hrvsync.analysis.synchrony.estimate import MAX_LAG_S
from hrvsync.analysis.synchrony.lagged import fisher_z
from hrvsync.analysis.synchrony.so_far import limit_at

type Word = Literal["", "apart", "some", "together"]
type Withheld = Literal["", "not above chance", "within timing error", "half a breath", "at the edge", "uncertain"]
type Null = Literal["chance", "pacer"]
type SoFarWord = Literal["", "open", "together"]

SIGNIFICANT = 0.05
SOME = 0.20
UNKNOWN_SPREAD_S = 0.1  # timing uncertainty of a strap that nobody has measured

SENTENCES: dict[Word, str] = {
    "": "not enough data yet",
    "apart": "no more alike than by chance",
    "some": "some synchrony",
    "together": "clearly together",
}


class Together(msgspec.Struct, frozen=True):
    """The last minute of two people against their chance level, and what is clear of their phase so far.

    `null`: what everything here is held against: "chance", or, with one pacer for both, "pacer": the pacer is taken out
    of both, and there is nothing beyond it. `word`: how they move, "" while there is not enough data (the first 90 s of
    a phase, three minutes of a pacer). `follow`: with one pacer, whether both follow it, for they are more alike than
    two who do not. `opposite`: they are not alike, but one is up while the other is down, more than by chance.
    `beyond`: with one pacer, whether there is more than it explains; `significant`: whether the best lag stands above
    95 % of surrogates from the same phase (both None: not enough data).
    `z`: Fisher z at the best lag, `z0` at lag 0; `band`: 5 and 95 % of the surrogates' best z; `percentile`: z's place.
    `r0`, `r0_band`: the same at lag 0, as correlations, for the curve. `lag` (s, positive: the first seat leads) with
    its 90 % `lag_interval`; `leads`: the seat that is ahead, "" where `withheld` says why that is not clear.
    `locking`: 0 to 1 by seat, how steadily each follows the pacer; empty without one.
    `needs`: how many seconds of good data of both are missing for a word, 0 where none are, NaN where unknown.
    `so_far`: of the phase so far, whether the two had more in common than by chance ("together"), or that is not clear
    ("open"); "" before two minutes of it. `so_far_beyond`: chance is then what is left with their pacers taken out.
    """

    null: Null = "chance"
    word: Word = ""
    follow: bool = False
    opposite: bool = False
    beyond: bool | None = None
    significant: bool | None = None
    z: float = nan
    z0: float = nan
    band: tuple[float, float] = (nan, nan)
    percentile: float = nan
    r0: float = nan
    r0_band: tuple[float, float] = (nan, nan)
    lag: float = nan
    lag_interval: tuple[float, float] = (nan, nan)
    leads: str = ""
    withheld: Withheld = ""
    locking: dict[str, float] = {}
    needs: float = nan
    so_far: SoFarWord = ""
    so_far_beyond: bool = False


class _Held(NamedTuple):
    """The values of a pair that belong to one null hypothesis."""

    p: float
    opposite_p: float
    z: float
    z0: float
    band: tuple[float, float]
    percentile: float
    r0: float
    r0_band: tuple[float, float]
    lag: float
    lag_interval: tuple[float, float]
    periods: tuple[float, ...]


def together(values: Values, people: tuple[str, ...], spreads: tuple[float | None, ...] = ()) -> Together:
    """Interpret the live values of a pair.

    Parameters
    ----------
    values : Values
        Live values, see `latest`; NaN where unknown.
    people : tuple of str
        The two seats in the order of the values.
    spreads : tuple of float or None, s
        Timing uncertainty of each strap, None where unknown.

    Returns
    -------
    Together
        How the two move, and who leads where that can be decided.
    """
    shared = values.pacer_shared == 1
    held = _beyond_pacer(values) if shared else _by_chance(values)
    leads, withheld = _lead(held, people, spreads)
    locking = dict(zip(people, (values.pacer_locking_a, values.pacer_locking_b), strict=True))
    word = _word(held.p)
    significant = held.p <= SIGNIFICANT if isfinite(held.p) else None
    return Together(
        null="pacer" if shared else "chance",
        word=word,
        follow=shared and values.pacer_apart_p <= SIGNIFICANT,
        opposite=word == "apart" and held.opposite_p <= SIGNIFICANT,
        beyond=significant if shared else None,
        significant=significant,
        z=held.z,
        z0=held.z0,
        band=held.band,
        percentile=held.percentile,
        r0=held.r0,
        r0_band=held.r0_band,
        lag=held.lag,
        lag_interval=held.lag_interval,
        leads=leads,
        withheld=withheld,
        locking={who: strength for who, strength in locking.items() if isfinite(strength)},
        needs=values.chance_needs,
        so_far=_so_far(values.so_far_excess, values.so_far_seconds),
        so_far_beyond=values.so_far_beyond == 1,
    )


def _by_chance(values: Values) -> _Held:
    return _Held(
        values.wcc_p,
        values.wcc_opposite_p,
        values.wcc_z,
        values.wcc_z0,
        (values.wcc_low, values.wcc_high),
        values.wcc_percentile,
        values.synchrony,
        (values.chance_low, values.chance_high),
        values.wcc_lag,
        (values.wcc_lag_low, values.wcc_lag_high),
        (values.pacer_breath, values.wcc_period),
    )


def _beyond_pacer(values: Values) -> _Held:
    return _Held(
        values.beyond_p,
        values.beyond_opposite_p,
        values.beyond_z,
        float(fisher_z(values.beyond_r0)),
        (values.beyond_low, values.beyond_high),
        values.beyond_percentile,
        values.beyond_r0,
        (values.beyond_r0_low, values.beyond_r0_high),
        values.beyond_lag,
        (values.beyond_lag_low, values.beyond_lag_high),
        (values.beyond_period,),
    )


def sentence(reading: Together) -> str:
    """Describe in plain words how two people move together.

    Parameters
    ----------
    reading : Together

    Returns
    -------
    str, with one pacer for both what is beyond it
    """
    beyond = " beyond the pacer" if reading.null == "pacer" else ""
    if reading.opposite:
        return f"opposite waves{beyond}"
    if reading.word in ("some", "together"):
        return f"{SENTENCES[reading.word]}{beyond}"
    if reading.follow:
        return f"both follow the pacer and no more than that{'' if reading.word else ' yet'}"
    if not reading.word and reading.needs > 0:
        return f"{SENTENCES['']}: {reading.needs:.0f} s more of both needed"
    return f"{SENTENCES[reading.word]}{beyond if reading.word else ''}"


def so_far_sentence(reading: Together) -> str:
    """Describe in plain words what is clear of the phase so far.

    Parameters
    ----------
    reading : Together

    Returns
    -------
    str, "" before two minutes of the phase
    """
    than = "than the pacer explains" if reading.so_far_beyond else "than by chance"
    return {
        "": "",
        "open": f"so far not clearly more in common {than}",
        "together": f"so far more in common {than}",
    }[reading.so_far]


def lead_sentence(reading: Together) -> str:
    """Describe who leads and by how much, or why that cannot be decided.

    Not for the couple's view.

    Parameters
    ----------
    reading : Together

    Returns
    -------
    str, "" while there is not enough data
    """
    low, high = reading.lag_interval
    if reading.leads:
        low, high = sorted((abs(low), abs(high)))
        return f"{reading.leads} leads by {abs(reading.lag):.1f} s ({low:.1f} to {high:.1f} s)"
    return {
        "": "",
        "not above chance": "no lead: not above chance",
        "within timing error": "in step, as far as the straps can tell",
        "half a breath": "no lead: the lags searched cover half a wave, ahead and behind look alike",
        "at the edge": "no lead: the best lag may lie beyond the 5 s searched",
        "uncertain": "no lead: the lag is uncertain",
    }[reading.withheld]


def _word(p: float) -> Word:
    if not isfinite(p):
        return ""
    return "together" if p <= SIGNIFICANT else "some" if p <= SOME else "apart"


def _so_far(excess: float, seconds: float) -> SoFarWord:
    if not isfinite(excess):
        return ""
    return "together" if excess > limit_at(seconds) else "open"


def _lead(held: _Held, people: tuple[str, ...], spreads: tuple[float | None, ...]) -> tuple[str, Withheld]:
    lag, (low, high) = held.lag, held.lag_interval
    if not isfinite(held.p) or not isfinite(lag):
        return "", ""
    if held.p > SIGNIFICANT:
        return "", "not above chance"
    if any(wave / 2 <= MAX_LAG_S for wave in held.periods if isfinite(wave)):
        return "", "half a breath"
    if abs(lag) < 1 / GRID_HZ + sum(UNKNOWN_SPREAD_S if one is None else one for one in spreads):
        return "", "within timing error"
    if max(abs(lag), abs(low), abs(high)) >= MAX_LAG_S:  # the peak may lie beyond what is searched
        return "", "at the edge"
    if not (low * high > 0 and low <= lag <= high):  # the interval may be some seconds older than the lag
        return "", "uncertain"
    return people[0] if lag > 0 else people[1], ""
