"""Colours and the style sheet. The couple's colours are Okabe-Ito pairs that stay apart for every colour vision."""

from functools import lru_cache

import msgspec
from PySide6.QtGui import QColor, QPalette


class Theme(msgspec.Struct, frozen=True):
    """Every colour the app uses, as #rrggbb; `seats` holds one colour a person."""

    name: str
    ground: str
    card: str
    raised: str
    line: str
    ink: str
    dim: str
    accent: str
    on_accent: str
    disc: str
    recording: str
    seats: dict[str, str]


DARK = Theme(
    name="dark",
    ground="#14181c",
    card="#1b2228",
    raised="#28323a",
    line="#3a4650",
    ink="#eef2f4",
    dim="#a6b3bb",
    accent="#b9a8e8",
    on_accent="#14181c",
    disc="#242e36",
    recording="#e7a1c0",
    seats={"A": "#56B4E9", "B": "#E69F00", "C": "#2BC79A", "D": "#E58CBC", "E": "#E3C75B", "F": "#A3B0F2"},
)
LIGHT = Theme(
    name="light",
    ground="#f1f4f5",
    card="#ffffff",
    raised="#e6ebee",
    line="#c3cdd3",
    ink="#1a2227",
    dim="#4b5962",
    accent="#6a4fb0",
    on_accent="#ffffff",
    disc="#f4f1fb",
    recording="#b0316b",
    seats={"A": "#0072B2", "B": "#D55E00", "C": "#00795A", "D": "#A2457A", "E": "#7A5C00", "F": "#3D4A8A"},
)
SHAPES = {"A": "●", "B": "◆", "C": "▲", "D": "■", "E": "▼", "F": "★"}  # the second code beside the colour
SYMBOLS = {"A": "o", "B": "d", "C": "t1", "D": "s", "E": "t", "F": "star"}  # the same in plots
DASHES = {"A": (), "B": (6, 4), "C": (2, 3), "D": (9, 3, 2, 3), "E": (12, 4), "F": (1, 3)}  # and the third
OWN_KEYS = {"A": "A", "B": "L"}  # the ends of the middle row of keys, left and right as the seats are


@lru_cache(maxsize=256)
def mix(over: str, under: str, share: float) -> str:
    """Blend `share` (0 to 1) of the colour `over` into `under`."""
    a, b = QColor(over), QColor(under)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return "#" + "".join(f"{round(x * share + y * (1 - share)):02x}" for x, y in pairs)


def palette(theme: Theme) -> QPalette:
    """The same colours for whatever the style sheet does not reach."""
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, theme.ground),
        (QPalette.ColorRole.Base, theme.card),
        (QPalette.ColorRole.AlternateBase, theme.raised),
        (QPalette.ColorRole.Button, theme.raised),
        (QPalette.ColorRole.WindowText, theme.ink),
        (QPalette.ColorRole.Text, theme.ink),
        (QPalette.ColorRole.ButtonText, theme.ink),
        (QPalette.ColorRole.PlaceholderText, theme.dim),
        (QPalette.ColorRole.Highlight, theme.accent),
        (QPalette.ColorRole.HighlightedText, theme.on_accent),
        (QPalette.ColorRole.ToolTipBase, theme.raised),
        (QPalette.ColorRole.ToolTipText, theme.ink),
    ):
        made.setColor(role, QColor(colour))
    return made


def _seat_roles(who: str, colour: str) -> str:
    return f"""
    QLabel[role="seat-{who}"] {{ color: {colour}; font-size: 40px; font-weight: 600; }}
    QLabel[role="shape-{who}"] {{ color: {colour}; font-size: 18px; }}"""


