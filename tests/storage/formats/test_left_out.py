from hrvsync.events import Battery, Mark, Packet, Pause, Tick, Wave
from hrvsync.storage.formats.left_out import left_out


def test_names_each_kind_once_and_only_what_there_is() -> None:
    events = [Packet(1.0, "A", (800,)), Wave(1.0, "A", "ecg", 130, 1, (1,)), Battery(1.0, "A", 9), Battery(2.0, "A", 9)]
    assert left_out("X", events, {"ECG"}) == ("X cannot hold reports of the straps; the native file keeps them.",)
    said = left_out("X", [*events, Mark(2.0, "note"), Pause(3.0), Wave(3.0, "A", "acc", 50, 1, (1,)), Tick(4.0)], set())
    kinds = "ECG and reports of the straps and marks and the breath guide and acceleration"
    assert said == (f"X cannot hold {kinds}; the native file keeps them.",)
    assert left_out("X", [Tick(1.0)], set()) == ()
