import pytest
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.check.finding import Finding
from models.guide import Guide, Publication
from models.release.publish import publish
from tests.models.support.wire import answer
from tests.support.markup import parsed
from tests.support.watching import WITHOUT

PART = {"hx_request": "true", "hx_request_type": "partial"}


def target_of_draft(database):
    with database.reading() as session:
        return session.scalars(select(Guide)).one().document.steps[0].target


def state_of(database, finding_id):
    with database.reading() as session:
        return session.get_one(Finding, finding_id).state


def test_an_empty_inbox_says_what_will_be_here(client, alice):
    page = client.sign_in(alice).get("/inbox")
    assert "Every target is where it should be" in page.words("main")
    assert page.html.select_one(".nav-count") is None


def test_what_broke_is_listed_with_its_facts_and_counted_in_the_navigation(client, alice, moved):
    page = client.sign_in(alice).get("/inbox")
    words = page.words("#finding-list")
    for expected in (
        "Moved",
        "1. Here",
        "Boats",
        "last edited by Alice",
        "0 visitors affected",
        "Found again",
    ):
        assert expected in words
    assert page.words(".nav-count").startswith("1")
    assert page.html.select_one(f'a[href="/inbox/{moved}"]')


def test_a_finding_shows_both_sides_and_what_agrees_and_changed(client, alice, moved):
    page = client.sign_in(alice).get(f"/inbox/{moved}")
    words = page.words(".finding-panel")
    assert "It moved" in words
    assert "What agrees" in words
    assert "boats/new" in " ".join(one.get_text() for one in page.html.select(".evidence-table del"))
    frames = [frame["src"] for frame in page.html.select(".finding-frame iframe")]
    assert len(frames) == 2
    for source in frames:
        shown = client._http.get(source)  # a customer's page, which need not keep our manners
        assert shown.status_code == 200
        assert "sandbox allow-scripts" in shown.headers["content-security-policy"]
        number = source.partition("node=")[2]
        element = parsed(shown.text).select_one(f'[data-cairn-node="{number}"]')
        assert element.get_text() == "Add a boat"


def test_accepting_makes_a_draft_and_changes_nothing_for_visitors_until_it_is_published(
    client, alice, moved, database, night, harbour
):
    before = target_of_draft(database)
    panel = client.sign_in(alice).post(f"/inbox/{moved}/repair", {"proposal": "0"}, **PART)
    assert panel.status == 200
    assert "Accepted by Alice" in panel.words(".finding-panel")
    after = target_of_draft(database)
    assert after["selectors"] != before["selectors"]
    night.check()
    assert state_of(database, moved) == "repaired"
    with database.writing() as session:
        guide = session.scalars(select(Guide)).one()
        seen = Publication.of(session, guide).version_hash
        publish(session, guide, seen=seen, by=session.merge(alice.member), now=night.now)
        assert session.scalars(select(AuditEntry).where(AuditEntry.act == "repair.accepted")).one()
    night.check()
    assert state_of(database, moved) == "resolved"
    assert "Resolved" in client.get("/inbox?show=resolved").words("#finding-list")
    assert client.get("/inbox").html.select_one(".nav-count") is None


def test_accepting_is_undone_without_asking(client, alice, moved, database):
    before = target_of_draft(database)
    client.sign_in(alice).post(f"/inbox/{moved}/repair", {"proposal": "0"}, **PART)
    panel = client.delete(f"/inbox/{moved}/repair", **PART)
    assert panel.status == 200
    assert target_of_draft(database) == before
    assert state_of(database, moved) == "open"


def test_a_second_acceptance_is_refused_with_a_sentence(client, alice, moved):
    client.sign_in(alice).post(f"/inbox/{moved}/repair", {"proposal": "0"}, **PART)
    again = client.post(f"/inbox/{moved}/repair", {"proposal": "0"}, **PART)
    assert again.status == 422
    assert "Somebody else decided about this finding" in again.words('[role="alert"]')


def test_a_gone_target_says_so_and_offers_no_acceptance(client, alice, night, harbour):
    harbour.say["/boats"] = answer(WITHOUT.encode())
    night.check()
    page = client.sign_in(alice).get(f"/inbox/{night.findings()[0].id}")
    assert "It is gone" in page.words(".finding-panel")
    assert page.words(".finding-panel .badge") == "Missing"
    assert "1 Missing Fix" in client.get("/guides").words("#guide-list")
    assert page.html.select_one("#accept") is None
    assert len(page.html.select(".finding-frame iframe")) == 2


def test_snoozed_and_ignored_findings_wait_elsewhere_and_come_back(client, alice, moved, database):
    client.sign_in(alice)
    assert client.post(f"/inbox/{moved}/snooze", {"days": "7"}, **PART).status == 200
    assert client.get("/inbox").html.select_one(".finding-row") is None
    assert client.get("/inbox?show=later").html.select_one(".finding-row")
    assert client.delete(f"/inbox/{moved}/snooze", **PART).status == 200
    assert client.post(f"/inbox/{moved}/dismissal", {"reason": " "}, **PART).status == 422
    ignored = client.post(f"/inbox/{moved}/dismissal", {"reason": "The page goes away in May."}, **PART)
    assert "Ignored: The page goes away in May." in ignored.words(".finding-panel")
    assert client.get("/inbox").html.select_one(".finding-row") is None
    client.delete(f"/inbox/{moved}/dismissal", **PART)
    assert state_of(database, moved) == "open"


def test_a_finding_is_given_to_a_member_of_the_organisation_only(client, alice, bob, charlie, moved):
    panel = client.sign_in(alice).put(f"/inbox/{moved}/assignee", {"member": str(bob.member.id)}, **PART)
    assert panel.html.select_one("option[selected]").get_text() == "Bob"
    assert client.put(f"/inbox/{moved}/assignee", {"member": str(charlie.member.id)}, **PART).status == 422


def test_who_only_reviews_sees_everything_and_decides_nothing(client, bob, moved):
    page = client.sign_in(bob).get(f"/inbox/{moved}")
    assert page.status == 200
    assert page.html.select_one("#accept") is None
    assert client.post(f"/inbox/{moved}/repair", {"proposal": "0"}, **PART).status == 403


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/inbox/{id}"),
        ("POST", "/inbox/{id}/repair"),
        ("DELETE", "/inbox/{id}/repair"),
        ("POST", "/inbox/{id}/snooze"),
        ("DELETE", "/inbox/{id}/snooze"),
        ("POST", "/inbox/{id}/dismissal"),
        ("DELETE", "/inbox/{id}/dismissal"),
        ("PUT", "/inbox/{id}/assignee"),
        ("GET", "/snapshots/{snapshot}/outline"),
    ],
)
def test_a_stranger_finds_nothing(client, charlie, moved, night, method, path, database):
    snapshot = night.findings()[0].new["snapshot"]
    found = client.sign_in(charlie).ask(method, path.format(id=moved, snapshot=snapshot), data={})
    assert found.status == 404
    assert state_of(database, moved) == "open"


def test_a_strangers_inbox_is_empty(client, charlie, moved):
    page = client.sign_in(charlie).get("/inbox")
    assert page.html.select_one(".finding-row") is None
    assert page.html.select_one(".nav-count") is None
