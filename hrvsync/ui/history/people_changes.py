"""Renaming a person, or deleting them for good, in the whole library: what is asked, what is done, what is said."""

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Protocol

from hrvsync.storage import Entry, Holdings, Progress, Remnant
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.history.people import DeletePersonDialog, PeopleDialog, RenameDialog
from hrvsync.ui.i18n.language import why
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.widgets import open_dialog


class Changed(Protocol):
    """What the page does while something changes, and afterwards."""

    def show_progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        ...

    def begin_change(self, doing: str) -> None:
        """Let nothing else be touched; `doing` says what is done, with {done} and {of}."""
        ...

    def end_change(self, message: str, old: str = "", new: str = "") -> None:
        """Go on; the person `old` is now `new`, or nobody where that is empty."""
        ...


class PeopleChanges:
    """Asks on `page`, and does it with `services`."""

    def __init__(
        self, page: Page, services: Services, bridge: Bridge, settings: SettingsFile, changed: Changed
    ) -> None:
        self._page, self._services, self._bridge, self._settings = page, services, bridge, settings
        self._changed = changed

    def show(self, named: dict[str, int], chosen: str, entries: Collection[Entry]) -> None:
        """List everybody by name with the number of their recordings."""
        dialog = PeopleDialog(self._page, named, chosen)
        open_dialog(dialog, renaming=partial(self._ask_name, named, entries), deleting=self._look_up)

    def _ask_name(self, named: dict[str, int], entries: Collection[Entry], name: str) -> None:
        together = [{one.name for one in entry.people.values()} for entry in entries]
        partners = {other for names in together if name in names for other in names} - {name}
        dialog = RenameDialog(self._page, name, set(named) - {name}, partners)
        open_dialog(dialog, renamed=partial(self._rename, name))

    def _look_up(self, name: str) -> None:
        text, look_up = phrases.tr("Looking for recordings ..."), partial(self._services.holdings, name)
        self._page.work(self._bridge, text, look_up, self._confirm_delete, self._page.failed())

    def _confirm_delete(self, held: Holdings) -> None:
        if not held.alone and not held.shared:
            self._changed.end_change(
                phrases.tr("Nobody in the library is called {name} any more.").format(name=held.name)
            )
        else:
            dialog = DeletePersonDialog(self._page, held)
            open_dialog(dialog, accepted=lambda: self._delete(held, dialog.chosen()))

    def _rename(self, old: str, new: str) -> None:
        doing = phrases.tr("Renaming {name}: {done} of {of}").replace("{name}", old)
        renamed = phrases.tr("{old} is now {new} in {n} of the recordings.")
        failed = phrases.tr("The name cannot be changed: {why}")
        self._change(
            doing,
            partial(self._services.rename, old, new),
            lambda n: self._changed.end_change(renamed.format(old=old, new=new, n=phrases.number(n)), old, new),
            lambda error: self._changed.end_change(failed.format(why=why(error))),
            lambda: None,
        )

    def _delete(self, held: Holdings, chosen: Collection[Remnant]) -> None:
        before, name = self._settings.now, held.name
        self._settings.rename(name, "")  # first: the library goes on where it was stopped, the settings do not
        doing = phrases.tr("Deleting {name}: {done} of {of}").replace("{name}", name)
        gone = phrases.tr("{name} is gone from the library.").format(name=name)
        remaining = phrases.tr(
            "A backup that is damaged or not where it was may still hold {name}; delete it yourself: {files}."
        )
        left = phrases.tr("Texts and files that you did not tick may still name {name}.").format(name=name)
        refused = phrases.tr("It cannot be deleted: {why}")
        failed = phrases.tr("Not everything could be deleted: {why}. Delete again, and it goes on where it stopped.")

        def deleted(missing: list[Path]) -> None:
            files = ", ".join(map(str, missing))
            texts = {
                gone: True,
                remaining.format(name=name, files=files): missing,
                left: len(chosen) < len(held.remnants),
            }
            self._changed.end_change(" ".join(text for text, there in texts.items() if there))

        def not_deleted(error: Exception) -> None:
            if isinstance(error, ValueError):
                self._settings.restore(before)
            self._changed.end_change((refused if isinstance(error, ValueError) else failed).format(why=why(error)))

        delete = partial(self._services.delete_person, held, chosen)
        self._change(doing, delete, deleted, not_deleted, partial(self._settings.restore, before))

    def _change[T](
        self,
        doing: str,
        change: Callable[[Progress], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
        undo: Callable[[], None],
    ) -> None:
        """Change a person in the whole library; `undo` takes back what came first."""
        self._changed.begin_change(doing)

        def stopped() -> None:
            undo()
            self._changed.end_change("")
            self._page.say_stopped()

        self._page.work(
            self._bridge,
            doing.partition(":")[0],
            change,
            on_success,
            on_failure,
            on_stopped=stopped,
            progress=True,
        ).progressed.connect(self._changed.show_progress)
