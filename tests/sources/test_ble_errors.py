"""Every Bluetooth error is provoked, on a real (private) message bus where Linux makes it, and put in words."""

import asyncio
import os
import socket
import sys
from collections.abc import Generator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from bleak import BleakClient
from bleak.backends.device import BLEDevice
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakError,
    BleakGATTProtocolError,
)
from support.virtual_time import run as virtual_run
from virtual.bus import DEVICE, Bluez, bus, off
from virtual.bus_rows import BUS_ROWS
from virtual.room import room

from hrvsync.reasons import TEMPLATES
from hrvsync.sources.ble import bluez, errors
from hrvsync.sources.ble.errors import Problem, describe_error
from hrvsync.sources.ble.scan import trouble

linux = pytest.mark.skipif(sys.platform != "linux", reason="BlueZ and its message bus exist on Linux only")
SYSTEMS = ("linux", "darwin", "win32")


@pytest.fixture(autouse=True)
def rfkill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The switches of a computer that has none."""
    monkeypatch.setattr(errors, "RFKILL", tmp_path / "rfkill")
    return tmp_path / "rfkill"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "bus"
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={path}")
    return path


def diagnose(place: Path, bluez: Bluez) -> tuple[str, str]:
    """Scan on a bus that behaves so; the problem's key and its sentence on Linux."""

    async def main() -> Problem | None:
        async with bus(place, bluez):
            return await trouble()

    found = asyncio.run(main())
    assert found is not None
    return found.key, found.sentence


@linux
def test_a_healthy_bus_has_no_trouble(place: Path) -> None:
    bluez = Bluez()

    async def main() -> Problem | None:
        async with bus(place, bluez):
            return await trouble()

    assert asyncio.run(main()) is None
    assert bluez.called[-3:] == ["StartDiscovery", "StopDiscovery", "SetDiscoveryFilter"]


@linux
@pytest.mark.usefixtures("place")
def test_no_bus() -> None:
    found = asyncio.run(trouble())
    assert found is not None
    assert found.key == "no_bus"
    assert found.sentence.startswith("This computer's Bluetooth service is not reachable (no system message bus).")


@linux
def test_stale_bus(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(place))
    found = asyncio.run(trouble())
    assert found is not None
    assert found.sentence == "The system message bus is not running. Restart the computer or start D-Bus."


