"""What goes wrong with Bluetooth, in words: what it is and what to do, on Linux, macOS and Windows."""

import asyncio
import sys

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

from devices import verdict
from hrvsync.i18n import Message
from hrvsync.sources.ble.permission import EndedBySystem

TRANSPORT_ERRORS = (BleakError, TimeoutError, OSError, EOFError)
"""What a Bluetooth stack raises when a link, or the service under it, goes away."""


class ServiceSilent(TimeoutError):
    """The Bluetooth service under bleak did not answer in time."""


class Problem(msgspec.Struct, frozen=True):
    """What is wrong: a stable `key` for tests and logs, and one or two sentences for the person who has to act.

    A `lasting` problem stays until someone changes this computer; the others may pass while hrvsync tries again.
    """

    key: str
    sentence: Message
    lasting: bool = False


STRAP = Message("The strap")
_ACCOUNT = Message(
    "This user account may not use Bluetooth. Log in at the console, or join the group `bluetooth` and log in again."
)
_ALLOW = {
    "darwin": Message(
        "Allow it in System Settings > Privacy & Security > Bluetooth, for hrvsync or the terminal it runs in."
    ),
    "win32": Message("Allow it in Settings > Privacy & security > Radios: let apps and desktop apps control radios."),
    "linux": Message("Allow it in the system settings."),
}

# A row is one sentence for all systems, or one for each.
SENTENCES: dict[str, Message | dict[str, Message]] = {
    "no bus": Message(
        "This computer's Bluetooth service is not reachable (no system message bus). "
        "In a container, share the system D-Bus (/run/dbus); else start D-Bus."
    ),
    "stale bus": Message("The system message bus is not running. Restart the computer or start D-Bus."),
    "bus hung up": Message(
        "The system message bus hung up: this user account may not use Bluetooth, or the bus has just "
        "stopped. Log in at the console, or join the group `bluetooth`, or restart the computer."
    ),
    "bus not permitted": Message(
        "hrvsync may not use Bluetooth here. Allow access to the system bus for this sandbox "
        "(Flatpak, Snap, container)."
    ),
    "user rejected": _ACCOUNT,
    "container user": Message("The container's user does not match. Set BLEAK_DBUS_AUTH_UID to your user id outside."),
    "not installed": Message("Bluetooth software is missing. Install the package `bluez`."),
    "does not start": Message("The Bluetooth service does not start. Try `systemctl start bluetooth`."),
    "does not answer": {
        "darwin": Message(
            "macOS does not answer about Bluetooth. {how} A background agent (launchd) never gets "
            "this: start hrvsync from the desktop or a terminal.",
            how=_ALLOW["darwin"],
        ),
        "win32": Message(
            "The Bluetooth service does not answer. Switch Bluetooth off and on, or restart the service "
            "`Bluetooth Support Service`."
        ),
        "linux": Message("The Bluetooth service does not answer. Try `systemctl restart bluetooth`."),
    },
    "waiting": Message("Waiting for this computer's Bluetooth service."),
    "no adapter": Message("No Bluetooth adapter found. Plug one in, or use the demo: `hrvsync demo`."),
    "no low energy": Message("This adapter cannot talk to straps (no Bluetooth Low Energy). Try another adapter."),
    "off": {
        "darwin": Message(
            "Bluetooth is off. Turn it on in Control Centre or System Settings > Bluetooth; "
            "hrvsync continues by itself."
        ),
        "win32": Message(
            "Bluetooth is off. Turn it on in Settings > Bluetooth & devices; hrvsync continues by itself."
        ),
        "linux": Message(
            "Bluetooth is off. Turn it on in the system settings or with `bluetoothctl power on`; "
            "hrvsync continues by itself."
        ),
    },
    "denied by user": {
        system: Message("Bluetooth permission was refused. {how}", how=how) for system, how in _ALLOW.items()
    },
    "ended by system": Message("macOS ends programs that use Bluetooth from here. {how}", how=_ALLOW["darwin"]),
    "denied by system": {
        "linux": _ACCOUNT,
    }
    | {
        system: Message("The system does not let hrvsync use Bluetooth. {how}", how=_ALLOW[system])
        for system in ("darwin", "win32")
    },
    "not ready": Message("Bluetooth is not ready yet; hrvsync tries again."),
    "busy": Message("Another program is searching for Bluetooth devices; hrvsync tries again."),
    "no answer": Message("{strap} did not answer. Is it worn, wet and near? Is another app or watch using it?"),
    "out of range": Message(
        "{strap} is not in range. Put it on; moist electrodes wake it. Close other apps that may hold it."
    ),
    "forgotten": Message("{strap} went out of sight; hrvsync looks for it again."),
    "dropped": Message("The link to {strap} broke; hrvsync connects again."),
    "silent": Message("Nothing is heard from {strap}. Is it worn, wet and near? hrvsync connects again."),
    "held elsewhere": Message("{strap} is held by another program. Close other apps and watches that use it."),
    "no heart rate": Message("{strap} offers no heart rate. Is it a heart rate strap?"),
    "pairing wanted": {
        "darwin": Message("macOS must pair with {strap} once. Confirm the pairing question."),
        "win32": Message(
            "Windows must pair with {strap} once: Settings > Bluetooth & devices > Add device. "
            "Confirm the pairing question."
        ),
        "linux": Message(
            "{strap} wants to be paired once. Confirm the pairing question, or pair it with `bluetoothctl pair`."
        ),
    },
    "gave up": Message(
        "The system dropped the attempt to connect. hrvsync tries again; if it goes on, switch Bluetooth off and on."
    ),
    "disturbed": Message("The radio link is disturbed. Move closer, switch hotspots off."),
    "no intervals": Message(verdict.NO_INTERVALS),
    "wrong thread": Message("hrvsync used Bluetooth in its window's thread: a programming error, please report it."),
    "unknown": Message("Bluetooth failed ({error}). hrvsync tries again; if it goes on, switch Bluetooth off and on."),
}
_LASTING = {
    "no bus",
    "stale bus",
    "bus not permitted",
    "user rejected",
    "container user",
    "not installed",
    "does not start",
    "no adapter",
    "no low energy",
    "denied by user",
    "denied by system",
    "ended by system",
    "wrong thread",
}

