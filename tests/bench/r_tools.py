"""R's synchrony tools, run as separate programs: their numbers of a dyad and what they cost."""

import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

import msgspec
import numpy as np

from hrvsync.beats import Floats


class Ran(msgspec.Struct, frozen=True):
    """One task of `r_tools.R`: by which tool and version, its processor seconds (R's start left out), its numbers."""

    tool: str
    seconds: float
    numbers: Floats


def run_r_tools(a: Floats, b: Floats) -> dict[str, Ran]:
    """Run SUSY, rMEA and wcc, as far as Rscript and they are found (R_LIBS shows R where), on series of 6 decimals."""
    rscript = which("Rscript")
    if rscript is None:
        return {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        dyad, tasks = folder / "dyad.csv", folder / "tasks.csv"
        np.savetxt(dyad, np.column_stack((a, b)), fmt="%.6f", delimiter=",", header="a,b", comments="")
        subprocess.run([rscript, str(Path(__file__).with_suffix(".R")), str(dyad), name], check=True)
        ran = [line.split(",") for line in tasks.read_text().splitlines()] if tasks.exists() else []
        return {
            task: Ran(tool, float(seconds), np.genfromtxt(folder / f"{task}.csv", delimiter=","))
            for task, tool, seconds in ran
        }
