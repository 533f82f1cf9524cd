"""A site's live guides and a draft as contenders for the same moment, so that an author sees who would win."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.engine.lru_cache import LruCache
from models.guide.guide import Guide
from models.guide.guide_json import GuideEntry
from models.guide.publication import Publication
from models.guide.rules import Rules
from models.guide.rules.competition import Competition, Contender, competitions, competitions_of
from models.guide.rules.condition_group import AUTHORED
from models.guide.rules.rule_defaults import is_exempt
from models.guide.version import Version
from models.site.site import Site
from models.support.json_reader import Faults
from models.support.unreadable import Unreadable

_contenders: LruCache[str, Contender | None] = LruCache(4000)
"""By the hash of a version, which never changes: reading rules and judging their expressions takes far longer."""


def competitions_of_draft(session: Session, guide: Guide, rules: Rules) -> list[Competition]:
    """Which guides live in production may be due where and when this draft is, and which of the two shows first.

    `rules` are the draft's, with its named segments written out.
    """
    exempt = is_exempt(guide.kind, [step.kind for step in guide.document.steps])
    created = guide.created_at.replace(microsecond=0)  # as releases say it
    this_guide = Contender(guide.key, guide.name, guide.kind, rules.priority, created, rules, exempt)
    return competitions_of(this_guide, _live(session, guide.site_id), guide.site.budget)


def competitions_on(session: Session, site: Site) -> list[Competition]:
    """Every pair of the site's live guides that may want the same moment."""
    return competitions(_live(session, site.id), site.budget)


def live_entries(session: Session, site_id: int, environment: str = "production") -> list[GuideEntry]:
    """The live guides of a site as its release lists them, with their content; those that can be read."""
    there = (Publication.guide_id == Version.guide_id) & (Publication.version_hash == Version.hash)
    query = select(Version).join(Publication, there)
    query = query.where(Publication.site_id == site_id, Publication.environment == environment).order_by(Publication.guide_id)
    return list(_entries(session.scalars(query)))


def _entries(versions: Iterable[Version]) -> Iterator[GuideEntry]:
    """Without those that are damaged."""
    for version in versions:
        with suppress(Unreadable):
            yield version.entry()


def _live(session: Session, site_id: int) -> list[Contender]:
    found = [_contender(entry) for entry in live_entries(session, site_id)]
    return [contender for contender in found if contender is not None]


def _contender(entry: GuideEntry) -> Contender | None:
    """None for a guide of a format that this Cairn no longer reads."""
    return _contenders.get_or_make(entry["version"], lambda: _read(entry))


def _read(entry: GuideEntry) -> Contender | None:
    try:
        rules = Rules.parse(entry.get("rules", {}), levels=AUTHORED + 1)
    except Faults:
        return None
    created = datetime.strptime(entry["created"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    exempt = is_exempt(entry["kind"], [step["kind"] for step in entry["content"]["steps"]])
    return Contender(entry["id"], entry["name"], entry["kind"], entry.get("priority", 0), created, rules, exempt)
