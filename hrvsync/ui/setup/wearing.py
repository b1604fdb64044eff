"""Which strap is on which seat: given by hand, remembered, left over for the only other seat, or asked about."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.ui.setup.seat import Seat
from hrvsync.ui.setup.strap_words import strap_line
from hrvsync.ui.widgets import configure


class Wearing(QObject):
    """Gives the straps in sight to `seats`; emits the seat that was given one."""

    given = Signal(object)  # Seat

    def __init__(self, seats: Mapping[str, Seat], parent: QObject) -> None:
        super().__init__(parent)
        self._seats = seats
        self.seen: dict[str, DiscoveredStrap] = {}
        self._refused: set[tuple[str, str]] = set()
        for seat in seats.values():
            configure(seat, dropped=self.assign, answered=self._answer)

    @property
    def worn(self) -> dict[str, str]:
        """The straps by seat."""
        return {who: seat.strap for who, seat in self._seats.items() if seat.strap}

    @property
    def straps(self) -> dict[str, DiscoveredStrap]:
        """What is known of those that are worn, by own id."""
        return {own: self.seen[own] for own in self.worn.values()}

    def see(self, strap: DiscoveredStrap) -> None:
        """Take note of a strap that was seen, or seen again; the only seat that remembers it gets it."""
        new = strap.own not in self.seen
        self.seen[strap.own] = strap
        owners = [seat for seat in self._seats.values() if seat.remembered == strap.own]
        if new and len(owners) == 1 and not owners[0].strap:
            self.assign(strap.own, owners[0].who)
        for seat in self._seats.values():
            if seat.strap == strap.own:
                seat.tell(strap)

    @Slot(str, str)
    def assign(self, own: str, who: str) -> None:
        """Give the strap `own` to the seat `who` ("" is the first free one); a strap that was there changes places."""
        if own not in self.seen or (who and who not in self._seats):
            return
        free = [seat.who for seat in self._seats.values() if not seat.strap]
        target = self._seats[who or (free or list(self._seats))[0]]
        source = next((seat for seat in self._seats.values() if seat.strap == own), None)
        if source is target:
            return
        before = target.strap
        target.assign(own, self.seen[own])
        if source is not None:
            source.remembered = ""
            source.assign(before, self.seen.get(before))
        self._follow(target)
        self.given.emit(target)

    def _follow(self, given: Seat) -> None:
        """Give the only other strap in sight to the only other seat, of which nothing is known."""
        others = [seat for seat in self._seats.values() if seat is not given and not seat.known_strap]
        taken = set(self.worn.values())
        left = [strap for strap in self.seen.values() if not strap.away and strap.own not in taken]
        by_id = [strap for strap in left if strap.id]  # of twins nothing tells whose one is: that is asked
        if len(others) == len(left) == len(by_id) == 1:
            others[0].assign(left[0].own, left[0])

    def ask(self) -> None:
        """Ask whose a strap is that may be the one of a seat: of that name, and without an id that would tell."""
        taken = {seat.strap for seat in self._seats.values()}
        for who, seat in self._seats.items():
            now = self.seen.get(seat.strap)
            name = seat.remembered if now is None else now.name if now.away and not now.id else ""
            alike = (strap for strap in self.seen.values() if name and strap.name == name and not strap.id)
            free = (strap for strap in alike if not strap.away and strap.own not in taken)
            found = next((strap for strap in free if (who, strap.own) not in self._refused), None)
            if found is None:
                seat.ask("")
                continue
            taken.add(found.own)
            person = seat.name.text().strip()
            question = (
                self.tr("Is this {name}'s strap?").format(name=person) if person else self.tr("Is it this strap?")
            )
            seat.ask(found.own, question, strap_line(found))

    @Slot(str, str, bool)
    def _answer(self, own: str, who: str, yes: bool) -> None:
        if yes:
            self.assign(own, who)
        else:
            self._refused.add((who, own))
            self.ask()
