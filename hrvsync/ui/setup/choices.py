"""What people have chosen where they sit down, kept while they go back and forth."""

from collections.abc import Mapping

import msgspec

from hrvsync.events import Age
from hrvsync.ui.settings import Settings

NOBODY: Mapping[str, str] = {}


class Choices(msgspec.Struct, frozen=True):
    """By seat: `names`, `moods`, `straps` (own ids), `ages`, `rates` (1/min); the seats with a `disorder`.

    `protocol`: the key of the guided session; `inhale`: which of the offered ratios; `each`: each at their own rate.
    """

    names: dict[str, str]
    moods: dict[str, str]
    straps: dict[str, str]
    ages: dict[str, Age]
    disorders: tuple[str, ...]
    protocol: str
    rates: dict[str, float]
    inhale: int
    each: bool

    @property
    def young(self) -> dict[str, Age]:
        """The ages of those who are no adults."""
        return {who: age for who, age in self.ages.items() if age != "adult"}


def called(names: Mapping[str, str]) -> dict[str, str]:
    """Return what each is called in a recording, by seat: who gave no name, by the letter of the seat, as in a file."""
    return {who: name or who for who, name in names.items()}


def remembered(choices: Choices, settings: Settings, roles: Mapping[str, str] = NOBODY) -> dict[str, object]:
    """Return the fields of the settings that keep what lasts beyond the session: names, and what they said."""
    names = {who: name for who, name in choices.names.items() if name}
    others = (name for name in settings.rhythm_disorders if name not in names.values())
    known = settings.ages | {names[who]: age for who, age in choices.ages.items() if who in names}
    return {
        "names": settings.names | choices.names,
        "rhythm_disorders": (*others, *(names[who] for who in choices.disorders if who in names)),
        "ages": {name: age for name, age in known.items() if age != "adult"},
        "roles": settings.roles | {names[who]: role for who, role in roles.items() if who in names},
        "together" if len(choices.names) > 1 else "alone": choices.protocol,
    }
