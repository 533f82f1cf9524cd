"""One step as a visitor will read it, standing still: for reviewers who look without opening the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from components import Component
from models.engine.json_value import is_list, is_object

WRITTEN = frozenset({"p", "h2", "h3", "ul", "ol", "li", "strong", "em", "del", "code", "blockquote", "pre"})
DEEPEST = 20


@dataclass(frozen=True)
class Remark:
    """A comment on a step or on the whole version."""

    by: str
    text: str
    at: Any


@dataclass(frozen=True)
class StepStill(Component):
    """`frame` is the address of the page's snapshot with the target outlined; empty when there is none."""

    review_id: int
    step_id: str
    number: int
    kind: str
    title: str
    body: Markup
    buttons: tuple[tuple[str, str], ...]
    page: str
    selector: str
    frame: str
    remarks: tuple[Remark, ...]
    may_comment: bool
    problem: str = ""


def written(nodes: Sequence[Any], depth: int = 0) -> Markup:
    """A release's rich text as HTML: texts escaped, only what a text is made of, links and pictures as words."""
    return Markup("").join(_node(node, depth) for node in nodes)


def _node(node: Any, depth: int) -> Markup:
    if isinstance(node, str):
        return escape(node)
    if not is_list(node) or not node or depth > DEEPEST:
        return Markup("")
    name, rest = node[0], node[1:]
    attributes: dict[str, object] = rest[0] if rest and is_object(rest[0]) else {}
    inner = written(rest[1:] if attributes else rest, depth + 1)
    return _element(name, attributes, inner)


def _element(name: str, attributes: dict[str, object], inner: Markup) -> Markup:
    if name == "br":
        return Markup("<br>")
    if name == "a":
        return Markup('<span class="step-still-link" title="{}">{}</span>').format(attributes.get("href", ""), inner)
    if name in WRITTEN:
        towards = Markup(' dir="{}"').format(attributes["dir"]) if attributes.get("dir") else Markup("")
        return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), towards, inner)  # noqa: S704 - a name of the fixed list
    if name in {"img", "iframe", "video"}:
        return Markup('<span class="step-still-media">{}: {}</span>').format(
            "Picture" if name == "img" else "Video", attributes.get("alt") or attributes.get("src", "")
        )
    return inner
