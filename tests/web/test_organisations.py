from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.account import Membership, Organisation
from models.account.audit_log import AuditEntry
from models.review import Review
from models.site import Site
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


@pytest.mark.one_engine
def test_the_organisations_clock_says_when_a_review_is_overdue_and_stands_in_the_log(desk):
    for wrong in ("", "Moon/Base", "../../etc/passwd", "posixrules"):
        again = read(desk.alice.put("/organisation/zone", data={"organisation_zone": wrong}, headers=PART), 422)
        assert "such as Europe/Berlin" in again.select_one("#problem-organisation_zone").text
    assert desk.bob.put("/organisation/zone", data={"organisation_zone": "UTC"}, headers=PART).status_code == 403
    zone = {"organisation_zone": "Pacific/Kiritimati"}
    assert "Saved" in read(desk.alice.put("/organisation/zone", data=zone, headers=PART)).text
    rows = desk.alice.get("/audit.csv").text.splitlines()
    assert any("+14:00" in row and "Pacific/Kiritimati now" in row for row in rows)
    with desk.writing() as session:
        organisation = session.get_one(Site, desk.site).organisation_id
        home = session.get_one(Organisation, organisation)
        late = datetime(2026, 11, 30, 11, tzinfo=UTC)
        review = Review(state="open", due_on=date(2026, 11, 30))
        assert (review.is_overdue(late), review.is_overdue(home.local(late))) == (False, True)
        assert Site.create(session, home, "New", "https://new.example/", late).zone == "Pacific/Kiritimati"
