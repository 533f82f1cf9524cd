"""Which guides of an organisation are looked for, and those of them that one page lists."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from models.guide.guide import Guide
from models.guide.guide_label import has_label
from models.guide.publication import Publication

MOST_WORDS = 8
LIVE, STAGING, DRAFT = "live", "staging", "draft"


@dataclass(frozen=True)
class GuideSearch:
    """The organisation's guides, but for those of some sites; every word must be in the name.

    `standing` is `live` in production, on `staging`, or a `draft` that is not live in production; empty for all. `edited_by` is
    a member's id, and `also` what only the caller knows to ask.
    """

    organisation_id: int
    words: str = ""
    site_id: int | None = None
    archived: bool = False
    but: Collection[int] = ()
    standing: str = ""
    label: str = ""
    edited_by: int | None = None
    also: tuple[ColumnElement[bool], ...] = ()

    def found(self, session: Session, most: int = 200, skip: int = 0) -> list[Guide]:
        """The newest edit first."""
        query = self.query().order_by(Guide.edited_at.desc(), Guide.id.desc())
        return list(session.scalars(query.limit(most).offset(skip)))

    def query(self) -> Select[Guide]:
        """In no order yet."""
        return select(Guide).where(*self._fits())

    def count(self, session: Session) -> int:
        return session.scalar(select(func.count()).select_from(Guide).where(*self._fits())) or 0

    def by_site(self, session: Session) -> Counter[int]:
        """Site → how many of them are on it."""
        query = select(Guide.site_id, func.count()).where(*self._fits()).group_by(Guide.site_id)
        return Counter(dict(session.execute(query).all()))

    def _fits(self) -> list[ColumnElement[bool]]:
        is_kept = Guide.archived_at.is_not(None) if self.archived else Guide.archived_at.is_(None)
        ours = Guide.organisation_id == self.organisation_id, Guide.deleted_at.is_(None)
        fits = [*ours, Guide.site_id.not_in(self.but), is_kept, *self.also]
        if self.site_id is not None:
            fits.append(Guide.site_id == self.site_id)
        if self.label:
            fits.append(has_label(self.label))
        if self.edited_by is not None:
            fits.append(Guide.edited_by_id == self.edited_by)
        words = self.words.split()[:MOST_WORDS]
        named = (or_(func.lower(Guide.name).contains(word.lower(), autoescape=True), Guide.key == word) for word in words)
        return [*fits, *self._stands(), *named]

    def _stands(self) -> list[ColumnElement[bool]]:
        live = select(Publication.guide_id).where(Publication.organisation_id == self.organisation_id)
        in_production = Guide.id.in_(live.where(Publication.environment == "production"))
        known: dict[str, ColumnElement[bool]] = {
            LIVE: in_production,
            STAGING: Guide.id.in_(live.where(Publication.environment == "staging")),
            DRAFT: ~in_production,
        }
        return [known[self.standing]] if self.standing in known else []
