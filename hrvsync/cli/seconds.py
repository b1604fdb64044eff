"""One row a second of a session, for research: everything its frames hold, and in words who leads."""

from collections.abc import Iterator, Sequence

from msgspec.structs import asdict
from rich.console import Console
from rich.progress import Progress

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.analysis.states import Dynamic, State
from hrvsync.analysis.synchrony import lead_sentence, sentence
from hrvsync.events import AnyEvent


def rows(events: Sequence[AnyEvent]) -> Iterator[dict[str, object]]:
    """Yield a row for each second of a session, with a progress bar at a terminal."""
    analyser = LiveAnalyser()
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("measuring each second", total=events[-1].t if events else 0.0)
        for event in events:
            for frame in analyser.feed(event):
                progress.update(task, completed=frame.t)
                yield row(frame)


def row(frame: Frame) -> dict[str, object]:
    """Tell everything a frame holds."""
    told: dict[str, object] = {"t": frame.t, "phase": frame.phase.name if frame.phase else ""}
    for who, person in frame.people.items():
        told |= {f"{name}_{who}": value for name, value in asdict(person.measures).items()}
        told[f"usable_pct_{who}"] = person.usable_pct
        told[f"state_{who}"] = _name(person.state.state)
        told[f"state_confidence_{who}"] = person.state.confidence
    if frame.pair:
        told |= asdict(frame.pair.measures)
        told["together"] = sentence(frame.pair.together)
        told["lead"] = lead_sentence(frame.pair.together)
        told["dynamic"] = _name(frame.pair.dynamic)
    return told


def _name(code: State | Dynamic) -> str:
    return "" if code < 0 else code.name.lower()
