"""Reading a template of a form into a tree, strictly: what is not known is refused with its line.

What may stand in one is told by ``form_template.py``. A place may stand in text only, never inside a tag; pictures are
those of ``IMAGES``, so nothing is fetched from anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from vms_desktop.domain.errors import FormError
from vms_desktop.domain.log_text import visible
from vms_desktop.services.operation import machinery
from vms_desktop.services.requests.form_names import PAGE_NAMES, TABLES, VALUES

LARGEST = 256 * 1024
"""Characters of a template."""
DEEPEST = 60
"""Elements and sections within each other; what walks through them does so by recursion."""
IMAGES = frozenset({"logo", "qr"})
_PLACE = re.compile(r"(?<!\{)\{\{\s*([#^/]?)\s*([a-z0-9_.]+)\s*\}\}(?!\})")
_TOKEN = re.compile(r"<!--place:(\d+)-->")
VOID = frozenset({"br", "hr", "img", "meta"})
_LAYOUT = frozenset({"html", "head", "title", "style", "body", "header", "footer", "div", "center"})
_TEXT = frozenset({"p", "h1", "h2", "h3", "span", "b", "i", "u", "sup", "sub", "ul", "ol", "li"})
_TABLE = frozenset({"table", "thead", "tbody", "tr", "th", "td"})
_ELEMENTS = VOID | _LAYOUT | _TEXT | _TABLE
_LOOKS = frozenset({"style", "class", "align", "valign", "width", "height", "bgcolor"})
_ATTRIBUTES = _LOOKS | frozenset(
    {"colspan", "border", "cellspacing", "cellpadding", "src", "name", "content", "lang", "charset"}
)
_REACHING_OUT = re.compile(r"url\s*\(|@|\\|expression|javascript", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    name: str
    attributes: Sequence[tuple[str, str]]
    children: list[Node] = field(default_factory=list)
    line: int = 0


@dataclass(slots=True)
class Section:
    name: str
    is_absent: bool
    children: list[Node] = field(default_factory=list)
    line: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    name: str


Node = Element | Section | Place | str


def is_element(node: Node, *names: str) -> bool:
    return isinstance(node, Element) and node.name in names


@machinery("reads a template")
class Reader(HTMLParser):
    """Builds the tree. Places are handed through the parser as comments, because it cuts text as it likes."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.names: set[str] = set()
        self.style = ""
        self.is_landscape = False
        self._places: list[tuple[str, str]] = []
        self._root = Element("", [])
        self._open: list[Element | Section] = [self._root]
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        if "<!--place:" in text:
            raise FormError("form.place_broken", line=1 + text[: text.index("<!--place:")].count("\n"))
        text = _PLACE.sub(self._as_comment, re.sub(r"<!--.*?-->", _only_lines, text, flags=re.DOTALL))
        for mark in ("{{", "}}"):
            if mark in text:
                raise FormError("form.place_broken", line=1 + text[: text.index(mark)].count("\n"))
        self.feed(text)
        self.close()
        last = self._open[-1]
        if isinstance(last, Section):
            raise FormError("form.section_open", name=last.name, line=last.line)
        if last is not self._root:
            raise FormError("form.markup_broken", element=last.name, line=last.line)

    def _as_comment(self, match: re.Match[str]) -> str:
        self._places.append((match.group(1), match.group(2)))
        return f"<!--place:{len(self._places) - 1}-->"

    @property
    def _line(self) -> int:
        return self.getpos()[0]

    # ---- what the parser tells -----------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            raise FormError("form.element_refused", element=visible(tag[:40]), line=self._line)
        attributes = [(name, value or "") for name, value in attrs]
        for name, value in attributes:
            self._judge(tag, name, value)
        if tag == "img" and dict(attributes).get("src") not in IMAGES:
            picture = visible(dict(attributes).get("src", "")[:80])
            raise FormError("form.picture_refused", picture=picture, line=self._line)
        if tag == "meta" and dict(attributes).get("name") == "page":
            self.is_landscape = dict(attributes).get("content") == "landscape"
        made = Element(tag, attributes, line=self._line)
        self._open[-1].children.append(made)
        if tag not in VOID:
            self._enter(made)

    def _enter(self, opened: Element | Section) -> None:
        self._open.append(opened)
        if len(self._open) > DEEPEST:
            name = opened.name if isinstance(opened, Element) else f"#{opened.name}"
            raise FormError("form.markup_broken", element=name, line=self._line)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        last = self._open[-1]
        if isinstance(last, Section):
            raise FormError("form.section_open", name=last.name, line=last.line)
        if last.name != tag:
            raise FormError("form.markup_broken", element=visible(tag[:40]), line=self._line)
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open[-1] is not self._root and is_element(self._open[-1], "style"):
            if _REACHING_OUT.search(data) or "<" in data:
                raise FormError("form.attribute_refused", element="style", attribute="url", line=self._line)
            self.style += data
            return
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        match = _TOKEN.fullmatch(f"<!--{data}-->")
        if match is None:
            return
        sign, name = self._places[int(match.group(1))]
        if sign == "/":
            last = self._open[-1]
            if not isinstance(last, Section) or last.name != name:
                raise FormError("form.section_open", name=name, line=self._line)
            self._open.pop()
            return
        if not self._is_known(name):
            raise FormError("form.place_unknown", name=name, line=self._line)
        self.names.add(name)
        if sign == "#" and name in TABLES:
            self._refuse_nested(name)
        if sign:
            section = Section(name, sign == "^", line=self._line)
            self._open[-1].children.append(section)
            self._enter(section)
            return
        if name in TABLES:
            raise FormError("form.place_unknown", name=name, line=self._line)
        self._open[-1].children.append(Place(name))

    def handle_pi(self, data: str) -> None:
        raise FormError("form.element_refused", element="?", line=self._line)

    def unknown_decl(self, data: str) -> None:
        raise FormError("form.element_refused", element="!", line=self._line)

    # ---- judging -------------------------------------------------------------------------------------------------

    def _judge(self, tag: str, name: str, value: str) -> None:
        if "<!--" in value or "<!--" in name:
            raise FormError("form.place_in_tag", line=self._line)
        is_picture = tag == "img" and name == "src"
        if name not in _ATTRIBUTES or (name == "src" and not is_picture) or _REACHING_OUT.search(value):
            shown = visible(name[:40])
            raise FormError("form.attribute_refused", element=tag, attribute=shown, line=self._line)

    def _refuse_nested(self, name: str) -> None:
        """Rows do not belong to rows of another table: each of these would come again for each of those."""
        around = [one.name for one in self._open if isinstance(one, Section) and not one.is_absent]
        tables = [table for table in around if table in TABLES]
        if tables and not any(name in TABLES[table] for table in tables):
            raise FormError("form.table_nested", name=name, table=tables[-1], line=self._line)

    def _is_known(self, name: str) -> bool:
        if name in VALUES or name in TABLES:
            return True
        if any(isinstance(one, Element) and one.name in ("header", "footer") for one in self._open):
            return name in PAGE_NAMES
        around = [one.name for one in self._open if isinstance(one, Section) and not one.is_absent]
        return any(name in TABLES[table] for table in around if table in TABLES)

    # ---- what it holds -------------------------------------------------------------------------------------------

    def only(self, name: str) -> list[Node]:
        """The contents of the first element of that name."""
        for node in _all(self._root):
            if is_element(node, name) and isinstance(node, Element):
                return node.children
        return []

    def body(self) -> list[Node]:
        """Without a ``body`` the whole of it."""
        return self.only("body") or [
            node for node in self._root.children if not is_element(node, "html", "head", "title")
        ]


def _only_lines(match: re.Match[str]) -> str:
    """A comment left out, so that lines keep their numbers."""
    return "\n" * match.group().count("\n")


def _all(node: Element | Section) -> list[Node]:
    found: list[Node] = []
    for child in node.children:
        found.append(child)
        if isinstance(child, (Element, Section)):
            found += _all(child)
    return found
