"""What the details view says of the breath: a rate with what it rests on, or that it is uncertain and why."""

import math

import pytest
from msgspec.structs import replace
from support.made_frames import frame

from hrvsync.analysis.measure import Values
from hrvsync.analysis.measures import PersonMeasures
from hrvsync.analysis.measures.breathing.rate import Basis
from hrvsync.ui import phrases


def rows(measures: Values) -> dict[str, str]:
    """What the rows of a card say."""
    person = replace(frame(60.0).people["A"], measures=measures, usable_pct=math.nan)
    return {key: value for key, _, value in phrases.body_rows(person)}


def test_a_known_breath_is_reported_with_swing_and_coherence() -> None:
    measures = PersonMeasures(breathing_rate=6.04, breathing_basis=2.0, hr_swing=12.6, coherence=5.24)
    assert rows(measures) == {"breath": "6.0 a minute", "swing": "13 bpm", "coherence": "5.2"}
    assert phrases.breath_basis(measures).startswith("Breath: the heart follows the pacer.")


def test_what_is_not_known_is_not_shown() -> None:
    assert rows(PersonMeasures()) == {}
    assert phrases.breath_basis(PersonMeasures()) == "Coherence: one slow wave against all others, up to 13."


@pytest.mark.parametrize("basis", list(Basis))
def test_uncertain_is_reported_with_its_reason(basis: Basis) -> None:
    measures = PersonMeasures(breathing_rate=math.nan if basis < 0 else 12.0, breathing_basis=float(basis))
    assert (rows(measures)["breath"] == "uncertain") == (basis < 0)
    assert phrases.breath_basis(measures).startswith("Breath")
