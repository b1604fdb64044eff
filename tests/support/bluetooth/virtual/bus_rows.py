"""Every way in which a message bus and its BlueZ fail: what they do, the problem's key, and how its sentence begins."""

from virtual.bus import Bluez, off

BUS_ROWS = {
    "user rejected by the bus": (
        Bluez(hang_up=True),
        "user_rejected",
        "This user account may not use Bluetooth. Log in at the console, or join the group `bluetooth`",
    ),
    "user id refused": (
        Bluez(reject=True),
        "container_user",
        "The container's user does not match. Set BLEAK_DBUS_AUTH_UID to your user id outside.",
    ),
    "policy denies BlueZ": (
        Bluez(
            fails={"GetManagedObjects": ("org.freedesktop.DBus.Error.AccessDenied", "Rejected send message, 2 matched")}
        ),
        "user_rejected",
        "This user account may not use Bluetooth.",
    ),
    "BlueZ is not installed": (
        Bluez(fails={"GetManagedObjects": ("org.freedesktop.DBus.Error.ServiceUnknown", "The name org.bluez was not")}),
        "not_installed",
        "Bluetooth software is missing. Install the package `bluez`.",
    ),
    "the daemon cannot start": (
        Bluez(fails={"GetManagedObjects": ("org.freedesktop.DBus.Error.Spawn.ChildExited", "Launch helper exited")}),
        "does_not_start",
        "The Bluetooth service does not start. Try `systemctl start bluetooth`.",
    ),
    "activation never answers": (
        Bluez(fails={"GetManagedObjects": ("org.freedesktop.DBus.Error.TimedOut", "Failed to activate service")}),
        "does_not_start",
        "The Bluetooth service does not start. Try `systemctl start bluetooth`.",
    ),
    "the daemon does not answer": (
        Bluez(fails={"GetManagedObjects": ("org.freedesktop.DBus.Error.NoReply", "Did not receive a reply")}),
        "does_not_answer",
        "The Bluetooth service does not answer. Try `systemctl restart bluetooth`.",
    ),
    "no adapter": (Bluez(adapters=()), "no_adapter", "No Bluetooth adapter found. Plug one in, or use the demo"),
    "adapter without Low Energy": (
        Bluez(adapters=({"Powered": True, "Roles": ["peripheral"]},)),
        "no_low_energy",
        "This adapter cannot talk to straps (no Bluetooth Low Energy). Try another adapter.",
    ),
    "adapter off": (off(), "off", "Bluetooth is off. Turn it on"),
    "not ready": (
        Bluez(fails={"StartDiscovery": ("org.bluez.Error.NotReady", "Resource Not Ready")}),
        "not_ready",
        "Bluetooth is not ready yet; hrvsync tries again.",
    ),
    "in progress": (
        Bluez(fails={"StartDiscovery": ("org.bluez.Error.InProgress", "Operation already in progress")}),
        "busy",
        "Another program is searching for Bluetooth devices; hrvsync tries again.",
    ),
    "not authorised": (
        Bluez(fails={"StartDiscovery": ("org.bluez.Error.NotAuthorized", "Operation Not Authorized")}),
        "user_rejected",
        "This user account may not use Bluetooth.",
    ),
    "failed": (
        Bluez(fails={"StartDiscovery": ("org.bluez.Error.Failed", "no idea")}),
        "unknown",
        "Bluetooth failed (BleakDBusError).",
    ),
}
