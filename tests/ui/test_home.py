"""Home: greets who is here, begins the usual session in one action, and says nothing before it knows who it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.services import SampleServices
from support.shown import WAIT, shown
from test_flow import at

from hrvsync.i18n import Message
from hrvsync.reasons import message
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.storage.index import Entry, PersonEntry, packed_story
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.home.here import MORNING, day_of, greeting
from hrvsync.ui.home.strips import strip_of
from hrvsync.ui.home.usual import Household, household
from hrvsync.ui.home.view import Home
from hrvsync.ui.home.welcome import BreathingDisc
from hrvsync.ui.services import SessionConfig
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.widgets.chip import Chip
from hrvsync.ui.widgets.motion import set_less_motion
from hrvsync.weeks import part_of_day

NAMES = {"A": "Ada", "B": "Ben"}
STRAPS = {"A": "C1F34F21", "B": "0007B2C3"}
HAPPENED = Message("{name} was up for a while", name="Ben")


def entry(names: dict[str, str], day: int, *, trouble: str = "") -> Entry:
    people = {who: PersonEntry(name, 100.0, states="10:u20s300a60w60l60") for who, name in names.items()}
    return Entry(
        f"{day:02}-{'-'.join(names.values())}.jsonl",
        f"2026-11-{day:02}T20:15:00+01:00",
        500.0,
        "Breathe together",
        people,
        trouble=Message(trouble) if trouble else Message(),
        story=packed_story((HAPPENED,)),
    )


def home(
    qtbot: QtBot, names: dict[str, str], *entries: Entry, straps: dict[str, str] | None = None, chosen: bool = False
) -> Home:
    settings = SettingsFile(None)
    settings.change(names=names, rhythm_disorders=("Ben",), ages={"Ada": "child"})
    page = Home(SampleServices(straps=straps, entries=entries), Bridge(), settings, chosen=chosen)
    qtbot.addWidget(page)
    page.show_household(household(entries))
    page.show()
    return page


def in_sight(page: Home, *seats: str) -> None:
    for who in seats:
        page.on_strap(DiscoveredStrap(STRAPS[who], "Polar H10", bpm=64, worn=True))


def texts(page: Home) -> str:
    return " ".join(
        [*(one.text() for one in page.findChildren(QLabel)), *(one.text() for one in page.findChildren(Chip))]
    )


def test_with_both_straps_in_sight_the_usual_session_begins(qtbot: QtBot) -> None:
    page = home(qtbot, NAMES, entry(NAMES, 24), straps=STRAPS)
    in_sight(page, "A", "B")
    assert page.here is not None
    with qtbot.waitSignal(page.begun) as begun:
        qtbot.keyClick(page.here.begin, Qt.Key.Key_Space)
    assert begun.args is not None
    config = begun.args[0]
    assert isinstance(config, SessionConfig)
    assert (config.names, config.straps, config.protocol.people) == (NAMES, STRAPS, 2)
    assert (config.rhythm_disorders, config.ages) == (("B",), {"A": "child"})


@pytest.mark.parametrize("seats", [(), ("A",)])
def test_where_a_strap_is_missing_it_is_looked_for_first(qtbot: QtBot, seats: tuple[str, ...]) -> None:
    page = home(qtbot, NAMES, straps=STRAPS)
    in_sight(page, *seats)
    assert page.here is not None
    with qtbot.assertNotEmitted(page.begun), qtbot.waitSignal(page.together):
        qtbot.mouseClick(page.here.begin, Qt.MouseButton.LeftButton)


def test_a_strap_that_went_away_is_missing(qtbot: QtBot) -> None:
    page = home(qtbot, NAMES, straps=STRAPS)
    in_sight(page, "A", "B")
    page.on_strap(DiscoveredStrap(STRAPS["B"], "Polar H10", away=True))
    assert page.here is not None
    with qtbot.waitSignal(page.together):
        qtbot.mouseClick(page.here.begin, Qt.MouseButton.LeftButton)
    assert "out of sight" in page.here.seats.accessibleDescription()


def test_a_morning_reading_begins_with_one_tap_on_a_name(qtbot: QtBot) -> None:
    page = home(qtbot, NAMES, straps=STRAPS)
    in_sight(page, "B")
    assert page.here is not None
    row = page.here.chips[MORNING]
    ada, ben = (item.widget() for place in (0, 1) if (item := row.itemAt(place)) is not None)
    with qtbot.waitSignal(page.begun) as begun:
        qtbot.mouseClick(ben, Qt.MouseButton.LeftButton)
    assert begun.args is not None
    assert begun.args[0].names == {"B": "Ben"}
    assert begun.args[0].straps == {"B": STRAPS["B"]}
    with qtbot.waitSignal(page.alone) as alone:
        qtbot.mouseClick(ada, Qt.MouseButton.LeftButton)
    assert alone.args == ["A", MORNING]


def test_someone_who_is_always_alone_begins_alone(qtbot: QtBot) -> None:
    page = home(qtbot, {"A": "Ada"}, entry({"A": "Ada"}, 3))
    assert page.here is not None
    with qtbot.waitSignal(page.alone) as alone:
        qtbot.mouseClick(page.here.begin, Qt.MouseButton.LeftButton)
    assert alone.args == ["A", ""]


def test_the_last_session_is_told_and_opened(qtbot: QtBot) -> None:
    page = home(qtbot, NAMES, entry(NAMES, 20), entry(NAMES, 24), entry({"A": "Ada"}, 25))
    assert page.here is not None
    assert "Ben was up for a while" in texts(page)
    with qtbot.waitSignal(page.looked) as looked:
        qtbot.mouseClick(page.here.last, Qt.MouseButton.LeftButton)
    assert looked.args == [Path("library/24-Ada-Ben.jsonl")]


def test_nothing_personal_is_shown_where_several_couples_use_the_library(qtbot: QtBot) -> None:
    others = {"A": "Cleo", "B": "Dan"}
    page = home(qtbot, NAMES, entry(NAMES, 24), entry(others, 25), straps=STRAPS)
    assert page.here is not None
    assert page.here.asked.isVisible()
    assert not page.here.last.isVisible()
    assert not page.here.seats.isVisible()
    assert not any(name in texts(page) for name in ("Ada", "Ben", "Cleo", "Dan", "was up"))
    qtbot.mouseClick(page.here.choose, Qt.MouseButton.LeftButton)
    chips = page.here.asked.findChildren(Chip)
    assert [chip.text() for chip in chips] == ["Cleo and Dan", "Ada and Ben"]
    with qtbot.waitSignal(page.named) as named:
        qtbot.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    assert named.args == [NAMES]


def test_one_case_is_enough_and_its_label_stands_for_the_names(qtbot: QtBot) -> None:
    page = home(qtbot, NAMES, replace(entry(NAMES, 24), case="case 12"), straps=STRAPS)
    assert page.here is not None
    assert page.names == {}
    assert not any(word in texts(page) for word in ("Ada", "Ben", "was up", "case 12"))
    qtbot.mouseClick(page.here.choose, Qt.MouseButton.LeftButton)
    (chip,) = page.here.asked.findChildren(Chip)
    assert chip.text() == "case 12"
    assert not any(name in texts(page) for name in ("Ada", "Ben"))
    with qtbot.waitSignal(page.named) as named:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert named.args == [NAMES]


def test_who_has_said_so_is_greeted_among_several(qtbot: QtBot) -> None:
    page = home(qtbot, NAMES, entry(NAMES, 24), entry({"A": "Cleo", "B": "Dan"}, 25), chosen=True)
    assert page.here is not None
    assert not page.here.asked.isVisible()
    assert "Ada and Ben" in page.here.greeting.text()


def test_before_it_is_known_who_uses_the_library_nobody_is_named(qtbot: QtBot) -> None:
    settings = SettingsFile(None)
    settings.change(names=NAMES)
    page = Home(SampleServices(), Bridge(), settings)
    qtbot.addWidget(page)
    assert "Ada" not in texts(page)


def test_at_a_first_start_one_tries_it_first(qtbot: QtBot) -> None:
    page = home(qtbot, {})
    assert page.here is None
    assert page.focusWidget() is page.tiles["tried"]
    for key, signal in (("tried", page.tried), ("together", page.together), ("history", page.history)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(page.tiles[key], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.alone):
        qtbot.mouseClick(page.tiles["alone"], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("still", [False, True])
def test_the_disc_of_a_first_start_breathes_unless_nothing_is_to_move(qtbot: QtBot, still: bool) -> None:
    set_less_motion(still)
    try:
        page = home(qtbot, {})
        (disc,) = page.findChildren(BreathingDisc)
        assert disc.step.isActive() is not still
        page.hide()
        assert not disc.step.isActive()
    finally:
        set_less_motion(False)


def test_the_day_of_a_session_is_said_as_people_say_it() -> None:
    today = QDate.currentDate()
    iso = [today.addDays(-ago).toString(Qt.DateFormat.ISODate) + "T20:15:00" for ago in (0, 1, 4, 7)]
    assert [day_of(one) for one in iso] == [
        "Today",
        "Yesterday",
        QLocale().toString(today.addDays(-4), "dddd"),
        phrases.day(iso[3]),
    ]


def test_people_are_greeted_by_the_time_of_day() -> None:
    assert greeting(8, ["Ada"]) == "Good morning, Ada."
    assert greeting(13, ["Ada", "Ben"]) == "Good afternoon, Ada and Ben."
    assert greeting(23, []) == "Good evening."
    assert greeting(9, []) == "Good morning."
    assert greeting(14, []) == "Good afternoon."
    assert greeting(20, ["Ada", "Ben", "Cleo"]) == "Good evening, Ada, Ben and Cleo."
    assert [part_of_day(hour) for hour in (3, 4, 11, 12, 17, 18)] == [
        "evening",
        "morning",
        "morning",
        "day",
        "day",
        "evening",
    ]


def test_a_household_knows_the_last_session_of_each_group() -> None:
    broken = entry({"A": "Eve", "B": "Finn"}, 9, trouble="it is empty")
    known = household([entry(NAMES, 1), entry({"B": "Ben", "A": "Ada"}, 2), entry({"A": "Ada"}, 3), broken])
    assert known.pairs == {frozenset(("Ada", "Ben"))}
    assert {one.created[8:10] for one in known.last.values()} == {"02", "03"}
    assert not known.several
    assert Household().last == {}


@given(st.lists(st.tuples(st.sampled_from("usawl"), st.integers(1, 300)), max_size=8), st.integers(0, 60))
def test_a_strip_shows_each_state_once_and_nothing_after_the_end(runs: list[tuple[str, int]], begun: int) -> None:
    packed = f"{begun}:" + "".join(f"{letter}{seconds}" for letter, seconds in runs)
    seconds = 400.0
    states = strip_of("A", packed, seconds).states
    ends = [begun + sum(length for _, length in runs[: place + 1]) for place in range(len(runs))]
    assert [state.stop for state in states] == [min(end, seconds) for end in ends][: len(states)]
    for state, (letter, _) in zip(states, runs, strict=False):
        assert state.raised == {"u": None, "a": True, "l": True}.get(letter, False)
        assert state.dense == (letter in "aw")
    assert all(state.start < seconds for state in states)


def test_the_first_page_says_what_keeps_bluetooth_from_working_and_checks_again(qtbot: QtBot, tmp_path: Path) -> None:
    problems = [message("user_rejected", {}), message("no_adapter", {})]
    looks: list[int] = []

    async def scan(found: object, problem: Callable[[str], None]) -> None:
        looks.append(1)
        problem(problems.pop(0) if problems else Message())

    services = SampleServices(folder=tmp_path)
    services.scan = scan  # pyright: ignore[reportAttributeAccessIssue]
    with shown(qtbot, services, SettingsFile(None)) as window:
        home = at(qtbot, window, Home)
        qtbot.waitUntil(home.trouble.isVisible, timeout=WAIT)
        assert home.trouble.text.text() == "This user account may not use Bluetooth. Log in at this computer itself."
        assert "group `bluetooth`" in home.trouble.commands.text()
        assert home.tiles["tried"].isVisible()
        qtbot.mouseClick(home.trouble.check, Qt.MouseButton.LeftButton)
        assert home.trouble.check.text() == "Checking ..."
        qtbot.waitUntil(lambda: home.trouble.text.text().startswith("No Bluetooth adapter"), timeout=WAIT)
        assert home.trouble.check.text() == "Check again"
        qtbot.mouseClick(home.trouble.check, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not home.trouble.isVisible(), timeout=WAIT)
        assert len(looks) == 3


@pytest.mark.parametrize(
    ("key", "system", "todo"),
    [
        ("denied_by_user", "darwin", "Privacy & Security > Bluetooth"),
        ("denied_by_system", "win32", "let apps and desktop apps control radios"),
        ("user_rejected", "linux", "Log in at this computer itself"),
        ("bus_not_permitted", "linux", "Allow it in the system settings"),
        ("not_installed", "linux", "Install it"),
        ("no_adapter", "linux", "Plug one in"),
        ("off", "darwin", "Turn it on in Control Centre"),
        ("off", "win32", "Turn it on in Settings"),
        ("blocked", "linux", "Switch that off"),
    ],
)
def test_a_first_start_says_what_to_do_on_this_system(key: str, system: str, todo: str, qtbot: QtBot) -> None:
    page = home(qtbot, {})
    page.on_problem(message(key, {"system": system}))
    assert page.trouble.isVisible()
    assert todo in page.trouble.text.text()
    assert "`" not in page.trouble.text.text()
    assert page.trouble.check.isVisible()
    assert page.trouble.check.text() == "Check again"
    page.on_problem(Message())
    assert not page.trouble.isVisible()


def test_straps_that_stay_out_of_sight_are_said_to_be_held_perhaps(qtbot: QtBot) -> None:
    settings = SettingsFile(None)
    settings.change(names={"A": "Ada", "B": "Ben"})
    page = Home(SampleServices(straps={"A": "8C4F21"}), Bridge(), settings)
    qtbot.addWidget(page)
    page.show()
    page.show_household(Household())
    page.show_none_found()
    assert page.trouble.isVisible()
    assert "Close other apps and watches" in page.trouble.hints.text()
    page.on_strap(DiscoveredStrap("8C4F21", "Polar H10"))
    assert not page.trouble.isVisible()


@pytest.mark.parametrize("size", [(900, 640), (1440, 900)])
def test_what_comes_late_stands_in_the_place_of_the_greeting_and_moves_nothing(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    page = home(qtbot, NAMES, entry(NAMES, 24), straps=STRAPS)
    page.resize(*size)
    qtbot.waitExposed(page)
    qtbot.wait(1)
    here = page.here
    assert here is not None

    def places() -> list[QPoint]:
        qtbot.wait(1)
        return [one.mapTo(page, QPoint(0, 0)) for one in (here.begin, page.tiles["together"], here.last)]

    before = places()
    page.show_none_found()
    assert page.trouble.isVisible()
    assert not here.greeting.isVisible()
    assert places() == before
    page.offer(Path("2026-09-28-201500-Ada-Ben.jsonl"))
    assert page.offered.isVisible()
    assert not page.trouble.isVisible()  # one after the other
    assert places() == before
    qtbot.mouseClick(page.dismiss, Qt.MouseButton.LeftButton)
    assert page.trouble.isVisible()
    in_sight(page, "A")
    assert here.greeting.isVisible()
    assert places() == before


def test_return_begins_nothing_that_nobody_went_to_and_the_keyboard_is_where_it_was(qtbot: QtBot) -> None:
    for left, focused in (("", "together"), ("history", "history"), ("begin", "together"), ("last", "last")):
        settings = SettingsFile(None)
        settings.change(names=NAMES)
        page = Home(SampleServices(straps=STRAPS, entries=[entry(NAMES, 24)]), Bridge(), settings, at=left)
        qtbot.addWidget(page)
        page.show_household(household([entry(NAMES, 24)]))
        in_sight(page, "A", "B")
        assert page.focusWidget() is page.places[focused]
        assert page.at == focused


def test_a_library_that_came_from_elsewhere_is_no_first_start(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "2026-03-24-201500-Ada-Ben.jsonl").touch()
    page = Home(SampleServices(folder=tmp_path), Bridge(), SettingsFile(None))
    qtbot.addWidget(page)
    page.show_household(household([entry(NAMES, 24)]))
    page.show()
    assert page.here is not None
    assert page.here.asked.isVisible()
    assert not any(name in texts(page) for name in NAMES.values())
    qtbot.mouseClick(page.here.choose, Qt.MouseButton.LeftButton)
    assert [chip.text() for chip in page.here.asked.findChildren(Chip)] == ["Ada and Ben"]
    with qtbot.waitSignal(page.together):
        qtbot.mouseClick(page.here.begin, Qt.MouseButton.LeftButton)
