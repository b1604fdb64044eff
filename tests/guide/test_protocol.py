import math

import pytest
from hypothesis import given, strategies as st

from hrvsync.events import Pacer
from hrvsync.guide import BrokenProtocol, at_rate, own_rate, parse_protocol, schedule
from hrvsync.guide.protocol import MOST_HELD

GOOD = """\
name = "Evening"
about = "Two calm phases."
people = 2

[roles]
A = "left"

[[phase]]
name = "Settle"
seconds = 60

[[phase]]
name = "Breathe"
prompt = \"""
Small, easy breaths.
\"""
pacer = { rate = 6, rate_end = 5, glide = 30 }
audio = "tones"

[phase.pacers.A]
rate = 7
"""


def test_a_protocol_is_read_whole() -> None:
    protocol = parse_protocol(GOOD, "evening.toml")
    assert (protocol.name, protocol.people, protocol.whom, protocol.research) == ("Evening", 2, "adults", False)
    assert protocol.roles == {"A": "left"}
    settle, breathe = protocol.phases
    assert (settle.name, settle.seconds, settle.pacers, settle.audio) == ("Settle", 60, {}, "silence")
    assert breathe.seconds is None
    assert breathe.prompt == "Small, easy breaths."
    assert breathe.pacers == {"": Pacer(rate=6, rate_end=5, glide=30), "A": Pacer(rate=7)}
    assert breathe.audio == "tones"


def test_a_phase_may_say_that_it_is_the_baseline() -> None:
    assert [phase.baseline for phase in parse_protocol(GOOD, "").phases] == [None, None]
    said = parse_protocol(GOOD.replace('name = "Breathe"', 'name = "Breathe"\nbaseline = true'), "")
    assert [phase.baseline for phase in said.phases] == [False, True]
    assert [step.phase.baseline for step in schedule(said, 0.0).steps] == [False, True]


def test_a_phase_may_name_its_condition_and_refuse_offers() -> None:
    assert [(phase.condition, phase.offer) for phase in parse_protocol(GOOD, "").phases] == [("", True), ("", True)]
    said = parse_protocol(GOOD.replace('name = "Breathe"', 'name = "Breathe"\ncondition = "apart"\noffer = false'), "")
    assert [(phase.condition, phase.offer) for phase in said.phases] == [("", True), ("apart", False)]
    assert [step.phase.condition for step in schedule(said, 0.0).steps] == ["", "apart"]


def test_the_length_is_known_unless_a_phase_has_an_open_end() -> None:
    assert parse_protocol(GOOD, "").seconds is None
    assert parse_protocol(GOOD.replace('name = "Breathe"', 'name = "Breathe"\nseconds = 90'), "").seconds == 150


