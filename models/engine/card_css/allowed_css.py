"""Custom CSS for cards: only rules on the lists of allowed selectors and values, which cannot load, run or escape.

Selectors name parts of the card and nothing outside of it; the close button has no name here, so nothing can hide it. Allowed
rules are written anew, all others are refused with the reason. Rules that set colours are returned as well, so that their
contrast can be measured.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

from models.engine.card_css.allowed_selector import BadCssSelector, read_selectors
from models.engine.card_css.allowed_value import PROPERTIES, BadCssValue, Paint, read_value
from models.engine.half_characters import without_halves

LONGEST_SHEET = 8_000
MOST_RULES = 150
MOST_DECLARATIONS = 40
DEEPEST = 8

Node = Any  # a tinycss2 node: which attributes it has depends on its `type`

_MEDIA = re.compile(r"\(\s*(?:min|max)-width\s*:\s*\d{1,4}px\s*\)\Z")
_REASONS = {
    "import": "would load another style sheet",
    "font-face": "would load a font",
    "keyframes": "animations are not possible here",
    "namespace": "is not possible here",
    "layer": "is not possible here",
    "supports": "is not possible here",
    "property": "is not possible here",
}


@dataclass(frozen=True)
class RefusedCss:
    line: int
    what: str
    why: str

    @property
    def sentence(self) -> str:
        return f"Line {self.line}: {self.what} {self.why}."


@dataclass(frozen=True)
class PaintedRule:
    """A rule that sets colours: its text, its ground, or both; what it leaves out is the theme's."""

    line: int
    selector: str
    inks: tuple[Paint, ...]
    grounds: tuple[Paint, ...]


@dataclass(frozen=True)
class AllowedCss:
    css: str = ""
    refused: tuple[RefusedCss, ...] = ()
    painted: tuple[PaintedRule, ...] = ()


def allowed_css(css: str) -> AllowedCss:
    """The rules of a style sheet that are allowed, and each rule or declaration that is not, with its line and the reason."""
    if len(css) > LONGEST_SHEET:
        return AllowedCss(refused=(RefusedCss(1, "The style sheet", f"has more than {LONGEST_SHEET:,} characters"),))
    values = tinycss2.parse_component_value_list(without_halves(css))
    line = _too_deep(values)
    if line:
        return AllowedCss(refused=(RefusedCss(line, "The style sheet", "is nested too deep"),))
    sheet = _Filter()
    nodes = tinycss2.parse_stylesheet(values, skip_comments=True, skip_whitespace=True)
    rules = "".join(sheet.rule(node) for node in nodes[:MOST_RULES])
    if len(nodes) > MOST_RULES:
        sheet.refuse(nodes[MOST_RULES], "The rest", f"is left out: at most {MOST_RULES} rules are possible")
    return AllowedCss(rules, tuple(sheet.refused), tuple(sheet.painted))


def _too_deep(nodes: list[Node]) -> int:
    """The line on which something is nested deeper than anybody means; 0 when nothing is.

    As it was parsed: a bracket closes its own kind only, so that counting characters would find `(](](]` shallow.
    """
    depth = 0
    while nodes:
        depth += 1
        if depth > DEEPEST + 1:
            return nodes[0].source_line
        nodes = [inner for node in nodes for inner in _inside(node)]
    return 0


def _inside(node: Node) -> list[Node]:
    return getattr(node, "content", None) or getattr(node, "arguments", None) or []


class _Filter:
    def __init__(self) -> None:
        self.refused: list[RefusedCss] = []
        self.painted: list[PaintedRule] = []

    def refuse(self, node: Node, what: str, why: str) -> str:
        self.refused.append(RefusedCss(node.source_line, what[:80], why))
        return ""

    def rule(self, node: Node, *, inside: bool = False) -> str:
        if node.type == "qualified-rule":
            return self._qualified(node)
        if node.type == "at-rule" and node.lower_at_keyword == "media" and not inside:
            return self._media(node)
        if node.type == "at-rule":
            why = _REASONS.get(node.lower_at_keyword.removeprefix("-webkit-"), "is not possible here")
            return self.refuse(node, f"@{node.at_keyword}", why)
        return self.refuse(node, "This", "can't be read as a rule")

    def _media(self, node: Node) -> str:
        query = tinycss2.serialize(node.prelude).strip().lower()
        if not _MEDIA.match(query) or node.content is None:
            return self.refuse(node, "@media", "may only ask for (min-width: …px) or (max-width: …px)")
        nodes = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
        rules = "".join(self.rule(rule, inside=True) for rule in nodes[:MOST_RULES])
        return f"@media {query}{{{rules}}}" if rules else ""

    def _qualified(self, node: Node) -> str:
        try:
            selector = read_selectors(node.prelude)
        except BadCssSelector as problem:
            return self.refuse(node, problem.what, problem.why)
        before = len(self.refused)
        declarations = list(self._declarations(node, selector))
        if not declarations and before == len(self.refused):
            return ""
        return f"{selector}{{{';'.join(declarations)}}}" if declarations else ""

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
            except BadCssValue as problem:
                self.refuse(node, node.name, str(problem))
                continue
            if node.lower_name == "color":
                inks = paints
            elif node.lower_name in {"background", "background-color"}:
                grounds = paints
            yield f"{node.lower_name}:{value}"
        if inks or grounds:
            self.painted.append(PaintedRule(rule.source_line, selector, inks, grounds))


def _declared(node: Node) -> tuple[str, tuple[Paint, ...]]:
    if node.important:
        raise BadCssValue("can't be !important here")
    if node.lower_name not in PROPERTIES:
        raise BadCssValue("is not on the list of properties that themes may set")
    return read_value(node.lower_name, node.value)
