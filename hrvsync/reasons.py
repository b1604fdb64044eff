"""Why a strap's link is as it is, in words: events hold a key and values, sentences are made where they are shown."""

from collections.abc import Mapping

from hrvsync.events import Link
from hrvsync.i18n import Message, listed

type Value = str | tuple[str, ...]

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

# A row is one sentence for all systems, or one for each (named as sys.platform does).
TEMPLATES: dict[str, Message | dict[str, Message]] = {
    "no_bus": Message(
        "This computer's Bluetooth service is not reachable (no system message bus). "
        "In a container, share the system D-Bus (/run/dbus); else start D-Bus."
    ),
    "stale_bus": Message("The system message bus is not running. Restart the computer or start D-Bus."),
    "bus_hung_up": Message(
        "The system message bus hung up: this user account may not use Bluetooth, or the bus has just "
        "stopped. Log in at the console, or join the group `bluetooth`, or restart the computer."
    ),
    "bus_not_permitted": Message(
        "hrvsync may not use Bluetooth here. Allow access to the system bus for this sandbox "
        "(Flatpak, Snap, container)."
    ),
    "user_rejected": _ACCOUNT,
    "container_user": Message("The container's user does not match. Set BLEAK_DBUS_AUTH_UID to your user id outside."),
    "not_installed": Message("Bluetooth software is missing. Install the package `bluez`."),
    "does_not_start": Message("The Bluetooth service does not start. Try `systemctl start bluetooth`."),
    "does_not_answer": {
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
    "no_adapter": Message("No Bluetooth adapter found. Plug one in, or use the demo: `hrvsync demo`."),
    "no_low_energy": Message("This adapter cannot talk to straps (no Bluetooth Low Energy). Try another adapter."),
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
    "denied_by_user": {
        system: Message("Bluetooth permission was refused. {how}", how=how) for system, how in _ALLOW.items()
    },
    "ended_by_system": Message("macOS ends programs that use Bluetooth from here. {how}", how=_ALLOW["darwin"]),
    "denied_by_system": {
        "linux": _ACCOUNT,
    }
    | {
        system: Message("The system does not let hrvsync use Bluetooth. {how}", how=_ALLOW[system])
        for system in ("darwin", "win32")
    },
    "blocked": Message(
        "Bluetooth is blocked by airplane mode or a switch of this computer. Switch that off, or run "
        "`rfkill unblock bluetooth`; hrvsync continues by itself."
    ),
    "no_such_adapter": Message(
        "The Bluetooth adapter that was chosen is not there. Plug it in, or choose one that `hrvsync doctor` lists."
    ),
    "not_ready": Message("Bluetooth is not ready yet; hrvsync tries again."),
    "busy": Message("Another program is searching for Bluetooth devices; hrvsync tries again."),
    "no_answer": Message("{strap} did not answer. Is it worn, wet and near? Is another app or watch using it?"),
    "out_of_range": Message(
        "{strap} is not in range. Put it on; moist electrodes wake it. Close other apps that may hold it."
    ),
    "others_in_sight": Message("{strap} is not in range. Put it on, or correct its id: in sight are {others}."),
    "by_kind": Message("{strap} has another address now: it is taken for the same, as the only one of its kind here."),
    "unsure": Message(
        "{strap} may be in sight under another address, but it cannot be distinguished from others of its kind. "
        "End the session and choose the strap again."
    ),
    "forgotten": Message("{strap} went out of sight; hrvsync looks for it again."),
    "dropped": Message("The link to {strap} broke; hrvsync connects again."),
    "silent": Message("Nothing is heard from {strap}. Is it worn, wet and near? hrvsync connects again."),
    "held_elsewhere": Message("{strap} is held by another program. Close other apps and watches that use it."),
    "unreachable": Message(
        "{strap} is in sight but cannot be reached. Move closer and close other apps that use it; if it goes on, "
        "remove it in Settings > Bluetooth & devices."
    ),
    "access_denied": Message(
        "Windows does not let hrvsync use {strap}. Close other apps that use it; if it goes on, remove it in "
        "Settings > Bluetooth & devices."
    ),
    "classic": Message(
        "This computer called {strap} by classic Bluetooth, which straps do not speak. hrvsync tries again; if it "
        "goes on, remove the strap with `bluetoothctl remove`."
    ),
    "no_heart_rate": Message("{strap} offers no heart rate. Is it a heart rate strap?"),
    "pairing_wanted": {
        "darwin": Message("macOS must pair with {strap} once. Confirm the pairing question."),
        "win32": Message(
            "Windows must pair with {strap} once: Settings > Bluetooth & devices > Add device. "
            "Confirm the pairing question."
        ),
        "linux": Message(
            "{strap} wants to be paired once. Confirm the pairing question, or pair it with `bluetoothctl pair`."
        ),
    },
    "pairing_failed": {
        "darwin": Message(
            "This Mac is paired with {strap}, which no longer knows it. Forget the strap in System Settings > "
            "Bluetooth; hrvsync connects again."
        ),
        "win32": Message(
            "Pairing with {strap} failed. Remove it in Settings > Bluetooth & devices and confirm the pairing "
            "question; hrvsync connects again."
        ),
        "linux": Message(
            "Pairing with {strap} failed. Remove it with `bluetoothctl remove` and pair it again with "
            "`bluetoothctl pair`; hrvsync connects again."
        ),
    },
    "gave_up": Message(
        "The system dropped the attempt to connect. hrvsync tries again; if it goes on, switch Bluetooth off and on."
    ),
    "disturbed": Message("The radio link is disturbed. Move closer, switch hotspots off."),
    "no_intervals": Message(
        "We get a pulse but no beat intervals: wet the electrodes, or this strap gives heart rate only."
    ),
    "wrong_thread": Message("hrvsync used Bluetooth in its window's thread: a programming error, please report it."),
    "unknown": Message("Bluetooth failed ({error}). hrvsync tries again; if it goes on, switch Bluetooth off and on."),
    "looking": Message("Looking for the strap: put it on; moist electrodes wake it."),
    "nothing_arrives": Message("Nothing arrives from this strap."),
    "no_heart": Message("The strap is connected but feels no heart: put it on, wet the electrodes."),
    "computed_intervals": Message("Its RR intervals are computed from heart rate, not measured."),
    "repeated_interval": Message("It repeats one filled-in value as RR interval."),
    "missing_beats": Message("Many beats are missing: wet the electrodes, tighten the strap."),
    "wrong_contact": Message("It says it is not worn though beats arrive: its contact bit is not to be trusted."),
    "no_service": Message("{strap} sends no {what}: it has no service for that."),
    "not_sent": Message("{strap} sends no {what}."),
    "unanswered": Message("{strap} sends no {what} yet: it does not answer; hrvsync asks again."),
    "refused": Message("{strap} sends no {what}: {why}."),
    "beats_only": Message("{strap} lost its link again and again as it sent {what}: now it sends beats only."),
    "out_of_reach": Message("The strap is out of reach."),
    "in_session": Message("{strap} is in use by another session of hrvsync; it is left alone until that ends."),
    "lsl_looking": Message("Looking for the stream on the lab's network (LSL)."),
    "lsl_clock": Message("Its clock is known to within {ms} ms."),
    "lsl_gone": Message("The stream ended; hrvsync takes it again as soon as it is back."),
    "gap_in_file": Message("a gap in the imported file"),
    "text": Message("{text}"),
}

WITHOUT_COMMANDS: dict[str, Message] = {
    "no_bus": Message("This computer's Bluetooth service is not reachable. Restart the computer."),
    "stale_bus": Message("This computer's Bluetooth service is not reachable. Restart the computer."),
    "bus_hung_up": Message(
        "This user account may not use Bluetooth, or its service has just stopped. Restart the computer."
    ),
    "bus_not_permitted": Message("hrvsync may not use Bluetooth here. Allow it in the system settings."),
    "user_rejected": Message("This user account may not use Bluetooth. Log in at this computer itself."),
    "container_user": Message("hrvsync may not use Bluetooth here."),
    "not_installed": Message("Bluetooth software is missing. Install it as you install other software."),
    "does_not_start": Message("The Bluetooth service does not start. Restart the computer."),
    "does_not_answer": Message("The Bluetooth service does not answer. Switch Bluetooth off and on."),
    "no_adapter": Message("No Bluetooth adapter found. Plug one in, or try it without straps."),
    "off": Message("Bluetooth is off. Turn it on in the system settings; hrvsync continues by itself."),
    "denied_by_system": Message("This user account may not use Bluetooth. Log in at this computer itself."),
    "blocked": Message(
        "Bluetooth is blocked by airplane mode or a switch of this computer. Switch that off; hrvsync continues by "
        "itself."
    ),
    "no_such_adapter": Message("The Bluetooth adapter that was chosen is not there. Plug it in, or choose another."),
    "classic": Message(
        "This computer called {strap} in a way that straps do not speak. hrvsync tries again; if it goes on, remove "
        "the strap in the system's Bluetooth settings."
    ),
    "pairing_wanted": Message("{strap} wants to be paired once. Confirm the pairing question."),
    "pairing_failed": Message(
        "Pairing with {strap} failed. Remove it in the system's Bluetooth settings and pair it again; hrvsync connects "
        "again."
    ),
}
"""What a window says in place of a Linux sentence that names commands; the sentence itself is for experts."""

COMMANDS_IN_WORDS = {
    "pip install 'hrvsync[{extra}]'": Message("it comes with the part {extra} of hrvsync, which is not installed here"),
}
"""The same for what to do in the errors of files, by template."""

STREAMS: dict[str, Message] = {
    "ecg": Message("ECG"),
    "acc": Message("acceleration"),
    "ppi": Message("beat intervals"),
}
REFUSALS: dict[str, Message] = {
    "ok": Message("ok"),
    "operation_not_supported": Message("operation not supported"),
    "measurement_not_supported": Message("measurement not supported"),
    "not_supported": Message("not supported"),
    "wrong_length": Message("wrong length"),
    "wrong_parameter": Message("wrong parameter"),
    "already_in_this_state": Message("already in this state"),
    "wrong_resolution": Message("wrong resolution"),
    "wrong_sample_rate": Message("wrong sample rate"),
    "wrong_range": Message("wrong range"),
    "packets_too_small": Message("the connection's packets are too small"),
    "wrong_channels": Message("wrong number of channels"),
    "not_in_this_state": Message("not in this state"),
    "in_charger": Message("the device is in its charger"),
}
OPEN = dict.fromkeys(("what", "why", "error", "text", "others", "ms"), "?")  # of a file whose values are missing
UNKNOWN_STRAP = Message("heart rate strap")
"""What devices call a strap of no known model; here for translators to find."""


def link_message(link: Link) -> Message:
    """Say why a link is as it is; empty where there is nothing to say."""
    if not link.reason:
        return Message()
    return message(link.reason, link.values, Message("{who}'s strap", who=link.who))


def message(reason: str, values: Mapping[str, Value], strap: str = STRAP) -> Message:
    """Put a reason in words; one that a later hrvsync recorded is named by its key."""
    row = TEMPLATES.get(reason)
    if row is None:
        return Message("{text}", text=reason)
    template = row if isinstance(row, Message) else row.get(str(values.get("system")), row["linux"])
    return template.filled(**OPEN | {name: _name(value) for name, value in values.items()}, strap=strap)


def without_commands(text: str) -> Message | None:
    """Say the same without commands; None of a sentence that has none."""
    if not isinstance(text, Message):
        return None
    for reason, plain in WITHOUT_COMMANDS.items():
        row = TEMPLATES[reason]
        if text.template == (row if isinstance(row, Message) else row["linux"]).template:
            return plain.filled(**text.values) if "{" in plain else plain
    return None


def _name(value: Value) -> str:
    if not value:
        return "?"
    if isinstance(value, str):
        return REFUSALS.get(value, value)
    return listed([STREAMS.get(kind) or Message(kind) for kind in value])
