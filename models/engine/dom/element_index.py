"""A document's elements by tag, id, class and attribute, each looked up when first asked for: most are never asked for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from models.engine.dom.element import HTML, class_names

if TYPE_CHECKING:
    from models.engine.dom.element import Element


class ElementIndex:
    """Made when first asked something. Lists are in document order. In quirks mode ids and classes are compared without regard to
    case.
    """

    def __init__(self, elements: list[Element], *, quirks: bool) -> None:
        self._elements = elements
        self._quirks = quirks
        self._tags: dict[str, list[Element]] = {}
        self._attributes: dict[str, list[Element]] = {}
        self._equals: dict[str, dict[str, list[Element]]] = {}
        self._ids: dict[str, list[Element]] | None = None
        self._values: dict[str, list[tuple[str, Element]]] = {}
        self._spelled: dict[str, list[Element]] | None = None
        self._classes: dict[str, list[Element]] = {}

    def with_tag(self, name: str) -> list[Element]:
        if not self._tags:
            self._fill()
        return self._tags.get(name.lower(), [])

    def with_attribute(self, name: str) -> list[Element]:
        if not self._tags:
            self._fill()
        return self._attributes.get(name.lower(), [])

    def values_of(self, name: str) -> list[tuple[str, Element]]:
        """Every value of an attribute (given in lower case) of HTML elements, with its element."""
        return [(value, element) for value, element in self._valued(name) if element.namespace == HTML]

    def with_value(self, name: str, operator: str, value: str) -> list[Element] | None:
        """The elements whose attribute (given in lower case) compares so with the value; None when that is not known here."""
        if operator == "=":
            return self._equal(name).get(value, [])
        if operator == "$=":
            return [element for found, element in self._valued(name) if found.endswith(value)]
        return [element for found, element in self._valued(name) if value in found] if operator == "*=" else None

    def _valued(self, name: str) -> list[tuple[str, Element]]:
        found = self._values.get(name)
        if found is None:
            found = self._values[name] = [(e.value_of(name) or "", e) for e in self.with_attribute(name)]
        return found

    def _equal(self, name: str) -> dict[str, list[Element]]:
        found = self._equals.get(name)
        if found is None:
            found = self._equals[name] = {}
            for value, element in self._valued(name):
                found.setdefault(value, []).append(element)
        return found

    def with_id(self, name: str) -> list[Element]:
        if self._ids is None:
            self._ids = {}
            for element in self.with_attribute("id"):
                self._ids.setdefault(self._key(element.attrs["id"]), []).append(element)
        return self._ids.get(self._key(name), [])

    def with_class(self, name: str) -> list[Element]:
        name = self._key(name)
        found = self._classes.get(name)
        if found is None:
            alike = [some for css, some in self._by_spelling().items() if name in css and name in class_names(css)]
            found = (
                alike[0] if len(alike) == 1 else sorted((e for some in alike for e in some), key=lambda element: element.order)
            )
            self._classes[name] = found
        return found

    def _by_spelling(self) -> dict[str, list[Element]]:
        """Elements by their whole `class` attribute: a page has few different ones."""
        if self._spelled is None:
            self._spelled = {}
            for element in self.with_attribute("class"):
                self._spelled.setdefault(self._key(element.attrs["class"]), []).append(element)
        return self._spelled

    def _fill(self) -> None:
        tags: defaultdict[str, list[Element]] = defaultdict(list)
        attributes: defaultdict[str, list[Element]] = defaultdict(list)
        for element in self._elements:
            tags[element.name].append(element)
            for name in element.attrs:
                attributes[name].append(element)
        self._tags, self._attributes = _in_lower_case(tags), _in_lower_case(attributes)

    def _key(self, name: str) -> str:
        return name.lower() if self._quirks else name


def _in_lower_case(found: dict[str, list[Element]]) -> dict[str, list[Element]]:
    """Foreign names keep their capitals (`linearGradient`, `viewBox`), and are asked for without."""
    for foreign in [name for name in found if name != name.lower()]:
        both = {element.order: element for element in (*found.pop(foreign), *found.get(foreign.lower(), ()))}
        found[foreign.lower()] = [both[order] for order in sorted(both)]
    return dict(found)
