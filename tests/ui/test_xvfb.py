"""The way through the window with a real mouse and keyboard: on a virtual X server with a window manager."""

import pytest
from support.hand import missing_tools
from support.xserver import pytest_under_x, x_server


@pytest.mark.skipif(
    bool(missing_tools()), reason=f"not installed (install.sh does, where there is apt): {missing_tools()}"
)
def test_real_clicks_keys_and_drags() -> None:
    with x_server() as display:
        done = pytest_under_x(display, "tests/ui/test_real_clicks.py")
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert "skipped" not in done.stdout
