"""Which guides and segments use which attribute: in their rules, their texts, or what a button sets."""

import html
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.engine.json_value import is_list, is_object
from models.guide.draft import Draft
from models.guide.guide import Guide
from models.guide.merge_tag import pieces
from models.guide.segment import Segment


@dataclass
class AttributeUsage:
    """Guides and segments as pairs of an id and a name."""

    guides: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    segments: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])


def attribute_usage(session: Session, site_id: int) -> Mapping[str, AttributeUsage]:
    """Name of an attribute → what uses it, by the drafts of the site's guides that are not archived, and its segments."""
    found: dict[str, AttributeUsage] = defaultdict(AttributeUsage)
    current = (Draft.guide_id == Guide.id) & (Draft.number == Guide.draft_number)
    query = select(Guide.id, Guide.name, Draft.document).join(Draft, current).where(Guide.site_id == site_id)
    for guide_id, name, document in session.execute(query.where(Guide.archived_at.is_(None)).order_by(Guide.name)):
        for attribute in set(_asked(document)):
            found[attribute].guides.append((guide_id, name))
    for segment in Segment.all_of(session, site_id):
        for attribute in set(_asked(segment.rule)):
            found[attribute].segments.append((segment.id, segment.name))
    return found


def _asked(value: object) -> Iterator[str]:
    """The attributes that stored JSON names, damaged or not: conditions, actions, and what stands in texts for a fact."""
    if is_object(value):
        if "attribute" in (value.get("subject"), value.get("type")) and isinstance(value.get("name"), str):
            yield value["name"]
        for inner in value.values():
            yield from _asked(inner)
    elif is_list(value):
        for inner in value:
            yield from _asked(inner)
    elif isinstance(value, str) and "{{" in value:
        yield from (piece.attribute for piece in pieces(html.unescape(value)) if piece.attribute)
