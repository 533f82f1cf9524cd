"""Hosts as a person types them: those on which the player asks for what is on staging."""

import re

MOST_HOSTS = 20
_HOST = re.compile(r"\.?(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}(?::\d{1,5})?|\[[0-9a-f:.]{2,45}\](?::\d{1,5})?")


class BadHost(ValueError):
    """A host that can't be used; the sentence says what to change."""


def read_hosts(text: str) -> list[str]:
    """Hosts from lines or words, each as a browser writes it in `location.host`; `*.acme.example` becomes `.acme.example`."""
    hosts = list(dict.fromkeys(_host(word) for word in re.split(r"[\s,]+", text.strip()) if word))
    if len(hosts) > MOST_HOSTS:
        raise BadHost(f"At most {MOST_HOSTS} hosts are possible; *.acme.example stands for all below acme.example.")
    return hosts


def _host(word: str) -> str:
    host = re.sub(r"^https?://", "", word.lower()).split("/")[0]
    host = host[1:] if host.startswith("*.") else host
    try:
        host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as problem:
        raise BadHost(f"{word[:100]} is no host; write it like staging.acme.example.") from problem
    if not _HOST.fullmatch(host) or len(host) > 253:
        raise BadHost(f"{word[:100]} is no host; write it like staging.acme.example.")
    return host
