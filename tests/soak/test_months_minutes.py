"""Minutes in which strangers are more alike than by chance, pooled over sessions: how often is 'clearly more' said?"""

from collections.abc import Iterator

import numpy as np
import pytest
from test_relating_rising import quiet_quarters

from hrvsync.analysis.over_months import ALIKE_AT_MOST, alike
from hrvsync.analysis.pair import minutes_of
from hrvsync.analysis.session import analyse, session_data
from hrvsync.beats import Beats
from hrvsync.couple import kept_minutes
from hrvsync.events import Pacer, Phase
from hrvsync.guide import UNGUIDED, Span
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate

STRETCHES, COUPLES, SEED = 60, 400, 20261201
SECONDS = 900.0


def simulated(seed: int, rate: float | None) -> tuple[int, int]:
    """Two simulated hearts that know nothing of each other, free or on one pacer."""
    random = np.random.default_rng([SEED, seed])
    hearts = {who: Heart(bpm=float(random.uniform(58, 78)), breaths=float(random.uniform(11, 18))) for who in "AB"}
    phase = Phase(0.0, "Sit", SECONDS, {} if rate is None else {"": Pacer(rate)})
    scenario = Scenario("apart", SECONDS, hearts, {who: SimulatedStrap() for who in "AB"}, None, (phase,), seed)
    result = analyse(session_data(simulate(scenario).events))
    assert result.pair is not None
    (counts,) = kept_minutes(result.pair).values()
    return counts


def real() -> Iterator[tuple[int, int]]:
    """Quiet quarters of an hour of two people who never met."""
    pairs = zip(quiet_quarters("nsr001", 300.0), quiet_quarters("nsr009", 300.0), strict=False)
    for one, other in list(pairs)[:STRETCHES]:
        beats: dict[str, Beats] = {"A": one, "B": other}
        made = minutes_of(beats, UNGUIDED, Span(Phase(0.0, ""), SECONDS), (None, None))
        words = [minute.reading.word for minute in made if minute.reading.word]
        yield words.count("together"), len(words)


@pytest.mark.parametrize("kind", ["free", 4.5, 5.0, 6.0, 7.0, "real"])
def test_strangers_are_seldom_said_to_move_together(kind: float | str, capsys: pytest.CaptureFixture[str]) -> None:
    led = "paced" if isinstance(kind, float) else "free"
    if kind == "real":
        found = list(real())
    else:
        found = [simulated(seed, kind if isinstance(kind, float) else None) for seed in range(STRETCHES)]
    counts = np.array(found, np.float64)
    random, said = np.random.default_rng(SEED), {20: 0, 60: 0}
    for sessions in said:
        for _ in range(COUPLES):
            chosen = counts[random.integers(0, len(counts), sessions)]
            said[sessions] += alike(chosen[:, 0], chosen[:, 1], led).clear
    share = 100 * counts[:, 0].sum() / counts[:, 1].sum()
    with capsys.disabled():
        print(
            f"\nstrangers, {kind}: together in {share:.1f} % of {counts[:, 1].sum():.0f} minutes; clearly more said of "
            f"{', '.join(f'{100 * n / COUPLES:.1f} % over {sessions} sessions' for sessions, n in said.items())}",
            end="",
        )
    assert share <= 100 * ALIKE_AT_MOST[led]
    assert max(said.values()) <= 0.05 * COUPLES
