"""Words, not scores: the reading of a pair's live values."""

from math import isfinite, nan
from typing import Literal

import msgspec

from hrvsync.analysis.grid import GRID_HZ
from hrvsync.analysis.measure import Values
from hrvsync.analysis.synchrony.estimate import MAX_LAG_S

type Word = Literal["", "apart", "some", "together"]
type Withheld = Literal["", "not above chance", "within timing error", "half a breath", "uncertain"]

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
    """The last minute of two people against their chance level.

    `word`: how they move, "" while there is not enough data (the first 90 s of a phase). With one pacer for both it
    compares with how these two would move without following it; `beyond` then says whether there is more than the pacer
    explains (None: no pacer, or less than three minutes of it). `significant`: the best lag stands above 95 % of
    surrogates from the same phase and pacer (None: not enough data).
    `z`: Fisher z at the best lag, `z0` at lag 0; `band`: 5 and 95 % of the surrogates' best z; `percentile`: z's place.
    `r0`, `r0_band`: the same at lag 0, as correlations, for the curve. `lag` (s, positive: the first seat leads) with
    its 90 % `lag_interval`; `leads`: the seat that is ahead, "" where `withheld` says why that is not clear.
    `locking`: 0 to 1 by seat, how steadily each follows the pacer; empty without one.
    """

    word: Word = ""
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
    leads, withheld = _lead(values, people, spreads)
    locking = dict(zip(people, (values.pacer_locking_a, values.pacer_locking_b), strict=True))
    return Together(
        word=_word(values.pacer_apart_p if shared else values.wcc_p),
        beyond=values.beyond_p <= SIGNIFICANT if shared and isfinite(values.beyond_p) else None,
        significant=values.wcc_p <= SIGNIFICANT if isfinite(values.wcc_p) else None,
        z=values.wcc_z,
        z0=values.wcc_z0,
        band=(values.wcc_low, values.wcc_high),
        percentile=values.wcc_percentile,
        r0=values.synchrony,
        r0_band=(values.chance_low, values.chance_high),
        lag=values.wcc_lag,
        lag_interval=(values.wcc_lag_low, values.wcc_lag_high),
        leads=leads,
        withheld=withheld,
        locking={who: strength for who, strength in locking.items() if isfinite(strength)},
    )


def sentence(reading: Together) -> str:
    """Describe in plain words how two people move together.

    Parameters
    ----------
    reading : Together

    Returns
    -------
    str, including whether the pacer explains it
    """
    words = SENTENCES[reading.word]
    if reading.word in ("", "apart") or reading.beyond is None:
        return words
    return f"{words}, {'more than' if reading.beyond else 'no more than'} the pacer explains"


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
        "uncertain": "no lead: the lag is uncertain",
    }[reading.withheld]


def _word(p: float) -> Word:
    if not isfinite(p):
        return ""
    return "together" if p <= SIGNIFICANT else "some" if p <= SOME else "apart"


def _lead(values: Values, people: tuple[str, ...], spreads: tuple[float | None, ...]) -> tuple[str, Withheld]:
    lag, low, high = values.wcc_lag, values.wcc_lag_low, values.wcc_lag_high
    if not isfinite(values.wcc_p) or not isfinite(lag):
        return "", ""
    if values.wcc_p > SIGNIFICANT:
        return "", "not above chance"
    if any(wave / 2 <= MAX_LAG_S for wave in (values.pacer_breath, values.wcc_period) if isfinite(wave)):
        return "", "half a breath"
    if abs(lag) < 1 / GRID_HZ + sum(UNKNOWN_SPREAD_S if one is None else one for one in spreads):
        return "", "within timing error"
    if not (low * high > 0 and low <= lag <= high):  # the interval may be some seconds older than the lag
        return "", "uncertain"
    return people[0] if lag > 0 else people[1], ""
