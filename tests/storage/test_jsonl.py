from contextlib import suppress
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings, strategies as st
from support.event_strategies import KINDS, sessions

from hrvsync.events import AnyEvent, Mark, Packet, Tick
from hrvsync.storage.jsonl import End, line, read, sniff
from hrvsync.storage.limits import LINE
from hrvsync.storage.recording import FileError, Header

HEADER = line(Header({"A": "Ann", "B": "Bo"}, "test", "2026-01-02T03:04:05+01:00", "CET", "hrvsync 0.1.0"))
PACKET = b'{"k":"packet","t":1.5,"who":"A","rr":[900,1024]}\n'


DAMAGE = st.binary(max_size=8) | st.sampled_from(
    [b"", b"1e999", b"-", b"NaN", b"9" * 30, b"\n", b"\0" * 50, b'"', b"{"]
)


def file(folder: Path, content: bytes) -> Path:
    path = folder / "session.jsonl"
    path.write_bytes(content)
    return path


def events(path: Path) -> list[AnyEvent]:
    return list(read(path).events())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("jsonl")


def test_every_kind_of_event_has_a_strategy() -> None:
    assert len(KINDS) == len(get_args(AnyEvent.__value__))


@given(session=sessions())
@settings(deadline=None)
def test_what_was_written_is_read(folder: Path, session: list[AnyEvent]) -> None:
    path = file(folder, HEADER + b"".join(map(line, session)) + line(End(len(session))))
    recording = read(path)
    assert recording.header.people == {"A": "Ann", "B": "Bo"}
    assert list(recording.events()) == session
    assert list(recording.events()) == session


@given(cut=st.integers(1, len(PACKET) - 1))
def test_a_torn_last_line_is_passed_over(folder: Path, cut: int) -> None:
    result = events(file(folder, HEADER + PACKET + PACKET[:cut]))
    assert result == [Packet(1.5, "A", (900, 1024))] * (2 if cut == len(PACKET) - 1 else 1)


def test_zeros_that_a_power_cut_left_are_passed_over(tmp_path: Path) -> None:
    assert len(events(file(tmp_path, HEADER + PACKET + b"\0" * 100))) == 1


def test_unknown_keys_and_kinds_are_passed_over(tmp_path: Path) -> None:
    content = HEADER[:-2] + b',"mood":"calm"}\n' + b'{"k":"smell","t":1,"of":"roses"}\n' + PACKET[:-2] + b',"x":[]}\n'
    assert events(file(tmp_path, content + b'{"k":"end","n":2}\n')) == [Packet(1.5, "A", (900, 1024))]


def test_accents_survive(tmp_path: Path) -> None:
    mark = Mark(1.0, "note", "Zoë: größer, 静か")
    assert events(file(tmp_path, HEADER + line(mark))) == [mark]


def test_a_session_without_events_is_one(tmp_path: Path) -> None:
    assert events(file(tmp_path, HEADER)) == []


BAD_HEADERS = {
    b"": "empty",
    HEADER[:40]: "header",
    b"\x89PNG\r\n\x1a\n": "header",
    b'{"k":"packet","t":1,"who":"A"}\n': "header",
    b'{"k":"header","format":"other","version":1}\n': "header",
    b'{"k":"header","format":"hrvsync","version":"1"}\n': "header",
    b'{"k":"header","format":"hrvsync","version":3}\n': "version 3 and this hrvsync reads up to 2; update hrvsync",
    b'{"k":"header","format":"hrvsync","version":-1}\n': "no version -1",
    b'{"k":"header","format":"hrvsync","version":1,"people":7}\n': "look at “people”",
    b"x" * LINE: "longer",
}


@pytest.mark.parametrize(("content", "says"), BAD_HEADERS.items(), ids=range(len(BAD_HEADERS)))
def test_refuses_a_bad_header(tmp_path: Path, content: bytes, says: str) -> None:
    path = file(tmp_path, content)
    with pytest.raises(FileError, match=says) as refused:
        read(path)
    assert str(refused.value).startswith(str(path))
    assert refused.value.line == (1 if content else None)
    assert path.read_bytes() == content


BAD_LINES = {
    b"rubbish\n": "not a line of JSON",
    b"\n": "not a line of JSON",
    b'{"k":"mark","t":1,"kind":"\xff"}\n': "not a line of JSON",
    b'{"t":1}\n': "look at “k”",
    b"[1]\n": "not an event",
    b'{"k":"tick"}\n': "look at “t”",
    b'{"k":"tick","t":"1"}\n': "look at “t”",
    b'{"k":"tick","t":null}\n': "look at “t”",
    b'{"k":"tick","t":NaN}\n': "not a line of JSON",
    b'{"k":"tick","t":1e999}\n': "not an event of this format; delete",
    b'{"k":"tick","t":-1}\n': "outside 0",
    b'{"k":"tick","t":1e12}\n': "outside 0",
    b'{"k":"packet","t":1,"who":"A","rr":[65536]}\n': "RR interval",
    b'{"k":"packet","t":1,"who":"A","rr":[9.5]}\n': "look at “rr”",
    b'{"k":"tick","t":1}{"k":"tick","t":1}\n': "not a line of JSON",
    b'{"k":"end","n":3}\n': "ends after 3 events but 1 are here",
    b'{"k":"tick","t":-1}': "outside 0",
    HEADER: "second recording",
}


@pytest.mark.parametrize(("content", "says"), BAD_LINES.items(), ids=range(len(BAD_LINES)))
def test_refuses_a_bad_line(tmp_path: Path, content: bytes, says: str) -> None:
    whole = HEADER + b'{"k":"tick","t":0}\n' + content
    path = file(tmp_path, whole)
    with pytest.raises(FileError, match=says) as refused:
        events(path)
    assert str(refused.value).startswith(f"{path}, line 3: ")
    assert refused.value.line == 3
    assert path.read_bytes() == whole


def test_refuses_time_that_goes_backwards(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"line 3: the time goes backwards, from 2 to 1 s"):
        events(file(tmp_path, HEADER + line(Tick(2.0)) + line(Tick(1.0))))


def test_refuses_lines_after_the_end(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="line 3: lines follow"):
        events(file(tmp_path, HEADER + line(End(0)) + line(Tick(1.0))))


def test_recognises_itself() -> None:
    assert sniff(HEADER, Path("x.txt"))
    assert sniff(b"rubbish", Path("x.jsonl"))
    assert not sniff(b'{"k":1}\n"header"', Path("x.json"))
    assert not sniff(b"800\n810\n", Path("x.txt"))


@given(session=sessions(), data=st.data())
@settings(deadline=None)
def test_a_damaged_recording_is_refused_or_read_but_never_breaks_it(
    folder: Path, session: list[AnyEvent], data: st.DataObject
) -> None:
    content = bytearray(HEADER + b"".join(map(line, session)) + line(End(len(session))))
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(content)))
        content[start : start + data.draw(st.integers(0, 40))] = data.draw(DAMAGE)
    path = file(folder, bytes(content))
    with suppress(FileError):
        assert all(0 <= event.t <= 31 * 86400 for event in events(path))
    assert path.read_bytes() == content


@given(content=st.binary(max_size=300))
@settings(deadline=None)
def test_rubbish_is_refused_or_read_but_never_breaks_it(folder: Path, content: bytes) -> None:
    path = file(folder, HEADER + content)
    with suppress(FileError):
        events(path)
