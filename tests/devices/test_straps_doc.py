"""docs/straps.md says of every strap what its row holds."""

from pathlib import Path

from devices import STRAPS, Strap

DOC = Path(__file__).parents[2] / "docs" / "straps.md"
RR = {"good": "yes", "smoothed": "smoothed, not for HRV", "none": "no", "unknown": "checked when worn"}
WAVES = {"ecg": "ECG", "acc": "acceleration"}


def row(strap: Strap) -> str:
    """The line of one strap."""
    rr = "at rest, as pulse intervals" if strap.beats == "ppi" else RR[strap.rr]
    late = "unknown" if strap.latency is None else f"{strap.latency:g} s, ± {strap.spread:g} s"
    source = "" if strap.latency is None else strap.source
    waves = ", ".join(WAVES[kind] for kind in strap.streams)
    return f"| {strap.model} | {rr} | {late} | {source} | {waves} | {strap.advice} |"


def test_the_table_is_that_of_the_rows() -> None:
    lines = DOC.read_text(encoding="utf-8").splitlines()
    begin = lines.index("| strap | beat intervals (RR) | how late they arrive | measured by | also sends | know |")
    table = lines[begin + 2 : begin + 2 + len(STRAPS)]
    assert table == [row(strap) for strap in STRAPS]
    assert not lines[begin + 2 + len(STRAPS)].startswith("|")


def test_every_command_it_names_is_there() -> None:
    text = DOC.read_text(encoding="utf-8")
    for words in ("hrvsync scan --check", "hrvsync strap ID", "--second-connection on", "--beats ecg", "--diagnostics"):
        assert words in text
