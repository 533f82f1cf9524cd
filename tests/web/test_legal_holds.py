"""Legal holds: placed and lifted by an operator, read by who is held."""

import pytest

from models.account import Member, Organisation
from models.site import Site
from tests.support.log_entries import entries
from tests.web.desk import PART, Desk, read
from tests.web.test_operators import make_operator


@pytest.fixture
def desk(database, tmp_path):
    desk = Desk(database, tmp_path)
    make_operator(desk)
    return desk


def home(desk):
    with desk.database.reading() as session:
        return session.get_one(Organisation, session.get_one(Site, desk.site).organisation_id)


def place(desk, subject, reason="Case 4711", status=200):
    return read(desk.bob.post("/operator/holds", data={"subject": subject, "reason": reason}, headers=PART), status)


@pytest.mark.one_engine
def test_an_organisation_is_held_and_released_and_its_owners_read_it(desk):
    page = place(desk, home(desk).key)
    assert "Case 4711" in page.select_one(f"#hold-organisation-{home(desk).id}").text
    assert "Case 4711" in read(desk.alice.get("/organisation")).select_one("#organisation-held").text
    assert "under legal hold" in read(desk.alice.get("/account/privacy")).select_one("#rights-held").text
    read(desk.bob.delete(f"/operator/organisations/{home(desk).id}/hold", headers=PART))
    assert read(desk.alice.get("/organisation")).select_one("#organisation-held") is None
    assert len(entries(desk.database, "organisation.held", "organisation.released")) == 2


@pytest.mark.one_engine
def test_a_member_is_held_and_reads_which_case_it_is_for(desk):
    with desk.database.reading() as session:
        number, address = desk.member(session, "alice").id, desk.member(session, "alice").email
    place(desk, address)
    assert "Case 4711" in read(desk.alice.get("/account/privacy")).select_one("#rights-held").text
    page = read(desk.bob.delete(f"/operator/members/{number}/hold", headers=PART))
    assert "Nothing is held" in page.text
    with desk.database.reading() as session:
        assert session.get_one(Member, number).held_at is None


@pytest.mark.one_engine
def test_what_cannot_be_held_is_refused_and_stays_typed(desk):
    page = place(desk, "nobody@x.example", status=422)
    assert "no member that address" in page.select_one("#hold-problem").text
    assert page.select_one("[name=subject]")["value"] == "nobody@x.example"
    assert page.select_one("[name=subject]")["aria-describedby"] == "hold-problem"
    page = place(desk, home(desk).key, reason=" ", status=422)
    assert "Say which case" in page.select_one("#hold-problem").text
    assert page.select_one("[name=reason]")["aria-describedby"] == "hold-problem"
    assert not page.select_one("[name=subject]").has_attr("aria-invalid")


@pytest.mark.one_engine
def test_for_anybody_else_there_is_nothing(desk):
    for browser in (desk.alice, desk.charlie):
        assert browser.get("/operator/holds").status_code == 404
        assert browser.post("/operator/holds", data={"subject": home(desk).key, "reason": "x"}, headers=PART).status_code == 404
        assert browser.delete(f"/operator/organisations/{home(desk).id}/hold", headers=PART).status_code == 404
