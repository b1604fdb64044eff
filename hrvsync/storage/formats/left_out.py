"""What a format cannot hold, said once and only where there is such a thing."""

from collections.abc import Iterable

from hrvsync.events import AnyEvent, Battery, Link, Mark, Pause, Phase, Strap, Wave


def left_out(form: str, events: Iterable[AnyEvent], holds: set[str]) -> tuple[str, ...]:
    """Return one sentence naming the kinds of these events that are not in `holds`, nothing where all are."""
    kinds = dict.fromkeys(kind for event in events if (kind := _kind(event)) and kind not in holds)
    return (f"{form} cannot hold {' and '.join(kinds)}; the native file keeps them.",) if kinds else ()


def _kind(event: AnyEvent) -> str:
    match event:
        case Wave():
            return "ECG" if event.kind == "ecg" else "acceleration"
        case Mark():
            return "marks"
        case Phase() | Pause():
            return "the breath guide"
        case Strap() | Battery() | Link():
            return "reports of the straps"
        case _:
            return ""
