"""What an earlier snapshot of a page says about an element: what differs between the two is no ground to find it by.

A rule knows names that look made up; two views of one page show which of them are: ids that count, classes of the hour, texts
such as times.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from models.engine.selector.match.selector import Selector
from models.targets.recognise.identity import identity_of, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.choose.candidate import Candidate
    from models.targets.target_json import IdentityJson

_ASKED = 16
"""Selectors that are asked which element it was."""
_COUNTED = frozenset({"nth", "path", "bare", "only", "lone tag"})
_ON_PURPOSE = "test"


class EarlierSnapshot:
    """`found` are the selectors that could be chosen, best first: where most of them lead is the element as it was."""

    def __init__(self, before: Document, element: Element, found: Sequence[Candidate]) -> None:
        self._before = before
        votes: Counter[int] = Counter()
        for one in found[:_ASKED]:
            matching = Selector(one.css).select(before)
            if len(matching) == 1 and _may_be(matching[0], element, one):
                votes[matching[0].order] += 1
        self.counterpart = before.elements[votes.most_common(1)[0][0]] if votes else None

    def bears_out(self, candidate: Candidate) -> bool:
        """Whether a selector found it then, too; of an element that is new nothing is known. A test id may be new by itself."""
        if self.counterpart is None or _ON_PURPOSE in candidate.parts:
            return True
        return Selector(candidate.css).select(self._before) == [self.counterpart]

    def lasting(self, identity: IdentityJson) -> IdentityJson:
        """The identity without the signs that were others then."""
        if self.counterpart is None:
            return identity
        was = identity_of(self.counterpart)
        kept = identity.copy()
        if "text" in kept and was.get("text", kept["text"]) != kept["text"]:
            kept.pop("text")
            kept.pop("lang", None)
        attrs = {
            name: value
            for name, value in kept.get("attrs", {}).items()
            if self.counterpart.attrs.get(name, value) == value or name == "data-testid"
        }
        kept.pop("attrs", None)
        return {**kept, "attrs": attrs} if attrs else kept


def _may_be(then: Element, now: Element, found_by: Candidate) -> bool:
    """What only a place or a tag leads to has to say the same as well."""
    if then.name != now.name:
        return False
    return _COUNTED.isdisjoint(found_by.parts) or (spoken(now) != "" and spoken(then) == spoken(now))
