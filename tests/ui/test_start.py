"""What goes wrong is written into a private file: where it happened, and nothing of what was in it."""

import os
import sys
from pathlib import Path

import pytest

from hrvsync.ui.start import LOG, LOG_FILE, MOST_BYTES, keep_open, log_to


def raise_secret() -> None:
    raise ValueError("Ada 812 ms")


def test_an_exception_is_logged_privately_and_reported_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", None)
    place = tmp_path / "config" / "hrvsync"
    before = os.umask(0)
    handler = log_to(place)
    os.umask(before)
    assert [folder.stat().st_mode & 0o777 for folder in (place.parent, place)] == [0o700, 0o700]
    assert handler is not None
    try:
        messages: list[str] = []
        hook = keep_open(messages.append)
        with pytest.raises(ValueError, match="Ada") as caught:
            raise_secret()
        hook(caught.type, caught.value, caught.tb)
    finally:
        LOG.removeHandler(handler)
        handler.close()
    written = (place / LOG_FILE).read_text()
    assert "ValueError" in written
    assert "raise_secret" in written
    assert "Ada 812" not in written.replace('"Ada 812 ms"', "")
    assert (place / LOG_FILE).stat().st_mode & 0o777 == 0o600
    assert messages == ["ValueError"]


def test_a_full_log_begins_again_and_no_place_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / LOG_FILE).write_bytes(b"x" * (MOST_BYTES + 1))
    handler = log_to(tmp_path)
    assert handler is not None
    LOG.removeHandler(handler)
    handler.close()
    assert (tmp_path / LOG_FILE).stat().st_size == 0
    (tmp_path / "file").touch()
    assert log_to(tmp_path / "file") is None
