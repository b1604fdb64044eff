"""The page that every report is set on: one HTML file that needs nothing else, and the small pieces it is made of."""

import base64
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.metadata import version
from math import isnan

from hrvsync import __version__
from hrvsync.report import svg, words

UNKNOWN = "–"


def page(title: str, sections: Iterable[str]) -> str:
    """Set the sections that hold something on a page, with the disclaimer below."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>"
        f"<title>{escape(title)}</title><style>{STYLE}{svg.STYLE}</style></head>\n<body><main>\n"
        + "\n".join(section for section in sections if section)
        + f'\n<footer><h2>Please note</h2><p class="note">{escape(words.DISCLAIMER)}</p></footer>'
        + "\n</main></body></html>\n"
    )


def section(heading: str, *parts: str) -> str:
    """Set a section of HTML parts under its heading."""
    return f"<section><h2>{escape(heading)}</h2>{''.join(parts)}</section>"


def paragraph(text: str) -> str:
    """Set plain text as a paragraph, nothing where there is none."""
    return f"<p>{escape(text)}</p>" if text else ""


def bullets(lines: Iterable[str]) -> str:
    """Set lines of plain text as a list."""
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def folded(summary: str, *parts: str) -> str:
    """Set HTML parts that open on a click; on paper they are open."""
    return f"<details><summary>{escape(summary)}</summary>{''.join(parts)}</details>"


def table(columns: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """Set plain cells as a table."""
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def key(entries: Iterable[tuple[str, str]]) -> str:
    """Say what the colours of some classes stand for."""
    said = "".join(f'<li><span class="{name}">■</span> {escape(text)}</li>' for name, text in entries)
    return f'<ul class="key">{said}</ul>'


def inside(files: Iterable[tuple[str, str, str]]) -> str:
    """Put files (name, kind, text) into the page, for programs, each behind its link."""
    links = " ".join(
        f'<a download="{escape(name)}" href="data:{kind};base64,{base64.b64encode(text.encode()).decode()}">'
        f"{escape(name)}</a>"
        for name, kind, text in files
    )
    return f"<p>For programs, from inside this file: {links}</p>"


def as_json(everything: Mapping[str, object]) -> str:
    """Write numbers for programs; what is not known is null."""
    return json.dumps(_known(everything), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def versions() -> dict[str, str]:
    """Say which programs made the numbers."""
    return {
        "hrvsync": __version__,
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        "NumPy": version("numpy"),
        "SciPy": version("scipy"),
    }


def listed(numbers: Mapping[str, str]) -> str:
    """Write versions as one line."""
    return "; ".join(f"{name} {number}" for name, number in numbers.items())


def length(seconds: float) -> str:
    """Write a length of time in words, the two largest units."""
    if isnan(seconds):
        return UNKNOWN
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    units = [(hours, "h"), (minutes, "min")] if hours else [(minutes, "min"), (rest, "s")]
    return " ".join(f"{n} {unit}" for n, unit in units if n)


def number(value: float, digits: int) -> str:
    """Write a number, a dash where it is not known."""
    return UNKNOWN if isnan(value) else f"{value:.{digits}f}"


def percent(share: float) -> str:
    """Write a share (0 to 1) as per cent."""
    return UNKNOWN if isnan(share) else f"{100 * share:.0f} %"


def times(n: int) -> str:
    """Say how often."""
    return ("never", "once", "twice")[n] if n < 3 else f"{n} times"


def _known(value: object) -> object:
    match value:
        case float():
            return None if isnan(value) else value
        case dict():
            return {name: _known(part) for name, part in value.items()}
        case list() | tuple():
            return [_known(part) for part in value]
        case _:
            return value


STYLE = (
    "body{margin:0;background:#f1f4f5;color:#1a2227;font:15px/1.5 system-ui,sans-serif}"
    "main{max-width:900px;margin:auto;padding:24px}"
    "header,section,footer{background:#fff;border-radius:12px;padding:18px 24px;margin:0 0 16px}"
    "h1{font-size:24px;margin:0}h2{font-size:18px;margin:0 0 8px}h3{font-size:15px;margin:14px 0 4px}"
    "p,ul{margin:6px 0}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:14px}"
    "th,td{text-align:left;padding:4px 10px 4px 0;border-bottom:1px solid #e6ebee;vertical-align:top}"
    "th{font-weight:600;color:#4b5962}dt{font-weight:600;margin-top:6px}dd{margin:0 0 0 16px;color:#4b5962}"
    "summary{cursor:pointer;color:#0072b2;margin:8px 0 4px}"
    "svg{width:100%;height:auto;display:block;margin:8px 0}svg.bar{height:16px;max-width:400px}"
    ".key{font-size:13px;color:#4b5962;list-style:none;padding:0}.key li{display:inline-block;margin-right:16px}"
    ".care{border-left:4px solid #b0316b;padding-left:12px}"
    "span.here{color:#9db4c0}span.artefact{color:#b0316b}"
    "span.settled,span.both_settled{color:#c3dccb}span.lively{color:#a9c9d6}span.activated{color:#8a6fb8}"
    "span.withdrawn,span.both_unsettled{color:#5c6670}span.one_settled{color:#b9a8d8}"
    ".note,.methods{font-size:13px;color:#4b5962}"
    "@media print{body{background:#fff}header,section,footer{padding:8px 0}svg,tr,.key{break-inside:avoid}}"
)
