"""PySide6 6.12 lost references of True and None on old Pythons until the process aborted: notice it if it returns."""

import sys

from PySide6.QtCore import QObject, Signal


class Sender(QObject):
    sent = Signal(object)


def test_emitting_keeps_the_references_of_true_and_none() -> None:
    sender = Sender()
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _ in range(1000):
        sender.sent.emit(None)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert abs(after[0] - before[0]) < 50
    assert abs(after[1] - before[1]) < 50
