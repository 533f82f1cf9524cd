"""The conditions from which selectors for an element are put together, each with the reason it may fail and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.target import words
from models.target.element import Element
from models.target.selector_tokens import escape, quote

if TYPE_CHECKING:
    from models.target.document import Document

# What each condition costs a selector (less than nothing: it makes it more likely to survive). Log-odds that a selector built with it still
# matches the same element alone on a later version of the page, fitted on the labelled pairs by `python tests/bench/targets.py --fit`, with a
# selector that matches another element counted four times; test ids and ids are rarer there than in products, and were set by hand.
COST = {
    "test": -1.0,
    "id": -0.35,
    "name": -0.35,
    "for": 0.05,
    "href": 0.2,
    "href_end": -0.5,
    "href_part": 0.35,
    "src_end": 0.0,
    "aria": 0.2,
    "placeholder": 0.05,
    "alt": 0.0,
    "title": 0.0,
    "value": -0.25,
    "type": -0.35,
    "role": 0.25,
    "data": 0.5,
    "class": -0.05,
    "icon": 0.4,
    "tag": -0.25,
    "lone tag": -0.15,
    "only": -0.15,
    "nth": 0.4,
    "above_id": -0.1,
    "above_landmark": 0.0,
    "above_class": -0.4,
    "above_name": 0.35,
    "holds": -0.2,
    "beside": 0.0,
    "path": 0.85,
}
_SELF_EXPLAINING = (("aria-label", "aria"), ("placeholder", "placeholder"), ("alt", "alt"), ("title", "title"))
_LANDMARKS = frozenset({"nav", "main", "header", "footer", "aside", "form", "table", "dialog", "search", "thead", "tbody"})
_TESTS = ("data-testid", "data-test", "data-test-id", "data-cy", "data-qa")


@dataclass(frozen=True, slots=True)
class Part:
    """A condition: its kind (a key of COST), its CSS, and the elements of the document for which it holds (by their order)."""

    kind: str
    css: str
    holds: frozenset[int]

    @property
    def cost(self) -> float:
        return COST[self.kind]


def own_parts(document: Document, element: Element) -> list[Part]:
    found: list[Part] = []
    attrs = element.attrs
    for name in _TESTS:
        if attrs.get(name) and not words.is_generated(attrs[name]):
            found.append(_attribute(document, "test", name, attrs[name]))
    if _is_steady(attrs.get("id", "")):
        found.append(Part("id", "#" + escape(attrs["id"]), _orders(document.with_id(attrs["id"]))))
    if attrs.get("name") and element.name not in {"meta", "a"} and not words.is_generated(attrs["name"]):
        found.append(_attribute(document, "name", "name", attrs["name"]))
    if attrs.get("for") and not words.is_generated(attrs["for"]):
        found.append(_attribute(document, "for", "for", attrs["for"]))
    found += _addresses(document, element)
    found += [
        _attribute(document, kind, name, attrs[name])
        for name, kind in _SELF_EXPLAINING
        if 0 < len(attrs.get(name, "")) <= 80 and _is_text(attrs[name])
    ]
    if element.name in {"input", "button"} and attrs.get("type"):
        found.append(_attribute(document, "type", "type", attrs["type"]))
        if attrs["type"].lower() in {"submit", "button", "reset"} and 0 < len(attrs.get("value", "")) <= 40:
            found.append(_attribute(document, "value", "value", attrs["value"]))
    if attrs.get("role"):
        found.append(_attribute(document, "role", "role", attrs["role"]))
    found += _data(document, element)
    found += [_class(document, "class", name) for name in words.meaningful(attrs.get("class", ""))[:5]]
    found += _icons(document, element)
    return found


def place_part(element: Element) -> Part:
    """Its place among its siblings of the same tag: says nothing about what it is, so it is the last resort."""
    place, of = element.place()
    return Part("only", ":only-of-type", frozenset()) if of == 1 else Part("nth", f":nth-of-type({place})", frozenset())


def above_parts(document: Document, element: Element) -> list[tuple[Part, int]]:
    """Conditions on ancestors, with how far above each is (1 is the parent)."""
    found: list[tuple[Part, int]] = []
    for far, parent in enumerate(element.lineage()[:8], 1):
        attrs = parent.attrs
        if parent.name in {"body", "html"}:
            break
        if _is_steady(attrs.get("id", "")):
            found.append((Part("above_id", "#" + escape(attrs["id"]), _orders(document.with_id(attrs["id"]))), far))
        if parent.name in _LANDMARKS:
            found.append((Part("above_landmark", parent.name, _orders(document.with_tag(parent.name))), far))
        if parent.name == "form" and attrs.get("name"):
            found.append((_attribute(document, "above_name", "name", attrs["name"], "form"), far))
        if attrs.get("aria-label") and len(attrs["aria-label"]) < 60:
            found.append((_attribute(document, "above_name", "aria-label", attrs["aria-label"]), far))
        found += [(_class(document, "above_class", name), far) for name in words.meaningful(attrs.get("class", ""))[:3]]
    return found


def inner_parts(document: Document, element: Element) -> list[Part]:
    """What a box holds that nothing else on the page holds: fields, links and ids inside it say what it is."""
    found: list[Part] = []
    for inner in _first_inside(element, 60):
        for part in _strong(document, inner):
            if len(part.holds) == 1:
                found.append(part)
        if len(found) >= 4:
            break
    return found


def sibling_parts(document: Document, element: Element) -> list[Part]:
    """Named siblings of an element that has no name itself."""
    return [part for other in _near(element) for part in _strong(document, other)][:4]


def _near(element: Element) -> list[Element]:
    """Its sibling elements, a few on each side."""
    before = [one for one, _ in zip(element.previous_siblings, range(12), strict=False) if isinstance(one, Element)]
    after = [one for one, _ in zip(element.next_siblings, range(12), strict=False) if isinstance(one, Element)]
    return [*reversed(before), *after]


def _strong(document: Document, element: Element) -> list[Part]:
    found: list[Part] = []
    if _is_steady(element.attrs.get("id", "")):
        found.append(Part("id", "#" + escape(element.attrs["id"]), _orders(document.with_id(element.attrs["id"]))))
    for name in ("name", "for"):
        value = element.attrs.get(name, "")
        if value and element.name != "a" and not words.is_generated(value):
            found.append(_attribute(document, name, name, value))
    if element.name == "a":
        found += [part for part in _addresses(document, element) if part.kind == "href_end"][:1] or _addresses(document, element)[
            :1
        ]
    return found


def _first_inside(element: Element, most: int) -> list[Element]:
    found: list[Element] = []
    waiting = element.children_elements()
    while waiting and len(found) < most:
        found += waiting
        waiting = [child for parent in waiting for child in parent.children_elements()]
    return found[:most]


def _addresses(document: Document, element: Element) -> list[Part]:
    """Whole addresses, and their last steps, which stay when a site moves to another folder."""
    found: list[Part] = []
    for name, kind in (("href", "href"), ("action", "href"), ("src", "src")):
        value = element.attrs.get(name, "")
        if (
            not value
            or len(value) > 200
            or value.startswith(("data:", "javascript:", "blob:"))
            or (value.startswith("#") and len(value) < 3)
        ):
            continue
        if kind == "href":
            found.append(_attribute(document, kind, name, value))
        path, _, query = value.partition("?")
        if query and kind == "href":
            found += [_containing(document, name, tail) for tail in _tails(path, 2) if len(tail) > 4]
        elif "#" not in value:
            found += [_ending(document, kind + "_end", name, tail) for tail in _tails(value, 1 if kind == "src" else 2)]
    return found


def _tails(url: str, most: int) -> list[str]:
    """The last step or two of an address, where they say something: `/admin/shop/add/` ends in `/add/` and `/shop/add/`."""
    steps = url.rstrip("/").split("/")
    end = "/" if url.endswith("/") else ""
    found: list[str] = []
    for count in range(1, most + 1):
        if count >= len(steps) and "//" in url:
            break
        tail = "/".join(steps[-count:]) + end
        if count < len(steps) and steps[-count - 1] not in {"", ".", ".."} and "." not in tail:
            tail = "/" + tail
        last = steps[-1].rsplit(".", 1)[0]
        if (
            len(tail) >= 4
            and len(steps) >= count
            and steps[-count] not in {"", ".", "..", "http:", "https:"}
            and not words.is_generated(last)
        ):
            found.append(tail)
    return found


def _ending(document: Document, kind: str, name: str, tail: str) -> Part:
    holds = frozenset(e.order for e in document.with_attribute(name) if e.attrs.get(name, "").endswith(tail))
    return Part(kind, f"[{name}$={quote(tail)}]", holds)


def _containing(document: Document, name: str, middle: str) -> Part:
    """Behind the question mark stands what changes from visit to visit."""
    holds = frozenset(e.order for e in document.with_attribute(name) if middle in e.attrs.get(name, ""))
    return Part("href_part", f"[{name}*={quote(middle)}]", holds)


def _data(document: Document, element: Element) -> list[Part]:
    found = [
        _attribute(document, "data", name, value)
        for name, value in element.attrs.items()
        if name.startswith("data-")
        and name not in _TESTS
        and 0 < len(value) <= 40
        and not words.is_generated(value)
        and not words.is_generated(name)
    ]
    return found[:3]


def _icons(document: Document, element: Element) -> list[Part]:
    """What its icon shows, in whatever family of icons: `fa-bell-o` and `bi-bell` share `-bell`."""
    found: list[Part] = []
    for child in element.children_elements()[:4]:
        if child.name not in {"i", "span", "svg"}:
            continue
        for word in sorted(words.icon_words(child.attrs.get("class", "")), key=len, reverse=True)[:1]:
            if len(word) >= 3:
                core = f"-{word}"
                holds = frozenset(
                    parent.order
                    for e in document.with_attribute("class")
                    if core in e.attrs.get("class", "") and (parent := e.above()) is not None
                )
                found.append(Part("icon", f":has(> [class*={quote(core)}])", holds))
    return found[:2]


def _attribute(document: Document, kind: str, name: str, value: str, tag: str = "") -> Part:
    holds = frozenset(e.order for e in document.with_attribute(name) if e.attrs.get(name) == value and (not tag or e.name == tag))
    return Part(kind, f"{tag}[{escape(name)}={quote(value)}]", holds)


def _class(document: Document, kind: str, name: str) -> Part:
    return Part(kind, "." + escape(name), _orders(document.with_class(name)))


def _orders(elements: list[Element]) -> frozenset[int]:
    return frozenset(element.order for element in elements)


def _is_steady(identifier: str) -> bool:
    return (
        bool(identifier)
        and len(identifier) <= 60
        and not any(char.isspace() for char in identifier)
        and not words.is_generated(identifier)
    )


def _is_text(value: str) -> bool:
    """Not only digits and signs, which a counter would change."""
    return any(char.isalpha() for char in value)
