"""The native format: JSON Lines, a header first, one event a line, an end line on a clean close.

recordings/README.md describes it for readers in any language.
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, get_args

import msgspec

from hrvsync.events import AnyEvent
from hrvsync.i18n import Message
from hrvsync.storage.atomic import write_whole
from hrvsync.storage.limits import EVENTS, LINE, NATIVE, NO_JSON, check_rows, opened
from hrvsync.storage.recording import FORMAT, VERSION, FileError, FormatError, Header, Recording, in_file, require
from hrvsync.storage.validation import validate_event
from hrvsync.storage.versions import MIGRATIONS, upgrade

SUFFIX = ".jsonl"
TAIL = 64  # bytes, in which the end line lies
SKIP = Message("delete that line to read the rest")


class End(msgspec.Struct, frozen=True, tag_field="k", tag="end"):
    """The last line of a recording that was closed cleanly after `n` events."""

    n: int


class _Version(msgspec.Struct):
    k: str
    format: str
    version: int


type _Line = Header | End | AnyEvent
_encode = msgspec.json.Encoder(enc_hook=str).encode  # notes of readers are Messages
_decode = msgspec.json.Decoder[_Line](_Line).decode
_KINDS = {kind.__struct_config__.tag: kind for kind in (Header, End, *get_args(AnyEvent.__value__))}


def line(item: Header | End | AnyEvent) -> bytes:
    """Encode a header, an event or an end as one line."""
    return _encode(item) + b"\n"


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file that begins with the bytes `start` is a native recording."""
    return path.suffix == SUFFIX or (start[:1] == b"{" and b'"header"' in start.partition(b"\n")[0])


def read(path: Path) -> Recording:
    """Read the header of a native file; its events are read lazily, in constant memory.

    A torn last line, unknown keys and unknown kinds are passed over. Raises FileError where anything else is wrong: at
    once for the header, as they are read for the events.
    """
    _, header = next(_lines(path), (0, b""))
    try:
        version = msgspec.json.decode(header, type=_Version)
    except NO_JSON:
        version = _Version("", "", 0)
    with in_file(path):
        other_file = Message("choose another file")
        require(header, Message("the file is empty"), Message("there is nothing to read"))
        ours = version.k == "header" and version.format == FORMAT
        require(ours, Message("this is not the header of an hrvsync recording"), other_file, 1)
        what = Message(
            "the recording has version {version} and this hrvsync reads up to {known}",
            version=version.version,
            known=VERSION,
        )
        require(version.version <= VERSION, what, Message("update hrvsync to read it"), 1)
        what = Message("there is no version {version} of recordings", version=version.version)
        require(version.version >= min(MIGRATIONS), what, other_file, 1)
    parsed = _parse(path, 1, header, version.version)
    assert isinstance(parsed, Header)
    return Recording(parsed, partial(_events, path, version.version), cut_short=not ended(path))


def ended(path: Path) -> bool:
    """Return whether a native file was closed cleanly; a session that was interrupted, or that runs, has no end."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL))
        last = file.read().rstrip().rpartition(b"\n")[2]
    with suppress(*NO_JSON):
        return isinstance(_decode(last), End)
    return False


def write(path: Path, recording: Recording, _beats: object = None) -> tuple[str, ...]:
    """Write header, events and end, in the present version; nothing is lost."""
    events = list(recording.events())
    header = msgspec.structs.replace(recording.header, version=VERSION)
    write_whole(path, b"".join(map(line, (header, *events, End(len(events))))))
    return ()


def _events(path: Path, version: int) -> Iterator[AnyEvent]:
    t, n = 0.0, 0
    ended = False
    for number, text in _lines(path):
        if number == 1:
            continue
        if not text.endswith(b"\n") and _torn(text):
            return
        if ended:
            raise FileError(path, Message("lines follow the end of the recording"), SKIP, number)
        item = _parse(path, number, text, version)
        if isinstance(item, Header):
            raise FileError(
                path, Message("a second recording begins here"), Message("split the file before that line"), number
            )
        if isinstance(item, End):
            if item.n != n:
                raise FileError(
                    path,
                    Message("the recording ends after {end} events but {n} are here", end=item.n, n=n),
                    SKIP,
                    number,
                )
            ended = True
            continue
        n += 1
        if item is None:
            continue
        if wrong := validate_event(item, after=t):
            raise FileError(path, wrong, SKIP, number)
        t = item.t
        yield item


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    with in_file(path), opened(path, NATIVE) as file:
        for number, text in enumerate(iter(partial(file.readline, LINE), b""), 1):
            if len(text) == LINE:
                what = Message("the line is longer than any event")
                raise FormatError(what, Message("this is not an hrvsync recording"), number)
            if number > EVENTS:
                check_rows(number, EVENTS)
            yield number, text


def _parse(path: Path, number: int, text: bytes, version: int) -> Header | End | AnyEvent | None:
    """Decode a line; None for a kind that a later hrvsync may know."""
    try:
        text = upgrade(text, version) if version < VERSION else text
        return _decode(text)
    except msgspec.ValidationError:
        key = _wrong_key(text)
        if key is None:
            return None
        where = Message("this is not an event of this format: look at “{key}”", key=key)
        raise FileError(path, where if key else Message("this is not an event of this format"), SKIP, number) from None
    except NO_JSON:
        raise FileError(path, Message("this is not a line of JSON"), SKIP, number) from None


def _wrong_key(text: bytes) -> str | None:
    """Return the first key that is missing or holds what it cannot; "" for no such key, None for an unknown kind."""
    try:
        line = msgspec.json.decode(text, type=dict[str, Any])
    except NO_JSON:  # no object, or a number that no float holds
        return ""
    if not isinstance(tag := line.get("k"), str):
        return "k"
    for field in msgspec.structs.fields(_KINDS[tag]) if tag in _KINDS else ():
        try:
            if field.required or field.name in line:
                msgspec.convert(line.get(field.name, msgspec.UNSET), field.type)
        except msgspec.ValidationError:
            return field.name
    return None


def _torn(text: bytes) -> bool:
    try:
        msgspec.json.decode(text)
    except NO_JSON:
        return True
    return False
