"""The services of the window for tests: with simulated straps in sight, or with given contents and no disk."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from hrvsync.app.services import LocalServices, new_recorder
from hrvsync.app.sessions import SimulatedSession, guided_scenario
from hrvsync.events import Packet
from hrvsync.i18n import Message
from hrvsync.session import Session
from hrvsync.sources import ble
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.sources.simulate import SimulatedStrap
from hrvsync.storage import Entry, Progress
from hrvsync.storage.protocols import ProtocolFile, list_protocols
from hrvsync.ui.services import SessionConfig


class SimulatedServices(LocalServices):
    """Offers `files` only; sessions with `straps` (by own id) run at `speed` times real time.

    Straps that join later are not in sight before.
    """

    def __init__(
        self, folder: Path, straps: Mapping[str, SimulatedStrap], *files: ProtocolFile, speed: float = 1.0
    ) -> None:
        super().__init__(folder, ble.StrapStore())
        self.straps, self.files, self.speed = straps, list(files), speed

    def adapters(self) -> list[str]:
        """List none."""
        return []

    def protocols(self, language: str) -> list[ProtocolFile]:
        """List them, in any language."""
        return self.files

    def begin(self, config: SessionConfig) -> Session:
        """Begin a session with simulated straps."""
        if config.straps is None:
            return super().begin(config)
        for who, own in config.straps.items():
            self.store.remember(who, own)
        worn = {who: self.straps[own] for who, own in config.straps.items()}
        scenario = guided_scenario(config.names, config.protocol, worn)
        recorder = new_recorder(config.names, self.folder, "simulator", config.protocol.name)
        return SimulatedSession(scenario, recorder, config.protocol, names=config.names, speed=self.speed)

    async def scan(self, found: Callable[[DiscoveredStrap], None], problem: Callable[[Message], None]) -> None:
        """Find them all at once."""
        for own, strap in self.straps.items():
            if not strap.joins:
                found(DiscoveredStrap(own, strap.model, rssi=-60, bpm=66, worn=True, id=own))
        await asyncio.Event().wait()

    async def listen(self, strap: DiscoveredStrap, heard: Callable[[Packet], None]) -> None:
        """Hear a beat now and then."""
        while True:
            await asyncio.sleep(0.2)
            heard(Packet(0.0, "", (870,), 69, True))


class SampleServices(LocalServices):
    """Knows the guided sessions `files` (default: the shipped ones), `straps` last worn, `entries` and `adapters`."""

    def __init__(
        self,
        files: Sequence[ProtocolFile] = (),
        straps: Mapping[str, str] | None = None,
        entries: Sequence[Entry] = (),
        folder: Path = Path("library"),
        adapters: Sequence[str] = (),
    ) -> None:
        super().__init__(folder, ble.StrapStore())
        self.files, self.entries = list(files), list(entries)
        self.there, self.used = list(adapters), list[str]()
        for who, own in (straps or {}).items():
            self.store.remember(who, own)

    def protocols(self, language: str) -> list[ProtocolFile]:
        """List the guided sessions."""
        return self.files or list_protocols(language=language)

    def adapters(self) -> list[str]:
        """List those that are there."""
        return self.there

    def use_adapter(self, name: str) -> None:
        """Note which."""
        self.used.append(name)

    def list_sessions(self) -> list[Entry]:
        """List the entries."""
        return self.entries

    def newest(self) -> list[Entry]:
        """List the newest of each group of people."""
        return list({frozenset(one.name for one in entry.people.values()): entry for entry in self.entries}.values())

    def refresh(self, progress: Progress) -> list[Entry]:
        """List the entries."""
        return self.entries

    def delete(self, path: Path) -> Path:
        """Delete its entry."""
        self.entries = [entry for entry in self.entries if entry.file != path.name]
        return path
