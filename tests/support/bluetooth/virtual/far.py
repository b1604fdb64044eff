"""Straps in another process: their air is reached as real adapters are, by HCI, here over TCP."""

import asyncio
import secrets
from collections.abc import AsyncGenerator
from functools import partial

from bleak.exc import BleakBluetoothNotAvailableError, BleakBluetoothNotAvailableReason
from bumble import hci
from bumble.device import Device
from bumble.host import Host
from bumble.transport.common import StreamPacketSource, Transport
from bumble.transport.tcp_client import open_tcp_client_transport

from virtual.air import Air, Radio, radio
from virtual.backend import Adapter

HOST, PORT = "127.0.0.1", 7318


def far_adapter(port: int = PORT) -> Adapter:
    """Return an adapter whose air is in another process."""

    wires: list[AsyncGenerator[Transport]] = []

    async def plug_in() -> Device:
        wires[:] = [_wire(port)]
        transport = await anext(wires[0])
        transport.source.terminated.add_done_callback(lambda _: adapter.unplug(None))
        device = Device("adapter", hci.Address(_address()), host=Host(transport.source, transport.sink))
        await device.power_on()
        return device

    adapter = Adapter(plug_in)
    return adapter


async def _wire(port: int) -> AsyncGenerator[Transport]:
    """Yield a TCP connection; the end of the loop closes it, as it closes every generator."""
    try:
        transport = await open_tcp_client_transport(f"{HOST}:{port}")
    except OSError as error:
        raise BleakBluetoothNotAvailableError(
            f"No virtual straps on {HOST}:{port}", BleakBluetoothNotAvailableReason.NO_BLUETOOTH
        ) from error
    try:
        yield transport
    finally:
        await transport.close()


async def serve(air: Air, port: int = PORT) -> asyncio.Server:
    """Let other processes onto the air: each TCP connection is an adapter of its own."""
    return await asyncio.get_running_loop().create_server(partial(_Port, air), HOST, port)


class _Port(StreamPacketSource):
    """One adapter, for as long as its TCP connection lasts."""

    def __init__(self, air: Air) -> None:
        super().__init__()
        self._air = air
        self._radio: Radio | None = None
        self._wire: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._wire = transport
        self._radio = radio(self._air, "adapter")
        self._radio.host = self
        self.set_packet_sink(self._radio)

    def on_packet(self, packet: bytes) -> None:
        """Pass on what the controller reports to its host."""
        if self._wire:
            self._wire.write(packet)

    def connection_lost(self, exc: Exception | None) -> None:
        self._wire = None
        if self._radio:
            self._radio.lose()
            self._air.remove_controller(self._radio)


def _address() -> str:
    return "F0:00:01:" + ":".join(f"{byte:02X}" for byte in secrets.token_bytes(3))
