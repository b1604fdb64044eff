"""Who steadied whom over many sessions, held against exchanged ones."""

import numpy as np
import pytest
from msgspec.structs import replace
from support.evenings import evening, kept, steady_once_more

from hrvsync.analysis.states.lending import LEAST_LENDING, comebacks, steady
from hrvsync.analysis.states.packed import unpacked
from hrvsync.analysis.states.pooled import LEAST_POOLED, MOST_EXCHANGED, KeptSession, steadied

CALM, OUT_ONCE = "0:s900", "0:s300a60s540"


def couple(seed: int, *, sessions: int = 20, extra: int = 0, open_ended: float = 0.0) -> list[KeptSession]:
    """Evenings of two; in `extra` of them the first steadies the second once more."""
    random, found = np.random.default_rng(seed), list[KeptSession]()
    for _ in range(sessions):
        both, starts = evening(random, open_ended=open_ended)
        extra -= int(extra > 0 and steady_once_more(random, both))
        found.append(kept(both, starts))
    return found


def counted(session: KeptSession, by: int) -> int:
    """How often one steadied the other in a session, second by second."""
    (first, one), (start, other) = unpacked(session.states[by]), unpacked(session.states[1 - by])
    assert first == start
    left, back = comebacks(other)
    return int(np.count_nonzero(steady(one)[back] & (start + left >= session.since[1 - by])))


def test_what_is_pooled_is_what_each_session_has() -> None:
    sessions = couple(1)
    first, second = steadied(sessions)
    assert first.sessions == second.sessions == 20
    assert first.times == sum(counted(session, 0) for session in sessions)
    assert second.times == sum(counted(session, 1) for session in sessions)


def test_who_steadies_the_other_in_most_evenings_is_seen_and_nobody_else() -> None:
    first, second = steadied(couple(2, extra=20))
    assert first.clear
    assert first.times > first.high > first.by_chance > first.low
    assert first.p < 0.01
    low, high = first.ends
    assert first.low <= low < high <= first.high
    assert not second.clear
    assert second.times <= second.high
    assert second.p > 0.025


def test_two_who_know_nothing_of_each_other_are_by_chance() -> None:
    found = [one for seed in range(40) for one in steadied(couple(1000 + seed))]
    assert np.mean([one.clear for one in found]) <= 0.08  # 2.5 % of 80: at most 6 in 99.5 % of cases
    assert np.mean([one.times - one.by_chance for one in found]) == pytest.approx(0, abs=1.2)


def test_seats_have_no_order() -> None:
    sessions = couple(3, extra=5)
    turned = [replace(one, states=one.states[::-1], since=one.since[::-1]) for one in sessions]
    assert steadied(turned) == steadied(sessions)[::-1]


def test_the_seed_decides_and_nothing_else() -> None:
    sessions = couple(4)
    assert steadied(sessions, seed=1) == steadied(sessions, seed=1)
    assert steadied(sessions, seed=1) != steadied(sessions, seed=2)


def test_only_what_is_alike_is_exchanged() -> None:
    alike = [KeptSession("talk", (CALM, OUT_ONCE), (120.0, 120.0), (0.0, 400.0))] * 5
    assert steadied([*alike, *alike])[0].sessions == 10
    other_kind = replace(alike[0], kind="breathing")
    longer = replace(alike[0], states=("0:s1000", "0:s300a60s640"))
    other_phases = replace(alike[0], phases=(0.0,))
    nothing = replace(alike[0], states=("", OUT_ONCE))
    for one in (other_kind, longer, other_phases, nothing):
        assert steadied([*alike, alike[0], one])[0].sessions == 6


def test_sessions_of_up_to_a_tenth_more_are_alike() -> None:
    def lasting(seconds: int) -> KeptSession:
        return KeptSession("", (f"0:s{seconds}", f"0:s300a60s{seconds - 360}"), (120.0, 120.0))

    assert steadied([lasting(999), lasting(1099)] * 3)[0].sessions == 6
    assert steadied([lasting(999), lasting(1100)] * 3)[0].sessions == 6  # three and three
    six = steadied([*[lasting(999)] * 6, lasting(1100)])[0]
    assert (six.sessions, six.known) == (6, True)
    assert steadied([*[lasting(999)] * 6, lasting(1099)])[0].sessions == 7


