"""The running province in files: the state file for programs and tests, the camera list for importing."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

from vms_desktop.simulator.overlay import CODE_BLOCKS, block_px
from vms_desktop.simulator.scenery.scene import LOOP_S

DEFAULT_STATE = "simulator.json"


def write_state(
    path: Path, control_url: str, facts: list[dict[str, Any]], recorders: list[dict[str, Any]], time_code: bool
) -> None:
    """Whole or not at all, for the user alone: passwords stand in it."""
    state: dict[str, Any] = {"control_url": control_url, "cameras": facts, "recorders": recorders}
    if time_code:
        state["time_code"] = {
            "blocks": CODE_BLOCKS,
            "loop_s": LOOP_S,
            "block_px": {"main": block_px(720), "sub": block_px(360)},
        }
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(state, file, ensure_ascii=False, indent=1)
    part.replace(path)


def write_list(path: Path, facts: list[dict[str, Any]]) -> None:
    """What ``vms-desktop cameras import`` reads."""
    columns = "code,name_th,name_en,district_code,subdistrict_code,agency,main_url,sub_url,transport,onvif_address"
    columns += ",username,password,ptz,latitude,longitude"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns.split(","), extrasaction="ignore")
        writer.writeheader()
        for one in facts:
            address = f"{one['onvif_host']}:{one['onvif_port']}"
            writer.writerow(
                {
                    **one,
                    "main_url": one["rtsp_main"],
                    "sub_url": one["rtsp_sub"],
                    "transport": "tcp",
                    "onvif_address": address,
                    "ptz": "yes" if one["ptz"] else "no",
                }
            )
