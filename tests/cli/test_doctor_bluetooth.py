"""hrvsync doctor says each Bluetooth error in its sentence, as it comes from a (private) message bus."""

import asyncio
import json
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.running import run
from virtual.bus import Bluez, bus
from virtual.bus_rows import BUS_ROWS

from hrvsync.cli import doctor
from hrvsync.sources.ble import StrapStore, bluez

NOTES = {"no_adapter"}


@contextmanager
def served(place: Path, bluez: Bluez) -> Generator[None]:
    """Serve a bus in another thread: the doctor has a loop of its own."""
    up, loop = threading.Event(), asyncio.new_event_loop()
    over = asyncio.Event()

    async def serve() -> None:
        async with bus(place, bluez):
            up.set()
            await over.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    try:
        assert up.wait(10)
        yield
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(10)
        loop.close()


@pytest.mark.skipif(sys.platform != "linux", reason="BlueZ and its message bus exist on Linux only")
@pytest.mark.parametrize(("bluez", "key", "sentence"), BUS_ROWS.values(), ids=BUS_ROWS.keys())
def test_each_error(bluez: Bluez, key: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    with served(tmp_path / "bus", bluez):
        found = doctor.CHECKS["Bluetooth"]()
    assert found.says.startswith(sentence)
    assert found.state == ("note" if key in NOTES else "bad")


@pytest.mark.skipif(sys.platform != "linux", reason="BlueZ and its message bus exist on Linux only")
def test_adapters_are_listed_and_one_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on = {"Powered": True, "Roles": ["central"]}
    for name in ("hci0", "hci1"):
        (tmp_path / "sys" / name).mkdir(parents=True)
    monkeypatch.setattr(bluez, "ADAPTERS", tmp_path / "sys")
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    monkeypatch.setenv("HRVSYNC_ADAPTER", "")
    with served(tmp_path / "bus", Bluez(adapters=(on, on))):
        for options, used in (((), "hci0"), (("--adapter", "hci1"), "hci1")):
            found = json.loads(run("doctor", "--json", *options).stdout)["Bluetooth"]
            assert found["says"] == f"straps can be searched for with {used}"
            assert found["todo"] == "`--adapter` chooses one of hci0, hci1"
        found = json.loads(run("--adapter", "hci5", "doctor", "--json").stdout)["Bluetooth"]
    assert found["says"].startswith("The Bluetooth adapter that was chosen is not there.")
    assert found["todo"] == "`--adapter` chooses one of hci0, hci1"


def test_elsewhere_the_system_chooses_the_adapter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    result = run("scan", "--adapter", "hci1")
    assert result.exit_code == 2
    assert "here the system chooses the Bluetooth adapter" in result.stderr


def test_a_strap_left_streaming_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    StrapStore(tmp_path / "hrvsync").mark_streaming("0000000A", True)
    found = doctor.CHECKS["straps"]()
    assert found.state == "bad"
    assert found.says.startswith("0000000A may still be sending ECG")
    assert "hrvsync strap 0000000A" in found.todo
