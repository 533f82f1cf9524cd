"""The value of a page rule as the player compares it: as a browser writes addresses."""

import re
from urllib.parse import quote

import idna

PARTS = ("url", "host", "path", "query", "fragment")
WHOLE = frozenset({"equals", "not_equals", "starts_with", "pattern"})
"""Operators whose value begins where the part begins."""

MOST_STARS = 8
# What a browser leaves as it is; it writes everything else as percent signs and hexadecimal digits.
_ALWAYS = "/%!$&()*+,;=:@-._~[]|\\^"
_KEPT = {"path": f"{_ALWAYS}'", "query": f"{_ALWAYS}?`{{}}", "fragment": f"{_ALWAYS}'?#{{}}"}
_ORIGIN = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://([^/?#]*)")
_PORTS = {"http": ":80", "https": ":443"}
_PARAMETER = re.compile(r":[A-Za-z_][A-Za-z0-9_]*")


class BadAddressValue(ValueError):
    """A value that no page could have; the sentence says why."""


def canonical_value(part: str, operator: str, value: str) -> str:
    """The value of a page rule that is no regular expression, written as a browser writes that part. Raises BadValue."""
    value = value.strip()
    if operator == "pattern":
        _assert_pattern(part, value)
    canonical = {"url": _url, "host": _host, "path": _path, "query": _query, "fragment": _fragment}[part](operator, value)
    if not canonical and part in {"url", "host", "path"}:
        raise BadAddressValue("is empty")
    if not canonical and operator not in {"equals", "not_equals"}:
        raise BadAddressValue("is empty, which every page would match")
    return canonical


def _url(operator: str, value: str) -> str:
    origin = _ORIGIN.match(value)
    if origin is None:
        if operator in {"equals", "not_equals"} or (
            operator == "starts_with" and "://" not in value and not "https://".startswith(value)
        ):
            raise BadAddressValue("begins with https:// or http://; to compare what comes after the host alone, choose the path")
        return quote(value, safe=_KEPT["fragment"])
    scheme, host = origin[1].lower(), origin[2]
    rest = value[origin.end() :]
    complete = rest or operator in {"equals", "not_equals"}
    host = _host(operator, host) if complete and host else host.lower()
    host = host.removesuffix(_PORTS.get(scheme, "")) if complete else host
    if not rest.startswith("/") and operator in {"equals", "not_equals"}:
        rest = f"/{rest}"
    path, question, tail = rest.partition("?")
    return f"{scheme}://{host}{quote(path, safe=_KEPT['fragment'])}{question}{quote(tail, safe=_KEPT['fragment'])}"


def _host(operator: str, value: str) -> str:
    if re.search(r"[/?#@\s]", value):
        raise BadAddressValue("is more than a host; write it like app.example.com")
    if value.isascii():
        return value.lower()
    if operator == "contains":
        raise BadAddressValue("is a piece of an international name, which browsers write differently; use the whole name")
    return ".".join(_label(label) for label in value.lower().split("."))


def _label(label: str) -> str:
    if label.isascii():
        return label
    name, colon, port = label.partition(":")
    try:
        return idna.encode(name, uts46=True).decode() + colon + port
    except idna.IDNAError as problem:
        raise BadAddressValue(f"has a host name that is none: {name}") from problem


def _path(operator: str, value: str) -> str:
    if "://" in value:
        raise BadAddressValue("is a whole address; choose the address instead of the path, or write the path alone")
    if "?" in value or "#" in value:
        raise BadAddressValue("has a ? or #, which no path has; choose the query or the fragment for what follows")
    written = quote(value, safe=_KEPT["path"])
    needs_slash = operator in WHOLE and written and written[0] not in "/*" and not _PARAMETER.match(written)
    return f"/{written}" if needs_slash else written


def _query(operator: str, value: str) -> str:
    del operator
    if "#" in value:
        raise BadAddressValue("has a #, which no query has")
    return quote(value.removeprefix("?"), safe=_KEPT["query"])


def _fragment(operator: str, value: str) -> str:
    del operator
    return quote(value.removeprefix("#"), safe=_KEPT["fragment"])


def _assert_pattern(part: str, value: str) -> None:
    stars = len(re.findall(r"\*+", value))
    if stars > MOST_STARS:
        raise BadAddressValue(f"has {stars} stars; at most {MOST_STARS} are possible")
    separators = r"[.*]" if part == "host" else r"[/?#&*]"
    for between in _PARAMETER.split(value)[1:-1]:
        if not re.search(separators, between):
            raise BadAddressValue("has two :names that nothing keeps apart; put a separator or a * between them")
