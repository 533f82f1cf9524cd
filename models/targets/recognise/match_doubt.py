"""What speaks against taking the best match of a target without asking, however alike the two are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.targets.recognise.rival_codes import Rivals

if TYPE_CHECKING:
    from models.targets.recognise.element_traits import ElementTraits
    from models.targets.recognise.fingerprint import Fingerprint
    from models.targets.recognise.surroundings import Surroundings

_TOLD_APART = frozenset({"button", "link", "option", "field", "media"})


def doubt_about(old: Fingerprint, traits: ElementTraits, around: Surroundings) -> str:
    """A sentence, or empty."""
    if old.traits.group == "field" and traits.group != "field":
        return "It was a field, and the nearest thing is none."
    if _has_lost_its_looks(old.traits, traits):
        return "What else it was called is gone, and none of its classes is left."
    if _is_one_twin_too_few(old, traits, around):
        return "Of several that look the same one is gone, and nothing tells which."
    return ""


def _has_lost_its_looks(old: ElementTraits, new: ElementTraits) -> bool:
    """A small arrow beside a button may have the same label as the button, and nothing else of it."""
    if not old.hint or new.hint or old.hint == new.label or (old.href and old.href == new.href):
        return False
    return bool(old.classes) and not set(old.classes) & set(new.classes)


def _is_one_twin_too_few(old: Fingerprint, traits: ElementTraits, around: Surroundings) -> bool:
    """Elements of two versions of a page are assigned to each other one to one. With fewer of them one is left over, and it is
    the target unless something says that it is another.
    """
    if not old.rivals or traits.label != old.traits.label or around.twin[1] >= old.surroundings.twin[1]:
        return False
    return bool(traits.label or old.traits.group in _TOLD_APART) and not Rivals(old).tell_apart(traits, around)
