"""Page rules, slowly: every way in which an address may be read is written out and compared."""

import re
from typing import Any
from urllib.parse import quote, urlsplit

LONGEST = 2048


def pages_hold(pages: dict[str, Any], url: str) -> bool:
    include, exclude = pages.get("include", []), pages.get("exclude", [])
    included = not include
    for rule in include:
        if page_rule_holds(rule, url):
            included = True
    excluded = False
    for rule in exclude:
        if page_rule_holds(rule, url):
            excluded = True
    return included and not excluded


def page_rule_holds(rule: dict[str, Any], url: str) -> bool:
    operator, value, strict = rule["operator"], rule["value"], rule.get("strict", False)
    host = rule["part"] == "host"
    seen = readings(rule["part"], url, with_port=bool(re.search(r":[^\]]*$", value)))
    if strict:
        seen = seen[:1]
    wanted = [value]
    if not strict and operator != "regex":
        wanted.append(in_order(value))
    negated = operator.startswith("not_")
    found = False
    for text in seen:
        for other in wanted:
            if passes(operator.removeprefix("not_"), text, other, host=host):
                found = True
    return found != negated


def readings(part: str, url: str, *, with_port: bool) -> list[str]:
    """The texts as which a part of an address may be read, as it stands first."""
    written = quote(re.sub(r"#cairn.*", "", url), safe="%/:?#[]@!$&'()*+,;=-._~|^")
    address = urlsplit(written)
    default = {"http": 80, "https": 443}[address.scheme]
    hostname = (address.hostname or "").lower()
    hostname = f"[{hostname}]" if ":" in hostname else hostname
    host = hostname if address.port in {None, default} else f"{hostname}:{address.port}"
    path = address.path or "/"
    hash_ = f"#{address.fragment}" if address.fragment else ""
    if part == "host":
        return [host if with_port else hostname]
    if part == "path":
        return variants(path)
    if part == "query":
        return variants(address.query)
    if part == "fragment":
        return variants(address.fragment)
    if part != "url":
        raise UnknownRule
    before = variants(f"{address.scheme}://{host}{path}" + (f"?{address.query}" if address.query else ""))
    routed = hash_.startswith(("#/", "#!/"))
    after = variants(hash_) if routed else [hash_, ""]
    return [start + end for start in before for end in after]


class UnknownRule(Exception):
    """A part, operator, subject or rule that the evaluator does not know."""


def variants(text: str) -> list[str]:
    result = []
    for form in (text, in_order(text)):
        before, question, after = form.partition("?")
        result.append(form)
        result.append(before.removesuffix("/") + question + after)
        result.append(before.removesuffix("/") + "/" + question + after)
    return result


def in_order(text: str) -> str:
    """The text with its query parameters sorted."""
    return re.sub(r"[^?#]*&[^#]*", lambda found: "&".join(sorted(found[0].split("&"))), text, count=1)


def passes(operator: str, seen: str, wanted: str, *, host: bool = False) -> bool:
    if operator == "equals":
        return seen == wanted
    if operator == "contains":
        return wanted in seen
    if operator == "starts_with":
        return seen.startswith(wanted)
    if operator == "ends_with":
        return seen.endswith(wanted)
    if operator == "regex":
        return len(seen) <= LONGEST and re.search(wanted, seen, re.ASCII | (re.IGNORECASE if host else 0)) is not None
    if operator == "pattern":
        if host:
            seen, wanted = seen.lower(), wanted.lower()
        return len(seen) <= LONGEST and matches(
            re.findall(r"\*+|:[A-Za-z_][A-Za-z0-9_]*|.", wanted), seen, ".:" if host else "/?#&"
        )
    raise UnknownRule


def matches(tokens: list[str], text: str, separators: str) -> bool:
    """A pattern, one character at a time: the set of places where the pattern may be."""
    places = {0}
    for character in text:
        places = {after for place in rested(places, tokens) for after in stepped(place, character, tokens, separators)}
    return len(tokens) in rested(places, tokens)


def rested(places: set[int], tokens: list[str]) -> set[int]:
    """Also those after stars, which may take nothing."""
    result = set(places)
    for place in sorted(places):
        here = place
        while here < len(tokens) and tokens[here].startswith("*"):
            here += 1
            result.add(here)
    return result


def stepped(place: int, character: str, tokens: list[str], separators: str) -> set[int]:
    if place == len(tokens):
        return set()
    token = tokens[place]
    if token.startswith("*"):
        return {place}
    if len(token) > 1:
        return set() if character in separators else {place, place + 1}
    return {place + 1} if token == character else set()
