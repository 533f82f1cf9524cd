"""A member's role on one site is another one than in the organisation: what they may do there, and what they see nothing of."""

import pytest

from models.account import Member, Role
from models.account.audit_log import AuditEntry
from models.guide import Guide
from models.guide.approval import RequiredReviewer
from models.guide.preview import Preview, PreviewOver
from models.integration.news_channel import NewsChoice
from models.review import ReviewComment
from models.site import Site
from tests.support.client import Client
from tests.support.people import NOW, tour

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def ledger(database, alice):
    """A second site of Alice's organisation, with a guide."""
    with database.writing() as session:
        organisation = session.merge(alice.organisation)
        site = Site.create(session, organisation, "Ledger", "https://ledger.acme.example/", NOW)
        return site.id, tour(session, type(alice)(alice.member, organisation, site), "Ledger tour").id


@pytest.fixture
def welcome(database, alice):
    with database.writing() as session:
        return tour(session, alice).id


@pytest.fixture
def bobs(app, bob):
    return Client(app).sign_in(bob)


@pytest.fixture
def give(client, alice, bob):
    """Alice gives Bob roles on sites: site → role."""

    def give(roles, by=None, status=200):
        sent = {f"site-{site}": role for site, role in roles.items()}
        answer = (by or client.sign_in(alice)).put(f"/members/{bob.member.id}/site-roles", sent, **PART)
        assert answer.status == status
        return answer

    return give


def test_a_viewer_of_the_organisation_is_author_on_one_site(client, give, bobs, bob, alice, ledger, welcome):
    site, guide = ledger
    client.sign_in(alice).put(f"/members/{bob.member.id}/role", {"role": "viewer"}, **PART)
    assert bobs.put(f"/guides/{guide}/order", {"order": "s1"}, **PART).status == 403
    assert "Saved" in give({site: "author"}).words("#member-sites")
    assert "Author" in bobs.get(f"/members/{bob.member.id}").words(f"#member-site-{site}")
    renamed = bobs.post(f"/guides/{guide}", {"name": "Books"}, **PART)
    assert "Books" in renamed.text
    refused = bobs.post(f"/guides/{welcome}", {"name": "Mine"}, **PART)
    assert refused.status == 403
    assert "Your role here is viewer" in refused.text
    new = bobs.get("/guides/new").html
    assert [one["value"] for one in new.select("[name=site] option, input[name=site]") if one.get("value")] == [str(site)]
    assert bobs.post("/sites", {"address": "https://x.example"}).status == 403
    give({site: ""})
    assert bobs.post(f"/guides/{guide}", {"name": "No more"}, **PART).status == 403


def test_without_access_a_site_is_not_there(give, bobs, bob, ledger, welcome):
    site, guide = ledger
    assert "Ledger" in bobs.get("/sites").text
    give({site: "none"})
    gone = [f"/sites/{site}", f"/guides/{guide}", f"/sites/{site}/themes", f"/guides/{guide}/numbers"]
    assert [bobs.get(one).status for one in gone] == [404] * 4
    lists = ["/sites", "/guides", "/inbox", "/reviews", "/audit", f"/members/{bob.member.id}", "/help/ci"]
    assert [one for one in lists if "Ledger" in bobs.get(one).text] == []
    assert bobs.get(f"/guides/{welcome}").status == 200


def test_who_manages_a_site_gives_roles_on_it_and_on_no_other(app, give, bobs, alice, bob, ledger, database, client):
    site, _ = ledger
    give({site: "admin"})
    with database.writing() as session:
        carol = Member(email="carol@acme.example", name="Carol", created_at=NOW)
        session.add_all([carol, session.merge(alice.organisation).admit(carol, Role.VIEWER, NOW)])
    sent = {f"site-{site}": "author", f"site-{alice.site.id}": "author"}
    assert bobs.put(f"/members/{carol.id}/site-roles", sent, **PART).status == 200
    shown = client.get(f"/members/{carol.id}")
    assert "view, review, edit, publish" in shown.words(f"#member-site-{site}").lower()
    assert "review" not in shown.words(f"#member-site-{alice.site.id}").lower().replace("reviewer", "")
    assert "own role" in give({site: "viewer"}, by=bobs, status=422).text
    owner = bobs.put(f"/members/{alice.member.id}/site-roles", {f"site-{site}": "none"}, **PART)
    assert owner.status == 422
    assert "An owner may do everything" in owner.text
    with database.reading() as session:
        said = [
            one.sentence for one in AuditEntry.newest(session, alice.organisation.id) if one.act == "member.site_role_changed"
        ]
    assert said[-1] == "Bob (bob@acme.example) is admin on Ledger now, and was reviewer, as in the organisation."


def test_what_is_no_role_on_a_site_is_refused_and_what_was_chosen_stays(give, ledger, alice):
    site, _ = ledger
    for wrong in ("owner", "emperor"):
        answer = give({site: wrong, alice.site.id: "author"}, status=422)
        assert answer.html.select_one(f"#field-site-{alice.site.id} option[selected]")["value"] == "author"


def test_a_policy_that_the_reviewers_of_one_site_can_not_meet_is_refused(client, give, ledger):
    site, _ = ledger
    give({site: "viewer"})
    asked = {"approvals_required": "1", "accept_above": "0"}
    refused = client.put("/policy", asked, **PART)
    assert refused.status == 422
    assert "needs 2 members who may review; on Ledger is 1" in refused.words('[role="alert"]')
    give({site: "reviewer"})
    assert client.put("/policy", asked, **PART).status == 200


def test_nobody_waits_for_or_tells_who_may_not_on_that_site(give, ledger, welcome, bob, database):
    site, guide = ledger
    give({site: "none"})
    with database.writing() as session:
        NewsChoice.choose(session, bob.organisation.id, bob.member.id, "daily")
        there, hidden = (session.get_one(Guide, one) for one in (welcome, guide))
        for one in (there, hidden):
            RequiredReviewer.choose(session, one, {bob.member.id})
        assert [len(RequiredReviewer.of(session, one)) for one in (there, hidden)] == [1, 0]
        said = [ReviewComment.say_of_draft(session, one, "", "@Bob look", there.edited_by, NOW) for one in (there, hidden)]
        assert [len(one.mentioned(session)) for one in said] == [1, 0]
        wanted = [NewsChoice.who_wants(session, bob.organisation.id, "daily", one.site_id) for one in (there, hidden)]
        assert [len(one) for one in wanted] == [1, 0]


def test_a_preview_ends_with_its_makers_access(give, ledger, bob, database):
    site, guide = ledger
    with database.writing() as session:
        preview = Preview.make(session, session.get_one(Guide, guide), session.merge(bob.member), NOW).id
    with database.reading() as session:
        key = session.get_one(Site, site).key
        assert Preview.find(session, key, preview, NOW)
    give({site: "none"})
    with database.reading() as session, pytest.raises(PreviewOver, match="no access any more"):
        Preview.find(session, key, preview, NOW)
