"""Results are kept by key, readable by their owner only, and go with what they were made of."""

import os
from pathlib import Path

import pytest

from hrvsync.storage import jsonl, library, people, result_cache
from hrvsync.storage.recording import Header
from hrvsync.storage.result_cache import ResultCache, cache_folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_what_was_put_is_there_for_its_owner_only() -> None:
    cache = ResultCache()
    assert cache.get("ab12") is None
    cache.put("ab12", b"result")
    assert ResultCache().get("ab12") == b"result"
    assert (cache_folder() / "ab12").stat().st_mode & 0o777 == 0o600
    assert cache_folder().stat().st_mode & 0o777 == 0o700


def test_the_oldest_results_go(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 20
    monkeypatch.setattr(result_cache, "MAX_FILES", most)
    cache = ResultCache()
    for n in range(most + 3):
        cache.put(f"k{n}", b"")
        os.utime(cache_folder() / f"k{n}", (n, n))
    cache.put("last", b"")
    assert len(list(cache_folder().iterdir())) == most
    assert cache.get("k0") is None
    assert cache.get(f"k{most}") == b""


def test_a_folder_that_cannot_be_written_is_an_empty_cache(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = ResultCache(tmp_path / "file")
    cache.put("ab12", b"result")
    assert cache.get("ab12") is None


def test_a_key_is_no_path() -> None:
    with pytest.raises(ValueError, match=r"ab12"):
        ResultCache().get("../ab12")


def test_deleting_a_recording_or_a_person_clears_it(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    for name in ("one", "two"):
        path = folder / f"{name}.jsonl"
        path.write_bytes(jsonl.line(Header({"A": "Ada"})))
        os.utime(path, (0, 0))
    for delete in (lambda: library.delete_recording(folder / "one.jsonl"), lambda: people.delete_person(folder, "Ada")):
        ResultCache().put("ab12", b"result")
        delete()
        assert ResultCache().get("ab12") is None
