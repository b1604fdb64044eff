"""What an assessment found is shown as cards, and a rate that people choose is offered the next time."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from support.played import Play, played
from support.virtual_time import run

from hrvsync.analysis.session import SessionResult, analyse, session_data
from hrvsync.guide import own_rate
from hrvsync.sources.simulate import Heart
from hrvsync.storage.protocols import list_protocols, read_protocol, shipped_protocol
from hrvsync.ui.home.usual import usual_session
from hrvsync.ui.known_rates import KnownRate, at_known_rate, rate_of, renamed_rates, with_rate
from hrvsync.ui.settings import Settings, SettingsFile
from hrvsync.ui.summary.resonance import CriteriaDots, RatePlot, SharedPlot, rate_cards

NAMES = {"A": "Ada", "B": "Ben"}
CLEAR = {"A": Heart(bpm=62, resonance=5.5, skill=0.95), "B": Heart(bpm=70, resonance=5.2, skill=0.9)}


def assessed(hearts: dict[str, Heart], key: str = "resonance-assessment-for-two") -> SessionResult:
    events = run(played(Play("", hearts=hearts), read_protocol(shipped_protocol(key))))
    return analyse(session_data(events, NAMES))


def test_cards_say_a_rate_with_its_spread_and_keep_the_one_that_is_chosen(qtbot: QtBot) -> None:
    chosen: list[float | None] = []
    result = assessed(CLEAR)
    ada, ben, shared = rate_cards(result, NAMES, chosen.append)
    for card in (ada, ben, shared):
        qtbot.addWidget(card)
        card.show()
        card.grab()
    for card, who in ((ada, "A"), (ben, "B")):
        found = result.people[who].breathing.resonance
        assert found is not None
        plot, dots = card.findChild(RatePlot), card.findChild(CriteriaDots)
        assert plot is not None
        assert dots is not None
        assert [one.rate for one in plot.data.rates] == [6.5, 6.0, 5.5, 5.0, 4.5]
        assert all(len(one.swings) >= 6 for one in plot.data.rates), "a dot for each breath"
        assert (plot.data.low, plot.data.high) == found.between
        assert dict(dots.data.chosen)["largest swing"] == found.near
        assert not card.findChildren(QPushButton), "two choose one rate"
    picture = shared.findChild(SharedPlot)
    assert picture is not None
    assert result.pair is not None
    assert result.pair.shared_rate is not None
    assert picture.data.rate == result.pair.shared_rate.rate == 5.5
    yes, no = shared.findChildren(QPushButton)
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(no, Qt.MouseButton.LeftButton)
    assert chosen == [5.5, None]
    assert "Next time the disc begins at 6 a minute." in [text.text() for text in shared.findChildren(QLabel)]


def test_where_no_rate_stands_out_none_can_be_chosen(qtbot: QtBot) -> None:
    flat = {"A": Heart(bpm=62, rsa=0.005, wave=0.02, skill=0.95)}
    (card,) = rate_cards(assessed(flat, "resonance-assessment"), NAMES, lambda _rate: None)
    qtbot.addWidget(card)
    texts = [text.text() for text in card.findChildren(QLabel)]
    assert "No rate stands out for Ada." in texts
    assert "Stay at 6; try again another day." in texts
    assert not card.findChildren(QPushButton)


def test_a_rate_belongs_to_those_who_chose_it() -> None:
    known = with_rate(with_rate((), ["Ben", "Ada"], 5.5), ["Ada"], 5.0)
    assert (rate_of(known, ["Ada", "Ben"]), rate_of(known, ["Ada"]), rate_of(known, ["Ben"])) == (5.5, 5.0, None)
    assert rate_of(with_rate(known, ["Ada", "Ben"], 4.5), ["Ben", "Ada"]) == 4.5
    assert with_rate(known, ["Ada"], None) == (KnownRate(("Ada", "Ben"), 5.5),)
    renamed = renamed_rates(known, "Ada", "Zoe")
    assert rate_of(renamed, ["Ben", "Zoe"]) == 5.5
    assert rate_of(renamed, ["Zoe"]) == 5.0
    assert renamed_rates(known, "Ada", "") == ()


@pytest.mark.parametrize(("names", "rate"), [(["Ada", "Ben"], 5.5), (["Ada"], 6.0), ([], 6.0)])
def test_sessions_that_leave_the_rate_to_people_begin_at_theirs(tmp_path: Path, names: list[str], rate: float) -> None:
    known = (KnownRate(("Ada", "Ben"), 5.5),)
    before = {file.key: file.protocol for file in list_protocols(tmp_path)}
    after = {file.key: file.protocol for file in at_known_rate(list_protocols(tmp_path), known, names)}
    for key, protocol in after.items():
        was = before[key]
        assert protocol is not None
        assert was is not None
        assert own_rate(protocol) == (rate if own_rate(was) is not None else None), key


def test_the_settings_keep_it_and_home_begins_with_it(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path)
    settings.change(names=NAMES, rates=with_rate((), NAMES.values(), 5.5))
    assert SettingsFile(tmp_path).now.rates == (KnownRate(("Ada", "Ben"), 5.5),)
    settings.rename("Ben", "Bob")
    assert rate_of(settings.now.rates, ["Ada", "Bob"]) == 5.5
    protocol = read_protocol(shipped_protocol("paired-resonance-breathing"))
    now = Settings(names=NAMES, rates=(KnownRate(("Ada", "Ben"), 5.5),))
    config = usual_session(now, ("A", "B"), protocol, {"A": "1", "B": "2"})
    assert own_rate(config.protocol) == 5.5
