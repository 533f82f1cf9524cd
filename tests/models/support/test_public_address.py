from ipaddress import ip_address

import pytest

from models.support.public_address import SPECIAL_IPV4, SPECIAL_IPV6, why_not_public

# What Python 3.11's ipaddress calls global although it is not.
MISTAKEN = [
    "224.0.0.1",
    "239.255.255.250",
    "192.88.99.1",
    "192.0.0.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "fec0::1",
    "3fff::1",
    "168.63.129.16",
]
PRIVATE = [
    "127.0.0.1",
    "127.255.255.255",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "240.0.0.1",
    "198.18.0.1",
    "192.0.2.1",
    "198.51.100.1",
    "203.0.113.1",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "fe80::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "100::1",
    "64:ff9b:1::1",
    "4000::1",
    "5f00::1",
]
PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "172.32.0.1",
    "100.128.0.1",
    "192.0.1.1",
    "2606:4700::1111",
    "2a00:1450:4001::1",
    "2001:4860:4860::8888",
]


@pytest.mark.parametrize("address", MISTAKEN + PRIVATE)
def test_an_address_off_the_public_internet_is_called_by_what_it_is(address: str):
    assert why_not_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_public(address: str):
    assert why_not_public(ip_address(address)) is None


@pytest.mark.parametrize("network", [*SPECIAL_IPV4, *SPECIAL_IPV6])
def test_both_ends_of_every_special_network_are_refused(network: str):
    from ipaddress import ip_network

    found = ip_network(network)
    assert why_not_public(found[0])
    assert why_not_public(found[-1])
