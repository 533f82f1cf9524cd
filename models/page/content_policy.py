"""Which directive of a page's Content-Security-Policy keeps a script of another origin, and what it asks, out."""

from urllib.parse import urlsplit

_FALLBACKS = {"script-src": ("script-src-elem", "script-src", "default-src"), "connect-src": ("connect-src", "default-src")}
"""What is needed: the tag and the builder come from there, and ask it."""


def blocking_directive(policies: str, origin: str) -> str:
    """The first one that does not allow `origin`; empty where none blocks it. `policies` are as the header has them."""
    for policy in policies.split(","):
        directives: dict[str, list[str]] = {}
        for part in policy.split(";"):
            name, *sources = part.split()[:200] or [""]
            directives.setdefault(name.lower(), sources)
        for needed, names in _FALLBACKS.items():
            name = next((one for one in names if one in directives), "")
            if name and not any(_allows(source, origin) for source in directives[name]) and not _trusts(directives[name], needed):
                return needed
    return ""


def _trusts(sources: list[str], needed: str) -> bool:
    """Whether it goes by nonces: then whoever wrote the tag gave it one."""
    return needed == "script-src" and any(source.lower() == "'strict-dynamic'" for source in sources)


def _allows(source: str, origin: str) -> bool:
    """By the rules of the Content Security Policy (level 3, section 6.7.2), as far as an origin goes."""
    asked = urlsplit(origin)
    word = source.lower()
    if word == "*":
        return asked.scheme in {"http", "https"}
    if word.endswith(":"):
        return word in {f"{asked.scheme}:", "http:"} if asked.scheme == "https" else word == f"{asked.scheme}:"
    scheme, separator, rest = word.partition("://")
    if not separator:
        scheme, rest = "", word
    host, _, port = rest.partition("/")[0].partition(":")
    if scheme and scheme != asked.scheme and not (scheme == "http" and asked.scheme == "https"):
        return False
    own = asked.hostname or ""
    fits = own.endswith(host[1:]) and own != host[2:] if host.startswith("*.") else own == host
    usual = {"http": 80, "https": 443}.get(asked.scheme)
    return fits and (port == "*" or (int(port) if port.isascii() and port.isdigit() else usual) == (asked.port or usual))
