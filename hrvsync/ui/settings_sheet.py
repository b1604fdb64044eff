"""The settings, as a sheet: what is changed holds at once."""

from pathlib import Path
from typing import override

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QSlider, QWidget

from hrvsync.guide import role_name
from hrvsync.i18n import Count
from hrvsync.ui.desktop import open_there
from hrvsync.ui.i18n.language import LANGUAGES, translated
from hrvsync.ui.session.sound import has_sound
from hrvsync.ui.settings import Settings
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import (
    Item,
    Sheet,
    add,
    button,
    combo_box,
    configure,
    hbox,
    label,
    line_edit,
    open_dialog,
    show,
    vbox,
)
from hrvsync.ui.widgets.chip import Chip, ChipData
from hrvsync.ui.widgets.flow import Flow
from hrvsync.ui.widgets.segments import Segments
from hrvsync.ui.widgets.sheet import WIDE
from hrvsync.ui.widgets.switch import Switch

SIZES, STEP = (100, 200), 25  # % of text
TWO = 900  # px at 100 %: from this width of the window on there are two columns
ROLES = "practitioner", "client", "caregiver"


class SettingsSheet(Sheet):
    """Shows `settings`; emits what was changed. `folder` holds the recordings.

    `lab`: whether the parts that speak LSL and OSC are installed; `recordings`: how many lie in the folder.
    """

    changed = Signal(dict)  # fields of Settings
    seats_swapped = Signal()

    def __init__(
        self,
        owner: QWidget,
        settings: Settings,
        folder: Path,
        lab: tuple[bool, bool] = (False, False),
        recordings: int = 0,
    ) -> None:
        super().__init__(owner, width=WIDE)
        title = self.tr("Settings")
        configure(self, windowTitle=title, accessibleName=title)
        self._folder = folder
        self.done_ = button(self.tr("Done"), "main", self.accept)
        self.done_.setDefault(True)
        look = self._section(self.tr("Look and sound"), *self._look(settings))
        who = self._section(self.tr("Who you are"), *self._people(settings))
        kept = self._section(self.tr("Your recordings"), *self._recordings(recordings))
        sent = self._section(self.tr("The lab"), *self._lab(settings, *lab))
        left, right = vbox(look, 24, sent, None, spacing=0), vbox(who, 24, kept, None, spacing=0)
        self._columns = hbox((left, 1), (right, 1), spacing=48)
        kept_at_once = label(self.tr("Kept as you change them"), "small")
        add(self.rows, hbox(label(title, "title"), None, kept_at_once, self.done_, spacing=14))
        self.about = button(self.tr("About hrvsync"), "quiet", self._show_about)
        add(self.rows, 12, self._columns, 16, hbox(label(self.tr("Not a medical device"), "small"), None, self.about))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() / text_scale(self) >= TWO
        across, down = self._columns.Direction.LeftToRight, self._columns.Direction.TopToBottom
        self._columns.setDirection(across if wide else down)
        self._columns.setSpacing(48 if wide else 24)

    def _look(self, settings: Settings) -> list[Item]:
        theme, language = self.tr("Colours"), self.tr("Language")
        themes = (self.tr("As the system"), "system"), (self.tr("Light"), "light"), (self.tr("Dark"), "dark")
        self.theme = configure(Segments(theme, themes, settings.theme), chosen=self._theme_chosen)
        languages = ((self.tr("System language"), ""), *((name, code) for code, name in LANGUAGES.items()))
        self.language = combo_box(language, languages, settings.language, self._language_chosen)
        size = self.tr("Text size")
        self.size_ = configure(QSlider(Qt.Orientation.Horizontal), accessibleName=size, minimumWidth=130)
        least, most = SIZES
        configure(self.size_, minimum=least // STEP, maximum=most // STEP, pageStep=1, value=settings.text_size // STEP)
        self.percent = label("", "small")
        self._show_percent()
        self.size_.valueChanged.connect(self._size_chosen)
        less, tones = self.tr("Less motion"), self.tr("Breath tones")
        self.motion = configure(Switch(name=less, on=settings.reduced_motion), toggled=self._motion_chosen)
        missing = "" if has_sound() else self.tr("The part of hrvsync that plays tones is not installed.")
        self.sound = Switch(name=tones, on=settings.sound and not missing)
        configure(self.sound, enabled=not missing, toggled=self._sound_chosen)
        offers = self.tr("Offer to breathe together")
        self.offers = configure(Switch(name=offers, on=settings.offers), toggled=self._offers_chosen)
        return [
            row(theme, "", self.theme),
            row(language, "", self.language),
            row(size, "", self.size_, self.percent),
            row(less, self.tr("The disc stays still; a bar fills instead."), self.motion),
            row(tones, missing or self.tr("Soft tones go with the breath."), self.sound),
            row(offers, self.tr("When both have been up for a minute."), self.offers),
        ]

    def _people(self, settings: Settings) -> list[Item]:
        """Make what each of those who sit here says of themselves, one at a time, and how they sit."""
        unknown = {"A": self.tr("left"), "B": self.tr("right")}
        names = settings.names
        self.seats = {
            who: Chip(ChipData(names.get(who) or unknown[who], who=who, outlined=True), checkable=True)
            for who in unknown
        }
        self._group = QButtonGroup(self)
        for chip in self.seats.values():
            self._group.addButton(chip)
        self._settings = settings
        self.swap = button(self.tr("Change places"), clicked=self._swap)
        self.swap.setEnabled(all(names.get(who) for who in unknown))
        ages = (self.tr("Adult"), "adult"), (self.tr("Child"), "child"), (self.tr("Infant"), "infant")
        age, role, disorder = self.tr("Age"), self.tr("Role"), self.tr("Pacemaker or arrhythmia")
        self.age = combo_box(age, ages)
        self.role = combo_box(
            role, ((self.tr("as the session says"), ""), *((translated(role_name(role)), role) for role in ROLES))
        )
        self.disorder = Switch(name=disorder)
        self.age.activated.connect(self._say_age)
        self.role.activated.connect(self._say_role)
        self.disorder.toggled.connect(self._say_disorder)
        self._group.buttonClicked.connect(self._show_person)
        accompany = self.tr("I accompany others in their sessions")
        self.accompany = configure(Switch(name=accompany, on=settings.accompanies), toggled=self._accompany_chosen)
        first = next((chip for who, chip in self.seats.items() if names.get(who)), self.seats["A"])
        first.setChecked(True)
        self._show_person()
        return [
            hbox(Flow(*self.seats.values(), self.swap)),
            row(age, self.tr("Children breathe quicker: the spectrum's bands follow the breath."), self.age),
            row(role, self.tr("Where sessions have roles, this person gets this one."), self.role),
            row(
                disorder,
                self.tr("Breathing works as ever; states are not shown, they would mean little."),
                self.disorder,
            ),
            row(accompany, self.tr("Then private notes are at hand after every session."), self.accompany),
        ]

    @property
    def _person(self) -> str:
        """The name of the person who is chosen; "" for one who gave none."""
        who = next(who for who, chip in self.seats.items() if chip.isChecked())
        return self._settings.names.get(who, "")

    def _show_person(self) -> None:
        name, now = self._person, self._settings
        self.age.setCurrentIndex(max(0, self.age.findData(now.ages.get(name, "adult"))))
        self.role.setCurrentIndex(max(0, self.role.findData(now.roles.get(name, ""))))
        self.disorder.blockSignals(True)
        self.disorder.setChecked(name in now.rhythm_disorders)
        self.disorder.blockSignals(False)
        for one in (self.age, self.role, self.disorder):
            one.setEnabled(bool(name))

    def _say(self, **changes: object) -> None:
        self._settings = replace(self._settings, **changes)
        self.changed.emit(changes)

    def _say_age(self, _index: int) -> None:
        ages = {name: age for name, age in self._settings.ages.items() if name != self._person}
        age = self.age.currentData()
        self._say(ages=ages if age == "adult" else ages | {self._person: age})

    def _say_role(self, _index: int) -> None:
        roles = {name: role for name, role in self._settings.roles.items() if name != self._person}
        role = self.role.currentData()
        self._say(roles=roles | {self._person: role} if role else roles)

    def _say_disorder(self, has: bool) -> None:
        others = tuple(name for name in self._settings.rhythm_disorders if name != self._person)
        self._say(rhythm_disorders=(*others, self._person) if has else others)

    def _recordings(self, n: int) -> list[Item]:
        show = button(self.tr("Show"), clicked=self._show_folder)
        how_many = self.tr("{n} {n:recording|recordings}").format(n=Count(n))
        where = self.tr("{folder}: {recordings}. On this computer only.")
        return [row(self.tr("Where they lie"), where.format(folder=self._folder, recordings=how_many), show)]

    def _lab(self, settings: Settings, lsl: bool, osc: bool) -> list[Item]:
        out, into, to = self.tr("Send to the lab"), self.tr("Take in from the lab"), self.tr("OSC address")
        missing = self.tr("The part of hrvsync that speaks LSL is not installed.")
        self.lab_out = configure(Switch(name=out, on=settings.lab_out and lsl), enabled=lsl)
        self.lab_in = configure(Switch(name=into, on=settings.lab_in and lsl), enabled=lsl)
        self.osc_to = configure(line_edit(settings.osc_to, to, "127.0.0.1:9000", 80), enabled=osc and settings.lab_out)
        self.lab_out.toggled.connect(self._lab_out_chosen)
        self.lab_in.toggled.connect(self._lab_in_chosen)
        self.osc_to.textEdited.connect(self._osc_chosen)
        self._speaks_osc = osc
        wrong = self.tr("This is no address: write HOST:PORT, as 127.0.0.1:9000. It is not kept.")
        self._osc_wrong = configure(label(wrong, "recording", wrap=True), visible=False)
        sends = self.tr("By LSL, on the local network, unencrypted, without names.")
        takes = self.tr("Streams stand beside straps; markers become marks.")
        return [
            row(out, sends if lsl else missing, self.lab_out),
            row(to, self.tr("Also by OSC, to HOST:PORT; empty: no."), self.osc_to),
            self._osc_wrong,
            row(into, takes if lsl else missing, self.lab_in),
        ]

    def _lab_out_chosen(self, sends: bool) -> None:
        self.osc_to.setEnabled(sends and self._speaks_osc)
        self.changed.emit({"lab_out": sends})

    def _lab_in_chosen(self, takes: bool) -> None:
        self.changed.emit({"lab_in": takes})

    def _osc_chosen(self, address: str) -> None:
        address = address.strip()
        show(not is_address(address), self._osc_wrong)
        if is_address(address):
            self.changed.emit({"osc_to": address})

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if isinstance(self.focusWidget(), QLineEdit) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return  # a line that is written is no answer to the sheet
        super().keyPressEvent(event)

    def _section(self, title: str, *items: Item) -> QFrame:
        made = QFrame()
        vbox(label(title, "head"), *items, None, parent=made, spacing=16)
        return made

    def _theme_chosen(self, theme: object) -> None:
        self.changed.emit({"theme": theme})

    def _language_chosen(self, _index: int) -> None:
        self.changed.emit({"language": self.language.currentData()})

    def _size_chosen(self, step: int) -> None:
        self._show_percent()
        self.changed.emit({"text_size": STEP * step})

    def _show_percent(self) -> None:
        self.percent.setText(self.tr("{n} %").format(n=STEP * self.size_.value()))

    def _motion_chosen(self, less: bool) -> None:
        self.changed.emit({"reduced_motion": less})

    def _offers_chosen(self, offers: bool) -> None:
        self.changed.emit({"offers": offers})

    def _accompany_chosen(self, accompanies: bool) -> None:
        self.changed.emit({"accompanies": accompanies})

    def _sound_chosen(self, sound: bool) -> None:
        self.changed.emit({"sound": sound})

    def _swap(self) -> None:
        self.seats_swapped.emit()
        left, right = self.seats.values()
        left_name, right_name = left.data.text, right.data.text
        left.show_data(ChipData(right_name, who="A", outlined=True))
        right.show_data(ChipData(left_name, who="B", outlined=True))
        self._settings = replace(self._settings, names=self._settings.names | {"A": right_name, "B": left_name})
        self._show_person()

    def _show_about(self) -> None:
        from hrvsync.ui.about_sheet import AboutSheet  # its list of packages is read for those who look at it

        open_dialog(AboutSheet(self))

    def _show_folder(self) -> None:
        open_there(self._folder)


def is_address(text: str) -> bool:
    """Return whether a text is HOST:PORT, or nothing."""
    host, _, port = text.rpartition(":")
    return not text or (bool(host) and port.isascii() and port.isdigit() and 0 < int(port) < 65536)


def row(name: str, about: str, *controls: QWidget) -> Item:
    """Make a row: a name with a line about it, and what changes it at the right."""
    text = vbox(label(name, wrap=True), *((label(about, "small", wrap=True),) if about else ()), spacing=2)
    return hbox((text, 1), *controls, spacing=10)
