"""scan, record and doctor with straps, as people use them: virtual straps in another process, HCI over TCP."""

import asyncio
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Generator
from contextlib import suppress
from itertools import groupby
from pathlib import Path

import pytest
from bleak.exc import BleakBluetoothNotAvailableError, BleakBluetoothNotAvailableReason
from bumble.device import Device
from support.running import run
from virtual.air import Air, device, radio
from virtual.backend import Adapter, inject
from virtual.far import far_adapter
from virtual.nearby import straps_nearby, with_straps

from hrvsync.app.services import LocalServices
from hrvsync.cli import doctor
from hrvsync.events import Battery, Link, Packet, Strap, Wave
from hrvsync.sources.ble import StrapStore
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.storage.jsonl import read

BOTH = ("--strap", "A=0000000A", "--strap", "B=Polar H10 0000000B")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture(scope="module")
def port() -> Generator[int]:
    with straps_nearby() as port:
        yield port


@pytest.fixture
def nearby(port: int) -> Generator[None]:
    undo = inject(far_adapter(port))
    yield
    undo()


@pytest.fixture
def alone() -> Generator[Adapter]:
    """An adapter that works, with nobody around."""

    async def plug_in() -> Device:
        return await device(radio(Air(), "adapter"), "adapter", "F0:00:00:00:01:00")

    adapter = Adapter(plug_in)
    undo = inject(adapter)
    yield adapter
    undo()


def broken(reason: BleakBluetoothNotAvailableReason) -> BleakBluetoothNotAvailableError:
    return BleakBluetoothNotAvailableError("", reason)


