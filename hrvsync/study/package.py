"""What lies beside the report of a study: its design, the hashes of its recordings, numbers, tables and scripts."""

import json
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from math import isfinite
from pathlib import Path
from typing import Any

from hrvsync import __version__
from hrvsync.batch import beside
from hrvsync.beats import Floats
from hrvsync.storage import write_whole
from hrvsync.study.design import Design, design_text
from hrvsync.study.result import Contrast, Moderator, OfMeasure, StudyResult
from hrvsync.study.tables import write_tables

DESIGN, INPUTS, RESULT = "design.toml", "inputs.json", "result.json"
SCRIPTS = ("mixed_model.R", "dyad_model.R", "mixed_model.py")


def inputs_of(design: Design, folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file that the recordings of a design are made of, by its name in `folder`."""
    found = {one for recorded in design.recordings for name in recorded.files for one in beside(folder / name)}
    return {one.relative_to(folder).as_posix(): sha256(one.read_bytes()).hexdigest() for one in sorted(found)}


def changed(inputs: dict[str, str], out: Path) -> list[str]:
    """Return the recordings whose content is not what an earlier run into `out` found."""
    try:
        before = json.loads((out / INPUTS).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [name for name, digest in inputs.items() if name in before and before[name] != digest]


def write_package(
    result: StudyResult, values: Sequence[dict[str, Floats]], inputs: dict[str, str], out: Path
) -> list[str]:
    """Write everything but the report into `out`; the same bytes for the same design and recordings."""
    text = design_text(result.design)
    write_whole(out / DESIGN, text)
    made_with = {"hrvsync": __version__, "numpy": version("numpy"), "pyarrow": version("pyarrow")}
    facts = {"design": sha256(text.encode()).hexdigest(), "made_with": made_with, "files": inputs}
    write_whole(out / INPUTS, json.dumps(facts, indent=1) + "\n")
    write_whole(out / RESULT, json.dumps(plain(result), indent=1, ensure_ascii=False) + "\n")
    names = write_tables(result, values, out)
    for name in SCRIPTS:
        write_whole(out / name, files("hrvsync.study").joinpath("scripts", name).read_bytes())
    return [DESIGN, INPUTS, RESULT, *names, *SCRIPTS]


def plain(result: StudyResult) -> dict[str, object]:
    """Return the numbers of a result, without those of single pairs; what is unknown is null."""
    return _known(
        {
            "title": result.design.title,
            "dyads": [dyad.id for dyad in result.sample.dyads],
            "left_out": [
                {"dyad": one.dyad, "condition": one.condition, "session": one.session, "why": one.why}
                for one in result.sample.left
            ],
            "conditions": [
                {
                    "name": one.name,
                    "dyads": one.dyads,
                    "re_paired_pairs": one.pairs,
                    "median_seconds": one.seconds,
                    "measures": {name: _measure(of) for name, of in one.measures.items()},
                }
                for one in result.conditions
            ],
            "contrasts": [_contrast(one) for one in result.contrasts],
            "moderators": [_moderator(one) for one in result.moderators],
        }
    )


def _measure(of: OfMeasure) -> dict[str, object]:
    return {
        "mean": of.mean.mean,
        "low": of.mean.low,
        "high": of.mean.high,
        "chance": of.chance,
        "standing_sd": of.standing,
        "p": of.p,
        "p_corrected": of.corrected,
        "re_pairings_that_gave_as_much": of.reached,
        "found_in_four_of_five_from": of.needed,
        "power_by_shared_variance": of.power,
    }


def _contrast(one: Contrast) -> dict[str, object]:
    return {
        "first": one.first,
        "second": one.second,
        "measure": one.measure,
        "dyads": one.dyads,
        "difference": one.mean.mean,
        "low": one.mean.low,
        "high": one.mean.high,
        "p": one.p,
        "p_corrected": one.corrected,
    }


def _moderator(one: Moderator) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__struct_fields__}


def _known(value: Any) -> Any:
    match value:
        case dict():
            return {name: _known(each) for name, each in value.items()}
        case list():
            return [_known(each) for each in value]
        case float():
            return round(value, 10) if isfinite(value) else None
        case _:
            return value
