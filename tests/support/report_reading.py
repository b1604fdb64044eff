"""Reads a report as a strict parser, a program and a person would."""

import base64
import re
from xml.etree.ElementTree import Element

import html5lib

LINK = re.compile(r'<a download="([^"]*)" href="data:([^;"]*);base64,([^"]*)">')


def parsed(page: str) -> Element:
    """Parse a page; anything that is not valid HTML 5 is raised."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def text(page: str) -> str:
    """What a person reads, on one line."""
    body = parsed(page).find("body")
    assert body is not None
    return " ".join(" ".join(body.itertext()).split())


def files(page: str) -> dict[str, str]:
    """The files inside a page by name."""
    return {name: base64.b64decode(data).decode() for name, _, data in LINK.findall(page)}


def asks_nobody(page: str) -> bool:
    """Whether every reference on a page stays within it and nothing runs."""
    for element in parsed(page).iter():
        if element.tag in {"script", "iframe", "object", "embed", "link", "img", "base", "form"}:
            return False
        for name, value in element.attrib.items():
            if name.startswith("on") or (name in {"src", "href", "xlink:href"} and not value.startswith("data:")):
                return False
    return not re.search(r"url\(|@import", page)