def test_what_is_said_is_what_is_unlikely() -> None:
    found = [one for seed in range(20) for one in steadied(couple(3000 + seed, extra=5))]
    assert [one.clear for one in found] == [one.p <= 0.025 for one in found]
    assert any(one.clear for one in found)
    assert not all(one.clear for one in found)


def test_a_few_sessions_show_nothing() -> None:
    first, second = steadied(couple(5, sessions=LEAST_POOLED - 1))
    assert (first.sessions, first.times, first.clear) == (LEAST_POOLED - 1, 0, False)
    assert np.isnan([first.by_chance, first.low, first.high, first.p]).all()
    assert second.clear is False
    assert steadied([])[0].sessions == 0


def test_whoever_meets_somebody_always_settled_is_steadied_by_chance_alone() -> None:
    first, second = steadied([KeptSession("", (CALM, OUT_ONCE), (120.0, 120.0))] * 8)
    assert (first.times, first.by_chance, first.low, first.high, first.p) == (8, 8, 8, 8, 1)
    assert first.ends == (8, 8)
    assert first.known
    assert not first.clear
    assert (second.times, second.by_chance) == (0, 0)


def test_what_was_left_within_the_baseline_does_not_count() -> None:
    early = KeptSession("", (CALM, "0:s100a60s740"), (120.0, 120.0))
    assert steadied([early] * 6)[0].times == 0
    assert steadied([replace(early, since=(120.0, 100.0))] * 6)[0].times == 6


def test_a_recording_may_begin_before_its_session() -> None:
    sooner = KeptSession("", ("-15:s915", "-15:s315a60s540"), (120.0, 120.0), (0.0, 400.0))
    later = replace(sooner, states=(CALM, OUT_ONCE))
    first, _ = steadied([sooner, later] * 4)
    assert (first.times, first.low, first.high) == (8, 8, 8)
    other = replace(sooner, states=("-15:s365a20s530", "-15:s315a60s540"))  # out of range from 350 to 370 s
    assert steadied([other] * 6)[0].times == 0


def test_a_comeback_meets_the_same_place_of_the_same_phase_of_another_evening() -> None:
    long, short = (0.0, 300.0), (0.0, 270.0)
    one = KeptSession("", ("0:s300a300s300", "0:s600a60s240"), (0.0, 0.0), long)
    other = KeptSession("", ("0:s270a300s300", "0:s570a60s240"), (0.0, 0.0), short)
    together = steadied([one, other] * 4)[0]
    # Both came back when the other had been settled for a minute, in every pairing of the evenings.
    assert (together.times, together.low, together.high) == (8, 8, 8)


def test_of_very_many_sessions_neighbours_are_exchanged() -> None:
    sessions = couple(6, sessions=2 * MOST_EXCHANGED + 1)
    assert steadied(sessions)[0].sessions == 2 * MOST_EXCHANGED + 1
    # In the second half nobody ever leaves their range: the first half is not exchanged with it.
    quiet = replace(sessions[0], states=("0:s1200", "0:s1200"))
    half = [*sessions[:MOST_EXCHANGED], *[quiet] * MOST_EXCHANGED]
    alone = steadied(sessions[:MOST_EXCHANGED])[0]
    assert steadied(half)[0].by_chance == pytest.approx(alone.by_chance, abs=1)


def test_a_lost_strap_is_no_comeback() -> None:
    lost = f"0:s300a60u{LEAST_LENDING}s525"
    assert steadied([KeptSession("", (CALM, lost), (0.0, 0.0))] * 6)[0].times == 0
    for seconds, times in ((360, 0), (361, 6)):  # the other's strap fell silent
        silent = KeptSession("", (f"0:s{seconds}", OUT_ONCE), (0.0, 0.0))
        assert steadied([silent] * 6)[0].times == times