_REASONS = {
    BleakBluetoothNotAvailableReason.NO_BLUETOOTH: "no adapter",
    BleakBluetoothNotAvailableReason.NO_BLE_CENTRAL_ROLE: "no low energy",
    BleakBluetoothNotAvailableReason.POWERED_OFF: "off",
    BleakBluetoothNotAvailableReason.DENIED_BY_USER: "denied by user",
    BleakBluetoothNotAvailableReason.DENIED_BY_SYSTEM: "denied by system",
    BleakBluetoothNotAvailableReason.DENIED_BY_UNKNOWN: "denied by system",
}
_DBUS = (
    ("org.freedesktop.DBus.Error.AccessDenied", "user rejected"),
    ("org.bluez.Error.NotAuthorized", "user rejected"),
    ("org.bluez.Error.NotPermitted", "user rejected"),
    ("org.freedesktop.DBus.Error.ServiceUnknown", "not installed"),
    ("org.freedesktop.DBus.Error.NameHasNoOwner", "does not start"),
    ("org.freedesktop.DBus.Error.Spawn.", "does not start"),
    ("org.freedesktop.DBus.Error.TimedOut", "does not start"),
    ("org.freedesktop.DBus.Error.NoReply", "does not answer"),
    ("org.freedesktop.DBus.Error.Disconnected", "does not answer"),
    ("org.bluez.Error.NotReady", "not ready"),
    ("org.bluez.Error.InProgress", "busy"),
    ("org.bluez.Error.AlreadyConnected", "held elsewhere"),
)
# What BleakError says only in its message, and plain D-Bus failures that hide their cause there.
_MESSAGES = (
    ("le-connection-", "disturbed"),
    ("input/output error", "off"),
    ("authentication failed: rejected", "container user"),
    ("failed to discover services", "dropped"),
    ("service discovery has not been performed", "dropped"),
    ("disconnected", "dropped"),
    ("not connected", "dropped"),
    ("' not found", "forgotten"),
    ("was not found", "out of range"),
    ("configured for windows gui", "wrong thread"),
    ("bluetooth device is turned off", "off"),
)
_PAIRING_CODES = (0x05, 0x08, 0x0C, 0x0F)  # insufficient authentication, authorisation, key size, encryption


def problem(key: str, strap: str = STRAP, system: str = sys.platform, error: str = "") -> Problem:
    """Word the row `key` of SENTENCES for `system` (as sys.platform names it)."""
    row = SENTENCES[key]
    sentence = row if isinstance(row, Message) else row.get(system, row["linux"])
    return Problem(key, sentence.filled(strap=strap, error=error), key in _LASTING)


def describe_error(error: BaseException, strap: str = STRAP, system: str = sys.platform) -> Problem:
    """Put an exception of bleak, D-Bus or the system in words."""
    return problem(_key(error), strap, system, type(error).__name__)


def _key(error: BaseException) -> str:
    match error:
        case BleakBluetoothNotAvailableError():
            if "authentication failed" in str(error.args[0]).lower():
                return "container user"
            return _REASONS.get(error.reason, "unknown")
        case BleakDBusError():
            named = next((key for name, key in _DBUS if error.dbus_error.startswith(name)), None)
            return named or _by_message(error.dbus_error_details or "")
        case BleakGATTProtocolError():
            return "pairing wanted" if int(error.code) in _PAIRING_CODES else "unknown"
        case BleakDeviceNotFoundError():
            return "out of range"
        case BleakCharacteristicNotFoundError():
            return "no heart rate"
        case EndedBySystem():
            return "ended by system"
        case BleakError():
            return _by_message(str(error))
        case ServiceSilent():
            return "does not answer"
        case TimeoutError():
            return "no answer"
        case asyncio.CancelledError():
            return "gave up"
        case FileNotFoundError():
            return "no bus"
        case ConnectionRefusedError():
            return "stale bus"
        case ConnectionResetError() | BrokenPipeError():
            return "bus hung up"
        case PermissionError():
            return "bus not permitted"
        case EOFError():
            return "user rejected"
        case _:
            return "unknown"


def _by_message(message: str) -> str:
    words = message.lower()
    return next((key for part, key in _MESSAGES if part in words), "unknown")
