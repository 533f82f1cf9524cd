"""The customer's own API for the rights of their end users."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.event.identified_visitor import IdentifiedVisitor
from models.event.person_pseudonym import subject_of
from models.job.due_visitor_erasures import erase_due_visitors
from models.site import Site
from tests.models.event.identified import MARK, engaged, in_identified_mode
from tests.support.people import tour
from tests.web.api.program import program

NOW = datetime.now(UTC)
TERMS = {"purpose": "To help customers who got stuck.", "legal_basis": "contract", "attributes": ["plan", "mail"]}


@pytest.fixture
def met(client, alice):
    """The path of the site's subjects, somebody's subject, and the guide's number."""
    with client.database.writing() as session:
        guide, site = tour(session, alice), session.merge(alice.site)
        in_identified_mode(session, site, NOW)
        engaged(session, site, guide, NOW)
        return f"/sites/{site.id}/subjects", subject_of(site, MARK), guide.id


def test_promise_6_a_program_turns_it_on_reads_it_and_turns_it_off(client, alice, bob, charlie):
    here = f"/sites/{alice.site.id}/identified-mode"
    asks = program(client, alice, "read", "manage")
    assert asks.get(here).json["on"] is False
    assert asks.ask("PUT", here, {**TERMS, "legal_basis": "because"}).status == 422
    assert asks.ask("PUT", f"{here}?dry_run=true", TERMS).json["on"] is True
    assert asks.get(here).json["on"] is False
    said = asks.ask("PUT", here, TERMS).json
    assert (said["on"], said["attributes"], said["days"]) == (True, ["plan", "mail"], 365)
    assert program(client, alice, "read", "write").ask("PUT", here, TERMS).json["code"] == "scope"
    assert program(client, charlie, "read", "manage").ask("DELETE", here).status == 404
    assert asks.ask("DELETE", here).status == 204
    assert asks.get(here).json["on"] is False


def test_who_engaged_is_for_who_manages(client, alice, charlie, met):
    asks = program(client, alice, "read", "manage")
    (row,) = asks.get(f"/guides/{met[2]}/people").json["data"]
    assert (row["started"], row["completed"], row["reached"]) == (1, 1, ["s1"])
    assert row["attributes"] == {"mail": MARK, "plan": "harbour"}
    assert asks.get(f"/guides/{met[2]}/people?did=dismissed").json["data"] == []
    assert program(client, alice, "read").get(f"/guides/{met[2]}/people").json["code"] == "scope"
    assert program(client, charlie, "read", "manage").get(f"/guides/{met[2]}/people").status == 404


def test_promise_m2_the_customers_api_serves_the_rights_of_a_visitor(client, alice, met):
    asks, (here, subject, _) = program(client, alice, "read", "manage"), met
    (row,) = asks.get(here).json["data"]
    by_pseudonym = f"{here}/{row['pseudonym']}"
    copy = asks.get(f"{here}/{subject}").json
    assert copy["tables"] == asks.get(by_pseudonym).json["tables"]
    assert copy["legal_basis"].startswith("Performance of a contract")
    assert asks.ask("PATCH", by_pseudonym, {"attributes": {"plan": "marina", "mail": None}}).json["attributes"] == {
        "plan": "marina"
    }
    assert asks.ask("PATCH", by_pseudonym, {"attributes": {"other": 1}}).status == 422
    assert asks.ask("PUT", f"{here}/{subject}/restriction").json["restricted_at"]
    assert asks.get(here).json["data"][0]["attributes"] == {}
    assert asks.ask("DELETE", f"{here}/{subject}/restriction").json["restricted_at"] is None
    asked = asks.ask("POST", f"{here}/{subject}/erasure")
    assert asked.status == 202
    assert asks.ask("POST", f"{here}/{subject}/erasure").status == 409
    assert asks.ask("DELETE", f"{here}/{subject}/erasure").status == 204
    assert asks.ask("DELETE", f"{here}/{subject}/erasure").status == 409
    again = asks.ask("POST", f"{here}/{subject}/erasure").json
    due = datetime.fromisoformat(again["due_at"])
    assert erase_due_visitors(client.database, due) == 1
    assert asks.get(f"{here}/{subject}").status == 404
    assert "Erased" in client.get("/erasures/" + again["receipt"].rpartition("/")[2]).text
    with client.database.writing() as session:
        notes = " ".join(one.sentence for one in AuditEntry.newest(session, alice.organisation.id))
        assert "what is kept about a person was read" in notes
        assert not any(word in notes for word in (MARK, row["pseudonym"], subject))


def test_promise_m2_an_objection_holds_also_for_somebody_of_whom_nothing_is_kept(client, alice, met):
    asks = program(client, alice, "read", "manage")
    with client.database.writing() as session:
        site = session.get_one(Site, alice.site.id)
        newcomer = subject_of(site, "newcomer")
    assert asks.ask("PUT", f"{met[0]}/{newcomer}/objection").json["objected_at"]
    with client.database.writing() as session:
        engaged(session, session.get_one(Site, alice.site.id), tour(session, alice), NOW, "newcomer")
    tables = asks.get(f"{met[0]}/{newcomer}").json["tables"]
    assert set(tables) == {"identified_visitors"}, "nothing was noted"
    assert asks.ask("DELETE", f"{met[0]}/{newcomer}/objection").json["objected_at"] is None


def test_nobody_else_finds_anybody(client, alice, charlie, met):
    here, subject, _ = met
    stranger = program(client, charlie, "read", "manage")
    with client.database.writing() as session:
        other = session.get_one(Site, charlie.site.id)
        in_identified_mode(session, other, NOW)
        pseudonym = session.scalars(select(IdentifiedVisitor.pseudonym)).one()
    theirs = f"/sites/{charlie.site.id}/subjects"
    for name in (subject, pseudonym):
        for method, more in (("GET", ""), ("PUT", "/restriction"), ("DELETE", "/objection"), ("POST", "/erasure")):
            assert stranger.ask(method, f"{here}/{name}{more}").status == 404
        assert stranger.get(f"{theirs}/{name}").status == 404, "not under a site of their own either"
    assert "never by the id" in program(client, alice, "read", "manage").get(f"{here}/user-4711").json["detail"]
    assert program(client, alice, "read", "write").get(here).json["code"] == "scope"
    assert stranger.get(theirs).json["data"] == []


def test_lists_go_on_page_by_page(client, alice, met):
    with client.database.writing() as session:
        guide = tour(session, alice)
        for number in range(4):
            engaged(session, session.merge(alice.site), guide, NOW, f"p{number}")
    asks, seen, cursor = program(client, alice, "read", "manage"), [], ""
    while cursor is not None:
        page = asks.get(f"{met[0]}?limit=2&cursor={cursor}").json
        seen += [one["pseudonym"] for one in page["data"]]
        cursor = page["next"]
    assert seen == sorted(seen)
    assert len(set(seen)) == 5
