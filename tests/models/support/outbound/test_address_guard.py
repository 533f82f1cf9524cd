import pytest

from models.support.outbound import Outbound
from tests.models.support.outbound.reached import refused, serving
from tests.models.support.wire import answer


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0"])
def test_a_private_address_is_refused_however_it_is_written(host: str):
    with serving(answer(b"secret")) as (served, _):
        refusal = refused(lambda: Outbound().get(f"http://{host}:{served.port}/"))
        assert served.asked == []
    assert refusal.kind == "address"


def test_an_allowed_port_allows_no_other_port_and_no_other_name():
    with serving(answer(b"x")) as (served, _):
        assert refused(lambda: Outbound([f"127.0.0.1:{served.port + 1}"]).get(served.url())).kind == "address"
        assert refused(lambda: Outbound([served.place]).get(f"http://localhost:{served.port}/")).kind == "address"
        assert Outbound(["127.0.0.1"]).get(served.url()).body == b"x"


def test_a_bad_entry_of_the_allow_list_is_named():
    with pytest.raises(ValueError, match=r"example\.com:http is not host or host:port"):
        Outbound(["example.com:http"])


def test_a_name_that_leads_to_loopback_is_refused():
    refusal = refused(lambda: Outbound(resolver=lambda *_: ["127.0.0.1"]).get("http://shop.test/"))
    assert refusal.reason.startswith("shop.test leads to 127.0.0.1, which is a loopback address;")


def test_a_name_with_a_public_and_a_private_address_is_refused():
    refusal = refused(lambda: Outbound(resolver=lambda *_: ["8.8.8.8", "10.0.0.1"]).get("http://shop.test/"))
    assert "10.0.0.1, which is a private address" in refusal.reason


def test_a_name_is_resolved_once_and_the_judged_address_is_dialled():
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    with serving(answer(b"x")) as (served, _):
        outbound = Outbound([f"shop.test:{served.port}"], resolver=lambda *_: next(answers))
        assert outbound.get(f"http://shop.test:{served.port}/").body == b"x"
        assert next(answers) == ["127.0.0.2"]
        assert f"host: shop.test:{served.port}" in served.asked[0]


def test_ports_that_browsers_block_are_blocked():
    assert refused(lambda: Outbound().get("http://8.8.8.8:25/")).reason == "Port 25 is not one that web servers use."
