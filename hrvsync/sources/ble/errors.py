"""What goes wrong with Bluetooth: exceptions of bleak, D-Bus and the system as keys of hrvsync.reasons."""

import asyncio
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakDeviceNotFoundError,
    BleakError,
    BleakGATTProtocolError,
)

from hrvsync.i18n import Message
from hrvsync.reasons import STRAP, TEMPLATES, Value, message

TRANSPORT_ERRORS = (BleakError, TimeoutError, OSError, EOFError)
"""What a Bluetooth stack raises when a link, or the service under it, goes away."""


class EndedBySystem(BleakError):
    """The system ends whoever uses Bluetooth from here."""


class ServiceSilent(BleakError):
    """The Bluetooth service under bleak did not answer in time."""


class PairingWanted(BleakError):
    """A connected strap gives what it was asked for only to a computer that it is paired with."""


class Unanswered(PairingWanted):
    """It let the request hang, and nobody answers for this computer."""


class Problem(msgspec.Struct, frozen=True):
    """What is wrong with Bluetooth: a key of `hrvsync.reasons` and its values, about the `strap` if about one."""

    key: str
    values: dict[str, Value] = {}
    strap: str = STRAP

    @property
    def sentence(self) -> Message:
        """What it is and what to do, in one or two sentences."""
        return message(self.key, self.values, self.strap)

    @property
    def reason(self) -> tuple[str, dict[str, Value]]:
        """Its key and values, as a link reports them."""
        return self.key, self.values

    @property
    def lasting(self) -> bool:
        """Whether it stays until someone changes this computer; other problems may pass while hrvsync tries again."""
        return self.key in _LASTING


SERVICE_ENDED = {"not_installed", "does_not_start", "does_not_answer", "bus_hung_up", "stale_bus", "no_bus"}
"""What an error means where Bluetooth worked until then: the computer's Bluetooth service has ended."""
_LASTING = {
    "no_bus",
    "stale_bus",
    "bus_not_permitted",
    "user_rejected",
    "container_user",
    "not_installed",
    "does_not_start",
    "no_adapter",
    "no_low_energy",
    "no_such_adapter",
    "denied_by_user",
    "denied_by_system",
    "ended_by_system",
    "wrong_thread",
}

