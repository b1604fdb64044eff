"""Values on the command line say in plain words what they may be."""

from datetime import datetime

import click
import pytest

from hrvsync.cli.values import Day, Number, Whole


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Number(1), "1", 1.0),
        (Number(2, 60), "2.5", 2.5),
        (Number(most=1), "-3", -3.0),
        (Number(), "7", 7.0),
        (Whole(4, 500), "30", 30),
        (Day(), "2026-11-30", datetime(2026, 11, 30)),
    ],
)
def test_what_is_written_as_asked_is_taken(kind: click.ParamType[object], text: str, value: object) -> None:
    taken = kind.convert(text, None, None)
    assert taken == value
    assert type(taken) is type(value)
    assert kind.convert(taken, None, None) == value


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (Number(1), "0.5", "0.5: write a number of at least 1"),
        (Number(1), "nan", "nan: write a number of at least 1"),
        (Number(2, 60), "61", "61: write a number from 2 to 60"),
        (Number(most=1), "2", "2: write a number of at most 1"),
        (Number(), "abc", "abc: write a number"),
        (Whole(4, 500), "4.5", "4.5: write a whole number from 4 to 500"),
        (Day(), "x.pdf", "x.pdf: write a day as 2026-11-30"),
        (Day(), "2026-02-30", "2026-02-30: write a day as 2026-11-30"),
    ],
)
def test_what_is_not_is_refused_in_plain_words(kind: click.ParamType[object], text: str, said: str) -> None:
    with pytest.raises(click.BadParameter) as refused:
        kind.convert(text, None, None)
    assert refused.value.message == said
