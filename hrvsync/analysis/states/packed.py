"""The states of a person second by second as a short text, as the index keeps them for pooling over sessions."""

import re
from math import floor

import numpy as np

from hrvsync.analysis.states.course import Course, runs
from hrvsync.analysis.states.state import Codes, State

LETTERS = {State.UNKNOWN: "u", State.SETTLED: "s", State.ACTIVATED: "a", State.WITHDRAWN: "w", State.LIVELY: "l"}


def packed(course: Course) -> str:
    """Write when a course begins (s) and each run of a state with its seconds.

    Parameters
    ----------
    course : Course

    Returns
    -------
    str, such as "15:u30s200a12"; "" for the course of nobody
    """
    written = "".join(f"{LETTERS[State(run.code)]}{run.seconds:.0f}" for run in runs(course.t, course.state))
    return f"{floor(course.t[0])}:{written}" if len(course.t) else ""


def unpacked(text: str) -> tuple[int, Codes]:
    """Read when a course begins and the state of each of its seconds.

    Parameters
    ----------
    text : str
        As `packed` writes it.

    Returns
    -------
    start : int
        The first second (s).
    states : ndarray of int8
        A State for each second from there on.
    """
    start, _, written = text.partition(":")
    codes = {letter: state for state, letter in LETTERS.items()}
    found = [(codes[letter], int(seconds)) for letter, seconds in re.findall(r"([a-z])(\d+)", written)]
    states, lengths = [state for state, _ in found], [seconds for _, seconds in found]
    return int(start or 0), np.repeat(np.array(states, np.int8), lengths)
