"""Frames: what we show, an immutable snapshot on a fixed grid of session time. NaN means not enough good data."""

import msgspec

from hrvsync.analysis.measure import Values
from hrvsync.analysis.rhythm import Rhythm
from hrvsync.analysis.states import NOTHING, Dynamic, Reading
from hrvsync.analysis.synchrony.words import Together
from hrvsync.beats import Beats
from hrvsync.events import Phase


class PersonFrame(msgspec.Struct, frozen=True, rename={"measures": "metrics"}):
    """One person at a moment.

    `beats` are the labelled beats of the last minutes, for the curves; `measures` holds a value for each live window of
    the registry MEASURES (metrics in JSON). `silent` is the time (s) since the last packet, NaN before the first.
    `state` is that of the body against its own baseline, once there is one. In a `rhythm` not suited for HRV, all
    measures but the rate are NaN.
    """

    beats: Beats
    measures: Values
    usable_pct: float
    link: str
    silent: float
    strap: str = ""
    battery_pct: int | None = None
    contact: bool | None = None
    state: Reading = NOTHING
    rhythm: Rhythm = "unknown"


class PairFrame(msgspec.Struct, frozen=True, rename={"measures": "metrics"}):
    """What happens between the two; `measures` holds a value for each live row of PAIR_MEASURES (metrics in JSON).

    `dynamic` tells whether both, one or none of them is settled, `together` how they move against their chance level.
    """

    measures: Values
    together: Together = Together()
    dynamic: Dynamic = Dynamic.UNKNOWN


class Frame(msgspec.Struct, frozen=True, eq=False):
    """Everything shown at session time `t` (s); `pair` is None with fewer than two people.

    Two frames are never equal: their arrays are not compared.
    """

    t: float
    people: dict[str, PersonFrame]
    pair: PairFrame | None = None
    phase: Phase | None = None
    paused: bool = False
