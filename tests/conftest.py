"""What holds for every test: no timed assertion, so hypothesis has no deadline; no result kept beyond the run.

HYPOTHESIS_PROFILE=thorough tries five times as many examples of each law.
"""

import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("hrvsync", deadline=None, max_examples=40)
settings.register_profile("thorough", deadline=None, max_examples=200)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "hrvsync"))

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell starts so what it runs in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests press Ctrl-C in programs they start


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep results and temporary files of this run apart from the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("TMPDIR", str(tmp_path_factory.mktemp("temporary")))
        patch.setattr("tempfile.tempdir", None)
        yield
