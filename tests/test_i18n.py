"""A Message is the English text to everyone, and still knows its template."""

import copy
import pickle
import subprocess
import sys
from pathlib import Path

from hrvsync.i18n import Message, listed, reason, translate


def test_it_reads_like_the_text_that_it_is() -> None:
    strap = Message("{who}'s strap", who="A")
    message = Message("{strap} is {n:.1f} m away, {name!r}", strap=strap, n=2, name="x")
    assert message == "A's strap is 2.0 m away, 'x'"
    assert (message.template, message.values["strap"]) == ("{strap} is {n:.1f} m away, {name!r}", strap)
    assert hash(message) == hash("A's strap is 2.0 m away, 'x'")


def test_a_text_without_values_is_taken_as_it_stands() -> None:
    assert Message("{} and {x}") == "{} and {x}"
    assert Message() == ""
    rows = "{n} {n:row is|rows are} damaged"
    assert [Message(rows, n=n) for n in (0, 1, 2)] == ["0 rows are damaged", "1 row is damaged", "2 rows are damaged"]
    german = {rows: "{n} {n:Zeile ist|Zeilen sind} beschädigt"}
    shown = [translate(Message(rows, n=n), german) for n in (1, 2)]
    assert shown == ["1 Zeile ist beschädigt", "2 Zeilen sind beschädigt"]


def test_what_was_left_open_is_filled_in_later() -> None:
    left_open = Message("{strap} sends no {what}")
    assert left_open.filled(strap="It", what="{ECG}") == "It sends no {ECG}"
    assert Message("{a}", a=1).filled(b=2).values == {"a": 1, "b": 2}


def test_it_is_listed_with_and() -> None:
    assert listed([Message("a")]) == "a"
    assert listed([Message("a"), Message("b"), Message("c")]) == "a and b and c"


def test_it_survives_copies_with_its_values() -> None:
    message = Message("{file} is {what}", file="{x}", what=Message("gone"))
    for again in (copy.deepcopy(message), pickle.loads(pickle.dumps(message))):
        assert (again, again.template, again.values) == (message, message.template, message.values)


def test_a_reason_is_what_the_system_says_alone() -> None:
    assert reason(OSError(28, "No space left on device", "evening.jsonl")) == "No space left on device"
    assert reason(OSError("odd")) == "odd"


GERMAN = Path(__file__).parents[1] / "hrvsync" / "ui" / "i18n" / "de.ts"


def test_it_is_translated_without_qt() -> None:
    program = (
        "import sys; from pathlib import Path; from hrvsync.events import Link; from hrvsync.i18n import *\n"
        "from hrvsync.reasons import link_message\n"
        "german = read_catalogue(Path(sys.argv[1]).read_bytes())\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)\n"
        "print(translate(link_message(Link(1.0, 'A', 'live', 'not_sent', {'what': ('acc',)})), german))\n"
        "print(translate(Message('the time goes backwards, from {after:g} to {t:g} s', after=1.5, t=1), german, ','))\n"
        "print(translate('of no language', german))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program, str(GERMAN)], capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert shown.splitlines() == [
        "Beschleunigung gibt es vom Gurt von A nicht.",
        "die Zeit läuft rückwärts, von 1,5 nach 1 s",
        "of no language",
    ]
