import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from models.account.review_policy import Policy
from models.integration.news_channel import Channel, NewsChoice
from models.site import Site
from models.site.watch_schedule import Watch
from web.unsubscriptions import unsubscribe_url

PART = {"hx_request": "true", "hx_request_type": "partial"}


def watch_of(database, person):
    with database.reading() as session:
        return Watch.of(session, session.get_one(Site, person.site.id))


def test_a_check_that_is_asked_for_is_due_at_once(client, alice, database):
    client.sign_in(alice)
    assert "Nothing was checked here yet" in client.get(f"/sites/{alice.site.id}/checks").words("#check-history")
    panel = client.post(f"/sites/{alice.site.id}/checks", **PART)
    assert "under way" in panel.words("#check-history")
    assert panel.html.select_one('[hx-trigger="every 2s"]')
    with database.writing() as session:
        assert alice.site.id in Watch.due(session, datetime.now(UTC))


def test_a_sign_in_is_sealed_and_never_shown_again(client, alice, database, app):
    form = {"rhythm": "hourly", "hour": "4", "renders": "1", "sign_in_kind": "cookie", "cookie": "session=s3cret-value"}
    saved = client.sign_in(alice).put(f"/sites/{alice.site.id}/watch", form, **PART)
    assert saved.status == 200
    assert "Kept" in saved.words("#watch-form")
    watch = watch_of(database, alice)
    assert (watch.rhythm, watch.hour, watch.sign_in_kind) == ("hourly", 4, "cookie")
    assert "s3cret" not in watch.sign_in
    assert json.loads(app.state.instance.sealer.open(watch.sign_in, watch.purpose))["cookie"] == "session=s3cret-value"
    assert "s3cret" not in client.get(f"/sites/{alice.site.id}/checks").text


def test_a_sign_in_left_empty_stays_as_it_is(client, alice, database):
    client.sign_in(alice).put(f"/sites/{alice.site.id}/watch", {"sign_in_kind": "cookie", "cookie": "a=b"}, **PART)
    before = watch_of(database, alice).sign_in
    client.put(f"/sites/{alice.site.id}/watch", {"sign_in_kind": "cookie", "rhythm": "weekly"}, **PART)
    assert watch_of(database, alice).sign_in == before
    client.put(f"/sites/{alice.site.id}/watch", {"sign_in_kind": ""}, **PART)
    assert watch_of(database, alice).sign_in == ""


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"sign_in_kind": "cookie", "cookie": "nothing"}, "cookie"),
        ({"sign_in_kind": "header", "header_name": "Host", "header_value": "x"}, "header_name"),
        ({"sign_in_kind": "form", "form_url": "javascript:1", "form_user": "a", "form_password": "b"}, "form_url"),
        ({"sign_in_kind": "form", "form_url": "https://app.acme.example/in", "form_user": "a"}, "form_password"),
    ],
)
def test_a_sign_in_that_can_not_work_is_refused_beside_its_field(client, alice, database, form, field):
    refused = client.sign_in(alice).put(f"/sites/{alice.site.id}/watch", form, **PART)
    assert refused.status == 422
    assert refused.html.select_one(f"#problem-{field}")
    assert refused.html.select_one(f'[name="sign_in_kind"][value="{form["sign_in_kind"]}"][checked]')
    assert watch_of(database, alice).sign_in == ""


def test_a_policy_is_changed_by_who_manages_and_stands_in_the_log(client, alice, bob, database):
    saved = client.sign_in(alice).put("/policy", {"reviews_required": "1", "accept_above": "95"}, **PART)
    assert "Saved" in saved.words("#policy-form")
    with database.reading() as session:
        policy = Policy.of(session, alice.organisation.id)
        assert (policy.reviews_required, policy.accept_above) == (True, 95)
    assert "policy.changed" in client.get("/inbox/settings").words("main")
    assert client.sign_in(bob).put("/policy", {}, **PART).status == 403


