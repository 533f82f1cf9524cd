"""robots.txt as RFC 9309 reads it: which paths a site lets Cairn fetch."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

AGENT = "cairn"
LARGEST = 500 * 1024
_RULE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#\r\n]*)")


@dataclass(frozen=True)
class Robots:
    """The rules of the group that speaks to Cairn, or of the one for everybody; longest pattern first."""

    rules: tuple[tuple[str, bool], ...] = ()

    @classmethod
    def read(cls, text: str) -> "Robots":
        """Lines that say nothing Cairn understands are passed over, as the standard wants."""
        groups: dict[str, list[tuple[str, bool]]] = {}
        agents: list[str] = []
        was_rule = True
        for name, value in (found.groups() for line in text[:LARGEST].splitlines() if (found := _RULE.match(line))):
            key, word = name.lower(), value.strip()
            if key == "user-agent":
                agents = [word.lower()] if was_rule else [*agents, word.lower()]
                was_rule = False
                groups.setdefault(word.lower(), [])
            elif key in {"allow", "disallow"}:
                was_rule = True
                for agent in agents if word else []:
                    groups[agent].append((word[:2000], key == "allow"))
        ours = next((rules for agent, rules in groups.items() if agent.split("/")[0] == AGENT), groups.get("*", []))
        # Of equally long patterns, the one that allows wins.
        return cls(tuple(sorted(ours, key=lambda rule: (-len(rule[0]), not rule[1]))))

    def allows(self, url: str) -> bool:
        parts = urlsplit(url)
        path = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return next((allowed for pattern, allowed in self.rules if matches(unquote(pattern), path)), True)


def matches(pattern: str, path: str) -> bool:
    """Whether a path starts as the pattern says: `*` stands for anything, a final `$` for the end. Never backtracks."""
    anchored = pattern.endswith("$")
    pieces = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(pieces[0]):
        return False
    place = len(pieces[0])
    for piece in pieces[1:]:
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    if not anchored or place == len(path):
        return True
    return len(pieces) > 1 and path.endswith(pieces[-1])


EVERYTHING = Robots()
NOTHING = Robots((("/", False),))
