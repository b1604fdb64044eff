"""What the documentation says can be done: links lead somewhere, commands and options exist, examples run."""

import ast
import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click
import numpy as np
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hrvsync.cli import cli
from hrvsync.events import Packet
from hrvsync.storage import read

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SITE = sorted(page for page in DOCS.rglob("*.md") if "screenshots" not in page.parts)
TOP = ("README", "CONTRIBUTING", "CHANGELOG", "SECURITY", "recordings/README")
PAGES = [*SITE, *(ROOT / f"{name}.md" for name in TOP)]
PARSER = MarkdownIt("commonmark").enable("table")
OUTSIDE = re.compile(r"(https?|mailto):")
by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def tokens(page: Path) -> Iterator[Token]:
    """The tokens of a page, those within lines too."""
    for token in PARSER.parse(page.read_text("utf-8")):
        yield token
        yield from token.children or ()


def targets(page: Path) -> list[str]:
    """What a page links to, and the pictures it shows."""
    found = (str(token.attrs.get("href") or token.attrs.get("src") or "") for token in tokens(page))
    return [target for target in found if target]


def anchors(page: Path) -> set[str]:
    """The names under which the headings of a page are reached."""
    parsed = PARSER.parse(page.read_text("utf-8"))
    texts = [after.content for token, after in pairwise(parsed) if token.type == "heading_open"]
    plain = [re.sub(r"[^\w\- ]", "", text.lower()).strip().replace(" ", "-") for text in texts]
    return set(plain)


@by_page
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    wrong: list[str] = []
    for target in targets(page):
        if OUTSIDE.match(target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists():
            wrong.append(f"{target}: there is no such file")
        elif anchor and anchor not in anchors(file):
            wrong.append(f"{target}: there is no such heading")
    assert wrong == []


def test_every_page_is_in_the_index_of_the_site() -> None:
    listed: set[Path] = set()
    for index in (DOCS / "index.md", DOCS / "decisions" / "index.md"):
        for block in re.findall(r"```\{toctree\}\n(.*?)```", index.read_text("utf-8"), re.DOTALL):
            for line in block.splitlines():
                if line and not line.startswith(":"):
                    listed |= set(index.parent.glob(f"{line}.md"))
    assert {page for page in SITE if page.name != "index.md"} - listed == set()


def commands(page: Path) -> Iterator[str]:
    """The lines of a page in which hrvsync is started."""
    for token in tokens(page):
        if token.type in {"fence", "code_block", "code_inline"}:
            text = token.content.replace("\\\n", " ")
            for line in text.splitlines():
                for part in re.split(r"[|;]|&&", line.partition("  #")[0]):
                    if match := re.match(r"\s*(?:\$ |\S*/bin/|[A-Z_]+=\S+ )*hrvsync(?: +(.*))?$", part):
                        yield match[1] or ""


def complaint(line: str) -> str:
    """Why hrvsync would not understand a line; empty if it would."""
    command: click.Command = cli
    try:
        words = shlex.split(line)
    except ValueError:
        return ""  # a part of a sentence
    for word in words:
        if isinstance(command, click.Group) and re.fullmatch(r"[a-z][a-z-]*", word):
            try:
                _, found, _ = command.resolve_command(click.Context(command), [word])
            except click.UsageError:
                return f"{word} is no command"
            assert found is not None
            command = found
        elif match := re.match(r"--?[a-zA-Z][\w-]*", word):
            options = {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
            if match[0] not in options | {"--help"}:
                return f"{command.name} has no option {match[0]}"
    return ""


@by_page
def test_every_command_that_is_written_down_is_understood(page: Path) -> None:
    assert [f"hrvsync {line}: {why}" for line in commands(page) if (why := complaint(line))] == []


def test_a_command_that_does_not_exist_is_found() -> None:
    assert complaint("analyze FILE") == "analyze is no command"
    assert complaint("analyse FILE --csw") == "analyse has no option --csw"
    assert complaint("library forget NAME --help") == ""
    assert len([line for page in PAGES for line in commands(page)]) > 80


def examples() -> list[tuple[str, str]]:
    """The Python that stands on the pages, by where it stands."""
    return [
        (f"{page.stem}-{n}", token.content)
        for page in PAGES
        for n, token in enumerate(tokens(page))
        if token.type == "fence" and token.info == "python"
    ]


@pytest.mark.parametrize(("where", "code"), examples(), ids=[where for where, _ in examples()])
def test_python_on_a_page_runs(where: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With data of the names it uses; what needs another program or never ends is only read."""
    tree = ast.parse(code)
    outside = {"dask_jobqueue", "pythonosc"} & set(re.findall(r"\w+", code))
    if outside:
        return
    rng = np.random.default_rng(1)
    packets = [event for event in read(ROOT / "recordings" / "solo.jsonl").events() if isinstance(event, Packet)]
    rr_ms = np.asarray([n * 1000 / packet.per_second for packet in packets for n in packet.rr])
    t = np.arange(1200) / 4
    given = {
        "np": np,
        "rr_ms": rr_ms,
        "t": np.cumsum(rr_ms) / 1000,
        "ecg": np.tile(np.r_[np.zeros(60), 1000 * np.hanning(11), np.zeros(59)], 60) + rng.normal(0, 5, 7800),
        "a": 70 + 3 * np.sin(t / 2) + rng.normal(0, 0.5, t.size),
        "b": 65 + 3 * np.sin((t - 1) / 2) + rng.normal(0, 0.5, t.size),
    }
    monkeypatch.chdir(ROOT)
    exec(compile(tree, where, "exec"), given)
