"""The files of one import: what was understood of each, what the person said of them, and the recordings they make."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from hrvsync.importing import NOTHING, Corrections, Proposal, Understood, laid_together, proposals, question, swapped
from hrvsync.ui import phrases
from hrvsync.ui.importing import words
from hrvsync.ui.importing.clock import begins


class Batch:
    """Holds `files` in the order in which they were read, the paths that wait, and the answers of the person."""

    def __init__(self) -> None:
        self.files: dict[Path, Understood] = {}
        self.waiting: list[Path] = []
        self.wishes: dict[Path, Corrections] = {}
        self.swap = False
        self._answer: Proposal | None = None
        self._joined: bool | None = None  # as the number of files says

    def wish(self, file: Understood) -> Corrections:
        """Return what the person said of a file."""
        return self.wishes.get(file.path, NOTHING)

    def correct(self, file: Understood, wish: Corrections) -> bool:
        """Take what the person says of a file; return whether only a name changed: then it is not read again."""
        before = self.wish(file)
        self.wishes[file.path] = wish
        self._answer = None
        return (before.wishes, before.created, before.chosen) == (wish.wishes, wish.created, wish.chosen)

    def lay_together(self, later: float, by: str) -> None:
        """Make one recording of two files of which the second began `later` (s), as `by` says."""
        self._answer = laid_together(self.proposals, later, by, datetime.now().astimezone())

    def join(self, *, joined: bool) -> None:
        """Make one recording of those that were recorded at one time, or keep each alone."""
        self._answer, self._joined = None, joined

    @property
    def question(self) -> tuple[Understood, Understood] | None:
        """Two files that no clock lays beside each other, until the person has said how they lie."""
        return None if self._answer or self._joined is False else question(self.proposals)

    @property
    def proposals(self) -> list[Proposal]:
        """The recordings that would be made now."""
        made = proposals(list(self.files.values()), self.wishes, joined=self._joined)
        if self._answer is not None and len(made) == 2:
            made = [self._answer]
        return [swapped(one) if self.swap and len(one.files) == 2 else one for one in made]

    @property
    def at_once(self) -> int:
        """How many times two of the files were recorded at one time."""
        made = proposals(list(self.files.values()), self.wishes, joined=True)
        return sum(len(one.files) == 2 for one in made)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many files are new, are known already, and were not understood."""
        new, known = (
            sum(file.new for file in self.files.values()),
            sum(bool(file.known) for file in self.files.values()),
        )
        return new, known, len(self.files) - new - known

    def on_the_right(self, made: Sequence[Proposal], asked: tuple[Path, Path] | None) -> set[Path]:
        """Return the files of those who get the right seat."""
        return ({asked[1]} if asked else set()) | {one.files[1].path for one in made if len(one.files) == 2}

    def laid(self, pair: Proposal) -> str:
        """Say how the two files of a recording lie beside each other."""
        names = [words.names(file, wish) for file, wish in zip(pair.files, pair.corrections, strict=True)]
        both = phrases.tr("{name} (left) and {other} (right) become one recording")
        both = both.format(name=names[0], other=names[1])
        if pair.later is not None:
            return f"{both}: {begins(names[1], pair.later)}."
        return phrases.tr("{both}, by the clocks of their files.").format(both=both)
