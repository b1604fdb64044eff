"""The flows of the other tests once more on a real X server (virtual), and the real clicks ten times."""

import pytest
from support.hand import missing_tools
from support.xserver import pytest_under_x, x_server

FLOWS = "paired_session or solo_session or virtual_straps or shipped_recording"
FILES = ("tests/ui/test_flow.py", "tests/ui/test_virtual_straps.py")
pytestmark = pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {missing_tools()}")


def test_the_flows_under_xvfb() -> None:
    with x_server() as display:
        done = pytest_under_x(display, "-k", FLOWS, *FILES)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.parametrize("time", range(10))
def test_real_clicks_again_and_again(time: int) -> None:
    with x_server() as display:
        done = pytest_under_x(display, "tests/ui/test_real_clicks.py")
    assert done.returncode == 0, f"time {time}: " + done.stdout[-4000:] + done.stderr[-2000:]
