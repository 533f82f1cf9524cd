"""Stylesheets with the addresses of stored assets in `url()`, `@import` and `image-set()`, however deeply nested."""

from collections.abc import Sequence
from typing import Any

import tinycss2
from tinycss2.ast import StringToken, URLToken

from models.engine.half_characters import without_halves
from models.engine.json_value import is_list
from models.engine.sanitise.asset_references import NOTHING, AssetReferences, Kind

_IMAGE_STRINGS = frozenset({"image-set", "-webkit-image-set", "image", "src"})
Node = Any  # a tinycss2 node: which attributes it has depends on its `type`
_UNREADABLE_FONTS = ("embedded-opentype", "svg", "eot")


def rewrite_stylesheet(css: str, references: AssetReferences) -> str:
    """The stylesheet with marks for addresses. What is nested too deep for anyone to mean it comes back empty."""
    try:
        nodes = tinycss2.parse_component_value_list(without_halves(css), skip_comments=True)
        _rewrite(nodes, references, "image", top=True)
        return _closed(tinycss2.serialize(nodes))
    except RecursionError:
        return ""


def rewrite_style(css: str, references: AssetReferences) -> str:
    """The same for a style attribute; most have no address in them and are left alone."""
    if "(" not in css and "\\" not in css:
        return css
    try:
        nodes = tinycss2.parse_component_value_list(without_halves(css), skip_comments=True)
        _rewrite(nodes, references, "image", top=False)
        return tinycss2.serialize(nodes)
    except RecursionError:
        return ""


def _rewrite(nodes: list[Node], references: AssetReferences, kind: Kind, *, top: bool) -> None:
    rule = ""
    for place, node in enumerate(nodes):
        if node.type == "at-keyword":
            rule = node.lower_value
        elif (node.type == "literal" and node.value == ";") or node.type == "{} block":
            _descend(node, references, "font" if rule == "font-face" else kind)
            rule = ""
        elif node.type == "url":
            nodes[place] = _address(node, node.value, references, _kind(rule, kind, top=top), nodes[place + 1 :])
        elif node.type == "string" and rule == "import" and top:
            nodes[place] = _address(node, node.value, references, "style", ())
        elif node.type == "function" and node.lower_name == "url" and (text := _only_string(node.arguments)) is not None:
            nodes[place] = _address(node, text, references, _kind(rule, kind, top=top), nodes[place + 1 :])
        elif node.type == "function" and node.lower_name in _IMAGE_STRINGS:
            _rewrite_strings(node.arguments, references)
        else:
            _descend(node, references, kind)


def _descend(node: Node, references: AssetReferences, kind: Kind) -> None:
    inside = getattr(node, "content", None) or getattr(node, "arguments", None)
    if is_list(inside):
        _rewrite(inside, references, kind, top=False)


def _kind(rule: str, kind: Kind, *, top: bool) -> Kind:
    return "style" if rule == "import" and top else kind


def _address(node: Node, value: str, references: AssetReferences, kind: Kind, after: Sequence[Node]) -> Node:
    if not value or value.startswith("#"):
        return node
    unreadable = kind == "font" and _format(after) in _UNREADABLE_FONTS
    target = NOTHING if unreadable else references.note(kind, value)
    return _url(node, target)


def _format(after: Sequence[Node]) -> str:
    """The `format()` that follows an address in `@font-face`, if any."""
    following = next((node for node in after[:2] if node.type != "whitespace"), None)
    if following is None or following.type != "function" or following.lower_name != "format":
        return ""
    return next((node.value.lower() for node in following.arguments if node.type in {"string", "ident"}), "")


def _only_string(arguments: list[Node]) -> str | None:
    return next((node.value for node in arguments if node.type == "string"), None)


def _rewrite_strings(arguments: list[Node], references: AssetReferences) -> None:
    for place, node in enumerate(arguments):
        if node.type == "string" and (place == 0 or arguments[place - 1].type in {"whitespace", "literal"}):
            arguments[place] = _url(node, references.note("image", node.value))
    _rewrite(arguments, references, "image", top=False)


def _url(node: Node, target: str) -> URLToken:
    return URLToken(
        node.source_line, node.source_column, target, f"url({StringToken(0, 0, target, _quoted(target)).representation})"
    )


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ").replace("\r", "\\d ").replace("\f", "\\c ")
    return f'"{escaped}"'


def _closed(css: str) -> str:
    """Without anything that could end a `<style>` element; the escape means the same in a string."""
    return css.replace("</", "<\\/").replace("<!--", "<\\!--")