@pytest.mark.parametrize(
    ("good", "bad", "line", "what"),
    [
        ("rate = 6,", "rate = 100,", 17, "“rate” should be a number of at most 30"),
        ("rate = 6,", 'rate = "6",', 17, "“rate” should be a number, not text"),
        ("rate = 6,", "rate = nan,", 17, "“rate” should be a number of at least 3"),
        ("rate = 6,", "ratte = 6,", 17, "“ratte” is not known here"),
        ("rate = 7", "rate = 1", 21, "“rate” should be a number of at least 3"),
        ("rate = 7", "rate = 7\nhold_in = 10", 20, "the holds leave no time to breathe in and out"),
        ("rate = 6,", "hold_in = 9, hold_out = 9, rate = 3,", 17, "the holds leave no time"),
        ('name = "Breathe"\n', "", 12, "“name” is missing here"),
        ('name = "Evening"\n', "", 1, "“name” is missing here"),
        ("seconds = 60", "seconds = 1", 10, "“seconds” should be a number of at least 5"),
        ("seconds = 60", "seconds = 2000-01-01", 10, "“seconds” should be a number, not date"),
        ('name = "Settle"', 'name = ""', 9, "“name” should be text of length at least 1"),
        ('name = "Settle"', f'name = "{501 * "x"}"', 9, "“name” should be text of length at most 500"),
        ('name = "Settle"', 'name = "Settle', 9, "this is not TOML (illegal character"),
        ('audio = "tones"', 'audio = "drums"', 18, "“audio” cannot be 'drums'"),
        ("people = 2", "people = 3", 3, "“people” should be a whole number of at most 2"),
        ("people = 2", "people = [1, [2.0]]", 3, "“people” should be a whole number, not a list"),
        ("people = 2", "people", 3, "this is not TOML (expected '=' after a key"),
        ("phase.pacers.A", "phase.pacers.C", 20, "“pacers” cannot be 'C'"),
        (GOOD, "", 1, "“name” is missing here"),
        (GOOD, 'name="x"\nabout="y"\nphase=[]', 3, "“phase” should be a list of length at least 1"),
        (GOOD, 'name="x"\nabout="y"\nphase=[{name="a"}, {name=1}]', 3, "“name” should be text, not a whole number"),
        (GOOD, "name = '''x", 1, "this is not TOML"),
        (GOOD, "x=" + "[" * 5000, 1, "the brackets are nested too deeply"),
    ],
)
def test_a_broken_file_gets_one_sentence_with_file_and_line(good: str, bad: str, line: int, what: str) -> None:
    with pytest.raises(BrokenProtocol) as broken:
        parse_protocol(GOOD.replace(good, bad), "evening.toml")
    message = str(broken.value)
    assert message.startswith(f"evening.toml, line {line}: {what}")
    assert message.endswith("; correct this line, or copy the shipped protocol again and start from there.")
    assert "\n" not in message


@given(st.floats(3, 30), st.floats(0, 20), st.floats(0, 20))
def test_holds_are_accepted_exactly_where_breath_remains(rate: float, hold_in: float, hold_out: float) -> None:
    text = (
        f'name="x"\nabout="y"\n[[phase]]\nname="z"\npacer={{rate={rate!r}, hold_in={hold_in!r}, hold_out={hold_out!r}}}'
    )
    if (hold_in + hold_out) * rate / 60 <= MOST_HELD:
        assert parse_protocol(text, "x").phases[0].pacers[""].hold_in == hold_in
    else:
        with pytest.raises(BrokenProtocol, match="line 5: the holds leave no time"):
            parse_protocol(text, "x")


@given(st.text(), st.integers(0, len(GOOD)), st.integers(0, 40))
def test_no_damage_does_more_than_break_the_file_kindly(put: str, at: int, cut: int) -> None:
    try:
        protocol = parse_protocol(GOOD[:at] + put + GOOD[at + cut :], "evening.toml")
    except BrokenProtocol as broken:
        message = str(broken)
    else:
        message = "evening.toml, line 1"
        assert all(phase.seconds is None or math.isfinite(phase.seconds) for phase in protocol.phases)
    assert message.startswith("evening.toml, line ")


def test_rates_and_ratio_may_be_chosen_for_both_or_for_each() -> None:
    text = 'name = "x"\nabout = "y"\n[[phase]]\nname = "rest"\n[[phase]]\nname = "go"\npacer = { rate = 6 }\n'
    protocol = parse_protocol(text, "x.toml")
    assert at_rate(protocol, 5.5).phases[1].pacers == {"": Pacer(5.5)}
    assert at_rate(protocol, 5.5, 0.5).phases[1].pacers == {"": Pacer(5.5, inhale=0.5)}
    each = at_rate(protocol, {"A": 5.0, "B": 6.5})
    assert each.phases[1].pacers == {"A": Pacer(5.0), "B": Pacer(6.5)}
    assert each.phases[0].pacers == {}
    assert at_rate(each, {"A": 4.5}).phases[1].pacers == {"A": Pacer(4.5)}
    assert own_rate(each) is None
