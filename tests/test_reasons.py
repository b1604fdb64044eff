"""Reasons are put in words where they are shown, whoever recorded them."""

import pytest

from devices import UNKNOWN
from devices.polar_pmd import ERRORS, TYPES
from hrvsync.events import Link
from hrvsync.reasons import (
    REFUSALS,
    STREAMS,
    TEMPLATES,
    UNKNOWN_STRAP,
    WITHOUT_COMMANDS,
    Value,
    link_message,
    message,
    without_commands,
)

SYSTEMS = ("linux", "darwin", "win32")


@pytest.mark.parametrize("reason", TEMPLATES)
@pytest.mark.parametrize("system", SYSTEMS)
def test_every_sentence_is_whole_and_names_the_strap_as_people_do(reason: str, system: str) -> None:
    values: dict[str, Value] = {
        "system": system,
        "error": "Error",
        "what": ("ecg", "acc"),
        "why": "in_charger",
        "text": "Text.",
    }
    text = message(reason, values, "A's strap")
    assert text[0].isupper() or text.startswith(("hrvsync", "macOS", "a gap"))
    assert text.endswith((".", "?", "`", "file"))
    assert "{" not in text
    assert len(text) < 240


def test_every_reason_is_a_key() -> None:
    assert all(key.isidentifier() for key in (*TEMPLATES, *STREAMS, *REFUSALS))


def test_what_devices_name_has_words() -> None:
    assert set(STREAMS) == set(TYPES)
    assert set(REFUSALS) == set(ERRORS)
    assert UNKNOWN.model == UNKNOWN_STRAP


def test_what_to_do_differs_by_system() -> None:
    text = {system: message("off", {"system": system}) for system in SYSTEMS}
    assert "bluetoothctl power on" in text["linux"]
    assert "Control Centre" in text["darwin"]
    assert "Settings > Bluetooth & devices" in text["win32"]
    assert message("off", {"system": "plan9"}) == text["linux"]
    assert "Privacy & Security > Bluetooth" in message("denied_by_user", {"system": "darwin"})
    assert message("pairing_wanted", {"system": "win32"}, "A's strap").startswith("Windows must pair with A's strap")


def test_a_link_names_its_strap_and_streams() -> None:
    link = Link(1.0, "B", "live", "refused", {"what": ("ecg", "acc"), "why": "wrong_range"})
    assert link_message(link) == "B's strap sends no ECG and acceleration: wrong range."
    assert link_message(Link(1.0, "B", "live")) == ""


@pytest.mark.parametrize("reason", ["from_the_future", "{x}", "not_sent", "refused", "text"])
def test_what_a_file_leaves_out_or_nobody_knows_breaks_nothing(reason: str) -> None:
    assert link_message(Link(1.0, "A", "lost", reason))
    assert link_message(Link(1.0, "A", "lost", reason, {"what": ("smell",), "why": "{y}"}))


def test_an_empty_list_in_a_file_breaks_no_sentence() -> None:
    assert message("not_sent", {"what": ()}) == "The strap sends no ?."


@pytest.mark.parametrize("reason", TEMPLATES)
def test_a_window_names_no_command(reason: str) -> None:
    values: dict[str, Value] = {"system": "linux", "error": "Error", "what": ("ecg",), "why": "ok", "text": "Text."}
    text = message(reason, values, "A's strap")
    plain = without_commands(text)
    shown = text if plain is None else plain
    assert [word for word in ("`", "D-Bus", "/run", "BLEAK", "sandbox") if word in shown] == []
    assert (plain is not None) == (reason in WITHOUT_COMMANDS)
    assert "{" not in shown


def test_what_is_no_sentence_of_ours_stays_as_it_is() -> None:
    assert without_commands("`rm`") is None
    assert without_commands(message("off", {"system": "darwin"})) is None
