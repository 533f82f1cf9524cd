"""Custom CSS, held to what cannot load, run or escape: what is on the lists is kept and written anew, all else is refused.

Selectors name parts of the card and nothing outside of it; nothing can hide the way out, which has no name here. What is kept
says where it puts text on which ground, so that its contrast can be measured like the theme's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

from models.engine.card_css.allowed_selector import BadSelector, read_selectors
from models.engine.card_css.allowed_value import PROPERTIES, BadValue, Paint, read_value

LONGEST_SHEET = 8_000
MOST_RULES = 150
MOST_DECLARATIONS = 40
DEEPEST = 8

Node = Any  # a tinycss2 node: which attributes it has depends on its `type`

_MEDIA = re.compile(r"\(\s*(?:min|max)-width\s*:\s*\d{1,4}px\s*\)\Z")
_WHY = {
    "import": "would load another style sheet",
    "font-face": "would load a font",
    "keyframes": "animations are not possible here",
    "namespace": "is not possible here",
    "layer": "is not possible here",
    "supports": "is not possible here",
    "property": "is not possible here",
}


@dataclass(frozen=True)
class Refused:
    line: int
    what: str
    why: str

    @property
    def sentence(self) -> str:
        return f"Line {self.line}: {self.what} {self.why}."


@dataclass(frozen=True)
class Painted:
    """A rule that sets colours: its text, its ground, or both; what it leaves out is the theme's."""

    line: int
    selector: str
    inks: tuple[Paint, ...]
    grounds: tuple[Paint, ...]


@dataclass(frozen=True)
class Filtered:
    css: str = ""
    refused: tuple[Refused, ...] = ()
    painted: tuple[Painted, ...] = ()


def filtered(css: str) -> Filtered:
    """What is kept of a style sheet, and each rule or declaration that is not, with its line and the reason."""
    if len(css) > LONGEST_SHEET:
        return Filtered(refused=(Refused(1, "The style sheet", f"has more than {LONGEST_SHEET:,} characters"),))
    line = _too_deep(css)
    if line:
        return Filtered(refused=(Refused(line, "The style sheet", "is nested too deep"),))
    work = _Work()
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    kept = "".join(work.rule(node) for node in nodes[:MOST_RULES])
    if len(nodes) > MOST_RULES:
        work.refuse(nodes[MOST_RULES], "The rest", f"is left out: at most {MOST_RULES} rules are possible")
    return Filtered(kept, tuple(work.refused), tuple(work.painted))


def _too_deep(css: str) -> int:
    """The line on which brackets are nested deeper than anybody means; 0 when they are not."""
    depth = 0
    for line, text in enumerate(css.splitlines(), start=1):
        for character in text:
            depth += (character in "([{") - (character in ")]}" and depth > 0)
            if depth > DEEPEST:
                return line
    return 0


class _Work:
    def __init__(self) -> None:
        self.refused: list[Refused] = []
        self.painted: list[Painted] = []

    def refuse(self, node: Node, what: str, why: str) -> str:
        self.refused.append(Refused(node.source_line, what[:80], why))
        return ""

    def rule(self, node: Node, *, inside: bool = False) -> str:
        if node.type == "qualified-rule":
            return self._qualified(node)
        if node.type == "at-rule" and node.lower_at_keyword == "media" and not inside:
            return self._media(node)
        if node.type == "at-rule":
            why = _WHY.get(node.lower_at_keyword.removeprefix("-webkit-"), "is not possible here")
            return self.refuse(node, f"@{node.at_keyword}", why)
        return self.refuse(node, "This", "can't be read as a rule")

    def _media(self, node: Node) -> str:
        query = tinycss2.serialize(node.prelude).strip().lower()
        if not _MEDIA.match(query) or node.content is None:
            return self.refuse(node, "@media", "may only ask for (min-width: …px) or (max-width: …px)")
        rules = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        kept = "".join(self.rule(rule, inside=True) for rule in rules[:MOST_RULES])
        return f"@media {query}{{{kept}}}" if kept else ""

    def _qualified(self, node: Node) -> str:
        try:
            selector = read_selectors(node.prelude)
        except BadSelector as problem:
            return self.refuse(node, problem.what, problem.why)
        before = len(self.refused)
        said = list(self._declarations(node, selector))
        if not said and before == len(self.refused):
            return ""
        return f"{selector}{{{';'.join(said)}}}" if said else ""

    def _declarations(self, rule: Node, selector: str) -> Iterator[str]:
        inks: tuple[Paint, ...] = ()
        grounds: tuple[Paint, ...] = ()
        nodes = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        for node in nodes[:MOST_DECLARATIONS]:
            if node.type != "declaration":
                self.refuse(node, "This", "is no declaration; rules inside rules are not possible")
                continue
            try:
                value, paints = _declared(node)
            except BadValue as problem:
                self.refuse(node, node.name, str(problem))
                continue
            if node.lower_name == "color":
                inks = paints
            elif node.lower_name in {"background", "background-color"}:
                grounds = paints
            yield f"{node.lower_name}:{value}"
        if inks or grounds:
            self.painted.append(Painted(rule.source_line, selector, inks, grounds))


def _declared(node: Node) -> tuple[str, tuple[Paint, ...]]:
    if node.important:
        raise BadValue("can't be !important here")
    if node.lower_name not in PROPERTIES:
        raise BadValue("is not on the list of properties that themes may set")
    return read_value(node.lower_name, node.value)
