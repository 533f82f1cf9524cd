"""A site's live guides and a draft as contenders for the same moment, so that an author sees who would win."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from models.guide.guide import Guide
from models.guide.rules import Rules
from models.guide.rules.competition import Competition, Contender, competitions_of
from models.guide.rules.group import AUTHORED
from models.guide.version import Publication
from models.support.reading import Faults


def competitions_of_draft(session: Session, guide: Guide, rules: Rules) -> list[Competition]:
    """Which guides live in production may be due where and when this draft is, and which of the two shows first.

    `rules` are the draft's, with its named segments written out.
    """
    banners = all(step.kind == "banner" for step in guide.document.steps)
    own = Contender(guide.key, guide.name, guide.kind, rules.priority, guide.created_at, rules, banners)
    entries = live_entries(session, guide.site_id)
    others = [found for entry in entries if (found := _contender(entry)) is not None]
    return competitions_of(own, others, guide.site.budget)


def live_entries(session: Session, site_id: int, environment: str = "production") -> list[dict[str, Any]]:
    """The live guides of a site as its release lists them, with their content."""
    return [publication.version(session).entry() for publication in Publication.all_on(session, site_id, environment)]


def _contender(entry: dict[str, Any]) -> Contender | None:
    """None for a guide of a format that this Cairn no longer reads."""
    try:
        rules = Rules.parse(entry.get("rules", {}), levels=AUTHORED + 1)
    except Faults:
        return None
    created = datetime.strptime(entry["created"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    banners = all(step["kind"] == "banner" for step in entry["content"]["steps"])
    return Contender(entry["id"], entry["name"], entry["kind"], entry.get("priority", 0), created, rules, banners)
