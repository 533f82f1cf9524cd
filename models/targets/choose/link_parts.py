"""Conditions on where an element leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.engine.selector.parse.css_tokens import quote
from models.targets.choose.selector_part import SelectorPart, attribute_part
from models.targets.recognise import made_up_names

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.engine.dom.element import Element

_LONGEST_QUERY = 60


def address_parts(document: Document, element: Element) -> list[SelectorPart]:
    """Whole addresses, and their last steps, which stay when a site moves to another folder."""
    found: list[SelectorPart] = []
    for name, kind in (("href", "href"), ("action", "href"), ("src", "src")):
        value = element.attrs.get(name, "")
        if (
            not value
            or len(value) > 200
            or value.startswith(("data:", "javascript:", "blob:"))
            or (value.startswith("#") and len(value) < 3)
            or not any(char.isalnum() for char in value)
        ):
            continue
        if kind == "href" and not made_up_names.names_a_record(value):
            found.append(attribute_part(document, kind, name, value))
        path, _, query = value.partition("?")
        if query and kind == "href":
            found += _same_page(document, name, value)
            found += [_containing(document, name, tail) for tail in _tails(path, 2) if len(tail) > 4]
        elif "#" in value and kind == "href":
            found += _route(document, name, value)
        else:
            found += [_ending(document, kind + "_end", name, tail) for tail in _tails(value, 1 if kind == "src" else 2)]
    return found


def _route(document: Document, name: str, value: str) -> list[SelectorPart]:
    """The end of a route behind the `#`, which may hang below another one tomorrow."""
    fragment = value.partition("#")[2]
    if "/" not in fragment or made_up_names.names_a_record(value):
        return []
    return [_ending(document, "href_end", name, tail) for tail in _tails(fragment, 2)]


def _same_page(document: Document, name: str, value: str) -> list[SelectorPart]:
    """A query alone leads to the same page, whether or not the page's own path is written before it."""
    values = re.split("[?&=]", value)
    if value[0] != "?" or len(value) > _LONGEST_QUERY or any(made_up_names.is_generated(one) for one in values if one):
        return []
    return [_ending(document, "href_end", name, value)]


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
            and not made_up_names.is_generated(last)
        ):
            found.append(tail)
    return found


def _ending(document: Document, kind: str, name: str, tail: str) -> SelectorPart:
    holds = frozenset(e.order for e in document.with_attribute(name) if e.attrs.get(name, "").endswith(tail))
    return SelectorPart(kind, f"[{name}$={quote(tail)}]", holds)


def _containing(document: Document, name: str, middle: str) -> SelectorPart:
    """The query is left out: it changes from visit to visit."""
    holds = frozenset(e.order for e in document.with_attribute(name) if middle in e.attrs.get(name, ""))
    return SelectorPart("href_part", f"[{name}*={quote(middle)}]", holds)
