"""The story of a session in words: one sentence, and what stands on the cards below it."""

from hrvsync.analysis.story.alone import alone_in_words
from hrvsync.analysis.story.cards import Card, CueAnswer
from hrvsync.analysis.story.conditions import Comparison, Effect
from hrvsync.analysis.story.moments import Moment
from hrvsync.analysis.story.now import Happening, Happenings, in_words
from hrvsync.analysis.story.offer import Offers
from hrvsync.analysis.story.offered import Followed
from hrvsync.analysis.story.plain import plain, texts
from hrvsync.analysis.story.practitioner import Accompanied
from hrvsync.analysis.story.story import PairStory, Story, Stretch, story
from hrvsync.analysis.story.tiles import Tile
from hrvsync.analysis.story.watch import Watch

__all__ = [
    "Accompanied",
    "Card",
    "Comparison",
    "CueAnswer",
    "Effect",
    "Followed",
    "Happening",
    "Happenings",
    "Moment",
    "Offers",
    "PairStory",
    "Story",
    "Stretch",
    "Tile",
    "Watch",
    "alone_in_words",
    "in_words",
    "plain",
    "story",
    "texts",
]
