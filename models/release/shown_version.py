"""A shown version: that visitors of a site are, or were lately, shown a version of a guide. Only such versions are counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import JSON, ForeignKey, String, distinct, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.guide.guide import Guide
from models.guide.guide_json import GuideEntry
from models.guide.publication import Publication
from models.guide.version import Version
from models.release.step_number import are_places, step_numbers
from models.release.version_split import shown_beside
from models.release.wire_format import NAME
from models.site.site import Site
from models.support.database import Base

MANY_GUIDES = 100
"""How many guides a site has had live from which on browsers write what they remember densely: fewer always fit."""

COUNTED_FOR = timedelta(days=90)
"""How long after it went, a version is still counted: pages stay open, and caches keep scripts."""


class ShownVersion(Base):
    """`until` is when it stopped being live; None while it is. Steps and languages are those that its content has."""

    __tablename__ = "shown_versions"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    environment: Mapped[str] = mapped_column(String(10), primary_key=True)
    version_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), index=True)
    steps: Mapped[list[str]]
    languages: Mapped[list[str]]
    numbers: Mapped[list[int] | None] = mapped_column(JSON)
    """Of its steps (step_number.py); None of what was shown by an earlier Cairn, whose browsers know steps by their places."""
    until: Mapped[datetime | None]

    @classmethod
    def note(cls, session: Session, site: Site, environment: str, now: datetime) -> None:
        """Writes down what is published now, and of what is not any more that it went."""
        live = {(one.guide_id, one.version_hash): one for one in Publication.all_on(session, site.id, environment)}
        live |= {(one.guide_id, name): one for one, name in shown_beside(session, site.id, environment)}
        query = select(cls).where(cls.site_id == site.id, cls.environment == environment, cls.until.is_(None))
        known = {(row.guide_id, row.version_hash): row for row in session.scalars(query)}
        for place in known.keys() - live.keys():
            known[place].until = now
        for guide_id, name in live.keys() - known.keys():
            row = session.get(cls, (guide_id, environment, name))
            if row is None:
                row = cls._first(session.get_one(Version, (guide_id, name)).entry(), live[guide_id, name], name)
                row.numbers = cls._numbers(session, row)
                session.add(row)
            else:
                row.until = None
                row.numbers = row.numbers or cls._numbers(session, row)
        session.flush()

    @classmethod
    def _numbers(cls, session: Session, row: "ShownVersion") -> list[int]:
        """Of the steps of a version that visitors are shown from now on."""
        earlier = session.scalars(select(cls).where(cls.guide_id == row.guide_id)).all()
        if earlier and not any(one.numbers for one in earlier):
            last = _shown_last(earlier)
            last.numbers = list(range(len(last.steps)))
        most = [max([len(one.steps), *(number + 1 for number in one.numbers or ())]) for one in earlier]
        return step_numbers(row.steps, _given(earlier), max(most, default=0))

    @classmethod
    def numbers_of(cls, session: Session, guide_id: int) -> dict[str, int]:
        """Of each step of a guide that browsers remember by a number, wherever it stood in whichever version."""
        shown = session.scalars(select(cls).where(cls.guide_id == guide_id)).all()
        if shown and not any(one.numbers for one in shown):
            return {step: place for place, step in enumerate(_shown_last(shown).steps)}
        return _given(shown)

    @classmethod
    def odd_numbers(cls, session: Session, site_id: int, environment: str) -> dict[tuple[int, str], list[int]]:
        """Guide and version → the numbers of its steps, of what is shown on a site, where they are not the steps' places."""
        query = select(cls.guide_id, cls.version_hash, cls.numbers).where(cls.site_id == site_id, cls.environment == environment)
        shown = session.execute(query.where(cls.until.is_(None)))
        return {(guide, version): numbers for guide, version, numbers in shown if numbers and not are_places(numbers)}

    @classmethod
    def has_many(cls, session: Session, site_id: int, live: int) -> bool:
        """Whether a site that has so many live guides now has, or ever had, MANY_GUIDES: what was written densely can be read
        for good, for this never becomes false again.
        """
        ever = session.scalar(select(func.count(distinct(cls.guide_id))).where(cls.site_id == site_id)) or 0
        return max(ever, live) >= MANY_GUIDES

    @classmethod
    def _first(cls, entry: GuideEntry, live: Publication, name: str) -> "ShownVersion":
        return cls(
            guide_id=live.guide_id,
            environment=live.environment,
            version_hash=name,
            organisation_id=live.organisation_id,
            site_id=live.site_id,
            steps=[step["id"] for step in entry["content"]["steps"]],
            languages=[entry["content"].get("language", "en"), *entry["content"].get("translations", {})],
        )


def _shown_last(shown: Sequence[ShownVersion]) -> ShownVersion:
    """Of what an earlier Cairn showed: browsers know its steps by its places."""
    return max(shown, key=lambda one: (one.environment == "production", one.until is None, str(one.until)))


def _given(shown: Sequence[ShownVersion]) -> dict[str, int]:
    return {step: number for one in shown for step, number in zip(one.steps, one.numbers or (), strict=False)}


@dataclass(frozen=True, slots=True)
class Shown:
    """A shown version as it is held in memory."""

    guide_id: int
    version: str
    steps: frozenset[str]
    languages: frozenset[str]
    until: datetime | None

    def counts(self, now: datetime) -> bool:
        return self.until is None or now - self.until < COUNTED_FOR


ShownVersions = Mapping[tuple[str, str], Shown]
"""By the guide's key and the version's hash, or the first digits of it, by which the player calls it."""

NOTHING_SHOWN: ShownVersions = {}


def shown_versions(session: Session, site_id: int, environment: str, now: datetime) -> ShownVersions:
    """What visitors of a site are shown in an environment, or were so lately that it still counts."""
    query = (
        select(Guide.key, ShownVersion)
        .join(Guide, Guide.id == ShownVersion.guide_id)
        .where(ShownVersion.site_id == site_id, ShownVersion.environment == environment)
        .where(or_(ShownVersion.until.is_(None), ShownVersion.until > now - COUNTED_FOR))
    )
    found: dict[tuple[str, str], Shown] = {}
    for key, row in session.execute(query):
        one = Shown(row.guide_id, row.version_hash, frozenset(row.steps), frozenset(row.languages), row.until)
        found[key, row.version_hash] = found[key, row.version_hash[:NAME]] = one
    return found
