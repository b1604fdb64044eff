"""What `hrvsync record` says while it records, and at the end."""

import pytest

from hrvsync.cli.record import LinkReport
from hrvsync.events import Battery, Link, Packet, Wave


def test_a_strap_that_is_lost_and_comes_back(capsys: pytest.CaptureFixture[str]) -> None:
    report = LinkReport(frozenset(("ecg", "acc")))
    for event in (
        Link(1.0, "A", "waiting"),
        Link(2.0, "A", "live"),
        Battery(2.5, "A", 80),
        Packet(3.0, "A", (900,)),
        Wave(3.5, "A", "ecg", 130.0, 1, (1, 2)),
        Link(10.0, "A", "lost", "silent"),
        Link(12.0, "A", "connecting"),
        Link(14.0, "A", "lost", "disturbed"),
        Link(22.0, "A", "live"),
        Link(30.0, "A", "live", "missing_beats"),
    ):
        report.on_event(event)
    report.print_missing(["A", "B"])
    assert capsys.readouterr().out.splitlines() == [
        "     1.0 s  A  waiting for beats",
        "     2.0 s  A  live",
        "     2.5 s  A  battery 80 %",
        "    10.0 s  A  lost: Nothing is heard from A's strap. Is it worn, wet and near? hrvsync connects again.",
        "    12.0 s  A  connecting",
        "    14.0 s  A  lost (after 4 s): The radio link is disturbed. Move closer, switch hotspots off.",
        "    22.0 s  A  live (after 12 s)",
        "    30.0 s  A  live: Many beats are missing: wet the electrodes, tighten the strap.",
        "No acceleration came from A's strap; its beats are recorded.",
        "No ECG and no acceleration came from B's strap; its beats are recorded.",
    ]
