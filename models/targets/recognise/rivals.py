"""Elements of the page that could have been taken for the target when it was picked.

When the target is gone from a later page, the best match is one of those: *Merge cell above* beside *Merge cell below*. A
candidate that is more like a rival than like the target, where the two differ, is that rival, and no place for the target:
elements of two versions of a page are assigned to each other one to one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.targets.recognise.best_matches import rank
from models.targets.recognise.match_trust import is_nested
from models.targets.recognise.rival_codes import codes_of, differences

if TYPE_CHECKING:
    from models.engine.dom.element import Element
    from models.targets.recognise.fingerprint import Fingerprint
    from models.targets.recognise.page_traits import PageTraits

MOST = 24
"""Rivals that are remembered: those that come out best when the target is looked for on its own page."""

_SIGNS = 4


def rivals_of(fingerprint: Fingerprint, element: Element, reading: PageTraits) -> tuple[str, ...]:
    """Each rival by where it differs from the element, as `rival_codes.differences` writes it; best match first."""
    own = codes_of(fingerprint.traits, fingerprint.surroundings)
    found: dict[str, None] = {}
    for match in rank(fingerprint, reading, keep=4 * MOST).matches:
        if match.element is element or is_nested(element, match.element):
            continue
        theirs = codes_of(reading.traits(match.element), reading.surroundings(match.element))
        if apart := differences(own, theirs, _SIGNS):
            found[apart] = None
        if len(found) == MOST:
            break
    return tuple(found)
