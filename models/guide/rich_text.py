"""Rich text: HTML as the editor writes it, sanitised on the way in, and as a tree of plain nodes on the way out.

The tree is what visitors get, `["p", "Hello ", ["strong", "you"]]`: it is drawn with `createElement` and can't execute. The
address of a video on a line of its own is that video.
"""

from functools import lru_cache
from urllib.parse import urlsplit

import nh3
from bs4 import BeautifulSoup

from models.guide.picture_markup import unwrapped
from models.guide.rich_tree import SCHEMES, TAGS, RichText, blocks_in
from models.site.picture_address import is_kept

ATTRIBUTES = {"a": {"href", "target"}, "img": {"src", "alt", "width", "height"}, "*": {"dir"}}


def clean(html: str) -> str:
    """The same text with nothing in it that runs, loads from elsewhere by itself, or reaches into the page it is shown on.

    Attributes that frameworks of the host page would run (`hx-*`, `x-*`, `v-*`, `ng-*`, `on*`) are not on the list, so
    they go like any other.
    """
    return nh3.clean(
        unwrapped(html),
        tags=set(TAGS),
        clean_content_tags={"script", "style", "figcaption"},
        attributes=ATTRIBUTES,
        attribute_filter=_filter,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


@lru_cache(maxsize=512)
def _tree(html: str) -> RichText:
    return blocks_in(BeautifulSoup(clean(html), "html.parser"))


def to_tree(html: str) -> RichText:
    """Sanitised HTML as a list of nodes: a string, or `[tag, {attributes}?, *children]`. It is shared: nobody changes it."""
    return _tree(html)


def same(html: str) -> RichText:
    """What two texts have in common that visitors can't tell apart."""
    return to_tree(html)


def plain_text(html: str) -> str:
    """The words alone, for lists and search."""
    return " ".join(BeautifulSoup(clean(html), "html.parser").get_text(" ").split())


def unsized_pictures(tree: RichText) -> int:
    """Pictures in a tree for which no room can be kept while they load."""
    nodes = [node for node in tree if isinstance(node, list)]
    own = sum(node[0] == "img" and not {"width", "height"} <= node[1].keys() for node in nodes)
    return own + sum(unsized_pictures(node[1:]) for node in nodes)


def most_in_one_place(tree: RichText) -> int:
    """How many nodes stand side by side at most: a release has a bound for it."""
    return max([len(tree), *(most_in_one_place(node[1:]) for node in tree if isinstance(node, list))])


def _filter(tag: str, name: str, value: str) -> str | None:
    """Pictures load by themselves: only over https, or those that Cairn keeps."""
    if name == "dir":
        return value if value in {"ltr", "rtl", "auto"} else None
    if name == "target":
        return value if value == "_blank" else None
    if name in {"width", "height"}:
        return value if value.isascii() and value.isdigit() and 0 < int(value[:5]) <= 4096 else None
    return None if tag == "img" and name == "src" and not _is_picture(value) else value


def _is_picture(address: str) -> bool:
    if is_kept(address):
        return True
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and host in {"localhost", "127.0.0.1"}))
