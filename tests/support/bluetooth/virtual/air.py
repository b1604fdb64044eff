"""The air: virtual controllers that hear each other, with bumble 0.0.236's gaps filled."""

import asyncio

from bumble import hci
from bumble.controller import Controller
from bumble.core import PhysicalTransport
from bumble.device import Device
from bumble.host import Host
from bumble.link import LocalLink
from bumble.transport.common import AsyncPipeSink


class Radio(Controller):
    """A controller whose pending connection can be cancelled (bumble's cancel does nothing and the next one hangs)."""

    def on_hci_le_create_connection_cancel_command(self, _command: object) -> hci.HCI_StatusReturnParameters:
        pending, self.pending_le_connection = self.pending_le_connection, None
        if pending is None:
            return hci.HCI_StatusReturnParameters(hci.HCI_ErrorCode.COMMAND_DISALLOWED_ERROR)
        cancelled = hci.HCI_LE_Connection_Complete_Event(
            status=hci.HCI_ErrorCode.UNKNOWN_CONNECTION_IDENTIFIER_ERROR,
            connection_handle=0,
            role=hci.Role.CENTRAL,
            peer_address_type=pending.peer_address.address_type,
            peer_address=pending.peer_address,
            connection_interval=0,
            peripheral_latency=0,
            supervision_timeout=0,
            central_clock_accuracy=0,
        )
        asyncio.get_running_loop().call_soon(self.send_hci_packet, cancelled)
        return hci.HCI_StatusReturnParameters(hci.HCI_ErrorCode.SUCCESS)

    def lose(self, reason: int = hci.HCI_ErrorCode.CONNECTION_TIMEOUT_ERROR) -> None:
        """Lose all connections at once on both ends, as when someone walks away."""
        assert self.link is not None
        for connection in tuple(self.le_connections.values()):
            peer = self.link.find_le_controller(connection.peer_address)
            self.on_le_disconnected(connection, reason)
            for other in tuple(peer.le_connections.values()) if peer else ():
                if peer and other.peer_address == connection.self_address:
                    peer.on_le_disconnected(other, reason)


class Air(LocalLink):
    """A link that delivers also to centrals with a public address, and drops what nobody can hear any more."""

    def send_acl_data(
        self,
        sender_controller: Controller,
        destination_address: hci.Address,
        transport: PhysicalTransport,
        data: bytes,
    ) -> None:
        connection = sender_controller.le_connections.get(destination_address)
        hearer = self.find_le_controller(destination_address)
        if connection is not None and hearer is not None:
            asyncio.get_running_loop().call_soon(self._deliver, hearer, connection.self_address, transport, data)

    @staticmethod
    def _deliver(hearer: Controller, source: hci.Address, transport: PhysicalTransport, data: bytes) -> None:
        if source in hearer.le_connections:
            hearer.on_link_acl_data(source, transport, data)


def radio(air: LocalLink, name: str) -> Radio:
    """Return a controller on the air with legacy advertising only (extended hangs, google/bumble#841)."""
    controller = Radio(name, link=air)
    controller.le_features &= ~(hci.LeFeatureMask.LE_EXTENDED_ADVERTISING | hci.LeFeatureMask.LL_PRIVACY)
    return controller


async def device(controller: Radio, name: str, address: str) -> Device:
    """Return a powered-on device that drives a controller of the same process."""
    host = Host(controller, AsyncPipeSink(controller))
    made = Device(name=name, address=hci.Address(address), host=host)
    await made.power_on()
    return made
