import pytest

from web.kit.request_id import name_request, present_request
from web.kit.trusted_peers import TrustedPeers

PROXY = TrustedPeers({"10.0.0.7"})


def named(given: list[bytes], peer: str = "10.0.0.7") -> str:
    return name_request({"client": (peer, 1), "headers": [(b"x-request-id", one) for one in given]}, PROXY)


def test_what_a_trusted_proxy_calls_a_request_it_is_called():
    assert named([b"0af7651916cd43dd"]) == "0af7651916cd43dd"
    assert present_request() == "0af7651916cd43dd"


@pytest.mark.parametrize(
    "given", [[], [b"short"], [b"x" * 65], [b"with space 123"], [b'a"}{"b": 12'], [b"12345678", b"12345678"]]
)
def test_what_is_no_name_gets_a_new_one(given):
    made = named(given)
    assert len(made) == 16
    assert made.encode() not in given


def test_a_stranger_names_nothing():
    assert named([b"0af7651916cd43dd"], "203.0.113.9") != "0af7651916cd43dd"
    assert named([], "203.0.113.9") != named([], "203.0.113.9")
