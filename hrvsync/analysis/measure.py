"""What a measure is: one row of a registry, where its formula comes from, and the struct of values that frames hold."""

from collections.abc import Callable, Iterable
from math import nan
from typing import TYPE_CHECKING, Any, cast

import msgspec

from hrvsync.guide import UNGUIDED, Guide

SOURCES = {
    "Bartlett 1935": "Bartlett 1935; Pyper & Peterman 1998, Can. J. Fish. Aquat. Sci. 55:2127",
    "Bendat 2010": "Bendat & Piersol 2010, Random Data, ch. 7",
    "Boker 2002": "Boker, Xu, Rotondo & King 2002, Psychol. Methods 7:338",
    "Brennan 2001": "Brennan 2001, IEEE Trans. Biomed. Eng. 48:1342",
    "Carter 1973": "Carter, Knapp & Nuttall 1973, IEEE Trans. Audio Electroacoust. 21:337",
    "crqa": "Coco & Dale 2014, Front. Psychol. 5:510 (R crqa)",
    "Granger 1969": "Granger 1969, Econometrica 37:424",
    "Grinsted 2004": "Grinsted, Moore & Jevrejeva 2004, Nonlin. Proc. Geophys. 11:561",
    "Grossman 1990": "Grossman, van Beek & Wientjes 1990, Psychophysiology 27:702",
    "Helm 2018": "Helm, Miller, Kahle, Troxel & Hastings 2018, Psychophysiology 56",
    "Knapp 1976": "Knapp & Carter 1976, IEEE Trans. Acoust. 24:320",
    "Künsch 1989": "Künsch 1989, Ann. Stat. 17:1217",
    "Lachaux 1999": "Lachaux, Rodriguez, Martinerie & Varela 1999, Hum. Brain Mapp. 8:194",
    "Lewis 2012": "Lewis et al. 2012, Biol. Psychol. 89:349",
    "Marci 2006": "Marci & Orr 2006, Appl. Psychophysiol. Biofeedback 31:115",
    "McCraty 2009": "McCraty et al. 2009, Integral Review 5:10, not squared",
    "Mietus 2002": "Mietus 2002, Heart 88:378",
    "Moulder 2018": "Moulder, Boker, Ramseyer & Tschacher 2018, Psychol. Methods 23:757",
    "Munoz 2015": "Munoz 2015, PLoS ONE 10:e0138921",
    "Peng 1995": "Peng 1995, Chaos 5:82, doi 10.1063/1.166141",
    "Plews 2014": "Plews 2014, Int. J. Sports Physiol. Perform. 9:783",
    "Richman 2000": "Richman & Moorman 2000, doi 10.1152/ajpheart.2000.278.6.H2039",
    "rMEA": "Kleinbub & Ramseyer 2020, Psychother. Res. 31:817 (R rMEA)",
    "Rogers 2021": "Rogers 2021, doi 10.3389/fphys.2020.596567",
    "SUSY": "Tschacher & Meier 2020, Psychother. Res. 30:558 (R SUSY)",
    "Wallis 2005": "Wallis, Healy, Undy & Maconochie 2005, Arch. Dis. Child. 90:1117",
    "Task Force 1996": "Task Force 1996, Circulation 93:1043, doi 10.1161/01.CIR.93.5.1043",
    "Theiler 1992": "Theiler, Eubank, Longtin, Galdrikian & Farmer 1992, Physica D 58:77",
}


class Row[Function: Callable[..., object]](msgspec.Struct, frozen=True, eq=False):
    """A measure of one person (`measures.registry.Measure`) or between two (`synchrony.registry.PairMeasure`).

    `key` names it in JSON, CSV and frames, `label` and `unit` are for people, `source` is where the formula comes from.
    `min_seconds`, `min_beats` and `min_share`: the shortest window, the fewest NORMAL beats in it and the least part of
    it (0 to 1) inside NORMAL intervals; below any of them the value is NaN. `function` may serve several rows: `part`
    then names this one's among its results. `before`: how many seconds before the window its function may look at.
    `every`: in frames it is computed once in this many seconds and kept in between.
    """

    key: str
    label: str
    unit: str
    min_seconds: float
    function: Function
    source: str
    part: str = ""
    min_beats: int = 30
    min_share: float = 0.9
    before: float = 0.0
    every: int = 1


class Window(msgspec.Struct, frozen=True):
    """The span of session time a value speaks for: after `start` up to `end` (s).

    `people` are the seats of the beats, in the order they are passed. `guide` holds the phases and pauses of
    the session so far: what paces the breath.
    """

    start: float
    end: float
    people: tuple[str, ...] = ()
    guide: Guide = UNGUIDED


class PairMeasure(Row[Callable[..., object]], frozen=True, kw_only=True):
    """A measure between two people: see `Row`.

    `function` takes the Beats of each of the two and the Window: live at least those from `before` s before the
    window's start, all labels, to the newest: what is later than the window's end is its to use or leave. It gives a
    float, or a struct or dictionary of floats of which `part` (dotted where nested) is this row's; NaN where undefined;
    it raises nothing. `live`: frames show it over the newest `min_seconds`. `phase`: it measures each phase as a whole.
    `swap`: what becomes of the value when the two change places: "same", "negated", the key of the row that then has
    it, or "other". `tested`: the higher, the more synchrony, so that over a phase it is held against people shifted in
    time, with `joint` s left out where the shifted beats are joined; `parted`: that costs so much that the pair itself
    is then tested with as much left out halfway.
    """

    min_share: float = 0.8
    live: bool = False
    phase: bool = False
    swap: str = "same"
    tested: bool = False
    joint: float = 0.0
    parted: bool = False


class Values(msgspec.Struct, frozen=True):
    """The values of a registry's live rows at a moment: a float by key, NaN where there is not enough good data."""

    if TYPE_CHECKING:

        def __getattr__(self, key: str) -> float: ...


def values_struct(name: str, rows: Iterable[Row[Any]]) -> Callable[..., Values]:
    """Make the struct that holds the values of these rows, each NaN unless given."""
    fields = [(row.key, float, nan) for row in rows]
    return cast("Callable[..., Values]", msgspec.defstruct(name, fields, bases=(Values,), frozen=True))
