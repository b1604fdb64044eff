"""The story of a session as plain values, for JSON and tables."""

from collections.abc import Iterable

from hrvsync.analysis.story.cards import Card
from hrvsync.analysis.story.story import PairStory, Story


def plain(found: Story) -> dict[str, object]:
    """Turn a story into dicts, lists, numbers and English sentences.

    Parameters
    ----------
    found : Story

    Returns
    -------
    dict of str to object
        `sentence`; `cards` by key; `moments`; of every two the moments, minutes, cues, comparisons and offers;
        `strips`: the states of everybody; `accompanied`: minutes of practitioners and clients. Times in s.
    """
    return {
        "sentence": str(found.sentence),
        "cards": texts(found.cards),
        "moments": found.moments,
        "pairs": {"+".join(people): _pair(one) for people, one in found.pairs.items()},
        "strips": found.strips,
        "accompanied": found.accompanied,
    }


def texts(cards: Iterable[Card]) -> dict[str, str]:
    """The lines of each card by its key, as one text."""
    return {one.key: " ".join(one.lines) for one in cards}


def _pair(one: PairStory) -> dict[str, object]:
    return {
        "sentence": str(one.sentence),
        "cards": texts(one.cards),
        "moments": one.moments,
        "settled_minutes": one.settled,
        "together_minutes": one.together,
        "together_by_chance": one.by_chance,
        "cues": one.cues,
        "comparisons": one.comparisons,
        "offers": one.offers,
    }
