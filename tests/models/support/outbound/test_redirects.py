import pytest

from models.support.outbound import Outbound
from tests.models.support.outbound.reached import refused, serving
from tests.models.support.wire import answer


@pytest.mark.parametrize("status", ["301 M", "302 F", "303 S", "307 T", "308 P"])
def test_redirects_are_followed_and_listed(status: str):
    pages = {"/": answer(status=status, location="/next"), "/next": answer(b"there")}
    with serving(lambda _: pages.__getitem__) as (served, outbound):
        found = outbound.get(served.url())
    assert (found.url, found.body, found.redirects) == (served.url("/next"), b"there", (served.url("/"),))


def test_redirects_in_a_circle_are_refused():
    pages = {"/": answer(status="302 F", location="/b"), "/b": answer(status="302 F", location="/")}
    with serving(lambda _: pages.__getitem__) as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).reason == "The page redirects in a circle."


def test_five_redirects_are_followed_and_six_are_not():
    def say(path: str) -> bytes:
        left = int(path[1:])
        return answer(status="302 F", location=f"/{left - 1}") if left else answer(b"end")

    with serving(lambda _: say) as (served, outbound):
        assert outbound.get(served.url("/5")).body == b"end"
        assert refused(lambda: outbound.get(served.url("/6"))).reason == "The page redirects more than 5 times."


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("http://127.0.0.2/", "address"),
        ("http://169.254.169.254/latest/meta-data/", "address"),
        ("http://[::1]/", "address"),
        ("file:///etc/passwd", "url"),
        ("http://user@127.0.0.1/", "url"),
        ("gopher://x/", "url"),
    ],
)
def test_a_redirect_is_judged_like_a_first_request(location: str, kind: str):
    with serving(answer(status="302 F", location=location)) as (served, outbound):
        assert refused(lambda: outbound.get(served.url())).kind == kind


def test_secrets_are_not_carried_to_another_origin():
    with serving(answer(b"x")) as (other, _):
        pages = {"/": answer(status="302 F", location="/same"), "/same": answer(status="302 F", location=other.url())}
        with serving(lambda _: pages.__getitem__) as (served, _):
            headers = {"Authorization": "Bearer s3cret", "X-Api-Key": "s3cret, too", "Accept-Language": "no"}
            Outbound([served.place, other.place]).get(served.url(), headers=headers)
            assert [asked.count("s3cret") for asked in served.asked] == [2, 2]
        assert "s3cret" not in other.asked[0]
        assert "accept-language: no" in other.asked[0]


def test_a_delivery_is_sent_and_its_redirect_is_only_reported():
    with serving(answer(status="307 T", location="/again")) as (served, outbound):
        found = outbound.send("POST", served.url("/hook"), b"{}", headers={"Content-Type": "application/json"})
    assert found.status == 307
    assert [head.split(" HTTP")[0] for head in served.asked] == ["POST /hook"]
