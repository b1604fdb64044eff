"""Parts that more than one screen uses. Plots are imported from their own modules: pyqtgraph takes long to load."""

from hrvsync.ui.widgets.buttons import CheckBox, button
from hrvsync.ui.widgets.dialogs import confirm
from hrvsync.ui.widgets.inputs import combo_box, line_edit
from hrvsync.ui.widgets.labels import ElidedLabel, label
from hrvsync.ui.widgets.layouts import Card, add, grid, hbox, set_role, vbox
from hrvsync.ui.widgets.screen_reader import announce

__all__ = [
    "Card",
    "CheckBox",
    "ElidedLabel",
    "add",
    "announce",
    "button",
    "combo_box",
    "confirm",
    "grid",
    "hbox",
    "label",
    "line_edit",
    "set_role",
    "vbox",
]
