"""What is tried without straps has a story to see: one steadies the other, and later both find back."""

from hrvsync.analysis.session import analyse, session_data
from hrvsync.analysis.story import story
from hrvsync.app.sessions import guided_scenario
from hrvsync.guide import parse_protocol
from hrvsync.sources.simulate import simulate

NAMES = {"A": "Ada", "B": "Ben"}
OPEN = """
name = "Talk"
about = "Talk."
[[phase]]
name = "Settle"
seconds = 150
baseline = true
[[phase]]
name = "Talk"
seconds = 300
"""


def test_one_steadies_the_other_and_both_find_back() -> None:
    scenario = guided_scenario(NAMES, parse_protocol(OPEN, ""), story=True)
    found = story(analyse(session_data(simulate(scenario).events, NAMES)))
    kinds = [one.kind for one in found.moments]
    assert kinds[:2] == ["steadied", "shift"]
    assert abs(found.moments[0].t - 200) <= 10
    assert abs(found.moments[1].t - 360) <= 15
    assert "Ada stayed settled" in found.sentence


def test_without_a_story_nothing_happens_and_alone_there_is_none() -> None:
    protocol = parse_protocol(OPEN, "")
    assert all(len(heart.bpm_levels) <= 1 for heart in guided_scenario(NAMES, protocol).hearts.values())
    assert guided_scenario({"A": "Ada"}, protocol, story=True) == guided_scenario({"A": "Ada"}, protocol)
