"""Guides in the form in which they travel: every default written out, every page rule an expression.

What is worked out here once is not worked out by every visitor. `static/player/explain/wire_rules.js` does the same for those who
explain and for the editor; `tests/models/release/test_wire_rules.py` holds both to one corpus.
"""

import re

from models.guide.rules.rule_defaults import default_show, default_stop
from models.guide.rules.rules_json import PageRuleJson, RulesJson
from models.release.wire_json import Expression, WireRules

NEVER_AGAIN = 1_000_000_000
"""As a frequency: shown once. The player reads it as any number of days; no browser lives that long."""

IN_EACH_TAB = 0
"""As a frequency: shown once in each tab, which is what *once per session* means."""

NO_LIMIT = 0
"""As a number of views: no number of them stops the guide."""

LISTS = ("include", "exclude")


class UnsupportedGuide(ValueError):
    """A rule that this version of Cairn does not know: its guide is left out and the others show."""


def wire_rules(kind: str, rules: RulesJson) -> WireRules:
    """The rules that can keep a guide from being shown. Raises UnsupportedGuide."""
    unknown = rules.keys() - {"pages", "segment", "schedule", "trigger", "frequency", "stop", "goal"}
    if unknown:
        raise UnsupportedGuide(min(unknown))
    # The player judges in this order until one does not hold: what is asked soonest takes least and keeps back most.
    normal: WireRules = {}
    if "pages" in rules:
        pages = rules["pages"]
        normal["pages"] = [[expression(rule) for rule in pages.get(name, ())] for name in LISTS]
    normal |= _limits(kind, rules)
    if "schedule" in rules:
        normal["schedule"] = rules["schedule"]
    if "segment" in rules:
        normal["segment"] = rules["segment"]
    return normal


def trigger_of(rules: RulesJson) -> str:
    return rules.get("trigger", {}).get("type", "automatic")


def _limits(kind: str, rules: RulesJson) -> WireRules:
    """How often a guide shows, and what stops it, with the defaults of `rule_defaults`.

    `stop` is views, completed, dismissed; `frequency` is days from one time to the next, or one of the names above, and None for
    one that this version does not know: the player never shows it. What never holds a guide back is left out.
    """
    trigger = trigger_of(rules)
    stop = rules.get("stop", {})
    ends = [stop.get("views", NO_LIMIT), *(int(stop.get(name, default_stop(trigger))) for name in ("completed", "dismissed"))]
    frequency = rules.get("frequency", {})
    show = frequency.get("show", default_show(kind, trigger))
    days = {"once": NEVER_AGAIN, "session": IN_EACH_TAB, "days": frequency.get("days", 1)}.get(show)
    limits: WireRules = {}
    if any(ends):
        limits["stop"] = ends
    if show != "always":
        limits["frequency"] = days
    return limits


def expression(rule: PageRuleJson) -> Expression:
    """A page rule as `[part, test, wanted, not, strict, flags]`, without the empty ones at its end. Raises UnsupportedGuide.

    One of those wanted is enough. Upper and lower case matter, a trailing slash and the order of query parameters only when the
    rule is strict. A host is compared with its port only when the value names one.
    """
    part, value, strict = rule["part"], rule["value"], rule.get("strict", False)
    name = rule["operator"].replace("not_", "", 1)
    if name not in _OPERATORS or part not in {"url", "host", "path", "query", "fragment"}:
        raise UnsupportedGuide(f"{part} {rule['operator']}")
    wanted = [value] if strict or name == "regex" else list(dict.fromkeys([value, ordered(value)]))
    with_port = part == "host" and re.search(r":[^\]]*\Z", value)
    whole = [
        "port" if with_port else part,
        name,
        [_patterned(one, part) for one in wanted] if name == "pattern" else wanted,
        int(name != rule["operator"]),
        int(strict),
        "i" if part == "host" and name == "regex" else "",
    ]
    while not whole[-1]:
        whole.pop()
    return whole


def ordered(text: str) -> str:
    """The text with its query parameters in the order in which JavaScript sorts them: by UTF-16 units."""
    return re.sub(r"[^?#]*&[^#]*", lambda query: "&".join(sorted(query[0].split("&"), key=_units)), text, count=1)


def _units(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")


def _patterned(pattern: str, part: str) -> list[str]:
    """The text before the first wildcard, the text after the last one, and a regular expression.

    `*` is any run of characters, `:name` one or more up to the next separator (in a host, where upper and lower case are the
    same, the next dot). What stands between two stars is taken where it first occurs and never reconsidered: a lookahead with a
    back reference.
    """
    texts = _WILDCARD.split(pattern.lower() if part == "host" else pattern)
    named = "[^.:]+?" if part == "host" else "[^/?#&]+?"
    wild = [_literal(text) if at % 2 == 0 else named if text[0] == ":" else "*" for at, text in enumerate(texts)]
    pieces = iter(range(1, len(pattern) + 1))
    source = re.sub(r"\*+([^*]+)(?=\*)", lambda found: rf"(?=(.{{0,}}?{found[1]}))\{next(pieces)}", "".join(wild))
    return [texts[0], texts[-1], f"^{re.sub(r'[*]+', '.*', source)}$"]


def _literal(text: str) -> str:
    return re.sub(r"[\\^$.+?()[\]{}|]", r"\\\g<0>", text)


_OPERATORS = frozenset({"equals", "contains", "starts_with", "ends_with", "pattern", "regex"})
_WILDCARD = re.compile(r"(:[a-zA-Z_][a-zA-Z0-9_]*|\*+)")
