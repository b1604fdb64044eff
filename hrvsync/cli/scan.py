"""hrvsync scan: the straps in sight, live."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, nullcontext, suppress
from shlex import quote

import click
import msgspec
from rich.console import Console
from rich.live import Live
from rich.table import Table

from hrvsync.cli import CliError, adapter_option, echo
from hrvsync.cli.lab import lab_errors
from hrvsync.cli.printing import PlainConsole, right, table
from hrvsync.cli.values import Number
from hrvsync.sources import ble, lsl

NONE = "No strap in sight. Put it on; moist electrodes wake it. Close phone apps and watches that may hold it."

NO_STREAM = (
    "No stream in sight. Both computers must be on one network, and its firewall must let UDP 16571 and TCP 16572 to "
    "16604 through."
)
LSL_S = 3.0


@click.command()
@click.option("--seconds", type=Number(0.5), default=10.0, show_default=True, help="How long to scan.")
@click.option("--check", is_flag=True, help="Then listen to each strap for 30 s and judge it.")
@click.option("--lsl", "of_lab", is_flag=True, help="List the streams of LSL on the network instead.")
@adapter_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a strap at the end.")
def scan(seconds: float, check: bool, of_lab: bool, as_json: bool) -> None:
    """List the straps in sight: name, own id, signal, heart rate, worn, battery, verdict."""
    if of_lab:
        list_streams(min(seconds, LSL_S), as_json)
        return
    scanning = ble.scan_and_check(seconds, ble.user_store()) if check else ble.scan(seconds)
    console = PlainConsole()
    try:
        found = asyncio.run(_follow(scanning, None if as_json else console))
    except KeyboardInterrupt:
        return
    except Exception as error:
        raise CliError(ble.describe_error(error).sentence) from None
    if as_json:
        for strap in found:
            click.echo(msgspec.json.encode(row(strap)))
    elif not found:
        echo(NONE)
    else:
        worn = " ".join(f"--strap {seat}={quote(strap.own)}" for seat, strap in zip("AB", found, strict=False))
        echo(f"Record with: hrvsync record {worn}")


def row(strap: ble.DiscoveredStrap) -> dict[str, object]:
    """What is known of a strap, as one JSON object."""
    keys = ("name", "id", "model", "rssi", "bpm", "worn", "battery", "verdict", "why", "own", "held", "checked")
    known = {"battery": _battery(strap), "held": strap.rssi is None}
    return {key: known[key] if key in known else getattr(strap, key) for key in keys}


def _battery(strap: ble.DiscoveredStrap) -> str:
    if strap.battery is not None:
        return f"{strap.battery} %"
    return {None: "", True: "low", False: "ok"}[strap.low_battery]


async def _follow(
    scanning: AsyncGenerator[dict[str, ble.DiscoveredStrap], None], console: Console | None
) -> list[ble.DiscoveredStrap]:
    """Follow the scan, drawing it if there is a console; returns the straps, the strongest signal first."""
    straps: list[ble.DiscoveredStrap] = []
    async with aclosing(scanning):
        with Live(console=console) if console and console.is_terminal else nullcontext() as live:
            async for found in scanning:
                straps = sorted(found.values(), key=lambda strap: -(strap.rssi or -1000))
                if live is not None:
                    live.update(drawn(straps))
    if console and not console.is_terminal:
        console.print(drawn(straps))
    return straps


def drawn(straps: list[ble.DiscoveredStrap]) -> Table:
    """Draw the straps, one a row."""
    rows = (
        (
            strap.name,
            strap.id or strap.own,
            "held by this computer" if strap.rssi is None else f"{strap.rssi} dBm",
            "" if strap.bpm is None else str(strap.bpm),
            {None: "", True: "yes", False: "no"}[strap.worn],
            _battery(strap),
            strap.verdict
            + ("" if strap.checked or strap.verdict == "checking" else ", by its model")
            + (f". {strap.why}" if strap.why else ""),
        )
        for strap in straps
    )
    return table(("name", "id", right("signal"), right("bpm"), "worn", "battery", "verdict"), rows)


def list_streams(seconds: float, as_json: bool) -> None:
    """List the streams of LSL that are in sight."""

    async def follow() -> list[lsl.Stream]:
        streams: list[lsl.Stream] = []
        async with aclosing(lsl.scan(seconds)) as scanning:
            async for found in scanning:
                streams = found
        return sorted(streams, key=lambda one: (one.device, one.name))

    with lab_errors(), suppress(KeyboardInterrupt):
        streams = asyncio.run(follow())
        if as_json:
            for one in streams:
                click.echo(msgspec.json.encode(stream_row(one)))
        elif not streams:
            echo(NO_STREAM)
        else:
            head = ("name", "device", "type", right("rate"), "unit", "computer", "good for")
            rows = (
                (one.name, one.device, one.type, _rate(one), one.unit, one.host, str(one.good_for)) for one in streams
            )
            PlainConsole().print(table(head, rows))
            worn = [device.name for device in lsl.devices(streams) if device.beats is not None]
            named = " ".join(f"--lsl {seat}={quote(name)}" for seat, name in zip("AB", worn, strict=False))
            if named:
                echo(f"Record with: hrvsync record {named}")


def stream_row(stream: lsl.Stream) -> dict[str, object]:
    """What is known of a stream, as one JSON object."""
    keys = ("name", "device", "type", "kind", "rate", "unit", "channels", "source", "host")
    known = {"good_for": str(stream.good_for)}
    return {key: known[key] if key in known else getattr(stream, key) for key in (*keys, "good_for")}


def _rate(stream: lsl.Stream) -> str:
    return f"{stream.rate:g}/s" if stream.rate > 0 else "irregular"
