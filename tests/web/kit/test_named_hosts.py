import pytest

from web.kit.named_hosts import NamedHosts


@pytest.mark.parametrize("host", ["cairn.example.com", "CAIRN.example.com", "cairn.example.com:443"])
def test_people_reach_it_under_its_own_name_with_or_without_the_port_that_goes_without_saying(host):
    assert NamedHosts("https://cairn.example.com").admits(host, public=False)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "cairn.example.com.evil.example",
        "cairn.example.com:8443",
        "cairn.example.com:80",
        "cairn.example.com.",
        "user@cairn.example.com",
        "cairn.example.com@evil.example",
        "cairn.example.com/",
        "cairn.example.com#.evil.example",
        "127.0.0.1",
        "localhost",
        "",
        "cairn.example.com cairn.example.com",
    ],
)
def test_any_other_name_is_somebody_elses(host):
    assert not NamedHosts("https://cairn.example.com").admits(host, public=False)


def test_names_of_the_public_side_reach_that_side_only():
    hosts = NamedHosts("https://cairn.example.com", ["cdn.example.net"])
    assert hosts.admits("cdn.example.net", public=True)
    assert not hosts.admits("cdn.example.net", public=False)
    assert hosts.admits("cairn.example.com", public=True)


def test_on_one_machine_alone_any_of_its_names_will_do_and_no_name_of_the_dns():
    hosts = NamedHosts("http://127.0.0.1:8000")
    assert all(hosts.admits(host, public=False) for host in ("localhost:8000", "127.0.0.1:9000", "[::1]:8000", "127.0.0.2"))
    assert not any(
        hosts.admits(host, public=False) for host in ("rebound.example:8000", "127.0.0.1.nip.example", "localhost.example")
    )


def test_a_number_in_brackets_has_its_port_told_apart():
    assert NamedHosts("https://[2001:db8::1]").admits("[2001:db8::1]:443", public=False)
