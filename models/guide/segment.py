"""A segment: a named rule over visitors that several guides reuse, judged in the browser: nobody knows who is in it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.account.member import Member
from models.engine.json_value import is_list, is_object
from models.guide.draft import Draft
from models.guide.guide import Guide
from models.guide.rules.condition_group import Group
from models.guide.rules.rules_json import GroupJson
from models.site.site import Site
from models.site.site_columns import EditColumns, SiteColumns
from models.support.database import Base
from models.support.json_reader import Faults, Reader
from models.support.random_name import random_name
from models.support.round_trip_check import read_back
from models.support.unreadable import Unreadable

LONGEST_NAME = 100
MOST_SEGMENTS = 200
LARGEST_RULE = 100_000


class BadSegment(ValueError):
    """A segment that can't be kept; the sentence says why."""


class Segment(SiteColumns, EditColumns, Base):
    """`rule` is a Group as JSON, checked before it was stored; guides name a segment by its `key`."""

    __tablename__ = "segments"

    key: Mapped[str] = mapped_column(String(16), unique=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    rule: Mapped[GroupJson] = mapped_column(JSON)

    @classmethod
    def create(cls, session: Session, site: Site, name: str, group: Group, by: Member, now: datetime) -> "Segment":
        """Raises BadSegment when the name is missing or taken, or the site has too many."""
        _assert_free(session, site.id, name, None)
        if (session.scalar(select(func.count()).where(cls.site_id == site.id)) or 0) >= MOST_SEGMENTS:
            raise BadSegment(f"A site can have at most {MOST_SEGMENTS} segments; remove one first.")
        segment = cls(organisation_id=site.organisation_id, site_id=site.id, key=f"s-{random_name(8)}", name=name)
        segment.rule, segment.created_at = _kept(group), now
        segment.edited_at, segment.edited_by = now, by
        session.add(segment)
        session.flush()
        return segment

    def change(self, session: Session, name: str, group: Group, by: Member, now: datetime) -> None:
        """Another name or rule. Live guides keep what they were published with until they are published again."""
        _assert_free(session, self.site_id, name, self.id)
        self.name, self.rule = name, _kept(group)
        self.edited_at, self.edited_by = now, by

    @property
    def group(self) -> Group:
        """Whom it means. Raises Unreadable; what lists several asks `readable` instead."""
        try:
            return _read(self.rule)
        except Faults as problem:
            raise Unreadable(f"The segment {self.name}", problem.faults) from problem

    @property
    def readable(self) -> Group | None:
        """Whom it means, or None when that can't be read."""
        try:
            return self.group
        except Unreadable:
            return None

    def used_by(self, session: Session) -> list[Guide]:
        """Guides whose draft names this segment, archived ones too."""
        query = select(Guide, Draft.document).join(Draft, (Draft.guide_id == Guide.id) & (Draft.number == Guide.draft_number))
        rows = session.execute(query.where(Guide.site_id == self.site_id).order_by(Guide.name))
        return [guide for guide, document in rows if self.key in _named(document)]

    @classmethod
    def all_of(cls, session: Session, site_id: int) -> list["Segment"]:
        return list(session.scalars(select(cls).where(cls.site_id == site_id).order_by(func.lower(cls.name), cls.id)))

    @classmethod
    def library(cls, session: Session, site_id: int) -> Mapping[str, Group]:
        """Every segment of a site that can be read, by its key."""
        return readable_groups(cls.all_of(session, site_id))


def readable_groups(segments: Iterable[Segment]) -> dict[str, Group]:
    """Those of them that can be read, by their keys."""
    groups = {segment.key: segment.readable for segment in segments}
    return {key: group for key, group in groups.items() if group is not None}


def _read(rule: Any) -> Group:
    reader = Reader.of(rule)
    group = Group.read(reader)
    reader.finish()
    return group


def _kept(group: Group) -> GroupJson:
    """The rule to store, which can be read back. Raises BadSegment."""
    try:
        return read_back(group.to_json(), lambda value: _read(value).to_json(), LARGEST_RULE)
    except Faults as problem:
        raise BadSegment(f"Nothing was saved. The segment {problem.faults[0][1]}.") from problem


def _named(document: Any) -> list[Any]:
    """The keys of segments in a stored draft, damaged or not."""
    rules = document.get("rules") if is_object(document) else None
    keys = rules.get("segments") if is_object(rules) else None
    return keys if is_list(keys) else []


def _assert_free(session: Session, site_id: int, name: str, segment_id: int | None) -> None:
    if not name:
        raise BadSegment("Give the segment a name, such as Free plan.")
    if len(name) > LONGEST_NAME:
        raise BadSegment(f"A name can have at most {LONGEST_NAME} characters.")
    taken = session.scalar(select(Segment.id).where(Segment.site_id == site_id, Segment.name == name))
    if taken not in {None, segment_id}:
        raise BadSegment(f"There is a segment called {name} already.")
