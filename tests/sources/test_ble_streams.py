"""ECG, acceleration and pulse intervals: started, revived, always stopped, and never at the price of beats."""

import asyncio
import struct
from pathlib import Path

import pytest
from support.virtual_time import run
from virtual.one import follow, reasons, states, steady, texts, until
from virtual.proof import assert_nothing_lost_or_doubled, links
from virtual.room import Room, room
from virtual.strap import Wear

from devices import polar_pmd
from devices.polar_pmd import Kind
from hrvsync.analysis.chain import rebuild
from hrvsync.events import Packet, Wave
from hrvsync.reasons import link_message
from hrvsync.sources import ble
from hrvsync.sources.ble.strap_store import StrapStore

ECG: frozenset[Kind] = frozenset(("ecg",))
WAVES: frozenset[Kind] = frozenset(("ecg", "acc"))


def test_waves_come_as_they_were_sent_and_are_stopped_at_the_end() -> None:
    sent: list[tuple[Kind, int, tuple[int, ...]]] = []
    counts: dict[Kind, int] = {"ecg": 73, "acc": 36 * 3}

    def play(here: Room) -> asyncio.Task[None]:
        async def waves() -> None:
            for n in range(20):
                await asyncio.sleep(0.5)
                for kind, count in counts.items():
                    if kind in here.straps[0].streams:
                        samples = tuple(n * i % 1000 - 500 for i in range(count))
                        sent.append((kind, n, samples))
                        await here.straps[0].wave(kind, n, samples)

        return asyncio.create_task(waves())

    events, strap = follow(12, Wear(), WAVES, play)
    waves = [event for event in events if isinstance(event, Wave)]
    assert [(wave.kind, wave.device_ns, wave.samples) for wave in waves] == sent
    assert {(wave.kind, wave.rate) for wave in waves} == {("ecg", 130), ("acc", 50)}
    assert len(sent) > 20
    assert strap.streams == set()
    assert strap.commands[:2] == [b"\x03\x02", b"\x03\x00"]


def test_streams_start_again_after_a_loss() -> None:
    def walk(here: Room) -> asyncio.Task[None]:
        async def away() -> None:
            await asyncio.sleep(10.5)
            here.straps[0].lose()
            await asyncio.sleep(3)
            await here.straps[0].wake()

        return asyncio.create_task(away())

    events, strap = follow(20, Wear(), ECG, walk)
    assert states(events)[-5:] == ["lost", "found", "connecting", "waiting", "live"]
    assert [command[:2] for command in strap.commands].count(b"\x02\x00") == 2
    assert_nothing_lost_or_doubled(events, [strap])


def test_a_strap_left_streaming_by_a_crash_is_stopped(tmp_path: Path) -> None:
    StrapStore(tmp_path).mark_streaming("0000000A", True)
    memory = StrapStore(tmp_path)

    def left(here: Room) -> None:
        here.straps[0].streams.add("ecg")

    _, strap = follow(5, Wear(), happens=left, memory=memory)
    assert strap.streams == set()
    assert "0000000A" not in StrapStore(tmp_path).streaming


def test_without_a_wish_for_waves_nothing_polar_is_touched() -> None:
    _, strap = follow(5, Wear())
    assert strap.commands == []


def test_a_strap_that_refuses_a_stream_says_why() -> None:
    events, _ = follow(5, Wear(refuse_start=13), ECG)
    assert "A's strap sends no ECG: the device is in its charger." in texts(events)


def test_a_strap_that_must_be_paired_says_so() -> None:
    events, _ = follow(5, Wear(refuse_pmd=0x05), ECG)
    assert "pairing_wanted" in reasons(events)
    assert any(isinstance(event, Packet) for event in events)


def test_an_optical_band_sends_its_beats_in_milliseconds() -> None:
    wear = Wear(name="Polar Sense 0000000A", features=0x08)
    frame = bytes((3,)) + bytes(8) + b"\0" + struct.pack("<BHHB", 61, 987, 10, 6) + struct.pack("<BHHB", 62, 1, 9, 7)

    def pulse(here: Room) -> asyncio.Task[None]:
        async def beats() -> None:
            await asyncio.sleep(4)
            await here.straps[0].send_frame(frame)

        return asyncio.create_task(beats())

    events, _ = follow(6, wear, happens=pulse, rr=())
    beats = [event for event in events if isinstance(event, Packet) and event.rr]
    assert [(event.rr, event.per_second, event.bpm, event.contact) for event in beats] == [((987,), 1000, 62, True)]
    assert states(events)[-1] == "live"


