"""Batches of events as a page of Alice's site sends them, and what became of them."""

import json

from sqlalchemy import func, select

from models.event import Sorted
from models.event.event_count import Count
from models.event.rejected_count import RejectedCount
from models.release.publish import publish
from tests.support.people import NOW, tour

ORIGIN = "https://app.acme.example"


def put_live(database, alice):
    """A site with a guide live; returns the site's key, the guide's key and its version."""
    with database.writing() as session:
        guide = tour(session, alice, "Greeting")
        release = publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
        return alice.site.key, guide.key, release.guides()[0]["version"]


def batch(live, *figures, **members):
    _, guide, version = live
    events = [{"figure": figure, "guide": guide, "version": version, "step": "s1", "unique": True} for figure in figures]
    return json.dumps({"schema": 1, "environment": "production", "events": events, **members}).encode()


def send(client, key, body, query="", origin=ORIGIN, **headers):
    headers = {"content_type": "text/plain", **({"origin": origin} if origin else {}), **headers}
    return client.ask("POST", f"/player/v1/{key}/events{query}", content=body, headers=headers)


def counted(database):
    with database.reading() as session:
        return session.scalar(select(func.coalesce(func.sum(Count.total), 0)))


def rejected(app, database):
    """What was rejected of everything that was sent before, by reason."""
    app.state.ledger.count(Sorted(0, 0)).result(10)
    with database.reading() as session:
        return {row.reason: row.total for row in session.scalars(select(RejectedCount))}
