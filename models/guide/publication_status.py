"""Where guides stand: not live, live as they are, or live as they were before the last edits."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.guide.compiled_guide import compile_guide
from models.guide.current_draft import readable_drafts
from models.guide.guide import Guide
from models.guide.guide_document import GuideDocument
from models.guide.publication import Publication
from models.guide.publication_refused import NotPublishable
from models.support.canonical_json import content_hash

DRAFT, LIVE, CHANGED, UNREADABLE = "draft", "live", "changed", "unreadable"
"""Not live, live as it is, live as it was before the last edits, live with a draft that is damaged."""


def publication_statuses(session: Session, guides: Sequence[Guide], environment: str = "production") -> dict[int, str]:
    """Guide → its status. Only live guides are compiled; two queries whatever their number.

    Draft numbers would not do: undoing and quick edits reuse them, and a new name changes what visitors get too.
    """
    query = select(Publication.guide_id, Publication.version_hash)
    ours = Publication.guide_id.in_([guide.id for guide in guides]), Publication.environment == environment
    live = dict(session.execute(query.where(*ours)).all())
    current = [(guide.id, guide.draft_number) for guide in guides if guide.id in live]
    documents = readable_drafts(session, current)
    return {guide.id: _standing(guide, documents.get(guide.id), live.get(guide.id)) for guide in guides}


def staging_statuses(session: Session, guides: Sequence[Guide]) -> dict[int, str]:
    """Guide → `same` when staging has the version that is live in production, `other` for another one; others are left out."""
    query = select(Publication.guide_id, Publication.environment, Publication.version_hash)
    versions: dict[int, dict[str, str]] = {}
    for guide_id, environment, version in session.execute(query.where(Publication.guide_id.in_([one.id for one in guides]))):
        versions.setdefault(guide_id, {})[environment] = version
    return {
        guide_id: "same" if found["staging"] == found.get("production") else "other"
        for guide_id, found in versions.items()
        if "staging" in found
    }


def _standing(guide: Guide, document: GuideDocument | None, live: str | None) -> str:
    if live is None:
        return DRAFT
    if document is None:
        return UNREADABLE
    try:
        return LIVE if content_hash(compile_guide(guide, document)) == live else CHANGED
    except NotPublishable:
        return CHANGED
