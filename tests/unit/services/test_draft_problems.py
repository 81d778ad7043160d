"""A form with several mistakes is told all of them at once."""

from __future__ import annotations

from dataclasses import replace

from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.services.cameras.draft_problems import problems_of


def told(problems) -> dict[str, str]:
    return {str(error.params["field"]): error.code for error in problems}


async def test_every_field_that_is_wrong_is_told_once(register, draft) -> None:
    await register.cameras.add(draft)
    wrong = CameraDraft(
        code="1101-0007",
        district_code="1101",
        subdistrict_code="110302",
        agency_code="nobody",
        main_url="http://10.1.2.3/",
        sub_url="rtsp://10.1.2.3:99999/",
        onvif_host="https://10.1.2.3",
        password="secret",
        latitude="north",
        longitude="200",
    )
    assert told(problems_of(register.cameras, wrong, None)) == {
        "code": "input.camera_code_taken",
        "name_th": "input.required",
        "subdistrict_code": "input.subdistrict_elsewhere",
        "agency_code": "input.agency_unknown",
        "main_url": "input.address_scheme",
        "sub_url": "input.address_port",
        "onvif_host": "input.onvif_scheme",
        "username": "input.required",
        "latitude": "input.number",
    }


async def test_a_good_draft_has_no_problems_and_nothing_is_stored(register, draft) -> None:
    assert problems_of(register.cameras, draft, None) == []
    assert list(register.cameras.cameras) == []


async def test_a_camera_does_not_stand_in_its_own_way(register, draft) -> None:
    camera = await register.cameras.add(draft)
    assert problems_of(register.cameras, draft, camera) == []
    assert told(problems_of(register.cameras, draft, None)) == {"code": "input.camera_code_taken"}


async def test_problems_hold_no_secret(register, draft) -> None:
    wrong = replace(draft, main_url="http://admin:s3cret@h/", password="s3cret", username="", latitude="x")
    problems = problems_of(register.cameras, wrong, None)
    assert len(problems) == 3
    assert "s3cret" not in repr(problems)
