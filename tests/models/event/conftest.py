"""A guide that is live, and batches about it as its visitors' browsers send them."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from models.event import Sorted, read_batch, sort
from models.event.event_count import Count
from models.guide import Guide
from models.release.publish import publish
from models.release.shown_version import shown_versions
from models.support.database import Database
from tests.support.people import NOW, Person, tour


@dataclass(frozen=True)
class Live:
    """Alice's guide, its version and its site."""

    database: Database
    person: Person
    guide: Guide
    version: str

    def body(self, *figures: str, name: str = "", **members: Any) -> bytes:
        events = [{"figure": figure, "guide": self.guide.key, "version": self.version, **members} for figure in figures]
        return json.dumps({"schema": 1, "events": events, **({"id": name} if name else {})}).encode()

    def refused(self):
        """A batch that the database does not take."""
        broken = self.batch("started", step="s1")
        broken.sums = {place._replace(device=None): sums for place, sums in broken.sums.items()}
        return broken

    def batch(self, *figures: str, name: str = "", network: str = "192.0.2.0/24", **members: Any) -> Sorted:
        """What is made of such a batch when it arrives."""
        site = self.person.site
        with self.database.reading() as session:
            shown = shown_versions(session, site.id, "production", datetime.now(UTC))
        batch = read_batch(self.body(*figures, name=name, **members))
        return sort(batch, shown, (site.id, site.organisation_id), datetime.now(UTC), network)

    def total(self) -> int:
        with self.database.reading() as session:
            return session.scalar(select(func.coalesce(func.sum(Count.total), 0)))


@pytest.fixture
def live(database, alice) -> Live:
    with database.writing() as session:
        guide = tour(session, alice)
        release = publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
        return Live(database, alice, guide, release.guides()[0]["version"])
