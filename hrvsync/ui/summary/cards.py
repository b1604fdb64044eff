"""What stands below the sentence: strips of states, tiles with a dot a minute, and cards with lines of the story."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget

from hrvsync.analysis.story import Card as StoryCard, Moment, PairStory, Story, Stretch
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import Card, hbox, label
from hrvsync.ui.widgets.minute_dots import MinuteDots, MinutesData, per_dot
from hrvsync.ui.widgets.state_strip import State, StateStrip, StripData
from hrvsync.ui.widgets.tile import Tile, TileData

IN_WORDS = ("steadied", "repaired", "offered", "cues", "conditions", "practitioner")
"""Cards of the story that stand open; the others are numbers."""
SIGN_PX = 34  # as wide as the axis of the curves above


def strips(found: Story, names: dict[str, str], seconds: float) -> Iterator[QBoxLayout]:
    """A line with the sign and the states of each person."""
    for who, stretches in found.strips.items():
        if any(one.state for one in stretches):
            name = phrases.tr("States of {name}").format(name=names.get(who, who))
            sign = label(SHAPES.get(who, ""), "shape-" + who)
            sign.setFixedWidth(SIGN_PX)
            yield hbox(sign, (StateStrip(strip_data(who, stretches, seconds), name), 1))


def strip_data(who: str, stretches: Sequence[Stretch], seconds: float) -> StripData:
    """The states of a person as a strip draws them."""
    states = (_state(one) for one in stretches if one.start < seconds)
    return StripData(who, tuple(states), seconds)


def _state(one: Stretch) -> State:
    words = {"settled": phrases.tr("settled"), "lively": phrases.tr("lively"), "activated": phrases.tr("up")}
    raised = None if not one.state else one.state in ("activated", "lively")
    return State(one.start, one.end, raised, one.state in ("activated", "withdrawn"), words.get(one.state, ""))


def tiles(found: Story) -> Iterator[QWidget]:
    """The tiles of a session of two."""
    for pair in found.pairs.values() if len(found.pairs) == 1 else ():
        yield from _tiles_of(pair)


def _tiles_of(pair: PairStory) -> Iterator[QWidget]:
    in_order = phrases.tr("a dot a minute, in order")
    if several := per_dot(len(pair.settled)) > 1:
        in_order = phrases.tr("a dot is {n} minutes, in order").format(n=phrases.number(per_dot(len(pair.settled))))
    if any(one is not None for one in pair.settled):
        yield _tile(phrases.tr("Settled together"), pair.settled, in_order)
    known = [one for one in pair.together if one is not None]
    if known:
        by_chance = phrases.tr("by chance it would be {n}").format(n=phrases.number(0.05 * len(known), 1))
        caption = f"{in_order}; {by_chance}" if several else by_chance
        yield _tile(phrases.tr("Moved together beyond chance"), pair.together, caption)


def _tile(title: str, minutes: tuple[bool | None, ...], caption: str) -> Tile:
    known = [one for one in minutes if one is not None]
    figure = phrases.tr("{n} of {of} minutes").format(n=phrases.number(sum(known)), of=phrases.number(len(known)))
    return Tile(TileData(title, figure, caption), MinuteDots(MinutesData(minutes), title))


def in_words(cards: Sequence[StoryCard]) -> Iterator[Card]:
    """A card for each of `cards`, its lines below its heading."""
    for one in cards:
        title = translated(one.title)
        lines = (label(translated(line), wrap=True) for line in one.lines)
        yield Card(title, label(title, "head"), *lines, None)


def name_of(moment: Moment, names: dict[str, str]) -> str:
    """What a moment is called on the button that shows it again."""
    name = names.get(moment.who[0], "") if moment.who else ""
    return {
        "rupture": phrases.tr("The rupture, and after it"),
        "steadied": phrases.tr("{name} comes back"),
        "shift": phrases.tr("Something shifts in both"),
        "both_up": phrases.tr("Both unsettled"),
        "one_up": phrases.tr("{name} is unsettled"),
    }[moment.kind].format(name=name)