def style_sheet(theme: Theme) -> str:
    """The look of every standard widget; widgets choose a role by the property `role`."""
    return f"""
    * {{ font-size: 14px; color: {theme.ink}; }}
    QMainWindow, QDialog, QWidget#ground {{ background: {theme.ground}; }}
    QWidget#view {{ background: {theme.ground}; }}
    QFrame[role="card"] {{ background: {theme.card}; border-radius: 12px; }}
    QFrame[role="card-active"] {{ background: {theme.card}; border: 1px solid {theme.accent}; border-radius: 12px; }}
    QLabel {{ background: transparent; }}
    QLabel[role="title"] {{ font-size: 28px; font-weight: 600; }}
    QLabel[role="head"] {{ font-size: 16px; font-weight: 600; }}
    QLabel[role="big"] {{ font-size: 40px; font-weight: 600; }}
    QLabel[role="calm"] {{ color: {theme.dim}; font-size: 19px; }}
    QLabel[role="sentence"] {{ font-size: 19px; font-weight: 500; }}
    QLabel[role="dim"] {{ color: {theme.dim}; }}
    QLabel[role="small"] {{ color: {theme.dim}; font-size: 12px; }}
    QLabel[role="pill"] {{ background: {theme.raised}; border-radius: 8px; padding: 6px 12px; font-weight: 600; }}
    QLabel[role="key"] {{ background: {theme.raised}; border-radius: 6px; padding: 2px 8px; font-weight: 600; }}
    QLabel[role="phase"] {{
        background: {theme.raised}; color: {theme.dim}; border: 1px solid {theme.raised};
        border-radius: 13px; padding: 4px 16px; font-size: 13px; }}
    QLabel[role="phase-now"] {{
        background: {mix(theme.accent, theme.card, 0.2)}; border: 1px solid {theme.accent};
        border-radius: 13px; padding: 4px 16px; font-size: 13px; font-weight: 600; }}
    QLabel[role="banner"] {{
        background: {theme.raised}; border: 1px solid {theme.recording}; border-radius: 8px; padding: 8px 12px; }}
    QLabel[role="recording"] {{ color: {theme.recording}; font-size: 15px; }}
    {"".join(_seat_roles(who, colour) for who, colour in theme.seats.items())}
    QPushButton, QToolButton, QComboBox {{
        background: {theme.raised}; border: 2px solid {theme.raised}; border-radius: 8px; padding: 6px 14px;
        outline: 0; }}
    QComboBox {{ padding-right: 30px; }}
    QPushButton:hover, QToolButton:hover, QComboBox:hover {{ border-color: {theme.line}; }}
    QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QPlainTextEdit:focus, QListWidget:focus,
    QTableView:focus, QTreeWidget:focus, QTextBrowser:focus {{ border: 2px solid {theme.accent}; }}
    QPushButton:checked {{ border-color: {theme.accent}; background: {mix(theme.accent, theme.card, 0.2)}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {mix(theme.dim, theme.card, 0.7)}; }}
    QPushButton[role="main"] {{
        background: {theme.accent}; border-color: {theme.accent}; color: {theme.on_accent}; font-weight: 600; }}
    QPushButton[role="main"]:focus {{ border-color: {theme.ink}; }}
    QPushButton[role="main"]:disabled {{
        background: {theme.raised}; border-color: {theme.raised}; color: {theme.dim}; }}
    QPushButton[role="tile"] {{ text-align: left; padding: 18px 22px; border-radius: 12px; font-size: 17px; }}
    QPushButton[role="main-tile"] {{
        text-align: left; padding: 24px 22px; border-radius: 12px; font-size: 20px; font-weight: 600;
        background: {mix(theme.accent, theme.card, 0.25)}; border: 2px solid {mix(theme.accent, theme.card, 0.25)}; }}
    QPushButton[role="main-tile"]:hover {{ border-color: {theme.line}; }}
    QPushButton[role="main-tile"]:focus {{ border-color: {theme.accent}; }}
    QPushButton[role="tile"]:focus {{ border-color: {theme.accent}; }}
    QPushButton[role="quiet"], QToolButton[role="quiet"] {{ background: transparent; border-color: transparent; }}
    QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus {{ border-color: {theme.accent}; }}
    QPushButton[role="small"] {{
        background: transparent; border-color: transparent; color: {theme.dim}; font-size: 12px; padding: 1px 6px; }}
    QPushButton[role="small"]:focus, QPushButton[role="small"]:hover {{ border-color: {theme.accent}; }}
    QPushButton[role="choice"] {{
        background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 1px 7px;
        font-size: 12px; color: {theme.dim}; }}
    QPushButton[role="choice"]:checked {{ background: {theme.raised}; color: {theme.ink}; }}
    QPushButton[role="choice"]:hover {{ border-color: {theme.line}; }}
    QPushButton[role="choice"]:focus {{ border: 1px solid {theme.accent}; }}
    QComboBox::drop-down {{ border: 0; background: transparent; width: 26px; }}
    QComboBox::down-arrow {{
        image: none; width: 0; height: 0; border-top: 6px solid {theme.dim};
        border-left: 5px solid {theme.raised}; border-right: 5px solid {theme.raised}; }}
    QLabel[role="tile-title"] {{ font-size: 17px; font-weight: 600; }}
    QLabel[role="tile-first"] {{ font-size: 21px; font-weight: 600; }}
    QComboBox QAbstractItemView {{ background: {theme.card}; selection-background-color: {theme.raised}; }}
    QLineEdit, QPlainTextEdit, QListWidget, QTableView, QTreeWidget, QTextBrowser {{
        background: {theme.card}; border: 2px solid {theme.line}; border-radius: 8px; padding: 6px;
        placeholder-text-color: {theme.dim};
        selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; }}
    QLineEdit {{ min-height: 20px; }}
    QListWidget::item {{ padding: 8px; border-radius: 6px; }}
    QListWidget::item:selected {{ background: {mix(theme.accent, theme.card, 0.25)}; color: {theme.ink}; }}
    QTableView {{ padding: 0; }}
    QTableView, QListWidget {{ outline: 0; }}
    QTableView::item {{ padding: 4px; }}
    QTableView::item:selected {{ background: {mix(theme.accent, theme.card, 0.25)}; color: {theme.ink}; }}
    QHeaderView::section {{ background: {theme.card}; color: {theme.dim}; border: 0; padding: 6px; }}
    QTableCornerButton::section {{ background: {theme.card}; border: 0; }}
    QSlider::groove:horizontal {{ height: 4px; background: {theme.line}; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {theme.accent}; border-radius: 2px; }}
    QSlider::handle:horizontal {{
        width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
        background: {theme.ink}; border: 1px solid {theme.card}; }}
    QSlider::handle:horizontal:focus {{ background: {theme.accent}; border: 2px solid {theme.ink}; }}
    QCheckBox {{ spacing: 10px; padding: 4px; border: 2px solid transparent; border-radius: 6px; }}
    QCheckBox:focus {{ border-color: {theme.accent}; }}
    QCheckBox::indicator {{
        width: 18px; height: 18px; border: 2px solid {theme.dim}; border-radius: 4px; background: {theme.card}; }}
    QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; }}
    QScrollBar::handle:vertical {{ background: {theme.line}; border-radius: 5px; min-height: 30px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QToolTip {{ background: {theme.raised}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 4px; }}
    """
