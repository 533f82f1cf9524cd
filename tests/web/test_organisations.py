import pytest
from sqlalchemy import select

from models.account import Membership
from models.account.audit_log import AuditEntry
from tests.web.desk import PART, Desk, read


@pytest.mark.one_engine
def test_nobody_founds_another_organisation_unless_the_operator_lets_them(desk):
    assert read(desk.alice.get("/organisations")).select("#organisation-form") == []
    assert desk.alice.post("/organisations", data={"name": "Second"}).status_code == 403


def test_where_it_is_open_somebody_founds_one_and_goes_on_in_it(database, tmp_path):
    desk = Desk(database, tmp_path, CAIRN_ORGANISATIONS="open")
    refused = read(desk.bob.post("/organisations", data={"name": "x" * 101}), 422)
    assert refused.select_one("#field-name")["value"] == "x" * 101
    before = desk.bob.cookies["cairn_session"]
    desk.bob.cookies.clear()
    desk.bob.cookies.set("cairn_session", before, domain="cairn.test")
    made = desk.bob.post("/organisations", data={"name": "Second"})
    assert (made.status_code, made.headers["location"]) == (303, "/sites/new")
    assert desk.bob.cookies["cairn_session"] != before
    assert "Second" in read(desk.bob.get("/sites/new")).select_one(".shell-who").text
    with database.reading() as session:
        roles = [(one.organisation.name, one.role) for one in Membership.all_of(session, desk.member(session, "bob").id)]
        assert roles == [("Harbour", "reviewer"), ("Second", "owner")]
        assert session.scalars(select(AuditEntry)).one().act == "organisation.founded"


@pytest.mark.one_engine
def test_who_manages_calls_the_organisation_something_else(desk):
    assert "Saved" in read(desk.alice.put("/organisation", data={"name": "Harbour & Sons"}, headers=PART)).text
    assert "Harbour & Sons" in read(desk.alice.get("/members")).select_one(".shell-who").text
    assert read(desk.alice.put("/organisation", data={"name": ""}, headers=PART), 422).select_one("#problem-name")
    assert desk.bob.put("/organisation", data={"name": "Bob's"}, headers=PART).status_code == 403
    assert read(desk.alice.get("/organisation")).select_one("#organisation-name #field-name")["value"] == "Harbour & Sons"
    assert desk.bob.get("/organisation").status_code == 403
