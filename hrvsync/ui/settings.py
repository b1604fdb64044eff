"""What the app remembers between starts, in one private file: names, choices, consent, what people say of themselves.

No heart data.
"""

from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec
from platformdirs import user_config_path

from hrvsync.events import Age
from hrvsync.storage import replacing
from hrvsync.ui.known_rates import KnownRate, renamed_rates

FILE = "settings.json"


class Settings(msgspec.Struct, frozen=True):
    """`names` by seat as people chose them; `consented`: those names that agreed to be recorded.

    `rhythm_disorders`: those names that said they have a pacemaker or a rhythm disorder; `ages` by name of
    those who are no adults; `roles` by name, as they were last.
    `text_size`: of letters, in percent. `offered`: when the interrupted session began that was offered last; it holds
    no name. `adapter`: of several for Bluetooth the one that was chosen. `own_name`: who corrects by hand.
    `rates`: what people chose after an assessment.
    `offers`: whether to offer to breathe together when both are up. `lab_out`: whether sessions are sent by LSL, and by
    OSC to the address `osc_to` if there is one; `lab_in`: whether streams and markers of LSL are taken in. `toured`:
    the hints of the first session were seen. `accompanies`: who uses it does so with others, as a practitioner.
    """

    names: dict[str, str] = {}
    consented: tuple[str, ...] = ()
    rhythm_disorders: tuple[str, ...] = ()
    ages: dict[str, Age] = {}
    roles: dict[str, str] = {}
    theme: Literal["system", "dark", "light"] = "system"
    reduced_motion: bool = False
    text_size: int = 100
    sound: bool = True
    language: str = ""
    together: str = "paired-resonance-breathing"
    alone: str = "solo-resonance-breathing"
    offered: str = ""
    adapter: str = ""
    own_name: str = ""
    offers: bool = True
    lab_out: bool = False
    osc_to: str = ""
    lab_in: bool = False
    rates: tuple[KnownRate, ...] = ()
    toured: bool = False
    accompanies: bool = False


class SettingsFile:
    """Reads and writes the file; an unreadable one is treated as missing. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE if folder else None
        self.now = Settings()
        if self._path is not None:
            with suppress(OSError, msgspec.MsgspecError):
                self.now = msgspec.json.decode(self._path.read_bytes(), type=Settings)

    def change(self, **changes: object) -> None:
        """Remember these fields from now on."""
        self.now = msgspec.structs.replace(self.now, **changes)
        if self._path is not None:
            with suppress(OSError), replacing(self._path) as draft:
                draft.write_bytes(msgspec.json.encode(self.now))

    def restore(self, before: Settings) -> None:
        """Remember `before` again."""
        self.change(**msgspec.structs.asdict(before))

    def rename(self, old: str, new: str) -> None:
        """Remember a person as `new` from now on; as nobody where that is empty."""
        names = {seat: new if name == old else name for seat, name in self.now.names.items()}

        def renamed(some: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(name for name in (new if name == old else name for name in some) if name)

        self.change(
            names={seat: name for seat, name in names.items() if name},
            consented=renamed(self.now.consented),
            rhythm_disorders=renamed(self.now.rhythm_disorders),
            own_name=new if self.now.own_name == old else self.now.own_name,
            rates=renamed_rates(self.now.rates, old, new),
            ages={name: age for one, age in self.now.ages.items() if (name := new if one == old else one)},
            roles={name: role for one, role in self.now.roles.items() if (name := new if one == old else one)},
        )


def settings_folder() -> Path:
    """Return this user's configuration folder."""
    return user_config_path("hrvsync", appauthor=False)