def test_the_default_command_line_records_both_straps_of_another_process(port: int, tmp_path: Path) -> None:
    out, notes = tmp_path / "pair.jsonl", tmp_path / "notes.txt"
    command = [sys.executable, "-m", "hrvsync", "record", *BOTH, "--ecg", "--acc", "--seconds", "4"]
    result = subprocess.run(
        [*command, "--out", str(out), "--diagnostics", str(notes)],
        env=with_straps(port),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert "A  waiting for beats" in result.stdout
    assert "A  live" in result.stdout
    assert f"events in {out}" in result.stdout
    events = list(read(out).events())
    for who in "AB":
        mine = [event for event in events if getattr(event, "who", "") == who]
        assert [event.id for event in mine if isinstance(event, Strap)] == [f"0000000{who}"]
        # A state comes again where the advice beside it changes, as before the first beat: as often as time allows.
        states = [state for state, _ in groupby(event.state for event in mine if isinstance(event, Link))]
        assert states == ["off", "found", "connecting", "waiting", "live"]
        assert any(isinstance(event, Packet) and event.rr for event in mine)
        assert any(isinstance(event, Battery) for event in mine)
        assert {event.kind for event in mine if isinstance(event, Wave)} == {"ecg", "acc"}
        rates = {event.kind: event.rate for event in mine if isinstance(event, Wave)}
        assert rates == {"ecg": 130, "acc": 50}
    assert "came from" not in result.stdout
    text = notes.read_text()
    entries = " ".join(line[13:] for line in text.splitlines()[2:])
    beats = {n for event in events if isinstance(event, Packet) for n in (*event.rr, event.bpm) if n}  # 0: no rate yet
    assert not beats & {int(n) for n in re.findall(r"\d+", entries)}
    assert notes.stat().st_mode & 0o777 == 0o600
    assert "connecting" in text
    assert "ecg at 130/s: ok" in text
    assert not re.search(r"0000000[AB]|F0:00", text)


def test_ctrl_c_ends_a_recording_cleanly(port: int, tmp_path: Path) -> None:
    out = tmp_path / "short.jsonl"
    command = [sys.executable, "-m", "hrvsync", "record", *BOTH, "--out", str(out)]
    with subprocess.Popen(command, env=with_straps(port), stdout=subprocess.PIPE, text=True) as recording:
        assert recording.stdout is not None
        while "B  live" not in recording.stdout.readline():
            pass
        recording.send_signal(signal.SIGINT)
        begun = time.monotonic()
        output = recording.stdout.read()
        assert recording.wait() == 0
        assert time.monotonic() - begun < 5
    assert f"events in {out}" in output
    assert out.read_bytes().splitlines()[-1].startswith(b'{"k":"end"')


def test_what_a_killed_recording_left_streaming_is_stopped(port: int, tmp_path: Path) -> None:
    out = tmp_path / "killed.jsonl"
    command = [sys.executable, "-m", "hrvsync", "record", "--strap", "A=0000000A", "--ecg", "--out", str(out)]
    with subprocess.Popen(command, env=with_straps(port), stdout=subprocess.PIPE, text=True) as recording:
        while b'"wave"' not in (out.read_bytes() if out.exists() else b""):
            with suppress(subprocess.TimeoutExpired):
                recording.wait(0.05)
            assert recording.returncode is None
        recording.kill()
    assert any(isinstance(event, Packet) for event in read(out).events())
    memory = tmp_path / "config/hrvsync/straps.json"
    assert json.loads(memory.read_text())["streaming"] == ["0000000A"]
    undo = inject(far_adapter(port))
    try:
        shown = run("strap", "0000000A").stdout
    finally:
        undo()
    assert "It was still sending for an earlier session that had no end; now it has stopped." in shown
    assert json.loads(memory.read_text())["streaming"] == []


@pytest.mark.usefixtures("nearby")
def test_what_was_asked_for_and_never_came_is_reported(tmp_path: Path) -> None:
    result = run("record", "--strap", "A=0000000A", "--acc", "--ecg", "--seconds", "1.5", "--out", tmp_path / "1.jsonl")
    assert "No ECG and no acceleration came from A's strap; its beats are recorded." in result.stdout


@pytest.mark.usefixtures("nearby")
def test_remembered_straps_need_no_naming(tmp_path: Path) -> None:
    first = run("record", *BOTH, "--seconds", "2", "--out", tmp_path / "1.jsonl", "--json")
    assert first.exit_code == 0
    assert json.loads(first.stdout)["safe"]
    assert json.loads((tmp_path / "config/hrvsync/straps.json").read_text())["straps"] == {
        "A": "0000000A",
        "B": "0000000B",
    }
    second = run("record", "--seconds", "2", "--out", tmp_path / "2.jsonl", "--view", "terminal")
    assert second.exit_code == 0
    ids = {event.who: event.id for event in read(tmp_path / "2.jsonl").events() if isinstance(event, Strap)}
    assert ids == {"A": "0000000A", "B": "0000000B"}
    assert "A wears 0000000A, B wears 0000000B" in run("doctor", "--json").stdout


@pytest.mark.usefixtures("nearby")
def test_scan_lists_the_straps() -> None:
    shown = run("scan", "--seconds", "1")
    assert shown.exit_code == 0
    for word in ("Polar H10 0000000A", "0000000B", "-50 dBm", "72", "yes", "ok", "by its"):
        assert word in shown.stdout
    assert shown.stdout.splitlines()[-1].startswith("Record with: hrvsync record --strap A=0000000")
    assert " --strap B=0000000" in shown.stdout.splitlines()[-1]
    straps = [json.loads(line) for line in run("scan", "--seconds", "1", "--json").stdout.splitlines()]
    assert {strap["id"] for strap in straps} == {"0000000A", "0000000B"}
    assert straps[0]["verdict"] == "good for HRV"
    assert not straps[0]["checked"]


@pytest.mark.usefixtures("nearby")
def test_the_window_finds_them_too(tmp_path: Path) -> None:
    seen: list[DiscoveredStrap] = []
    problems: list[str] = []

    async def main() -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(2):
                await LocalServices(tmp_path).scan(seen.append, problems.append)

    asyncio.run(main())
    assert {(one.own, one.model, one.bpm, one.worn) for one in seen} == {
        ("0000000A", "Polar H10", 72, True),
        ("0000000B", "Polar H10", 72, True),
    }
    assert problems == []


@pytest.mark.usefixtures("nearby")
def test_one_strap_looked_at_closely_and_its_switch() -> None:
    shown = run("strap", "0000000A").stdout
    for words in (
        "own id             0000000A",
        "model              Polar H10 (calls itself H10)",
        "firmware           3.2.0",
        "can send           beats, acceleration, ECG",
        "second connection  not allowed",
    ):
        assert words in shown
    assert "second connection  allowed" in run("strap", "0000000A", "--second-connection", "on").stdout
    info = json.loads(run("strap", "0000000A", "--second-connection", "off", "--json").stdout)
    assert info["second_connection"] is False
    refused = run("strap", "0000000F")
    assert refused.exit_code == 2
    assert "Strap 0000000F is not in range. Put it on, or correct its id: in sight are 0000000A and" in refused.stderr


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("way", [(), ("--json",)])
def test_a_recording_without_a_beat_is_a_failure(way: tuple[str, ...], tmp_path: Path) -> None:
    out = tmp_path / "none.jsonl"
    result = run("record", "--strap", "A=0000000A", "--seconds", "1.5", "--out", out, *way)
    assert result.exit_code == 1
    assert "Not one beat came" in result.stderr
    assert out.exists()


@pytest.mark.usefixtures("alone")
def test_scan_with_nobody_around() -> None:
    assert "No strap in sight. Put it on" in run("scan", "--seconds", "0.5").stdout


def test_what_cannot_be_done_is_reported_in_one_sentence(alone: Adapter, tmp_path: Path) -> None:
    def refusal(*words: object) -> str:
        result = run(*words)
        assert result.exit_code == 2
        return result.stderr

    assert "write A=ID or B=ID" in refusal("record", "--strap", "0000000A")
    assert "write A=ID or B=ID" in refusal("record", "--strap", "C=1")
    assert "seat A is taken by 1" in refusal("record", "--strap", "A=1", "--strap", "A=2")
    assert "one strap cannot be worn by two" in refusal("record", "--strap", "A=1a", "--strap", "B=1A")
    assert "No strap is named and none is remembered" in refusal("record")
    assert "without straps: leave out --ecg." in refusal("record", "--simulate", "solo", "--ecg")
    there = tmp_path / "there.txt"
    there.write_text("mine")
    assert "name a new one" in refusal("record", "--strap", "A=1", "--diagnostics", there)
    assert there.read_text() == "mine"
    alone.broken = broken(BleakBluetoothNotAvailableReason.NO_BLUETOOTH)
    assert "No Bluetooth adapter found" in refusal("scan")
    assert "No Bluetooth adapter found" in refusal("record", "--strap", "A=1")
    assert "No Bluetooth adapter found" in refusal("strap", "1")
    assert not (tmp_path / "data").exists()


def test_doctor_looks_at_bluetooth(alone: Adapter) -> None:
    def look() -> doctor.Finding:
        return doctor.CHECKS["Bluetooth"]()

    assert look() == doctor.Finding("good", "straps can be searched for")
    alone.broken = broken(BleakBluetoothNotAvailableReason.NO_BLUETOOTH)
    assert look().state == "note"
    alone.broken = broken(BleakBluetoothNotAvailableReason.POWERED_OFF)
    assert look().state == "bad"
    assert look().says.startswith("Bluetooth is off.")


@pytest.mark.parametrize("wanted", ["0000000A", "0000000a", "Polar H10 0000000A"])
@pytest.mark.usefixtures("alone")
def test_a_second_recording_of_a_strap_in_a_session_is_refused(wanted: str, tmp_path: Path) -> None:
    out = tmp_path / "second.jsonl"
    with StrapStore(tmp_path / "config" / "hrvsync").session(["Polar H10 0000000A"]):
        result = run("record", "--strap", f"A={wanted}", "--seconds", "1", "--out", str(out))
    assert result.exit_code == 2
    assert f"Strap {wanted} is in use by another session of hrvsync" in result.stderr
    assert not out.exists()


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("addresses", [("F0:00:00:00:00:01", "F0:00:00:00:00:02"), ()])
def test_remembered_straps_that_only_an_address_tells_apart_are_named(
    addresses: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scan(_seconds: float) -> AsyncGenerator[dict[str, DiscoveredStrap]]:
        other = {"F0:00:00:00:00:03": DiscoveredStrap("0000000A", "Polar H10", name="Polar H10 0000000A")}
        yield other | {one: DiscoveredStrap(one, "Decathlon", name="Decathlon Dual HR") for one in addresses}

    monkeypatch.setattr("hrvsync.cli.record.ble.scan", scan)
    store = StrapStore(tmp_path / "config" / "hrvsync")
    for seat in "AB":
        store.remember(seat, "Decathlon Dual HR", twin=True)
    result = run("record", "--seconds", "1", "--out", str(tmp_path / "out.jsonl"))
    assert result.exit_code == 2
    assert "Both remembered straps are called Decathlon Dual HR" in result.stderr
    assert (" and ".join(addresses) or "none is in sight now") in result.stderr
    assert "--strap A=ADDRESS --strap B=ADDRESS" in result.stderr
    assert not (tmp_path / "out.jsonl").exists()
