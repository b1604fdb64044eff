"""Acceleration beside the ECG, as the app asks for it: taken where it costs nothing, given up before any beat."""

import asyncio
from collections.abc import Callable

from virtual.one import follow, reasons, states, texts
from virtual.proof import delivered, heard
from virtual.room import Room
from virtual.strap import Wear

from devices import polar_pmd
from devices.polar_pmd import Kind
from hrvsync.events import Wave

ECG: frozenset[Kind] = frozenset(("ecg",))
ACC: frozenset[Kind] = frozenset(("acc",))


def streaming(here: Room) -> asyncio.Task[None]:
    return asyncio.create_task(here.straps[0].stream_waves())


def losing(since: float, share: float) -> Callable[[Room], asyncio.Task[None]]:
    """Streams waves, and loses a share of the heart rate packets from `since` (s) on while acceleration is sent."""

    def happens(here: Room) -> asyncio.Task[None]:
        strap = here.straps[0]

        async def lose() -> None:
            await asyncio.sleep(since)
            while True:
                strap.loss = share if "acc" in strap.streams else 0.0
                await asyncio.sleep(0.5)

        async def both() -> None:
            await asyncio.gather(strap.stream_waves(), lose())

        return asyncio.create_task(both())

    return happens


def test_acceleration_comes_beside_the_ecg_and_after_it() -> None:
    events, strap = follow(30, Wear(), ECG, streaming, spare=ACC)
    assert {wave.kind for wave in events if isinstance(wave, Wave)} == {"ecg", "acc"}
    assert [command[1] for command in strap.commands if command[0] == 2] == [0, 2]
    assert strap.streams == set()
    assert heard(events, "A") == delivered(strap)


def test_it_is_given_up_where_beats_go_missing_and_the_ecg_stays() -> None:
    notes: list[str] = []
    events, strap = follow(120, Wear(), ECG, losing(10, 0.4), notes=notes, spare=ACC)
    acc = [wave.t for wave in events if isinstance(wave, Wave) and wave.kind == "acc"]
    ecg = [wave.t for wave in events if isinstance(wave, Wave) and wave.kind == "ecg"]
    assert 20 < acc[-1] < 60
    assert ecg[-1] > 118
    assert polar_pmd.stop("acc") in strap.commands[2:]
    assert any("asks no more for acc" in note for note in notes)
    assert [command[:2] for command in strap.commands].count(b"\x02\x02") == 1


def test_a_few_missing_beats_are_no_reason() -> None:
    events, _ = follow(120, Wear(), ECG, losing(10, 0.02), spare=ACC)
    assert max(wave.t for wave in events if isinstance(wave, Wave) and wave.kind == "acc") > 118


def test_one_link_that_breaks_soon_is_enough_to_do_without_it() -> None:
    def awake(here: Room) -> asyncio.Task[None]:
        return asyncio.create_task(here.straps[0].stay_awake())

    events, strap = follow(60, Wear(falls_after_start=8.0), ECG, awake, rr=(917,), spare=ACC)
    starts = [command[1] for command in strap.commands if command[0] == 2]
    assert starts == [0, 2, 0, 0]
    assert states(events).count("lost") == 3  # no more than without it
    assert texts(events)[-1] == "A's strap lost its link again and again as it sent ECG: now it sends beats only."


def test_a_strap_that_has_none_is_not_complained_about() -> None:
    events, _ = follow(12, Wear(features=0x01), ECG, spare=ACC)
    assert not any("acceleration" in text for text in texts(events))
    assert reasons(events)[-1] == ""
    events, _ = follow(12, Wear(pmd=False), spare=ACC)
    assert "no_service" not in reasons(events)


def test_a_stop_without_an_answer_is_repeated_at_the_end() -> None:
    def deaf(here: Room) -> asyncio.Task[None]:
        async def ignore() -> None:
            await asyncio.sleep(12)
            here.straps[0].wear.ignores = 2
            await losing(0, 0.5)(here)

        return asyncio.create_task(ignore())

    _, strap = follow(90, Wear(), ECG, deaf, spare=ACC)
    assert strap.streams == set()
