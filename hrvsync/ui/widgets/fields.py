"""A list to choose from and a line to write."""

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QLineEdit

from hrvsync.ui.widgets.configure import Slot, configure


def combo_box(
    name: str, items: Iterable[tuple[str, object]] = (), chosen: object = None, changed: Slot | None = None
) -> QComboBox:
    """Make a list of (text, data) to choose from, named for screen readers; where `chosen` is not in it, the first."""
    made = configure(QComboBox(), accessibleName=name)
    for text, data in items:
        made.addItem(text, data)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    if changed is not None:
        made.currentIndexChanged.connect(changed)
    return made


def line_edit(text: str = "", name: str = "", placeholder: str = "", longest: int = 200) -> QLineEdit:
    """Make a field for one line of at most `longest` letters, named for screen readers."""
    return configure(QLineEdit(text), maxLength=longest, placeholderText=placeholder, accessibleName=name)
