import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest

from models.account import Member, Membership, Role
from models.account.audit_log import AuditEntry
from models.account.site_role import SiteRole
from models.release.publish import publish
from models.site import Site
from tests.support.people import NOW, tour
from tests.web.api.program import program


@pytest.fixture
def log(database, alice, bob, charlie):
    with database.writing() as session:
        for person, act, sentence in (
            (alice, "policy.changed", "One approval before anything goes live."),
            (bob, "review.approved", "=HYPERLINK(1) is the name of a guide."),
            (charlie, "policy.changed", "Hers alone."),
        ):
            AuditEntry.note(session, person.organisation.id, act, sentence, session.merge(person.member), NOW)


def lines(page):
    return [" ".join(line.get_text(" ").split()) for line in page.html.select(".audit-line")]


def test_the_log_is_filtered_by_words_member_and_subject_and_is_the_organisations_own(client, alice, bob, log):
    whole = client.sign_in(bob).get("/audit")
    assert len(lines(whole)) == 2
    assert "Hers" not in whole.text
    for query in ("?words=approval+live", f"?member={alice.member.id}", "?about=policy"):
        found = lines(client.get(f"/audit{query}"))
        assert len(found) == 1
        assert "One approval" in found[0]
    assert lines(client.get("/audit?words=%25&member=x")) == []


def test_the_log_is_a_file_in_which_nothing_is_a_formula(client, alice, log):
    answer = client.sign_in(alice).get("/audit.csv?about=review")
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[0] == ["at", "by", "act", "what", "from", "hash"]
    assert [row[1:4] for row in rows[1:]] == [["Bob", "review.approved", "'=HYPERLINK(1) is the name of a guide."]]


def test_the_log_comes_in_pages_of_fifty_and_is_narrowed_to_days(client, alice, database):
    with database.writing() as session:
        for number in range(60):
            AuditEntry.note(session, alice.organisation.id, "x.y", f"Number {number}.", session.merge(alice.member), NOW)
    first = client.sign_in(alice).get("/audit")
    second = client.get(first.html.find("a", string="Older entries")["href"])
    assert [len(lines(one)) for one in (first, second)] == [50, 10]
    assert lines(second)[-1].startswith("Number 0.")
    day = NOW.date()
    for query, count in (
        (f"since={day}&until={day}", 50),
        (f"since={day + timedelta(days=1)}", 0),
        (f"until={day - timedelta(days=1)}", 0),
    ):
        assert len(lines(client.get(f"/audit?{query}"))) == count
    assert client.get("/audit?since=9999-12-31&until=9999-12-31&older=x").status == 200


def test_an_entry_says_from_which_network_shortened(client, alice):
    client.sign_in(alice).ask("PUT", "/account/name", data={"name": "Alice Marsh"})
    (line,) = lines(client.get("/audit?about=account"))
    assert "from testclient" in line  # what stands for an address there; see models/support/hour_key.py


def test_the_log_is_narrowed_to_a_site_also_in_the_file_and_by_the_api(client, alice, database):
    with database.writing() as session:
        site, member = session.merge(alice.site), session.merge(alice.member)
        other = Site.create(session, session.merge(alice.organisation), "Depot", "https://depot.acme.example/", NOW)
        numbers = site.id, other.id
        guides = [tour(session, alice), tour(session, replace(alice, site=other), "Depot tour")]
        for guide in guides:  # in one transaction, as the worker does
            publish(session, guide, seen="", by=member, now=NOW)
        AuditEntry.note(session, site.organisation_id, "policy.changed", "Of no site.", member, NOW)
    whole = client.sign_in(alice).get("/audit")
    assert len(lines(whole)) == 3
    assert [one.text for one in whole.html.select("select[name=site] option")] == ["Every site", "Acme app", "Depot"]
    for number, name in zip(numbers, ("Welcome", "Depot tour"), strict=True):
        [line] = lines(client.get(f"/audit?site={number}"))
        assert name in line
        rows = list(csv.reader(io.StringIO(client.get(f"/audit.csv?site={number}").text)))
        assert [row[2] for row in rows[1:]] == ["guide.published"]
        found = program(client, alice, "manage").get(f"/audit?site={number}&act=guide.published").json["data"]
        assert [one["site"] for one in found] == [number]
    with database.writing() as session:
        hers = Membership.of(session, session.merge(alice.member).id)
        dora = Member(email="dora@acme.example", name="Dora", created_at=NOW)
        session.add_all([dora, hers.organisation.admit(dora, Role.VIEWER)])
        session.flush()
        seat = session.get_one(Membership, (hers.organisation_id, dora.id))
        seat.site_roles.append(SiteRole(site_id=numbers[1], role="none"))
    client.sign_in(replace(alice, member=dora))
    assert client.put(f"/guides/{guides[1].id}/steps/s1", {"title": "x"}).status == 404
    assert lines(client.get(f"/audit?site={numbers[1]}")) == []
    assert "was refused" in client.sign_in(alice).get(f"/audit?site={numbers[1]}").words("#audit-list")
