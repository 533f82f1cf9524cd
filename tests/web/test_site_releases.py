import json

import pytest

from models.account.audit_log import AuditEntry
from models.account.review_policy import Policy
from models.guide import Guide, Publication
from models.guide.approval import Approval
from models.guide.emergency import Emergency
from models.release.publish import publish
from tests.support.people import NOW, tour

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def guides(database, alice) -> list[int]:
    """Two that are live."""
    with database.writing() as session:
        made = [tour(session, alice, name) for name in ("Welcome", "News")]
        for guide in made:
            publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
        return [guide.id for guide in made]


def live(database, guides):
    with database.reading() as session:
        return [Publication.of(session, session.get_one(Guide, guide)) is not None for guide in guides]


def visitors_get(client, site):
    return len(json.loads(client.get(f"/player/v1/{site.key}/guides.json").text)["guides"])


def test_everything_is_switched_off_at_once_stands_in_the_log_and_comes_back(client, alice, bob, guides, database):
    address = f"/sites/{alice.site.id}/releases"
    assert client.sign_in(bob).delete(address, **PART).status == 403
    off = client.sign_in(alice).delete(address, **PART)
    assert off.status == 200
    assert live(database, guides) == [False, False]
    assert visitors_get(client, alice.site) == 0
    with database.reading() as session:
        assert AuditEntry.newest(session, alice.organisation.id)[0].act == "site.switched_off"
    twice = client.delete(address, **PART)
    assert twice.status == 422
    assert "Nothing was live" in twice.words("[role=alert]")
    before = client.get(address).html.select('.release-entry input[name="move"]')[0]["value"]
    assert client.post(address, {"move": before, "environment": "production"}, **PART).status == 200
    assert live(database, guides) == [True, True]


def test_the_page_says_what_is_live_since_when_and_who_approved_it_or_why_nobody_did(client, alice, bob, guides, database):
    with database.writing() as session:
        first, second = (session.get_one(Guide, guide) for guide in guides)
        Approval.give(session, first, Publication.of(session, first).version_hash, session.merge(bob.member), NOW)
        version = Publication.of(session, second).version(session)
        Emergency.declare(session, second, version, "It burns.", session.merge(alice.member), NOW)
        session.add(Policy(organisation_id=alice.organisation.id, approvals_required=1))
    page = client.sign_in(bob).get(f"/sites/{alice.site.id}/releases")
    approved, urgent = page.html.select(".release-live > li")
    assert " ".join(approved.get_text(" ").split()).endswith("published by Alice Approved by Bob")
    assert "24 Nov 2026, 10:00 UTC" in approved.get_text()
    assert "Without approval Alice: It burns." in " ".join(urgent.get_text(" ").split())
    assert page.html.select(".release-live")[0].find_all("a")[0]["href"] == f"/guides/{guides[0]}"
