"""Every text meets WCAG AA, every curve 3:1, the two stay apart for every colour vision, and every role has a style."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hrvsync.ui.style import style_sheet
from hrvsync.ui.theme import DARK, LIGHT, Theme, mix

UI = Path(__file__).parents[2] / "hrvsync" / "ui"
GIVES_ROLE = {"label", "button", "set_role", "_text"}  # functions whose second argument is a role
THEMES = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
TEXT, CURVE = 4.5, 3.0

# Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB.
VISIONS = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour: str) -> NDArray[np.float64]:
    """sRGB to linear RGB, 0..1."""
    c = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    bright, dark = sorted((float(weights @ linear(one)), float(weights @ linear(other))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    """Linear RGB to CIE L*a*b* (D65)."""
    m = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = m @ np.clip(rgb, 0, 1) / (m @ np.ones(3))
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: str, other: str, vision: str) -> float:
    """CIE76 distance of two colours as someone with `vision` sees them."""
    m = np.array(VISIONS[vision])
    return float(np.linalg.norm(lab(m @ linear(one)) - lab(m @ linear(other))))


def test_the_measure_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#56B4E9", "#ffffff") == pytest.approx(2.3, abs=0.05)


def texts(theme: Theme) -> list[tuple[str, str]]:
    """Every pair of a text and the ground that it is written on."""
    grounds = theme.ground, theme.card, theme.raised, theme.disc, theme.wash
    pairs = [(ink, ground) for ink in (theme.ink, theme.ink2) for ground in grounds]
    pairs += [(theme.dim, ground) for ground in grounds if ground != theme.wash]
    pairs += [(theme.accent, ground) for ground in (theme.ground, theme.card, theme.wash)]
    pairs += [(theme.on_accent, theme.accent), (theme.on_dark, theme.dark), (theme.link_on_dark, theme.dark)]
    pairs += [(theme.recording, ground) for ground in (theme.ground, theme.card)]
    for who in theme.seats:
        pairs += [(theme.seat_text[who], ground) for ground in (theme.ground, theme.card, theme.tint[who])]
        pairs += [(theme.on_dense, theme.dense[who]), (theme.ink, theme.strip[who]), (theme.ink, theme.tint[who])]
    # Names of marks on the part of the session line that is repeated; LF and HF on their band; names of the map.
    pairs += [(ink, theme.wash) for ink in (theme.dim, theme.recording)]
    return [*pairs, (theme.dim, mix(theme.raised, theme.card, 0.6))]


@THEMES
def test_texts(theme: Theme) -> None:
    low = {pair: round(contrast(*pair), 2) for pair in texts(theme) if contrast(*pair) < TEXT}
    assert low == {}


@THEMES
def test_outlines_curves_and_focus(theme: Theme) -> None:
    lines = *theme.seats.values(), theme.accent, theme.recording, theme.dim, theme.rule
    pairs = [(line, ground) for line in lines for ground in (theme.ground, theme.card)]
    band, lit = mix(theme.dim, theme.card, 0.3), theme.wash
    pairs += [(theme.accent, ground) for ground in (band, lit, theme.band, theme.wash)]
    pairs += [(theme.seats[who], mix(theme.raised, theme.card, 0.6)) for who in theme.seats]
    pairs += [(theme.seats[who], lit) for who in theme.seats] + [(theme.dense[who], theme.card) for who in theme.seats]
    low = {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < CURVE}
    assert low == {}


@THEMES
@pytest.mark.parametrize("vision", VISIONS)
def test_the_two_stay_apart(theme: Theme, vision: str) -> None:
    assert distance(theme.seats["A"], theme.seats["B"], vision) > 60


def test_mix_keeps_its_ends() -> None:
    assert mix("#102030", "#ffffff", 1.0) == "#102030"
    assert mix("#102030", "#ffffff", 0.0) == "#ffffff"


def roles_set() -> set[str]:
    """Every role that a widget is given somewhere: by `label` and the like, or by the name `role`."""
    found: set[str] = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                given = [word.value for word in node.keywords if word.arg == "role"]
                if ast.unparse(node.func) in GIVES_ROLE:
                    given += node.args[1:2]
                for expression in given:
                    found |= set(chosen(expression))
    return found


def chosen(role: ast.expr) -> list[str]:
    """The roles that an expression may be: a text, one of two, or a text before the letter of a seat."""
    match role:
        case ast.Constant(value=str(text)):
            return [text] if text else []
        case ast.IfExp(body=one, orelse=other):
            return chosen(one) + chosen(other)
        case ast.BinOp(left=ast.Constant(value=str(text))):
            return [text + who for who in DARK.seats]
        case ast.Name(id="role"):
            return []  # the parameter of such a function
        case _:
            raise AssertionError(ast.unparse(role))


def test_every_role_is_in_the_style_sheet_and_every_one_there_is_given() -> None:
    assert roles_set() == set(re.findall(r'role="([^"]+)"', style_sheet(DARK)))
