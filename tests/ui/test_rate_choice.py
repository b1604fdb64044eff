import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.services import SampleServices

from hrvsync.events import Pacer
from hrvsync.guide import at_rate, own_rate
from hrvsync.i18n import Message
from hrvsync.storage.protocols import ProtocolFile, read_protocol, shipped_protocol
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.connect import Connect


@pytest.fixture
def page(qtbot: QtBot) -> Connect:
    keys = ("paired-resonance-breathing", "open-conversation", "rupture-and-repair")
    paths = {key: shipped_protocol(key) for key in keys}
    files = [ProtocolFile(key, path, own=False, protocol=read_protocol(path)) for key, path in paths.items()]
    sound = files[0].protocol
    assert sound is not None
    files += [replace(files[0], key="mine", protocol=at_rate(sound, 5.2))]
    files += [ProtocolFile("broken", paths[keys[0]], own=True, problem=Message("broken.toml, line 1: no"))]
    page = Connect(SampleServices(files), Bridge(), SettingsFile(None))
    qtbot.addWidget(page)
    page.show()
    return page


def choose(page: Connect, key: str) -> None:
    page.session.cards.setCurrentIndex(page.session.cards.findData(key))


def test_breathing_begins_at_six_and_may_be_chosen(page: Connect) -> None:
    assert page.session.breath.rate.isVisible()
    assert (page.session.breath.rate.currentData(), page.wanted) == (6.0, page.session.file.protocol)
    page.session.breath.rate.setCurrentIndex(page.session.breath.rate.findData(5.5))
    assert page.wanted is not None
    assert own_rate(page.wanted) == 5.5
    choose(page, "rupture-and-repair")
    assert page.session.breath.rate.currentData() == 6.0


@pytest.mark.parametrize("key", ["open-conversation", "mine", "broken"])
def test_a_session_with_no_or_another_rate_stays_as_it_is(page: Connect, key: str) -> None:
    choose(page, key)
    assert not page.session.breath.rate.isVisible()
    assert page.wanted == page.session.file.protocol


def test_the_ratio_and_a_pace_for_each_may_be_chosen(page: Connect, qtbot: QtBot) -> None:
    assert not page.session.breath.rates["B"].isVisible()
    page.session.breath.inhale.setCurrentIndex(page.session.breath.inhale.findData(0.5))
    assert page.wanted is not None
    assert [phase.pacers for phase in page.wanted.phases] == [{}, {"": Pacer(6.0, inhale=0.5)}, {}]
    qtbot.mouseClick(page.session.breath.each, Qt.MouseButton.LeftButton)
    assert page.session.breath.rates["B"].isVisible()
    assert page.wanted.phases[1].pacers == {"": Pacer(6.0, inhale=0.5)}, "the same for both is one pacer for both"
    page.session.breath.rates["B"].setCurrentIndex(page.session.breath.rates["B"].findData(5.0))
    assert page.wanted is not None
    assert page.wanted.phases[1].pacers == {"A": Pacer(6.0, inhale=0.5), "B": Pacer(5.0, inhale=0.5)}
    choose(page, "open-conversation")
    assert not page.session.breath.each.isVisible()
    assert not page.session.breath.inhale.isVisible()
    choose(page, "paired-resonance-breathing")
    assert not page.session.breath.each.isChecked()
    assert page.wanted == page.session.file.protocol
