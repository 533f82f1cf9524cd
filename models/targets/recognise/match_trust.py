"""How sure the best match of a target is: its lead over the next, and what of it agrees and differs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.targets.recognise.similarity_weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.engine.dom.element import Element
    from models.targets.recognise.fingerprint import Fingerprint
    from models.targets.recognise.similarity import Features


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
    doubt: str = ""
    """What speaks against taking the best one without asking, as a sentence."""


def total(features: Features, weights: Mapping[str, float] = WEIGHTS) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


def judged(old: Fingerprint, matches: list[Match], trust: Mapping[str, float], keep: int, doubt: str = "") -> Ranking:
    """The ranking of matches already in order."""
    if not matches:
        return Ranking((), 0.0, 0.0)
    best = matches[0]
    # What is known to be another thing makes nobody else likelier: here its points count as if that were not known.
    others = sorted(matches[1:], key=_unpunished, reverse=True)
    second = next((other for other in others if not is_nested(best.element, other.element)), None)
    lead = (best.points - (_unpunished(second) if second else 0.0)) / best.full
    return Ranking(tuple(matches[:keep]), lead, _logistic(total(signs_of_trust(old, best, lead), trust)), doubt)


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
