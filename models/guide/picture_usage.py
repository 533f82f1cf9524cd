"""Where the pictures of a site are used: in drafts and versions of its guides, in its themes, in steps kept for reuse."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from models.guide.draft import Draft
from models.guide.guide import Guide
from models.guide.kept_step import KeptStep
from models.guide.version import Version
from models.site.picture import BACK_WITHIN, Picture
from models.site.site import Site
from models.site.theme import Theme
from models.support.canonical_json import canonical

MOST_LISTED = 500


@dataclass(frozen=True)
class PictureUse:
    """`guide_id` where it is a guide's draft."""

    words: str
    guide_id: int | None = None


Usage = Mapping[str, list[PictureUse]]
"""Name of a picture → where it is used."""


def picture_usage(session: Session, site: Site) -> Usage:
    """By what authors work on now: drafts, themes and kept steps."""
    found: dict[str, list[PictureUse]] = defaultdict(list)
    for use, document in _in_work(session, site):
        for name in named_pictures(document, site.key):
            found[name].append(use)
    return found


def unused_pictures(session: Session, site: Site, usage: Usage | None = None) -> list[Picture]:
    """Those in the library that nothing shows, nor anything that can be brought back: versions keep theirs. `usage` is what was
    looked up already.
    """
    there = library(session, site)
    shown = shown_pictures(session, site, usage) if there else set[str]()
    return [one for one in there if one.name not in shown]


def shown_pictures(session: Session, site: Site, usage: Usage | None = None) -> set[str]:
    """What anything shows that is in work, or that can be brought back."""
    shown = set(picture_usage(session, site) if usage is None else usage)
    versions = select(Version.document, Version.draft).join(Guide, Guide.id == Version.guide_id)
    for document, draft in session.execute(versions.where(Guide.site_id == site.id)).yield_per(50):
        shown |= named_pictures([document, draft], site.key)
    return shown


def library(session: Session, site: Site) -> list[Picture]:
    """The newest first, without their bytes."""
    query = select(Picture).options(defer(Picture.body)).where(Picture.site_id == site.id, Picture.removed_at.is_(None))
    return list(session.scalars(query.order_by(Picture.created_at.desc(), Picture.name).limit(MOST_LISTED)))


def removed_pictures(session: Session, site: Site, now: datetime) -> list[Picture]:
    """Those that can still be put back, the last first."""
    query = select(Picture).options(defer(Picture.body)).where(Picture.site_id == site.id, Picture.removed_at > now - BACK_WITHIN)
    return list(session.scalars(query.order_by(Picture.removed_at.desc(), Picture.name).limit(MOST_LISTED)))


def named_pictures(document: Any, key: str) -> set[str]:
    """Names of pictures of the site of that key in a document, damaged or not."""
    text = canonical(document).decode()
    return set(re.findall(rf"/player/v1/{re.escape(key)}/pictures/([0-9a-f]{{64}}\.\w{{3,4}})", text))


def _in_work(session: Session, site: Site) -> Iterator[tuple[PictureUse, Any]]:
    current = (Draft.guide_id == Guide.id) & (Draft.number == Guide.draft_number)
    drafts = select(Guide.id, Guide.name, Draft.document).join(Draft, current).where(Guide.site_id == site.id)
    for guide_id, name, document in session.execute(drafts.order_by(Guide.name)).yield_per(50):
        yield PictureUse(name, guide_id), document
    for name, document in session.execute(select(Theme.name, Theme.document).where(Theme.site_id == site.id)):
        yield PictureUse(f"the theme {name}"), document
    for name, document in session.execute(select(KeptStep.name, KeptStep.document).where(KeptStep.site_id == site.id)):
        yield PictureUse(f"the kept step {name}"), document
