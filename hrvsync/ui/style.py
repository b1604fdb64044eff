"""The style sheet: how every standard widget looks in a theme, with letters of some size."""

import re

from PySide6.QtWidgets import QApplication, QWidget

from hrvsync.ui.theme import Theme, mix, palette
from hrvsync.ui.typography import DISPLAY, SCALE, TEXT, load_fonts

FOCUS = "QLineEdit, QPlainTextEdit, QListWidget, QTableView, QTableWidget, QTreeWidget, QTextBrowser"


def apply_style(window: QWidget, theme: Theme, scale: float = 1.0) -> None:
    """Give the application the colours of `theme`, and `window` its style with letters `scale` times as large."""
    load_fonts()
    QApplication.setPalette(palette(theme))
    window.setStyleSheet(style_sheet(theme, scale))


def style_sheet(theme: Theme, scale: float = 1.0) -> str:
    """Return the look of every standard widget; widgets choose a role by the property `role`."""
    sheet = _text_roles(theme) + _widgets(theme)
    return sheet if scale == 1 else re.sub(r"(\d+)px", lambda found: f"{round(int(found[1]) * scale)}px", sheet)


def _text_roles(theme: Theme) -> str:
    """The rules for labels."""

    def role(name: str, type_: str, colour: str = "", rest: str = "") -> str:
        colour = f"color: {colour};" if colour else ""
        return f'QLabel[role="{name}"] {{ {letters(type_)} {colour} {rest} }}\n'

    roles = [
        role("sheet-title", "sheet-title"),
        role("hero", "hero"),
        role("greeting", "figure-large"),
        role("lead", "lead", theme.ink2),
        role("summary", "summary"),
        role("title", "title"),
        role("sentence", "sentence"),
        role("figure", "figure"),
        role("big", "figure-large"),
        role("head", "head"),
        role("note", "body", theme.ink2),
        role("dim", "body", theme.dim),
        role("names", "head"),
        role("small", "small", theme.dim),
        role("caption", "small", theme.ink2),
        role("small-ink", "small"),
        role("strong", "small-strong"),
        role("recording", "body", theme.recording),
        role("toast", "body", theme.on_dark),
        role("card-title", "body", "", "font-weight: 600;"),
        role("pill", "small-strong", "", f"background: {theme.raised}; border-radius: 10px; padding: 5px 12px;"),
        role("key", "key", theme.ink2, f"background: {theme.raised}; border-radius: 6px; padding: 3px 8px;"),
    ]
    for who in theme.seats:
        roles += [
            role(f"seat-{who}", "figure-large", theme.seat_text[who]),
            role(f"figure-{who}", "figure", theme.seat_text[who]),
            role(f"shape-{who}", "head", theme.seats[who]),
            role(f"strap-{who}", "button", theme.seat_text[who], "font-weight: 600;"),
            role(f"strap-small-{who}", "small", theme.seat_text[who]),
        ]
    body = letters("body")
    return f"* {{ {body} color: {theme.ink}; }} QLabel {{ background: transparent; }}" + "".join(roles)


def letters(role: str) -> str:
    """Return family, size and weight of a role of `typography.SCALE` as a style sheet writes them."""
    px, weight, display = SCALE[role]
    families = ", ".join(f'"{family}"' for family in (DISPLAY if display else TEXT))
    return f"font-family: {families}; font-size: {px}px; font-weight: {weight};"


