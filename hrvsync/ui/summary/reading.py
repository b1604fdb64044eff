"""The card of a reading: where it lies in the person's own usual range, and what else moves it."""

from collections.abc import Sequence
from pathlib import Path

from hrvsync.history import MOVES_IT, Day, readings, verdict
from hrvsync.storage import Progress
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.services import Services
from hrvsync.ui.widgets import Card, label


def days_up_to(services: Services, path: Path, name: str, progress: Progress) -> tuple[Day, ...]:
    """Return the readings of a person up to the recording at `path`; nothing where it is none of their readings."""
    days = readings(services.refresh(progress), name)
    files = [day.file for day in days]
    return days[: files.index(path.name) + 1] if path.name in files else ()


def reading_card(days: Sequence[Day]) -> Card | None:
    """Make the card of the newest of some readings; None without any."""
    said = verdict(days)
    if not said:
        return None
    title = phrases.tr("This reading")
    return Card(
        title,
        label(title, "head"),
        label(translated(said), "lead", wrap=True),
        label(translated(MOVES_IT), "small", wrap=True),
        None,
    )
