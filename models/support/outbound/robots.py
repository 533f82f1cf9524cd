"""robots.txt as RFC 9309 reads it: which paths a site lets Cairn fetch. Protego reads the rules."""

import re

from protego import Protego

AGENT = "cairn"
LARGEST = 500 * 1024
_AGENT_LINE = re.compile(r"^([ \t]*user[- ]?agent[ \t]*:[ \t]*)([^\s#/]*)[^\r\n]*", re.IGNORECASE | re.MULTILINE)


class Robots:
    """The rules of the groups that speak to Cairn, or of those for everybody."""

    def __init__(self, rules: Protego) -> None:
        self._rules = rules

    @classmethod
    def read(cls, text: str) -> "Robots":
        """Lines that say nothing Cairn understands are passed over, as the standard wants."""
        return cls(Protego.parse(_AGENT_LINE.sub(_ours_or_other, text[:LARGEST].removeprefix("\ufeff"))))

    def allows(self, url: str) -> bool:
        return self._rules.can_fetch(url, AGENT)


def _ours_or_other(line: re.Match[str]) -> str:
    """A user-agent line without a version, and with one name for all other agents.

    Protego gives every agent of a group its own copy of each rule: thousands of both would take for ever.
    """
    return line[1] + (line[2] if line[2].lower() in {AGENT, "*"} else "other")


EVERYTHING = Robots.read("")
NOTHING = Robots.read("User-agent: *\nDisallow: /")
