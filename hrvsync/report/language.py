"""The language of a report: its catalogue is the window's, read without Qt."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from hrvsync.i18n import DECIMAL_POINTS, Catalogue, read_catalogue, translate


class Language(msgspec.Struct, frozen=True):
    """A language by its code, with its catalogue and the sign between whole and part of a number."""

    code: str
    catalogue: Mapping[str, str] = {}
    decimal_point: str = "."

    def say(self, text: str) -> str:
        """Write a text in this language; what nobody has translated stays English."""
        return translate(text, self.catalogue, self.decimal_point)


ENGLISH = Language("en")


@cache
def language(code: str) -> Language:
    """Return the language of a code of LANGUAGES."""
    return Language(code, _catalogue(code), DECIMAL_POINTS[code]) if code != ENGLISH.code else ENGLISH


def _catalogue(code: str) -> Catalogue:
    return read_catalogue(files("hrvsync").joinpath("ui", "i18n", f"{code}.ts").read_bytes())
