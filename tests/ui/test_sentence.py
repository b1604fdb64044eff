"""The sentence about the two stays for ten seconds, unless somebody goes up or comes back, or time goes back."""

from msgspec.structs import replace
from support.made_frames import frame

from hrvsync.analysis.live import Frame
from hrvsync.analysis.states import State
from hrvsync.ui.session.sentence import HeldSentence


def at(t: float, word: str, *, up: str = "") -> Frame:
    """The frame of second `t` with this word about the two; the person `up` is."""
    made = frame(t)
    assert made.pair is not None
    pair = replace(made.pair, together=replace(made.pair.together, word=word, follow=False))
    states = {who: State.ACTIVATED if who == up else State.SETTLED for who in made.people}
    people = {
        who: replace(person, state=replace(person.state, state=states[who])) for who, person in made.people.items()
    }
    return replace(made, pair=pair, people=people)


NAMES = {"A": "Ada", "B": "Ben"}


def said(*frames: Frame) -> list[str]:
    held = HeldSentence()
    return [held.of(one, NAMES)[0] for one in frames]


def test_it_stays_for_ten_seconds() -> None:
    texts = said(at(100, "some"), at(101, "together"), at(109, "together"), at(110, "together"))
    assert texts[0] == texts[1] == texts[2] != texts[3]


def test_what_is_the_same_is_not_held_longer() -> None:
    texts = said(at(100, "some"), at(112, "some"), at(113, "together"))
    assert texts[0] == texts[1] != texts[2]


def test_it_changes_sooner_when_somebody_goes_up_or_comes_back() -> None:
    texts = said(at(100, "some"), at(101, "together", up="B"), at(103, "some", up="B"), at(104, "some"))
    assert texts[0] != texts[1] == texts[2] != texts[3]


def test_it_changes_as_soon_as_a_heart_begins_to_rise() -> None:
    calm, later = at(100, "some"), at(101, "together")
    people = {who: replace(one, state=replace(one.state, rising=who == "A")) for who, one in later.people.items()}
    texts = said(calm, replace(later, people=people))
    assert texts[0] != texts[1]


def test_it_follows_somebody_who_goes_back_in_a_recording() -> None:
    texts = said(at(100, "some"), at(40, "together"))
    assert texts[0] != texts[1]


def test_what_counts_down_is_not_held() -> None:
    def waiting(t: float, needs: float) -> Frame:
        made = at(t, "")
        assert made.pair is not None
        return replace(made, pair=replace(made.pair, together=replace(made.pair.together, needs=needs)))

    texts = said(waiting(5.0, 20.0), waiting(6.0, 19.0))
    assert texts[0] != texts[1]


def test_both_views_say_the_same_of_a_frame() -> None:
    held, one = HeldSentence(), at(100, "some")
    assert held.of(one, NAMES) == held.of(one, NAMES)
    assert all(held.of(one, NAMES))
