"""EDF and BDF files for tests, as recorders write them."""

from pathlib import Path

import edfio

from support.heart_series import Array


def edf(file: Path, *signals: tuple[str, Array, float, str]) -> Path:
    """Write signals (label, samples, samples a second, unit) as EDF, or as BDF by the suffix."""
    if file.suffix == ".bdf":
        bdf = [edfio.BdfSignal(x, rate, label=label, physical_dimension=unit) for label, x, rate, unit in signals]
        edfio.Bdf(bdf).write(file)
    else:
        made = [edfio.EdfSignal(x, rate, label=label, physical_dimension=unit) for label, x, rate, unit in signals]
        edfio.Edf(made).write(file)
    return file
