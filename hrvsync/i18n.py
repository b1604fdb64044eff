"""Sentences for people that keep their template and values, so that they can be translated where they are shown.

Translators find each template as the literal that Message is called with (`make translations`).
"""

from collections.abc import Iterable, Mapping
from typing import Self

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(0xD800, 0xE000)), "\ufffd")

type Catalogue = Mapping[str, str]
"""Translations by template."""

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""The languages there are, in their own words by their codes."""
DECIMAL_POINTS = {"en": ".", "de": ","}


class Count(int):
    """How many there are: "{n:row|rows}" writes what one is called, or several are."""

    def __format__(self, layout: str) -> str:
        one, several, more = layout.partition("|")
        return super().__format__(layout) if not several else one if self == 1 else more


class Message(str):
    """Text in English: `template` with `values` filled in as `str.format` does; a value may be a Message, too.

    Whole numbers are filled in as a Count.
    """

    __slots__ = ("template", "values")
    template: str
    values: dict[str, str | int | float]

    def __new__(cls, template: str = "", /, **values: str | int | float) -> Self:
        self = super().__new__(cls, template.format(**counted(values)) if values else template)
        self.template, self.values = template, values
        return self

    def filled(self, **values: str | int | float) -> "Message":
        """Fill in what was left open."""
        return Message(self.template, **self.values, **values)


def counted(values: Mapping[str, str | int | float]) -> dict[str, str | int | float]:
    """Return the values with each whole number as a Count."""
    return {name: Count(value) if isinstance(value, int) else value for name, value in values.items()}


REASONS = (
    Message("No space left on device"),
    Message("Disk quota exceeded"),
    Message("Read-only file system"),
    Message("Input/output error"),
    Message("Permission denied"),
    Message("Operation not permitted"),
    Message("No such file or directory"),
    Message("File exists"),
    Message("Is a directory"),
    Message("Not a directory"),
    Message("File name too long"),
    Message("No such device"),
    Message("Device or resource busy"),
    Message("database is locked"),
    Message("the recording is not there any more"),
)
"""The errors that systems report most; here for translators to find."""


def reason(error: OSError) -> Message:
    """Return what is wrong in the system's words, without number and path."""
    return Message(error.strerror or str(error))


def without_controls(text: str) -> str:
    """Return text of people or files as it may reach a terminal: what would steer it is replaced by "\ufffd"."""
    return text.translate(_CONTROLS)


def listed(parts: list[Message]) -> Message:
    """Join sentences or their parts with "and"."""
    some, *more = parts
    for part in more:
        some = Message("{some} and {more}", some=some, more=part)
    return some


def joined(parts: Iterable[str], between: str = ", ") -> Message:
    """Join texts that are translated one by one; empty ones are left out."""
    some = {f"part{n}": part for n, part in enumerate(filter(None, parts))}
    return Message(between.join(f"{{{name}}}" for name in some), **some)


def decimal(value: float, digits: int, unit: str = "") -> Message:
    """Write a number with the decimal point of whoever reads it."""
    template = f"{{n:.{digits}f}}{unit}"
    return Message(template, n=value)


def read_catalogue(ts: bytes) -> Catalogue:
    """Read the translations of templates from the content of a Qt .ts file; needs no Qt."""
    from xml.etree.ElementTree import fromstring  # takes long to import, and English needs none

    contexts = (context for context in fromstring(ts).iter("context") if not context.findtext("name"))
    rows = (row for context in contexts for row in context.iter("message"))
    return {row.findtext("source", ""): row.findtext("translation", "") for row in rows}


def translate(text: str, catalogue: Catalogue, decimal_point: str = ".") -> str:
    """Translate a text: of a Message its template and the Messages among its values, which are filled in again."""
    if not isinstance(text, Message):
        return catalogue.get(text) or text
    values = {name: _localized(value, catalogue, decimal_point) for name, value in text.values.items()}
    template = catalogue.get(text.template) or text.template
    return template.format(**counted(values)) if values else template


class _Number(float):
    """A number that is written with the decimal point of a language."""

    decimal_point = "."

    def __format__(self, layout: str) -> str:
        return super().__format__(layout).replace(".", self.decimal_point)


def _localized(value: str | float, catalogue: Catalogue, decimal_point: str) -> str | float:
    match value:
        case Message():
            return translate(value, catalogue, decimal_point)
        case float():
            number = _Number(value)
            number.decimal_point = decimal_point
            return number
        case _:
            return value
