"""The figures as a person reads them, in Thai and English."""

from __future__ import annotations

from vms_desktop.capacity.report import CapacityReport

_TH = """เครื่องนี้แสดงภาพแบบนี้ได้ประมาณ {possible} ภาพ
ภาพที่แสดง      {live} จาก {feeds}  ({fps} ภาพ/วินาที ต่ำสุด {least})  สูญหาย {lost} %
ภาพแรก          {first} วิ  ครบทุกช่อง {all} วิ
CPU ต่อภาพ      {cpu} คอร์  ({ratio} เท่าของการถอดรหัสล้วน)
หน่วยความจำ     {pss} MB
GUI ค้างนานสุด  {stall} มิลลิวินาที"""
_EN = """This workstation carries about {possible} such feeds
shown           {live} of {feeds}  ({fps} fps, least {least})  lost {lost} %
first picture   {first} s  all tiles {all} s
CPU per feed    {cpu} cores  ({ratio} × a plain decode)
memory          {pss} MB
longest GUI stall {stall} ms"""


def words(report: CapacityReport, language: str) -> str:
    return (_EN if language == "en" else _TH).format(
        possible=report.feeds_possible,
        live=report.feeds_live,
        feeds=report.feeds,
        fps=report.displayed_fps_median,
        least=report.displayed_fps_min,
        lost=report.lost_percent,
        first=_seconds(report.first_picture_s),
        all=_seconds(report.all_pictures_s),
        cpu=report.cpu_per_feed,
        ratio=report.ratio_to_decode,
        pss=report.pss_mb,
        stall=report.gui_stall_max_ms,
    )


def _seconds(value: float | None) -> str:
    """A dash for what never came."""
    return "–" if value is None else str(value)
