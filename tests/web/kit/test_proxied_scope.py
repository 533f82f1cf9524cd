from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest

from web.kit.proxied_scope import ProxiedScope

NAMED = ("10.0.0.7", "10.1.0.0/16", "2001:db8::1")


def told(*forwarded, scheme=b"", trusted=NAMED, peer="10.0.0.7"):
    """The client that the application hears of, and the scheme."""
    headers = [(b"x-forwarded-for", one) for one in forwarded]
    headers += [(b"x-forwarded-proto", scheme)] if scheme else []
    scope = {"type": "http", "client": (peer, 1234), "scheme": "http", "headers": headers}

    async def nothing(*_):
        return None

    with ThreadPoolExecutor(1) as elsewhere:  # where no browser of another test has a loop that runs
        elsewhere.submit(anyio.run, ProxiedScope(nothing, trusted), scope, nothing, nothing).result(10)
    return scope["client"][0], scope["scheme"]


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        ((b"192.0.2.9",), "192.0.2.9"),
        ((b"192.0.2.9, 10.0.0.7",), "192.0.2.9"),
        ((b"198.51.100.1, 192.0.2.9 , 10.1.3.4",), "192.0.2.9"),
        ((b"198.51.100.1", b"192.0.2.9, 10.0.0.7"), "192.0.2.9"),
        ((b"2001:db8:0:0::9, 2001:DB8:0::1",), "2001:db8:0:0::9"),
        ((b"10.1.0.1, 10.0.0.7",), "10.1.0.1"),
        ((b"nonsense",), "nonsense"),
        ((b"",), "10.0.0.7"),
        ((), "10.0.0.7"),
    ],
)
def test_the_last_who_is_no_proxy_is_who_asks(forwarded, client):
    assert told(*forwarded) == (client, "http")


def test_the_scheme_is_believed_with_the_client_and_only_if_it_is_one():
    assert told(b"192.0.2.9", scheme=b"https") == ("192.0.2.9", "https")
    assert told(b"192.0.2.9", scheme=b"javascript") == ("192.0.2.9", "http")
    assert told(scheme=b"https") == ("10.0.0.7", "http")


def test_whoever_is_not_trusted_says_nothing_of_others():
    assert told(b"192.0.2.9", scheme=b"https", peer="203.0.113.5") == ("203.0.113.5", "http")
    assert told(b"192.0.2.9", peer="10.2.0.1") == ("10.2.0.1", "http")


def test_where_everybody_is_trusted_the_first_is_who_asks():
    assert told(b"192.0.2.9, 198.51.100.1", trusted=("*",), peer="203.0.113.5") == ("192.0.2.9", "http")


@pytest.mark.parametrize("peer", ["10.0.0.7", "203.0.113.5"])
@pytest.mark.parametrize("forwarded", [None, b"192.0.2.9", b"198.51.100.1, 192.0.2.9 , 10.1.3.4", b"10.1.0.1, 10.0.0.7", b""])
def test_who_asks_is_the_same_before_anything_is_changed(forwarded, peer):
    before = ProxiedScope(lambda *_: None, NAMED).client({"client": (peer, 1234)}, forwarded)
    assert before == told(*([] if forwarded is None else [forwarded]), peer=peer)[0]
