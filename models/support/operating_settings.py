"""What the operator sets for running Cairn rather than for what it does: who watches it, its way out, who answers for it."""

import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from models.support.quota_kinds import read_quotas

HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?\Z")

Network = IPv4Network | IPv6Network


@dataclass(frozen=True)
class OperatingSettings:
    """`metrics_allow` are the networks that may ask for metrics, `sentry_dsn` is where faults are reported."""

    metrics_allow: tuple[Network, ...] = field(default=())
    sentry_dsn: str = ""
    outbound_proxy: str = ""
    ca_file: str = ""
    security_contact: str = ""
    quotas: Mapping[str, int] = field(default_factory=dict[str, int])
    """What each organisation may have, unless the operator says otherwise of one; empty for no bound."""
    owner_database_url: str = ""
    """The same database by the role that owns its tables; empty when that is the one that serves."""

    visitor_hosts: frozenset[str] = frozenset()
    """Names besides the base URL's with which visitors' side is reached, such as the one that a CDN asks for."""
    log: str = "text"
    """`json`: a line for each answer and each warning; `text`: warnings and errors, for whoever develops."""

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "OperatingSettings":
        """Raises ValueError that names the setting that can't be used."""
        given = {name: environ.get(f"CAIRN_{name}", "").strip() for name in ("METRICS_ALLOW", "SENTRY_DSN", "OUTBOUND_PROXY")}
        return cls(
            metrics_allow=_networks(given["METRICS_ALLOW"]),
            sentry_dsn=_dsn(given["SENTRY_DSN"]),
            outbound_proxy=_proxy(given["OUTBOUND_PROXY"]),
            ca_file=_certificates(environ.get("CAIRN_CA_FILE", "").strip()),
            quotas=_quotas(environ.get("CAIRN_QUOTAS", "")),
            owner_database_url=_owner(environ),
            visitor_hosts=_hosts(environ.get("CAIRN_VISITOR_HOSTS", "")),
            log=_log(environ),
            security_contact=_contact(environ.get("CAIRN_SECURITY_CONTACT", "").strip()),
        )

    def may_see_metrics(self, address: str) -> bool:
        try:
            asker = ip_address(address.partition("%")[0])
        except ValueError:
            return False
        mapped = asker.ipv4_mapped if asker.version == 6 else None
        return any((mapped or asker) in network for network in self.metrics_allow)


def _networks(text: str) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(one.strip()) for one in text.split(",") if one.strip())
    except ValueError as problem:
        raise ValueError(f"CAIRN_METRICS_ALLOW: {problem}; it takes addresses and networks, such as 10.1.0.0/16") from problem


def _quotas(text: str) -> Mapping[str, int]:
    try:
        return read_quotas(text.split(","))
    except ValueError as problem:
        raise ValueError(f"CAIRN_QUOTAS: {problem}") from problem


def _hosts(text: str) -> frozenset[str]:
    named = frozenset(one.strip().lower() for one in text.split(",") if one.strip())
    if wrong := sorted(one for one in named if not HOST.match(one)):
        raise ValueError(f"CAIRN_VISITOR_HOSTS takes names such as cdn.example.com or cdn.example.com:8443; {wrong[0]} is none")
    return named


def _log(environ: Mapping[str, str]) -> str:
    """In production it is machines that read it."""
    given = environ.get("CAIRN_LOG", "").strip() or ("json" if environ.get("CAIRN_ENV") == "production" else "text")
    if given not in {"json", "text"}:
        raise ValueError("CAIRN_LOG must be json or text")
    return given


def _owner(environ: Mapping[str, str]) -> str:
    url, served = environ.get("CAIRN_OWNER_DATABASE_URL", "").strip(), environ.get("CAIRN_DATABASE_URL", "").strip()
    if url and not (url.startswith("postgresql+psycopg://") and urlsplit(served).username):
        form = "must be postgresql+psycopg://…, the database of CAIRN_DATABASE_URL by the role that owns its tables"
        raise ValueError(f"CAIRN_OWNER_DATABASE_URL {form}; the other one names the role that serves")
    return url


def _dsn(text: str) -> str:
    if text and not (_is_address(text) and urlsplit(text).username and urlsplit(text).path.rpartition("/")[2].isdigit()):
        raise ValueError("CAIRN_SENTRY_DSN must look like https://key@sentry.example.com/42, as the project's settings show it")
    return text


def _proxy(text: str) -> str:
    if text and (not _is_address(text, "http") or urlsplit(text).path not in {"", "/"} or urlsplit(text).query):
        raise ValueError("CAIRN_OUTBOUND_PROXY must look like http://user:password@proxy.example.com:3128")
    return text


def _certificates(path: str) -> str:
    if path:
        try:
            ssl.create_default_context(cafile=Path(path))
        except (OSError, ssl.SSLError) as problem:
            raise ValueError(f"CAIRN_CA_FILE must be a readable file of certificates in PEM: {problem}") from problem
    return path


def _contact(text: str) -> str:
    if text and (any(letter.isspace() for letter in text) or not text.startswith(("mailto:", "https://", "tel:"))):
        raise ValueError(
            "CAIRN_SECURITY_CONTACT must be one address: mailto:security@example.com or https://example.com/security"
        )
    return text


def _is_address(text: str, *schemes: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in (schemes or ("http", "https")) and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
