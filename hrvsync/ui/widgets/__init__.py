"""Parts of the window, one a file. Those in this list are cheap to load; pictures are imported where they are shown."""

from hrvsync.ui.widgets.button import button
from hrvsync.ui.widgets.card import Card
from hrvsync.ui.widgets.check_box import CheckBox
from hrvsync.ui.widgets.configure import Slot, configure, set_role, show
from hrvsync.ui.widgets.fields import combo_box, line_edit
from hrvsync.ui.widgets.labels import SEPARATOR, ElidedLabel, WrappedLabel, label, tip
from hrvsync.ui.widgets.layouts import GROWING, Item, Margins, add, grid, hbox, scroll_area, vbox
from hrvsync.ui.widgets.painting import fill, start_painter
from hrvsync.ui.widgets.screen_reader import announce
from hrvsync.ui.widgets.sheet import Question, Sheet, open_dialog

__all__ = [
    "GROWING",
    "SEPARATOR",
    "Card",
    "CheckBox",
    "ElidedLabel",
    "Item",
    "Margins",
    "Question",
    "Sheet",
    "Slot",
    "WrappedLabel",
    "add",
    "announce",
    "button",
    "combo_box",
    "configure",
    "fill",
    "grid",
    "hbox",
    "label",
    "line_edit",
    "open_dialog",
    "scroll_area",
    "set_role",
    "show",
    "start_painter",
    "tip",
    "vbox",
]
