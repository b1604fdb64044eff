"""Renew the tables of docs/ from the registries: make docs does it before the site, or python tests/make_docs.py.

A table stands between `<!-- table: NAME -->` and `<!-- end -->`; what stands there is replaced.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from hrvsync.analysis import measures, synchrony
from hrvsync.sinks import lsl, osc, values

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


def streams() -> str:
    """The streams of LSL that are sent."""
    return table(
        ("stream", "type", "rate", "channels (unit)", "what", "time stamp"),
        (
            (
                f"`{row.name.format(who='A')}`",
                row.type,
                f"{row.rate:g}/s" if row.rate else "irregular",
                _channels(row.channels) if len(row.channels) <= 3 else "see below",
                row.about,
                row.time,
            )
            for row in lsl.STREAMS.values()
        ),
    )


def _channels(channels: lsl.Channels) -> str:
    return ", ".join(f"{name} ({unit})" if unit else name for name, unit in channels)


def sent_values() -> str:
    """What is sent of a frame, by LSL and OSC."""
    return table(
        ("of", "channel", "unit", "what"),
        (
            (of, f"`{row.key}`", row.unit, row.what)
            for of, rows in (("a person", values.PERSON), ("the two", values.PAIR))
            for row in rows
        ),
    )


def osc_addresses() -> str:
    """The addresses of OSC."""
    return table(
        ("address", "arguments", "when"),
        ((f"`{row.address.format(who='A')}`", row.arguments, row.when) for row in osc.ADDRESSES),
    )


TABLES: dict[str, Callable[[], str]] = {
    "heart": heart,
    "frames": frames,
    "pair": pair,
    "streams": streams,
    "values": sent_values,
    "osc": osc_addresses,
}


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
