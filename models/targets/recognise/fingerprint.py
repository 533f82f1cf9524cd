"""An element's traits as JSON of at most 1,000 bytes, and back."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from models.targets.recognise.normal_text import CUT
from models.targets.recognise.traits import Around, Own

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.engine.dom.element import Element
    from models.targets.recognise.page_reading import Reading

VERSION = 1
MAX_BYTES = 1_000
_TEXTS = ("tag", "group", "kind", "role", "id", "name", "label", "hint", "href")
_NEIGHBOURS = ("landmark", "before", "after", "heading", "row", "inner")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    own: Own
    around: Around

    @classmethod
    def of(cls, element: Element, reading: Reading) -> Fingerprint:
        return cls(reading.own(element), reading.around(element))

    def to_json(self) -> dict[str, Any]:
        """At most MAX_BYTES when written without spaces: what says least is left out first."""
        found = {name: value for name, value in _spelled(self).items() if value or name == "place"}
        for name, most in (
            ("data", 2),
            ("classes", 5),
            ("row", CUT),
            ("above", 4),
            ("inner", 30),
            ("hint", 30),
            ("above", 3),
            ("data", 0),
            ("href", 50),
            ("label", 50),
        ):
            if len(json.dumps(found, separators=(",", ":"), ensure_ascii=False).encode()) <= MAX_BYTES:
                break
            if name in found:
                found[name] = found[name][:most]
        for name in ("row", "inner", "above", "before", "after", "heading", "hint", "classes", "children", "icons"):
            if len(json.dumps(found, separators=(",", ":"), ensure_ascii=False).encode()) <= MAX_BYTES:
                break
            found.pop(name, None)
        return found

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Fingerprint | None:
        """What is missing or of the wrong sort counts as unknown; None when there is not even a tag (a foreign format)."""
        if not _is_known(data.get("v", VERSION)):
            return None
        texts = {name: _text(data.get(name)) for name in (*_TEXTS, *_NEIGHBOURS)}
        if not texts["tag"]:
            return None
        own = Own(
            **{name: texts[name] for name in _TEXTS},
            classes=_names(data.get("classes")),
            data=tuple((pair[0], pair[1]) for one in _list(data.get("data")) if len(pair := _names(one)) == 2),
            icons=frozenset(_names(data.get("icons"))),
        )
        around = Around(
            **{name: texts[name] for name in _NEIGHBOURS},
            ancestors=tuple(_ancestor(one) for one in _list(data.get("above"))[:8]),
            children=_names(data.get("children")),
            place=_fraction(data.get("place")),
            twin=_place(data.get("twin")),
            sibling=_place(data.get("sibling")),
        )
        return cls(own, around)


def _is_known(version: object) -> bool:
    """An older fingerprint says less; what a newer one means is not known here."""
    return isinstance(version, int) and version <= VERSION


def says_the_same(own: Own, stored: Mapping[str, Any]) -> bool:
    """Whether a stored fingerprint says of the element itself exactly this; False when it was cut to fit."""
    return (
        stored.get("v") == VERSION
        and all(stored.get(name, "") == getattr(own, name) for name in _TEXTS)
        and stored.get("classes", []) == list(own.classes)
        and stored.get("data", []) == [list(pair) for pair in own.data]
        and stored.get("icons", []) == sorted(own.icons)
    )


def stands_the_same(around: Around, stored: Mapping[str, Any]) -> bool:
    """Whether a stored fingerprint says of what stands around exactly this, but for its depth on the page; not if it was cut."""
    return (
        all(stored.get(name, "") == getattr(around, name) for name in _NEIGHBOURS)
        and stored.get("twin") == list(around.twin)
        and stored.get("sibling") == list(around.sibling)
        and stored.get("children", []) == list(around.children)
        and stored.get("above", []) == [_short(tag, identifier, classes) for tag, identifier, classes in around.ancestors]
    )


def _spelled(print_: Fingerprint) -> dict[str, Any]:
    own, around = print_.own, print_.around
    return {
        "v": VERSION,
        **{field.name: getattr(own, field.name) for field in fields(own) if field.name in _TEXTS},
        "classes": list(own.classes),
        "data": [list(pair) for pair in own.data],
        "icons": sorted(own.icons),
        **{name: getattr(around, name) for name in _NEIGHBOURS},
        "above": [_short(tag, identifier, classes) for tag, identifier, classes in around.ancestors],
        "children": list(around.children),
        "place": round(around.place, 3),
        "twin": list(around.twin),
        "sibling": list(around.sibling),
    }


def _short(tag: str, identifier: str, classes: tuple[str, ...]) -> list[str]:
    """An ancestor as `[tag, id, class, ...]`, without empty ends."""
    return [tag, identifier, *classes] if identifier or classes else [tag]


def _ancestor(data: object) -> tuple[str, str, tuple[str, ...]]:
    names = [one if isinstance(one, str) else "" for one in _list(data)]
    return (names[0] if names else "", names[1] if len(names) > 1 else "", tuple(names[2:5]))


def _list(data: object) -> list[Any]:
    return data if isinstance(data, list) else []


def _text(data: object) -> str:
    return data[:120] if isinstance(data, str) else ""


def _names(data: object) -> tuple[str, ...]:
    return tuple(one[:120] for one in _list(data)[:12] if isinstance(one, str))


def _fraction(data: object) -> float:
    if not isinstance(data, (int, float)) or isinstance(data, bool) or math.isnan(data):
        return 0.5
    return float(min(1, max(0, data)))


def _place(data: object) -> tuple[int, int]:
    numbers = [one for one in _list(data)[:2] if isinstance(one, int) and not isinstance(one, bool) and 0 < one < 10_000_000]
    return (numbers[0], max(numbers)) if len(numbers) == 2 else (1, 1)
