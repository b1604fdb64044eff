import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from hrvsync.guide import BrokenProtocol, PhasePlan, Protocol, at_rate, own_rate
from hrvsync.storage import protocols
from hrvsync.storage.protocols import (
    MOST_BYTES,
    SHIPPED,
    copy_to_edit,
    list_protocols,
    own_folder,
    protocol_key,
    read_protocol,
    shipped_protocol,
)


def test_every_shipped_protocol_is_listed_and_sound(tmp_path: Path) -> None:
    listed = list_protocols(tmp_path)
    assert {file.key for file in listed} == {path.stem for path in SHIPPED.glob("*.toml")}
    assert [file.problem for file in listed] == [""] * len(listed)
    assert not any(file.own for file in listed)


def test_shipped_protocols_come_in_their_order_before_those_without_one_and_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [file.key for file in list_protocols(tmp_path)]
    assert (keys[0], keys[-1]) == ("paired-resonance-breathing", "separation-and-reunion-infant")
    text = (SHIPPED / "morning-reading.toml").read_text("utf-8")
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, key, order in (
        (shipped, "c", 2),
        (shipped, "d", 1),
        (shipped, "b", 0),
        (shipped, "a", 0),
        (own, "0", 1),
    ):
        folder.mkdir(exist_ok=True)
        line = f"order = {order}" if order else ""
        (folder / f"{key}.toml").write_text(text.replace("order = 100", line), "utf-8")
    monkeypatch.setattr(protocols, "SHIPPED", shipped)
    assert [file.key for file in list_protocols(own)] == ["d", "c", "a", "b", "0"]


def test_shipped_rates_are_kind_to_adults_and_faster_for_children(tmp_path: Path) -> None:
    for file in list_protocols(tmp_path):
        assert file.protocol is not None
        low, high = {"adults": (4.5, 7), "children": (6, 10), "infants": (0, 0)}[file.protocol.whom]
        for phase in file.protocol.phases:
            for pacer in phase.pacers.values():
                assert low <= min(pacer.rate, pacer.rate_end or pacer.rate), file.key
                assert max(pacer.rate, pacer.rate_end or pacer.rate) <= high, file.key


def test_shipped_sessions_begin_with_settling_and_speak_of_small_breaths(tmp_path: Path) -> None:
    for file in list_protocols(tmp_path):
        assert file.protocol is not None
        first, *rest = file.protocol.phases
        assert first.pacers == {}, file.key
        paced = [phase for phase in rest if phase.pacers]
        assert not paced or any("small, easy breaths" in phase.prompt.lower() for phase in paced), file.key
        assert all(phase.prompt for phase in file.protocol.phases), file.key


@pytest.mark.parametrize("language", ["de"])
def test_translated_sessions_differ_in_their_words_only(tmp_path: Path, language: str) -> None:
    for file, theirs in zip(list_protocols(tmp_path), list_protocols(tmp_path, language), strict=True):
        assert file.protocol is not None
        assert theirs.protocol is not None, theirs.problem
        assert file.key == theirs.key
        assert file.path != theirs.path
        assert wordless(file.protocol) == wordless(theirs.protocol)
        assert all(phase.prompt for phase in theirs.protocol.phases), file.key
    assert copy_to_edit("morning-reading", tmp_path, language).read_text("utf-8").startswith('name = "Morgenmessung"')
    assert list_protocols(tmp_path, "xx")[0].path == list_protocols(tmp_path)[0].path


def test_shipped_sessions_take_their_baseline_from_one_quiet_phase_and_not_from_coming_in(tmp_path: Path) -> None:
    for file in list_protocols(tmp_path):
        assert file.protocol is not None
        (phase,) = (phase for phase in file.protocol.phases if phase.baseline)
        assert (phase.seconds or 0) >= 90, file.key
        assert not phase.pacers
        earlier = file.protocol.phases[: file.protocol.phases.index(phase)]
        assert all(one.baseline is False and one.seconds == 30 for one in earlier)  # people come in


def wordless(protocol: Protocol) -> Protocol:
    phases = tuple(replace(phase, name="", prompt="", condition="") for phase in protocol.phases)
    words = {"name": "", "about": "", "agree": "", "marks": ("",) * len(protocol.marks)}
    return replace(protocol, **words, roles=dict.fromkeys(protocol.roles, ""), phases=phases)


def test_people_may_choose_the_rate_where_all_pacers_have_the_same(tmp_path: Path) -> None:
    protocols = {file.key: file.protocol for file in list_protocols(tmp_path) if file.protocol is not None}
    rates = {key: own_rate(protocol) for key, protocol in protocols.items()}
    assert {key for key, rate in rates.items() if rate == 6} == {
        "paired-resonance-breathing",
        "rupture-and-repair",
        "practitioner-and-client",
        "solo-resonance-breathing",
        "solo-training",
        "daily-check-in",
    }
    assert {rate for rate in rates.values() if rate != 6} == {None}
    chosen = at_rate(protocols["rupture-and-repair"], 5.2)
    assert own_rate(chosen) == 5.2
    assert at_rate(chosen, 6) == protocols["rupture-and-repair"]


