import pytest

from hrvsync.storage.errors import FormatError
from hrvsync.storage.formats import text


def test_reads_any_encoding() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "latin-1"):
        assert text.decoded("Zeit µs\n".encode(encoding)) == "Zeit µs\n"
    with pytest.raises(FormatError, match="binary data"):
        text.decoded(b"a\0b")


def test_rows_keep_their_line_numbers() -> None:
    table = text.rows("a; 1 \r\n\r\nb;2", ";")
    assert table == [(1, ["a", "1"]), (3, ["b", "2"])]
    assert text.column(table, 1).tolist() == [1, 2]
    with pytest.raises(FormatError, match="'1e300' is no number"):
        text.column([(1, ["1e300"])], 0)
    for i, says in ((0, "'a' is no number"), (2, "it has 2 columns where 3 are needed")):
        with pytest.raises(FormatError, match=says) as caught:
            text.column(table, i)
        assert caught.value.line == 1


def test_times_count_from_the_first() -> None:
    table = text.rows("2026-01-02T03:04:05.500\n2026-01-02 03:04:07\n")
    t, first = text.seconds([(n, [" ".join(cells)]) for n, cells in table], 0)
    assert (t.tolist(), first) == ([0.0, 1.5], "2026-01-02T03:04:05.500000")
    assert text.seconds([], 0)[1] == ""
    for line, says in (("2026-01-02T03:04:05Z", "no time that fits"), ("noon", "no time"), ("", "columns")):
        with pytest.raises(FormatError, match=says):
            text.seconds([(1, ["2026-01-02T03:04:05"]), (2, [line] if line else [])], 0)
