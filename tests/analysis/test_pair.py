"""Two people phase by phase: what frames showed each minute, the phase as a whole, and words that count."""

import numpy as np
import pytest
from msgspec.structs import replace

from hrvsync.analysis.pair import Minute, PairPhase, around, lead_of, words_of
from hrvsync.analysis.session import analyse, session_data, strangers_in
from hrvsync.analysis.synchrony import PairMeasures, Together
from hrvsync.events import AnyEvent, Mark, Packet, Phase, Tick
from hrvsync.sources.simulate import SCENARIOS, simulate


def events_of(name: str) -> tuple[AnyEvent, ...]:
    return simulate(next(scenario for scenario in SCENARIOS if scenario.name == name)).events


def phases_of(events: tuple[AnyEvent, ...]) -> tuple[PairPhase, ...]:
    pair = analyse(session_data(events)).pair
    return pair.phases if pair else ()


@pytest.fixture(scope="module")
def coupled() -> tuple[PairPhase, ...]:
    return phases_of(events_of("coupled"))


def test_each_phase_is_there_with_its_place(coupled: tuple[PairPhase, ...]) -> None:
    phases = [event for event in events_of("coupled") if isinstance(event, Phase)]
    assert [(one.name, one.start) for one in coupled] == [(phase.name, phase.t) for phase in phases]
    assert sum(one.seconds for one in coupled) == pytest.approx(480.0)


def test_the_coupled_phase_stands_out_against_chance_and_pacer(coupled: tuple[PairPhase, ...]) -> None:
    settle, together, rest = coupled
    assert together.sentence.startswith("of 4 minutes, clearly together beyond the pacer in 2, both follow the pacer")
    assert together.measures["wcc60_z"].p < 0.05
    assert together.measures["beyond_msc_lf"].p < 0.05
    assert settle.measures["wcc60_z"].p > 0.05
    assert together.metrics["pacer_locking_a"] > 0.8
    assert np.isnan(rest.measures["msc_lf"].value)
    assert rest.sentence == "not enough data"


def test_strangers_on_one_pacer_are_together_but_not_beyond_it() -> None:
    paced = phases_of(events_of("same_pacer"))[1]
    assert "both follow the pacer and no more than that in 4" in paced.sentence
    assert "clearly" not in paced.sentence
    assert paced.measures["pearson"].value > 0.6
    tests = [measure.p for measure in paced.measures.values() if np.isfinite(measure.p)]
    assert len(tests) > 25
    assert np.mean(np.array(tests) <= 0.05) < 0.1


def test_a_recording_without_phases_is_one_and_one_person_is_no_pair() -> None:
    events = tuple(event for event in events_of("uncoupled") if not isinstance(event, Phase))
    (whole,) = phases_of(events)
    assert (whole.name, whole.start, whole.seconds) == ("", 0.0, events[-1].t)
    assert phases_of(events_of("solo")) == phases_of(()) == ()


def test_phases_without_length_and_without_beats_say_nothing() -> None:
    (empty,) = phases_of((Packet(0.0, "A"), Packet(0.0, "B"), Phase(0.0, "none"), Phase(0.0, "empty"), Tick(70.0)))
    assert (empty.name, empty.minutes, empty.sentence, empty.lead) == ("empty", 0, "not enough data", "")
    assert np.isnan([measure.value for measure in empty.measures.values()]).all()


def test_words_count_minutes() -> None:
    assert words_of([]) == "not enough data"
    assert words_of([Together()]) == "not enough data"
    assert words_of([Together(word="apart")]) == "of 1 minute, no more alike than by chance in 1"
    readings = [
        Together(null="pacer", word="apart", follow=True),
        Together(null="pacer", word="together", follow=True),
        Together(null="pacer", follow=True),
        Together(),
    ]
    expected = (
        "of 3 minutes, clearly together beyond the pacer in 1, both follow the pacer and no more than that in 1, "
        "both follow the pacer and no more than that yet in 1"
    )
    assert words_of(readings) == expected


def test_minutes_in_which_something_happened_to_both_are_counted_where_they_were_alike() -> None:
    values = PairMeasures()
    minutes = [Minute(60.0 * n, values, Together(word=word)) for n, word in enumerate(("together", "some", "apart"), 1)]
    assert around(minutes, ()) == 0
    assert [around(minutes, (t,)) for t in (-5.0, -4.9, 56.0, 60.0, 60.1, 120.0, 120.1)] == [0, 1, 2, 2, 1, 1, 0]
    words = words_of([one.reading for one in minutes], 1)
    assert "; in 1 of the alike ones something happened to both (a mark or a joint shift)" in words


def test_a_mark_of_nobody_alone_is_something_that_happened_to_both() -> None:
    marks = Mark(20.0, "note"), Mark(30.0, "touch", who="A"), Mark(40.0, "cue")
    data = session_data((Packet(0.0, "A"), Packet(0.0, "B"), *marks, Tick(70.0)))
    pair = analyse(data).pair
    assert pair is not None
    assert pair.events == (20.0, 40.0)


def test_who_leads_is_reported_with_the_minutes_or_why_not() -> None:
    led = Together(leads="A", lag=2.0)
    withheld = Together(withheld="uncertain")
    assert lead_of([led, led, Together(leads="B", lag=-1.0), withheld]) == (
        "A leads by 2.0 s in 2 minutes, B leads by 1.0 s in 1 minute"
    )
    assert lead_of([withheld, withheld, Together()]) == "no lead: the lag is uncertain"
    assert lead_of([Together()]) == ""


def test_strangers_count_if_they_did_the_same_for_as_long() -> None:
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == "same_pacer")
    events = simulate(scenario).events
    others = [
        stranger
        for seed in range(5)
        for stranger in strangers_in(session_data(simulate(replace(scenario, seed=50 + seed)).events))
    ]
    short = [replace(one, span=replace(one.span, end=one.span.start + 100.0)) for one in others]
    pair = analyse(session_data(events)).pair
    assert pair is not None
    _, paced = pair.phases_against([*others, *short])
    assert [one.strangers for one in pair.phases_against([])] == [0, 0]
    assert paced.strangers == 10
    assert len(paced.against_strangers) > 20
    assert paced.against_strangers["pearson"].p > 0.05
    assert paced.against_strangers["pearson"].low > 0.3
