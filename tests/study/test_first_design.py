"""A first design says what it found, and what is unclear."""

import shutil
from pathlib import Path

import pytest
from support.made_study import write_bids, write_sessions

from hrvsync.storage import FileError
from hrvsync.study.design import Design, design_text, read_design
from hrvsync.study.first_design import first_design, participants


def found(folder: Path) -> tuple[Design, str]:
    """The design of a folder, and its unclear points as one text."""
    design, unclear = first_design(folder, "2026-12-01", lambda _done, _total: None)
    return design, "; ".join(unclear)


@pytest.fixture(scope="module")
def bids(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "lab_one"
    write_bids(folder, 3, 0.5, 125)
    return folder


def test_a_data_set_with_roles(bids: Path, tmp_path: Path) -> None:
    design, unclear = found(bids)
    assert not unclear
    assert design.title == "Lab one"
    assert design.by_role
    assert [dyad.people for dyad in design.dyads] == [("sub-01", "sub-02"), ("sub-03", "sub-04"), ("sub-05", "sub-06")]
    assert design.dyads[0].roles == ("child", "parent")
    assert [one.name for one in design.conditions] == ["Holding hands", "Apart"]
    assert design.contrasts == (("Holding hands", "Apart"),)
    assert design.recordings[0].later == 0
    (tmp_path / "study.toml").write_text(design_text(design, ("nothing",)))
    assert read_design(tmp_path / "study.toml") == design


def test_what_is_unclear_is_said(bids: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lab"
    shutil.copytree(bids, folder)
    table = folder / "participants.tsv"
    rows = table.read_text().splitlines()
    rows[2] = rows[2].replace("\tparent\t", "\tgranny\t")
    rows[4] = rows[4].replace("dyad-02", "n/a")
    shutil.rmtree(folder / "sub-06")
    table.write_text("\n".join([*rows, "sub-99\tdyad-99\tchild\t9\t1", "sub-98\tdyad-99\tparent\t9\t1"]) + "\n")
    design, unclear = found(folder)
    assert [dyad.id for dyad in design.dyads] == ["dyad-01", "dyad-03", "dyad-99"]
    for sentence in (
        "sub-04 has no dyad_id",
        "the dyad dyad-02 has 1 people, not two",
        "of the dyad dyad-03 only one person has a recording (session)",
        "no recording of the dyad dyad-99 was found",
        "roles differ from dyad to dyad",
    ):
        assert sentence in unclear
    assert not design.by_role


def test_a_folder_of_sessions(tmp_path: Path) -> None:
    write_sessions(tmp_path / "in", 2, 0.5, 100)
    (tmp_path / "in" / "notes.csv").write_text("broken\n")
    design, unclear = found(tmp_path / "in")
    assert [dyad.people for dyad in design.dyads] == [("d01a", "d01b"), ("d02a", "d02b")]
    assert not design.by_role
    assert [one.part for one in design.conditions] == ["whole"]
    assert "the part Apart lasts 100 s, less than 120; it is no condition" in unclear
    assert "nobody has a role" in unclear


def test_a_table_that_lacks_columns_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "participants.tsv").write_text("participant_id\tage\nsub-1\t3\n")
    with pytest.raises(FileError, match="it lacks the columns dyad_id, role"):
        participants(tmp_path / "participants.tsv")
