"""A host as browsers read it: every way of writing an address becomes that address."""

import re
from ipaddress import IPv4Address, IPv6Address

import idna

_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+")


def read_host(text: str) -> str:
    """The host in its one canonical form: a lower-case ASCII name without a final dot, a dotted IPv4 address, or an IPv6
    address without brackets. Raises ValueError when a browser would refuse it, and for zones (``fe80::1%eth0``).
    """
    if text.startswith("["):
        return _ipv6(text)
    name = _ascii(text).lower().removesuffix(".")
    labels = name.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(labels)
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError(f"{text} is not a host name")
    return name


def read_address(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a canonical host spells, or None for a name."""
    if ":" in host:
        return IPv6Address(host)
    return IPv4Address(host) if host[-1].isdigit() and _NUMBER.fullmatch(host.rpartition(".")[2]) else None


def _ipv6(text: str) -> str:
    if not text.endswith("]") or "%" in text:
        raise ValueError(f"{text} is not an IPv6 address")
    return str(IPv6Address(text[1:-1]))


def _ascii(text: str) -> str:
    if text.isascii():
        return text
    try:
        return idna.encode(text, uts46=True).decode()
    except idna.IDNAError as problem:
        raise ValueError(f"{text} is not a host name") from problem


def _ipv4(labels: list[str]) -> str:
    """One to four decimal, octal or hexadecimal numbers, the last filling what is left (the WHATWG URL standard's parser)."""
    if len(labels) > 4 or not all(_NUMBER.fullmatch(label) for label in labels):
        raise ValueError(f"{'.'.join(labels)} is not an IPv4 address")
    numbers = [_number(label) for label in labels]
    last = numbers.pop()
    if any(number > 255 for number in numbers) or last >= 256 ** (4 - len(numbers)):
        raise ValueError(f"{'.'.join(labels)} is not an IPv4 address")
    return str(IPv4Address(last + sum(number << (8 * (3 - place)) for place, number in enumerate(numbers))))


def _number(text: str) -> int:
    if len(text) > 20:
        raise ValueError(f"{text[:20]}… is not part of an IPv4 address")
    if text.startswith("0x"):
        return int(text[2:] or "0", 16)
    return int(text, 8 if len(text) > 1 and text.startswith("0") else 10)
