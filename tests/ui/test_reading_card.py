"""After a morning reading a card says where it lies in the person's own range, and what else moves it."""

from math import log

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.services import SampleServices

from hrvsync.storage.index import Entry, PersonEntry
from hrvsync.ui.summary.reading import days_up_to, reading_card

ENTRIES = [
    Entry(
        f"{n}.jsonl",
        f"2026-03-{n + 1:02d}T07:00:00+01:00",
        180.0,
        "Morning reading",
        {"A": PersonEntry("Ada", 99.0, {"ln_rmssd": log(40.0 + n % 3), "mean_hr_bpm": 60.0 + n % 2})},
    )
    for n in range(8)
]


def test_it_speaks_of_the_reading_that_is_summed_up(qtbot: QtBot) -> None:
    services = SampleServices(entries=ENTRIES)

    def said(file: str) -> str:
        days = days_up_to(services, services.folder / file, "Ada", lambda _done, _total: None)
        card = reading_card(days)
        assert card is not None
        qtbot.addWidget(card)
        return card.findChildren(QLabel)[1].text()

    assert said("3.jsonl") == "4 of 7 readings so far: then your usual range is known."
    assert said("7.jsonl") == "Within your usual range."
    nothing = days_up_to(services, services.folder / "other.jsonl", "Ada", lambda _done, _total: None)
    assert reading_card(nothing) is None
