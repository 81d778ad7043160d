"""Are the program's own files all there? Fonts, icons, translations, province data, WSDLs."""

from __future__ import annotations

from pathlib import Path

_SFNT_HEADERS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
FONTS = tuple(f"fonts/Sarabun-{weight}.ttf" for weight in ("Regular", "Medium", "SemiBold", "Bold"))
NEEDED = (
    "translations/vms_desktop_th.qm",
    "translations/qtbase_th.qm",
    "province-data/thailand_admin.json",
    "province-data/samut_prakan_admin.json",
    "province-data/samut_prakan_lao.json",
    "province-data/samut_prakan_police_stations.json",
    "wsdl/devicemgmt.wsdl",
    "wsdl/media.wsdl",
    "wsdl/ptz.wsdl",
    "wsdl/onvif.xsd",
)
FEWEST_ICONS = 30


def missing_files(resources: Path) -> list[str]:
    """Names (relative) of files that are absent or empty."""
    missing = [name for name in NEEDED if not _has_content(resources / name)]
    if len(list((resources / "icons").glob("*.svg"))) < FEWEST_ICONS:
        missing.append("icons/*.svg")
    return missing


def missing_fonts(resources: Path) -> list[str]:
    """Sarabun's weights that are absent or no font files."""
    return [name for name in FONTS if not _is_font(resources / name)]


def _has_content(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _is_font(path: Path) -> bool:
    if not _has_content(path):
        return False
    with path.open("rb") as file:
        return file.read(4) in _SFNT_HEADERS
