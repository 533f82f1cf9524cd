"""Which guides chose which theme."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.engine.json_value import is_object
from models.guide.draft import Draft
from models.guide.guide import Guide

GuidesByTheme = Mapping[str, list[tuple[int, str]]]
"""Key of a theme (empty for the site's default) → guides as pairs of an id and a name."""


def guides_by_theme(session: Session, site_id: int) -> GuidesByTheme:
    """By the drafts of the site's guides that are not archived."""
    current = (Draft.guide_id == Guide.id) & (Draft.number == Guide.draft_number)
    query = select(Guide.id, Guide.name, Draft.document).join(Draft, current).where(Guide.site_id == site_id)
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for guide_id, name, document in session.execute(query.where(Guide.archived_at.is_(None)).order_by(Guide.name)):
        chosen = document.get("theme", "") if is_object(document) else ""
        found[chosen if isinstance(chosen, str) else ""].append((guide_id, name))
    return found
