"""XML of other apps, parsed without entities: a small file of them can name gigabytes."""

from typing import TYPE_CHECKING
from xml.etree import ElementTree

from hrvsync.storage.formats.reading import Message, decoded, parsing, require

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def root_of(data: bytes, name: str) -> "Element":
    """Return the root of an XML document; raise FormatError for a damaged one, and for one that defines entities."""
    text = decoded(data)
    require("<!ENTITY" not in text, Message("{name} defines entities, which no file of its kind does", name=name))
    with parsing(name):
        return ElementTree.fromstring(text)
