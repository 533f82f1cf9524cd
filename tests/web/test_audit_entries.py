import csv
import io
from datetime import timedelta

import pytest

from models.account.audit_log import AuditEntry
from tests.support.people import NOW


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
