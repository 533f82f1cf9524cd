"""What is stored and can't be read is said of that one thing, and takes down no list, no check and no other guide."""

import re
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import and_, inspect, literal, select

from models.account.member import Member
from models.check.finding import Finding
from models.guide import Draft, Version
from models.guide.kept_step import KeptStep
from models.guide.segment import Segment
from models.integration.news_channel import NewsChannel
from models.page.snapshot_archive import PageSnapshot
from models.release.release import Release
from models.review import Review
from models.site import Site
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from tests.support.damaged_site import damage, settled
from web.routes import EDITOR

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
PART = {"hx_request": "true", "hx_request_type": "partial"}
SHAPES = [[], {"steps": [[]]}]
DRAFTS = [
    *SHAPES,
    7,
    {"steps": {"a": 1}, "rules": []},
    {"steps": [{"id": "s1", "body": "&" * 19_995}]},
    {"steps": [{"id": "s1", "buttons": [{"action": []}], "advance": [7], "target": {"selectors": 3}}]},
    {"steps": [], "rules": {"segments": {"a": 1}, "trigger": [], "pages": [1], "priority": "x"}, "theme": [], "translations": 3},
    {"steps": [], "rules": {"priority": 10**30}, "language": "no language"},
]
RULES = [*SHAPES, {"match": [], "conditions": [7]}, {"match": "all", "conditions": [{"subject": {}, "value": [[]]}]}]
LOOKS = [*SHAPES, {"light": [], "logo": 3, "css": []}, {"light": {"accent": "javascript:"}, "mode": "?"}]
EVIDENCE = [*SHAPES, {"verdict": "moved"}, {"verdict": 3, "proposals": [{}]}, {"snapshot": "1", "nodes": [[]], "node": {}}]
KINDS = {
    "draft": (Draft.document, DRAFTS),
    "segment": (Segment.rule, RULES),
    "theme": (Theme.document, LOOKS),
    "kept step": (KeptStep.document, DRAFTS),
    "attribute": (SiteAttribute.type, ["", "colour"]),
    "version": (Version.document, ["", "{", "[]", "{}"]),
    "targets": (Version.targets, [*SHAPES, {"s1": []}, {"s1": {"page": 3, "target": {}}}, {"s1": {"page": "/", "target": {}}}]),
    "release": (Release.document, ["", "{", "[]", "{}"]),
    "finding": (Finding.target, SHAPES),
    "repair": (Finding.repair, EVIDENCE),
    "before": (Finding.old, EVIDENCE),
    "after": (Finding.new, EVIDENCE),
}


def addresses(database, guide_id):
    """Every page of the editor that can be looked at, with the ids of what is there."""
    with database.writing() as session:
        organisation = session.scalar(select(Site.organisation_id).limit(1))
        where = {"url": "https://ci.example/hook", "secret": "", "former": ""}
        channel = NewsChannel.put(session, organisation, "webhook", "CI", ["release"], None, where, NOW).id
    with database.reading() as session:
        known = {
            "guide_id": guide_id,
            "site_id": session.scalar(select(Site.id).limit(1)),
            "segment_id": session.scalar(select(Segment.id)),
            "theme_id": session.scalar(select(Theme.id)),
            "review_id": session.scalar(select(Review.id)),
            "finding_id": session.scalar(select(Finding.id).where(Finding.guide_id == guide_id)),
            "member_id": session.scalar(select(Member.id).limit(1)),
            "snapshot_id": session.scalar(select(PageSnapshot.id).limit(1)),
            "step_id": "s1",
            "language": "de",
            "secret": "x",
            "name": "x",
            "token": "x",
            "channel_id": channel,
            "provider": "x",
            "pseudonym": "x",
            "organisation_id": session.scalar(select(Site.organisation_id).limit(1)),
            "organisation_key": "x",
            "number": 1,
        }
    for route in EDITOR:
        if "GET" in (route.methods or ()) and not route.name.startswith("snapshot"):  # which are the customer's pages
            yield re.sub(r"\{(\w+)(?::\w+)?\}", lambda found: str(known[found[1]]), route.path)


@pytest.mark.one_engine
@pytest.mark.slow
@pytest.mark.attack
def test_a_damaged_document_takes_nothing_else_down(database, alice, client):
    client.sign_in(alice)
    with settled(database, alice) as (_, night, damaged, fine):
        for kind, (column, damages) in KINDS.items():
            row = column.class_.guide_id == damaged if hasattr(column.class_, "guide_id") else literal(True)
            with restored(database, column, row):
                for value in damages:
                    damage(database, column, value, row)
                    assert_others_stand(client, alice, damaged, fine, (kind, value))
                for path in addresses(database, damaged):
                    assert client.get(path).status < 500, (kind, path)
                if kind in {"draft", "version", "targets", "finding"}:
                    check = night.check()
                    assert (check.finished_at is not None, check.sentence) == (True, "")
                    assert fine in {finding.guide_id for finding in night.findings()}


def assert_others_stand(client, alice, damaged, fine, told):
    assert client.get(f"/guides/{damaged}").status < 500, told
    lists = ["/guides", f"/sites/{alice.site.id}", "/inbox", f"/guides/{fine}/rules", f"/player/v1/{alice.site.key}/guides.json"]
    assert [path for path in lists if client.get(path).status != 200] == [], told


@contextmanager
def restored(database, column, row):
    """What the column held comes back in the end."""
    keys = list(inspect(column.class_).primary_key)
    with database.reading() as session:
        before = session.execute(select(column, *keys).where(row)).all()
    yield
    for value, *key in before:
        own = and_(*(at == one for at, one in zip(keys, key, strict=True)))
        damage(database, column, value, own)
