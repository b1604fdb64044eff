"""The lab at the command line: what is listed, taken and refused, each in one sentence."""

import json
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from support.lab import hrvsync, script

from hrvsync.cli import cli
from hrvsync.events import Link, Mark, Packet, Strap, Wave
from hrvsync.sources.lsl import library
from hrvsync.storage import read


def test_malformed_streams_are_said_once_and_harm_no_session(tmp_path: Path) -> None:
    """Too many channels, NaN, a megabyte of text, names that steer a screen, another rate, a flood of markers."""
    path = tmp_path / "x.jsonl"
    sending = script(tmp_path, "lsl_malformed", 60)
    listing = hrvsync(tmp_path, "scan", "--lsl", "--json", "--seconds", 3)
    taking = hrvsync(
        tmp_path, "record", "--lsl", "A=RR good", "--lsl", "B=RR nan", "--lsl-marks", "--seconds", 12, "--out", path
    )
    listed = {row["name"]: row for row in map(json.loads, listing.communicate(timeout=60)[0].splitlines())}
    out, err = taking.communicate(timeout=90)
    sending.kill()
    sending.communicate()
    assert listed["RR many"]["good_for"] == "it has 10000 channels; hrvsync takes 64 at most"
    assert listed["RR good"]["good_for"] == "RR intervals: all measures"
    assert not [name for name in listed if any(ord(char) < 32 or char == "\u202e" for char in name)]
    assert taking.returncode == 0, err
    assert "Traceback" not in out + err
    events = list(read(path).events())
    assert sum(len(event.rr) for event in events if isinstance(event, Packet) and event.who == "A") >= 5
    assert not [event for event in events if isinstance(event, Packet) and event.who == "B" and event.rr]
    assert [event.model for event in events if isinstance(event, Strap) and event.who == "A"] == ["LSL good"]
    assert [event.state for event in events if isinstance(event, Link) and event.who == "A"][-1] == "live"
    marks = [event for event in events if isinstance(event, Mark)]
    assert {mark.source for mark in marks} == {"LSL: <i>Stim</i> [0m"}
    assert all(len(mark.text) <= 200 and mark.text.startswith("<script>x</script> [2Jy") for mark in marks)
    assert len(marks) <= 40 + 20 * 12
    sentences = [line for line in err.splitlines() if line]
    assert len([line for line in sentences if "marks more than 20 moments a second" in line]) == 1
    assert len([line for line in sentences if "says 130 samples a second and sends" in line]) == 1
    waves = [event for event in events if isinstance(event, Wave)]
    assert max((wave.t for wave in waves), default=0.0) < 11


def test_lines_of_standard_input_mark_a_recording(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    recording = hrvsync(
        tmp_path, "record", "--simulate", "solo", "--stdin-marks", "--json", "--speed", 2, "--out", path, stdin=-1
    )
    assert recording.stdin is not None
    while not path.exists() or path.read_text().count('"tick"') < 2:
        time.sleep(0.05)
    recording.stdin.write("cue A: a hand\n\x1b[31mred\n")
    recording.stdin.flush()
    while path.read_text().count('"source":"standard input"') < 2:
        time.sleep(0.05)
    recording.terminate()
    recording.communicate(timeout=30)
    marks = [event for event in read(path).events() if isinstance(event, Mark) and event.source]
    assert [(mark.kind, mark.who, mark.text, mark.source) for mark in marks] == [
        ("cue", "A", "a hand", "standard input"),
        ("note", None, "[31mred", "standard input"),
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["record", "--simulate", "solo", "--osc", "nowhere"], "nowhere: write an address as HOST:PORT"),
        (["record", "--simulate", "solo", "--osc", "no such host:9"], "no such host is no computer"),
        (["replay", "x.jsonl", "--osc", "127.0.0.1:9", "--speed", "max"], "choose a --speed that is not max"),
        (["record", "--strap", "A=1", "--lsl", "A=RR"], "Seat A has a strap and a stream of LSL"),
        (["record", "--lsl", "C=RR"], "--lsl C=RR: write A=ID or B=ID"),
        (["record", "--lsl", "A=RR", "--lsl", "B=rr"], "one strap cannot be worn by two"),
    ],
)
def test_what_cannot_be_is_one_sentence(arguments: list[str], says: str, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes((Path(__file__).parents[2] / "recordings" / "solo.jsonl").read_bytes())
    result = CliRunner().invoke(cli, [str(path) if one == "x.jsonl" else one for one in arguments])
    assert (result.exit_code, says in result.output) == (2, True), result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("missing", ["pylsl", "pythonosc"])
def test_a_part_that_is_not_installed_is_said(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    library.pylsl.cache_clear()
    for name in (missing, f"{missing}.osc_message_builder"):
        monkeypatch.setitem(sys.modules, name, None)
    option = ["--lsl-out"] if missing == "pylsl" else ["--osc", "127.0.0.1:9"]
    result = CliRunner().invoke(cli, ["demo", *option])
    assert result.exit_code == 2
    assert "pip install 'hrvsync[" in result.output
