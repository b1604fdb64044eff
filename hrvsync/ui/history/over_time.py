"""What stands beside the list: practice, and few lines of the people whose sessions are shown."""

from collections.abc import Sequence
from datetime import date

from hrvsync.history import left_out, own, readings, theirs, together
from hrvsync.report.months import rows_of
from hrvsync.storage import Entry
from hrvsync.ui import phrases
from hrvsync.ui.history import lines
from hrvsync.weeks import practice

WEEK = 7  # days


def cards_of(people: Sequence[str], entries: Sequence[Entry]) -> tuple[list[lines.LineCard], str]:
    """Make the cards of these people, whose `entries` are given oldest first, and a sentence below them."""
    found, cards = practice(entries), list[lines.LineCard]()
    if len(people) == 1:
        who = next((seat for entry in entries[::-1] for seat, one in entry.people.items() if one.name == people[0]), "")
        days, body, apps = readings(entries, people[0]), own(entries, people[0]), theirs(entries, people[0])
        if days or not (body.sessions or apps):
            cards += lines.reading_lines(days, who)
        cards += lines.practice_line(found, who=who, alone=True)
        cards += lines.row_lines(rows_of(body), lines.own_pictures(body, who))
        cards += lines.their_lines(apps, who)
        notes = _counted_back(found.last), phrases.hours(days), _own_note(), phrases.apart(left_out(entries, people[0]))
        return cards, " ".join(filter(None, notes))
    cards += lines.practice_line(found)
    if len(people) == 2:
        both = together(entries, *people)
        pictures = lines.couple_pictures(both, {entry.file: entry for entry in entries})
        cards += lines.row_lines(rows_of(both), pictures)
        note = phrases.tr("These change slowly and for many reasons; none of them is a grade of the two of you.")
        notes = _counted_back(found.last), note, phrases.apart(left_out(entries, *people))
        return cards, " ".join(filter(None, notes))
    return cards, _counted_back(found.last)


def _counted_back(last: date | None) -> str:
    """Say from which day weeks are counted back, where the last session was a while ago."""
    if last is None or (date.today() - last).days < WEEK:
        return ""
    return phrases.tr("Weeks and days are counted back from the last session, {day}.").format(
        day=phrases.day(last.isoformat() + "T00:00:00")
    )


def _own_note() -> str:
    return phrases.tr(
        "Compare yourself with your own days only. Sleep, coffee, posture, a cold: many things move these."
    )
