"""Looking for straps: the scan, the adapter it uses, and what may be in its way."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from hrvsync.ui.bridge import Bridge
from hrvsync.ui.services import Services
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.trouble import Trouble
from hrvsync.ui.widgets import combo_box, configure

PATIENCE_MS = 15_000  # a strap that is worn shows itself within a few seconds


class Looking(QObject):
    """Looks for straps between `start` and `stop`; `trouble` and `adapter` are parts of the page."""

    found = Signal(object)  # DiscoveredStrap
    changed = Signal()  # what is in the way

    def __init__(self, services: Services, bridge: Bridge, settings: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._bridge, self._settings = services, bridge, settings
        self._stop_scan: Callable[[], None] = lambda: None
        self._none_found = self._refused_by_system = False
        self._patience = configure(QTimer(self), singleShot=True, timeout=self.show_none_found)
        self._patience.start(PATIENCE_MS)
        self.trouble = configure(Trouble(), again=self._check_again)
        adapters, each = services.adapters(), self.tr("Bluetooth adapter: {name}")
        choices = [(self.tr("Bluetooth adapter: automatic"), ""), *((each.format(name=one), one) for one in adapters)]
        box = combo_box(self.tr("Bluetooth adapter"), choices, settings.now.adapter, self._adapter_chosen)
        self.adapter = configure(box, role="chip-quiet")

    def start(self) -> None:
        """Look until `stop`."""
        self._bridge.strap_found.connect(self.found, Qt.ConnectionType.QueuedConnection)
        self._bridge.scan_failed.connect(self.show_problem, Qt.ConnectionType.QueuedConnection)
        self._scan()

    def stop(self) -> None:
        """Look no more."""
        self._stop_scan()

    def _scan(self) -> None:
        """Look for straps with the chosen adapter."""
        bridge, scan = self._bridge, self._services.scan
        if self.adapter.count() > 1:
            self._services.use_adapter(self.adapter.currentData())
        self._stop_scan = bridge.spawn(lambda: scan(bridge.strap_found.emit, bridge.scan_failed.emit))

    @Slot()
    def _adapter_chosen(self) -> None:
        self._settings.change(adapter=self.adapter.currentData())
        self._check_again()

    @Slot()
    def _check_again(self) -> None:
        """Look afresh: with another adapter, or after somebody has mended something."""
        self._stop_scan()
        self._scan()
        if not self._refused_by_system:
            self._none_found = False
            self._patience.start(PATIENCE_MS)

    def be_content(self) -> None:
        """Say nothing of what may be in the way: a strap is in sight."""
        self._patience.stop()
        self._none_found = False
        self.show_problem("")

    @Slot()
    def show_none_found(self) -> None:
        """Show all that may be in the way of finding a strap; the scan goes on."""
        self._none_found = True
        self.trouble.show_hints(self.tr("No strap found yet"))
        self.changed.emit()

    @Slot(object)
    def show_problem(self, problem: str) -> None:
        """Show what is wrong with Bluetooth, and what to do; nothing where it is empty."""
        self._refused_by_system = bool(problem)
        if problem:
            self.trouble.show_problem(problem)
        elif self._none_found:
            self.trouble.show_hints(self.tr("No strap found yet"))
        else:
            self.trouble.clear()
        self.changed.emit()
