"""The page where straps get their seats: what it says before one is found, of each seat, and of what happens next."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.services import SampleServices

from hrvsync.app.services import LocalServices
from hrvsync.i18n import Message
from hrvsync.sources import ble
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.services import SessionConfig
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.setup.copied import CopiedSheet
from hrvsync.ui.setup.looking import PATIENCE_MS

NAMES = {"A": "Ada", "B": "Ben"}
H10, DUAL = DiscoveredStrap("8C4F21", "Polar H10", -58, 66, True), DiscoveredStrap("A1B2C3", "Garmin HRM-Dual")

type Show = Callable[..., Connect]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(
        names: dict[str, str] = NAMES,
        remembered: dict[str, str] | None = None,
        seats: str = "AB",
        services: SampleServices | None = None,
        settings: SettingsFile | None = None,
    ) -> Connect:
        settings = settings or SettingsFile(None)
        settings.change(names=names)
        page = Connect(services or SampleServices(straps=remembered), Bridge(), settings, tuple(seats))
        qtbot.addWidget(page)
        page.resize(1024, 700)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return make


def shown_text(page: Connect) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_until_a_strap_is_found_it_says_what_to_do(show: Show) -> None:
    page = show()
    assert "Looking for straps ..." in shown_text(page)
    assert "moist electrodes wake it" in shown_text(page)
    assert "other apps" not in shown_text(page)
    assert not page.straps.isVisible()
    (patience,) = (timer for timer in page.findChildren(QTimer) if timer.isActive())
    assert patience.interval() == PATIENCE_MS
    patience.timeout.emit()
    for text in ("No strap found yet", "moist electrodes", "other apps and watches", "Bluetooth", "fresh battery"):
        assert text in shown_text(page)
    assert page.trouble.check.isVisible()
    page.on_strap(H10)
    assert page.straps.isVisible()
    assert "No strap found yet" not in shown_text(page)
    assert "fresh battery" not in shown_text(page)
    assert not patience.isActive()


def test_what_is_wrong_with_bluetooth_stands_alone_until_it_is_mended(show: Show) -> None:
    page = show()
    page.looking.show_problem(Message("Bluetooth is off. Turn it on."))
    assert "Bluetooth is off. Turn it on." in shown_text(page)
    assert "Looking for straps" not in shown_text(page)
    assert page.trouble.check.isVisible()
    page.looking.show_problem(Message())
    assert "Bluetooth is off" not in shown_text(page)
    assert "Looking for straps" in shown_text(page)


def test_a_seat_says_which_strap_is_looked_for(show: Show) -> None:
    page = show(remembered={"A": H10.own})
    left, right = page.seats["A"].bar, page.seats["B"].bar
    assert (left.title.text(), left.toolTip()) == ("Looking for 4F21", H10.own)
    assert right.title.text() == "No strap yet"
    page.on_strap(H10)
    assert (left.title.text(), left.about.text(), left.toolTip()) == ("Polar H10 4F21", "66 bpm · worn", H10.own)
    page.seats["A"].free.click()
    assert left.title.text() == "No strap yet"
    assert [item.text().split("  ")[1] for item in page.straps.shown] == [H10.own]


def test_beside_the_button_stands_what_is_missing_and_what_happens_next(show: Show) -> None:
    page = show(names={"A": "Ada", "B": ""}, remembered={"A": H10.own, "B": DUAL.own})
    assert page.next.text() == "Put a strap on each seat."
    page.seats["B"].name.setText("Ada")
    assert page.next.text() == "Give each person a name of their own."
    page.seats["B"].name.setText("Ben")
    assert page.next.text() == "Put a strap on each seat."
    page.on_strap(H10)
    assert page.begin.text() == "Begin, Ben joins later"
    page.on_strap(DiscoveredStrap(DUAL.own, DUAL.model, worn=False))
    assert page.begin.isEnabled()
    assert page.next.text() == "Ben's strap does not feel the skin yet: moisten it, put it on."
    page.on_strap(DiscoveredStrap(DUAL.own, DUAL.model, worn=True))
    assert page.next.text() == "“Begin” connects both straps; the session shows when the beats of each arrive."
    alone = show(seats="A", remembered={"A": H10.own})
    alone.on_strap(H10)
    assert alone.next.text() == "“Begin” connects the strap; the session shows when its beats arrive."


def test_who_gives_no_name_begins_as_the_letter_of_the_seat_and_is_not_remembered(show: Show) -> None:
    settings = SettingsFile(None)
    page = show(names={}, remembered={"A": H10.own, "B": DUAL.own}, settings=settings)
    chosen: list[SessionConfig] = []
    page.ready.connect(chosen.append)
    page.seats["B"].disorder.click()
    page.on_strap(H10)
    assert page.begin.text() == "Begin, B joins later"
    page.on_strap(DUAL)
    assert page.next.text() == "Names can wait: without one you are A on the left, B on the right."
    page.begin.click()
    assert (chosen[0].names, chosen[0].rhythm_disorders) == ({"A": "A", "B": "B"}, ("B",))
    now = settings.now
    assert (now.names, now.rhythm_disorders, now.ages, now.roles) == ({"A": "", "B": ""}, (), {}, {})
    page.seats["A"].name.setText("B")
    assert page.next.text() == "Give each person a name of their own."
    page.seats["A"].name.setText("Ada")
    page.begin.click()
    assert (chosen[1].names, settings.now.names) == ({"A": "Ada", "B": "B"}, {"A": "Ada", "B": ""})


def test_return_goes_on_from_a_name_and_a_press_on_a_place_gives_the_chosen_strap(qtbot: QtBot, show: Show) -> None:
    page = show(names={})
    page.on_strap(H10)
    page.on_strap(DUAL)
    left, right = page.seats["A"], page.seats["B"]
    qtbot.keyClicks(left.name, "Mia")
    qtbot.keyClick(left.name, Qt.Key.Key_Return)
    assert right.name.hasFocus()
    qtbot.keyClicks(right.name, "Jon")
    qtbot.keyClick(right.name, Qt.Key.Key_Return)
    assert page.straps.hasFocus()
    for seat, strap in ((right, H10), (left, DUAL)):
        qtbot.mouseClick(seat.bar, Qt.MouseButton.LeftButton, pos=seat.bar.rect().center())
        assert seat.strap == strap.own
    assert page.begin.hasFocus()  # no name, which the next key would wipe
    qtbot.mouseClick(left.bar, Qt.MouseButton.LeftButton, pos=left.bar.rect().center())
    assert page.worn == {"A": DUAL.own, "B": H10.own}


def test_a_rhythm_disorder_is_asked_for_and_remembered_by_name(qtbot: QtBot) -> None:
    settings = SettingsFile(None)
    settings.change(names=NAMES, rhythm_disorders=("Ada", "Cleo"), ages={"Ada": "child", "Cleo": "infant"})
    page = Connect(SampleServices(), Bridge(), settings)
    qtbot.addWidget(page)
    ada, ben = page.seats.values()
    assert (ada.disorder.isChecked(), ben.disorder.isChecked()) == (True, False)
    ben.name.setText("Cleo")
    assert ben.disorder.isChecked()
    ben.name.setText("Ben")
    assert not ben.disorder.isChecked()
    ben.disorder.click()
    ada.disorder.click()
    ada.name.setText("Adam")
    ada.name.setText("Ada")
    assert (ada.disorder.isChecked(), ben.disorder.isChecked()) == (False, True)  # as they have just said
    assert (ada.age.currentData(), ben.age.currentData()) == ("child", "adult")
    qtbot.keyClick(ben.age, Qt.Key.Key_Down)
    chosen: list[SessionConfig] = []
    page.ready.connect(chosen.append)
    page.on_strap(H10)
    page.on_strap(DUAL)
    page.straps.assigned.emit(H10.own, "A")
    page.straps.assigned.emit(DUAL.own, "B")
    page.begin.click()
    assert [config.rhythm_disorders for config in chosen] == [("B",)]
    assert settings.now.rhythm_disorders == ("Cleo", "Ben")
    assert [config.ages for config in chosen] == [{"A": "child", "B": "child"}]
    assert settings.now.ages == {"Ada": "child", "Cleo": "infant", "Ben": "child"}
    settings.rename("Cleo", "")
    settings.rename("Ben", "Benedict")
    assert settings.now.ages == {"Ada": "child", "Benedict": "child"}


def test_a_strap_that_goes_out_of_sight_says_so_until_it_is_back(show: Show) -> None:
    page = show(seats="A", remembered={"A": H10.own})
    page.on_strap(H10)
    page.on_strap(DiscoveredStrap(H10.own, H10.model, away=True))
    assert page.seats["A"].bar.about.text() == "out of sight"
    assert page.straps.item(0).text() == "Polar H10  8C4F21  ·  out of sight"
    assert page.next.text() == "Ada's strap is out of sight: put it on, moisten it, close other apps that use it."
    page.on_strap(H10)
    assert page.seats["A"].bar.about.text() == "66 bpm · worn"
    assert page.straps.count() == 1


TWIN = "Decathlon Dual HR"


def twin(number: int, *, alone: bool = False, away: bool = False) -> DiscoveredStrap:
    """A strap that only its address tells from others."""
    address = f"F0:00:00:00:00:0{number}"
    return DiscoveredStrap(TWIN if alone else address, "Decathlon", -60, away=away, name=TWIN, address=address)


def test_whose_a_strap_is_that_nothing_tells_is_asked_and_never_guessed(qtbot: QtBot, show: Show) -> None:
    services = SampleServices()
    for who in "AB":
        services.store.remember(who, TWIN, twin=True)
    page = show(services=services)
    left, right = page.seats["A"], page.seats["B"]
    page.on_strap(twin(1, alone=True))
    assert page.worn == {}
    assert left.question.text().startswith("Is this Ada's strap? Decathlon  Decathlon Dual HR")
    assert left.yes.isVisible()
    assert not right.yes.isVisible()
    page.on_strap(twin(1, alone=True, away=True))  # the second is in sight: now each has its address
    page.on_strap(twin(1))
    page.on_strap(twin(2))
    assert (left.asked, right.asked) == ("F0:00:00:00:00:01", "F0:00:00:00:00:02")
    assert left.question.text().startswith("Is this Ada's strap? Decathlon  F0:00:00:00:00:01")
    qtbot.mouseClick(left.no, Qt.MouseButton.LeftButton)
    assert (left.asked, right.asked) == ("F0:00:00:00:00:02", "F0:00:00:00:00:01")
    qtbot.mouseClick(right.yes, Qt.MouseButton.LeftButton)
    assert page.worn == {"B": "F0:00:00:00:00:01"}
    assert right.free.isVisible()
    assert not right.yes.isVisible()
    qtbot.mouseClick(left.yes, Qt.MouseButton.LeftButton)
    assert page.worn == {"A": "F0:00:00:00:00:02", "B": "F0:00:00:00:00:01"}
    assert page.begin.isEnabled()


def test_a_strap_without_an_id_that_changes_its_address_is_asked_about(qtbot: QtBot, show: Show) -> None:
    page = show()
    for number, who in ((1, "A"), (2, "B")):
        page.on_strap(twin(number))
        page.seats[who].dropped.emit(twin(number).own, who)
    page.on_strap(twin(1, away=True))
    assert not page.seats["A"].yes.isVisible()
    page.on_strap(twin(3))
    assert "Is this Ada's strap?" in shown_text(page)
    page.on_strap(twin(1))  # it was out of sight only
    assert "Is this Ada's strap?" not in shown_text(page)
    page.on_strap(twin(1, away=True))
    qtbot.mouseClick(page.seats["A"].yes, Qt.MouseButton.LeftButton)
    assert page.worn == {"A": "F0:00:00:00:00:03", "B": "F0:00:00:00:00:02"}


def test_a_remembered_name_that_only_one_strap_has_is_taken_as_before(show: Show) -> None:
    page = show(remembered={"A": TWIN, "B": H10.own})
    page.on_strap(twin(1, alone=True))
    assert page.worn == {"A": TWIN}


def test_a_strap_is_away_when_two_looks_in_a_row_do_not_find_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    strap = {"address": DiscoveredStrap("8C4F21", "Polar H10")}
    rounds = [strap, {}, strap, {}, {}, {}]
    seen_straps: list[tuple[str, bool]] = []

    async def watch() -> None:
        over = asyncio.Event()

        async def scan(_seconds: float, _by_service: bool) -> AsyncIterator[dict[str, DiscoveredStrap]]:
            if not rounds:
                over.set()
                await asyncio.Event().wait()
            yield rounds.pop(0)

        monkeypatch.setattr(ble, "scan", scan)
        services = LocalServices(tmp_path, ble.StrapStore(tmp_path))
        looking = asyncio.create_task(
            services.scan(lambda seen: seen_straps.append((seen.own, seen.away)), lambda _: None)
        )
        await over.wait()
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking

    asyncio.run(watch())
    assert seen_straps == [("8C4F21", False), ("8C4F21", False), ("8C4F21", True)]


def test_the_first_strap_gets_the_keyboard_but_not_from_somebody_who_types(qtbot: QtBot, show: Show) -> None:
    page = show()
    page.on_strap(H10)
    assert page.straps.hasFocus()
    typing = show()
    qtbot.keyClicks(typing.seats["A"].name, "!")
    typing.on_strap(H10)
    assert typing.seats["A"].name.hasFocus()
    new = show(names={})
    new.on_strap(H10)
    assert new.seats["A"].name.hasFocus()


def test_when_bluetooth_is_repaired_nothing_is_shown_as_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, sentences = [True], list[str]()

    async def scan(_seconds: float, _by_service: bool) -> AsyncIterator[dict[str, DiscoveredStrap]]:
        if broken.pop() if broken else False:
            raise OSError("the adapter is gone")
        await asyncio.sleep(0)
        yield {}

    async def watch() -> None:
        recovered = asyncio.Event()

        def report(sentence: Message) -> None:
            sentences.append(sentence)
            if not sentence:
                recovered.set()

        services = LocalServices(tmp_path, ble.StrapStore(tmp_path))
        looking = asyncio.create_task(services.scan(lambda _: None, report))
        await recovered.wait()
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking

    monkeypatch.setattr(ble, "scan", scan)
    monkeypatch.setattr("hrvsync.app.services.SCAN_S", 0.0)
    asyncio.run(watch())
    assert "Bluetooth failed" in sentences[0]
    assert sentences[1:] == [""]


def test_straps_of_another_window_are_refused_before_anything_is_recorded(tmp_path: Path) -> None:
    services = LocalServices(tmp_path / "library", ble.StrapStore(tmp_path / "settings"))
    solo = next(file.protocol for file in services.protocols("en") if file.protocol and file.protocol.people == 1)
    used = pytest.raises(ValueError, match="Strap 8C4F21 is in use by another session of hrvsync")
    with ble.StrapStore(tmp_path / "settings").session(["8C4F21", "A1B2C3"]), used:
        services.begin(SessionConfig({"A": "Ada"}, solo, {"A": "8C4F21"}))
    assert not list(tmp_path.glob("library/*"))


def test_a_copy_is_shown_where_it_is_until_that_was_read(
    qtbot: QtBot, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services, opened = SampleServices(), list[Path]()
    copy = tmp_path / "paired-resonance-breathing.toml"
    services.edit = lambda key, _language: copy.with_stem(key)  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setattr("hrvsync.ui.desktop.open_there", opened.append)
    page = show(services=services)
    qtbot.mouseClick(page.session.edit, Qt.MouseButton.LeftButton)
    (sheet,) = page.findChildren(CopiedSheet)
    assert "Breathe together" in sheet.windowTitle()
    assert sheet.place.text() == str(copy)
    qtbot.mouseClick(sheet.folder, Qt.MouseButton.LeftButton)
    assert opened == [tmp_path]
    assert sheet.isVisible()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_second_window_says_so_and_leaves_the_straps_until_the_first_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (LocalServices(tmp_path / "library", ble.StrapStore(tmp_path / "settings")) for _ in "ab")
    solo = next(one.protocol for one in second.protocols("en") if one.protocol and one.protocol.people == 1)
    sentences: list[Message] = []
    scans: list[int] = []

    async def watch() -> None:
        said, free = asyncio.Event(), asyncio.Event()

        async def scan(*_: object) -> AsyncGenerator[dict[str, DiscoveredStrap], None]:
            scans.append(len(sentences))
            await asyncio.sleep(0)
            yield {}

        def report(sentence: Message) -> None:
            sentences.append(sentence)
            (said if sentence else free).set()

        monkeypatch.setattr(ble, "scan", scan)
        assert first.store.claim()
        looking = asyncio.create_task(second.scan(lambda _: None, report))
        await said.wait()
        with pytest.raises(ValueError, match="open in another window"):
            second.begin(SessionConfig({"A": "Ada"}, solo, {"A": "8C4F21"}))
        assert scans == []
        first.close()
        await free.wait()
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking

    monkeypatch.setattr("hrvsync.app.services.SCAN_S", 0.0)
    asyncio.run(watch())
    second.close()
    assert "open in another window" in sentences[0]
    assert sentences[-1] == ""
    assert scans
    assert not list(tmp_path.glob("library/*"))


def test_of_several_adapters_one_is_chosen_and_remembered(show: Show, tmp_path: Path) -> None:
    assert not show().adapter.isVisible()
    services, settings = SampleServices(adapters=("hci0", "hci1")), SettingsFile(tmp_path)
    scans: list[object] = []

    async def scan(found: object, _problem: object) -> None:
        scans.append(found)

    services.scan = scan  # pyright: ignore[reportAttributeAccessIssue]
    page = show(services=services, settings=settings)
    assert page.adapter.isVisible()
    assert page.adapter.currentText() == "Bluetooth adapter: automatic"
    page.scan()
    page.adapter.setCurrentIndex(2)
    assert services.used == ["", "hci1"]
    again = show(services=services, settings=SettingsFile(tmp_path))
    assert again.adapter.currentText() == "Bluetooth adapter: hci1"
    gone = show(services=SampleServices(adapters=("hci0", "hci3")), settings=SettingsFile(tmp_path))
    assert gone.adapter.currentText() == "Bluetooth adapter: automatic"


def test_the_adapter_that_hrvsync_was_started_with_is_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ble, "adapters", lambda: ["hci0", "hci1"])
    monkeypatch.setenv("HRVSYNC_ADAPTER", "")
    services = LocalServices(tmp_path)
    assert services.adapters() == ["hci0", "hci1"]
    services.use_adapter("hci1")
    assert ble.chosen_adapter() == "hci1"
    assert services.adapters() == ["hci0", "hci1"]
    assert LocalServices(tmp_path).adapters() == []