def test_addresses_of_channels_are_sealed_and_shown_by_their_host_only(client, alice, database, app):
    form = {"slack_url": "https://hooks.slack.example/T0/s3cret", "webhook_url": "https://ci.acme.example/hook/s3cret"}
    saved = client.sign_in(alice).put("/channel", form, **PART)
    words = saved.words("#channel-form")
    assert "hooks.slack.example/…" in words
    assert "whsec_" in words
    assert "s3cret" not in saved.text
    page = client.get("/inbox/settings")
    assert "whsec_" not in page.text
    with database.reading() as session:
        channel = Channel.of(session, alice.organisation.id)
        assert "s3cret" not in channel.slack_url
        assert channel.read(app.state.instance.sealer, "slack_url") == form["slack_url"]
    client.put("/channel", {"off_slack_url": "1"}, **PART)
    with database.reading() as session:
        assert Channel.of(session, alice.organisation.id).slack_url == ""


def test_an_address_that_can_not_be_used_is_refused_and_kept_in_the_field(client, alice):
    refused = client.sign_in(alice).put("/channel", {"slack_url": "http://hooks.slack.example/x"}, **PART)
    assert refused.status == 422
    assert "https://" in refused.words("#problem-slack_url")
    assert refused.html.select_one('[name="slack_url"]')["value"] == "http://hooks.slack.example/x"


def test_mail_is_off_until_a_member_chooses_it_and_ends_with_one_click(client, bob, database, app):
    client.sign_in(bob)
    assert client.get("/inbox/settings").html.select_one('[name="mail"][checked]')["value"] == "never"
    client.put("/news-choice", {"mail": "daily"}, **PART)
    choice = bob.organisation.id, bob.member.id
    with database.reading() as session:
        assert NewsChoice.of(session, *choice) == "daily"
    client.delete("/session")
    link = unsubscribe_url(app.state.instance.settings.secret_key, "", *choice)
    assert client.get(link).status == 200
    with database.reading() as session:
        assert NewsChoice.of(session, *choice) == "daily"
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status == 200
    with database.reading() as session:
        assert NewsChoice.of(session, *choice) == "never"
    assert client.post(f"{link}x").status == 404


@pytest.mark.parametrize("encoding", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded"])
def test_mail_programs_may_end_mail_in_either_encoding_of_forms(client, bob, database, app, encoding):
    choice = bob.organisation.id, bob.member.id
    with database.writing() as session:
        NewsChoice.choose(session, *choice, "daily")
    bodies = {"multipart": b'--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'}
    body = bodies.get(encoding.partition("/")[0], b"List-Unsubscribe=One-Click")
    link = unsubscribe_url(app.state.instance.settings.secret_key, "", *choice)
    with TestClient(app, base_url="http://cairn.test") as program:
        assert program.post(link, content=body, headers={"content-type": encoding}).status_code == 200
    with database.reading() as session:
        assert NewsChoice.of(session, *choice) == "never"


def test_help_has_a_workflow_with_the_sites_own_key(client, alice, charlie):
    page = client.sign_in(alice).get(f"/help/ci?site={charlie.site.id}")
    assert f"cairn check --site {alice.site.key} --from http" in page.words("pre")
    assert charlie.site.key not in page.text


@pytest.mark.parametrize(("method", "path"), [("GET", "checks"), ("POST", "checks"), ("PUT", "watch")])
def test_a_stranger_finds_nothing(client, alice, charlie, database, method, path):
    answer = client.sign_in(charlie).ask(method, f"/sites/{alice.site.id}/{path}", data={"rhythm": "off"})
    assert answer.status == 404
    with database.reading() as session:
        assert session.scalars(select(Watch)).all() == []


def test_a_strangers_settings_are_his_own(client, alice, charlie, database):
    client.sign_in(charlie).put("/policy", {"reviews_required": "1"}, **PART)
    client.put("/channel", {"slack_url": "https://hooks.example/x"}, **PART)
    with database.reading() as session:
        assert not Policy.of(session, alice.organisation.id).reviews_required
        assert Channel.of(session, alice.organisation.id).slack_url == ""
    assert "policy.changed" not in client.sign_in(alice).get("/inbox/settings").words("main")
