import base64

from tests.models.site.test_picture import png
from tests.web.api.program import program


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
