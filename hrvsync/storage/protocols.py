"""Protocol files on disk: the shipped ones, and a person's own in the folder of the platform's settings."""

import tomllib
from functools import cache
from importlib.resources import files
from math import inf
from pathlib import Path

import msgspec
import platformdirs

from hrvsync.guide import BrokenProtocol, Protocol, parse_protocol
from hrvsync.i18n import Message, reason
from hrvsync.storage.atomic import write_whole

SUFFIX = ".toml"
MOST_BYTES = 1_000_000
SHIPPED = Path(str(files("hrvsync"))) / "protocols"


class ProtocolFile(msgspec.Struct, frozen=True):
    """A protocol file: `key` is its name without ending; people edit their `own`; `problem` says why one is broken."""

    key: str
    path: Path
    own: bool
    protocol: Protocol | None = None
    problem: Message = Message()


def shipped_protocol(key: str, language: str = "en") -> Path:
    """Find the file of a protocol that comes with hrvsync, in `language` where there is one."""
    translated = SHIPPED / language / f"{key}.toml"
    return translated if translated.is_file() else SHIPPED / f"{key}.toml"


def protocol_key(name: str) -> str:
    """Return what a guided session called `name` is in every language: the key of a shipped one, else the name."""
    return _keys_by_name().get(name, name)


@cache
def _keys_by_name() -> dict[str, str]:
    """The keys of the shipped protocols by their names in all languages."""
    return {tomllib.loads(path.read_text("utf-8"))["name"]: path.stem for path in SHIPPED.rglob(f"*{SUFFIX}")}


@cache
def name_in(name: str, language: str) -> str:
    """Return what a shipped protocol of this name, in whatever language, is called in `language`; else the name."""
    key = _keys_by_name().get(name)
    return name if key is None else tomllib.loads(shipped_protocol(key, language).read_text("utf-8"))["name"]


def own_folder() -> Path:
    """Find the folder of a person's own protocols; it need not exist yet."""
    return platformdirs.user_config_path("hrvsync", appauthor=False) / "protocols"


def read_protocol(path: Path) -> Protocol:
    """Read one protocol file; raise BrokenProtocol with one sentence if that cannot be done."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BrokenProtocol(
                Message("{file} is too large for a protocol; choose a file of a few kilobytes.", file=path.name)
            )
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
    """List the shipped protocols and a person's own (in folder `own`), which replace shipped ones of the same key.

    A copy that nobody has changed yet replaces nothing: it speaks one language only. Shipped ones come in their
    `order`, those without by name, and then a person's own by name.
    """
    shipped = [_try(shipped_protocol(path.stem, language), own=False) for path in SHIPPED.glob("*.toml")]
    found = {file.key: file for file in sorted(shipped, key=_place)}
    changed = (path for path in sorted((own or own_folder()).glob("*.toml")) if not _unchanged(path))
    found |= {path.stem: _try(path, own=True) for path in changed}
    return list(found.values())


def copy_to_edit(key: str, own: Path | None = None, language: str = "en") -> Path:
    """Copy the shipped protocol `key` into a person's own folder and return the copy; one already there is kept.

    FileNotFoundError if no protocol of that key is shipped.
    """
    source = shipped_protocol(key, language)
    text = source.read_bytes()
    target = (own or own_folder()) / source.name
    if not target.exists():
        write_whole(target, text)
    return target


def _unchanged(copy: Path) -> bool:
    """Whether a file says what a shipped one of its name says, in whatever language."""
    alike = [path for path in SHIPPED.rglob(copy.name) if path.stat().st_size == copy.stat().st_size]
    try:
        return bool(alike) and copy.read_bytes() in [path.read_bytes() for path in alike]
    except OSError:
        return False  # reading it as a protocol says why


def _place(file: ProtocolFile) -> tuple[float, str]:
    order = file.protocol.order if file.protocol else None
    return inf if order is None else order, file.key


def _try(path: Path, *, own: bool) -> ProtocolFile:
    try:
        return ProtocolFile(path.stem, path, own, protocol=read_protocol(path))
    except BrokenProtocol as error:
        return ProtocolFile(path.stem, path, own, problem=error.sentence)
