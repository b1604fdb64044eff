"""One row a second of a session, for research: everything its frames hold, and in words who leads."""

from collections.abc import Iterator, Sequence

from msgspec.structs import asdict

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.analysis.states import Dynamic, State
from hrvsync.analysis.synchrony import lead_sentence, sentence, so_far_sentence
from hrvsync.cli.printing import progress_bar
from hrvsync.events import AnyEvent


def rows(events: Sequence[AnyEvent]) -> Iterator[dict[str, object]]:
    """Yield a row for each second of a session, with a progress bar at a terminal."""
    analyser = LiveAnalyser()
    with progress_bar("measuring each second") as progress:
        for event in events:
            for frame in analyser.feed(event):
                progress(round(frame.t), round(events[-1].t))
                yield row(frame)


def row(frame: Frame) -> dict[str, object]:
    """Return everything a frame holds."""
    found: dict[str, object] = {"t": frame.t, "phase": frame.phase.name if frame.phase else ""}
    for who, person in frame.people.items():
        found |= {f"{name}_{who}": value for name, value in asdict(person.measures).items()}
        found[f"usable_pct_{who}"] = person.usable_pct
        found[f"state_{who}"] = _name(person.state.state)
        found[f"state_confidence_{who}"] = person.state.confidence
        found[f"rising_{who}"] = int(person.state.rising)
    if frame.pair:
        found |= asdict(frame.pair.measures)
        found["together"] = sentence(frame.pair.together)
        found["so_far"] = so_far_sentence(frame.pair.together)
        found["lead"] = lead_sentence(frame.pair.together)
        found["dynamic"] = _name(frame.pair.dynamic)
    return found


def _name(code: State | Dynamic) -> str:
    return "" if code < 0 else code.name.lower()
