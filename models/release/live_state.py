"""Where a guide stands: what of it is live in each environment, and what is planned."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.guide.guide import Guide
from models.guide.publication import Publication
from models.release.planned_publication import PlannedPublication


@dataclass(frozen=True)
class LiveState:
    """`live` is by environment."""

    live: Mapping[str, Publication]
    plan: PlannedPublication | None

    @classmethod
    def of(cls, session: Session, guide: Guide) -> "LiveState":
        query = select(Publication, PlannedPublication).select_from(Guide).where(Guide.id == guide.id)
        query = query.outerjoin(Publication, Publication.guide_id == Guide.id)
        query = query.outerjoin(PlannedPublication, PlannedPublication.guide_id == Guide.id)
        rows = session.execute(query).all()
        found: list[Publication | None] = [row[0] for row in rows]
        return cls({one.environment: one for one in found if one is not None}, rows[0][1] if rows else None)
