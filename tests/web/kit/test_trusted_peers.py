from web.kit.trusted_peers import TrustedPeers


def sent(named: set[str], peer: str) -> bool:
    return TrustedPeers(named).sent({"client": (peer, 1)} if peer else {})


def test_the_connection_decides_and_nothing_that_it_says():
    assert sent({"10.0.0.7"}, "10.0.0.7")
    assert sent({"10.1.0.0/16"}, "10.1.200.3")
    assert not sent({"10.1.0.0/16"}, "10.2.0.1")
    assert not sent({"10.0.0.7"}, "")
    assert not sent(set(), "127.0.0.1")
    assert sent({"*"}, "203.0.113.9")
    assert sent({"proxy"}, "proxy")
