"""Which state of each guide a bulk change was made from: what somebody else changed meanwhile is not overwritten."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.engine.json_value import is_list, is_object
from models.guide import Guide
from models.site import Site
from web.api.guide_shapes import etag_of
from web.api.problem import Fault, Problem

MEMBER = "if_match"
GONE, CHANGED = "is no guide of this site any more", "was changed since you looked: it is {} now"


@dataclass(frozen=True)
class SeenGuides:
    """`states` are by path: the key of a guide, and the ETag that it had, or `*`."""

    states: dict[str, tuple[str, str]] = field(default_factory=dict[str, tuple[str, str]])
    faults: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    @classmethod
    def taken_from(cls, content: dict[str, Any]) -> "SeenGuides":
        """Takes them out of what was sent; the rest is the same as an export has."""
        seen, rows = cls(), content.get("guides")
        for index, row in enumerate(rows if is_list(rows) else ()):
            if is_object(row) and MEMBER in row:
                key, state, path = row.get("key"), row.pop(MEMBER), f"guides[{index}].{MEMBER}"
                if isinstance(state, str) and isinstance(key, str) and key:
                    seen.states[path] = key, state.strip()
                else:
                    seen.faults.append((path, "must be text: the ETag that the guide of this key had, or *"))
        return seen

    def assert_there(self, session: Session, site: Site) -> None:
        """Refuses with every guide that is not as it was seen, each by its path."""
        keys = [key for key, _ in self.states.values()]
        there = {one.key: one for one in session.scalars(select(Guide).where(Guide.site_id == site.id, Guide.key.in_(keys)))}
        faults = [
            Fault(path=path, code="changed_meanwhile", sentence=sentence)
            for path, (key, state) in self.states.items()
            if (sentence := _why_not(there.get(key), state))
        ]
        if faults:
            which = "1 guide was" if len(faults) == 1 else f"{len(faults)} guides were"
            raise Problem(412, f"{which} changed since you looked. Nothing was changed.", faults=faults)


def _why_not(guide: Guide | None, state: str) -> str:
    if guide is None:
        return GONE
    now = "*" if state == "*" else etag_of(guide)
    return "" if state == now else CHANGED.format(now)
