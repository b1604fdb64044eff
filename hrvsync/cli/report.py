"""hrvsync report: a session, or a period, on one page."""

from datetime import datetime
from pathlib import Path

import click

from hrvsync.cli import CliError, echo
from hrvsync.cli.files import (
    choice_of,
    later_option,
    names_option,
    open_recording,
    overwrite_option,
    require_free,
    signal_options,
    title,
    two_at_most,
)
from hrvsync.cli.reindex import refresh
from hrvsync.cli.values import Day
from hrvsync.i18n import LANGUAGES
from hrvsync.report.language import Language, language
from hrvsync.report.one_page import one_page as sheet
from hrvsync.report.period import period_page
from hrvsync.report.session import session_page
from hrvsync.storage import (
    Notes,
    PrivateNotes,
    entries_without_names,
    open_index,
    read_notes,
    read_private,
    recordings_folder,
    replacing,
    without_names,
)

SUFFIXES = (".html", ".htm", ".pdf")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE [FILE]]", callback=two_at_most)
@click.option("--person", default="", help="Report a period of this person from the library instead of a file.")
@click.option("--partner", default="", help="Of the period, only what they recorded together with this person.")
@click.option("--from", "first", type=Day(), help="First day of the period.")
@click.option("--to", "last", type=Day(), help="Last day of the period; the file to write is --out.")
@click.option("--protocol", default="", help="Of the period, only sessions of this protocol.")
@click.option("--tag", default="", help="Of the period, only sessions with this tag.")
@click.option(
    "--language",
    "code",
    type=click.Choice(list(LANGUAGES)),
    default="en",
    help="The language of the report: English or German.",
)
@click.option("--one-page", is_flag=True, help="One sheet of A4 for those who took part, without anything private.")
@click.option(
    "--for-next-time", "for_client", metavar="TEXT", help="A line for them on that sheet; default: the kept one."
)
@click.option(
    "--private-notes", "with_private", is_flag=True, help="Put your private notes into the report, for yourself."
)
@later_option
@signal_options
@names_option
@click.option("--pdf", is_flag=True, help="Write a PDF instead of an HTML page.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="NAME.html or NAME.pdf; by default here.")
@overwrite_option
def report(
    files: tuple[Path, ...],
    person: str,
    partner: str,
    first: datetime | None,
    last: datetime | None,
    protocol: str,
    tag: str,
    code: str,
    one_page: bool,
    for_client: str | None,
    with_private: bool,
    later: float | None,
    channels: tuple[str, ...],
    rate: float | None,
    nameless: bool,
    pdf: bool,
    out: Path | None,
    overwrite: bool,
) -> None:
    """Write the report of a recording, of two made a pair, or of a period, as one file."""
    if bool(files) == bool(person):
        raise CliError("Name a recording to report, or a person of the library with --person; one of them.")
    _check(files, one_page=one_page, for_client=for_client, with_private=with_private)
    if nameless and with_private:
        raise CliError("--private-notes are for yourself, and name whom they like: leave out --without-names.")
    if files:
        notes = read_notes(files[0]) if len(files) == 1 else Notes()
        recording = open_recording(files, choice_of(channels, rate), with_notes=len(files) > 1, later=later)
        private = read_private(files[0]) if len(files) == 1 else PrivateNotes()
        if nameless:
            recording, notes = without_names(recording, notes)
        if one_page:
            page = sheet(recording, notes, language(code), private.for_client if for_client is None else for_client)
        else:
            page = session_page(recording, notes, language(code), private if with_private else PrivateNotes())
        name = "report" if nameless else title(files)
    else:
        name = "report" if nameless else "-".join(part for part in (person, partner) if part)
        page = _period(person, partner, first, last, protocol, tag, language(code), nameless=nameless)
    out = out or Path(f"{name.replace('/', '-')}.{'pdf' if pdf else 'html'}")
    require_free(out, files, overwrite=overwrite)
    if out.suffix.lower() not in SUFFIXES:
        raise CliError(f"{out}: a report is written as .html or as .pdf; end the name so.")
    with replacing(out.absolute()) as draft:
        if pdf or out.suffix.lower() == ".pdf":
            from hrvsync.ui.pdf import write_pdf  # Qt, which a page does not need

            write_pdf(page, draft)
        else:
            draft.write_text(page, "utf-8")
        size = draft.stat().st_size
    echo(f"{out} ({size} bytes)")


def _check(files: tuple[Path, ...], *, one_page: bool, for_client: str | None, with_private: bool) -> None:
    """Refuse options that do not go together."""
    if (one_page or with_private) and not files:
        raise CliError("--one-page and --private-notes are about one session: name its recording.")
    if one_page and with_private:
        raise CliError("--one-page is for those who took part and never holds private notes: leave one of the two out.")
    if with_private and len(files) > 1:
        raise CliError("--private-notes belong to one recording: name only that one.")
    if for_client is not None and not one_page:
        raise CliError("--for-next-time stands on the sheet for those who took part: add --one-page.")


def _period(
    person: str,
    partner: str,
    first: datetime | None,
    last: datetime | None,
    protocol: str,
    tag: str,
    said_in: Language,
    *,
    nameless: bool,
) -> str:
    refresh()
    with open_index(recordings_folder()) as base:
        entries = base.entries(person, protocol, tag)
    if nameless:
        entries, letters = entries_without_names(entries, tuple(filter(None, (person, partner))))
        person, partner = letters.get(person, ""), letters.get(partner, "")
    try:
        return period_page(entries, person, partner, first and first.date(), last and last.date(), said_in)
    except ValueError as error:
        raise CliError(f"{error}; `hrvsync history` lists what there is.") from None
