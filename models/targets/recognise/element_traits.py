"""What an element is by itself: the facts by which it is found again on another version of its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.targets.recognise import made_up_names, normal_text
from models.targets.recognise.control_group import group_of

if TYPE_CHECKING:
    from models.engine.dom.element import Element
    from models.targets.recognise.accessible_name import AccessibleNames
    from models.targets.recognise.page_texts import PageTexts

_MOST_ICONS = 4
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


@dataclass(frozen=True, slots=True)
class ElementTraits:
    """Texts are in plain form (`normal_text.plain`), addresses canonical; empty where there is none. `label` is the accessible
    name, `hint` what else the element is called.
    """

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


def traits_of(element: Element, texts: PageTexts, names: AccessibleNames) -> ElementTraits:
    get = element.text_attribute
    identifier = get("id").strip()
    css = get("class")
    label = names.of(element)
    return ElementTraits(
        tag=element.name,
        group=group_of(element),
        kind=get("type").lower()[:12] if element.name in {"input", "button"} else "",
        role=get("role").lower()[:20],
        id="" if made_up_names.is_made_up_id(identifier) else identifier[:50],
        name=get("name")[:50],
        label=label,
        hint=_hint(element, label, texts),
        href=_address(element),
        classes=normal_text.meaningful(css)[:8] if css else (),
        data=_data(element.attrs),
        icons=_icons(element),
    )


def _hint(element: Element, label: str, texts: PageTexts) -> str:
    """What else it is called: the other texts that could have been its label."""
    attrs = element.attrs
    found = [attrs[name] for name in ("aria-label", "placeholder", "title", "alt") if attrs.get(name)]
    if element.name in {"a", "button"} and "aria-label" in attrs:
        found.append(texts.inside(element))
    if not found:
        return ""
    parts = dict.fromkeys(part for text in found if text and (part := normal_text.plain(text, 40)) and part != label)
    return " ".join(parts)[:80]


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
        and not made_up_names.is_generated(value)
        and not made_up_names.is_generated(name)
        and not made_up_names.is_state_attribute(name)
    ]
    if not found:
        return ()
    found.sort(key=lambda pair: (_DATA.index(pair[0]) if pair[0] in _DATA else 99, pair[0]))
    return tuple(found[:4])


def _icons(element: Element) -> frozenset[str]:
    """What the icons in (or on) a small element show."""
    found = normal_text.icon_words(element.text_attribute("class")) if "class" in element.attrs else frozenset[str]()
    for child in element.children_elements()[:4]:
        for inner in (child, *child.children_elements()[:3]):
            if "class" in inner.attrs:
                found |= normal_text.icon_words(inner.text_attribute("class"))
            if inner.name == "use":
                href = inner.text_attribute("href") or inner.text_attribute("xlink:href")
                found |= normal_text.words(href.rsplit("#", 1)[-1])
            elif inner.name == "img" and not (source := inner.text_attribute("src")).startswith("data:"):
                found |= normal_text.words(source.split("?")[0].rsplit("/", 1)[-1].rsplit(".", 1)[0])
    return found if len(found) <= _MOST_ICONS else frozenset(sorted(found)[:_MOST_ICONS])
