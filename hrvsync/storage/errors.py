"""What is wrong with a file, where, and what to do about it, in one sentence."""

from collections.abc import Generator
from contextlib import contextmanager
from os import PathLike, fspath
from pathlib import Path

from hrvsync.i18n import Message

PLACE, REFUSAL = Message("{file}, line {n}"), Message("{place}: {what}; {todo}.")
EXPORT_AGAIN = Message("export the recording again from its app")


class FileError(ValueError):
    """A file that cannot be read or written: one sentence with the file, the line, what is wrong and what to do."""

    def __init__(self, path: str | PathLike[str], what: Message, todo: Message, line: int | None = None) -> None:
        self.path, self.what, self.todo, self.line = fspath(path), what, todo, line
        place = self.path if line is None else PLACE.filled(file=self.path, n=line)
        self.sentence = REFUSAL.filled(place=place, what=what, todo=todo)
        super().__init__(self.sentence)


class FormatError(Exception):
    """The same, from code that does not know the file: `in_file` makes a FileError of it."""

    def __init__(self, what: Message, todo: Message = EXPORT_AGAIN, line: int | None = None) -> None:
        self.what, self.todo, self.line = what, todo, line
        super().__init__(what)


@contextmanager
def in_file(path: Path) -> Generator[None]:
    """Raise a FormatError from within as a FileError about `path`."""
    try:
        yield
    except FormatError as error:
        raise FileError(path, error.what, error.todo, error.line) from error
