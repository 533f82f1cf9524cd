"""Every element of a page against one fingerprint: an explainable sum for each, the best ones, and how sure the best one is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING

from models.targets.recognise.rival_codes import is_rival
from models.targets.recognise.similarity import Features, surroundings_features, trait_features
from models.targets.recognise.similarity_weights import TRUST, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from models.engine.dom.element import Element
    from models.targets.recognise.element_traits import ElementTraits
    from models.targets.recognise.fingerprint import Fingerprint
    from models.targets.recognise.page_traits import PageTraits

# Looked at by their own traits; those that come out best also by what stands around them.
_LOOKED_AT, _LOOKED_AROUND = 6_000, 120


@dataclass(frozen=True, slots=True)
class Match:
    """`points` out of the `full` sum the unchanged element would have."""

    element: Element
    features: Features
    points: float
    full: float

    @property
    def share(self) -> float:
        return max(0.0, self.points / self.full)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Matches from best to worst (the first few), the best one's lead over the best that is neither inside nor around it, and its
    trust.
    """

    matches: tuple[Match, ...]
    lead: float
    trust: float


def full_sum(old: Fingerprint, weights: Mapping[str, float] = WEIGHTS) -> float:
    """The points of the element itself, had nothing changed."""
    return total(trait_features(old.traits, old.traits) | surroundings_features(old.surroundings, old.surroundings), weights)


def total(features: Features, weights: Mapping[str, float] = WEIGHTS) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def match(old: Fingerprint, element: Element, reading: PageTraits, weights: Mapping[str, float] = WEIGHTS) -> Match:
    traits, surroundings = reading.traits(element), reading.surroundings(element)
    features = trait_features(old.traits, traits) | surroundings_features(old.surroundings, surroundings)
    return Match(element, features, total(features, weights), full_sum(old, weights))


def rank(
    old: Fingerprint,
    reading: PageTraits,
    *,
    among: Iterable[Element] | None = None,
    weights: Mapping[str, float] = WEIGHTS,
    trust: Mapping[str, float] = TRUST,
    keep: int = 12,
) -> Ranking:
    """The elements that fit best, `keep` of them. `among` narrows the page to some of its elements."""
    scored: list[tuple[float, int, Element, Features]] = []
    seen: dict[ElementTraits, tuple[float, Features]] = {}
    count = len(reading.document.elements)
    for element in among if among is not None else _looked_at(old, reading):
        traits = reading.traits(element)
        if traits.group == "hidden":
            continue
        known = seen.get(traits)
        if known is None:
            features = trait_features(old.traits, traits)
            known = seen[traits] = (total(features, weights), features)
        far = abs(old.surroundings.place - element.order / count)
        scored.append((known[0] - far, -element.order, element, known[1]))
    full = full_sum(old, weights)
    matches: list[Match] = []
    for _, _, element, features in nlargest(_LOOKED_AROUND, scored, key=lambda one: one[:2]):
        around = reading.surroundings(element)
        both = features | surroundings_features(old.surroundings, around)
        if is_rival(old, reading.traits(element), around):
            both["rival"] = 1.0
        matches.append(Match(element, both, total(both, weights), full))
    matches.sort(key=lambda one: (-one.points, one.element.order))
    if acting := _acting_around(old, matches, reading):
        matches.remove(acting)
        matches.insert(0, acting)
    return judged(old, matches, trust, keep)


def _acting_around(old: Fingerprint, matches: list[Match], reading: PageTraits) -> Match | None:
    """What acts around the best match and has the same name, where that is only a piece of text or a picture in it."""
    if not matches or old.traits.group in _PIECES:
        return None
    best = reading.traits(matches[0].element)
    if best.group not in _PIECES or not best.label:
        return None
    lineage = matches[0].element.lineage()[:3]
    return next(
        (
            one
            for one in matches[1:]
            if one.element in lineage
            and reading.traits(one.element).group in _ACTING
            and reading.traits(one.element).label == best.label
        ),
        None,
    )


_PIECES = frozenset({"text", "media", "label"})
_ACTING = frozenset({"button", "link", "option", "field"})


def judged(old: Fingerprint, matches: list[Match], trust: Mapping[str, float], keep: int) -> Ranking:
    """The ranking of matches already in order."""
    if not matches:
        return Ranking((), 0.0, 0.0)
    best = matches[0]
    # What is known to be another thing makes nobody else likelier: here its points count as if that were not known.
    others = sorted(matches[1:], key=_unpunished, reverse=True)
    second = next((other for other in others if not is_nested(best.element, other.element)), None)
    lead = (best.points - (_unpunished(second) if second else 0.0)) / best.full
    return Ranking(tuple(matches[:keep]), lead, _logistic(total(signs_of_trust(old, best, lead), trust)))


def _unpunished(match: Match) -> float:
    return match.points - WEIGHTS["rival"] * match.features.get("rival", 0.0)


def signs_of_trust(old: Fingerprint, best: Match, lead: float) -> Features:
    """What the trust in a best match depends on."""
    found = best.features
    about = {name: found.get(name, 0.0) for name in _TRUSTED}
    beside = [found.get(name, 0.0) for name in ("before", "after", "heading", "row") if getattr(old.surroundings, name)]
    if not old.traits.label:
        about["label"] = about["label_differs"] = 0.0
    return about | {
        "constant": 1.0,
        "share": best.share,
        "lead": min(lead, 0.3) / 0.3,
        "unlabelled": 0.0 if old.traits.label else 1.0,
        "named": max(found.get("id_same", 0.0), found.get("test_id", 0.0)),
        "name": float(found.get("name", 0.0) == 1.0),
        "href": float(found.get("href", 0.0) >= 0.9),
        "around": sum(beside) / max(1, len(beside)),
    }


_TRUSTED = (
    "rival",
    "label_same",
    "label",
    "label_differs",
    "label_lost",
    "label_new",
    "id_differs",
    "href_differs",
    "href_same",
    "row_of_twin_differs",
    "tag",
    "group",
    "kind_differs",
    "icons",
    "icons_differ",
    "words",
    "twin",
    "twin_far",
    "inner_differs",
    "landmark_differs",
)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))


def is_nested(one: Element, other: Element) -> bool:
    inner, outer = (one, other) if one.depth > other.depth else (other, one)
    here: Element | None = inner
    while here is not None and here.depth > outer.depth:
        here = here.above()
    return here is outer


def _looked_at(old: Fingerprint, reading: PageTraits) -> Iterable[Element]:
    """All elements; on a very large page those that share something rare with the fingerprint, and then those of its tag nearest
    to its place.
    """
    elements = reading.document.elements
    if len(elements) <= _LOOKED_AT:
        return elements
    document, traits = reading.document, old.traits
    found: dict[int, Element] = {}
    groups = [
        document.with_id(traits.id) if traits.id else [],
        *(document.with_class(name) for name in traits.classes),
        document.with_tag(traits.tag),
    ]
    if traits.name:
        groups.append(document.with_attribute("name"))
    if traits.href:
        groups.append(document.with_attribute("href"))
    aim = old.surroundings.place * len(elements)
    for group in sorted(groups, key=len):
        nearest = (
            group if len(group) <= _LOOKED_AT // 3 else sorted(group, key=lambda one: abs(one.order - aim))[: _LOOKED_AT // 3]
        )
        found.update((one.order, one) for one in nearest[: _LOOKED_AT - len(found)])
    return [found[order] for order in sorted(found)]
