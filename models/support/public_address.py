"""Which addresses are on the public internet: our own table, because Python's changes with its version.

From the IANA special-purpose registries for IPv4 and IPv6 (2026), the multicast ranges, and one address that a large
hosting company answers on inside every machine. Python 3.11 calls several of these global.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

SPECIAL_IPV4 = {
    "0.0.0.0/8": "an address of this network",
    "10.0.0.0/8": "a private address",
    "100.64.0.0/10": "an address shared behind a carrier",
    "127.0.0.0/8": "a loopback address",
    "168.63.129.16/32": "a hosting company's internal address",
    "169.254.0.0/16": "a link-local address",
    "172.16.0.0/12": "a private address",
    "192.0.0.0/24": "an address reserved for protocols",
    "192.0.2.0/24": "an address reserved for documentation",
    "192.31.196.0/24": "an address reserved for name service",
    "192.52.193.0/24": "an address reserved for multicast tunnels",
    "192.88.99.0/24": "a 6to4 relay address",
    "192.168.0.0/16": "a private address",
    "192.175.48.0/24": "an address reserved for name service",
    "198.18.0.0/15": "an address reserved for benchmarks",
    "198.51.100.0/24": "an address reserved for documentation",
    "203.0.113.0/24": "an address reserved for documentation",
    "224.0.0.0/4": "a multicast address",
    "240.0.0.0/4": "a reserved address",
}
"""Networks that are not the public internet, and what to call an address in them."""

SPECIAL_IPV6 = {
    "::/128": "the unspecified address",
    "::1/128": "a loopback address",
    "::/96": "an old way to write an IPv4 address",
    "::ffff:0:0/96": "another way to write an IPv4 address",
    "64:ff9b::/96": "a translated IPv4 address",
    "64:ff9b:1::/48": "a translated IPv4 address",
    "100::/63": "an address that discards what it is sent",
    "2001::/23": "an address reserved for protocols",
    "2001:db8::/32": "an address reserved for documentation",
    "2002::/16": "a 6to4 address",
    "2620:4f:8000::/48": "an address reserved for name service",
    "3fff::/20": "an address reserved for documentation",
    "5f00::/16": "a segment-routing address",
    "fc00::/7": "a private address",
    "fe80::/10": "a link-local address",
    "fec0::/10": "a site-local address",
    "ff00::/8": "a multicast address",
}

_GLOBAL_IPV6 = IPv6Network("2000::/3")
_IPV4 = [(IPv4Network(network), name) for network, name in SPECIAL_IPV4.items()]
_IPV6 = [(IPv6Network(network), name) for network, name in SPECIAL_IPV6.items()]


def why_not_public(address: IPv4Address | IPv6Address) -> str | None:
    """What keeps the address off the public internet, such as "a loopback address"; None when nothing does."""
    if isinstance(address, IPv4Address):
        return next((name for network, name in _IPV4 if address in network), None)
    named = next((name for network, name in _IPV6 if address in network), None)
    return named or (None if address in _GLOBAL_IPV6 else "a reserved address")
