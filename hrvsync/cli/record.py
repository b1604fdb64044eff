"""hrvsync record: a session, kept without loss."""

import signal
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir

import click
import msgspec

from hrvsync import app
from hrvsync.cli.refusal import Refusal
from hrvsync.cli.replay import speed_option
from hrvsync.cli.showing import View, show, view_option
from hrvsync.sources.simulate import SCENARIOS
from hrvsync.storage.folders import LOW_DISK_BYTES, free_bytes, new_recording, recordings_folder
from hrvsync.storage.recorder import Recorder, new_header


@click.command()
@click.option(
    "--simulate",
    type=click.Choice([scenario.name for scenario in SCENARIOS]),
    required=True,
    help="The simulated session to record.",
)
@click.option("--to", type=click.Path(path_type=Path), help="The new file; default: in the folder of recordings.")
@speed_option
@view_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object about the recording at the end.")
def record(simulate: str, to: Path | None, speed: float, view: View, as_json: bool) -> None:
    """Record a session; Ctrl-C ends it."""
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == simulate)
    begun = datetime.now().astimezone()
    path = to or new_recording(recordings_folder(), begun, simulate)
    header = new_header(dict.fromkeys(scenario.hearts, ""), f"simulator: {simulate}, seed {scenario.seed}", begun)
    try:
        recorder = Recorder(path, header)
    except FileExistsError:
        raise Refusal(f"{path}: this file is there already, and a recording never writes over one.") from None
    if recorder.failure:
        raise Refusal(f"{path}: the recording cannot be begun ({recorder.failure.strerror}); choose another place.")
    if not as_json:
        click.echo(f"Recording to {path}")
    if (free := free_bytes(path.parent)) < LOW_DISK_BYTES:
        click.echo(f"Only {free / 1e6:.0f} MB are free in {path.parent}; make room soon.", err=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever stops us: the recording gets its end
    show(app.simulate(scenario, speed, recorder), "nowhere" if as_json else view)
    safe = recorder.close() or _rescue(recorder)
    if as_json:
        click.echo(msgspec.json.encode({"file": str(recorder.path), "events": recorder.events, "safe": safe}))
    elif safe:
        click.echo(f"\nSaved {recorder.events} events in {recorder.path}")
    if not safe:
        click.echo(recorder.trouble, err=True)
    raise SystemExit(0 if safe else 1)


def _rescue(recorder: Recorder) -> bool:
    """Move to the folder of temporary files what has no other place."""
    try:
        recorder.move(new_recording(Path(gettempdir()), datetime.now(), recorder.path.stem))
    except OSError:
        return False
    return recorder.close()
