"""One story: frames, summary, report, history, JSON and CSV say of a scripted session what was scripted, and alike."""

import csv
import io
import json
import re
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from support.cued import cued
from support.report_reading import files, text
from support.scripted import SCRIPTS
from support.services import SampleServices

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.analysis.session import Definitions, SessionResult, analyse
from hrvsync.app.sessions import Replay
from hrvsync.cli.analyse import measured
from hrvsync.cli.batch import flat
from hrvsync.events import AnyEvent
from hrvsync.history import describe, session_of
from hrvsync.report.language import language
from hrvsync.report.session import session_page
from hrvsync.sources.simulate import simulate
from hrvsync.storage import Recording, jsonl, tabulated, write_rows
from hrvsync.storage.recording import Header
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import set_language
from hrvsync.ui.summary import SummaryView

NAMES = {"A": "Ada", "B": "Ben"}
CLOCK = re.compile(r"\d+:\d\d")


class Truth(msgspec.Struct, frozen=True):
    """A sentence, in which T is a time of `times` (s), as English and as German says it; `more` ones without a time."""

    english: str
    german: str
    times: tuple[float, ...] = ()
    more: tuple[tuple[str, str], ...] = ()


TRUTHS = {
    "both settle": Truth(
        "Something shifted in both of you at T; from T on you were both back in range.",
        "Bei T änderte sich etwas in euch beiden; ab T wart ihr beide wieder in eurem Bereich.",
        (180, 290),
    ),
    "one steadies the other": Truth(
        "Ben was up from T; Ada stayed settled, and a minute later you both were.",
        "Bei Ben schlug das Herz ab T schneller; Ada blieb ruhig, und eine Minute später wart ihr es beide.",
        (240,),
    ),
    "rupture, repaired": Truth(
        "A rupture was marked at T; 44 seconds later you were both back in range.",
        "Bei T wurde ein Bruch markiert; 44 Sekunden später wart ihr beide wieder in eurem Bereich.",
        (300,),
    ),
    "rupture, half": Truth(
        "A rupture was marked at T; Ada was back in range after 44 s, Ben not yet when the session ended.",
        "Bei T wurde ein Bruch markiert; Ada war nach 44 s wieder im eigenen Bereich, Ben noch nicht, als die "
        "Sitzung endete.",
        (300,),
    ),
    "rupture, never": Truth(
        "A rupture was marked at T; neither of you was back in range when the session ended.",
        "Bei T wurde ein Bruch markiert; keiner von euch war wieder im eigenen Bereich, als die Sitzung endete.",
        (300,),
    ),
    "offer, taken": Truth(
        r"At T you were offered to breathe together, and you did; [345]\d s after the offer you were both settled.",
        r"Bei T kam das Angebot, gemeinsam zu atmen, und ihr habt es getan; [345]\d s nach dem Angebot wart ihr beide "
        "ruhig.",
        (361,),
    ),
    "condition with effect": Truth(
        r"hand in hand minus apart: heart rate of Ben -\d\.\d \(-.* to -.*\) beats a minute, clearly different.",
        r"hand in hand minus apart: Herzfrequenz von Ben -\d,\d \(-.* bis -.*\) Schläge pro Minute, deutlich "
        "verschieden.",
    ),
    "condition without effect": Truth(
        r"hand in hand minus apart: heart rate of Ben .\d\.\d \(.*\) beats a minute, no clear difference.",
        r"hand in hand minus apart: Herzfrequenz von Ben .\d,\d \(.*\) Schläge pro Minute, kein deutlicher "
        "Unterschied.",
    ),
    "child": Truth(
        "Mia was up from T; Ada stayed settled, and a minute later you both were.",
        "Bei Mia schlug das Herz ab T schneller; Ada blieb ruhig, und eine Minute später wart ihr es beide.",
        (240,),
    ),
    "practitioner": Truth(
        "Ben was up from T; Jo stayed settled, and from T on you both were.",
        "Bei Ben schlug das Herz ab T schneller; Jo blieb ruhig, und ab T wart ihr es beide.",
        (240, 330),
        (
            (
                r"Jo, you stayed settled in (1 of Ben's 1 unsettled minute|2 of Ben's 2 unsettled minutes)\.",
                r"Jo, du bist in (1 von 1 unruhigen Minute|2 von 2 unruhigen Minuten) von Ben ruhig geblieben\.",
            ),
        ),
    ),
    "cue answered": Truth(
        r"voice by Ada, 5 times: heart rate of Ben -.* beside moments without a cue: clearly more settled after it.",
        r"Stimme von Ada, 5-mal: Herzfrequenz von Ben -.* gegenüber Momenten ohne Signal: danach deutlich ruhiger.",
    ),
    "cue without an answer": Truth(
        r"voice by Ada, 5 times: heart rate of Ben -.* beside moments without a cue: no clear answer.",
        r"Stimme von Ada, 5-mal: Herzfrequenz von Ben -.* gegenüber Momenten ohne Signal: keine deutliche Antwort.",
    ),
}