_REASONS = {
    BleakBluetoothNotAvailableReason.NO_BLUETOOTH: "no_adapter",
    BleakBluetoothNotAvailableReason.NO_BLE_CENTRAL_ROLE: "no_low_energy",
    BleakBluetoothNotAvailableReason.POWERED_OFF: "off",
    BleakBluetoothNotAvailableReason.DENIED_BY_USER: "denied_by_user",
    BleakBluetoothNotAvailableReason.DENIED_BY_SYSTEM: "denied_by_system",
    BleakBluetoothNotAvailableReason.DENIED_BY_UNKNOWN: "denied_by_system",
}
_DBUS = (
    ("org.freedesktop.DBus.Error.AccessDenied", "user_rejected"),
    ("org.bluez.Error.NotAuthorized", "user_rejected"),
    ("org.bluez.Error.NotPermitted", "user_rejected"),
    ("org.freedesktop.DBus.Error.ServiceUnknown", "not_installed"),
    ("org.freedesktop.DBus.Error.NameHasNoOwner", "does_not_start"),
    ("org.freedesktop.DBus.Error.UnknownObject", "does_not_answer"),  # another one runs, and knows no link
    ("org.freedesktop.DBus.Error.Spawn.", "does_not_start"),
    ("org.freedesktop.DBus.Error.TimedOut", "does_not_start"),
    ("org.freedesktop.DBus.Error.NoReply", "does_not_answer"),
    ("org.freedesktop.DBus.Error.Disconnected", "does_not_answer"),
    ("org.bluez.Error.NotReady", "not_ready"),
    ("org.bluez.Error.InProgress", "busy"),
    ("org.bluez.Error.AlreadyConnected", "held_elsewhere"),
    ("org.bluez.Error.Authentication", "pairing_failed"),
    ("org.bluez.Error.NotPaired", "pairing_wanted"),
    ("org.bluez.Error.Blocked", "blocked"),
)
# What BleakError says only in its message, and plain D-Bus failures that hide their cause there.
_MESSAGES = (
    ("le-connection-", "disturbed"),
    ("br-connection-", "classic"),
    ("rfkill", "blocked"),
    ("adapter '", "no_such_adapter"),
    ("cberrordomain code=14", "pairing_failed"),  # "Peer removed pairing information" of macOS
    ("removed pairing information", "pairing_failed"),
    ("could not pair", "pairing_failed"),
    ("trying to pair", "pairing_failed"),
    ("does not support pairing", "pairing_failed"),
    ("is insufficient", "pairing_wanted"),
    ("unreachable", "unreachable"),
    ("access denied", "access_denied"),
    ("[winerror -2147020577]", "off"),  # "The device is not ready for use", in the language of the system
    ("[winerror -2147023673]", "gave_up"),  # "The operation was canceled by the user": nobody did
    ("[winerror -2147483629]", "dropped"),  # "The object has been closed"
    ("input/output error", "off"),
    ("authentication failed: rejected", "container_user"),
    ("failed to discover services", "dropped"),
    ("service discovery has not been performed", "dropped"),
    ("disconnected", "dropped"),
    ("not connected", "dropped"),
    ("' not found", "forgotten"),
    ("was not found", "out_of_range"),
    ("configured for windows gui", "wrong_thread"),
    ("bluetooth device is turned off", "off"),
    ("is bluetooth turned on?", "off"),
)
_TYPES: tuple[tuple[type[BaseException], str], ...] = (
    (BleakDeviceNotFoundError, "out_of_range"),
    (BleakCharacteristicNotFoundError, "no_heart_rate"),
    (EndedBySystem, "ended_by_system"),
    (ServiceSilent, "does_not_answer"),
    (PairingWanted, "pairing_wanted"),
    (TimeoutError, "no_answer"),
    (asyncio.CancelledError, "gave_up"),
    (FileNotFoundError, "no_bus"),
    (ConnectionRefusedError, "stale_bus"),
    (ConnectionResetError, "bus_hung_up"),
    (BrokenPipeError, "bus_hung_up"),
    (PermissionError, "bus_not_permitted"),
    (EOFError, "user_rejected"),
)
RFKILL = Path("/sys/class/rfkill")
_PAIRING_CODES = (0x05, 0x08, 0x0C, 0x0F)  # insufficient authentication, authorisation, key size, encryption


def describe_error(error: BaseException, strap: str = STRAP, system: str = sys.platform) -> Problem:
    """Find out what an exception of bleak, D-Bus or the `system` (as sys.platform names it) means."""
    key = _key(error, system)
    if key == "off" and system == "linux" and _blocked():
        key = "blocked"
    values: dict[str, Value] = {"error": type(error).__name__} if key == "unknown" else {}
    return Problem(key, {"system": system} if isinstance(TEMPLATES[key], dict) else values, strap)


def _blocked() -> bool:
    """Whether a switch or the airplane mode of this Linux computer blocks Bluetooth."""
    with suppress(OSError):
        for switch in RFKILL.iterdir():
            kind, *blocks = ((switch / name).read_text().strip() for name in ("type", "soft", "hard"))
            if kind == "bluetooth" and "1" in blocks:
                return True
    return False


def _key(error: BaseException, system: str) -> str:
    match error:
        case PermissionError() if system == "win32":
            return "access_denied"
        case BleakBluetoothNotAvailableError():
            if "authentication failed" in str(error.args[0]).lower():
                return "container_user"
            return _REASONS.get(error.reason, "unknown")
        case BleakDBusError():
            if "acquired" in (error.dbus_error_details or "").lower():  # "Notify acquired", by another program
                return "held_elsewhere"
            named = next((key for name, key in _DBUS if error.dbus_error.startswith(name)), None)
            return named or _by_message(error.dbus_error_details or "")
        case BleakGATTProtocolError():
            return "pairing_wanted" if int(error.code) in _PAIRING_CODES else "unknown"
        case _:
            by_type = next((key for kind, key in _TYPES if isinstance(error, kind)), "unknown")
            ours = isinstance(error, TRANSPORT_ERRORS) and by_type == "unknown"
            return _by_message(str(error)) if ours else by_type


def _by_message(message: str) -> str:
    return next((key for part, key in _MESSAGES if part in message.lower()), "unknown")
