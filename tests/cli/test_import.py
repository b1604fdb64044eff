"""hrvsync import: what it shows, asks, and writes."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hrvsync.cli import cli
from hrvsync.storage import read, recordings_folder

CASES = Path(__file__).parents[1] / "storage" / "cases" / "import"
RUN = CliRunner()
RR = [800 + (37 * i) % 60 for i in range(60)]


@pytest.fixture(autouse=True)
def own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))


def run(*arguments: object, code: int = 0, answer: str = "") -> str:
    done: Result = RUN.invoke(cli, ["import", *map(str, arguments)], input=answer)
    assert done.exit_code == code, done.output
    return done.output


def there() -> list[str]:
    folder = recordings_folder()
    return (
        sorted(path.name for path in folder.iterdir() if not path.name.startswith("index")) if folder.exists() else []
    )


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    files = tmp_path / "a.txt", tmp_path / "b.txt"
    for file, more in zip(files, (0, 40), strict=True):
        file.write_text("\n".join(str(rr + more) for rr in RR))
    return files


def test_it_shows_what_it_understood_and_imports_nothing() -> None:
    shown = run("--look", CASES / "valid_column.csv")
    for text in ("column 1", "rr_ms (880, 944): interval between beats", "whether it is good", "unit", "390", "▅"):
        assert text in shown
    assert "the file does not say when it began" in shown
    assert there() == []
    run(CASES / "valid_column.csv", code=1, answer="n\n")
    assert there() == []


def test_it_imports_once(two: tuple[Path, Path]) -> None:
    run("--person", "Ada", "--began", "2026-03-01T07:00", "--raw", two[0], answer="y\n")
    assert there() == ["2026-03-01-070000-Ada.jsonl", "2026-03-01-070000-Ada.original.txt"]
    assert "in the library already, as 2026-03-01-070000-Ada.jsonl" in run(two[0])
    assert "from its name" in run("--look", two[1].rename(two[1].with_name("Ada.txt")))


def test_columns_and_unit_are_corrected(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("alpha;beta\n" + "\n".join(f"{i};{rr / 1000:.3f}" for i, rr in enumerate(RR)))
    assert "Say which column holds the intervals" in run("--look", path, code=2)
    assert "chosen: someone had corrected it" in run("--look", "--column", "2=rr", "--unit", "s", "--chosen", path)
    assert "not NUMBER=MEANING" in run("--column", "beta", path, code=2)
    assert "write it as" in run("--began", "yesterday", path, code=2)


def test_two_without_a_clock_stay_apart_until_somebody_says(two: tuple[Path, Path]) -> None:
    assert "add --later SECONDS" in run("--look", *two)
    run("--yes", "--later", "3", "--by", "Jo", "--person", "A=Ada", "--person", "B=Ben", "--swap", *two)
    (name,) = [name for name in there() if name.endswith(".jsonl")]
    header = read(recordings_folder() / name).header
    assert header.people == {"A": "Ben", "B": "Ada"}
    assert "two new files of one person each" in run("--later", "3", *two, code=2)


def test_two_on_one_clock_are_one_recording_or_two() -> None:
    files = CASES / "pair_zone" / "A_zone.csv", CASES / "pair_zone" / "B_zone.csv"
    assert "1 pair on one clock" in run("--look", *files)
    assert "pair" not in run("--look", "--apart", *files)
    assert "pair" not in run("--look", *files, CASES / "valid_column.csv")


def test_many_files_are_a_line_each_with_what_is_wrong(tmp_path: Path) -> None:
    year = tmp_path / "year"
    year.mkdir()
    for n in range(9):
        (year / f"2026-03-{n + 1:02} 07-00-00.txt").write_text("\n".join(str(rr + n) for rr in RR))
    (year / "note.txt").write_text("slept well")
    shown = run("--yes", year, code=2)
    assert "9 new, 1 not understood." in shown
    assert "note.txt: no known format" in shown
    assert len([name for name in there() if name.endswith(".jsonl")]) == 9
    assert "9 in the library already" in run("--look", year, code=2)
    assert "say something of one file" in run("--person", "Ada", year, code=2)


def test_a_file_that_went_away_is_said(two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_folder: Path, _proposal: object) -> Path:
        from hrvsync.i18n import Message
        from hrvsync.storage import FileError

        raise FileError(two[0], Message("there is no such file"), Message("check the name"))

    monkeypatch.setattr("hrvsync.cli.import_.bring", gone)
    assert "there is no such file" in run("--yes", two[0], code=2)
