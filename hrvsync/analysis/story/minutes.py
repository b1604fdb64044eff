"""Whether people were settled, minute by minute."""

from collections.abc import Iterable
from math import floor

import numpy as np

from hrvsync.analysis.states import Course
from hrvsync.analysis.states.course import at_ease

type Minutes = tuple[bool | None, ...]
"""A value a minute, in order of time; None where it is not known."""

MINUTE = 60
LEAST_KNOWN = 30
"""Seconds of a minute that must be known to say whether all were settled in it."""


def minute_by_minute(courses: Iterable[Course], seconds: float) -> Minutes:
    """Find out whether all were settled for most of each whole minute, of what is known of it.

    Parameters
    ----------
    courses : iterable of Course
        One or more, on one grid.
    seconds : float
        The length of the session.

    Returns
    -------
    tuple of bool or None
        None where fewer than 30 s of a minute are known.
    """
    courses = tuple(courses)
    lowest, t = np.minimum.reduce([at_ease(one.state) for one in courses]), courses[0].t
    found: list[bool | None] = []
    for minute in range(floor(seconds / MINUTE)):
        inside = lowest[(t >= MINUTE * minute) & (t < MINUTE * (minute + 1))]
        known = inside[inside >= 0]
        found.append(bool(np.mean(known) > 0.5) if len(known) >= LEAST_KNOWN else None)
    return tuple(found)