def test_the_assessment_steps_down_from_six_and_a_half_to_four_and_a_half() -> None:
    for key in ("resonance-assessment", "resonance-assessment-for-two"):
        phases = read_protocol(shipped_protocol(key)).phases[2:-1]
        rates = [(phase.pacers[""].rate, phase.seconds) for phase in phases if phase.pacers]
        assert rates == [(6.5, 120), (6.0, 120), (5.5, 120), (5.0, 120), (4.5, 120)]
        rests = [phase for phase in phases if not phase.pacers]
        assert [phase.seconds for phase in rests] == [30] * 4


def test_every_paced_session_says_what_keeps_it_safe_where_it_is_shown(tmp_path: Path) -> None:
    """The prompt of a paced phase is shown for its first 15 s; what comes before decides what it must say."""
    for language, dizzy, talking in (("en", "dizzy", "Stop talking"), ("de", "schwindlig", "Hört auf zu sprechen")):
        for file in list_protocols(tmp_path, language):
            assert file.protocol is not None
            before: PhasePlan | None = None
            for phase in file.protocol.phases:
                if phase.pacers:
                    assert dizzy in phase.prompt, (file.key, phase.name)
                if phase.pacers and before is not None and before.name in TALKING:
                    assert talking in phase.prompt, (file.key, phase.name)
                before = phase


TALKING = {"How are you?", "Disagree", "Repair", "Work", "Wie geht es dir?", "Uneins sein", "Annäherung", "Arbeit"}
"""Paced phases after these begin in the middle of a talk."""


def test_a_session_with_a_stressor_asks_everybody_first_and_offers_nothing_in_it(tmp_path: Path) -> None:
    stressing = {}
    for file in list_protocols(tmp_path):
        assert file.protocol is not None
        asked = [phase for phase in file.protocol.phases if phase.stressor]
        assert bool(asked) == bool(file.protocol.agree), file.key
        assert not any(phase.offer or phase.pacers or phase.baseline for phase in asked)
        stressing |= {file.key: {phase.condition for phase in asked}} if asked else {}
    assert stressing == {"hand-hold-under-stressor": {"apart", "hand in hand"}, "still-face-adults": {""}}


def test_only_the_infant_version_is_marked_as_research(tmp_path: Path) -> None:
    marked = [file.key for file in list_protocols(tmp_path) if file.protocol and file.protocol.research]
    assert marked == ["separation-and-reunion-infant"]


def test_a_copy_is_private_editable_and_replaces_the_shipped_one_once_changed(tmp_path: Path) -> None:
    own = tmp_path / "config" / "protocols"
    copy = copy_to_edit("morning-reading", own)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(own.stat().st_mode) == 0o700
    shipped = list_protocols(tmp_path / "none", "de")
    assert list_protocols(own, "de") == shipped  # an English copy that nobody changed hides no German session
    copy.write_text(copy.read_text().replace("180", "60"))
    assert copy_to_edit("morning-reading", own) == copy
    edited = next(file for file in list_protocols(own) if file.key == "morning-reading")
    assert edited.own
    assert edited.protocol is not None
    assert edited.protocol.seconds == 60
    assert len(list_protocols(own)) == len(list_protocols(tmp_path / "none"))


def test_an_unknown_key_cannot_be_copied(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        copy_to_edit("nothing", tmp_path / "own")
    assert not (tmp_path / "own").exists()


def test_a_broken_file_of_ones_own_is_listed_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("name = 3")
    listed = list_protocols(tmp_path)[-1]
    assert (listed.key, listed.own, listed.protocol) == ("mine", True, None)
    assert listed.problem.startswith("mine.toml, line 1: ")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"name = 'x'\nabout = '\xff'", "mine.toml, line 2: this is not UTF-8 text; save the file again"),
        (b" " * (MOST_BYTES + 1), "mine.toml is too large for a protocol; choose"),
    ],
)
def test_rubbish_is_refused_kindly(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    with pytest.raises(BrokenProtocol) as broken:
        read_protocol(path)
    assert str(broken.value).startswith(sentence)


def test_a_file_that_is_gone_or_a_folder_is_reported(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.toml", tmp_path):
        with pytest.raises(BrokenProtocol, match="cannot be read"):
            read_protocol(path)


def test_own_protocols_live_with_the_settings_of_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert own_folder().name == "protocols"
    assert own_folder().parent.name == "hrvsync"


def test_a_shipped_protocol_is_known_by_its_name_in_every_language() -> None:
    assert protocol_key("Morning reading") == protocol_key("Morgenmessung") == "morning-reading"
    assert protocol_key("Our own evening") == "Our own evening"
    assert protocol_key("") == ""
    for language in ("en", "de"):
        for file in list_protocols(Path("nowhere"), language):
            assert file.protocol is not None
            assert protocol_key(file.protocol.name) == file.key
