"""The lab as the window asks for it: devices of LSL come out of the same scan, and sit in the same seats."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
from support.services import SampleServices

from hrvsync.app.lab import LslIn, MarksIn
from hrvsync.app.sessions import LiveSession
from hrvsync.events import Packet
from hrvsync.guide import Protocol
from hrvsync.sinks import LslOut, OscOut
from hrvsync.sources import ble, lsl
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.sources.lsl.scan import Device, as_strap
from hrvsync.sources.lsl.stream import Stream
from hrvsync.storage.protocols import read_protocol, shipped_protocol
from hrvsync.ui.services import LabChoice, SessionConfig

NAMES = {"A": "Ada", "B": "Ben"}


@pytest.fixture
def services(tmp_path: Path) -> SampleServices:
    return SampleServices(folder=tmp_path)


def protocol() -> Protocol:
    return read_protocol(shipped_protocol("open-conversation", "en"))


def test_nothing_is_attached_unless_people_switch_it_on(services: SampleServices) -> None:
    session = services.begin(SessionConfig(NAMES, protocol()))
    assert list(session.attachments) == []
    services.close()


def test_what_people_switch_on_takes_part(services: SampleServices) -> None:
    services.use_lab(LabChoice(True, "127.0.0.1:9000", True))
    session = services.begin(SessionConfig(NAMES, protocol(), {"A": "LSL Polar H10", "B": "12345678"}))
    kinds = [type(one) for one in session.attachments]
    assert kinds == [LslOut, OscOut, MarksIn, LslIn]
    assert [one.word for one in session.attachments] == ["LSL out", "OSC out", "LSL in", "LSL in"]
    assert isinstance(session, LiveSession)
    session.close()


def test_a_bad_address_is_said_before_anything_begins(services: SampleServices) -> None:
    services.use_lab(LabChoice(True, "nonsense"))
    with pytest.raises(ValueError, match="HOST:PORT"):
        services.begin(SessionConfig(NAMES, protocol()))


def test_devices_of_a_lab_come_out_of_the_scan_for_straps(
    services: SampleServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def discovered(found: Any) -> None:
        strap = as_strap(Device("Polar H10", "lab", (Stream("uid", "RR Polar H10", kind="rr"),)))
        found(strap)
        await asyncio.Event().wait()

    async def no_bluetooth(_seconds: float, _by_service: bool) -> Any:
        raise OSError("no adapter")
        yield

    monkeypatch.setattr(lsl, "discovered", discovered)
    monkeypatch.setattr(ble, "scan", no_bluetooth)

    async def seen() -> list[DiscoveredStrap]:
        found: list[DiscoveredStrap] = []
        scanning = asyncio.create_task(services.scan(found.append, lambda _: None))
        await asyncio.sleep(0.05)
        scanning.cancel()
        await asyncio.gather(scanning, return_exceptions=True)
        return found

    assert asyncio.run(seen()) == []
    services.use_lab(LabChoice(take=True))
    assert [(strap.own, strap.model, strap.verdict) for strap in asyncio.run(seen())] == [
        ("LSL Polar H10", "LSL Polar H10", "good")
    ]
    assert lsl.is_lsl("LSL Polar H10")


def test_a_device_of_a_lab_is_heard_before_a_session_as_a_strap_is(
    services: SampleServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def listen(own: str) -> AsyncGenerator[Packet]:
        assert own == "LSL Polar H10"
        yield Packet(0.0, "A", (800,))
        await asyncio.Event().wait()

    monkeypatch.setattr(lsl, "listen", listen)

    async def heard() -> list[Packet]:
        packets: list[Packet] = []
        listening = asyncio.create_task(
            services.listen(DiscoveredStrap("LSL Polar H10", "LSL Polar H10"), packets.append)
        )
        await asyncio.sleep(0.02)
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        return packets

    assert asyncio.run(heard()) == [Packet(0.0, "A", (800,))]
