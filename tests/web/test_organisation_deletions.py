from datetime import timedelta

import pyotp
import pytest

from models.account import Membership, Organisation, Role
from models.account.api_key import ApiKey
from models.account.authenticator import Authenticator
from models.account.invitation import Invitation
from models.integration.delivery import Delivery
from models.release.release_lookup import find_live
from models.review import Review
from models.review.share_link import ShareLink
from models.site import Site
from models.site.watch_schedule import Watch
from tests.web.desk import NOW, PART, PASSWORD, Desk, read
from web.share_address import share_token

MAIL = {"CAIRN_MAIL_URL": "smtp://127.0.0.1:1?from=cairn@x.example"}


def organisation_of(desk, session):
    return session.get_one(Organisation, session.get_one(Site, desk.site).organisation_id)


def shown(desk):
    """The names of what visitors of the site get."""
    with desk.database.reading() as session:
        found = find_live(session, session.get_one(Site, desk.site).key, "production")
    return [guide["name"] for guide in found.document["guides"]]


@pytest.fixture
def desk(database, tmp_path):
    desk = Desk(database, tmp_path, **MAIL)
    assert desk.alice.post(f"/guides/{desk.guide}/publication", headers=PART, data={"seen": ""}).status_code in {200, 303}
    return desk


def test_an_owner_deletes_the_organisation_and_brings_it_back(desk):
    assert shown(desk) == ["Welcome"]
    with desk.writing() as session:
        place = session.get_one(Membership, (organisation_of(desk, session).id, desk.member(session, "alice").id))
        key = ApiKey.make(session, place, "Deploy", ["read"], None, NOW)[1]
        session.add(Watch.of(session, session.get_one(Site, desk.site)))
    bearer = {"authorization": f"Bearer {key}"}
    assert desk.nobody.get("/api/v1/sites", headers=bearer).status_code == 200
    done = desk.alice.post("/organisation/deletion", data={"deletion_password": PASSWORD}, headers=PART)
    assert (done.status_code, done.headers["hx-redirect"]) == (204, "/organisations")

    assert shown(desk) == []
    assert desk.nobody.get("/api/v1/sites", headers=bearer).status_code == 401
    assert desk.bob.get("/guides").headers["location"] == "/organisations"
    page = read(desk.bob.get("/organisations"))
    assert "unless an owner brings it back" in page.select_one("#organisation-list").text
    assert page.select("[hx-delete]") == []
    with desk.database.reading() as session:
        organisation = organisation_of(desk, session)
        letters = [one.body["to"] for one in session.query(Delivery).filter_by(organisation_id=organisation.id)]
        assert sorted(letters) == ["alice@harbour.example", "bob@harbour.example"]
        address = f"/organisations/{organisation.id}/deletion"
    with desk.writing() as session:
        assert desk.site not in {site_id for _, site_id in Watch.due(session, NOW + timedelta(days=2))}

    assert desk.bob.delete(address, headers=PART).status_code == 403
    assert desk.charlie.delete(address, headers=PART).status_code == 404
    assert desk.alice.delete(address, headers=PART).status_code == 204
    assert shown(desk) == ["Welcome"]
    assert desk.nobody.get("/api/v1/sites", headers=bearer).status_code == 200
    assert desk.alice.get("/guides").status_code == 200
    assert desk.alice.delete(address, headers=PART).status_code == 404
    log = read(desk.alice.get("/audit")).text
    assert "Alice deleted Harbour" in log
    assert "Alice brought Harbour back" in log


@pytest.mark.one_engine
def test_who_deletes_shows_who_they_are_by_password_or_by_the_second_step(desk):
    wrong = read(desk.alice.post("/organisation/deletion", data={"deletion_password": "guess"}, headers=PART), 422)
    assert "That is not your password." in wrong.text
    assert desk.bob.post("/organisation/deletion", data={"deletion_password": PASSWORD}, headers=PART).status_code == 403
    sealer = desk.app.state.instance.sealer
    with desk.writing() as session:
        app = Authenticator.make(session, sealer, desk.member(session, "alice"))
        app.confirmed_at = NOW
        code = pyotp.TOTP(app.key(sealer)).now()
    assert "code of your authenticator" in read(desk.alice.get("/organisation")).text
    assert desk.alice.post("/organisation/deletion", data={"deletion_password": code}, headers=PART).status_code == 204


@pytest.mark.one_engine
def test_links_that_were_given_out_open_nothing_while_it_is_deleted(desk):
    assert desk.alice.post(f"/guides/{desk.guide}/reviews", data={"message": "Look"}, headers=PART).status_code < 400
    with desk.writing() as session:
        alice, review = desk.member(session, "alice"), session.query(Review).one()
        link = ShareLink.make(session, review, 7, alice, NOW)
        paths = [f"/shared/{share_token(desk.app.state.instance.settings.secret_key, link)}"]
        paths += [f"/join/{Invitation.make(session, review.organisation_id, 'dora@x.example', Role.AUTHOR, alice, NOW)[1]}"]
    assert [desk.nobody.get(path).status_code for path in paths] == [200, 200]
    assert desk.alice.post("/organisation/deletion", data={"deletion_password": PASSWORD}, headers=PART).status_code == 204
    assert [desk.nobody.get(path).status_code for path in paths] == [410, 410]
