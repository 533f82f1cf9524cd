import json

import pytest

from models.account.audit_log import AuditEntry
from models.guide import Guide, Publication
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
