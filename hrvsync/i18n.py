"""A sentence for people that still knows its template: the window says it in another language, all else as it stands.

Translators find each template as the literal that Sentence is called with (`make translations`).
"""

from typing import Self


class Sentence(str):
    """Text in English: `template` with `values` filled in as `str.format` does; a value may be a Sentence, too."""

    __slots__ = ("template", "values")
    template: str
    values: dict[str, str | int | float]

    def __new__(cls, template: str = "", /, **values: str | int | float) -> Self:
        self = super().__new__(cls, template.format(**values) if values else template)
        self.template, self.values = template, values
        return self

    def filled(self, **values: str | int | float) -> "Sentence":
        """Fill in what was left open."""
        return Sentence(self.template, **self.values, **values)


REASONS = (
    Sentence("No space left on device"),
    Sentence("Disk quota exceeded"),
    Sentence("Read-only file system"),
    Sentence("Input/output error"),
    Sentence("Permission denied"),
    Sentence("Operation not permitted"),
    Sentence("No such file or directory"),
    Sentence("File exists"),
    Sentence("Is a directory"),
    Sentence("Not a directory"),
    Sentence("File name too long"),
    Sentence("No such device"),
    Sentence("Device or resource busy"),
    Sentence("database is locked"),
    Sentence("the recording is not there any more"),
)
"""What systems say most; here for translators to find."""


def reason(error: OSError) -> Sentence:
    """Return what the system says is wrong, without number and path."""
    return Sentence(error.strerror or str(error))


def listed(parts: list[Sentence]) -> Sentence:
    """Join sentences or their parts with "and"."""
    some, *more = parts
    for part in more:
        some = Sentence("{some} and {more}", some=some, more=part)
    return some
