"""Two people who never met (Holters of daily life): nothing is shared between them, so nothing may be seen often."""

import numpy as np
import pytest
from support.heart_series import real

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.states import summary
from hrvsync.beats import Beats
from hrvsync.events import Phase
from hrvsync.storage.formats import read

PAIRS = 400
SECONDS = 900.0


def holter(name: str) -> Beats:
    return rebuild(read(real(f"nsr2db/{name}.ecg")).events())["A"]


def stretch(beats: Beats, start: float) -> Beats:
    first, last = np.searchsorted(beats.t, [start, start + SECONDS])
    cut = slice(int(first), int(last))
    return Beats(beats.t[cut] - start, beats.rr_ms[cut], beats.label[cut], beats.run[cut])


def test_strangers_seldom_seem_to_rupture_and_lend_as_by_chance(capsys: pytest.CaptureFixture[str]) -> None:
    one, other = holter("nsr001"), holter("nsr009")
    chance = np.random.default_rng(0)
    hours, away, lendings, expected = 0.0, 0, 0, 0.0
    for start, begin in chance.uniform(100, 80_000, (PAIRS, 2)).tolist():
        pair = summary({"A": stretch(one, start), "B": stretch(other, begin)}, [Phase(0.0, "Settle", 120.0)]).pair
        if pair is not None:
            hours += SECONDS / 3600
            away += len(pair.ruptures)
            lendings += len(pair.lendings)
            expected += pair.lendings_by_chance
    with capsys.disabled():
        print(f"\nstrangers, {hours:.0f} h: {away / hours:.2f} ruptures an hour, ", end="")
        print(f"{lendings / hours:.1f} lendings an hour, {expected / hours:.1f} by chance")
    assert hours > 80
    assert away / hours < 1
    assert lendings == pytest.approx(expected, rel=0.2)
