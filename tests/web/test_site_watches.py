import json

import pytest

from models.site import Site
from models.site.watch_schedule import Watch

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
