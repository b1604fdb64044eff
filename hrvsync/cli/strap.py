"""hrvsync strap: one strap looked at closely, and its switch for a second connection."""

import asyncio

import click
import msgspec

from hrvsync.cli import CliError, adapter_option, echo
from hrvsync.sources import ble

KINDS = {"ecg": "ECG", "acc": "acceleration", "ppi": "pulse intervals"}
SECOND = {
    None: "has no such switch, or does not tell",
    True: "allowed: two programs, phones or watches can listen at once",
    False: "not allowed: whoever connects first has the strap alone",
}


@click.command()
@click.argument("wanted", metavar="ID")
@click.option(
    "--second-connection",
    type=click.Choice(["on", "off"]),
    help="Change a setting that stays in the strap (Polar H10): whether two can listen at once. Off as sold; hrvsync "
    "never needs it, a watch or phone that listens beside it does. Not tried on every firmware.",
)
@adapter_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def strap(wanted: str, second_connection: str | None, as_json: bool) -> None:
    """Show what the strap ID (own id, name or address) is; end any stream a crash left running."""
    change = None if second_connection is None else second_connection == "on"
    try:
        info = asyncio.run(ble.inspect(wanted, change, ble.user_store()))
    except ble.StrapError as reason:
        raise CliError(str(reason)) from None
    except KeyboardInterrupt:
        return
    except Exception as error:
        raise CliError(ble.describe_error(error, f"Strap {wanted}").sentence) from None
    if as_json:
        click.echo(msgspec.json.encode(info))
        return
    rows = {
        "name": info.name,
        "own id": info.id or "none: it is known by its name",
        "model": f"{info.model} (calls itself {info.calls_itself})" if info.calls_itself else info.model,
        "serial number": info.serial,
        "firmware": info.firmware,
        "battery": "" if info.battery is None else f"{info.battery} %",
        "can send": ", ".join(["beats", *(KINDS[kind] for kind in info.sends)]),
        "second connection": SECOND[info.second_connection],
    }
    for row, value in rows.items():
        if value:
            echo(f"{row:18} {value}")
    if info.stopped:
        echo("It was still sending for an earlier session that had no end; now it has stopped.")
