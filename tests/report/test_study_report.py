"""The report of a study says what was found, plainly where it is nothing, and names no dyad."""

from typing import Any

import html5lib
import msgspec
import numpy as np
from support.made_study import design_of
from support.strangers import resonators

from hrvsync.report.study import headline, study_report
from hrvsync.report.study_svg import curve, figure
from hrvsync.study.result import StudyResult, derive
from hrvsync.study.sample import sampled


def result_of(effects: tuple[float, ...], **settings: Any) -> StudyResult:
    """A study of ten dyads whose pairs have values of chance, and the true ones so much more."""
    rng = np.random.default_rng(2)
    design, heard = design_of([resonators(rng, 20, 150) for _ in effects], **settings)
    conditions = tuple(
        msgspec.structs.replace(one, name=name)
        for one, name in zip(design.conditions, ("Hands", "Apart"), strict=False)
    )
    heard = {
        i: [msgspec.structs.replace(one, condition=name.name) for one, name in zip(many, conditions, strict=True)]
        for i, many in heard.items()
    }
    design = msgspec.structs.replace(design, conditions=conditions)
    values: list[dict[str, Any]] = []
    for effect in effects:
        by: dict[str, Any] = {}
        for name in ("z", "z0", "size"):
            by[name] = rng.normal(0, 0.1, (20, 20))
            by[name][np.arange(10), np.arange(10) + 10] += effect
        values.append(by)
    return derive(design, sampled(design, heard, {}), values)


def test_the_sentence_is_what_was_found() -> None:
    assert headline(result_of((0.5, 0.5))) == "Hands and Apart, real pairs moved together more than re-paired ones."
    assert headline(result_of((0.5, 0.0))) == (
        "Hands, real pairs moved together more than re-paired ones. Apart, that is not clear."
    )
    nothing = headline(result_of((0.0, 0.0)))
    assert nothing == "Real pairs moved together no more than re-paired ones, as far as 10 dyads can show."
    assert headline(result_of((-0.5,), expects="less")) == "Hands, real pairs moved together less than re-paired ones."


def test_the_page_is_valid_and_says_what_it_cannot() -> None:
    result = result_of((0.5, 0.0))
    page = study_report(result, {"a.jsonl": "0" * 64})
    html5lib.HTMLParser(strict=True).parse(page)
    assert page == study_report(result, {"a.jsonl": "0" * 64})
    assert "Hands and Apart differ:" in page
    assert "nothing about any single dyad" in page
    assert "d03" not in page.replace("#", "")
    assert page.count("<svg") == 5


def test_a_null_says_what_would_have_been_seen() -> None:
    page = study_report(result_of((0.0, 0.0)), {})
    assert "would have shown four times in five" in " ".join(page.split())
    assert "Whether Hands and Apart differ is open:" in page
    assert "power" in page


def test_clear_beside_unclear_is_no_difference() -> None:
    result = result_of((0.5, 0.0))
    open_ = tuple(msgspec.structs.replace(one, corrected=0.3) for one in result.contrasts)
    page = study_report(msgspec.structs.replace(result, contrasts=open_), {})
    assert "does not make them different" in page


def test_figures() -> None:
    assert [figure(x) for x in (0.1234, -0.05, 1.5, -0.0001, float("nan"))] == [".123", "−.050", "1.500", ".000", "–"]
    drawn = curve([(10, 0.4), (20, 0.9)], 0.8, "a plan", "dyads")
    assert drawn.count("<circle") == 2
