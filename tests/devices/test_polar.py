"""What Polar straps advertise and answer."""

import pytest

from devices import polar
from devices.strap import Broadcast


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("72067f443700000033003c", Broadcast(bpm=60, worn=True, battery_low=True)),  # OH1, as quoted in the Polar SDK
        ("32004a", Broadcast(bpm=74, worn=True, battery_low=False)),
        ("30004a48", Broadcast(bpm=72, worn=False, battery_low=False)),
        ("31000000", Broadcast(bpm=None, worn=False, battery_low=True)),
        ("3200", None),
        ("7206", None),
        ("72", None),
        ("", None),
    ],
)
def test_heart_rate_in_the_advertisement(data: str, expected: Broadcast | None) -> None:
    assert polar.broadcast({polar.COMPANY: bytes.fromhex(data)}) == expected


def test_other_companies_report_nothing() -> None:
    assert polar.broadcast({0x004C: bytes.fromhex("32004a48")}) is None


def test_second_connection() -> None:
    assert polar.two_connections_supported(b"\x80")
    assert not polar.two_connections_supported(b"\x7f")
    assert not polar.two_connections_supported(b"")
    assert polar.two_connections(bytes.fromhex("f0090101")) is True
    assert polar.two_connections(bytes.fromhex("f0090100")) is False
    assert polar.two_connections(bytes.fromhex("f00902")) is None
    assert polar.change_accepted(bytes.fromhex("f00801"))
    assert not polar.change_accepted(bytes.fromhex("f00802"))
    assert polar.refusal(bytes.fromhex("f00805")) == "not allowed"
    assert polar.refusal(bytes.fromhex("f00877")) == "status 119"
    assert polar.refusal(b"\xf0\x08") == "its answer was cut short"