def _widgets(theme: Theme) -> str:
    small, button, strong = letters("small"), letters("button"), letters("head")
    chosen = theme.wash
    return f"""
    QMainWindow, QDialog, QWidget#ground, QWidget#view {{ background: {theme.ground}; }}
    QDialog[role="sheet"] {{ background: transparent; }}
    QFrame[role="panel"] {{ background: {theme.card}; border-radius: 24px; }}
    QFrame[role="card"] {{ background: {theme.card}; border-radius: 20px; }}
    QFrame[role="card-active"] {{ background: {theme.card}; border: 2px solid {theme.accent}; border-radius: 20px; }}
    QFrame[role="controls"] {{ background: {theme.card}; border: 1px solid {theme.line}; border-radius: 20px; }}
    QFrame[role="row"] {{ background: {theme.ground}; border-radius: 16px; }}
    QFrame[role="offer"] {{ background: {theme.wash}; border-radius: 16px; }}
    QFrame[role="toast"] {{ background: {theme.dark}; border-radius: 12px; }}
    QFrame[role="segments"] {{ background: {theme.raised}; border-radius: 12px; }}
    QPushButton, QToolButton, QComboBox {{
        {button} background: {theme.raised}; border: 2px solid {theme.raised}; border-radius: 12px; padding: 6px 14px;
        outline: 0; }}
    QComboBox {{ padding-right: 30px; }}
    QComboBox[role="chip"] {{ {small} font-weight: 600; color: {theme.accent}; background: {theme.wash};
        border-color: {theme.wash}; border-radius: 15px; padding: 3px 26px 3px 12px; min-height: 20px; }}
    QComboBox[role="chip-quiet"] {{ {small} font-weight: 500; color: {theme.ink2}; border-radius: 15px;
        padding: 3px 26px 3px 12px; min-height: 20px; }}
    QComboBox[role="chip"]:hover {{ border-color: {theme.accent}; }}
    QComboBox[role="chip"]::down-arrow {{
        border-top-color: {theme.accent}; border-left-color: {theme.wash}; border-right-color: {theme.wash}; }}
    QPushButton[role="offer"] {{
        background: {theme.wash}; border-color: {theme.wash}; color: {theme.accent}; font-weight: 600; }}
    QPushButton[role="offer"]:hover {{ border-color: {theme.accent}; }}
    QPushButton[role="offer"]:disabled {{ color: {theme.dim}; }}
    QListWidget[role="plain"], QListWidget[role="plain"]:focus {{
        background: transparent; border: 2px solid transparent; border-radius: 12px; padding: 0; }}
    QListWidget[role="plain"]:focus {{ border-color: {theme.line}; }}
    QAbstractSpinBox {{ {button} background: {theme.raised}; border: 2px solid {theme.raised}; border-radius: 12px;
        padding: 5px 12px; min-height: 20px; }}
    QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0; border: 0; }}
    QAbstractSpinBox:focus {{ border-color: {theme.accent}; }}
    QDateTimeEdit::drop-down {{ border: 0; background: transparent; width: 22px; }}
    QDateTimeEdit::down-arrow {{
        image: none; width: 0; height: 0; border-top: 6px solid {theme.dim};
        border-left: 5px solid {theme.raised}; border-right: 5px solid {theme.raised}; }}
    QPushButton:hover, QToolButton:hover, QComboBox:hover {{ border-color: {theme.line}; }}
    {FOCUS.replace(",", ":focus,")}:focus {{ border: 2px solid {theme.accent}; }}
    QPushButton:checked {{ border-color: {theme.accent}; background: {chosen}; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {theme.dim}; }}
    QPushButton[role="main"] {{ background: {theme.accent}; border-color: {theme.accent}; color: {theme.on_accent};
        font-weight: 600; padding: 7px 18px; min-height: 22px; }}
    QPushButton[role="main"]:hover {{ border-color: {mix(theme.ink, theme.accent, 0.25)}; }}
    QPushButton[role="main"]:disabled {{
        background: {theme.raised}; border-color: {theme.raised}; color: {theme.dim}; }}
    QPushButton[role="begin"] {{ {strong} background: {theme.accent}; border-color: {theme.accent};
        color: {theme.on_accent}; border-radius: 16px; padding: 11px 26px; min-height: 22px; }}
    QPushButton[role="large"] {{ font-size: 17px; font-weight: 500; border-radius: 16px; padding: 11px 22px;
        min-height: 22px; }}
    QPushButton[role="begin"]:disabled {{
        background: {theme.raised}; border-color: {theme.raised}; color: {theme.dim}; }}
    QPushButton[role="tile"] {{
        text-align: left; border-radius: 20px; background: {theme.card}; border-color: {theme.card}; }}
    QPushButton[role="tile-chosen"] {{
        text-align: left; border-radius: 20px; background: {theme.card}; border-color: {theme.accent}; }}
    QPushButton[role="tile"]:hover {{ border-color: {theme.rule}; }}
    QPushButton[role="quiet"], QToolButton[role="quiet"] {{
        background: transparent; border-color: transparent; color: {theme.ink2}; }}
    QPushButton[role="quiet"]:hover {{ background: {theme.raised}; }}
    QPushButton[role="glyph"] {{ background: transparent; border-color: transparent; color: {theme.ink2};
        padding-left: 36px; text-align: left; }}
    QPushButton[role="glyph-raised"] {{ padding-left: 36px; text-align: left; }}
    QPushButton[role="glyph-bare"] {{ background: transparent; border-color: transparent; padding: 4px; }}
    QPushButton[role="glyph"]:hover, QPushButton[role="glyph-bare"]:hover {{ background: {theme.raised}; }}
    QPushButton[role="round"] {{ background: {theme.accent}; border-color: {theme.accent}; border-radius: 27px;
        padding: 4px; }}
    QPushButton[role="moment"], QPushButton[role="moment-seen"] {{
        {small} font-weight: 600; border-radius: 14px; padding: 4px 14px 4px 34px; }}
    QPushButton[role="moment-seen"] {{ background: {theme.wash}; border-color: {theme.wash}; color: {theme.accent}; }}
    QPushButton[role="small"] {{
        {small} background: transparent; border-color: transparent; color: {theme.dim}; padding: 1px 6px; }}
    QPushButton[role="small-flush"] {{
        {small} background: transparent; border: none; color: {theme.accent}; padding: 3px 0; }}
    QPushButton[role="small-flush"]:hover {{ color: {theme.ink}; }}
    QPushButton[role="small"]:hover {{ border-color: {theme.rule}; }}
    QPushButton[role="choice"] {{ {small}
        background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 1px 7px;
        color: {theme.dim}; }}
    QPushButton[role="choice"]:checked {{ background: {theme.raised}; color: {theme.ink}; }}
    QPushButton[role="choice"]:hover {{ border-color: {theme.rule}; }}
    QPushButton[role="segment"] {{ {small} font-weight: 500;
        background: transparent; border-color: transparent; color: {theme.ink2}; padding: 5px 12px; }}
    QPushButton[role="segment"]:checked {{ background: {theme.card}; border-color: {theme.card}; color: {theme.ink};
        font-weight: 600; }}
    QPushButton[role="toast"] {{ background: transparent; border-color: transparent; color: {theme.on_dark}; }}
    QPushButton[role="toast-link"] {{
        background: transparent; border-color: transparent; color: {theme.link_on_dark}; }}
    QPushButton[role="toast"]:hover, QPushButton[role="toast-link"]:hover {{ border-color: {theme.dim}; }}
    QComboBox::drop-down {{ border: 0; background: transparent; width: 26px; }}
    QComboBox::down-arrow {{
        image: none; width: 0; height: 0; border-top: 6px solid {theme.dim};
        border-left: 5px solid {theme.raised}; border-right: 5px solid {theme.raised}; }}
    QComboBox QAbstractItemView {{ background: {theme.card}; selection-background-color: {theme.raised}; }}
    {FOCUS} {{
        background: {theme.card}; border: 2px solid {theme.rule}; border-radius: 10px; padding: 6px;
        placeholder-text-color: {theme.dim};
        selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; }}
    QLineEdit {{ min-height: 20px; }}
    QLineEdit[role="soft"], QPlainTextEdit[role="soft"] {{
        background: {theme.raised}; border-color: {theme.raised}; padding: 6px 10px; }}
    QLineEdit[role="soft"]:hover, QPlainTextEdit[role="soft"]:hover {{ border-color: {theme.rule}; }}
    QLineEdit[role="soft"]:focus, QPlainTextEdit[role="soft"]:focus {{ border-color: {theme.accent}; }}
    QLineEdit[role="name"] {{ {letters("figure")} background: transparent; border-color: transparent;
        padding: 1px 4px; min-height: 34px; }}
    QLineEdit[role="name"]:hover {{ border-color: {theme.rule}; }}
    QLineEdit[role="name"]:focus {{ border-color: {theme.accent}; }}
    QLineEdit[role="pill"] {{ {small} border-radius: 16px; padding: 5px 12px; }}
    QFrame[role="foot"] {{ background: transparent; border: 0; border-top: 1px solid {theme.line}; }}
    QComboBox QLineEdit, QComboBox QLineEdit:focus, QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{
        background: transparent; border: 0; padding: 0; min-height: 0; font-weight: 500; }}
    QDoubleSpinBox QLineEdit, QDoubleSpinBox QLineEdit:focus {{ padding: 0 10px; }}
    QListWidget::item {{ padding: 8px; border-radius: 8px; }}
    QListWidget::item:selected {{ background: {chosen}; color: {theme.ink}; }}
    QListView[role="rows"] {{ background: transparent; border: 0; outline: 0; padding: 6px 0; }}
    QComboBox[role="who"] {{ color: {theme.accent}; background: {theme.wash}; border-color: {theme.wash};
        padding: 7px 30px 7px 16px; min-height: 22px; }}
    QComboBox[role="who"]::down-arrow {{
        border-top-color: {theme.accent}; border-left-color: {theme.wash}; border-right-color: {theme.wash}; }}
    QComboBox[role="outlined"] {{ background: transparent; border-color: {theme.line};
        padding: 7px 30px 7px 16px; min-height: 22px; }}
    QComboBox[role="outlined"]::down-arrow {{
        border-top-color: {theme.dim}; border-left-color: {theme.ground}; border-right-color: {theme.ground}; }}
    QLineEdit[role="search"] {{ background: {theme.card}; border-color: {theme.card}; border-radius: 12px;
        padding: 7px 14px 7px 36px; min-height: 22px; }}
    QLineEdit[role="search"]:focus {{ border-color: {theme.accent}; }}
    QTableView {{ padding: 0; border-color: {theme.card}; }}
    QTableView, QListWidget {{ outline: 0; }}
    QTableView::item {{ padding: 4px; }}
    QTableView::item:selected {{ background: {chosen}; color: {theme.ink}; }}
    QHeaderView::section {{ {small} background: {theme.card}; color: {theme.dim}; border: 0; padding: 6px; }}
    QTableCornerButton::section {{ background: {theme.card}; border: 0; }}
    QMenu {{ background: {theme.card}; border: 1px solid {theme.line}; padding: 6px; }}
    QMenu::item {{ padding: 6px 18px; border-radius: 8px; }}
    QMenu::item:selected {{ background: {chosen}; color: {theme.ink}; }}
    QSlider {{ min-height: 26px; }}
    QSlider::groove:horizontal {{ height: 4px; background: {theme.line}; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {theme.accent}; border-radius: 2px; }}
    QSlider::handle:horizontal {{
        width: 16px; height: 16px; margin: -8px 0; border-radius: 10px;
        background: {theme.card}; border: 2px solid {theme.accent}; }}
    QSlider::handle:horizontal:focus {{ background: {theme.accent}; }}
    QProgressBar {{
        background: {mix(theme.on_dark, theme.dark, 0.25)}; border: 0; border-radius: 3px; max-height: 6px; }}
    QProgressBar::chunk {{ background: {theme.link_on_dark}; border-radius: 3px; }}
    QCheckBox {{ spacing: 10px; padding: 4px; border: 2px solid transparent; border-radius: 6px; }}
    QCheckBox::indicator {{
        width: 18px; height: 18px; border: 2px solid {theme.rule}; border-radius: 5px; background: {theme.card}; }}
    QCheckBox::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; }}
    QScrollBar::handle {{ background: {theme.rule}; border-radius: 5px; min-height: 30px; min-width: 30px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QToolTip {{ background: {theme.dark}; color: {theme.on_dark}; border: 0; padding: 6px; }}
    """
