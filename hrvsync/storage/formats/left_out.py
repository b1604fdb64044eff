"""What a format cannot hold, said once and only where there is such a thing."""

from collections.abc import Iterable

from hrvsync.events import AnyEvent, Battery, Link, Mark, Pause, Phase, Strap, Wave
from hrvsync.i18n import Sentence, listed


def left_out(form: str, events: Iterable[AnyEvent], holds: set[str]) -> tuple[str, ...]:
    """Return one sentence naming the kinds of these events that are not in `holds`, nothing where all are."""
    kinds = dict.fromkeys(kind for event in events if (kind := _kind(event)) and kind not in holds)
    if not kinds:
        return ()
    return (
        Sentence("{format} cannot hold {what}; the native file keeps them.", format=form, what=listed(list(kinds))),
    )


def _kind(event: AnyEvent) -> Sentence | None:
    match event:
        case Wave():
            return Sentence("ECG") if event.kind == "ecg" else Sentence("acceleration")
        case Mark():
            return Sentence("marks")
        case Phase() | Pause():
            return Sentence("the breath guide")
        case Strap() | Battery() | Link():
            return Sentence("reports of the straps")
        case _:
            return None
