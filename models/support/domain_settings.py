"""What the operator says about domains: whose they are, and which name server is asked about the others."""

from collections.abc import Iterable
from ipaddress import ip_address

from models.support.outbound.host import read_address, read_host


def read_listed_domains(entries: Iterable[str]) -> dict[str, str]:
    """``example.com@KEY``: the domain and the key of the organisation whose it is. ValueError names an entry that is none."""
    found: dict[str, str] = {}
    for entry in filter(None, (one.strip() for one in entries)):
        domain, _, key = entry.partition("@")
        name = read_host(domain)
        if "." not in name or read_address(name) is not None or not (key.isascii() and key.isalnum()):
            raise ValueError(f"{entry} is not a domain, an @ and the key of an organisation")
        if name in found:
            raise ValueError(f"{name} is listed twice; a domain is one organisation's")
        found[name] = key
    return found


def read_name_server(entries: Iterable[str]) -> tuple[str, int]:
    """``192.0.2.53`` or ``192.0.2.53:5353``; empty for the system's own. ValueError says what is wrong."""
    text = ",".join(entries).strip()
    if not text:
        return "", 53
    address, _, port = text.rpartition(":") if text.count(":") == 1 else (text, "", "53")
    if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        raise ValueError(f"{text} is not the address of a name server, such as 192.0.2.53 or 192.0.2.53:5353")
    try:
        return str(ip_address(address)), int(port)
    except ValueError as problem:
        raise ValueError(f"{text} is not the address of a name server, such as 192.0.2.53 or 192.0.2.53:5353") from problem
