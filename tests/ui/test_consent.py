"""Consent: each person agrees for themselves and can take it back; a child is asked each time, in a child's words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hrvsync.events import Age
from hrvsync.ui.setup.consent import Consent, FullText

NAMES = {"A": "Ada", "B": "Mia"}
FOLDER = Path("recordings")


def consent(
    qtbot: QtBot,
    ages: dict[str, Age] | None = None,
    names: dict[str, str] = NAMES,
    *,
    together: bool = False,
    agree: str = "",
) -> Consent:
    page = Consent(names, FOLDER, ages, alone=len(names) == 1, together=together, agree=agree)
    page.soon.setInterval(0)
    qtbot.addWidget(page)
    page.show()
    return page


def texts(page: Consent) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel))


def test_all_have_to_agree_each_by_their_own_button(qtbot: QtBot) -> None:
    page = consent(qtbot)
    assert page.focusWidget() is page.boxes[0].agree
    with qtbot.assertNotEmitted(page.agreed, wait=20):
        qtbot.keyClick(page.boxes[0].agree, Qt.Key.Key_Space)
    assert page.boxes[0].agreed
    with qtbot.waitSignal(page.agreed):
        qtbot.mouseClick(page.boxes[1].agree, Qt.MouseButton.LeftButton)


def test_what_is_taken_back_is_not_agreed(qtbot: QtBot) -> None:
    page = consent(qtbot)
    page.soon.setInterval(20)
    for row in page.boxes:
        qtbot.mouseClick(row.agree, Qt.MouseButton.LeftButton)
    assert page.soon.isActive()
    with qtbot.assertNotEmitted(page.agreed, wait=40):
        qtbot.mouseClick(page.boxes[0].back, Qt.MouseButton.LeftButton)
    assert page.boxes[0].agree.isVisible()
    assert not page.boxes[0].back.isVisible()


def test_one_key_agrees_for_two_who_read_it_together(qtbot: QtBot) -> None:
    page = consent(qtbot, together=True)
    assert page.focusWidget() is page.both
    with qtbot.waitSignal(page.agreed):
        qtbot.keyClick(page.both, Qt.Key.Key_Space)
    assert [row.agreed for row in page.boxes] == [True, True]


def test_who_takes_it_back_can_be_agreed_for_by_nobody_else(qtbot: QtBot) -> None:
    page = consent(qtbot, together=True)
    page.soon.setInterval(20)
    qtbot.mouseClick(page.both, Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(page.agreed, wait=40):
        qtbot.mouseClick(page.boxes[1].back, Qt.MouseButton.LeftButton)
    assert not page.both.isVisible()
    with qtbot.waitSignal(page.agreed):
        qtbot.mouseClick(page.boxes[1].agree, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("together", [True, False])
def test_each_can_refuse_or_agree_for_themselves(qtbot: QtBot, together: bool) -> None:
    page = consent(qtbot, together=together)
    qtbot.mouseClick(page.boxes[0].agree, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.declined), qtbot.assertNotEmitted(page.agreed):
        qtbot.mouseClick(page.boxes[1].refuse, Qt.MouseButton.LeftButton)


def test_nobody_agrees_for_another_where_a_child_is_or_more_is_asked_than_usual(qtbot: QtBot) -> None:
    assert not consent(qtbot, {"B": "child"}, together=True).both.isVisible()
    assert not consent(qtbot, together=True, agree="It is about a disagreement.").both.isVisible()
    assert not consent(qtbot, names={"A": "Ada"}, together=True).both.isVisible()


def test_fear_and_violence_are_named_where_two_sit_and_only_there(qtbot: QtBot) -> None:
    assert "fear or violence between you" in texts(consent(qtbot))
    alone = texts(consent(qtbot, names={"A": "Ada"}))
    assert "between you" not in alone
    assert "Each of you" not in alone


def test_what_is_sent_to_a_lab_is_said_in_place_of_what_stays(qtbot: QtBot) -> None:
    assert "Everything stays on this computer." in texts(consent(qtbot))
    page = Consent(NAMES, FOLDER, alone=False, sent=True)
    qtbot.addWidget(page)
    assert "Heartbeats are also sent to the lab." in texts(page)
    assert "stays on this computer" not in texts(page)
    whole = FullText(page, FOLDER, sent=True)
    assert [one.text() for one in whole.findChildren(QLabel) if "unencrypted" in one.text()]


def test_a_child_says_yes_and_a_grown_up_agrees(qtbot: QtBot) -> None:
    page = consent(qtbot, {"B": "child"})
    assert [row.name for row in page.boxes] == ["Ada"]
    assert "for yourself and for Mia" in texts(page)
    (child,) = page.pages
    with qtbot.assertNotEmitted(page.agreed, wait=20):
        qtbot.mouseClick(child.buttons["heart"], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(child.buttons["heart"], Qt.MouseButton.LeftButton)
        qtbot.mouseClick(page.boxes[0].agree, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.agreed):
        qtbot.mouseClick(child.buttons["heart"], Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("answer", "signal"), [("moon", "declined"), ("clock", "left")])
def test_a_child_that_does_not_want_to_ends_it(qtbot: QtBot, answer: str, signal: str) -> None:
    page = consent(qtbot, {"B": "child"})
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.mouseClick(page.pages[0].buttons[answer], Qt.MouseButton.LeftButton)


def test_the_answers_of_a_child_are_of_one_size(qtbot: QtBot) -> None:
    page = consent(qtbot, {"B": "child"})
    page.resize(1440, 900)
    sizes = {(made.width(), made.height()) for made in page.pages[0].buttons.values()}
    assert max(width for width, _ in sizes) - min(width for width, _ in sizes) <= 1
    assert len({height for _, height in sizes}) == 1


@pytest.mark.parametrize("age", ["child", "infant"])
def test_a_grown_up_agrees_for_a_child_alone(qtbot: QtBot, age: Age) -> None:
    page = consent(qtbot, {"A": age}, {"A": "Mia"})
    assert [row.name for row in page.boxes] == ["A grown-up who looks after Mia"]
    assert len(page.pages) == (age == "child")


def test_all_of_it_is_on_one_page(qtbot: QtBot) -> None:
    page = consent(qtbot)
    page.open_all()
    (sheet,) = page.window().findChildren(FullText)
    assert "not a medical device" in " ".join(one.text() for one in sheet.findChildren(QLabel))
    sheet.accept()


def test_a_childs_page_is_read_aloud_where_the_system_has_a_voice(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    silent = consent(qtbot, {"B": "child"})
    assert silent.pages[0].aloud.isHidden()
    heard, speaks = tmp_path / "heard", tmp_path / "espeak-ng"
    speaks.write_text(f'#!/bin/sh\necho "$4 $6" > {heard}\nexec /bin/sleep 60\n')
    speaks.chmod(0o700)
    asked = consent(qtbot, {"B": "child"})
    page = asked.pages[0]
    assert page.aloud.isVisible()
    qtbot.mouseClick(page.aloud, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(heard.exists)
    qtbot.waitUntil(lambda: "Nobody is cross." in heard.read_text())
    assert heard.read_text().startswith("en Do you want to play with your heart today?")
    assert page.voice.speaking
    page.hide()
    assert not page.voice.speaking
