"""A sentence for people that still knows its template: the window says it in another language, all else as it stands.

Translators find each template as the literal that Message is called with (`make translations`).
"""

from typing import Self


class Message(str):
    """Text in English: `template` with `values` filled in as `str.format` does; a value may be a Message, too."""

    __slots__ = ("template", "values")
    template: str
    values: dict[str, str | int | float]

    def __new__(cls, template: str = "", /, **values: str | int | float) -> Self:
        self = super().__new__(cls, template.format(**values) if values else template)
        self.template, self.values = template, values
        return self

    def filled(self, **values: str | int | float) -> "Message":
        """Fill in what was left open."""
        return Message(self.template, **self.values, **values)


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
"""What systems say most; here for translators to find."""


def reason(error: OSError) -> Message:
    """Return what the system says is wrong, without number and path."""
    return Message(error.strerror or str(error))


def listed(parts: list[Message]) -> Message:
    """Join sentences or their parts with "and"."""
    some, *more = parts
    for part in more:
        some = Message("{some} and {more}", some=some, more=part)
    return some
