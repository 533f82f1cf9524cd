"""Whether two page rules can match one page: both as patterns of characters, runs and names, walked side by side."""

import re
from functools import cache, lru_cache

from models.guide.rules.page_rule import PageRule

_TOKEN = re.compile(r"(\*+)|(:[A-Za-z_][A-Za-z0-9_]*)|(.)", re.DOTALL)
_ANY, _NAME = "*", ":"
_SEPARATORS = frozenset("/?#&")

Tokens = tuple[tuple[str, str], ...]
"""Pairs of a kind (`*`, `:` or `=`) and the character of a `=`."""


@lru_cache(maxsize=4096)
def may_meet(one: PageRule, other: PageRule) -> bool:
    """Whether some page may match both; True when it cannot be told, as with regular expressions and other parts."""
    if one.part != other.part or not {one.operator, other.operator}.isdisjoint({"regex", "not_equals", "not_contains"}):
        return True
    return any(_meet(a, b, one.part) for a in _forms(one) for b in _forms(other))


def _forms(rule: PageRule) -> list[Tokens]:
    literal = _literal(rule.value)
    start, end = rule.operator in {"contains", "ends_with"}, rule.operator in {"contains", "starts_with"}
    if rule.operator == "pattern":
        tokens = tuple(
            (_ANY, "") if star else (_NAME, "") if name else ("=", character)
            for star, name, character in _TOKEN.findall(rule.value)
        )
    else:
        tokens = ((_ANY, ""),) * start + literal + ((_ANY, ""),) * end
    if rule.strict or rule.part == "host":
        return [tokens]
    # A page's address is read with and without its last slash.
    bare = tokens[:-1] if tokens and tokens[-1] == ("=", "/") else tokens
    return [bare, (*bare, ("=", "/"))]


def _literal(text: str) -> Tokens:
    return tuple(("=", character) for character in text)


def _meet(one: Tokens, other: Tokens, part: str) -> bool:
    """Whether some text matches both. States are positions in the two; a name in progress is as good as one of its characters."""
    separators = frozenset(".:") if part == "host" else _SEPARATORS

    @cache
    def step(tokens: Tokens, at: int) -> frozenset[int]:
        """Positions reached without a character."""
        return step(tokens, at + 1) | {at} if at < len(tokens) and tokens[at][0] == _ANY else frozenset({at})

    seen: set[tuple[int, int]] = set()
    todo = {(a, b) for a in step(one, 0) for b in step(other, 0)}
    while todo:
        state = todo.pop()
        if state == (len(one), len(other)):
            return True
        seen.add(state)
        a, b = state
        if a < len(one) and b < len(other) and _share(one[a], other[b], separators):
            nexts = {(c, d) for c in _after(one, a) for d in _after(other, b)}
            todo |= {(c, d) for e, f in nexts for c in step(one, e) for d in step(other, f)} - seen
    return False


def _share(one: tuple[str, str], other: tuple[str, str], separators: frozenset[str]) -> bool:
    """Whether one character fits both tokens."""
    if one[0] == "=" and other[0] == "=":
        return one[1] == other[1]
    literal = one if one[0] == "=" else other
    return _NAME not in {one[0], other[0]} or literal[0] != "=" or literal[1] not in separators


def _after(tokens: Tokens, at: int) -> set[int]:
    """Positions after one character: a run stays, a name may end or go on."""
    return {"*": {at}, ":": {at, at + 1}, "=": {at + 1}}[tokens[at][0]]
