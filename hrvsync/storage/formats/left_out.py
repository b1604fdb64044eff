"""What a format cannot hold, said once and only where there is such a thing."""

from collections.abc import Iterable

from hrvsync.events import AnyEvent, Battery, Link, Mark, Pause, Phase, Strap, Wave
from hrvsync.i18n import Message, listed


def left_out(form: str, events: Iterable[AnyEvent], holds: set[str]) -> tuple[str, ...]:
    """Return one sentence naming the kinds of these events that are not in `holds`, nothing where all are."""
    kinds = dict.fromkeys(kind for event in events if (kind := _kind(event)) and kind not in holds)
    if not kinds:
        return ()
    return (Message("{format} cannot hold {what}; the native file keeps them.", format=form, what=listed(list(kinds))),)


def _kind(event: AnyEvent) -> Message | None:
    match event:
        case Wave():
            return Message("ECG") if event.kind == "ecg" else Message("acceleration")
        case Mark():
            return Message("marks")
        case Phase() | Pause():
            return Message("the breath guide")
        case Strap() | Battery() | Link():
            return Message("reports of the straps")
        case _:
            return None
