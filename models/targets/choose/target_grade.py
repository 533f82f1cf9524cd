"""How well a target will keep, and why, in words for people who know no CSS."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.targets.choose.selector_candidates import Candidate
    from models.targets.target_json import IdentityJson

_WORDS = {
    "test": "a test id that developers keep",
    "id": "its own id",
    "name": "its field name",
    "for": "the field it labels",
    "href": "its full address",
    "href_end": "where it leads",
    "href_part": "where it leads",
    "src_end": "its picture's file",
    "aria": "its spoken label",
    "placeholder": "its placeholder",
    "alt": "its alternative text",
    "title": "its tooltip",
    "value": "its caption",
    "type": "its type",
    "role": "its role",
    "data": "a data attribute",
    "class": "a class name",
    "icon": "its icon",
    "lone tag": "being the only one of its kind",
    "only": "being alone among its siblings",
    "nth": "its place in a row",
    "above_id": "the named part of the page it is in",
    "above_landmark": "the part of the page it is in",
    "above_class": "the kind of box it is in",
    "above_name": "the named part of the page it is in",
    "holds": "what it holds",
    "beside": "what stands beside it",
    "path": "its exact place in the page",
}


def grade(found: Sequence[Candidate], identity: IdentityJson) -> tuple[str, str]:
    """strong, good or fragile, and one sentence."""
    first = found[0]
    ways = [words_for(one) for one in found]
    steady = [one for one in found if one.cost <= 0.0]
    signs = bool(identity.get("text") or identity.get("attrs"))
    others = f", and {len(found) - 1} other ways" if len(found) > 2 else ", and one other way" if len(found) == 2 else ""
    if first.cost <= -0.45 and len(steady) >= 2 and signs:
        return "strong", f"Found by {ways[0]}{others}; these seldom change."
    if first.cost <= 0.1:
        if len(found) == 1:
            why = "there is no second way if that changes"
        elif not signs:
            why = "it has no label or address of its own to check by"
        else:
            why = "that changes now and then"
        return "good", f"Found by {ways[0]}{others}; {why}."
    return (
        "fragile",
        f"Found only by {ways[0]}{others}; a change to the page is likely to lose it. A test id (data-testid) would keep it.",
    )


def words_for(candidate: Candidate) -> str:
    kinds = [kind for kind in candidate.parts if kind != "tag"]
    return (
        " and ".join(dict.fromkeys(_WORDS.get(kind, "the kind of element it is") for kind in kinds))
        or "the kind of element it is"
    )
