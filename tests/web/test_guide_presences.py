import pytest

from models.account.audit_log import AuditEntry
from tests.support.client import Client
from tests.support.people import tour

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def guide(database, alice):
    with database.writing() as session:
        return tour(session, alice).id


def test_colleagues_see_each_other_in_a_guide_and_nothing_of_it_is_logged(app, client, alice, bob, charlie, guide, database):
    bobs, presence = Client(app).sign_in(bob), f"/guides/{guide}/presence"
    page = client.sign_in(alice).get(f"/guides/{guide}").html
    assert page.select_one(f'[hx-put="{presence}"]')["hx-trigger"] == "load, every 30s"
    assert client.put(presence, **PART).html.select("li") == []
    assert "Alice has this guide open, too" in bobs.put(presence, **PART).text
    assert "Bob since" in client.put(presence, **PART).words("#guide-presence-list li")
    assert Client(app).sign_in(charlie).put(presence, **PART).status == 404
    with database.reading() as session:
        assert AuditEntry.newest(session, alice.organisation.id) == []


def test_who_loses_access_while_the_page_is_open_is_told_once_in_its_place(app, client, alice, bob, guide):
    bobs, presence = Client(app).sign_in(bob), f"/guides/{guide}/presence"
    assert bobs.put(presence, **PART).status == 200
    client.sign_in(alice).put(f"/members/{bob.member.id}/site-roles", {f"site-{alice.site.id}": "none"}, **PART)
    gone = bobs.put(presence, **PART)
    assert gone.status == 404
    assert "no longer have access to this guide" in gone.words('#guide-presence [role="alert"]')
