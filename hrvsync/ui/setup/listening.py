"""Listening to straps that sit on a seat before a session, so that people see whose heart beats. Nothing is kept."""

from collections.abc import Callable, Mapping
from functools import partial

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from hrvsync.events import Packet
from hrvsync.i18n import Message
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import for_window, why
from hrvsync.ui.services import Services
from hrvsync.ui.widgets import configure

AGAIN_MS = 5_000  # between a link that ended, or failed, and the next


class Heard(msgspec.Struct, frozen=True):
    """What came of listening to the strap `own`: a packet; or its end, with what went wrong."""

    own: str
    packet: Packet | None = None
    problem: str = ""


class Listening(QObject):
    """Emits what each strap of `follow` sends. Nothing is listened to before `start`."""

    heard = Signal(object)  # Heard, with a packet
    failed = Signal(str)  # strap

    def __init__(self, bridge: Bridge, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._services = bridge, services
        self._on = False
        self._wanted: dict[str, DiscoveredStrap] = {}
        self._stops: dict[str, Callable[[], None]] = {}
        self._beating: dict[str, Packet] = {}
        self.failures: dict[str, str] = {}
        self._again = configure(QTimer(self), singleShot=True, interval=AGAIN_MS, timeout=self._try_again)

    def start(self) -> None:
        """Begin to listen."""
        self._on = True
        self._bridge.strap_heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._try_again()

    def stop(self) -> None:
        """Hang up."""
        self._on = False
        self._again.stop()
        self.follow({})

    def follow(self, straps: Mapping[str, DiscoveredStrap]) -> None:
        """Listen to these straps, by own id, and to no others."""
        self._wanted = dict(straps)
        for own in self._stops.keys() - straps.keys():
            self._stops.pop(own)()
            self._beating.pop(own, None)
        self.failures = {own: why for own, why in self.failures.items() if own in straps}
        for own, strap in straps.items():
            if self._on and own not in self._stops and not strap.away and not self._again.isActive():
                self._stops[own] = self._bridge.spawn(partial(_listen, self._bridge, self._services, strap))

    def known(self, strap: DiscoveredStrap) -> DiscoveredStrap:
        """Add what is heard of a strap to what is seen: one that is connected does not show itself any more."""
        packet = self._beating.get(strap.own)
        if packet is None:
            return strap
        worn = bool(packet.rr or packet.bpm) and packet.contact is not False
        return replace(strap, bpm=packet.bpm or None, worn=worn, away=False)

    @Slot(object)
    def _on_heard(self, heard: Heard) -> None:
        if heard.own not in self._stops:
            return
        if heard.packet is not None:
            self._beating[heard.own] = heard.packet
            self.failures.pop(heard.own, None)
            self.heard.emit(heard)
            return
        self._stops.pop(heard.own)
        self._beating.pop(heard.own, None)
        if heard.problem:
            self.failures[heard.own] = for_window(heard.problem)[0]
        self._again.start()
        self.failed.emit(heard.own)

    @Slot()
    def _try_again(self) -> None:
        self.follow(self._wanted)


async def _listen(bridge: Bridge, services: Services, strap: DiscoveredStrap) -> None:
    """Listen in the session's thread, which holds no widget."""
    try:
        await services.listen(strap, lambda packet: bridge.strap_heard.emit(Heard(strap.own, packet)))
        bridge.strap_heard.emit(Heard(strap.own))
    except Exception as error:  # whatever Bluetooth comes up with, people may still solve it
        known = error.args[0] if error.args and isinstance(error.args[0], Message) else why(error)
        bridge.strap_heard.emit(Heard(strap.own, problem=known))
