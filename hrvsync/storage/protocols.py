"""Protocol files on disk: the shipped ones, and a person's own in the folder of the platform's settings."""

from importlib.resources import files
from pathlib import Path

import msgspec
import platformdirs

from hrvsync.guide import BrokenProtocol, Protocol, parse_protocol
from hrvsync.i18n import Message, reason
from hrvsync.storage.atomic import write_whole

MOST_BYTES = 1_000_000
SHIPPED = (
    "paired-resonance-breathing",
    "settle-hand-hold-apart",
    "open-conversation",
    "rupture-and-repair",
    "separation-and-reunion",
    "caregiver-and-child",
    "practitioner-and-client",
    "solo-resonance-breathing",
    "resonance-assessment",
    "morning-reading",
    "separation-and-reunion-infant",
)
"""Keys of the shipped protocols in the order people meet them."""


class ProtocolFile(msgspec.Struct, frozen=True):
    """A protocol file: `key` is its name without ending; people edit their `own`; `problem` says why one is broken."""

    key: str
    path: Path
    own: bool
    protocol: Protocol | None = None
    problem: Message = Message()


def shipped_folder(language: str = "en") -> Path:
    """Find the folder of the protocols that come with hrvsync, in `language` where there are any."""
    folder = Path(str(files("hrvsync"))) / "protocols"
    return folder / language if (folder / language).is_dir() else folder


def own_folder() -> Path:
    """Find the folder of a person's own protocols; it need not exist yet."""
    return platformdirs.user_config_path("hrvsync", appauthor=False) / "protocols"


def read_protocol(path: Path) -> Protocol:
    """Read one protocol file; raise BrokenProtocol with one sentence if that cannot be done."""
    try:
        if path.stat().st_size > MOST_BYTES:
            what = Message("{file} is too large for a protocol; choose a file of a few kilobytes.", file=path.name)
            raise BrokenProtocol(what)
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        what = Message(
            "{file} cannot be read ({reason}); check that it is there and open to you.",
            file=path.name,
            reason=reason(error),
        )
        raise BrokenProtocol(what) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        what = Message(
            "{file}, line {n}: this is not UTF-8 text; save the file again with that encoding.", file=path.name, n=line
        )
        raise BrokenProtocol(what) from None
    return parse_protocol(text, path.name)


def list_protocols(own: Path | None = None, language: str = "en") -> list[ProtocolFile]:
    """List the shipped protocols and a person's own (in folder `own`), which replace shipped ones of the same key."""
    found = {key: _try(shipped_folder(language) / f"{key}.toml", own=False) for key in SHIPPED}
    found |= {path.stem: _try(path, own=True) for path in sorted((own or own_folder()).glob("*.toml"))}
    return list(found.values())


def copy_to_edit(key: str, own: Path | None = None, language: str = "en") -> Path:
    """Copy the shipped protocol `key` into a person's own folder and return the copy; one already there is kept.

    FileNotFoundError if no protocol of that key is shipped.
    """
    source = shipped_folder(language) / f"{key}.toml"
    text = source.read_bytes()
    target = (own or own_folder()) / source.name
    if not target.exists():
        write_whole(target, text)
    return target


def _try(path: Path, *, own: bool) -> ProtocolFile:
    try:
        return ProtocolFile(path.stem, path, own, protocol=read_protocol(path))
    except BrokenProtocol as error:
        return ProtocolFile(path.stem, path, own, problem=error.sentence)
