"""Files that appear whole or not at all."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """Yield a name to write to; on success that file, readable by its owner only, takes the place of `path`."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.touch(0o600)
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
