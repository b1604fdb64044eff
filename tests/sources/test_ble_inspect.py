"""One strap looked at closely, and its switch for a second connection."""

import asyncio
from pathlib import Path

import pytest
from bleak.backends.device import BLEDevice
from bumble import hci
from support.virtual_time import run
from virtual.room import room
from virtual.strap import VirtualStrap, Wear

from hrvsync.sources.ble import StrapError, StrapInfo, StrapStore, inspect

GARMIN = Wear(name="HRM-Dual:000123", serial="000123", manufacturer=b"", pmd=False, second_connection=None)


def ask(
    wear: Wear, wanted: str = "0000000A", change: bool | None = None, memory: StrapStore | None = None
) -> tuple[StrapInfo, VirtualStrap]:
    async def main() -> tuple[StrapInfo, VirtualStrap]:
        async with room(wear) as here:
            if memory is not None:
                here.straps[0].streams.add("ecg")
            info = await inspect(wanted, change, memory)
            await asyncio.sleep(0.1)
            assert not here.straps[0].connected
            return info, here.straps[0]

    return run(main())


def test_what_an_h10_reports() -> None:
    info, strap = ask(Wear())
    assert info == StrapInfo(
        name="Polar H10 0000000A",
        id="0000000A",
        model="Polar H10",
        calls_itself="H10",
        serial="0000000A",
        firmware="3.2.0",
        battery=87,
        sends=("acc", "ecg"),
        second_connection=False,
        stopped=False,
    )
    assert strap.commands == []


def test_what_a_plain_strap_reports() -> None:
    info, _ = ask(GARMIN, "hrm-dual:000123")
    assert (info.model, info.sends, info.second_connection) == ("Garmin HRM-Dual", (), None)
    assert info.firmware == "5.0.0"
    nameless, _ = ask(Wear(name="Decathlon Dual HR", serial="", manufacturer=b"", pmd=False), "Decathlon Dual HR")
    assert nameless.id == ""


def test_the_switch_is_turned_and_stays_turned() -> None:
    wear = Wear()
    assert ask(wear, change=True)[0].second_connection is True
    assert ask(wear)[0].second_connection is True
    assert ask(wear, change=False)[0].second_connection is False


def test_a_change_that_is_refused_says_why() -> None:
    for status, why in ((4, "it failed"), (5, "not allowed"), (9, "status 9")):
        with pytest.raises(StrapError, match=f"The strap did not take the change: {why}"):
            ask(Wear(refuse_change=status), change=True)
    with pytest.raises(StrapError, match="has no switch for a second connection"):
        ask(GARMIN, "000123", change=True)


def test_what_a_crash_left_streaming_is_stopped(tmp_path: Path) -> None:
    StrapStore(tmp_path).mark_streaming("0000000A", True)
    info, strap = ask(Wear(), memory=StrapStore(tmp_path))
    assert info.stopped
    assert strap.streams == set()
    assert "0000000A" not in StrapStore(tmp_path).streaming


def test_a_strap_that_is_not_there() -> None:
    with pytest.raises(StrapError, match="Strap FFFFFFFF is not in range"):
        ask(Wear(), "FFFFFFFF")


def test_a_strap_that_this_computer_holds_already() -> None:
    async def main() -> StrapInfo:
        async with room(Wear(services=())) as here:
            address = here.straps[0].device.random_address.to_string(False)
            details = {"address": hci.Address(address), "props": {}}
            here.adapter.held = [BLEDevice(address, "Polar H10 0000000A", details)]
            return await inspect("0000000A")

    assert run(main()).battery == 87


def test_a_strap_in_a_session_is_left_alone(tmp_path: Path) -> None:
    with StrapStore(tmp_path).session(["0000000A"]), pytest.raises(StrapError, match="in use by another session"):
        ask(Wear(), memory=StrapStore(tmp_path))
    assert ask(Wear(), memory=StrapStore(tmp_path))[0].model == "Polar H10"


def test_a_strap_that_nobody_wears_is_not_in_range() -> None:
    with pytest.raises(StrapError, match="Strap 0000000F is not in range"):
        ask(Wear(name="Headphones", services=("180f",), manufacturer=b""), "0000000F")