@contextmanager
def as_nobody() -> Generator[None]:
    """Without root's rights, for as long as it lasts."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@linux
def test_bus_not_permitted(place: Path) -> None:
    assert diagnose(place, off())[0] == "off"  # loads what it needs while it may read it
    place.unlink(missing_ok=True)

    def forbid() -> None:
        place.chmod(0)

    async def main() -> Problem | None:
        async with bus(place, Bluez()):
            forbid()
            with as_nobody():
                return await trouble()

    found = asyncio.run(main())
    assert found is not None
    assert found.key == "bus_not_permitted"
    assert "Allow access to the system bus for this sandbox" in found.sentence


@linux
@pytest.mark.parametrize(("bluez", "key", "sentence"), BUS_ROWS.values(), ids=BUS_ROWS.keys())
def test_what_the_bus_says(place: Path, bluez: Bluez, key: str, sentence: str) -> None:
    found = diagnose(place, bluez)
    assert found[0] == key
    assert found[1].startswith(sentence)


CONNECT_ROWS = {
    "adapter off": (("org.bluez.Error.Failed", "Input/output error"), True, "off"),
    "radio trouble": (("org.bluez.Error.Failed", "le-connection-abort-by-remote"), True, "disturbed"),
    "called by classic Bluetooth": (("org.bluez.Error.Failed", "br-connection-profile-unavailable"), True, "classic"),
    "not paired": (("org.bluez.Error.NotPaired", "Not Paired"), True, "pairing_wanted"),
    "pairing failed": (("org.bluez.Error.AuthenticationFailed", "Authentication Failed"), True, "pairing_failed"),
    "blocked": (("org.bluez.Error.Failed", "Blocked through rfkill"), True, "blocked"),
    "held by another connect": (("org.bluez.Error.AlreadyConnected", "Already Connected"), True, "held_elsewhere"),
    "forgotten by BlueZ": (("", ""), False, "forgotten"),
}


@linux
@pytest.mark.parametrize(("error", "known", "key"), CONNECT_ROWS.values(), ids=CONNECT_ROWS.keys())
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_what_connecting_says(place: Path, error: tuple[str, str], known: bool, key: str) -> None:
    bluez = Bluez(device=known, fails={"Connect": error})
    device = BLEDevice(
        "F0:00:00:00:00:01", "Polar H10 0000000A", {"path": DEVICE, "props": {"Adapter": "/org/bluez/hci0"}}
    )

    async def main() -> BaseException:
        async with bus(place, bluez):
            with pytest.raises(BleakError) as caught:
                await BleakClient(device).connect()
            return caught.value

    found = describe_error(asyncio.run(main()), "A's strap")
    assert found.key == key
    assert "{" not in found.sentence


@linux
@pytest.mark.parametrize(
    ("silent", "fails"), [(("Ping",), {}), ((), {}), ((), {"Ping": ("org.freedesktop.DBus.Error.ServiceUnknown", "")})]
)
def test_a_service_that_has_frozen_answers_no_ping(
    place: Path, silent: tuple[str, ...], fails: dict[str, tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bluez, "ANSWER_LIMIT", 0.2)

    async def main() -> None:
        async with bus(place, Bluez(silent=silent, fails=fails)):
            await bluez.require_service()

    with pytest.raises(errors.ServiceSilent) if silent else nullcontext():
        asyncio.run(main())


@linux
@pytest.mark.usefixtures("place")
def test_without_a_bus_nobody_is_called_frozen() -> None:
    asyncio.run(bluez.require_service())


@linux
def test_an_unknown_address_is_out_of_range(place: Path) -> None:
    async def main() -> BaseException:
        async with bus(place, Bluez()):
            with pytest.raises(BleakError) as caught:
                await BleakClient("F0:00:00:00:00:09", timeout=0.05).connect()
            return caught.value

    assert describe_error(asyncio.run(main())).key == "out_of_range"


OTHER_ROWS: dict[str, tuple[BaseException, str]] = {
    "dropped during discovery": (BleakError("failed to discover services, device disconnected"), "dropped"),
    "read after a drop": (BleakError("Service Discovery has not been performed yet"), "dropped"),
    "not connected": (BleakError("Not connected"), "dropped"),
    "no answer": (TimeoutError(), "no_answer"),
    "pairing wanted, insufficient authentication": (BleakGATTProtocolError(0x05), "pairing_wanted"),
    "pairing wanted, insufficient encryption": (BleakGATTProtocolError(0x0F), "pairing_wanted"),
    "another GATT error": (BleakGATTProtocolError(0x0E), "unknown"),
    "Windows gave up": (asyncio.CancelledError(), "gave_up"),
    "window's thread": (
        BleakError("Thread is configured for Windows GUI but callbacks are not working."),
        "wrong_thread",
    ),
    "refused by the person": (
        BleakBluetoothNotAvailableError("", BleakBluetoothNotAvailableReason.DENIED_BY_USER),
        "denied_by_user",
    ),
    "refused by the system": (
        BleakBluetoothNotAvailableError("", BleakBluetoothNotAvailableReason.DENIED_BY_SYSTEM),
        "denied_by_system",
    ),
    "refused, nobody knows why": (
        BleakBluetoothNotAvailableError("", BleakBluetoothNotAvailableReason.DENIED_BY_UNKNOWN),
        "denied_by_system",
    ),
    "not available, nobody knows why": (
        BleakBluetoothNotAvailableError("", BleakBluetoothNotAvailableReason.UNKNOWN),
        "unknown",
    ),
    "no heart rate": (BleakCharacteristicNotFoundError("2a37"), "no_heart_rate"),
    "radio trouble that outlasts bleak's own retries": (
        BleakDBusError("org.bluez.Error.Failed", ["le-connection-abort-by-local"]),
        "disturbed",
    ),
    "bus died": (BrokenPipeError(), "bus_hung_up"),
    "D-Bus failure without a text": (BleakDBusError("org.bluez.Error.Failed", []), "unknown"),
    "another program acquired it": (
        BleakDBusError("org.bluez.Error.NotPermitted", ["Notify acquired"]),
        "held_elsewhere",
    ),
    "macOS: the strap forgot the Mac": (BleakError("Peer removed pairing information"), "pairing_failed"),
    "macOS: the same in German": (
        BleakError('failed to connect: Error Domain=CBErrorDomain Code=14 "Kopplung entfernt"'),
        "pairing_failed",
    ),
    "macOS: pairing wanted": (BleakError("Encryption is insufficient."), "pairing_wanted"),
    "Windows: unreachable": (BleakError("Could not get GATT services: Unreachable"), "unreachable"),
    "Windows: access denied": (BleakError("Could not get GATT characteristics: Access Denied"), "access_denied"),
    "Windows: pairing refused": (BleakError("Could not pair with device: REJECTED"), "pairing_failed"),
    "Windows: pairing broke": (BleakError("Failure trying to pair with device!"), "pairing_failed"),
    "Windows: no pairing": (BleakError("Device does not support pairing"), "pairing_failed"),
    "Windows: radio off": (OSError("[WinError -2147020577] Das Gerät ist nicht betriebsbereit"), "off"),
    "Windows: no scan": (BleakError("Failed to start scanner. Is Bluetooth turned on?"), "off"),
    "Windows: ended": (OSError("[WinError -2147023673] The operation was canceled by the user"), "gave_up"),
    "Windows: closed": (OSError("[WinError -2147483629] The object has been closed"), "dropped"),
    "another error of the system": (OSError(22, "Invalid argument"), "unknown"),
    "anything else": (ValueError("x"), "unknown"),
}


def values(key: str, system: str, error: str) -> dict[str, str]:
    """What a problem names: the system where the words differ by it, the error where nothing else is known."""
    if isinstance(TEMPLATES[key], dict):
        return {"system": system}
    return {"error": error} if key == "unknown" else {}


@pytest.mark.parametrize(("error", "key"), OTHER_ROWS.values(), ids=OTHER_ROWS.keys())
@pytest.mark.parametrize("system", SYSTEMS)
def test_what_other_errors_mean(error: BaseException, key: str, system: str) -> None:
    found = describe_error(error, "A's strap", system)
    assert found.key == key
    assert found.values == values(key, system, type(error).__name__)


def test_a_denied_access_passes_on_windows_and_lasts_in_a_sandbox() -> None:
    denied = PermissionError(13, "Access is denied")
    windows, linux = describe_error(denied, system="win32"), describe_error(denied, system="linux")
    assert (windows.key, windows.lasting) == ("access_denied", False)
    assert (linux.key, linux.lasting) == ("bus_not_permitted", True)


@linux
@pytest.mark.parametrize(
    ("kind", "soft", "hard", "key"),
    [
        ("bluetooth", 1, 0, "blocked"),
        ("bluetooth", 0, 1, "blocked"),
        ("bluetooth", 0, 0, "off"),
        ("wlan", 1, 1, "off"),
    ],
)
def test_a_blocked_radio_is_not_only_off(rfkill: Path, place: Path, kind: str, soft: int, hard: int, key: str) -> None:
    for name, text in (("type", kind), ("soft", soft), ("hard", hard)):
        (rfkill / "rfkill0").mkdir(parents=True, exist_ok=True)
        (rfkill / "rfkill0" / name).write_text(f"{text}\n")
    assert diagnose(place, off())[0] == key


@linux
def test_of_two_adapters_the_named_one_is_used(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bluez = Bluez(adapters=({"Powered": True, "Roles": ["central"]},) * 2)

    async def scan() -> Problem | None:
        async with bus(place, bluez):
            return await trouble()

    for name in ("hci1", "hci0"):
        monkeypatch.setenv("HRVSYNC_ADAPTER", name)
        assert asyncio.run(scan()) is None
    assert bluez.scanned == ["/org/bluez/hci1", "/org/bluez/hci0"]
    monkeypatch.setenv("HRVSYNC_ADAPTER", "hci7")
    found = asyncio.run(scan())
    assert found is not None
    assert (found.key, found.lasting) == ("no_such_adapter", True)


POWERED, OFF = {"Powered": True, "Roles": ["central"]}, {"Powered": False, "Roles": ["central"]}


@linux
@pytest.mark.parametrize(("adapters", "used"), [((OFF, POWERED, POWERED), 1), ((POWERED, POWERED), 0), ((POWERED,), 0)])
def test_of_several_adapters_the_first_that_is_on_is_used(
    place: Path, tmp_path: Path, adapters: tuple[dict[str, Any], ...], used: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*(f"hci{number}" for number in range(len(adapters))), "hci0:11"):
        (tmp_path / "sys" / name).mkdir(parents=True)
    monkeypatch.setattr(bluez, "ADAPTERS", tmp_path / "sys")
    service = Bluez(adapters=adapters)

    async def main() -> Problem | None:
        async with bus(place, service):
            return await trouble()

    for _ in range(4):  # bleak keeps them in no order
        assert asyncio.run(main()) is None
    assert service.scanned == [f"/org/bluez/hci{used}"] * 4


def test_only_what_lasts_is_no_reason_to_wait() -> None:
    assert Problem("not_installed").lasting
    assert not Problem("off").lasting


def test_what_the_bus_leaves_behind_does_not_reach_the_terminal(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        async with room():
            await trouble()
            for error in (EOFError(), ConnectionResetError(), BleakError("cut off"), ValueError("a mistake")):
                context = {"message": "Future exception was never retrieved", "exception": error}
                asyncio.get_running_loop().call_exception_handler(context)

    virtual_run(main())
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ValueError]
