import json
from datetime import UTC, datetime

import pytest

from models.account import Member, Role
from models.account.audit_log import AuditEntry
from models.site import Site
from models.site.watch_schedule import Watch
from tests.support.people import Person

PART = {"hx_request": "true", "hx_request_type": "partial"}


def watch_of(database, person):
    with database.reading() as session:
        return Watch.of(session, session.get_one(Site, person.site.id))


def test_promise_m5_a_sign_in_is_sealed_and_never_shown_again(client, alice, database, app):
    form = {"rhythm": "hourly", "hour": "4", "renders": "1", "sign_in_kind": "cookie", "cookie": "session=s3cret-value"}
    saved = client.sign_in(alice).put(f"/sites/{alice.site.id}/watch", form, **PART)
    assert saved.status == 200
    assert "Kept" in saved.words("#watch-form")
    watch = watch_of(database, alice)
    assert (watch.rhythm, watch.hour, watch.sign_in_kind) == ("hourly", 4, "cookie")
    assert "s3cret" not in watch.sign_in
    assert json.loads(app.state.instance.sealer.open(watch.sign_in, watch.binding))["cookie"] == "session=s3cret-value"
    assert "s3cret" not in client.get(f"/sites/{alice.site.id}/checks").text


def test_a_sign_in_left_empty_stays_as_it_is(client, alice, database):
    client.sign_in(alice).put(f"/sites/{alice.site.id}/watch", {"sign_in_kind": "cookie", "cookie": "a=b"}, **PART)
    before = watch_of(database, alice).sign_in
    client.put(f"/sites/{alice.site.id}/watch", {"sign_in_kind": "cookie", "rhythm": "weekly"}, **PART)
    assert watch_of(database, alice).sign_in == before
    client.put(f"/sites/{alice.site.id}/watch", {"sign_in_kind": ""}, **PART)
    assert watch_of(database, alice).sign_in == ""


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"sign_in_kind": "cookie", "cookie": "nothing"}, "cookie"),
        ({"sign_in_kind": "header", "header_name": "Host", "header_value": "x"}, "header_name"),
        ({"sign_in_kind": "form", "form_url": "javascript:1", "form_user": "a", "form_password": "b"}, "form_url"),
        ({"sign_in_kind": "form", "form_url": "https://app.acme.example/in", "form_user": "a"}, "form_password"),
        (
            {"sign_in_kind": "form", "form_url": "https://app.acme.example:8443/in", "form_user": "a", "form_password": "b"},
            "form_url",
        ),
    ],
)
def test_a_sign_in_that_can_not_work_is_refused_beside_its_field(client, alice, database, form, field):
    refused = client.sign_in(alice).put(f"/sites/{alice.site.id}/watch", form, **PART)
    assert refused.status == 422
    assert refused.html.select_one(f"#problem-{field}")
    assert refused.html.select_one(f'[name="sign_in_kind"][value="{form["sign_in_kind"]}"][checked]')
    assert watch_of(database, alice).sign_in == ""


def kept(client, alice) -> None:
    assert client.sign_in(alice).put(f"/sites/{alice.site.id}/watch", SECRET, **PART).status == 200


SECRET = {"sign_in_kind": "header", "header_name": "X-Api-Key", "header_value": "s3cret", "origin": "https://app.acme.example"}
REMOVED = "The stored sign-in was removed because the address moved to another origin"


def author_of(database, alice) -> Person:
    """Dana, who writes guides at Acme."""
    with database.writing() as session:
        organisation = session.merge(alice.organisation)
        dana = Member(email="dana@acme.example", name="Dana", created_at=datetime.now(UTC))
        session.add_all([dana, organisation.admit(dana, Role.AUTHOR)])
    return Person(dana, alice.organisation, alice.site)


