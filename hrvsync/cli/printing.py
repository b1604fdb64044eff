"""What commands print for people: lines, tables and how far the work is. No name or text steers the terminal."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Any, override

from rich.console import Console
from rich.progress import Progress as ProgressBar
from rich.table import Column, Table
from rich.text import Text

from hrvsync.i18n import without_controls
from hrvsync.storage import Progress


class PlainConsole(Console):
    """Prints texts as they are: nothing in them is markup, an emoji or an order to the terminal."""

    def __init__(self, *, width: int | None = None, stderr: bool = False) -> None:
        super().__init__(width=width, stderr=stderr, markup=False, emoji=False)

    @override
    def render_str(self, text: str, **options: Any) -> Text:
        """Render a text, a cell or a title."""
        return super().render_str(without_controls(text), **options)


def table(
    columns: Iterable[str | Column] = (), rows: Iterable[Iterable[str | Text]] = (), title: str = "", caption: str = ""
) -> Table:
    """Lay out rows below the heads of their columns, without lines, for a PlainConsole."""
    drawn = Table(*columns, title=title or None, caption=caption or None, box=None, pad_edge=False)
    drawn.show_header = bool(drawn.columns)
    drawn.title_justify = drawn.caption_justify = "left"
    for row in rows:
        drawn.add_row(*row)
    return drawn


def right(head: str) -> Column:
    """Head a column of numbers."""
    return Column(head, justify="right")


@contextmanager
def progress_bar(what: str) -> Generator[Progress]:
    """Show how much of the work is done, at a terminal; yields what is to be called with (done, total)."""
    with ProgressBar(console=PlainConsole(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
