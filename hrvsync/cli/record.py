"""hrvsync record: a session, kept without loss."""

import asyncio
import os
import platform
import signal
from collections.abc import AsyncGenerator, Callable, Collection, Generator, Iterable, Sequence
from contextlib import aclosing, contextmanager, suppress
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Literal, get_args

import click
import msgspec

from hrvsync import __version__
from hrvsync.app.lab import Lab, LslIn
from hrvsync.app.sessions import LiveSession, SimulatedSession, self_reports
from hrvsync.cli import CliError, adapter_option, echo
from hrvsync.cli.lab import Troubles, attached, lab_errors, lab_options
from hrvsync.cli.replay import speed_option
from hrvsync.cli.showing import View, at_a_terminal, show, view_option
from hrvsync.cli.values import Number
from hrvsync.events import Age, AnyEvent, Battery, Link, Packet, Wave
from hrvsync.guide import role_of
from hrvsync.reasons import STREAMS, link_message
from hrvsync.session import Attachment, follow
from hrvsync.sources import ble
from hrvsync.sources.simulate import SCENARIOS
from hrvsync.storage import LOW_DISK_BYTES, Header, Recorder, free_bytes, new_header, new_recording, start

SEATS = ("A", "B")
LONGEST_ROLE = 40  # letters
STATES = {
    "found": "found",
    "connecting": "connecting",
    "waiting": "waiting for beats",
    "live": "live",
    "lost": "lost",
    "off": "not connected",
}
NO_STRAPS = (
    "No strap is named and none is remembered: `hrvsync scan` lists the straps in sight; then name them with "
    "--strap A=ID --strap B=ID, or play a simulated session with --simulate."
)

LOOK = 4.0
"""Seconds of looking for straps that have to be distinguished."""
NO_BEAT = "Not one beat came: `hrvsync scan` lists the straps in sight; put them on and wet the electrodes."


def _age(text: str) -> tuple[str, Age]:
    """Read SEAT=AGE."""
    seat, _, age = text.partition("=")
    for known in get_args(Age.__value__):
        if seat in SEATS and age == known:
            return seat, known
    raise click.BadParameter(f"{text}: write A or B, = and child, infant or adult, such as A=child.")


def _role(text: str) -> tuple[str, str]:
    """Read SEAT=ROLE."""
    seat, _, role = text.partition("=")
    if seat in SEATS and role.strip() and len(role) <= LONGEST_ROLE:
        return seat, role_of(role)
    raise click.BadParameter(f"{text}: write A or B, = and a word such as A=practitioner.")


