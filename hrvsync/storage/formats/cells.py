"""Text as a table: where its lines are split, quotes and decimal commas, what stands above it, its names of columns."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from hrvsync.storage.formats.reading import COMMENTS, FormatError, Message, Table, bounded

SEPARATORS = (";", "\t", "|", ",")
LOOKED_AT = 200
"""Lines that say how a text is split."""
COMMA = re.compile(r"[+-]?\d{1,15},\d{1,15}(?:[eE][+-]?\d{1,3})?")
NUMBER = re.compile(r"[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d+)?")
THOUSANDS = re.compile(r"\d{1,2}[.,]\d{3}")
TIME = re.compile(
    r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[T ,].*)?|(?:\d+:)?\d{1,2}:\d{2}(?:[.,]\d+)?(?: ?[APap]\.?[Mm]\.?)?"
)
DAY_AND_TIME = re.compile(r"\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
BARE_NUMBERS = re.compile(r"[\d.,+\-eE\s]*\d[\d.,+\-eE\s]*")
MISSING = frozenset(
    {"", "-", "--", "na", "n/a", "n.a.", "nan", "null", "none", "nil", "inf", "-inf", "#n/a", "missing"}
)
"""What stands for a value that is not there, in small letters."""
UNITS = re.compile(r"\W*(?:ms|msec|s|sec|us|µs|bpm|1/min|hh:mm:ss.*|yyyy.*|n\.?u\.?|-)?\W*", re.IGNORECASE)
DIGITS = 16
"""A number with fewer digits is exact as a float."""
CONSECUTIVE = 8
"""Rows that are enough to tell a decimal comma from one between two columns."""


class Sheet(msgspec.Struct, frozen=True):
    """A table: `names` of its columns (none where it has no header), its `rows`, and the lines `above` it."""

    names: tuple[str, ...]
    rows: Table
    above: tuple[str, ...] = ()


def sheet(text: str) -> Sheet:
    """Split a text into the cells of a table.

    The separator is the one that most lines have; a comma inside a number that stands alone is a decimal one. The last
    line without numbers above the first row of them names the columns. Raises FormatError where commas can be both.
    """
    commented: set[int] = set()
    lines = [(number, line) for number, line in _lines(text, commented) if line.strip()]
    separator_line = None
    if lines and (found := re.fullmatch(r"\W?sep=(.)\W?", lines[0][1].strip("\r\n"), re.IGNORECASE)):
        separator_line, lines = found[1], lines[1:]
    separator = separator_line or _separator([line for _, line in lines[:LOOKED_AT]])
    table = [(number, cells) for number, line in lines if any(cells := _split(line, separator))]
    if separator == ",":
        _check_commas(table)
    first = _first_row(table)
    wide = len(table[first][1]) if first < len(table) else 0
    table[:first] = [row for row in table[:first] if row[0] not in commented or len(row[1]) == wide > 1]
    first = _first_row(table)
    head, rows = table[:first], table[first:]
    units: list[str] = []
    if len(head) > 1 and len(head[-1][1]) > 1 and all(UNITS.fullmatch(cell) for cell in head[-1][1]):
        units = head.pop()[1]
    names = list(head[-1][1]) if head and _names(head[-1][1], rows) else []
    above = head[:-1] if names else head
    if separator is None and wide == 1 and len(names) > 1:
        names = [" ".join(names)]  # one column, whose name is of several words
    names = [
        f"{name} [{unit.strip('[]() ')}]" if unit else name for name, unit in zip(names, units, strict=False)
    ] or names
    if names and rows and len(rows[0][1]) == len(names) + 1 and rows[0][1][-1]:
        names.insert(0, "")  # R writes no name above the names of rows
    return Sheet(tuple(names), rows, tuple(" ".join(cells) for _, cells in above))


def is_missing(cell: str) -> bool:
    """Return whether a cell stands for a value that is not there."""
    return cell.lower() in MISSING


def is_value(cell: str) -> bool:
    """Return whether a cell is a number or a time."""
    return bool(NUMBER.fullmatch(cell) or TIME.fullmatch(cell))


def plain(cells: Iterable[str]) -> list[str]:
    """Return cells of one column with points for decimal commas, and without marks of thousands where they are those.

    Where all marks stand before three digits, and the other numbers have none and are above 100, they mark thousands.
    """
    cells = list(cells)
    marked = [cell for cell in cells if THOUSANDS.fullmatch(cell)]
    others = [cell for cell in cells if NUMBER.fullmatch(cell) and not THOUSANDS.fullmatch(cell)]
    whole = [cell for cell in others if cell.isdecimal() and len(cell) < DIGITS and int(cell) >= 100]
    if marked and len(whole) * 10 > len(others) * 9 and not any("." in cell or "," in cell for cell in others):
        return [re.sub("[.,]", "", cell) if THOUSANDS.fullmatch(cell) else cell for cell in cells]
    return [cell.replace(",", ".") if COMMA.fullmatch(cell) else cell for cell in cells]


def _lines(text: str, commented: set[int]) -> Iterable[tuple[int, str]]:
    """Yield the lines with their numbers; of comments only what can be a header, whose number is `commented`."""
    for number, line in enumerate(bounded(text.splitlines()), 1):
        if not line.lstrip().startswith(COMMENTS):
            yield number, line
        elif number <= LOOKED_AT and re.search(r"[A-Za-z]", line) and re.search(r"[;\t|,]", line):
            header = line.lstrip("#%/ ")  # a header may be marked as a comment
            if not any(map(is_value, re.split(r"[;\t|,]", header))):
                commented.add(number)
                yield number, header


def _separator(lines: list[str]) -> str | None:
    """Return what splits most of these lines, None for blanks or nothing."""
    bare = [re.sub(r'"[^"]*"', '""', line) for line in lines]
    for mark in SEPARATORS[:3]:
        if sum(mark in line for line in bare) * 2 > len(bare):
            return mark
    with_comma = [line for line in bare if "," in line]
    if len(with_comma) * 2 <= len(bare):
        return next((mark for mark in SEPARATORS[:3] if any(mark in line for line in bare)), None)
    if len(with_comma) > 0 and _decimal(lines):
        return None
    return ","


def _decimal(lines: list[str]) -> bool:
    """Return whether the commas of these lines are those of decimals, for nothing or blanks split the numbers."""
    first = next((i for i, line in enumerate(lines) if BARE_NUMBERS.fullmatch(line)), len(lines))
    words = [line.strip() for line in lines[max(0, first - 1) : first]]
    numbers = [line.strip() for line in lines[first:] if any(map(str.isdigit, line))]
    if not numbers or any(", " in line for line in numbers):
        return False
    parts = [part for line in numbers for part in line.split()]
    with_comma = [part for part in parts if "," in part]
    whole = [part for part in parts if "," not in part]
    if not all(COMMA.fullmatch(part) and part[0] != "+" for part in with_comma) or any("," in line for line in words):
        return False
    if not all(map(is_value, whole)):
        return False
    if len(parts) > len(numbers):  # blanks split them
        return True
    if words and len(words[-1].split()) == 1 and len(with_comma) == len(parts):
        return True  # the header has one name
    left = [int(part.split(",")[0]) for part in with_comma]
    right = [part.split(",")[1] for part in with_comma]
    steps = {b - a for a, b in pairwise(left)}
    if len(left) >= 3 and steps == {1}:
        return False  # numbers of rows
    small = sum(value <= 3 for value in left) * 10 > len(left) * 9
    if small and min(map(len, right)) >= 2 and (len(left) >= CONSECUTIVE or not steps <= set(range(1, 4))):
        return True
    hundreds = sum(250 <= value <= 2500 for value in left) * 10 > len(left) * 9
    rates = sum(abs(int(part) * value - 60_000) < 2 * value for part, value in zip(right, left, strict=True))
    flags = {*right} <= {"0", "1"}
    return hundreds and max(map(len, right)) <= 2 and not flags and rates * 2 < len(left)


def _split(line: str, separator: str | None) -> list[str]:
    line = line.strip("\r\n ")
    if separator is None:
        return line.split() if '"' not in line else [one.strip('"') for one in re.findall(r'"[^"]*"|[^\s"]+', line)]
    if '"' in line:
        try:
            return [cell.strip() for cell in next(csv.reader([line], delimiter=separator, skipinitialspace=True))]
        except (csv.Error, StopIteration):
            return [cell.strip().strip('"') for cell in line.split(separator)]
    return [cell.strip() for cell in line.split(separator)]


def _check_commas(table: Table) -> None:
    """Raise FormatError where a comma splits the cells and may be a decimal one as well."""
    rows = [cells for _, cells in table if cells and is_value(cells[0])]
    head = next((cells for _, cells in table if len(cells) > 1 and not any(map(is_value, cells))), None)
    if not head or not rows:
        return
    wide = Counter(map(len, rows)).most_common(1)[0][0]
    rows = [cells for cells in rows if len(cells) == wide]
    first = [int(cells[0]) if cells[0].isdecimal() and len(cells[0]) < DIGITS else -1 for cells in rows]
    in_order = all(b == a + 1 for a, b in pairwise(first))  # R writes no name above the numbers of rows
    ends_blank = not any(cells[-1] for cells in rows)
    if wide > len(head) + 1 or (wide == len(head) + 1 and not ends_blank and not in_order):
        raise FormatError(
            Message(
                "its rows have {n} cells below {names} names; commas stand in numbers and between them",
                n=wide,
                names=len(head),
            ),
            Message("export it with semicolons, or with points in its numbers"),
        )


def _first_row(table: Table) -> int:
    """Return the index of the first row of values: half of its cells are, and so in most of the rows that follow."""
    good: list[bool] = []
    for i in range(len(table)):
        good += [_is_row(cells) for _, cells in table[len(good) : i + 5]]
        after = good[i : i + 5]
        if good[i] and sum(after) * 2 >= len(after) and _similar(table[i][1], table[i + 1 : i + 5]):
            return i
    return len(table)


def _similar(cells: list[str], following: Table) -> bool:
    widths = [len(others) for _, others in following if _is_row(others)]
    return not widths or len(cells) >= min(widths) or len(cells) > 1


def _is_row(cells: list[str]) -> bool:
    filled = [cell for cell in cells if not is_missing(cell)]
    values = sum(map(is_value, filled))
    return values > 0 and (values * 2 >= len(filled) or values >= 2)


def _names(cells: list[str], rows: Table) -> bool:
    """Return whether these cells can name the columns of the rows."""
    if not rows:
        return len(cells) > 1
    wide = Counter(len(row) for _, row in rows[:LOOKED_AT]).most_common(1)[0][0]
    return len(cells) >= wide - 1 and any(re.search(r"[^\W\d]", cell) for cell in cells)
