import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from models.account import Member, Membership
from models.account.api_key import ApiKey
from models.account.audit_log import AuditEntry
from models.guide import Guide
from models.integration.delivery import MAIL, Delivery
from models.release.publish import publish
from models.site.watch_schedule import Watch
from tests.support.watching import harbour_on_wire
from tests.web.belongings import MARK, belongings
from tests.web.desk import PART, Desk, read
from web.cli import main

NOW = datetime.now(UTC)


def make_operator(desk, name="bob"):
    with desk.writing() as session:
        desk.member(session, name).operator_since = NOW


@pytest.fixture
def desk(database, tmp_path):
    return Desk(database, tmp_path, CAIRN_ORGANISATIONS="invitation")


def test_an_operator_sees_counts_and_health_and_nothing_that_an_organisation_holds(app, client, database, alice, bob):
    with harbour_on_wire() as harbour:
        belongings(client, alice, harbour, app.state.instance.settings.secret_key)
    client.sign_in(bob)
    with database.writing() as session:
        session.get_one(Member, bob.member.id).operator_since = NOW
        body = {"to": "x@x.example", "subject": MARK, "text": MARK, "sealed": ""}
        Delivery.put(session, alice.organisation.id, MAIL, "late", body, NOW - timedelta(hours=3))
        for one in Membership.all_in(session, alice.organisation.id):
            one.signed_in_at = datetime(2026, 11, 20, 7, 31, tzinfo=UTC)
        session.execute(update(Watch).values(next_at=None))
    page = client.get("/operator")
    line = next(row for row in page.html.select("#organisation-health tbody tr") if alice.organisation.key in row.text)
    said = {cell.get("data-label"): " ".join(cell.text.split()) for cell in line.select("td")}
    assert said.pop("Stored").endswith("B")
    assert said.pop("Access").startswith("Quotas Suspend Reason")
    assert said == {
        None: f"Acme{alice.organisation.key}",
        "Members": "2",
        "Sites": "1",
        "Live guides": "1",
        "Last check": "26 Nov 2026, 03:00 UTC",
        "Waiting": "3 h",
        "Last sign-in": "20 Nov 2026",
    }
    for never in (MARK, "Welcome", "acme.example", "07:31", "boats", alice.site.key):
        assert never not in page.html.select_one("main").decode(), never
    leads = [link["href"] for link in page.html.select("main a")]
    assert [one for one in leads if not re.fullmatch(r"/operator/organisations/\d+/quotas", one)] == [
        "/privacy/policies/1",
        "/account",
        "/health",
        "/operator/policies",
        "/operator/holds",
    ]


@pytest.mark.one_engine
def test_for_anybody_else_there_is_nothing_and_no_role_makes_an_operator(desk):
    for browser in (desk.alice, desk.bob, desk.charlie):
        assert browser.get("/operator").status_code == 404
        assert browser.post("/operator/founding-links", data={"founder": "a@x.example"}, headers=PART).status_code == 404
        assert 'href="/operator"' not in browser.get("/account").text
    assert desk.nobody.get("/operator").headers["location"].startswith("/sign-in")
    make_operator(desk)
    assert desk.bob.get("/operator").status_code == 200
    assert 'href="/operator"' in desk.bob.get("/account").text


def test_somebody_founds_an_organisation_by_the_link_of_an_operator(desk):
    make_operator(desk)
    assert "no e-mail address" in read(desk.bob.post("/operator/founding-links", data={"founder": "x"}, headers=PART), 422).text
    made = read(desk.bob.post("/operator/founding-links", data={"founder": "Dora@X.example"}, headers=PART))
    link = re.sub(r"^http://cairn.test", "", made.select_one("#fresh-founding-link")["value"])
    typed = {"name": "Dora", "password": "four walks before noon", "organisation": "Dredging", "address": "https://dora.example"}
    assert desk.nobody.post(link, data=typed).status_code == 303
    assert "Dredging" in read(desk.bob.get("/operator")).select_one("#organisation-health").text
    assert desk.alice.post("/organisations", data={"name": "Second"}).status_code == 403


@pytest.mark.one_engine
def test_where_it_is_closed_only_the_command_line_founds(database, tmp_path):
    desk = Desk(database, tmp_path)
    make_operator(desk)
    assert read(desk.bob.get("/operator")).select("#founding-link") == []
    assert desk.bob.post("/operator/founding-links", data={"founder": "a@x.example"}, headers=PART).status_code == 422


@pytest.mark.one_engine
def test_the_command_line_makes_an_operator_and_takes_it_back(database, people, capsys, monkeypatch):
    monkeypatch.setenv("CAIRN_DATABASE_URL", database.url)
    monkeypatch.setenv("CAIRN_SECRET_KEY", "k" * 32)
    for words, expected in (([], True), (["--remove"], False)):
        assert main(["operator", people.bob.email.upper(), "--json", *words]) == 0
        assert json.loads(capsys.readouterr().out) == {"email": people.bob.email, "operator": expected}
        with database.reading() as session:
            assert (session.get_one(Member, people.bob.member.id).operator_since is not None) is expected
    assert main(["operator", "dora@x.example"]) == 2
    assert "has no account here" in capsys.readouterr().err
    with database.reading() as session:
        assert [one.act for one in session.query(AuditEntry)] == ["account.operator"] * 2


def test_a_suspended_organisation_lets_nobody_in_says_why_and_goes_on_for_its_visitors(desk):
    make_operator(desk)
    with desk.writing() as session:
        alice = Membership.of(session, desk.member(session, "alice").id)
        _, secret = ApiKey.make(session, alice, "Build", ["read"], None, NOW)
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        publish(session, guide, seen="", by=desk.member(session, "alice"), now=NOW)
        site_key, organisation = guide.site.key, guide.organisation_id

    def key():
        return desk.nobody.get("/api/v1/sites", headers={"authorization": f"Bearer {secret}"})

    here = f"/operator/organisations/{organisation}/suspension"
    assert desk.alice.post(here, data={"reason": "Mine"}, headers=PART).status_code == 404
    refused = desk.bob.post(here, data={"reason": "  "}, headers=PART)
    assert refused.status_code == 422
    assert "Give a reason" in refused.text
    assert "Reactivate" in desk.bob.post(here, data={"reason": "Unpaid."}, headers=PART).text
    assert desk.alice.get("/guides").headers["location"] == "/organisations"
    assert "Suspended by the operator of this Cairn: Unpaid." in read(desk.alice.get("/organisations")).text
    typed = desk.alice.put(f"/guides/{desk.guide}/rules", data={}, headers=PART)
    assert (typed.status_code, "whole organisation, were suspended" in typed.text) == (403, True)
    assert key().status_code == 401
    assert "Welcome" in desk.nobody.get(f"/player/v1/{site_key}/guides.json").text
    page = desk.bob.get("/operator").text
    assert "Welcome" not in page
    assert desk.bob.delete(here, headers=PART).status_code == 200
    assert desk.alice.get("/guides").status_code == 200
    assert key().status_code == 200
    log = read(desk.alice.get("/audit")).select_one("#audit-list").text
    assert "Bob, as operator, suspended Harbour: Unpaid." in log
    assert "reactivated the organisation for the members of Harbour in again" in log
