"""Looking around: who is in sight, and what each strap is worth."""

import asyncio
from pathlib import Path

import bleak
import pytest
from bleak.backends.device import BLEDevice
from bleak.exc import BleakBluetoothNotAvailableError, BleakBluetoothNotAvailableReason
from msgspec.structs import replace
from support.virtual_time import run
from virtual.living import hearts, play
from virtual.room import Room, room
from virtual.strap import Wear

from hrvsync.sources.ble.scan import scan, scan_and_check, trouble
from hrvsync.sources.ble.strap_store import StrapStore
from hrvsync.sources.discovered import DiscoveredStrap

H10 = Wear()
BELT = Wear(name="Decathlon Dual HR", serial="7", manufacturer=b"", pmd=False)


async def look(seconds: float) -> list[DiscoveredStrap]:
    tables = [found async for found in scan(seconds)]
    return [replace(found, device=None) for found in tables[-1].values()]


def test_what_a_scan_shows_of_each() -> None:
    async def main() -> list[DiscoveredStrap]:
        async with room(H10, BELT, Wear(name="Headphones", services=("180f",), manufacturer=b"")):
            return await look(1.2)

    assert run(main()) == [
        DiscoveredStrap(
            "0000000A",
            "Polar H10",
            -50,
            72,
            True,
            False,
            name="Polar H10 0000000A",
            id="0000000A",
            address="F0:00:00:00:00:01",
            verdict="good for HRV",
        ),
        DiscoveredStrap(
            "Decathlon Dual HR",
            "Decathlon",
            -50,
            name="Decathlon Dual HR",
            address="F0:00:00:00:00:02",
            verdict="checking",
            why="Some of these straps compute RR from heart rate: hrvsync checks.",
        ),
    ]


def test_a_strap_that_this_computer_holds_is_shown_too() -> None:
    async def main() -> list[DiscoveredStrap]:
        async with room() as here:
            here.adapter.held = [BLEDevice("F0:00", "Polar H9 12345678", None), BLEDevice("F0:01", None, None)]
            return await look(0.5)

    held, nameless = run(main())
    assert held == DiscoveredStrap(
        "12345678", "Polar H9", name="Polar H9 12345678", id="12345678", address="F0:00", verdict="good for HRV"
    )
    assert (nameless.name, nameless.model, nameless.own) == ("", "heart rate strap", "F0:01")


def test_twins_without_an_id_are_distinguished_by_address() -> None:
    async def main() -> list[DiscoveredStrap]:
        async with room(BELT, BELT, H10):
            return await look(0.5)

    assert [found.own for found in run(main())] == ["F0:00:00:00:00:01", "F0:00:00:00:00:02", "0000000A"]


def test_older_bleak_cannot_list_what_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(bleak, "BleakAdapter")

    async def main() -> list[DiscoveredStrap]:
        async with room(H10):
            return await look(0.5)

    assert [found.id for found in run(main())] == ["0000000A"]


def check(
    *wears: Wear,
    made_up: bool = False,
    heart_rate_alone: bool = False,
    happens: str = "",
    store: StrapStore | None = None,
) -> list[list[DiscoveredStrap]]:
    """Every table that scan_and_check shows, with hearts in the straps."""

    async def beat(here: Room, number: int) -> None:
        if made_up or heart_rate_alone:
            while True:
                await asyncio.sleep(0.9)
                await here.straps[number].beat((917,) if made_up else (), 67)
        else:
            await play(here.straps[number], hearts(120, seed=8)["AB"[number]])

    async def main() -> list[list[DiscoveredStrap]]:
        async with room(*wears) as here:
            life = [asyncio.create_task(beat(here, number)) for number in range(len(wears))]
            tables: list[list[DiscoveredStrap]] = []
            async for found in scan_and_check(1, store):
                if happens == "walk" and any(row.verdict == "checking" for row in found.values()):
                    await here.straps[0].hush()
                tables.append(list(found.values()))
            for task in life:
                task.cancel()
            return tables

    return run(main())


def test_good_straps_are_found_good() -> None:
    tables = check(H10, Wear(name="HRM-Dual:000123", serial="000123", manufacturer=b"", pmd=False))
    h10, garmin = tables[-1]
    assert (h10.verdict, h10.checked, h10.battery, h10.worn) == ("good for HRV", True, 87, True)
    assert (garmin.verdict, garmin.checked, garmin.worn) == ("good for HRV", True, True)
    assert garmin.bpm is not None
    assert 40 < garmin.bpm < 110
    assert [row.verdict for row in tables[-4]] == ["checking", "good for HRV"]


def test_made_up_intervals_are_found_out() -> None:
    (belt,) = check(BELT, made_up=True)[-1]
    assert (belt.verdict, belt.checked) == ("heart rate only", True)
    assert "computed from heart rate" in belt.why


def test_a_band_whose_beats_come_late_is_not_called_useless() -> None:
    band = Wear(name="Polar Sense 0000000C", manufacturer=b"", features=0x08)
    (result,) = check(band, heart_rate_alone=True)[-1]
    assert (result.verdict, result.checked) == ("good for HRV", False)
    assert result.why.startswith("An optical band: good for HRV at rest only")
    (belt,) = check(BELT, heart_rate_alone=True)[-1]
    assert (belt.verdict, belt.checked) == ("heart rate only", True)


def test_a_strap_that_goes_away_while_it_is_checked() -> None:
    (gone,) = check(H10, happens="walk")[-1]
    assert gone.verdict == "no data"
    assert gone.checked
    assert "did not answer" in gone.why


def test_a_device_without_battery_or_heart_rate() -> None:
    (odd,) = check(Wear(heart_rate=False))[-1]
    assert odd.verdict == "no data"
    assert "offers no heart rate" in odd.why


def test_trouble_is_reported() -> None:
    async def main() -> None:
        async with room() as here:
            assert await trouble() is None
            here.adapter.broken = BleakBluetoothNotAvailableError("", BleakBluetoothNotAvailableReason.POWERED_OFF)
            found = await trouble()
            assert found is not None
            assert found.key == "off"

    run(main())


def test_every_strap_is_checked_though_its_sighting_has_expired_meanwhile() -> None:
    tables = check(H10, Wear(name="Polar H10 0000000B", serial="0000000B"))
    assert [row.verdict for row in tables[-1]] == ["good for HRV", "good for HRV"]


def test_the_straps_of_a_session_are_left_alone(tmp_path: Path) -> None:
    with StrapStore(tmp_path).session(["0000000a"]):
        mine, other = check(H10, Wear(name="Polar H10 0000000B", serial="0000000B"), store=StrapStore(tmp_path))[-1]
    assert (mine.checked, mine.why) == (
        False,
        "The strap is in use by another session of hrvsync; it is left alone until that ends.",
    )
    assert (other.checked, other.verdict) == (True, "good for HRV")
