"""What the window asks the rest of the program for; hrvsync.app.services implements it, and tests do in their way."""

import typing
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from hrvsync.events import Age, Packet
from hrvsync.guide import Protocol
from hrvsync.i18n import Message
from hrvsync.session import Session
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.storage import Entry, Holdings, Progress, ProtocolFile, Remnant

if typing.TYPE_CHECKING:  # what analyses a session takes its time, and the window is up before it
    from hrvsync.analysis.session import SessionData, SessionResult
    from hrvsync.beats import Edit
    from hrvsync.importing import Corrections, Line, Look, Proposal, Understood


class SessionConfig(msgspec.Struct, frozen=True):
    """The session that people chose: names, straps (own ids) and moods, by seat; the seats with a rhythm disorder, and
    the ages of those who are no adults.

    Without straps hearts are simulated.
    """

    names: dict[str, str]
    protocol: Protocol
    straps: dict[str, str] | None = None
    moods: dict[str, str] = {}
    rhythm_disorders: tuple[str, ...] = ()
    ages: dict[str, Age] = {}


class LabChoice(msgspec.Struct, frozen=True):
    """What people switched on: sessions are sent by LSL, and by OSC to an address; streams and markers are taken in."""

    send: bool = False
    osc: str = ""
    take: bool = False


class Services(typing.Protocol):
    """Everything here may raise ValueError (FileError is one) or OSError with a Message for the person."""

    folder: Path  # of the library

    def protocols(self, language: str) -> list[ProtocolFile]:
        """List the guided sessions in `language`."""
        ...

    def edit(self, key: str, language: str) -> Path:
        """Copy the guided session `key` to be edited."""
        ...

    def begin(self, config: SessionConfig) -> Session:
        """Make a live session."""
        ...

    def try_out(self, names: dict[str, str], language: str) -> Session:
        """Make a session in which two simulated hearts play a story; nobody wants to keep it."""
        ...

    def open(self, paths: list[Path]) -> Session:
        """Make a replay of a recording, or of two of one person each."""
        ...

    def analyse(self, session: Session) -> "SessionResult":
        """Analyse a session that has run, with its marks as people corrected them."""
        ...

    async def scan(self, found: Callable[[DiscoveredStrap], None], problem: Callable[[Message], None]) -> None:
        """Look for straps until cancelled; a `problem` that is solved is followed by an empty one."""

    async def listen(self, strap: DiscoveredStrap, heard: Callable[[Packet], None]) -> None:
        """Listen to a strap in sight until its link ends, or cancelled; nothing of it is kept."""

    def adapters(self) -> list[str]:
        """Return the Bluetooth adapters that people can choose from; none where there is no choice."""
        ...

    def use_adapter(self, name: str) -> None:
        """Use this Bluetooth adapter from the next scan on; the first that is on where the name is empty."""
        ...

    def use_lab(self, choice: LabChoice) -> None:
        """Send the sessions that begin from now on, and take in what a lab offers, as people chose."""

    def lab_parts(self) -> tuple[bool, bool]:
        """Return whether the parts of hrvsync that speak LSL and OSC are installed."""
        ...

    def remembered(self) -> dict[str, str]:
        """Return the straps (own ids) that were worn last, by seat."""
        ...

    def swap_seats(self) -> None:
        """Remember the straps of the left and the right seat as if the two had changed places."""

    def list_sessions(self) -> list[Entry]:
        """Return what is known of the recordings at once, oldest first."""
        ...

    def newest(self) -> list[Entry]:
        """Return the newest recording of each group of people, oldest first."""
        ...

    def interrupted(self, after: str, among: int | None = None) -> Path | None:
        """Find the newest recording that was interrupted, if it began `after` that moment (as in its name).

        Looks at this many of the newest only, where `among` is given: then it takes no time.
        """
        ...

    def refresh(self, progress: Progress) -> list[Entry]:
        """Read recordings that are new or changed, then list all."""
        ...

    def delete(self, path: Path) -> Path:
        """Move a recording of the library to its bin; return where it is."""
        ...

    def in_bin(self) -> dict[Path, datetime]:
        """Return the recordings in the bin of the library, the last deleted first, and when each leaves it."""
        ...

    def put_back(self, path: Path) -> Path:
        """Move a recording from the bin back to the library; return where it is."""
        ...

    def delete_for_good(self, path: Path) -> list[Path]:
        """Delete a recording of the library or its bin for good; return the backups that could not be found."""
        ...

    def holdings(self, name: str) -> Holdings:
        """Return what is kept of a person."""
        ...

    def delete_person(self, held: Holdings, chosen: Collection[Remnant], progress: Progress) -> list[Path]:
        """Delete a person for good, and what was chosen; return the backups that could not be found."""
        ...

    def rename(self, old: str, new: str, progress: Progress) -> int:
        """Rename a person; return the number of their recordings."""
        ...

    def name_people(self, recording: Path, names: Mapping[str, str]) -> Path:
        """Say who sat where, by seat, in a recording of the library in which nobody has a name; return where it is."""
        ...

    def export(
        self, recording: Path, to: Path, language: str = "en", other: Path | None = None, *, names: bool = True
    ) -> tuple[str, ...]:
        """Write a recording, or a pair with that of the `other` file, as `to` says, with `names` or with A and B.

        Returns in sentences what that format cannot hold.
        """
        ...

    def report(self, entries: Sequence[Entry], to: Path, language: str = "en", *, names: bool = True) -> None:
        """Write one report of several sessions of one person, or of two together, with `names` or with A and B."""
        ...

    def one_page(self, recording: Path, to: Path, language: str, for_client: str) -> None:
        """Write the one page for those who took part, as HTML or PDF, with a line for next time."""
        ...

    def look(self, paths: list[Path]) -> "Look":
        """Find the files to import, and what the library has already."""
        ...

    def understand(self, look: "Look", path: Path, corrections: "Corrections") -> "Understood":
        """Read one of these files as it would be imported; what is wrong with it is said in what is returned."""
        ...

    def line(self, file: "Understood", corrections: "Corrections") -> "Line":
        """Return the heart rate of a file of one person, to be slid against that of another."""
        ...

    def bring(self, proposals: "Sequence[Proposal]", progress: Progress) -> tuple[list[Path], list[Exception]]:
        """Bring recordings into the library; return where they are, and what went wrong with others."""
        ...

    def edits(self, path: Path) -> "tuple[SessionData, tuple[Edit, ...]]":
        """Read a recording to be corrected by hand, as it was recorded, and the edits that were made."""
        ...

    def write_edits(self, path: Path, edits: "tuple[Edit, ...]") -> None:
        """Keep the edits of a recording beside it."""
        ...

    def close(self) -> None:
        """Remove what nobody wants to keep, and leave the straps to other windows."""