def test_frames_of_other_kinds_are_noted() -> None:
    notes: list[str] = []

    def junk(here: Room) -> asyncio.Task[None]:
        async def send() -> None:
            await asyncio.sleep(4)
            await here.straps[0].send_frame(b"\x01junkjunkjunk")
            await here.straps[0].send_frame(b"")

        return asyncio.create_task(send())

    events, _ = follow(6, Wear(), ECG, junk, notes=notes)
    assert sum("a frame of an unknown kind" in note for note in notes) == 2
    assert not any(isinstance(event, Wave) for event in events)


def test_beats_around_a_blocked_interval_are_no_neighbours() -> None:
    def row(ms: int, flags: int) -> bytes:
        return struct.pack("<BHHB", 61, ms, 10, flags)

    wear = Wear(name="Polar Sense 0000000A", features=0x08)
    frame = bytes((3,)) + bytes(8) + b"\0" + row(1000, 6) * 2 + row(700, 7) + row(980, 6) * 2

    def pulse(here: Room) -> asyncio.Task[None]:
        async def beats() -> None:
            await asyncio.sleep(4)
            await here.straps[0].send_frame(frame)

        return asyncio.create_task(beats())

    events, _ = follow(6, wear, happens=pulse, rr=())
    beats = rebuild(events)["A"]
    assert beats.rr_ms.tolist() == [1000, 1000, 980, 980]
    assert beats.run.tolist() == [0, 0, 1, 1]


def test_of_two_sources_of_beats_the_pulse_intervals_are_taken() -> None:
    wear = Wear(name="Polar OH1 0000000A", features=0x08)
    frame = bytes((3,)) + bytes(8) + b"\0" + struct.pack("<BHHB", 61, 987, 10, 6) * 3

    def pulse(here: Room) -> asyncio.Task[None]:
        async def beats() -> None:
            await asyncio.sleep(4)
            await here.straps[0].send_frame(frame)

        return asyncio.create_task(beats())

    events, _ = follow(8, wear, happens=pulse, rr=(1011,))
    assert [event.rr for event in events if isinstance(event, Packet) and event.rr] == [(987, 987, 987)]


def test_a_band_that_sends_no_pulse_intervals_has_those_of_its_heart_rate() -> None:
    events, _ = follow(8, Wear(name="Polar OH1 0000000A", features=0x04), rr=(1011,))
    assert {event.rr for event in events if isinstance(event, Packet)} >= {(1011,)}
    assert "A's strap sends no beat intervals." in texts(events)


def test_a_band_is_not_lost_between_its_packets() -> None:
    wear = Wear(name="Polar Sense 0000000A", features=0x08)

    def seldom(here: Room) -> None:
        asyncio.get_running_loop().call_later(4.5, lambda: setattr(here.straps[0], "loss", 1.0))
        asyncio.get_running_loop().call_later(9.5, lambda: setattr(here.straps[0], "loss", 0.0))
        asyncio.get_running_loop().call_later(20.5, lambda: setattr(here.straps[0], "loss", 1.0))

    events, _ = follow(30, wear, happens=seldom, rr=())
    lost = [link.t for link in links(events, "A") if link.state == "lost"]
    last = max(event.t for event in events if isinstance(event, Packet) and event.t < 21)
    assert lost[0] == pytest.approx(last + 6.5, abs=0.11)
    assert "no_intervals" not in reasons(events)


def test_packets_too_small_for_an_ecg_are_reported() -> None:
    notes: list[str] = []

    def small(here: Room) -> None:
        here.adapter.mtu = 100

    events, strap = follow(6, Wear(), WAVES, small, notes=notes)
    assert "A's strap sends no ECG: the connection's packets are too small." in texts(events)
    assert any("packets of up to 100 bytes, 232 wanted" in note for note in notes)
    assert [command[:2] for command in strap.commands][-1] == b"\x03\x02"
    assert states(events)[-1] == "live"


def test_a_strap_without_the_service_says_so() -> None:
    events, _ = follow(6, Wear(pmd=False), WAVES)
    assert "A's strap sends no ECG and acceleration: it has no service for that." in texts(events)
    assert states(events)[-1] == "live"


def test_what_a_strap_does_not_send_is_reported_for_as_long_as_nothing_is_worse() -> None:
    events, _ = follow(20, Wear(features=0x04), WAVES, rr=(917,))
    reported = [link for link in links(events, "A") if link.state in ("waiting", "live")]
    assert link_message(reported[-1]) == "A's strap sends no ECG."


def test_the_heart_rate_comes_first_and_then_a_pause() -> None:
    events, strap = follow(6, Wear(), WAVES)
    first = next(event.t for event in events if isinstance(event, Packet))
    assert strap.commanded[0] - first == pytest.approx(0.7, abs=0.1)


