"""Which guides of an organisation are looked for, and those of them that one page lists."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from models.guide.guide import Guide

MOST_WORDS = 8


@dataclass(frozen=True)
class GuideSearch:
    """The organisation's guides, but for those of some sites; every word must be in the name."""

    organisation_id: int
    words: str = ""
    site_id: int | None = None
    archived: bool = False
    but: Collection[int] = ()

    def found(self, session: Session, most: int = 200, skip: int = 0) -> list[Guide]:
        """The newest edit first."""
        query = select(Guide).where(*self._fits()).order_by(Guide.edited_at.desc(), Guide.id.desc())
        return list(session.scalars(query.limit(most).offset(skip)))

    def count(self, session: Session) -> int:
        return session.scalar(select(func.count()).select_from(Guide).where(*self._fits())) or 0

    def by_site(self, session: Session) -> Counter[int]:
        """Site → how many of them are on it."""
        query = select(Guide.site_id, func.count()).where(*self._fits()).group_by(Guide.site_id)
        return Counter(dict(session.execute(query).all()))

    def _fits(self) -> list[ColumnElement[bool]]:
        is_kept = Guide.archived_at.is_not(None) if self.archived else Guide.archived_at.is_(None)
        fits = [Guide.organisation_id == self.organisation_id, Guide.site_id.not_in(self.but), is_kept]
        if self.site_id is not None:
            fits.append(Guide.site_id == self.site_id)
        words = self.words.split()[:MOST_WORDS]
        named = (or_(func.lower(Guide.name).contains(word.lower(), autoescape=True), Guide.key == word) for word in words)
        return [*fits, *named]
