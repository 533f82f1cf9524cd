"""Shadow roots that a page's markup declares: a `<template shadowrootmode>` becomes its parent's, and is no element itself."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from models.engine.dom.document import SHADOW_HOSTS, SHADOW_MODES

_START = re.compile(r"<template(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_END = "</template>"


def declares_shadow(name: str, attributes: Mapping[str, str], host: str) -> bool:
    """Whether an HTML element of that name makes a shadow root of its HTML parent, which is called `host`."""
    is_declared = name == "template" and attributes.get("shadowrootmode", "").lower() in SHADOW_MODES
    return is_declared and ("-" in host or host in SHADOW_HOSTS)


def shadow_content(template: LexborNode) -> list[LexborNode]:
    """What is in it, styles included. The parser shows nothing of a template's content but its markup."""
    html = template.html or ""
    start = _START.match(html)
    if start is None or not html.endswith(_END):
        return []
    parser = LexborHTMLParser(html[start.end() : -len(_END)].encode("utf-8", "replace"), scripting=True)
    found: list[LexborNode] = []
    for part in (parser.head, parser.body):
        node = part.first_child if part is not None else None
        while node is not None:
            found.append(node)
            node = node.next
    return found
