"""A strap in sight, before it is connected."""

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from bleak.backends.device import BLEDevice  # takes long to import, and the window needs none of it


class DiscoveredStrap(msgspec.Struct, frozen=True):
    """A strap in sight; None is what it does not report.

    `own` is what to remember it by and to ask for: its own `id`, else its `name`, else (of twins that share a name) its
    `address`. `rssi` (dBm) is None for one that this computer already holds. `battery` is in percent. `verdict` is what
    to expect of its model until `checked`, `why` what the wearer should know. `away`: it is out of sight again.
    """

    own: str
    model: str
    rssi: int | None = None
    bpm: int | None = None
    worn: bool | None = None
    low_battery: bool | None = None
    away: bool = False
    name: str = ""
    id: str = ""
    address: str = ""
    battery: int | None = None
    verdict: str = ""
    why: str = ""
    checked: bool = False
    device: "BLEDevice | None" = None

    def answers_to(self, wanted: str) -> bool:
        """Return whether `wanted` is this strap's own id, its name or its address."""
        return wanted.casefold() in {self.id.casefold(), self.name.casefold(), self.address.casefold()} - {""}
