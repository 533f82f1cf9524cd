"""Selectors of custom CSS: parts of the card by their names, and nothing that could reach further."""

from collections.abc import Iterator
from typing import Any

import tinycss2

CLASSES = frozenset(
    "card tooltip modal slideout banner hotspot text body foot primary secondary link progress dots bar count video".split()
)
"""Names of the card's parts. The cross that closes it and its beacon are not among them: nobody can hide the way out."""

TAGS = frozenset("h1 h2 h3 p a ul ol li strong em del u sub sup code pre blockquote img hr".split())
STATES = frozenset("hover focus active first-child last-child only-child".split())
MOST_SELECTORS = 20
MOST_COMPOUNDS = 4

Node = Any


class BadCssSelector(ValueError):
    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"{what} {why}")
        self.what, self.why = what, why


def read_selectors(prelude: list[Node]) -> str:
    """The selectors of a rule, written anew. Raises BadCssSelector with what is wrong."""
    lists = list(_split(prelude))
    if len(lists) > MOST_SELECTORS:
        raise BadCssSelector("This rule", f"has more than {MOST_SELECTORS} selectors")
    return ",".join(_complex(nodes) for nodes in lists)


def _split(nodes: list[Node]) -> Iterator[list[Node]]:
    part: list[Node] = []
    for node in nodes:
        if node.type == "literal" and node.value == ",":
            yield part
            part = []
        elif node.type != "comment":
            part.append(node)
    yield part


def _complex(nodes: list[Node]) -> str:
    text = tinycss2.serialize(nodes).strip() or "An empty selector"
    written: list[str] = []
    compound = ""
    pending = ""
    nodes = _trimmed(nodes)
    for place, node in enumerate(nodes):
        after = nodes[place + 1] if place + 1 < len(nodes) else None
        if node.type == "whitespace":
            pending = pending or " "
        elif node.type == "literal" and node.value in {">", "+", "~"}:
            pending = node.value
        else:
            if pending and compound:
                written += [_whole(compound, text), pending]
                compound = ""
            pending = ""
            compound += _simple(node, after, compound, text)
    written.append(_whole(compound, text))
    if len(written) > MOST_COMPOUNDS * 2 - 1:
        raise BadCssSelector(text, f"goes through more than {MOST_COMPOUNDS} elements")
    return "".join(written)


def _trimmed(nodes: list[Node]) -> list[Node]:
    while nodes and nodes[0].type == "whitespace":
        nodes = nodes[1:]
    while nodes and nodes[-1].type == "whitespace":
        nodes = nodes[:-1]
    return nodes


def _simple(node: Node, after: Node, before: str, text: str) -> str:
    if node.type == "literal" and node.value in {".", ":"}:
        if after is None or after.type != "ident":
            raise BadCssSelector(text, "holds something other than classes, elements and states such as :hover")
        return node.value
    if node.type != "ident":
        raise BadCssSelector(text, "is not possible here: name parts of the card, such as .card, .primary or a")
    name = node.value
    if before.endswith("."):
        if name not in CLASSES:
            raise BadCssSelector(text, f"reaches outside of what may be styled: .{name[:40]} is no part of the card")
    elif before.endswith(":"):
        if name not in STATES or before.endswith("::"):
            raise BadCssSelector(text, f"asks for :{name[:40]}, which is not possible here")
    elif before or name.lower() not in TAGS:
        raise BadCssSelector(text, f"reaches outside of what may be styled: {name[:40]} is no part of the card")
    return name


def _whole(compound: str, text: str) -> str:
    """A compound names a part: one of states alone would be any element, the way out as well."""
    if not compound or compound.startswith(":"):
        raise BadCssSelector(text, "has to name a part of the card, such as .card or a")
    return compound
