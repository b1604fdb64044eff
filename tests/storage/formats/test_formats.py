import os
from pathlib import Path

import pytest

from hrvsync.storage.formats import FORMATS, read
from hrvsync.storage.jsonl import line
from hrvsync.storage.recording import FileError, Header


def test_each_format_is_recognised_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "x"
    for content, app in ((line(Header(app="me")), b"me"), (b"800\n", b"RR text"), (b"1 800\n", b"RR table")):
        path.write_bytes(content)
        assert read(path).header.app.encode() == app


def test_names_differ() -> None:
    assert len({reader.name for reader in FORMATS}) == len(FORMATS)


def test_refuses_what_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileError, match=r"missing.txt: there is no such file; check the name\.$"):
        read(tmp_path / "missing.txt")
    with pytest.raises(FileError, match="this is a folder"):
        read(tmp_path)
    (tmp_path / "empty").touch()
    with pytest.raises(FileError, match="the file is empty"):
        read(tmp_path / "empty")
    (tmp_path / "binary").write_bytes(os.urandom(5000))
    with pytest.raises(
        FileError, match="no known format of heartbeats; choose a text or table of RR intervals, or what a watch"
    ):
        read(tmp_path / "binary")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileError, match=r"cannot be read \(Permission denied\)"):
        read(tmp_path / "binary")
