"""What all reports share: the page and its templates, and the files that it carries for programs."""

import base64
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from math import isnan
from typing import Any

import msgspec

from hrvsync import __version__
from hrvsync.i18n import Message
from hrvsync.report import svg, words
from hrvsync.report.language import ENGLISH, Language
from hrvsync.storage import write_rows

type Row = Sequence[str]
"""The cells of one row of a table."""
type Page = dict[str, Any]
"""What a template shows, by the names it has there: sentences, tables (heads of the columns, rows) and SVG drawings."""


def render(template: str, page: Page, language: Language = ENGLISH) -> str:
    """Set a page by its template in a language, as one HTML file that needs nothing else."""
    fixed = {name: getattr(words, name) for name in ("HEADINGS", "COLUMNS", "MEANS_NOT", "AGAIN", "DISCLAIMER")}
    return _template(template).render(
        page=_translated(page, language),
        words=_translated(fixed, language),
        language=language.code,
        style=svg.STYLE + svg.KEY_STYLE,
    )


def _translated(value: Any, language: Language) -> Any:
    """The same with every sentence in a language."""
    match value:
        case Message():
            return language.say(value)
        case dict():
            return {key: _translated(one, language) for key, one in value.items()}
        case list() | tuple():
            return [_translated(one, language) for one in value]
        case _:
            return value


@cache
def _template(name: str):
    import jinja2  # 0.1 s that only a report shall cost

    templates = jinja2.Environment(
        loader=jinja2.PackageLoader("hrvsync.report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return templates.get_template(name)


def attached(name: str, kind: str, content: bytes) -> tuple[str, str]:
    """Return a file as its name and a data URI."""
    return name, f"data:{kind};base64,{base64.b64encode(content).decode()}"


def json_file(name: str, numbers: Mapping[str, object]) -> tuple[str, str]:
    """Attach numbers as JSON; what is not known is null."""
    return attached(name, "application/json", msgspec.json.encode(numbers, order="sorted", enc_hook=str))


def csv_file(name: str, rows: Iterable[Sequence[object]]) -> tuple[str, str]:
    """Attach rows as comma-separated values."""
    text = io.StringIO()
    write_rows(text, rows)
    return attached(name, "text/csv", text.getvalue().encode())


def cell(value: float | None, spec: str) -> str:
    """Write a number for programs, nothing where it is not known."""
    return "" if value is None or isnan(value) else format(value, spec)


def made_with(made: Mapping[str, str]) -> Message:
    """Say with which programs the numbers were made."""
    return words.HEADINGS["made_with"].filled(versions="; ".join(f"{name} {one}" for name, one in made.items()))


def versions() -> dict[str, str]:
    """Return the versions of the programs that made the numbers."""
    return {
        "hrvsync": __version__,
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "NumPy": version("numpy"),
        "SciPy": version("scipy"),
    }
