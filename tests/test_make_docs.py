"""The tables of docs/ are what the registries hold, and every row says what people need to know of it."""

import re
from collections import Counter

from make_docs import DOCS, TABLES, renewed

from hrvsync.analysis.measures import MEASURES, USABLE
from hrvsync.analysis.synchrony import PAIR_MEASURES

PAGES = {page.name: page.read_text("utf-8") for page in DOCS.glob("*.md")}


def test_no_table_is_stale() -> None:
    stale = [name for name, text in PAGES.items() if renewed(text) != text]
    assert not stale, "run make docs"


def test_every_table_stands_on_one_page() -> None:
    found = Counter(name for text in PAGES.values() for name in re.findall(r"<!-- table: (\w+) -->", text))
    assert found == Counter(dict.fromkeys(TABLES, 1))


def test_a_changed_table_is_made_again() -> None:
    page = PAGES["measures.md"]
    assert renewed(page.replace("| RMSSD | ms |", "| RMSSD | s |")) == page


def test_every_row_has_its_label_formula_and_source() -> None:
    for row in (*MEASURES, USABLE, *PAIR_MEASURES):
        assert row.label, row.key
        assert row.source or row is USABLE, row.key
    assert all(row.formula for row in (*MEASURES, USABLE))