@pytest.mark.parametrize(
    "address", ["http://app.acme.example/", "https://app.acme.example:8443/", "https://thief.example/", "https://acme.example/"]
)
def test_a_sign_in_does_not_move_with_its_site(client, alice, database, address):
    kept(client, alice)
    dana = author_of(database, alice)
    before = client.sign_in(dana).get(f"/sites/{alice.site.id}")
    assert "stored for https://app.acme.example" in before.words("#sign-in-stays")
    client.post(f"/sites/{alice.site.id}", {"name": "App", "address": address})
    watch = watch_of(database, alice)
    assert (watch.sign_in_kind, watch.sign_in, watch.left_origin) == ("", "", "https://app.acme.example")
    assert REMOVED in client.get(f"/sites/{alice.site.id}").words("#sign-in-removed")
    assert REMOVED in client.get(f"/sites/{alice.site.id}/checks").words("#sign-in-removed")
    with database.reading() as session:
        entry = AuditEntry.newest(session, alice.organisation.id, words="site.moved")[0]
        assert (entry.act, entry.member.name) == ("site.moved", "Dana")
        assert "removed" in entry.sentence


@pytest.mark.parametrize("address", ["https://app.acme.example/elsewhere", "https://APP.acme.example:443/"])
def test_another_page_of_the_same_origin_keeps_it(client, alice, database, address):
    kept(client, alice)
    client.post(f"/sites/{alice.site.id}", {"name": "App", "address": address})
    watch = watch_of(database, alice)
    assert (watch.sign_in_kind, watch.left_origin) == ("header", "")
    assert watch.sign_in


def test_after_a_move_the_next_decision_ends_the_notice(client, alice, database):
    kept(client, alice)
    client.post(f"/sites/{alice.site.id}", {"name": "App", "address": "https://new.acme.example/"})
    client.put(f"/sites/{alice.site.id}/watch", SECRET | {"origin": "https://new.acme.example"}, **PART)
    assert watch_of(database, alice).left_origin == ""
    client.post(f"/sites/{alice.site.id}", {"name": "App", "address": "https://newer.acme.example/"})
    client.put(f"/sites/{alice.site.id}/watch", {"sign_in_kind": ""}, **PART)
    assert watch_of(database, alice).left_origin == ""
    assert not client.get(f"/sites/{alice.site.id}/checks").html.select("#sign-in-removed")


@pytest.mark.parametrize("form", [SECRET, {"sign_in_kind": ""}, {"cookie": "a=b"}])
def test_who_may_not_manage_stores_and_removes_no_sign_in(client, alice, database, form):
    kept(client, alice)
    before, dana = watch_of(database, alice), author_of(database, alice)
    page = client.sign_in(dana).get(f"/sites/{alice.site.id}/checks")
    assert page.html.select_one(".watch-sign-in").has_attr("disabled")
    assert client.put(f"/sites/{alice.site.id}/watch", form, **PART).status == 403
    assert client.put(f"/sites/{alice.site.id}/watch", {"rhythm": "weekly"}, **PART).status == 200
    after = watch_of(database, alice)
    assert (after.rhythm, after.sign_in) == ("weekly", before.sign_in)


def test_a_sign_in_entered_while_somebody_moves_the_site_is_not_stored_for_the_new_place(client, alice, database):
    client.sign_in(alice).post(f"/sites/{alice.site.id}", {"name": "App", "address": "https://thief.example/"})
    refused = client.put(f"/sites/{alice.site.id}/watch", SECRET, **PART)
    assert refused.status == 422
    assert "moved to https://thief.example meanwhile" in refused.words("#problem-origin")
    assert watch_of(database, alice).sign_in == ""


def test_storing_and_removing_a_sign_in_is_in_the_log(client, alice, database):
    kept(client, alice)
    client.put(f"/sites/{alice.site.id}/watch", {"sign_in_kind": ""}, **PART)
    with database.reading() as session:
        log = AuditEntry.newest(session, alice.organisation.id)
        assert [entry.act for entry in log if entry.act != "site.changed"] == ["sign_in.removed", "sign_in.stored"]
        assert not [entry.sentence for entry in log if "s3cret" in entry.sentence]
