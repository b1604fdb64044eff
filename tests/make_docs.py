"""Renew the tables of docs/ from the registries: make docs, or python tests/make_docs.py.

A table stands between `<!-- table: NAME -->` and `<!-- end -->`; what stands there is replaced.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from hrvsync.analysis import measures, synchrony

DOCS = Path(__file__).parents[1] / "docs"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, ("---",) * len(head), *(tuple(cell.replace("|", "&#124;") for cell in row) for row in rows)]
    return "".join("|" + "|".join(f" {cell} " if cell else " " for cell in row) + "|\n" for row in lines)


def heart() -> str:
    """The measures of one heart, with the least data each needs and how other tools differ."""
    return table(
        ("key", "what", "unit", "formula", "least window", "beats", "share", "any rhythm", "source", "other tools"),
        (
            (
                f"`{row.key}`",
                row.label,
                row.unit,
                row.formula,
                f"{row.min_seconds:g} s",
                f"{row.min_beats}",
                f"{100 * row.min_share:g} %",
                "yes" if row.any_rhythm else "",
                row.source,
                row.elsewhere,
            )
            for row in (*measures.MEASURES, measures.USABLE)
        ),
    )


def frames() -> str:
    """The windows in which frames show them."""
    return table(
        ("frame", "measure", "window", "beats", "share", "every"),
        (
            (
                f"`{live.key}`",
                f"`{row.key}`",
                f"{live.seconds:g} s",
                f"{live.min_beats}",
                f"{100 * row.min_share:g} %",
                f"{live.every} s",
            )
            for row in measures.MEASURES
            for live in row.live
        ),
    )


def pair() -> str:
    """The measures between two people."""
    return table(
        ("name", "what", "unit", "least", "where", "source"),
        (
            (
                f"`{row.key}`",
                row.label,
                row.unit,
                f"{row.min_seconds:g} s",
                " and ".join(name for name, shown in (("frames", row.live), ("phases", row.phase)) if shown),
                row.source,
            )
            for row in synchrony.PAIR_MEASURES
        ),
    )


TABLES: dict[str, Callable[[], str]] = {"heart": heart, "frames": frames, "pair": pair}


def renewed(text: str) -> str:
    """Return a page with its tables as the registries are now."""
    return re.sub(
        r"(<!-- table: (\w+) -->\n).*?(?=<!-- end -->)",
        lambda found: f"{found[1]}\n{TABLES[found[2]]()}\n",
        text,
        flags=re.DOTALL,
    )


def main() -> None:
    """Rewrite the pages whose tables are stale."""
    for page in sorted(DOCS.glob("*.md")):
        text = page.read_text("utf-8")
        if renewed(text) != text:
            page.write_text(renewed(text), "utf-8")
            print(f"renewed {page.name}")


if __name__ == "__main__":
    main()
