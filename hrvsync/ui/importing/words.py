"""What the import says of a file, in the language of the window."""

from hrvsync.importing import Corrections, Understood
from hrvsync.ui import phrases
from hrvsync.ui.phrases import tr
from hrvsync.ui.widgets import SEPARATOR


def names(file: Understood, corrections: Corrections) -> str:
    """Whose a file is."""
    known = [corrections.names.get(one.who, one.name).strip() for one in file.people]
    unnamed = tr("nobody is named yet")
    if len(known) == 2:
        return tr("{name} and {other}").format(name=known[0] or "A", other=known[1] or "B")
    return " ".join(known) or unnamed


def format_of(file: Understood) -> str:
    """What sort of file it is; the names of formats are the same in every language."""
    ours = {
        "": tr("no known format"),
        "hrvsync recording": tr("recording of hrvsync"),
        "RR text": tr("text, one interval a line"),
        "table of time and RR": tr("table of times and intervals"),
        "NumPy array": tr("NumPy array"),
        "CSV of beats": tr("table of beats by hrvsync"),
    }
    return ours.get(file.format, file.format)


def about(file: Understood, corrections: Corrections) -> str:
    """Whose it is and how long."""
    if file.known:
        return tr("Already in your library")
    if file.trouble:
        return tr("Not understood")
    return SEPARATOR.join((names(file, corrections), length(file.seconds)))


def length(seconds: float) -> str:
    """Minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return tr("{hours} h {minutes} min").format(hours=phrases.number(hours), minutes=phrases.number(minutes))
    return tr("{minutes} min {seconds} s").format(minutes=phrases.number(minutes), seconds=phrases.number(rest))


def meanings() -> dict[str, str]:
    """What a column may be."""
    return {
        "rr": tr("interval between beats"),
        "time": tr("time"),
        "valid": tr("whether it is good"),
        "person": tr("person"),
        "": tr("not needed"),
    }


def units() -> dict[float, str]:
    """The units of intervals."""
    return {
        0.0: tr("as the file shows"),
        1.0: tr("milliseconds"),
        1000.0: tr("seconds"),
        1000 / 1024: tr("1/1024 second"),
        1000 / 256: tr("1/256 second"),
        0.001: tr("microseconds"),
    }


def clocks() -> dict[str, str]:
    """Where the moment of its beginning is known from."""
    return {
        "zone": tr("with its time zone"),
        "local": tr("local time"),
        "name": tr("from the file's name"),
        "person": tr("as you say"),
        "": tr("the file does not say"),
    }


def reasons() -> dict[str, str]:
    """Where a name is guessed from."""
    return {
        "file": tr("as the file says"),
        "file name": tr("from the file's name"),
        "folder": tr("from the folder's name"),
        "": "",
    }


def found(new: int, known: int, lost: int) -> str:
    """How many files are new, known, or not understood."""
    parts = (
        tr("{n} new").format(n=phrases.number(new)),
        tr("{n} known already").format(n=phrases.number(known)) if known else "",
        tr("{n} not understood").format(n=phrases.number(lost)) if lost else "",
    )
    return ", ".join(filter(None, parts))