@click.command()
@click.option(
    "--simulate", type=click.Choice([scenario.name for scenario in SCENARIOS]), help="The simulated session to record."
)
@click.option(
    "--strap",
    "straps",
    multiple=True,
    metavar="SEAT=ID",
    help="Who wears which strap: A=ID, B=ID; the strap's own id, its name or its address. Default: as last time.",
)
@click.option(
    "--lsl",
    "streams_in",
    multiple=True,
    metavar="SEAT=NAME",
    help="Who is heard by LSL instead: A=NAME, B=NAME; a device, stream or source id that `hrvsync scan --lsl` lists.",
)
@click.option("--ecg", is_flag=True, help="Record the ECG of straps that send it (Polar H10).")
@click.option("--acc", is_flag=True, help="Record the acceleration of straps that send it, for breathing.")
@click.option(
    "--rhythm-disorder",
    "disorders",
    type=click.Choice(SEATS),
    multiple=True,
    help="Who has a pacemaker or a known rhythm disorder: their variability is withheld.",
)
@click.option(
    "--age",
    "ages",
    type=_age,
    multiple=True,
    metavar="SEAT=AGE",
    help="Who is a child or an infant, such as A=child: they breathe quicker, and HF is measured there.",
)
@click.option(
    "--role",
    "roles",
    type=_role,
    multiple=True,
    metavar="SEAT=ROLE",
    help="What somebody is to the others, such as A=practitioner or B=client.",
)
@click.option("--seconds", type=Number(1), help="End after this many seconds; default: at Ctrl-C.")
@click.option(
    "--out", "--to", "to", type=click.Path(path_type=Path), help="The new file; default: in the folder of recordings."
)
@click.option(
    "--diagnostics",
    type=click.Path(path_type=Path),
    help="A new text file of link events for a bug report: no heart data, no names, no addresses.",
)
@lab_options
@adapter_option
@speed_option
@view_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object about the recording at the end.")
def record(
    simulate: str | None,
    straps: tuple[str, ...],
    streams_in: tuple[str, ...],
    ecg: bool,
    acc: bool,
    disorders: tuple[str, ...],
    ages: tuple[tuple[str, Age], ...],
    roles: tuple[tuple[str, str], ...],
    seconds: float | None,
    to: Path | None,
    diagnostics: Path | None,
    speed: float,
    view: View,
    as_json: bool,
    lab: Lab,
) -> None:
    """Record a session with straps (or a simulated one); Ctrl-C ends it."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever stops us: the recording gets its end
    if simulate is not None:
        of_straps = {
            "--strap": straps, "--lsl": streams_in, "--ecg": ecg, "--acc": acc, "--rhythm-disorder": disorders,
            "--age": ages, "--role": roles, "--seconds": seconds, "--diagnostics": diagnostics,
        }  # fmt: skip
        if any(of_straps.values()):
            given = ", ".join(name for name, value in of_straps.items() if value)
            raise CliError(f"--simulate plays a whole session by itself, without straps: leave out {given}.")
        scenario = next(scenario for scenario in SCENARIOS if scenario.name == simulate)
        source = f"simulator: {simulate}, seed {scenario.seed}"
        attachments = attached(lab, speed, live=True)
        with _recorder(to, simulate, new_header(dict.fromkeys(scenario.hearts, ""), source), as_json) as recorder:
            simulated = SimulatedSession(scenario, recorder, speed=speed)
            simulated.attachments = attachments
            show(simulated, "nowhere" if as_json else view)
        return
    store = ble.user_store()
    heard = _worn(streams_in, "--lsl")
    worn = _worn(straps) or ({} if heard else store.straps)
    if twice := sorted(worn.keys() & heard.keys()):
        raise CliError(f"Seat {twice[0]} has a strap and a stream of LSL: choose one of them.")
    if not worn and not heard:
        raise CliError(NO_STRAPS)
    if worn:
        _check_bluetooth(worn, store)
    attachments = attached(lab, 1.0, live=True)
    with lab_errors():
        lsl_in = [LslIn(heard)] if heard else []
    attachments += lsl_in
    streams: frozenset[Literal["ecg", "acc"]] = frozenset(("ecg",) * ecg) | frozenset(("acc",) * acc)
    beating: set[str] = set()
    seats = sorted(worn | heard)
    with (
        _diagnosis(diagnostics) as diagnose,
        _recorder(
            to, "", new_header(dict.fromkeys(seats, ""), "straps" if worn else "LSL"), as_json, beating
        ) as recorder,
    ):
        beside = [one.feed for one in lsl_in]
        source = _noting(ble.events(worn, streams, store, diagnose, beside=beside), beating)
        said = self_reports(disorders, dict(ages), dict(roles))
        session = LiveSession(source, {who: who for who in seats}, recorder, said=said, seconds=seconds)
        session.attachments = attachments
        if as_json or view != "auto":
            show(session, "nowhere" if as_json else view)
            return
        report = LinkReport(streams, attachments)
        with suppress(KeyboardInterrupt):
            asyncio.run(follow(session, lambda frame: None, report.on_event))
        report.print_missing(worn)


def _check_bluetooth(worn: dict[str, str], store: ble.StrapStore) -> None:
    """Refuse straps that nothing distinguishes or that are in use, and a computer whose Bluetooth does not work."""
    if len(set(worn.values())) < len(worn):
        raise CliError(asyncio.run(_which(next(iter(worn.values())))))
    if used := ble.in_session(worn.values(), store):
        raise CliError(used)
    trouble = asyncio.run(ble.trouble())
    if trouble and trouble.lasting:
        raise CliError(trouble.sentence)


def _worn(straps: tuple[str, ...], option: str = "--strap") -> dict[str, str]:
    """Read SEAT=ID options."""
    worn: dict[str, str] = {}
    for strap in straps:
        seat, _, own = strap.partition("=")
        if seat not in SEATS or not own:
            raise CliError(f"{option} {strap}: write A=ID or B=ID; `hrvsync scan` lists the ids.")
        if seat in worn:
            raise CliError(f"{option} {strap}: seat {seat} is taken by {worn[seat]}.")
        if own.casefold() in (other.casefold() for other in worn.values()):
            raise CliError(f"{option} {strap}: one strap cannot be worn by two.")
        worn[seat] = own
    return worn


async def _which(name: str) -> str:
    """Say how to choose among straps that nothing but their address tells apart, and which are in sight."""
    seen: dict[str, ble.DiscoveredStrap] = {}
    with suppress(Exception):  # whatever is wrong with Bluetooth, the straps have to be named
        async for found in ble.scan(LOOK):
            seen = found
    alike = sorted(address for address, strap in seen.items() if strap.name == name)
    sight = (
        f"in sight are {' and '.join(alike)}" if alike else "none is in sight now, `hrvsync scan` lists those that are"
    )
    return (
        f"Both remembered straps are called {name}, and only their addresses tell them apart: {sight}. Say who wears "
        "which with --strap A=ADDRESS --strap B=ADDRESS."
    )


async def _noting(events: AsyncGenerator[AnyEvent], beating: set[str]) -> AsyncGenerator[AnyEvent]:
    """Pass the events on and note whose beats came."""
    async with aclosing(events):
        async for event in events:
            if isinstance(event, Packet) and event.rr:
                beating.add(event.who)
            yield event


@contextmanager
def _recorder(
    to: Path | None, title: str, header: Header, as_json: bool, beating: Collection[str] | None = None
) -> Generator[Recorder]:
    """Open a new recording, and say at the end where it is and whether it is safe; then exit.

    Where someone notes who is `beating`, a recording without one beat is a failure.
    """
    path = to or new_recording(start(), datetime.now(), title)
    try:
        recorder = Recorder(path, header)
    except FileExistsError:
        raise CliError(f"{path}: this file is there already, and a recording never writes over one.") from None
    if recorder.failure:
        raise CliError(f"{path}: the recording cannot be begun ({recorder.failure.strerror}); choose another place.")
    if not as_json:
        echo(f"Recording to {path}")
    if (free := free_bytes(path.parent)) < LOW_DISK_BYTES:
        echo(f"Only {free / 1e6:.0f} MB are free in {path.parent}; make room soon.", err=True)
    yield recorder
    safe = recorder.close()
    while not safe and not as_json and at_a_terminal():
        safe = _ask_place(recorder)
    missing = recorder.unsaved
    if as_json:
        summary = {"file": str(recorder.path), "events": recorder.events, "safe": safe}
        click.echo(msgspec.json.encode(summary | ({} if safe else {"unsaved_s": missing.values["n"]})))
    elif safe:
        echo(f"\nSaved {recorder.events} events in {recorder.path}")
    if not safe:
        echo(f"{missing} {recorder.path} {'ends before them' if recorder.path.exists() else 'is not there'}.", err=True)
    elif recorder.trouble:
        echo(recorder.trouble, err=True)
    if beating is not None and not beating:
        echo(NO_BEAT, err=True)
    raise SystemExit(0 if safe and (beating is None or beating) else 1)


def _ask_place(recorder: Recorder) -> bool:
    """Ask where to write what the disk did not take; return whether all of it is on a disk now."""
    echo(recorder.unsaved, err=True)
    place = click.prompt("Enter tries again; or name a new file for all of it", default="", show_default=False)
    try:
        return recorder.close(Path(place) if place else None)
    except OSError as error:
        echo(f"{place}: {error.strerror}.", err=True)
        return False


@contextmanager
def _diagnosis(path: Path | None) -> Generator[Callable[[str], None]]:
    """Open a new text file for link events, readable by its owner alone; without `path` they go nowhere."""
    if path is None:
        yield lambda _: None
        return
    try:
        file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8")
    except FileExistsError:
        raise CliError(f"{path}: this file is there already; name a new one.") from None
    with file:

        def write(text: str) -> None:
            print(text, file=file, flush=True)

        write(f"hrvsync {__version__}, bleak {version('bleak')}, Python {platform.python_version()}")
        write(f"{platform.system()} {platform.release()}")
        yield write


class LinkReport:
    """Prints what happens to the straps, and at the end which of the waves `wanted` never came."""

    def __init__(self, wanted: frozenset[Literal["ecg", "acc"]], attachments: Sequence[Attachment] = ()) -> None:
        self._wanted, self._troubles = wanted, Troubles(attachments)
        self._came: set[tuple[str, str]] = set()
        self._lost: dict[str, float] = {}

    def on_event(self, event: AnyEvent) -> None:
        """Print an event that people should know of."""
        self._troubles.on_event(event)
        match event:
            case Link(t, who, state):
                text = link_message(event)
                if state == "lost":
                    self._lost.setdefault(who, t)
                since = t - self._lost[who] if who in self._lost else 0.0
                if state == "live":
                    self._lost.pop(who, None)
                again = f" (after {since:.0f} s)" if since and state in ("live", "lost") else ""
                echo(f"{t:8.1f} s  {who}  {STATES[state]}{again}{': ' if text else ''}{text}")
            case Battery(t, who, percent):
                echo(f"{t:8.1f} s  {who}  battery {percent} %")
            case Wave(who=who, kind=kind):
                self._came.add((who, kind))
            case _:
                pass

    def print_missing(self, seats: Iterable[str]) -> None:
        """Print which waves never came."""
        for who in seats:
            missing = [STREAMS[kind] for kind in sorted(self._wanted, reverse=True) if (who, kind) not in self._came]
            if missing:
                echo(f"No {' and no '.join(missing)} came from {who}'s strap; its beats are recorded.")
