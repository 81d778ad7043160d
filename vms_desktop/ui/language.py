"""The language of the screen: Thai or English, switchable while running; and which of two names is shown."""

from __future__ import annotations

import logging

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import WorkstationError
from vms_desktop.domain.place import Agency, Place
from vms_desktop.paths import resources_dir

_log = logging.getLogger(__name__)

THAI, ENGLISH = "th", "en"
_FILES = {THAI: ("vms_desktop_th.qm", "qtbase_th.qm"), ENGLISH: ("vms_desktop_en.qm",)}
"""English is the language of the sources; its file holds the singular and the plural of what is counted."""


class _Now:
    """The one language of the process: Qt's translators are process-wide too."""

    language = THAI
    translators: tuple[QTranslator, ...] = ()


def install(application: QCoreApplication, language: str) -> None:
    """Show everything in ``language`` (``th`` or ``en``) from now on; widgets hear of it by a LanguageChange event.

    Raises WorkstationError ``system.resource_missing`` when the Thai texts are not there; English stays then.
    """
    for translator in _Now.translators:
        application.removeTranslator(translator)
    _Now.language, _Now.translators = language, ()
    QLocale.setDefault(QLocale("th_TH" if language == THAI else "en_GB"))
    loaded = []
    for name in _FILES[language]:
        translator = QTranslator(application)
        if not translator.load(str(resources_dir() / "translations" / name)):
            if language == ENGLISH:
                # The last resort must not fail: without its file a text reads "camera(s)".
                _log.warning("%s is missing", name)
                continue
            raise WorkstationError("system.resource_missing", name=name)
        loaded.append(translator)
    for translator in loaded:
        application.installTranslator(translator)
    _Now.translators = tuple(loaded)


def current() -> str:
    return _Now.language


def is_thai() -> bool:
    return _Now.language == THAI


def chosen(thai: str, english: str) -> str:
    """The name in the language of now, the other one where that is empty."""
    return (thai or english) if is_thai() else (english or thai)


def camera_name(camera: Camera) -> str:
    return chosen(camera.name_th, camera.name_en)


def place_name(place: Place) -> str:
    return chosen(place.name_th, place.name_en)


def agency_name(agency: Agency) -> str:
    """With its prefix in Thai (ทม.แพรกษา), in full in English."""
    return chosen(agency.short_th, agency.name_en)
