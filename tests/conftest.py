"""What holds for every test: no timed assertion, so hypothesis has no deadline."""

from hypothesis import settings

settings.register_profile("hrvsync", deadline=None)
settings.load_profile("hrvsync")
