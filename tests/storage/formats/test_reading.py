from pathlib import Path

import numpy as np
import pytest

from hrvsync.events import Packet, Tick
from hrvsync.storage.errors import FormatError
from hrvsync.storage.formats import reading
from hrvsync.storage.formats.packets import chained
from hrvsync.storage.formats.reading import content, imported, library


def test_a_recording_has_a_header_and_ticks() -> None:
    events = chained(np.array([800.0]))
    recording = imported(Path("some.txt"), events, "an app", "2026-01-02T03:04:05", ("a note",))
    header = recording.header
    assert (header.people, header.source, header.app) == ({"A": ""}, "some.txt", "an app")
    assert (header.created, header.notes) == ("2026-01-02T03:04:05", ("a note",))
    assert list(recording.events()) == list(recording.events()) == [Tick(0.0), *events, Tick(1.0)]


def test_impossible_or_missing_events_are_refused() -> None:
    with pytest.raises(FormatError, match="an RR interval of 70000 ms"):
        imported(Path("some.txt"), [Packet(1.0, "A", (70_000,), per_second=1000)], "")
    with pytest.raises(FormatError, match="holds no heartbeats"):
        imported(Path("some.txt"), [], "")


def test_refuses_a_huge_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"12345")
    assert content(file) == b"12345"
    monkeypatch.setattr(reading, "LARGEST", 4)
    with pytest.raises(FormatError, match="hrvsync reads up to"):
        content(file)


def test_a_missing_library_says_how_to_install_it() -> None:
    with pytest.raises(FormatError, match="needs no_such_library") as caught:
        library("no_such_library")
    assert caught.value.todo == "pip install 'hrvsync[formats]'"
