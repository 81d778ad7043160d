"""What each rule finds and what it lets pass; one group a person and day; evaluating again finds the same."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_entries import BANGKOK, MALEE, SOMCHAI, Chain

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import PROGRAM, Actor, Subject
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.review_evaluation import Evaluator, Found
from vms_desktop.domain.review_rule import (
    PARAMETERS,
    Rule,
    RuleKind,
    checked_rule,
    first_rules,
    longest_window_minutes,
)


@pytest.fixture
def chain() -> Chain:
    return Chain()


def rule(kind: RuleKind, **values: object) -> Rule:
    return checked_rule(Rule(kind.value, kind, values=values))


def found(chain: Chain, *rules: Rule, areas: tuple[PrivateArea, ...] = ()) -> list[Found]:
    return Evaluator(rules, areas, BANGKOK).evaluate(chain.entries)


def sequences(one: Found) -> list[int]:
    return [ref.sequence for ref in one.refs]


# ---- night -------------------------------------------------------------------------------------------------------


def test_a_night_of_viewing_is_one_item_across_midnight(chain: Chain) -> None:
    chain.clock(21, 59)
    chain.add(Action.LIVE_OPENED, camera="c-0")
    chain.clock(22, 0)
    chain.add(Action.LIVE_OPENED, camera="c-1")
    chain.add(Action.LIVE_CLOSED, camera="c-1")
    chain.clock(4, 59, day=1)
    chain.add(Action.REPLAY_OPENED, camera="c-2")
    chain.clock(5, 0)
    chain.add(Action.LIVE_OPENED, camera="c-3")
    (night,) = found(chain, rule(RuleKind.NIGHT))
    assert sequences(night) == [2, 4]
    assert list(night.cameras) == ["c-1", "c-2"]
    assert night.about == SOMCHAI
    facts = night.facts()
    assert (facts.entries, facts.camera_count) == (2, 2)
    assert facts.limits == {"from_minute": 22 * 60, "to_minute": 5 * 60, "cameras": 1}


def test_the_next_night_is_another_item(chain: Chain) -> None:
    for _night in range(2):
        chain.clock(23)
        chain.add(Action.LIVE_OPENED, camera="c-1")
        chain.clock(1, day=1)
        chain.add(Action.LIVE_OPENED, camera="c-1")
    assert [sequences(one) for one in found(chain, rule(RuleKind.NIGHT))] == [[1, 2], [3, 4]]


def test_a_night_needs_as_many_cameras_as_the_rule_says_and_then_has_all_of_them(chain: Chain) -> None:
    chain.clock(23)
    for camera in ("c-1", "c-1", "c-2", "c-3"):
        chain.add(Action.LIVE_OPENED, camera=camera)
    assert found(chain, rule(RuleKind.NIGHT, cameras=4)) == []
    (night,) = found(chain, rule(RuleKind.NIGHT, cameras=3))
    assert sequences(night) == [1, 2, 3, 4]


def test_who_has_the_night_shift_is_left_out(chain: Chain) -> None:
    chain.clock(23)
    chain.add(Action.LIVE_OPENED, Actor("u-1", "เวรดึก", "operator"), "c-1")
    assert found(chain, rule(RuleKind.NIGHT)) == []
    assert len(found(chain, rule(RuleKind.NIGHT, except_roles=()))) == 1


def test_a_night_within_one_day(chain: Chain) -> None:
    chain.clock(1)
    chain.add(Action.LIVE_OPENED, camera="c-1")
    chain.clock(6)
    chain.add(Action.LIVE_OPENED, camera="c-1")
    (night,) = found(chain, rule(RuleKind.NIGHT, from_minute=60, to_minute=360))
    assert sequences(night) == [1]


# ---- many cameras, the same camera -------------------------------------------------------------------------------


def test_many_different_cameras_in_a_short_time(chain: Chain) -> None:
    many = rule(RuleKind.MANY_CAMERAS, cameras=5, minutes=10)
    for camera in (1, 2, 3, 4, 4, 4, 4):
        chain.add(Action.LIVE_OPENED, camera=f"c-{camera}")
    assert found(chain, many) == []
    chain.go(minutes=10)
    for camera in (5, 6, 7, 8):
        chain.add(Action.LIVE_OPENED, camera=f"c-{camera}")
    assert found(chain, many) == []  # never five within ten minutes
    chain.add(Action.LIVE_OPENED, camera="c-9")
    (item,) = found(chain, many)
    assert list(item.cameras) == ["c-5", "c-6", "c-7", "c-8", "c-9"]


def test_each_person_is_counted_alone(chain: Chain) -> None:
    for number in range(4):
        chain.add(Action.LIVE_OPENED, (SOMCHAI, MALEE)[number % 2], f"c-{number}")
    assert found(chain, rule(RuleKind.MANY_CAMERAS, cameras=3, minutes=10)) == []


def test_the_same_camera_again_and_again(chain: Chain) -> None:
    same = rule(RuleKind.SAME_CAMERA, times=3, hours=2)
    for _ in range(2):
        chain.add(Action.LIVE_OPENED, camera="c-1")
        chain.add(Action.LIVE_OPENED, camera="c-2")
        chain.go(minutes=30)
    chain.add(Action.REPLAY_OPENED, camera="c-1")
    (item,) = found(chain, same)
    assert (list(item.cameras), len(item.refs)) == (["c-1"], 3)
    chain.go(hours=3)
    for _ in range(2):
        chain.add(Action.LIVE_OPENED, camera="c-2")
    assert len(found(chain, same)) == 1  # of c-2 never three within two hours


def test_a_clock_that_was_set_back_does_not_make_a_short_time_of_a_long_one(chain: Chain) -> None:
    chain.add(Action.LIVE_OPENED, camera="c-1")
    chain.go(days=-40)
    for _ in range(2):
        chain.add(Action.LIVE_OPENED, camera="c-1")
    assert found(chain, rule(RuleKind.SAME_CAMERA, times=3, hours=2)) == []


# ---- requests, sign-ins, areas, colleagues, sample ---------------------------------------------------------------


def test_recordings_and_exports_without_a_request(chain: Chain) -> None:
    chain.add(Action.REPLAY_OPENED, camera="c-1", request="2569/00012")
    chain.add(Action.REPLAY_OPENED, camera="c-1")
    chain.add(Action.EXPORT_MADE, camera="c-2")
    chain.add(Action.LIVE_OPENED, camera="c-2")
    (item,) = found(chain, rule(RuleKind.NO_REQUEST))
    assert sequences(item) == [2, 3]
    (item,) = found(chain, rule(RuleKind.NO_REQUEST, groups=("export",)))
    assert sequences(item) == [3]


def test_failed_sign_ins_are_about_whose_account_it_is(chain: Chain) -> None:
    tried = Subject("person", "u-7", "สมชาย ใจดี")
    for _ in range(4):
        chain.add(Action.SIGN_IN_FAILED, PROGRAM, subject=tried)
    chain.add(Action.SIGN_IN_FAILED, PROGRAM, subject=Subject("person", "u-8", "มาลี"))
    assert found(chain, rule(RuleKind.FAILED_SIGN_IN)) == []
    chain.add(Action.SIGN_IN_FAILED, PROGRAM, subject=tried)
    (item,) = found(chain, rule(RuleKind.FAILED_SIGN_IN))
    assert (item.about.person, list(item.names), len(item.refs)) == ("u-7", ["สมชาย ใจดี"], 5)


def test_failed_sign_ins_to_a_name_nobody_has_are_about_nobody(chain: Chain) -> None:
    for _ in range(5):
        chain.add(Action.SIGN_IN_FAILED, PROGRAM, subject=Subject("", "", "root"))
    (item,) = found(chain, rule(RuleKind.FAILED_SIGN_IN))
    assert (item.about.person, list(item.names)) == ("", ["root"])


WINDOW = PrivateArea("a-1", "c-1", "ห้องพักแพทย์", 0.2, 0.4, -0.1, 0.1, 0.5)


@pytest.mark.parametrize(
    ("rest", "is_inside"),
    [
        ([0.3, 0.0, 0.6], True),
        ([0.2, 0.1, 0.5], True),
        ([0.3, 0.0, 0.4], False),  # not close enough to see anything
        ([0.41, 0.0, 0.6], False),
        ([0.3, 0.2, 0.6], False),
        ([0.3, None, None], True),  # a camera that tells only its pan
        (["0.3", 0.0, 0.6], True),  # what is no number is as if it were not told
        ([0.9, True, 0.6], False),
    ],
)
def test_a_camera_turned_to_a_marked_area(chain: Chain, rest: list, is_inside: bool) -> None:
    chain.add(Action.PTZ_BEGAN, camera="c-1")
    chain.add(Action.PTZ_ENDED, camera="c-1", details={"opened": 1, "rests": [[0.9, 0.9, 0.0], rest]})
    items = found(chain, rule(RuleKind.PRIVATE_AREA), areas=(WINDOW,))
    assert [list(one.names) for one in items] == ([["ห้องพักแพทย์"]] if is_inside else [])


def test_an_area_across_the_seam_of_the_head() -> None:
    area = PrivateArea("a", "c", "หลังบ้าน", pan_from=0.9, pan_to=-0.9)
    assert area.holds(0.95, 0, 0) and area.holds(-1, 0, 0)
    assert not area.holds(0, 0, 0)


@pytest.mark.parametrize(
    "details", ["", "[]", "{", '{"rests": 3}', '{"rests": [[1, 2], "x", null, {}]}', "[" * 100_000]
)
def test_details_of_any_kind_are_no_failure(chain: Chain, details: str) -> None:
    entry = chain.add(Action.PTZ_ENDED, camera="c-1")._replace(details=details)
    evaluator = Evaluator([rule(RuleKind.PRIVATE_AREA)], [WINDOW], BANGKOK)
    assert evaluator.evaluate([entry]) == []


def test_places_of_the_rooms_own_people(chain: Chain) -> None:
    chain.add(Action.LIVE_OPENED, camera="c-1")
    chain.add(Action.LIVE_OPENED, camera="c-2", place="110401")
    chain.add(Action.LIVE_OPENED, camera="c-3", place="")
    (item,) = found(chain, rule(RuleKind.COLLEAGUES, cameras=("c-1",), places=("1104",)))
    assert list(item.cameras) == ["c-1", "c-2"]
    assert found(chain, rule(RuleKind.COLLEAGUES)) == []


def test_the_sample_is_a_share_that_nobody_can_foresee_and_is_always_the_same(chain: Chain) -> None:
    for number in range(3000):
        chain.add(Action.LIVE_OPENED, camera=f"c-{number % 40}")
    drawn = [ref.sequence for one in found(chain, rule(RuleKind.SAMPLE, per_mille=20)) for ref in one.refs]
    assert 30 <= len(drawn) <= 95  # 60 on average; the chain is always the same one
    again = [ref.sequence for one in found(chain, rule(RuleKind.SAMPLE, per_mille=20)) for ref in one.refs]
    assert drawn == again
    everything = found(chain, rule(RuleKind.SAMPLE, per_mille=1000))
    assert sum(len(one.refs) for one in everything) == 3000


def test_a_hash_that_is_none_is_looked_at(chain: Chain) -> None:
    entry = chain.add(Action.LIVE_OPENED, camera="c-1")._replace(hash="damaged")
    (item,) = Evaluator([rule(RuleKind.SAMPLE, per_mille=1)], [], BANGKOK).evaluate([entry])
    assert sequences(item) == [1]


def test_what_the_program_does_by_itself_is_nobodys(chain: Chain) -> None:
    chain.clock(23)
    chain.add(Action.REPLAY_OPENED, PROGRAM, "c-1")
    assert found(chain, *first_rules()) == []


def test_a_rule_that_is_off_finds_nothing(chain: Chain) -> None:
    chain.add(Action.REPLAY_OPENED, camera="c-1")
    off = Rule("no_request", RuleKind.NO_REQUEST, enabled=False)
    assert found(chain, off) == []


# ---- started anew ------------------------------------------------------------------------------------------------


ACTIONS = (Action.LIVE_OPENED, Action.REPLAY_OPENED, Action.SIGN_IN_FAILED, Action.EXPORT_MADE, Action.LIVE_CLOSED)


@given(
    st.lists(
        st.tuples(st.sampled_from(ACTIONS), st.integers(0, 2), st.integers(0, 5), st.integers(0, 90)), max_size=60
    ),
    st.integers(0, 60),
)
def test_in_one_go_or_in_two_the_same_is_found(steps: list, cut: int) -> None:
    chain = Chain()
    for action, person, camera, minutes in steps:
        chain.add(action, Actor(f"u-{person}", "", ""), f"c-{camera}")
        chain.go(minutes=minutes)
    rules = [
        rule(RuleKind.NIGHT, cameras=2),
        rule(RuleKind.MANY_CAMERAS, cameras=3, minutes=60),
        rule(RuleKind.SAME_CAMERA, times=3, hours=4),
        rule(RuleKind.FAILED_SIGN_IN, times=2),
        rule(RuleKind.NO_REQUEST),
    ]
    whole = Evaluator(rules, [], BANGKOK).evaluate(chain.entries)
    parts = Evaluator(rules, [], BANGKOK)
    pieces = [*parts.evaluate(chain.entries[:cut]), *parts.evaluate(chain.entries[cut:])]

    def by_key(found: list[Found]) -> dict[str, list[int]]:
        groups: dict[str, list[int]] = {}
        for one in found:
            groups.setdefault(one.key, []).extend(ref.sequence for ref in one.refs)
        return groups

    assert by_key(pieces) == by_key(whole)
    again = Evaluator(rules, [], BANGKOK)
    assert again.evaluate(chain.entries[:cut], finds=False) == []
    rest = by_key(again.evaluate(chain.entries[cut:]))
    assert rest == {key: refs for key, refs in by_key(parts_after(rules, chain, cut)).items()}


def parts_after(rules: list[Rule], chain: Chain, cut: int) -> list[Found]:
    """What an evaluator that saw everything finds after the cut."""
    evaluator = Evaluator(rules, [], BANGKOK)
    evaluator.evaluate(chain.entries[:cut])
    return evaluator.evaluate(chain.entries[cut:])


def test_old_windows_are_forgotten(chain: Chain) -> None:
    evaluator = Evaluator([rule(RuleKind.SAME_CAMERA, times=3, hours=1)], [], BANGKOK)
    for number in range(20_001):
        chain.add(Action.LIVE_OPENED, camera=f"c-{number}")
        chain.go(minutes=1)
    evaluator.evaluate(chain.entries)
    same = evaluator._sweeps[0].__self__
    assert len(same._windows) <= 61


# ---- rules as data -----------------------------------------------------------------------------------------------


def test_the_first_rules_are_one_of_each_kind_and_hold_what_their_forms_ask_for() -> None:
    rules = first_rules()
    assert [one.kind for one in rules] == list(RuleKind)
    assert [checked_rule(one) for one in rules]
    assert longest_window_minutes(rules) == timedelta(days=1).total_seconds() / 60


@pytest.mark.parametrize("kind", list(RuleKind))
def test_numbers_outside_their_range_are_refused_by_name(kind: RuleKind) -> None:
    for parameter in PARAMETERS[kind]:
        if isinstance(parameter.default, int):
            for wrong in (parameter.least - 1, parameter.most + 1, "3", None, True, 1.5):
                with pytest.raises(InputError) as caught:
                    rule(kind, **{parameter.name: wrong})
                assert (caught.value.code, caught.value.params["field"]) == ("input.rule_number", parameter.name)
        elif parameter.choices:
            with pytest.raises(InputError) as caught:
                rule(kind, **{parameter.name: ("nobody knows",)})
            assert caught.value.code == "input.rule_list"


def test_a_title_is_short_and_printable() -> None:
    for title, code in (("ก" * 101, "input.too_long"), ("a\x00b", "input.control_characters")):
        with pytest.raises(InputError) as caught:
            checked_rule(Rule("x", RuleKind.NIGHT, title=title))
        assert caught.value.code == code
    with pytest.raises(InputError):
        checked_rule(Rule("x", RuleKind.NIGHT, due_days=0))
