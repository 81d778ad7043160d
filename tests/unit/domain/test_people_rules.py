"""Rules of people: one-time codes by the RFC's own vectors, passwords, waits, limits, shifts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.adapters.common_passwords import common_passwords
from vms_desktop.domain import one_time_code
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import AccessError, InputError
from vms_desktop.domain.password_policy import check_password, prepared
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import ANYWHERE, Limits, Person, Standing, has_administrator
from vms_desktop.domain.role import ALL, MOST, USUAL, Role, check_role
from vms_desktop.domain.shift import ShiftName, checked_starts, shift_at, shift_of
from vms_desktop.domain.sign_in_delay import LONGEST_S, Tries, delay_s, is_set_back, wait_s
from vms_desktop.domain.thai_time import THAI_TIME

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)

# ---- one-time codes ----------------------------------------------------------------------------------------------

RFC_SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("unix_s", "eight_digits"),
    [(59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"), (1234567890, "89005924"),
     (2000000000, "69279037"), (20000000000, "65353130")],
)  # fmt: skip
def test_codes_are_those_of_rfc_6238_appendix_b(unix_s: int, eight_digits: str) -> None:
    assert one_time_code.code_at(RFC_SECRET, one_time_code.step_of(unix_s)) == eight_digits[-6:]


def test_code_of_the_step_before_and_after_counts_and_no_other() -> None:
    now = 1111111111.0
    for late, counts in ((-60, False), (-30, True), (0, True), (30, True), (60, False)):
        code = one_time_code.code_at(RFC_SECRET, one_time_code.step_of(now + late))
        assert (one_time_code.matching_step(RFC_SECRET, code, now, 0) is not None) is counts
    code = one_time_code.code_at(RFC_SECRET, one_time_code.step_of(now))
    assert one_time_code.matching_step(RFC_SECRET, code, now, one_time_code.step_of(now)) is None  # used already


def test_uri_is_read_by_authenticator_apps() -> None:
    uri = one_time_code.otpauth_uri(RFC_SECRET, "สมชาย", "VMS Desktop")
    assert uri.startswith("otpauth://totp/VMS%20Desktop:%E0%B8%AA")
    assert "secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" in uri and "issuer=VMS%20Desktop" in uri


@given(st.text(max_size=30))
def test_no_text_is_a_code_by_accident(text: str) -> None:
    assert one_time_code.matching_paper_code(text, "owner", [one_time_code.paper_digest("ABCD-EFGH", "owner")]) is None
    assert one_time_code.matching_step(RFC_SECRET, text + "x", 0.0, 0) is None


# ---- passwords ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "password",
    ["กขคงจฉช1", "password12", "P@ssw0rd!!", "aaaaaaaaaaaa", "abcdefghij", "9876543210", "ยฟหหไนพก", "qwertyuiop",
     "passwordpassword", "1234567890", "สมุทรปราการ1", "somchai.jaidee1", "ก" * 129],
)  # fmt: skip
def test_what_everybody_tries_first_is_refused(password: str) -> None:
    with pytest.raises(InputError):
        check_password(password, common_passwords(), ("somchai.jaidee", "สมุทรปราการ"))


@pytest.mark.parametrize("password", ["กุ้งแม่น้ำ 7 ตัว", "correct horse battery", "ปลาหมึกย่าง 9 ไม้", "x9$kQ2!mZp"])
def test_long_and_uncommon_is_enough(password: str) -> None:
    check_password(password, common_passwords(), ("somchai", "สมุทรปราการ"))


def test_same_looking_password_is_the_same() -> None:
    assert prepared("น\u0e33") == prepared("น\u0e4d\u0e32")
    assert prepared("ＡＢＣ") == "ABC"


# ---- waits -------------------------------------------------------------------------------------------------------


def test_wait_grows_and_never_keeps_anybody_out_for_good() -> None:
    delays = [delay_s(failures) for failures in range(200)]
    assert delays[:6] == [0, 0, 0, 5, 10, 20] and delays == sorted(delays) and delays[-1] == LONGEST_S


@given(st.integers(0, 50), st.integers(-100_000, 100_000))
def test_no_clock_makes_the_wait_longer_than_the_delay(failures: int, seconds: int) -> None:
    tries = Tries(failures, NOW)
    now = NOW + timedelta(seconds=seconds)
    assert 0 <= wait_s(tries, now) <= delay_s(failures)
    assert is_set_back(tries, now) is (seconds < 0)
    if seconds < 0:
        assert wait_s(tries, now) == delay_s(failures)


# ---- limits ------------------------------------------------------------------------------------------------------


def camera(district: str = "1101", sub: str = "110101", agency: str = "", camera_id: str = "c") -> Camera:
    return Camera(camera_id, "x", "", "", district, sub, agency, None, None)


def test_places_hold_districts_subdistricts_agencies_and_single_cameras() -> None:
    assert ANYWHERE.holds(camera())
    for limits in (
        Limits(places=frozenset({"1101"})),
        Limits(places=frozenset({"110101"})),
        Limits(agencies=frozenset({"tn"})),
        Limits(cameras=frozenset({"c"})),
    ):
        assert limits.holds(camera(agency="tn"))
        assert not limits.holds(camera("1102", "110201", "other", "d"))


_PLACES = st.frozensets(st.sampled_from(["1101", "1102", "110101", "110201"]), max_size=3)
_LIMITS = st.builds(
    Limits,
    places=_PLACES,
    agencies=st.frozensets(st.sampled_from(["a", "b"]), max_size=2),
    cameras=st.frozensets(st.sampled_from(["c", "d"]), max_size=2),
    replay_hours=st.none() | st.integers(0, 100),
    valid_until=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)


@given(_LIMITS, _LIMITS)
def test_who_is_within_anothers_limits_sees_nothing_the_other_does_not(inner: Limits, outer: Limits) -> None:
    if inner.within(outer):
        for district, sub in (("1101", "110101"), ("1101", "110102"), ("1102", "110201")):
            for agency in ("", "a", "b"):
                for camera_id in ("c", "d", "e"):
                    seen = camera(district, sub, agency, camera_id)
                    assert outer.holds(seen) or not inner.holds(seen)
        earliest = outer.replay_from(NOW)
        assert earliest is None or (inner.replay_from(NOW) or datetime.min.replace(tzinfo=UTC)) >= earliest
        assert outer.valid_until is None or (inner.valid_until is not None and inner.valid_until <= outer.valid_until)


def test_account_counts_from_its_first_to_its_last_day() -> None:
    friday = date(2026, 11, 27)
    guest = Person("p", "g", "แขก", Role.OPERATOR, limits=Limits(valid_from=date(2026, 11, 25), valid_until=friday))
    standing = [guest.standing(date(2026, 11, day)) for day in (24, 25, 27, 28)]
    assert standing == [Standing.NOT_YET, Standing.ACTIVE, Standing.ACTIVE, Standing.ENDED]


def test_administrator_with_limits_does_not_keep_the_house() -> None:
    free = Person("p", "a", "ก", Role.ADMINISTRATOR)
    assert has_administrator([free])
    for limits in (Limits(places=frozenset({"1101"})), Limits(valid_until=date(2030, 1, 1))):
        assert not has_administrator([Person("p", "a", "ก", Role.ADMINISTRATOR, limits=limits)])


@pytest.mark.parametrize("role", Role)
def test_nobody_gives_a_role_what_they_lack(role: Role) -> None:
    own = frozenset({Permission.KNOW_CAMERAS, Permission.MANAGE_PEOPLE})
    for wanted in MOST[role] - USUAL[role] - own:
        with pytest.raises(AccessError) as caught:
            check_role(role, USUAL[role], [*USUAL[role], wanted], own)
        assert caught.value.code == "people.grants_more"
        assert wanted in check_role(role, USUAL[role], [*USUAL[role], wanted], ALL)


# ---- shifts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hour", "minute", "shift"),
    [(0, 0, ShiftName.NIGHT), (7, 59, ShiftName.NIGHT), (8, 0, ShiftName.MORNING), (15, 59, ShiftName.MORNING),
     (16, 0, ShiftName.AFTERNOON), (23, 59, ShiftName.AFTERNOON)],
)  # fmt: skip
def test_moment_belongs_to_a_shift(hour: int, minute: int, shift: ShiftName) -> None:
    assert shift_at(datetime(2026, 11, 24, hour, minute, tzinfo=THAI_TIME)) is shift


def test_two_shifts_go_over_midnight() -> None:
    two = ("07:00", "19:00")
    told = [shift_at(datetime(2026, 11, 24, hour, 30, tzinfo=THAI_TIME), two) for hour in (6, 7, 18, 19)]
    assert told == [ShiftName.NIGHT, ShiftName.DAY, ShiftName.DAY, ShiftName.NIGHT]


def test_hours_after_midnight_belong_to_the_night_before() -> None:
    two = ("07:00", "19:00")
    evening = datetime(2026, 11, 24, 23, 30, tzinfo=THAI_TIME)
    morning = datetime(2026, 11, 25, 6, 59, tzinfo=THAI_TIME)
    assert shift_of(evening, two) == shift_of(morning, two) == (date(2026, 11, 24), ShiftName.NIGHT)
    assert shift_of(datetime(2026, 11, 25, 7, 0, tzinfo=THAI_TIME), two) == (date(2026, 11, 25), ShiftName.DAY)


@pytest.mark.parametrize("starts", [("08:00", "16:00", "00:00"), ("20:00", "08:00"), ("06:30", "14:30", "22:30")])
def test_shifts_follow_one_another(starts) -> None:
    assert checked_starts(starts) == starts


@pytest.mark.parametrize("starts", [("08:00", "00:00", "16:00"), ("08:00", "08:00"), ("08:00", "16:00", "08:00")])
def test_shifts_that_do_not_are_refused(starts) -> None:
    with pytest.raises(InputError, match=r"input\.shift_starts"):
        checked_starts(starts)
