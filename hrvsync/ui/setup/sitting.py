"""Who has sat down so far: what is missing, who joins later, and what each can do about a strap."""

from collections.abc import Mapping

import msgspec

from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.ui import phrases
from hrvsync.ui.setup.choices import called


class Sitting(msgspec.Struct, frozen=True):
    """By seat: `names`, `worn` straps, and `known` ones, which are worn or looked for; `seen` straps by own id.

    `unfit`: an infant, in a session that is not for research.
    """

    names: Mapping[str, str]
    worn: Mapping[str, str]
    known: Mapping[str, str]
    seen: Mapping[str, DiscoveredStrap]
    unfit: bool = False

    @property
    def called(self) -> dict[str, str]:
        """What each is called, whether they gave a name or not."""
        return called(self.names)

    @property
    def late(self) -> list[str]:
        """The seats whose strap is not in sight, where somebody else's is: they join later."""
        here = [who for who, own in self.worn.items() if not self.seen[own].away]
        return [who for who in self.names if who not in here] if here else []

    @property
    def missing(self) -> str:
        """What keeps people from beginning; nothing where they can."""
        several = len(self.names) > 1
        if len({*self.called.values()}) < len(self.names):
            return phrases.tr("Give each person a name of their own.")
        if not self.worn or not all(self.known.get(who) for who in self.names):
            return phrases.tr("Put a strap on each seat.") if several else phrases.tr("Choose your strap.")
        if self.unfit:
            return phrases.tr("Infants take part in sessions for research only: choose one of those.")
        return ""

    @property
    def next(self) -> str:
        """What is not yet as it should be, else what happens next."""
        for who, own in self.worn.items():
            if self.seen[own].away:
                away = phrases.tr(
                    "{name}'s strap is out of sight: put it on, moisten it, close other apps that use it."
                )
                return away.format(name=self.called[who])
            if self.seen[own].worn is False:
                dry = phrases.tr("{name}'s strap does not feel the skin yet: moisten it, put it on.")
                return dry.format(name=self.called[who])
        if self.late:
            text = phrases.tr(
                "In the session {name}'s strap is still looked for; from its first beat on {name} is there."
            )
            return text.format(name=self.called[self.late[0]])
        if not all(self.names.values()):
            if len(self.names) > 1:
                return phrases.tr("Names can wait: without one you are A on the left, B on the right.")
            return phrases.tr("Your name can wait: without one you are A, and no range of yours is known.")
        if len(self.names) > 1:
            return phrases.tr("“Begin” connects both straps; the session shows when the beats of each arrive.")
        return phrases.tr("“Begin” connects the strap; the session shows when its beats arrive.")

    def advice(self, who: str, *, may_join: bool, others: bool, short: bool) -> str:
        """What to do about the strap of a seat; nothing where it is there.

        `may_join`: this person may join later; `others`: straps are in sight that nobody wears; `short`: one sentence.
        """
        if not self.known.get(who):
            return (
                phrases.tr("Put a strap here: then you see whose heart beats. Wrong one? Drag it to the other seat.")
                if others
                else ""
            )
        if who in self.worn and not self.seen[self.worn[who]].away:
            return ""
        help_ = phrases.tr("Wet the electrodes, close other apps that use the strap, sit within two metres.")
        if not may_join:
            return help_
        joins = phrases.tr("You can begin now: {name} joins as soon as the strap is there.")
        joins = joins.format(name=self.called[who])
        return joins if short else f"{help_} {joins}"
