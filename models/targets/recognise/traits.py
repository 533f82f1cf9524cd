"""What can be said about an element so that it can be found again on another version of its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.targets.recognise import normal_text
from models.targets.recognise.control_group import LANDMARKS, group_of, landmark_of

if TYPE_CHECKING:
    from models.engine.dom.element import Element
    from models.targets.recognise.page_reading import Reading

Ancestor = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Own:
    """What the element says by itself: texts in plain form (`words.plain`), addresses canonical, empty where there is none."""

    tag: str
    group: str
    kind: str
    role: str
    id: str
    name: str
    label: str
    hint: str
    href: str
    classes: tuple[str, ...]
    data: tuple[tuple[str, str], ...]
    icons: frozenset[str]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the element."""

    ancestors: tuple[Ancestor, ...]
    landmark: str
    before: str
    after: str
    heading: str
    row: str
    children: tuple[str, ...]
    inner: str
    place: float
    twin: tuple[int, int]
    sibling: tuple[int, int]


_DATA = (
    "data-testid",
    "data-test",
    "data-test-id",
    "data-cy",
    "data-qa",
    "data-id",
    "data-name",
    "data-action",
    "data-target",
    "data-bs-target",
    "data-toggle",
    "data-bs-toggle",
    "data-widget",
    "data-lte-toggle",
)
_URLS = {
    "a": "href",
    "area": "href",
    "form": "action",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "object": "data",
    "embed": "src",
}


def own_traits(element: Element, reading: Reading) -> Own:
    attrs = element.attrs
    get = element.text_attribute
    identifier = get("id").strip()
    css = get("class")
    label = reading.label(element)
    return Own(
        tag=element.name,
        group=group_of(element),
        kind=get("type").lower()[:12] if element.name in {"input", "button"} else "",
        role=get("role").lower()[:20],
        id="" if normal_text.is_generated(identifier) else identifier[:50],
        name=get("name")[:50],
        label=label,
        hint=_hint(element, label, reading),
        href=_address(element),
        classes=normal_text.meaningful(css)[:8] if css else (),
        data=_data(attrs),
        icons=reading.icons(element),
    )


def _hint(element: Element, label: str, reading: Reading) -> str:
    """What else it is called: the other texts that could have been its label."""
    attrs = element.attrs
    texts = [attrs[name] for name in ("aria-label", "placeholder", "title", "alt") if attrs.get(name)]
    if element.name in {"a", "button"} and "aria-label" in attrs:
        texts.append(reading.text(element))
    if not texts:
        return ""
    found = dict.fromkeys(part for text in texts if text and (part := normal_text.plain(text, 40)) and part != label)
    return " ".join(found)[:80]


def _address(element: Element) -> str:
    name = _URLS.get(element.name)
    url = element.text_attribute(name) if name else ""
    if name == "src" and url:
        return "" if url.startswith("data:") else normal_text.canonical(url.split("?")[0].rsplit("/", 1)[-1])
    return normal_text.canonical(url) if url else ""


def _data(attrs: dict[str, str]) -> tuple[tuple[str, str], ...]:
    found = [
        (name, value[:40])
        for name, value in attrs.items()
        if name.startswith("data-")
        and 0 < len(value) < 60
        and not normal_text.is_generated(value)
        and not normal_text.is_generated(name)
    ]
    if not found:
        return ()
    found.sort(key=lambda pair: (_DATA.index(pair[0]) if pair[0] in _DATA else 99, pair[0]))
    return tuple(found[:4])


def traits_around(element: Element, reading: Reading) -> Around:
    above = element.lineage()
    return Around(
        ancestors=tuple(_ancestor(parent) for parent in above[:5]),
        landmark=next(
            (found for parent in above if parent.name in LANDMARKS or "role" in parent.attrs if (found := landmark_of(parent))),
            "",
        ),
        before=reading.before(element),
        after=reading.after(element),
        heading=reading.heading(element),
        row=reading.row(element),
        children=tuple(child.name for child in element.children_elements()[:6]),
        inner=normal_text.plain(reading.text(element), 60) if not reading.label(element) else "",
        place=element.order / max(1, reading.count),
        twin=reading.twin(element),
        sibling=element.place(),
    )


def _ancestor(element: Element) -> Ancestor:
    identifier = element.text_attribute("id").strip()
    return (
        element.name,
        "" if normal_text.is_generated(identifier) else identifier[:30],
        normal_text.meaningful(element.text_attribute("class"))[:3],
    )
