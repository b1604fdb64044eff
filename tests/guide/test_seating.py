"""Roles and paces go with people, not with the left or the right seat."""

import pytest

from hrvsync.events import Age, Pacer
from hrvsync.guide import BrokenProtocol, PhasePlan, Protocol, arranged, parse_protocol, role_of, with_role

OWN = PhasePlan("Own", 60.0, {"A": Pacer(6.0), "B": Pacer(8.0, 7.0, 30.0)}, "", "silence")
SHARED = PhasePlan("Together", 60.0, {"": Pacer(6.5, 5.0, 60.0)}, "", "silence")
CHILD = Protocol("c", "", 2, "children", False, {"A": "caregiver", "B": "child"}, (OWN,))
WORK = Protocol("w", "", 2, "adults", False, {"A": "practitioner", "B": "client"}, (OWN, SHARED))
BOTH = "A", "B"


def test_a_childs_pacer_goes_where_the_child_sits() -> None:
    left, ages = arranged(CHILD, {"A": "child"}, {}, BOTH)
    assert left.roles == {"A": "child", "B": "caregiver"}
    assert left.phases[0].pacers == {"B": Pacer(6.0), "A": Pacer(8.0, 7.0, 30.0)}
    assert ages == {"A": "child"}
    right, ages = arranged(CHILD, {"B": "child"}, {}, BOTH)
    assert (right, ages) == (CHILD, {"B": "child"})


def test_who_sits_in_a_childs_seat_is_one_unless_somebody_says_otherwise() -> None:
    assert arranged(CHILD, {}, {}, BOTH)[1] == {"B": "child"}
    remembered, ages = arranged(CHILD, {}, {"A": "child", "B": "caregiver"}, BOTH)
    assert (remembered.roles["A"], ages) == ("child", {"A": "child"})


def test_a_practitioner_keeps_the_role_and_adults_their_own_rates() -> None:
    other, ages = arranged(WORK, {}, {"B": "practitioner"}, BOTH)
    assert other.roles == {"A": "client", "B": "practitioner"}
    assert other.phases == WORK.phases
    assert ages == {}
    assert arranged(WORK, {}, {"A": "practitioner", "B": "client"}, BOTH)[0] == WORK


@pytest.mark.parametrize("ages", [{"A": "child"}, {"B": "child"}])
def test_no_pacer_is_too_slow_for_a_child_who_follows_it(ages: dict[str, Age]) -> None:
    protocol, _ = arranged(WORK, ages, {}, BOTH)
    (child,) = ages
    assert protocol.phases[0].pacers[child].rate >= 6.5
    assert protocol.phases[1].pacers[""] == Pacer(6.5, 6.5, 60.0)
    (adult,) = set(BOTH) - {child}
    assert protocol.phases[0].pacers[adult] == OWN.pacers[adult]


def test_infants_follow_no_pacer() -> None:
    protocol, _ = arranged(WORK, {"B": "infant"}, {}, BOTH)
    assert protocol.phases[0].pacers == {"A": Pacer(6.0)}
    assert protocol.phases[1].pacers == {"A": SHARED.pacers[""]}


def test_infants_are_for_research_only() -> None:
    text = 'name = "x"\nabout = "x"\nwhom = "infants"\n{}\n[[phase]]\nname = "x"'
    assert parse_protocol(text.format("research = true"), "").research
    with pytest.raises(BrokenProtocol, match="line 3: sessions with infants are for research only"):
        parse_protocol(text.format(""), "x.toml")


def test_roles_are_known_in_both_languages_and_others_stay() -> None:
    assert [role_of(text) for text in (" Kind", "Begleitung", "Practitioner", "narrator")] == [
        "child",
        "practitioner",
        "practitioner",
        "narrator",
    ]
    assert with_role("Jo", "") == "Jo"
    assert with_role("Jo", "narrator") == "Jo (narrator)"
