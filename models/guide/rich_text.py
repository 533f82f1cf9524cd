"""Rich text: HTML as the editor writes it, sanitised on the way in, and as a tree of plain nodes on the way out.

The tree is what visitors get, `["p", "Hello ", ["strong", "you"]]`: it is drawn with `createElement` and can't execute.
"""

from typing import Any
from urllib.parse import urlsplit

import nh3
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

TAGS = set("p div h1 h2 h3 strong b em i del ul ol li a code pre br blockquote img".split())
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "width", "height"}}
SAME_AS = {"b": "strong", "i": "em", "div": "p"}
DEEPEST = 12

RichText = list[Any]


def clean(html: str) -> str:
    """The same text with nothing in it that runs, loads from elsewhere by itself, or reaches into the page it is shown on.

    Attributes that frameworks of the host page would run (`hx-*`, `x-*`, `v-*`, `ng-*`, `on*`) are not on the list, so
    they go like any other.
    """
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )


def to_tree(html: str) -> RichText:
    """Sanitised HTML as a list of nodes: a string, or `[tag, {attributes}?, *children]`."""
    return _merged(_children(BeautifulSoup(clean(html), "html.parser"), 0))


def plain_text(html: str) -> str:
    """The words alone, for lists and search."""
    return " ".join(BeautifulSoup(clean(html), "html.parser").get_text(" ").split())


def _children(parent: Tag, depth: int) -> RichText:
    nodes: RichText = []
    for child in parent.children:
        if isinstance(child, NavigableString):
            nodes.append(str(child))
        elif isinstance(child, Tag) and depth < DEEPEST:
            nodes.append(_element(child, depth))
    return nodes


def _element(tag: Tag, depth: int) -> Any:
    name = SAME_AS.get(tag.name, tag.name)
    attributes = {key: str(value) for key, value in tag.attrs.items() if _may_keep(tag.name, key, str(value))}
    sized = {key: int(value) if key in {"width", "height"} else value for key, value in attributes.items()}
    return [name, *([sized] if sized else []), *_children(tag, depth + 1)]


def _may_keep(tag: str, key: str, value: str) -> bool:
    if key in {"width", "height"}:
        return value.isdigit() and len(value) < 5
    if tag == "img" and key == "src":
        return urlsplit(value).scheme in {"https", "http"}
    return True


def _merged(nodes: RichText) -> RichText:
    """Loose text at the top becomes a paragraph; blank text between blocks goes."""
    merged: RichText = []
    inline: RichText = []
    for node in [*nodes, None]:
        if isinstance(node, str) or (isinstance(node, list) and node[0] in {"strong", "em", "del", "a", "code", "br", "img"}):
            inline.append(node)
            continue
        if any(not isinstance(part, str) or part.strip() for part in inline):
            merged.append(["p", *inline])
        inline = []
        if node is not None:
            merged.append(node)
    return merged
