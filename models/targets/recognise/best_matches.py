"""Every element of a page against one fingerprint: an explainable sum for each, the best ones, and how sure the best one is."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from models.targets.recognise.concealment import is_concealed
from models.targets.recognise.match_doubt import doubt_about
from models.targets.recognise.match_trust import Match, Ranking, judged, total
from models.targets.recognise.rival_codes import Rivals
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
_COPIES = 6
_NEAR = 0.25
"""How many of the best matches may be copies of each other, and how near their shares are then."""


def full_sum(old: Fingerprint, weights: Mapping[str, float] = WEIGHTS) -> float:
    """The points of the element itself, had nothing changed."""
    return total(trait_features(old.traits, old.traits) | surroundings_features(old.surroundings, old.surroundings), weights)


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
    full, rivals = full_sum(old, weights), Rivals(old)
    matches: list[Match] = []
    for _, _, element, features in nlargest(_LOOKED_AROUND, scored, key=lambda one: one[:2]):
        around = reading.surroundings(element)
        both = features | surroundings_features(old.surroundings, around)
        if rivals.include(reading.traits(element), around):
            both["rival"] = 1.0
        matches.append(Match(element, both, total(both, weights), full))
    matches.sort(key=lambda one: (-one.points, one.element.order))
    if better := _acting_around(old, matches, reading) or _shown_instead(matches, reading):
        matches.remove(better)
        matches.insert(0, better)
    if not matches:
        return judged(old, matches, trust, keep)
    best = matches[0].element
    return judged(old, matches, trust, keep, doubt_about(old, reading.traits(best), reading.surroundings(best)))


def _shown_instead(matches: list[Match], reading: PageTraits) -> Match | None:
    """What is shown and has the name of the best match, where that is hidden: a list of commands repeats what menus hold."""
    if not matches or not is_concealed(matches[0].element):
        return None
    best = reading.traits(matches[0].element)
    if not best.label:
        return None
    return next(
        (
            one
            for one in matches[1:_COPIES]
            if "rival" not in one.features
            and one.share >= matches[0].share - _NEAR
            and reading.traits(one.element).label == best.label
            and reading.traits(one.element).group in _ACTING
            and not is_concealed(one.element)
        ),
        None,
    )


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
