"""Rich text: HTML as the editor writes it, sanitised on the way in, and as a tree of plain nodes on the way out.

The tree is what visitors get, `["p", "Hello ", ["strong", "you"]]`: it is drawn with `createElement` and can't execute. The
address of a video on a line of its own is that video.
"""

import re
from functools import lru_cache
from html import escape
from io import StringIO
from urllib.parse import urlsplit

import nh3
from bs4 import BeautifulSoup

from models.engine.json_value import is_list
from models.guide.picture_markup import from_editor
from models.guide.rich_tree import SCHEMES, TAGS, RichText, blocks_in
from models.site.picture_address import is_kept
from models.support.json_reader import Reader

LONGEST_BODY = 20_000
"""Characters of a rich text as it is kept, with its markup; an ampersand that was typed is five of them."""

LONGEST_TYPED = 200_000
"""Characters that are looked at at all: what a field or a file brings along is cut down a good deal by cleaning."""

SHORT = 4_000
"""Characters of a text whose words are remembered: those of all others would take too much room."""

MOST_ROUNDS = 8
_FIRST_LINES = re.compile(r"(<pre[^>]*>)\n+")
ATTRIBUTES = {"a": {"href", "target"}, "img": {"src", "alt", "width", "height"}, "*": {"dir"}}


class TextTooLong(ValueError):
    """A text that can't be kept; the sentence goes behind the name of the text."""


def kept_text(html: str) -> str:
    """A rich text as it is kept: cleaned, and short enough then. The one place that decides how long one may be.

    Raises TextTooLong.
    """
    if len(html) > LONGEST_TYPED:
        raise TextTooLong(f"has {len(html):,} characters; at most {LONGEST_BODY:,} are possible")
    cleaned = clean(html)
    if len(cleaned) > LONGEST_BODY:
        raise TextTooLong(f"has {len(cleaned):,} characters with its markup; at most {LONGEST_BODY:,} are possible")
    return cleaned


def read_rich_text(reader: Reader, name: str) -> str:
    """A rich text of a document, sanitised; whatever its length, it is judged as it is kept."""
    value = reader.value.get(name, "")
    if not isinstance(value, str):
        reader.fault(name, "must be text")
        return ""
    try:
        return kept_text(value)
    except TextTooLong as problem:
        reader.fault(name, str(problem))
        return ""


def clean(html: str) -> str:
    """The same text with nothing in it that runs, loads from elsewhere by itself, or reaches into the page it is shown on.

    Attributes that frameworks of the host page would run (`hx-*`, `x-*`, `v-*`, `ng-*`, `on*`) are not on the list, so
    they go like any other. What was cleaned is clean: taking a tag out can leave others that a browser reads differently, so
    it is read again until nothing changes; what never comes to rest is kept as plain words.
    """
    for _ in range(MOST_ROUNDS):
        cleaned = _cleaned_once(html)
        if cleaned == html:
            return cleaned
        html = cleaned
    return escape(_soup(html).get_text(" "), quote=False)


def _cleaned_once(html: str) -> str:
    cleaned = nh3.clean(
        from_editor(html),
        tags=set(TAGS),
        clean_content_tags={"script", "style", "figcaption"},
        attributes=ATTRIBUTES,
        attribute_filter=_filter,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    return _FIRST_LINES.sub(r"\1", cleaned)  # a browser drops the first of these lines each time it reads them


def _soup(html: str) -> BeautifulSoup:
    """As from a file: of a text that is an address and nothing else the library warns, and a text may be that."""
    return BeautifulSoup(StringIO(html), "html.parser")


@lru_cache(maxsize=512)
def _tree(html: str) -> RichText:
    return blocks_in(_soup(clean(html)))


def to_tree(html: str) -> RichText:
    """Sanitised HTML as a list of nodes: a string, or `[tag, {attributes}?, *children]`. It is shared: nobody changes it."""
    return _tree(html)


def comparable(html: str) -> RichText:
    """What two texts have in common that visitors can't tell apart."""
    return to_tree(html)


def plain_text(html: str) -> str:
    """The words alone, for lists and search. A screen about a guide asks for those of its texts again and again."""
    return _short_words(html) if len(html) <= SHORT else _words(html)


@lru_cache(maxsize=1024)
def _short_words(html: str) -> str:
    return _words(html)


def _words(html: str) -> str:
    return " ".join(_soup(clean(html)).get_text(" ").split())


def unsized_pictures(tree: RichText) -> int:
    """Pictures in a tree for which no room can be kept while they load."""
    nodes = [node for node in tree if is_list(node)]
    here = sum(node[0] == "img" and not {"width", "height"} <= node[1].keys() for node in nodes)
    return here + sum(unsized_pictures(node[1:]) for node in nodes)


def most_in_one_place(tree: RichText) -> int:
    """How many nodes stand side by side at most: a release has a bound for it."""
    return max([len(tree), *(most_in_one_place(node[1:]) for node in tree if is_list(node))])


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
