"""What holds for every test: no timed assertion, so hypothesis has no deadline; no result kept beyond the run."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("hrvsync", deadline=None)
settings.load_profile("hrvsync")


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep results and temporary files of this run apart from the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("TMPDIR", str(tmp_path_factory.mktemp("temporary")))
        patch.setattr("tempfile.tempdir", None)
        yield
