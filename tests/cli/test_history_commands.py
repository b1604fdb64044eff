import json
from pathlib import Path
from shutil import copy

import pytest
from msgspec.structs import replace
from support.running import run

from hrvsync.events import Phase
from hrvsync.storage import folders
from hrvsync.storage.jsonl import line, read
from hrvsync.storage.notes import Notes, write_notes

RECORDINGS = Path(__file__).parents[2] / "recordings"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    folder = folders.recordings_folder()
    folder.mkdir(parents=True, mode=0o700)
    return folder


def test_an_empty_library(folder: Path) -> None:
    assert run("reindex").stdout.startswith("0 recordings in the index")
    assert json.loads(run("history", "--json").stdout) == {"people": {}, "sessions": []}
    nobody = run("history", "Mia")
    assert nobody.exit_code == 2
    assert "Nobody in the library is called Mia; there are: nobody yet." in nobody.output


def test_history_of_everybody_one_and_two(folder: Path) -> None:
    copy(RECORDINGS / "coupled.jsonl", folder)
    solo = read(RECORDINGS / "solo.jsonl")
    quiet = (event for event in solo.events() if not isinstance(event, Phase))  # with a pacer it is no reading
    (folder / "solo.jsonl").write_bytes(line(solo.header) + b"".join(map(line, quiet)))
    write_notes(folder / "solo.jsonl", Notes(tags=("lying",)))
    everybody = json.loads(run("history", "--json").stdout)
    names = list(everybody["people"])
    assert len(everybody["sessions"]) == 2
    pair = next(one for one in everybody["sessions"] if len(one["people"]) == 2)
    a, b = (one["name"] for one in pair["people"].values())
    person = next(one for one in everybody["sessions"] if len(one["people"]) == 1)["people"]["A"]["name"]
    assert {a, b, person} == set(names)

    table = run("history").output
    assert "coupled.jsonl" in table
    (day,) = json.loads(run("history", person, "--json").stdout)["readings"]
    assert day["ln_rmssd"] > 2
    assert day["normal"] is None
    assert day["posture"] == "lying"
    assert "lying" in run("history", person).output
    assert f"All at {day['time']}." in run("history", person).output
    assert "baseline" in run("history", person).output
    assert json.loads(run("history", person, "--tag", "standing", "--json").stdout)["readings"] == []

    both = json.loads(run("history", a, b, "--json").stdout)
    assert len(both["sessions"]) == 1
    assert both["trends"]["settled_share"]["per_month"] is None
    assert both["steadied"][a]["sessions"] == 0
    assert both["left_out"] == {"protocols": {}, "postures": {}}
    assert "needs six" in run("history", a, b).stdout
    printed = " ".join(run("history", a, b).stdout.split())
    titles = ["Settled together", "Steadied each other", "Moving together", "Cues"]
    assert [row["title"] for row in both["rows"]] == titles
    for row in both["rows"]:
        assert f"{row['title']}: {row['figure']} {' '.join(row['lines'])}" in printed
    assert "Who steadied whom shows from 6 sessions" in " ".join(run("history", a, b).stdout.split())


def test_one_protocol_in_two_languages_is_chosen_by_either_name(folder: Path) -> None:
    solo = read(RECORDINGS / "solo.jsonl")
    events = b"".join(map(line, solo.events()))
    for name in ("Morning reading", "Morgenmessung", "Nap"):
        header = line(replace(solo.header, protocol=name))
        (folder / f"{name}.jsonl").write_bytes(header + events)
    for name in ("Morning reading", "Morgenmessung", "morning-reading"):
        assert len(json.loads(run("history", "--protocol", name, "--json").stdout)["sessions"]) == 2
    assert len(json.loads(run("history", "--protocol", "Nap", "--json").stdout)["sessions"]) == 1


def test_a_trend_is_reported_with_its_interval(folder: Path) -> None:
    sessions = 8
    content = (RECORDINGS / "coupled.jsonl").read_text(encoding="utf-8")
    assert '"created":"2026-01-' in content
    for n in range(sessions):
        dated = content.replace(content.partition('"created":"')[2][:10], f"2026-02-{1 + 3 * n:02d}", 1)
        (folder / f"{n}.jsonl").write_text(dated, encoding="utf-8")
    both = json.loads(run("history", "Ada", "Ben", "--json").stdout)
    assert both["trends"]["settled_share"]["sessions"] == sessions
    assert "no clear change yet" in " ".join(run("history", "Ada", "Ben").stdout.split())
    assert both["steadied"]["Ada"]["sessions"] == sessions
    assert "Over 8 sessions Ada steadied Ben" in " ".join(run("history", "Ada", "Ben").stdout.split())


def test_reindex_lists_what_cannot_be_read(folder: Path) -> None:
    copy(RECORDINGS / "solo.jsonl", folder)
    (folder / "broken.jsonl").write_bytes(b"\x00")
    result = run("reindex", "--anew")
    assert result.exit_code == 1
    assert "broken.jsonl" in result.output
    assert "2 recordings in the index" in result.output


def test_a_recording_without_an_end_is_cut_short_wherever_it_is_shown(folder: Path) -> None:
    whole = (RECORDINGS / "solo.jsonl").read_bytes()
    (folder / "solo.jsonl").write_bytes(whole)
    for shown in (run("history"), run("analyse", folder / "solo.jsonl")):
        assert "cut short" not in shown.stdout
    (folder / "solo.jsonl").write_bytes(whole[: whole.rindex(b'{"k":"end"')])
    for shown in (run("history"), run("analyse", folder / "solo.jsonl")):
        assert "cut short" in " ".join(shown.stdout.split())
    assert json.loads(run("analyse", folder / "solo.jsonl", "--json").stdout)["session"]["cut_short"]
