"""A library of a test's own, where the commands look for it."""

from pathlib import Path

import pytest

from hrvsync.storage import recordings_folder


def own_library(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let recordings, settings and index of this test lie below `root`; return the folder of the recordings."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(root / name))
    folder = recordings_folder()
    assert folder.is_relative_to(root)
    folder.mkdir(parents=True)
    return folder
