"""Puts the stand-alone viewer of an evidence package together: one HTML file with style, script, fonts and facts.

The sources lie in ``resources/evidence_viewer/``. A page opened by ``file://`` may fetch nothing, so the facts are part
of it, as data the page reads as text; only footage and stills lie beside it. No fact is ever part of markup, style or
script.

What the page may do is stated in it (Content Security Policy, Level 3): run the one script and style whose hashes stand
there, show files beside it, and nothing else: no address outside, no form, no script that came with a name.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vms_desktop.domain.evidence.json_form import from_json
from vms_desktop.domain.evidence.manifest import Manifest
from vms_desktop.services.evidence.viewer_facts import viewer_facts

_FOLDER = "evidence_viewer"
_SCRIPTS = (
    "texts_th",
    "texts_en",
    "words",
    "sha256",
    "times",
    "icons",
    "show",
    "tracks",
    "tile",
    "transport",
    "timeline",
    "tables",
    "signature",
    "check",
    "main",
)
"""In the order they need one another; they share one scope, which nothing outside can reach."""
_FONTS = {"font-regular": "Sarabun-Regular.ttf", "font-semibold": "Sarabun-SemiBold.ttf"}
"""Whole, not subsets: 220 kB beside footage of gigabytes, and any Thai name is drawn right."""

_PLACE = re.compile(r"\{\{([a-z-]+)\}\}")
_ENDS_SCRIPT = re.compile(r"</script|<!--", re.IGNORECASE)


def build_viewer(manifest: Mapping[str, Any], resources: Path) -> bytes:
    """The page for a manifest in its JSON form, as far as it is known (``wish.BuildViewer``, once ``resources`` is
    given: the program's folder of resources). Blocking. The same manifest gives the same bytes.

    Raises OSError where the sources cannot be read, NotThisForm for what is no manifest.
    """
    return viewer_page(viewer_facts(from_json(Manifest, manifest)), resources)


def viewer_page(facts: Mapping[str, Any], resources: Path) -> bytes:
    """The page for ``viewer_facts``, UTF-8. Raises OSError where the sources cannot be read, TypeError and ValueError
    for facts that are no JSON (NaN included).
    """
    folder = resources / _FOLDER
    fonts = {
        place: base64.b64encode((resources / "fonts" / name).read_bytes()).decode() for place, name in _FONTS.items()
    }
    style = _filled(_source(folder / "viewer.css"), fonts)
    script = "\n".join(["(() => {", '"use strict";', *(_source(folder / f"{name}.js") for name in _SCRIPTS), "})();"])
    if _ENDS_SCRIPT.search(script) or "</style" in style.lower():
        raise ValueError("the viewer's own sources would end their element")
    parts = {"style": style, "script": script, "facts": _data(facts), "policy": _policy(style, script)}
    return _filled(_source(folder / "viewer.html"), parts).encode("utf-8")


def _source(path: Path) -> str:
    # With line ends as a browser hashes them, also where a checkout made them \r\n.
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def _filled(text: str, parts: Mapping[str, str]) -> str:
    """In one pass: what is put in is not looked at again. Raises KeyError for an unknown place."""
    return _PLACE.sub(lambda match: parts[match.group(1)], text)


def _data(facts: Mapping[str, Any]) -> str:
    """JSON in ASCII in which nothing can end a script element or begin a comment (HTML, 4.12.1.3)."""
    text = json.dumps(facts, ensure_ascii=True, allow_nan=False, separators=(",", ":"), sort_keys=True)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _policy(style: str, script: str) -> str:
    """``file:`` beside ``'self'``: browsers do not agree on what a page without a host is."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_csp_hash(script)}'",
            f"style-src '{_csp_hash(style)}'",
            "img-src 'self' file: data: blob:",
            "media-src 'self' file: blob:",
            "font-src data:",
            "form-action 'none'",
            "base-uri 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _csp_hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()