def played(name: str) -> tuple[tuple[AnyEvent, ...], dict[str, str]]:
    """The events and the names of a script."""
    if name in SCRIPTS:
        return SCRIPTS[name].events, SCRIPTS[name].names
    helps = name == "cue answered"
    return simulate(cued(61_000 if helps else 61_001, helps=helps, times=10)).events, NAMES


def found(truth: str, times: tuple[float, ...], where: str) -> str:
    """The words of `where` that say it, times within 10 s; fails where nothing does."""
    pattern = truth.replace("T", r"(\d+:\d\d)") if times else truth
    said = re.search(pattern, where)
    assert said is not None, f"{truth}\nis not in\n{where}"
    for clock, t in zip(CLOCK.findall(said[0]) if times else (), times, strict=True):
        minutes, seconds = clock.split(":")
        assert abs(60 * int(minutes) + int(seconds) - t) <= 10, said[0]
    return said[0]


@pytest.fixture
def recording(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The file of a script."""
    path, (events, names) = tmp_path / "scripted.jsonl", played(request.param)
    with path.open("wb") as file:
        file.writelines(map(jsonl.line, (Header(names, "simulator", created="2026-11-26T20:15:00+01:00"), *events)))
    return path


def summary_of(qtbot: QtBot, recording: Recording, path: Path, result: SessionResult) -> str:
    """All that the summary says."""
    session = Replay(recording, "Evening", path=path)
    page = SummaryView(SampleServices(), Bridge(), session, {})
    qtbot.addWidget(page)
    page.show_result(result)
    return "\n".join([page.sentence.text(), *(label.text() for label in page.findChildren(QLabel))])


def as_csv(row: dict[str, object]) -> str:
    """A row as the table of a folder has it."""
    columns, cells = tabulated([row])
    table = io.StringIO()
    write_rows(table, [columns, *cells])
    (read,) = csv.DictReader(io.StringIO(table.getvalue()))
    return "\n".join(value for key, value in read.items() if key.startswith("story"))


@pytest.mark.parametrize(("recording", "truth"), list(TRUTHS.items()), indirect=["recording"])
def test_everybody_says_what_was_scripted(qapp: QApplication, qtbot: QtBot, recording: Path, truth: Truth) -> None:
    content = jsonl.read(recording)
    page, german = session_page(content), session_page(content, language=language("de"))
    whole, entry, result = (
        measured(recording, Definitions()),
        describe(recording, content),
        analyse(session_of(content)),
    )
    in_json = json.loads(msgspec.json.encode(whole))["story"]
    surfaces = {
        "summary": summary_of(qtbot, content, recording, result),
        "report": text(page),
        "numbers of the report": "\n".join(json.loads(files(page)["numbers.json"])["story"]["cards"].values()),
        "history": "\n".join(entry.sentences),
        "JSON": "\n".join([in_json["sentence"], *in_json["cards"].values()]),
        "CSV": as_csv(dict(flat(whole))),
    }
    english = {found(truth.english, truth.times, said) for said in surfaces.values()}
    assert len(english) == 1
    for said in surfaces.values():
        assert all(re.search(sentence, said) for sentence, _ in truth.more)
    set_language(qapp, "de")
    german_surfaces = text(german), summary_of(qtbot, content, recording, result)
    in_german = {found(truth.german, truth.times, said) for said in german_surfaces}
    assert all(re.search(sentence, said) for _, sentence in truth.more for said in german_surfaces)
    set_language(qapp, "en")
    assert len(in_german) == 1
    first = {
        surfaces["summary"].partition("\n")[0],
        in_json["sentence"],
        str(entry.sentences[0]),
        str(dict(flat(whole))["story_sentence"]),
    }
    assert len(first) == 1
    assert first.pop() in surfaces["report"]


def up_from(frames: list[Frame], who: str) -> float:
    """When frames first said that somebody is up."""
    return next(frame.t for frame in frames if frame.people[who].state.up)


@pytest.mark.parametrize(("script", "who", "t"), [("one steadies the other", "B", 240), ("child", "B", 240)])
def test_frames_say_who_is_up_within_twenty_seconds(script: str, who: str, t: float) -> None:
    events, _ = played(script)
    feed = LiveAnalyser().feed
    frames = [frame for event in events if event.t < 290 for frame in feed(event)]
    assert t - 4 <= up_from(frames, who) <= t + 20
    other = {"A": "B", "B": "A"}[who]
    assert not any(frame.people[other].state.up for frame in frames)
