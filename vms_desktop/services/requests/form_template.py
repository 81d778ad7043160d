"""Templates of forms: HTML of a few elements with named places, read strictly, filled with every value escaped.

    {{name}}                    a value, as text: nothing in it is ever markup
    {{#name}} … {{/name}}       only where the value is there; for a table: once for each of its rows. Tables do not lie
                                within each other
    {{^name}} … {{/name}}       only where it is not there

There is nothing else: no expressions, no other files, no pictures but logo and QR code. It is read into a tree once
(``form_reader.py``); a place may stand in text only, never inside a tag, so a value cannot leave its place.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vms_desktop.domain.errors import FormError
from vms_desktop.domain.log_text import visible
from vms_desktop.domain.thai_dates import printed_digits
from vms_desktop.domain.thai_lines import BREAK
from vms_desktop.services.operation import machinery
from vms_desktop.services.requests.form_names import TABLES
from vms_desktop.services.requests.form_reader import LARGEST, VOID, Element, Node, Place, Reader, Section, is_element
from vms_desktop.services.requests.forms import Exact, FileName, FormFacts, Row


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never cut by the end of a page. ``table``: the opening tag around ``html``, a row; ``head``: the rows
    repeated where a row begins a page. ``with_next``, ``with_last``: never the last, or the first, on its page.
    """

    html: str
    table: str = ""
    head: str = ""
    new_page: bool = False
    with_next: bool = False
    with_last: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A form to be set. ``header``: of all pages but the first, ``footer``: of all; made for each page anew, with its
    number and how many there are.
    """

    title: str
    is_landscape: bool
    style: str
    pieces: Sequence[Piece]
    header: Callable[[int, int], str]
    footer: Callable[[int, int], str]


@machinery("fills a template with what it is given")
class Template:
    """Raises FormError when it is made of a text that is none: ``form.too_large`` (most), ``form.place_unknown`` (name,
    line), ``form.place_broken`` (line), ``form.place_in_tag`` (line), ``form.section_open`` (name, line),
    ``form.table_nested`` (name, table, line),
    ``form.markup_broken`` (element, line), ``form.element_refused`` (element, line), ``form.attribute_refused``
    (element, attribute, line), ``form.picture_refused`` (picture, line), ``form.empty``.
    """

    def __init__(self, text: str) -> None:
        if len(text) > LARGEST:
            raise FormError("form.too_large", most=LARGEST // 1024)
        reader = Reader(text)
        self.style = reader.style
        self.is_landscape = reader.is_landscape
        self._title = reader.only("title")
        self._header, self._footer = reader.only("header"), reader.only("footer")
        self._body = [node for node in reader.body() if not is_element(node, "header", "footer")]
        if not any(isinstance(node, (Element, Section, Place)) for node in self._body):
            raise FormError("form.empty")
        self.names = frozenset(reader.names)

    def fill(
        self,
        facts: FormFacts,
        *,
        thai: bool = False,
        breaks: Callable[[str], str] = str,
    ) -> Filled:
        """``thai``: Thai digits, but in ``Exact`` values; ``breaks``: puts in where a line of Thai may be broken."""
        writer = _Writer(facts, thai, breaks)

        def part(nodes: list[Node]) -> Callable[[int, int], str]:
            def of_page(page: int, pages: int) -> str:
                return writer.text_of(nodes, [{"page": str(page), "pages": str(pages)}])

            return of_page

        plain = _Writer(facts, thai, str)
        title = html.unescape(plain.text_of(self._title, [])).strip()
        pieces = list(writer.pieces(self._body))
        return Filled(title, self.is_landscape, self.style, pieces, part(self._header), part(self._footer))


class _Writer:
    def __init__(self, facts: FormFacts, thai: bool, breaks: Callable[[str], str]) -> None:
        self._facts = facts
        self._thai = thai
        self._breaks = breaks

    def pieces(self, nodes: Sequence[Node]) -> list[Piece]:
        found: list[Piece] = []
        for node, scope in self._shown(nodes, []):
            if isinstance(node, Element) and _has_head(node):
                found += self._rows(node, scope)
            elif not isinstance(node, str) or node.strip():
                classes = _classes(node)
                found.append(
                    Piece(
                        self.text_of([node], scope),
                        new_page="new-page" in classes,
                        with_next="with-next" in classes or is_element(node, "h1", "h2", "h3"),
                        with_last="with-last" in classes,
                    )
                )
        return found

    def _rows(self, table: Element, scope: list[Row]) -> list[Piece]:
        opening = _opening(table)
        heads = [one for one in table.children if isinstance(one, Element) and one.name == "thead"]
        head = "".join(self.text_of(one.children, scope) for one in heads)
        found = []
        inside: list[Node] = []
        for child in table.children:
            if not is_element(child, "thead"):
                inside += child.children if isinstance(child, Element) and child.name == "tbody" else [child]
        for row, around in self._shown(inside, scope):
            if isinstance(row, Element) and row.name == "tr":
                found.append(Piece(self.text_of([row], around), opening, head))
        return found or [Piece(head, opening)]

    def _shown(self, nodes: Sequence[Node], scope: list[Row]) -> list[tuple[Node, list[Row]]]:
        """The nodes with sections resolved, each with the rows around it."""
        found: list[tuple[Node, list[Row]]] = []
        for node in nodes:
            if isinstance(node, Section):
                for inner in self._scopes(node, scope):
                    found += self._shown(node.children, inner)
            else:
                found.append((node, scope))
        return found

    def _scopes(self, section: Section, scope: list[Row]) -> list[list[Row]]:
        rows = self._facts.tables.get(section.name)
        if section.name in TABLES and not any(section.name in row for row in scope):
            if section.is_absent:
                return [] if rows else [scope]
            return [[row, *scope] for row in rows or ()]
        return [scope] if bool(self._value(section.name, scope)) is not section.is_absent else []

    def _value(self, name: str, scope: Sequence[Row]) -> str:
        for row in scope:
            if name in row:
                return row[name]
        return self._facts.values.get(name, "")

    def text_of(self, nodes: Sequence[Node], scope: list[Row]) -> str:
        parts: list[str] = []
        for node, around in self._shown(nodes, scope):
            if isinstance(node, Place):
                parts.append(self._as_text(self._value(node.name, around)))
            elif isinstance(node, Element):
                parts.append(_opening(node))
                if node.name not in VOID:
                    parts.append(self.text_of(node.children, around) + f"</{node.name}>")
            elif isinstance(node, str):
                parts.append(self._escaped(printed_digits(node) if self._thai else node))
        return "".join(parts)

    def _as_text(self, value: str) -> str:
        """Line breaks stay; every other control character is written out."""
        if isinstance(value, Exact):
            shown = "<br/>".join(html.escape(visible(line)) for line in value.split("\n"))
            return shown.replace("_", f"_{BREAK}") if isinstance(value, FileName) else shown
        shown = printed_digits(value) if self._thai else value
        return "<br/>".join(self._escaped(visible(line)) for line in shown.replace("\r\n", "\n").split("\n"))

    def _escaped(self, text: str) -> str:
        return html.escape(self._breaks(text))


def _has_head(node: Element) -> bool:
    return node.name == "table" and any(is_element(one, "thead") for one in node.children)


def _classes(node: Node) -> Sequence[str]:
    return dict(node.attributes).get("class", "").split() if isinstance(node, Element) else ()


def _opening(element: Element) -> str:
    attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in element.attributes)
    return f"<{element.name}{attributes}{'/' if element.name in VOID else ''}>"
