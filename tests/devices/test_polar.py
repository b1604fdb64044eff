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
        ("3000ff", Broadcast(bpm=255, worn=False, battery_low=False)),
        ("33003c50", Broadcast(bpm=80, worn=True, battery_low=True)),
        ("32003c00", Broadcast(bpm=None, worn=True, battery_low=False)),  # the slow one of two counts
        ("32003c5000", Broadcast(bpm=60, worn=True, battery_low=False)),  # what follows is not known
        ("4000" + "32004a", Broadcast(bpm=74, worn=True, battery_low=False)),
        ("400133" + "32004a", Broadcast(bpm=74, worn=True, battery_low=False)),
        ("4001ff" + "7f02ffff" + "32004a", Broadcast(bpm=74, worn=True, battery_low=False)),
        ("40" + "ff" + "32004a", None),
        ("4003" + "32004a", None),
        ("4000" + "3200", None),
        ("4000" + "40", None),
        ("324000", Broadcast(bpm=None, worn=True, battery_low=False)),
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


def test_the_company_is_polar() -> None:
    assert polar.COMPANY == 107
    assert polar.broadcast({}) is None


@pytest.mark.parametrize(
    ("features", "supported"), [("80", True), ("ff", True), ("8000", True), ("7f", False), ("0080", False), ("", False)]
)
def test_whether_a_second_connection_is_supported(features: str, supported: bool) -> None:
    assert polar.two_connections_supported(bytes.fromhex(features)) is supported


def test_the_commands_for_a_second_connection() -> None:
    assert polar.ALLOW_TWO_CONNECTIONS.hex() == "0801"
    assert polar.ALLOW_ONE_CONNECTION.hex() == "0800"
    assert polar.ASK_CONNECTIONS.hex() == "09"


@pytest.mark.parametrize(
    ("reply", "two"),
    [
        ("f0090101", True),
        ("f0090100", False),
        ("f00901ff", True),
        ("f009010001", False),
        ("f00901", None),
        ("f00902", None),
        ("f0090201", None),
        ("f0080101", None),
        ("0f090101", None),
        ("", None),
    ],
)
def test_whether_two_connections_are_allowed(reply: str, two: bool | None) -> None:
    assert polar.two_connections(bytes.fromhex(reply)) is two


@pytest.mark.parametrize(
    ("reply", "accepted"),
    [("f00801", True), ("f0080100", True), ("f00802", False), ("f00901", False), ("ef0801", False), ("f008", False)],
)
def test_whether_a_change_was_accepted(reply: str, accepted: bool) -> None:
    assert polar.change_accepted(bytes.fromhex(reply)) is accepted


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("f00802", "it does not know this setting"),
        ("f00803", "it does not know this value"),
        ("f00804", "it failed"),
        ("f00805", "not allowed"),
        ("f0080501", "not allowed"),
        ("f00806", "status 6"),
        ("f00877", "status 119"),
        ("f008", "its answer was cut short"),
        ("", "its answer was cut short"),
    ],
)
def test_why_a_change_was_refused(reply: str, why: str) -> None:
    assert polar.refusal(bytes.fromhex(reply)) == why


def test_optical_bands_are_waited_for_longer_than_belts() -> None:
    patience = {strap.model: (strap.every, strap.first_beats) for strap in polar.STRAPS}
    assert patience == {
        **dict.fromkeys(("Polar H7", "Polar H9", "Polar H10"), (1.0, 10.0)),
        **dict.fromkeys(("Polar Verity Sense", "Polar OH1"), (5.0, 40.0)),
    }
