"""Polar straps: the advertisement 0x006B, the model rows, and the H10's switch for a second connection.

Facts from the Polar BLE SDK (BlePolarHrAdvertisement, BlePfcClient) and the bench of Sabioni et al. 2025.
"""

from collections.abc import Mapping

from devices import heart_rate_service
from devices.strap import Broadcast, Strap

COMPANY = 0x006B
_LOW_BATTERY, _CONTACT, _OTHER_BLOCK = 0x01, 0x02, 0x40

FEATURES = "6217ff4c-c8ec-b1fb-1380-3ad986708e2d"
FEATURES_CONTROL = "6217ff4d-91bb-91d0-7e2a-7cd3bda8a1f3"
ALLOW_TWO_CONNECTIONS = bytes((0x08, 0x01))
ALLOW_ONE_CONNECTION = bytes((0x08, 0x00))
ASK_CONNECTIONS = bytes((0x09,))
_TWO_CONNECTIONS_SUPPORTED = 0x80


def broadcast(manufacturer: Mapping[int, bytes]) -> Broadcast | None:
    """Read heart rate, contact and battery warning from the manufacturer data of an advertisement; None without them.

    Blocks with bit 6 set carry their length and are passed over; the first other one is the heart rate block.
    """
    data = manufacturer.get(COMPANY, b"")
    at = 0
    while at + 1 < len(data) and data[at] & _OTHER_BLOCK:
        at += 2 + data[at + 1]
    block = data[at:]
    if len(block) < 3:
        return None
    slow = block[3] if len(block) == 4 else block[2]
    return Broadcast(bpm=slow or None, worn=bool(block[0] & _CONTACT), battery_low=bool(block[0] & _LOW_BATTERY))


def two_connections_supported(features: bytes) -> bool:
    """Return whether, by the Polar features characteristic, the strap can serve two connections at once."""
    return bool(features) and bool(features[0] & _TWO_CONNECTIONS_SUPPORTED)


def two_connections(reply: bytes) -> bool | None:
    """Read the reply (F0 op status payload) to ASK_CONNECTIONS: whether two are allowed; None is a refusal."""
    return bool(reply[3]) if len(reply) > 3 and reply[:3] == b"\xf0\x09\x01" else None


def change_accepted(reply: bytes) -> bool:
    """Return whether the strap accepted ALLOW_TWO_CONNECTIONS or ALLOW_ONE_CONNECTION, by its reply."""
    return reply[:3] == b"\xf0\x08\x01"


_REFUSALS = {2: "it does not know this setting", 3: "it does not know this value", 4: "it failed", 5: "not allowed"}


def refusal(reply: bytes) -> str:
    """Say why the strap refused a change."""
    return _REFUSALS.get(reply[2], f"status {reply[2]}") if len(reply) > 2 else "its answer was cut short"


_BENCH = "Sabioni et al. 2025, doi 10.1088/1361-6579/adece4"
_OPTICAL = "An optical band: good for HRV at rest only; its first beats come after about 25 s."
_FIRMWARE = heart_rate_service.SOFTWARE  # what Polar calls firmware stands in the software field

STRAPS = (
    Strap("Polar H7", ("Polar H7",), rr="good", firmware=_FIRMWARE, broadcast=broadcast),
    Strap("Polar H9", ("Polar H9",), rr="good", firmware=_FIRMWARE, broadcast=broadcast),
    Strap(
        "Polar H10",
        ("Polar H10",),
        rr="good",
        latency=2.6,
        spread=0.4,
        source=_BENCH,
        streams=("ecg", "acc"),
        firmware=_FIRMWARE,
        broadcast=broadcast,
    ),
    Strap(
        "Polar Verity Sense",
        ("Polar Sense", "Polar Verity Sense"),
        rr="none",
        streams=("acc",),
        beats="ppi",
        every=5.0,
        first_beats=40.0,
        advice=_OPTICAL,
        firmware=_FIRMWARE,
        broadcast=broadcast,
    ),
    Strap(
        "Polar OH1",
        ("Polar OH1",),
        rr="smoothed",
        streams=("acc",),
        beats="ppi",
        every=5.0,
        first_beats=40.0,
        advice=_OPTICAL,
        firmware=_FIRMWARE,
        broadcast=broadcast,
    ),
)