def test_a_wave_that_never_begins_is_started_again_and_running_already_counts_as_started() -> None:
    notes: list[str] = []
    events, strap = follow(60, Wear(), ECG, notes=notes)
    starts = [command for command in strap.commands if command[:2] == b"\x02\x00"]
    assert len(starts) == 2
    assert any("ecg at 130/s: already_in_this_state" in note for note in notes)
    assert not any("sends no ECG" in text for text in texts(events))
    assert strap.streams == set()


def test_a_wave_that_goes_on_is_left_alone() -> None:
    def play(here: Room) -> asyncio.Task[None]:
        return asyncio.create_task(here.straps[0].stream_waves())

    events, strap = follow(120, Wear(), ECG, play)
    assert [command[:2] for command in strap.commands].count(b"\x02\x00") == 1
    assert sum(isinstance(event, Wave) for event in events) > 200


def test_waves_that_break_the_link_are_given_up_for_the_beats() -> None:
    def awake(here: Room) -> asyncio.Task[None]:
        return asyncio.create_task(here.straps[0].stay_awake())

    events, strap = follow(60, Wear(falls_after_start=8.0), ECG, awake, rr=(917,))
    assert [command[:2] for command in strap.commands].count(b"\x02\x00") == 3
    assert states(events).count("lost") == 3
    assert texts(events)[-1] == "A's strap lost its link again and again as it sent ECG: now it sends beats only."
    assert_nothing_lost_or_doubled(events, [strap])


def test_a_link_that_lasts_is_no_reason_to_give_waves_up() -> None:
    def walks(here: Room) -> asyncio.Task[None]:
        async def walk() -> None:
            for seconds in (10, 10, 50, 10, 10):
                await asyncio.sleep(seconds)
                here.straps[0].lose()
                await asyncio.sleep(1)
                await here.straps[0].wake()

        return asyncio.create_task(walk())

    _, strap = follow(120, Wear(), ECG, walks)
    assert [command[:2] for command in strap.commands].count(b"\x02\x00") >= 6


def test_streams_are_stopped_and_their_answers_awaited() -> None:
    async def main() -> tuple[set[str], int, int]:
        async with room(Wear()) as here:
            strap = here.straps[0]
            life = asyncio.create_task(steady(strap))
            await until(6, ble.events({"A": "0000000A"}, WAVES), life)
            await asyncio.sleep(60)  # a strap that is left too early waits for half a minute
            return strap.streams, strap.answers, len(strap.commands)

    streams, answers, commands = run(main())
    assert streams == set()
    assert answers == commands == 8


def test_a_strap_that_does_not_answer_a_stop_holds_nobody_up(tmp_path: Path) -> None:
    def deaf(here: Room) -> None:
        asyncio.get_running_loop().call_later(5, lambda: setattr(here.straps[0].wear, "answers", False))

    notes: list[str] = []
    memory = StrapStore(tmp_path)
    _, strap = follow(6, Wear(), WAVES, deaf, notes=notes, memory=memory)
    assert strap.streams == set()
    assert any("stopping the streams failed: TimeoutError" in note for note in notes)
    assert "0000000A" not in memory.streaming


def test_hanging_up_happens_even_if_people_lose_patience() -> None:
    async def main() -> bool:
        async with room(Wear()) as here:
            strap = here.straps[0]
            life = asyncio.create_task(steady(strap))
            task = asyncio.create_task(until(100, ble.events({"A": "0000000A"}, WAVES)))
            await asyncio.sleep(6)
            strap.wear.answers = False
            for _ in range(2):
                task.cancel()
                await asyncio.sleep(0.1)
            await asyncio.sleep(3)
            life.cancel()
            await asyncio.gather(task, life, return_exceptions=True)
            return strap.connected

    assert not run(main())


@pytest.mark.parametrize("ignored", [1, 2, 3])
def test_a_command_without_an_answer_is_asked_again(ignored: int) -> None:
    events, strap = follow(60, Wear(ignores=ignored), ECG, rr=(1000,))
    assert strap.streams == set()  # stopped at the end
    assert [kind for operation, kind in (command[:2] for command in strap.commands) if operation == 2].count(0) >= 1
    assert states(events)[-1] == "live"
    assert reasons(events)[-1] == ""


def test_a_strap_that_does_not_answer_is_said_not_to_and_asked_later() -> None:
    events, strap = follow(120, Wear(ignores=8), ECG, rr=(1000,))
    assert "unanswered" in reasons(events)
    assert any("does not answer" in text for text in texts(events))
    assert reasons(events)[-1] == ""
    assert any(command[:2] == polar_pmd.stop("ecg") for command in strap.commands[8:])
