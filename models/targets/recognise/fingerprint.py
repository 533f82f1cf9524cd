"""An element's traits and surroundings as JSON of at most 1,500 bytes, and back."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, cast

from models.engine.json_value import is_list
from models.targets.recognise.element_traits import ElementTraits
from models.targets.recognise.normal_text import CUT
from models.targets.recognise.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.engine.dom.element import Element
    from models.targets.recognise.page_traits import PageTraits
    from models.targets.target_json import FingerprintJson

VERSION = 1
MAX_BYTES = 1_500
_TEXTS = ("tag", "group", "kind", "role", "id", "name", "label", "hint", "href")
_NEIGHBOURS = ("landmark", "before", "after", "heading", "row", "inner")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    traits: ElementTraits
    surroundings: Surroundings
    rivals: tuple[str, ...] = ()
    """What could have been taken for it on its own page (`recognise.rivals`); none in fingerprints of before."""

    @classmethod
    def of(cls, element: Element, reading: PageTraits) -> Fingerprint:
        return cls(reading.traits(element), reading.surroundings(element))

    def to_json(self) -> FingerprintJson:
        """At most MAX_BYTES when written without spaces: what says least is left out first."""
        found = {name: value for name, value in _written(self).items() if value or name == "place"}
        for name, most in (
            ("rivals", 18),
            ("data", 2),
            ("classes", 5),
            ("rivals", 12),
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
        for name in ("rivals", "row", "inner", "above", "before", "after", "heading", "hint", "classes", "children", "icons"):
            if len(json.dumps(found, separators=(",", ":"), ensure_ascii=False).encode()) <= MAX_BYTES:
                break
            found.pop(name, None)
        return cast("FingerprintJson", found)

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Fingerprint | None:
        """What is missing or of the wrong sort counts as unknown; None when there is not even a tag (a foreign format)."""
        if not _is_known(data.get("v", VERSION)):
            return None
        texts = {name: _text(data.get(name)) for name in (*_TEXTS, *_NEIGHBOURS)}
        if not texts["tag"]:
            return None
        traits = ElementTraits(
            **{name: texts[name] for name in _TEXTS},
            classes=_names(data.get("classes")),
            data=tuple((pair[0], pair[1]) for one in _list(data.get("data")) if len(pair := _names(one)) == 2),
            icons=frozenset(_names(data.get("icons"))),
        )
        surroundings = Surroundings(
            **{name: texts[name] for name in _NEIGHBOURS},
            ancestors=tuple(_ancestor(one) for one in _list(data.get("above"))[:8]),
            children=_names(data.get("children")),
            place=_fraction(data.get("place")),
            twin=_place(data.get("twin")),
            sibling=_place(data.get("sibling")),
        )
        return cls(traits, surroundings, _names(data.get("rivals"), 30))


def _is_known(version: object) -> bool:
    """An older fingerprint says less; what a newer one means is not known here."""
    return isinstance(version, int) and version <= VERSION


def has_traits(stored: FingerprintJson, traits: ElementTraits) -> bool:
    """Whether exactly these traits are in a stored fingerprint; False when it was cut to fit."""
    return (
        stored.get("v") == VERSION
        and all(stored.get(name, "") == getattr(traits, name) for name in _TEXTS)
        and stored.get("classes", []) == list(traits.classes)
        and stored.get("data", []) == [list(pair) for pair in traits.data]
        and stored.get("icons", []) == sorted(traits.icons)
    )


def has_surroundings(stored: FingerprintJson, surroundings: Surroundings) -> bool:
    """Whether exactly these surroundings, but for the place on the page, are in a stored fingerprint; False when it was cut."""
    return (
        all(stored.get(name, "") == getattr(surroundings, name) for name in _NEIGHBOURS)
        and stored.get("twin") == list(surroundings.twin)
        and stored.get("sibling") == list(surroundings.sibling)
        and stored.get("children", []) == list(surroundings.children)
        and stored.get("above", []) == [_short(tag, identifier, classes) for tag, identifier, classes in surroundings.ancestors]
    )


def _written(fingerprint: Fingerprint) -> dict[str, Any]:
    """Every member, for `to_json` to cut and to drop by name."""
    traits, surroundings = fingerprint.traits, fingerprint.surroundings
    return {
        "v": VERSION,
        **{field.name: getattr(traits, field.name) for field in fields(traits) if field.name in _TEXTS},
        "classes": list(traits.classes),
        "data": [list(pair) for pair in traits.data],
        "icons": sorted(traits.icons),
        **{name: getattr(surroundings, name) for name in _NEIGHBOURS},
        "above": [_short(tag, identifier, classes) for tag, identifier, classes in surroundings.ancestors],
        "children": list(surroundings.children),
        "place": round(surroundings.place, 3),
        "twin": list(surroundings.twin),
        "sibling": list(surroundings.sibling),
        "rivals": list(fingerprint.rivals),
    }


def _short(tag: str, identifier: str, classes: tuple[str, ...]) -> list[str]:
    """An ancestor as `[tag, id, class, ...]`, without empty ends."""
    return [tag, identifier, *classes] if identifier or classes else [tag]


def _ancestor(data: object) -> tuple[str, str, tuple[str, ...]]:
    names = [one if isinstance(one, str) else "" for one in _list(data)]
    return (names[0] if names else "", names[1] if len(names) > 1 else "", tuple(names[2:5]))


def _list(data: object) -> list[Any]:
    return data if is_list(data) else []


def _text(data: object) -> str:
    return data[:120] if isinstance(data, str) else ""


def _names(data: object, most: int = 12) -> tuple[str, ...]:
    return tuple(one[:120] for one in _list(data)[:most] if isinstance(one, str))


def _fraction(data: object) -> float:
    if not isinstance(data, (int, float)) or isinstance(data, bool) or math.isnan(data):
        return 0.5
    return float(min(1, max(0, data)))


def _place(data: object) -> tuple[int, int]:
    numbers = [one for one in _list(data)[:2] if isinstance(one, int) and not isinstance(one, bool) and 0 < one < 10_000_000]
    return (numbers[0], max(numbers)) if len(numbers) == 2 else (1, 1)
