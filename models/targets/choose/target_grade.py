"""How well a target will keep, and why, in words for people who know no CSS."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.targets.choose.candidate import Candidate
    from models.targets.target_json import IdentityJson

_STEADY, _GOOD = -0.45, 0.1
_MEND = "A test id (data-testid) would keep it."
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
    "data_name": "the name that the page's own scripts know it by",
    "class": "a class name",
    "plain_class": "a class name that any page has",
    "icon": "its icon",
    "lone tag": "being the only one of its kind",
    "lone landmark": "being the page's only part of its kind",
    "only": "being alone among its siblings",
    "nth": "its place in a row",
    "above_id": "the named part of the page it is in",
    "above_landmark": "the part of the page it is in",
    "above_class": "the kind of box it is in",
    "above_name": "the named part of the page it is in",
    "holds": "what it holds",
    "holds_name": "the field it holds",
    "beside": "what stands beside it",
    "row": "what else is in its row",
    "path": "its exact place in the page",
}


# What no page has to keep, and what another element may have tomorrow: no ground by itself.
_NO_NAME = frozenset(
    {
        "lone tag",
        "only",
        "nth",
        "bare",
        "within",
        "unsaid",
        "path",
        "plain_class",
        "role",
        "tag",
        "heading",
        "type",
        "above_landmark",
    }
)
_WORDING = frozenset({"aria", "placeholder", "alt", "title", "value", "above_name"})
_WHOLE_PAGE = frozenset({"html", "body"})


def grade(found: Sequence[Candidate], identity: IdentityJson) -> tuple[str, str]:
    """strong, good or fragile, and one sentence that says what it rests on."""
    first = found[0]
    named = [one for one in found if not _NO_NAME.issuperset(one.parts)]
    if first not in named or identity.get("tag") in _WHOLE_PAGE:
        return "fragile", f"Found only by {words_for(first)}, which says little about it. {_MEND}"
    steady = {_ground(one) for one in named if one.cost <= 0.0}
    signs = bool(identity.get("text") or identity.get("attrs"))
    others = f", and {len(found) - 1} other ways" if len(found) > 2 else ", and one other way" if len(found) == 2 else ""
    if all(_WORDING.intersection(one.parts) for one in named):
        return "good", f"Found by {words_for(first)}{others}; all by its wording, which changes when the page is translated."
    if first.cost <= _STEADY and len(steady) >= 2 and signs:
        return "strong", f"Found by {words_for(first)}{others}; these seldom change."
    if first.cost <= _GOOD:
        if len(named) == 1:
            why = "there is no second way if that changes"
        elif not signs:
            why = "it has no label or address of its own to check by"
        else:
            why = "that changes now and then"
        return "good", f"Found by {words_for(first)}{others}; {why}."
    return "fragile", f"Found only by {words_for(first)}{others}; a change to the page is likely to lose it. {_MEND}"


def _ground(candidate: Candidate) -> str:
    """What it fails with: all that lean on siblings fail together, and so do all that lean on what is inside."""
    return next((part for part in candidate.parts if part in {"beside", "holds", "holds_name"}), " ".join(candidate.parts))


def words_for(candidate: Candidate) -> str:
    kinds = [kind for kind in candidate.parts if kind in _WORDS]
    return (
        " and ".join(dict.fromkeys(_WORDS.get(kind, "the kind of element it is") for kind in kinds))
        or "the kind of element it is"
    )
