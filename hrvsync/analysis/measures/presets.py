"""Presets: which definition each measure uses, chosen together and named in every result."""

from typing import Literal

import msgspec

from hrvsync.analysis.measures.frequency import AGE_BANDS, Bands, Method, Recipe
from hrvsync.analysis.measures.nonlinear import (
    ALPHA1_BOXES,
    ALPHA2_BOXES,
    KUBIOS_ALPHA1_BOXES,
    KUBIOS_ALPHA2_BOXES,
    Matches,
)
from hrvsync.analysis.measures.time_domain import Base
from hrvsync.events import Age
from hrvsync.guide import UNGUIDED, Guide

type Policy = Literal["exclude", "correct", "none"]

POLICIES: tuple[Policy, ...] = ("exclude", "correct", "none")


class Preset(msgspec.Struct, frozen=True):
    """The definitions of one analysis.

    `artefacts`: exclude them, correct them or leave them (none). `regularisation`: lambda of smoothness priors taken
    off before all but mean RR and HR, None for none. `spectrum`: grid, window and bands. `ddof` of every standard
    deviation. `pnn_over`: what pNN50 is a share of. `alpha1`, `alpha2`: DFA boxes. `matches`: how sample entropy
    counts. `joins`: whether beats on both sides of a gap count as neighbours.
    """

    name: str
    artefacts: Policy = "exclude"
    regularisation: float | None = None
    spectrum: Recipe = Recipe(bands=Bands(vlf=(0.003, 0.04)))
    ddof: int = 1
    pnn_over: Base = "differences"
    alpha1: tuple[int, int] = ALPHA1_BOXES
    alpha2: tuple[int, int] = ALPHA2_BOXES
    matches: Matches = "richman"
    joins: bool = False


DEFAULT = Preset("default")


class Context(msgspec.Struct, frozen=True):
    """What a measure knows beside the beats: the definitions, the guide so far, and whose heart it is."""

    preset: Preset = DEFAULT
    guide: Guide = UNGUIDED
    who: str = ""


PRESETS = (
    DEFAULT,
    # Kubios HRV 3.1 as its report says: no correction, no detrending (its later default is lambda 500).
    Preset(
        "kubios",
        artefacts="none",
        spectrum=Recipe(bands=Bands(vlf=(0.0, 0.04))),
        alpha1=KUBIOS_ALPHA1_BOXES,
        alpha2=KUBIOS_ALPHA2_BOXES,
        matches="kubios",
        joins=True,
    ),
    # The wording of 1996: pNN50 over all intervals, VLF of a short recording from 0 Hz, windows of 1024 points.
    Preset(
        "task-force-1996",
        spectrum=Recipe(segment=256.0, bands=Bands(vlf=(0.0, 0.04))),
        pnn_over="intervals",
    ),
)


def adapted(
    preset: Preset,
    regularisation: float | None = None,
    method: Method | None = None,
    bands: str | Bands | None = None,
    window_s: float | None = None,
) -> Preset:
    """Return a preset with other detrending, another kind of spectrum, other bands or windows.

    Parameters
    ----------
    preset : Preset
        The preset to start from.
    regularisation : float, optional
        Lambda of the smoothness priors taken off the beats; None keeps that of the preset.
    method : {"welch", "lomb", "ar"}, optional
        Kind of spectrum; None keeps that of the preset.
    bands : {"adult", "child", "infant"} or Bands, optional
        LF and HF, by age or as you give them (Hz); None keeps those of the preset. VLF ends where LF begins.
    window_s : float, s, optional
        Length of a spectrum's segments and its points per Hz, as Kubios sets both; None keeps those of the preset.

    Returns
    -------
    Preset
        Its name says what differs.

    Examples
    --------
    >>> adapted(preset_named("kubios"), regularisation=500).name
    'kubios, detrended 500'
    """
    name, spectrum = preset.name, preset.spectrum
    if regularisation is None:
        regularisation = preset.regularisation
    else:
        name += f", detrended {regularisation:g}"
    if method is not None and method != spectrum.method:
        name += f", {method}"
        spectrum = msgspec.structs.replace(spectrum, method=method)
    if bands is not None:
        chosen = AGE_BANDS[bands] if isinstance(bands, str) else bands
        name += f", bands {bands if isinstance(bands, str) else edges_in_words(chosen)}"
        vlf = min(spectrum.bands.vlf[0], chosen.lf[0]), chosen.lf[0]
        spectrum = msgspec.structs.replace(spectrum, bands=msgspec.structs.replace(chosen, vlf=vlf))
    if window_s is not None:
        name += f", windows of {window_s:g} s"
        spectrum = msgspec.structs.replace(spectrum, segment=window_s, points_per_hz=round(window_s))
    return msgspec.structs.replace(preset, name=name, regularisation=regularisation, spectrum=spectrum)


def for_age(preset: Preset, age: Age) -> Preset:
    """Return the preset with the bands of a person's age; of an adult it stays as it is.

    Parameters
    ----------
    preset : Preset
    age : {"adult", "child", "infant"}

    Returns
    -------
    Preset
    """
    return preset if age == "adult" else adapted(preset, bands=age)


def edges_in_words(bands: Bands) -> str:
    """Return where LF begins, where HF does and where it ends (Hz)."""
    return "-".join(f"{edge:g}" for edge in (*bands.lf, bands.hf[1]))


def preset_named(name: str) -> Preset:
    """Return the preset of a name.

    Parameters
    ----------
    name : str, such as "default", "kubios" or "task-force-1996"

    Returns
    -------
    Preset

    Raises
    ------
    ValueError
        For an unknown name; the message lists the known ones.
    """
    for preset in PRESETS:
        if preset.name == name:
            return preset
    raise ValueError(f"no preset is called {name!r}; there are {', '.join(preset.name for preset in PRESETS)}")
