"""`hrvsync` alone opens the app."""

import pytest
from support.running import run

from hrvsync import app


def test_without_a_command_the_app_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[bool] = []

    def window() -> int:
        opened.append(True)
        return 0

    monkeypatch.setattr(app, "has_display", lambda: True)
    monkeypatch.setattr(app, "run_window", window)
    assert run().exit_code == 0
    assert opened == [True]


def test_without_a_display_it_says_what_else_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "has_display", lambda: False)
    result = run()
    assert result.exit_code == 2
    assert "no display here" in result.output
    assert "replay" in result.output
