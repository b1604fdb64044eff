"""Curves as SVG: gaps, dots, bands, axes and what distinguishes the people."""

import numpy as np
import pytest
from support.report_reading import parsed

from hrvsync.report.svg import MAX_POINTS, SEATS, Band, Curve, Frame, bar, clock, curves, pen, thinned

NAN = float("nan")
T = np.arange(10.0)


def drawn(*lines: Curve, bands: tuple[Band, ...] = (), frame: Frame | None = None) -> str:
    svg = curves(frame or Frame(10.0), "a <title>", "ms", lines, bands)
    parsed(f"<!DOCTYPE html><html><head><title>x</title></head><body>{svg}</body></html>")
    return svg


def test_gaps_in_the_numbers_are_gaps_in_the_line() -> None:
    y = np.where(T == 5, NAN, T)
    assert drawn(Curve("A", "Ada", T, y)).count("<polyline") == 2
    assert drawn(Curve("A", "Ada", T, np.full(10, NAN))).count("<polyline") == 0


def test_dots_and_labels_as_asked() -> None:
    assert drawn(Curve("A", "", T, T, dots="only")).count("<polyline") == 0
    assert drawn(Curve("A", "", T, T, dots="never")).count("<circle") == 0
    two = drawn(Curve("A", "Ada", T, T), Curve("B", "Ben", T, T))
    assert "● Ada" in two
    assert "◆ Ben" in two


def test_a_band_lies_behind_and_ends_at_gaps() -> None:
    low, high = np.where(T == 5, NAN, T - 1), T + 1
    svg = drawn(Curve("A", "", T, T), bands=(Band("A", T, low, high),))
    assert svg.count("<polygon") == 2
    assert svg.index("<polygon") < svg.index("<polyline")
    assert ">-2<" in svg or ">0<" in svg


def test_an_axis_of_its_own_takes_the_place_of_the_clock() -> None:
    assert ">3 Jan<" in drawn(Curve("A", "", T, T), frame=Frame(10.0, axis=((2.0, "3 Jan"),)))
    assert ">0:00<" in drawn(Curve("A", "", T, T))


@pytest.mark.parametrize(("t", "words"), [(0, "0:00"), (61.4, "1:01"), (3661, "1:01:01")])
def test_the_clock(t: float, words: str) -> None:
    assert clock(t) == words


def test_thinning_takes_means_and_keeps_gaps() -> None:
    t = np.arange(4.0 * MAX_POINTS)
    y = np.where(t < 8, NAN, 1.0)
    thin_t, thin_y = thinned(t, y)
    assert len(thin_t) == len(thin_y) == MAX_POINTS
    assert np.isnan(thin_y[:2]).all()
    assert (thin_y[2:] == 1).all()


def test_unknown_shares_take_no_room() -> None:
    assert bar([("settled", NAN), ("lively", 0.5)]).count("<rect") == 1


def test_each_seat_has_its_own_colour_dash_and_sign() -> None:
    pens = [pen(who) for who in "ABCDEF"]
    assert pens == list(SEATS)
    for part in zip(*pens, strict=True):
        assert len(set(part)) == len(pens)
    assert pen("G") == pen("A")
    assert pen("P2") != pen("P1")
    assert pen("both").sign == ""
