"""A Content-Security-Policy from its directives as data."""

from collections.abc import Mapping, Sequence

NOBODY, OURS, DATA = "'none'", "'self'", "data:"

Directives = Mapping[str, Sequence[str]]


def content_security_policy(directives: Directives) -> str:
    """The header's value; a directive without sources, such as `sandbox`, stands alone."""
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def nonce_source(nonce: str) -> str:
    """What allows the scripts and styles that carry this nonce."""
    return f"'nonce-{nonce}'"
