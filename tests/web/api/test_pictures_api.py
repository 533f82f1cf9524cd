import base64
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from sqlalchemy import select

from models.account.replayed_request import ReplayedRequest
from tests.models.site.test_picture import png
from tests.web.api.program import program
from web.api import pictures_api


def test_a_picture_is_kept_once_and_shown_to_visitors(client, alice):
    asks, pictures = program(client, alice), f"/sites/{alice.site.id}/pictures"
    sent = {"data": base64.b64encode(png()).decode()}
    first, again = asks.post(pictures, sent), asks.post(pictures, sent)
    assert (first.status, again.status) == (201, 201)
    assert first.json == again.json
    assert asks.get(pictures).json["data"] == [first.json]
    assert client.get(first.json["address"]).status == 200


def test_what_is_no_picture_is_not_kept(client, alice):
    asks, pictures = program(client, alice), f"/sites/{alice.site.id}/pictures"
    for data in ("!!!", "PHN2Zz4=", base64.b64encode(png()[:40]).decode()):
        assert list(asks.post(pictures, {"data": data}).faults) == ["data"], data
    assert asks.get(pictures).json["data"] == []


def test_what_waits_is_done_once_under_an_idempotency_key_and_refused_while_it_is_under_way(client, alice, database, monkeypatch):
    asks, pictures = program(client, alice), f"/sites/{alice.site.id}/pictures"
    sent, began, go_on, cleaned = {"data": base64.b64encode(png()).decode()}, Event(), Event(), []

    def cleaned_when_told(body):
        cleaned.append(body)
        began.set()
        assert go_on.wait(20)
        return clean(body)

    clean = pictures_api.cleaned
    monkeypatch.setattr(pictures_api, "cleaned", cleaned_when_told)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(asks.post, pictures, sent, idempotency_key="logo")
        assert began.wait(20)
        meanwhile = asks.post(pictures, sent, idempotency_key="logo")
        go_on.set()
        done = first.result()
    assert (meanwhile.status, meanwhile.json["code"], meanwhile.headers["retry-after"]) == (409, "under_way", "5")
    again = asks.post(pictures, sent, idempotency_key="logo")
    assert (done.status, again.status, again.json, again.headers["idempotent-replayed"]) == (201, 201, done.json, "true")
    assert len(cleaned) == 1
    refused = [asks.post(pictures, {"data": "PHN2Zz4="}, idempotency_key="other") for _ in range(2)]
    assert [one.status for one in refused] == [422, 422], "nothing was done, so it may be sent again"
    with database.reading() as session:
        assert session.scalars(select(ReplayedRequest.name)).all() == ["logo"]
