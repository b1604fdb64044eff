"""Options for the lab around a session: sending by LSL and OSC, and marks that other programs make."""

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from functools import wraps
from math import isinf
from typing import Any

import click

from hrvsync.app.lab import Lab, inputs, outputs
from hrvsync.cli import CliError, echo
from hrvsync.events import AnyEvent
from hrvsync.session import Attachment
from hrvsync.sinks.osc import host_and_port
from hrvsync.sources.lsl import LabError

type Address = tuple[str, int] | None


@contextmanager
def lab_errors() -> Generator[None]:
    """Say in one sentence what the lab's side cannot do."""
    try:
        yield
    except LabError as error:
        raise CliError(str(error)) from None


def _address(_context: click.Context, _parameter: click.Parameter, text: str | None) -> Address:
    if text is None:
        return None
    with lab_errors():
        return host_and_port(text)


_OUT = (
    click.option("--lsl-out", is_flag=True, help="Send the session on the local network by LSL, unencrypted."),
    click.option(
        "--osc", metavar="HOST:PORT", callback=_address, help="Send beats and values there by OSC, unencrypted."
    ),
    click.option(
        "--names-too", is_flag=True, help="Let names of people and ids of straps go with LSL; else only seats do."
    ),
)
_IN = (
    click.option("--lsl-marks", is_flag=True, help="Take markers of programs that send them by LSL (PsychoPy ...)."),
    click.option(
        "--osc-marks",
        metavar="[HOST:]PORT",
        callback=_address,
        help="Take markers by OSC, sent to /mark; of this computer alone unless HOST is given.",
    ),
    click.option("--stdin-marks", is_flag=True, help="Take each line of standard input as a marker."),
)


def _adding(options: tuple[Callable[..., Any], ...], make: Callable[[dict[str, Any]], Lab]) -> Callable[..., Any]:
    """Return a decorator that adds options to a command and passes what they say as `lab`."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def with_lab(**given: Any) -> Any:
            return command(lab=make(given), **given)

        for option in reversed(options):
            with_lab = option(with_lab)
        return with_lab

    return decorate


sending_options = _adding(_OUT, lambda given: Lab(given.pop("lsl_out"), given.pop("osc"), named=given.pop("names_too")))
"""For a command that plays a session."""
lab_options = _adding(
    (*_OUT, *_IN),
    lambda given: Lab(
        given.pop("lsl_out"),
        given.pop("osc"),
        given.pop("lsl_marks"),
        given.pop("osc_marks"),
        given.pop("stdin_marks"),
        given.pop("names_too"),
    ),
)
"""For a command that runs a live session."""


def attached(lab: Lab, speed: float, *, live: bool) -> list[Attachment]:
    """Return the attachments that are switched on, and say that they send."""
    if isinf(speed) and (lab.lsl_out or lab.osc):
        raise CliError("A lab hears a session as it happens: choose a --speed that is not max.")
    with lab_errors():
        made = outputs(lab) + (inputs(lab) if live else [])
    sent = [name for name, on in (("LSL", lab.lsl_out), (_place(lab.osc), lab.osc)) if on]
    if sent:
        names = "with names" if lab.named else "by seats, without names"
        echo(f"Sending by {' and '.join(sent)}, unencrypted, {names}.", err=True)
    return made


def _place(address: Address) -> str:
    return f"OSC to {address[0]}:{address[1]}" if address else ""


class Troubles:
    """Prints what goes wrong with attachments, each sentence once."""

    def __init__(self, attachments: Sequence[Attachment]) -> None:
        self._attachments, self._said = attachments, set[str]()

    def on_event(self, _event: AnyEvent) -> None:
        """Look whether something is new."""
        for one in self._attachments:
            if one.trouble and one.trouble not in self._said:
                self._said.add(one.trouble)
                echo(one.trouble, err=True)
