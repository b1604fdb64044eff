"""Which strap advertises, what its own id is, and the table of straps."""

import pytest

import devices
from devices import STRAPS, UNKNOWN, Advertisement, heart_rate_service, others, recognise
from devices.heart_rate_service import Measurement
from devices.strap import own_id


@pytest.mark.parametrize(
    ("name", "model", "own"),
    [
        ("Polar H7 0A1B2C3D", "Polar H7", "0A1B2C3D"),
        ("Polar H9 12345678", "Polar H9", "12345678"),
        ("Polar H10 ABCDEFAB", "Polar H10", "ABCDEFAB"),
        ("polar h10 abcdef01", "Polar H10", "ABCDEF01"),
        ("Polar H10", "Polar H10", ""),
        ("Polar Sense 9E8D7C6B", "Polar Verity Sense", "9E8D7C6B"),
        ("Polar OH1 2B3C4D5E", "Polar OH1", "2B3C4D5E"),
        ("HRM-Dual:123456", "Garmin HRM-Dual", "123456"),
        ("HRM-Pro:654321", "Garmin HRM-Pro", "654321"),
        ("TICKR 1A2B", "Wahoo TICKR", "1A2B"),
        ("TICKR FIT 3C4D", "Wahoo TICKR FIT", "3C4D"),
        ("TRACKR 00FF", "Wahoo TRACKR", "00FF"),
        ("Movesense 174630000192", "Movesense", "174630000192"),
        ("808S 0033461", "CooSpo H808S", "0033461"),
        ("HW706-0009671", "CooSpo", "0009671"),
        ("H64-0012345", "Magene", "0012345"),
        ("Decathlon Dual HR", "Decathlon", ""),
        ("GEOID HS500", "GEOID HS500", ""),
        ("CorSense 01234", "Elite HRV CorSense", "01234"),
    ],
)
def test_straps_are_known_by_name(name: str, model: str, own: str) -> None:
    strap = recognise(Advertisement(name))
    assert strap is not None
    assert strap.model == model
    assert own_id(strap, name) == own


def test_any_heart_rate_service_is_a_strap() -> None:
    assert recognise(Advertisement("Mystery 42AB", (heart_rate_service.SERVICE,))) is UNKNOWN
    assert own_id(UNKNOWN, "Mystery 42AB") == "42AB"
    assert own_id(UNKNOWN, "Cafe") == ""
    assert own_id(UNKNOWN, "") == ""


def test_other_devices_are_none() -> None:
    assert recognise(Advertisement("Headphones", (heart_rate_service.BATTERY_SERVICE,))) is None
    assert recognise(Advertisement()) is None


@pytest.mark.parametrize("strap", STRAPS, ids=lambda strap: strap.model)
def test_every_row_is_whole(strap: devices.Strap) -> None:
    assert strap.names
    assert (strap.latency is None) == (strap.spread is None) == (strap.source == "unknown")
    assert recognise(Advertisement(strap.names[0] + " 1234ABCD")) is strap
    assert strap.decode(bytes.fromhex("103eb103")) == Measurement(62, None, None, (945,))
    assert strap.broadcast({}) is None


def test_models_are_named_once() -> None:
    assert len({strap.model for strap in STRAPS}) == len(STRAPS)


def test_corsense_status_is_no_energy_and_no_interval() -> None:
    assert others.decode_status(bytes.fromhex("183c06000004")) == Measurement(60, None, None, (1024,), status=6)
    assert others.decode_status(bytes.fromhex("103c0004")) == Measurement(60, None, None, (1024,))


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Mystery 42AB", "42AB"),
        ("Mystery 42A", ""),
        ("Mystery FEED", "FEED"),
        ("Mystery band", ""),
        ("Mystery X123", "X123"),
        ("Mystery X12", ""),
        ("Mystery_0017", "0017"),
        ("Mystery#0017 ", "0017"),
        ("Mystery:x9-12y34z5", ""),
        ("Mystery:12y345z", "12Y345Z"),
        ("42AB", ""),
        ("42ABCDEF", ""),
    ],
)
def test_a_serial_has_four_hexadecimal_figures_or_three_decimal_ones(name: str, own: str) -> None:
    assert own_id(UNKNOWN, name) == own


def test_the_model_is_no_serial_however_many_names_it_has() -> None:
    strap = devices.Strap("Any", ("Any", "Any 1000"))
    assert own_id(strap, "Any 1000") == ""
    assert own_id(strap, "any 1000 1234") == "1234"
    assert own_id(strap, "Any 1234") == "1234"
    assert own_id(strap, "Any1234") == "1234"


def test_the_longest_name_wins_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = devices.Strap("Short", ("Be",)), devices.Strap("Long", ("Belt",))
    for rows in ((short, long), (long, short)):
        monkeypatch.setattr(devices, "STRAPS", rows)
        assert recognise(Advertisement("belt 7")) is long
        assert recognise(Advertisement("Bed")) is short


def test_what_a_strap_is_until_more_is_known() -> None:
    assert (UNKNOWN.rr, UNKNOWN.latency, UNKNOWN.beats) == ("unknown", None, "heart rate service")
    assert (UNKNOWN.every, UNKNOWN.first_beats) == (1.0, 10.0)
    assert UNKNOWN.broadcast({107: bytes.fromhex("32004a")}) is None
