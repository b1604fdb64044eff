"""What other apps measured day by day: beside the readings of a person, never among them."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from support.running import run

from hrvsync.history import describe, is_reading, readings, theirs
from hrvsync.storage import Recording, folders, read, write


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    folder = folders.recordings_folder()
    folder.mkdir(parents=True)
    file = tmp_path / "oura.csv"
    file.write_text(
        "date,Average HRV,Lowest Resting Heart Rate\n"
        + "".join(f"2024-03-{day:02d},{40 + day % 5},{50 + day % 3}\n" for day in range(1, 29))
    )
    recording = read(file)
    named = Recording(replace(recording.header, people={"A": "Ann"}), recording.events)
    write(folder / "2024-03-28-120000 Ann.jsonl", named, {})
    return folder


def test_they_are_lined_up_by_app_and_are_no_readings(library: Path) -> None:
    file = library / "2024-03-28-120000 Ann.jsonl"
    entry = describe(file, read(file))
    assert not is_reading(entry, "Ann")
    assert readings([entry], "Ann") == ()
    assert theirs([entry], "Bo") == {}
    (days,) = theirs([entry], "Ann").values()
    assert (days[0].day, days[0].rmssd_ms, days[0].hr_bpm, days[0].normal_ms) == ("2024-03-01", 41, 51, None)
    last = days[-1]
    assert last.weekly_ms == pytest.approx(42, abs=1)
    assert last.normal_ms is not None
    assert last.normal_ms[0] < 42 < last.normal_ms[1]


def test_the_history_shows_them_as_theirs(library: Path, tmp_path: Path) -> None:
    assert library.exists()
    shown = run("history", "Ann").stdout
    assert "Ann, measured by Oura" in shown
    assert "2024-03-28" in shown
    found = json.loads(run("history", "Ann", "--json").stdout)
    assert found["readings"] == []
    assert len(found["theirs"]["Oura"]) == 28
    for command in ("analyse", "report"):
        refused = run(command, tmp_path / "oura.csv")
        assert refused.exit_code == 2
        assert "it holds a value a day and no heartbeats; bring it into the library" in refused.stderr
    assert run("convert", tmp_path / "oura.csv", tmp_path / "oura.jsonl").exit_code == 0
