"""The present moment of one person who breathes with a pacer, in words."""

from hrvsync.analysis.live import Frame
from hrvsync.i18n import Message

WORDS = {
    "finding": Message("Your heart is finding the rhythm."),
    "clear": Message("Your heart goes with the disc."),
    "alone": Message("Your heart keeps the rhythm without the disc."),
}


def alone_in_words(frame: Frame) -> Message:
    """Say how the heart of somebody alone goes with the pacer.

    Parameters
    ----------
    frame : Frame

    Returns
    -------
    Message, empty without a pacer, before its third breath, and where they are two
    """
    loops = [person.loop for person in frame.people.values()]
    if len(loops) != 1 or loops[0] is None:
        return Message()
    return WORDS.get(loops[0].word, Message())
