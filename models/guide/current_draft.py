"""The draft that a guide shows, and where undo and redo lead from there."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, Text, bindparam, cast, inspect, select, tuple_
from sqlalchemy.orm import Session, aliased, defer

from models.guide.draft import Draft
from models.guide.guide_document import GuideDocument
from models.guide.known_documents import kept_document
from models.support.damaged_json import read_json
from models.support.json_reader import Faults
from models.support.unreadable import Unreadable

KNOWN = "cairn_drafts"
"""In what a session knows: the current drafts of guides."""


@dataclass(frozen=True)
class CurrentDraft:
    """`written` is its content as it is stored; `has_earlier`, whether the draft before is kept; `later`, what the one behind it
    did, if there is one.
    """

    draft: Draft
    written: str
    has_earlier: bool
    later: str | None

    @classmethod
    def of(cls, session: Session, guide_id: int, number: int) -> "CurrentDraft | None":
        """None when it is not kept any more. Asked for once in a transaction."""
        known: dict[tuple[int, int], CurrentDraft] = session.info.get(KNOWN, {})
        found = known.get((guide_id, number))
        if found is None or inspect(found.draft).expired:
            row = session.execute(_question(), {"guide": guide_id, "number": number}).first()
            found = cls.noted(session, *row) if row else None
        return found

    @classmethod
    def noted(cls, session: Session, draft: Draft, written: str, has_earlier: bool, later: str | None) -> "CurrentDraft":
        """As a row of `current_drafts` says; known in that session from now on."""
        found = cls(draft, written, has_earlier, later)
        session.info.setdefault(KNOWN, {})[draft.guide_id, draft.number] = found
        return found

    @staticmethod
    def look_again(session: Session) -> None:
        """After drafts were added, changed or deleted."""
        session.info.pop(KNOWN, None)

    def read(self, name: str) -> GuideDocument:
        """Its content; `name` is its guide's. Raises Unreadable."""
        try:
            return kept_document(self.written)
        except Faults as problem:
            raise Unreadable(f"The guide {name}", problem.faults) from problem

    @property
    def readable(self) -> GuideDocument | None:
        """Its content, or None when it can't be read."""
        return _readable(self.written)

    @property
    def raw(self) -> Any:
        """Its content as JSON, which may be damaged."""
        return read_json(self.written)


def readable_drafts(session: Session, places: Collection[tuple[int, int]]) -> dict[int, GuideDocument | None]:
    """Guide → its content, or None when it can't be read; `places` name guides and the numbers of their current drafts."""
    query = select(Draft.guide_id, cast(Draft.document, Text)).where(tuple_(Draft.guide_id, Draft.number).in_(places))
    return {guide_id: _readable(written) for guide_id, written in session.execute(query)}


def _readable(written: str) -> GuideDocument | None:
    try:
        return kept_document(written)
    except Faults:
        return None


@cache
def current_drafts() -> Select[Draft, str, bool, str]:
    """The question for them, without saying for which. Put together once: that takes longer than asking it."""
    other = aliased(Draft)
    summary = select(other.summary).where(other.guide_id == Draft.guide_id)
    earlier = summary.where(other.number == Draft.number - 1).exists()
    later = summary.where(other.number == Draft.number + 1).scalar_subquery()
    return select(Draft, cast(Draft.document, Text), earlier, later).options(defer(Draft.document))


@cache
def _question() -> Select[Draft, str, bool, str]:
    return current_drafts().where(Draft.guide_id == bindparam("guide"), Draft.number == bindparam("number"))
