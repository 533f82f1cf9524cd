"""Writes a tree again without anything that runs, loads from elsewhere, sends or leads away."""

import re
from html import escape
from typing import TypedDict

from selectolax.lexbor import LexborNode

from models.engine.sanitise.asset_references import AssetReferences, Kind
from models.engine.sanitise.removed_markup import BOXES, EMPTIED, REPLACED, VOID
from models.engine.sanitise.shadow_template import declares_shadow, shadow_content
from models.engine.sanitise.start_tag import NODE, StartTag
from models.engine.sanitise.stylesheet_urls import rewrite_stylesheet

LONGEST_TITLE = 200
MOST_ELEMENTS = 200_000
_DOCTYPE = re.compile(r"\s*(?:<!--.*?-->\s*)*(<!doctype\s[^<>]*>)", re.IGNORECASE | re.DOTALL)
_ISLANDS = frozenset({"foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"})
_NUMBER = re.compile(rf' {NODE}="\d+"')
MOST_NESTED = 6
"""Shadow roots in each other; what is deeper stays out."""

_UNSEEN = frozenset({"head", "script", "style", "noscript", "template", "title", "link", "meta", "base"})
_FIELDS = frozenset({"input", "select", "textarea"})
_SHOWN = frozenset(
    {"img", "svg", "video", "canvas", "button", "a", "input", "select", "textarea", "table", "li", "p", "h1", "h2", "h3"}
)


class PageCounts(TypedDict):
    """What tells a page from a shell or a sign-in form: characters of text, and how many elements of each sort it shows."""

    text: int
    elements: int
    scripts: int
    fields: int
    passwords: int


class HarmlessPage(TypedDict):
    """`html` has the `mark` and a number in place of each address; `wanted` are the addresses by number, as kind and URL."""

    html: str
    mark: str
    wanted: list[tuple[Kind, str]]
    title: str
    elements: int
    facts: PageCounts


def without_numbers(html: str) -> str:
    """What is no element of the page has no place among them."""
    return _NUMBER.sub("", html)


class PageWriter:
    """Walks the tree in document order without recursion: pages are nested deeper than Python's stack."""

    def __init__(self, references: AssetReferences, nested: int = 0, *, is_drawing: bool = False) -> None:
        """`nested` in so many shadow roots; `is_drawing` for what stands in an SVG."""
        self._references = references
        self._nested = nested
        self._out: list[str] = []
        self._number = 0
        self._title = ""
        self._foreign: list[bool] = [is_drawing]
        self._names: list[str] = ["svg" if is_drawing else ""]
        self._skipping = 0
        self._unseen = 0
        self._facts: PageCounts = {"text": 0, "elements": 0, "scripts": 0, "fields": 0, "passwords": 0}

    def write_doctype(self, html: str) -> None:
        """As it was: without it, or with an old one, browsers lay the page out in another mode."""
        if found := _DOCTYPE.match(html[:20_000]):
            self._out.append(found.group(1))

    def write_tree(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        while node is not None:
            self._open(node)
            if (child := node.first_child) is not None:
                node = child
                continue
            node = self._climb(node, root)

    def result(self) -> HarmlessPage:
        return {
            "html": "".join(self._out),
            "mark": self._references.mark,
            "wanted": list(self._references.wanted),
            "title": self._title,
            "elements": self._number,
            "facts": self._facts,
        }

    def _climb(self, node: LexborNode, root: LexborNode) -> LexborNode | None:
        """Closes what has ended and returns the next node, None at the end."""
        here: LexborNode | None = node
        while here is not None:
            self._close(here)
            if here.mem_id == root.mem_id:
                return None
            if (following := here.next) is not None:
                return following
            here = here.parent
        return None

    def _open(self, node: LexborNode) -> None:
        if node.is_element_node:
            self._open_element(node)
        elif node.is_text_node and not self._skipping:
            self._text(node.text_content or "")
        elif node.is_text_node and self._names[-1] == "style":
            self._style(node.text_content or "")

    def _open_element(self, node: LexborNode) -> None:
        name = node.tag or "span"
        foreign = self._enters_foreign(name)
        attributes = {key: value or "" for key, value in node.attributes.items()}
        tag = StartTag(name, not foreign, self._names[-1], attributes, self._number)
        is_shadow = not (foreign or self._foreign[-1]) and declares_shadow(name, attributes, self._names[-1])
        self._number += not is_shadow
        if self._number > MOST_ELEMENTS:
            raise ValueError(f"the page has more than {MOST_ELEMENTS} elements")
        self._count(name, attributes)
        if not self._skipping:
            self._out.append(self._shadow(node) if is_shadow else tag.written(self._references))
            if name in {"pre", "textarea", "listing"} and not foreign:
                self._out.append("\n")  # browsers drop a first line break here, so that the page's own one survives
        self._names.append(name)
        self._foreign.append(foreign)
        self._unseen += name in _UNSEEN
        self._skipping += self._is_emptied(name, foreign=foreign)

    def _shadow(self, template: LexborNode) -> str:
        """A shadow root as its markup declares it, without the numbers that only elements of the page have."""
        inside = PageWriter(self._references, self._nested + 1)
        for node in shadow_content(template) if self._nested < MOST_NESTED else ():
            inside.write_tree(node)
        found = inside.result()
        self._facts["text"] += found["facts"]["text"]
        self._facts["elements"] += found["facts"]["elements"]
        return '<template shadowrootmode="open">' + without_numbers(found["html"])

    def _close(self, node: LexborNode) -> None:
        if not node.is_element_node:
            return
        name, foreign = self._names.pop(), self._foreign.pop()
        self._unseen -= name in _UNSEEN
        self._skipping -= self._is_emptied(name, foreign=foreign)
        if self._skipping or (name in VOID and not foreign and name not in REPLACED | BOXES):
            return
        self._out.append(f"</{StartTag(name, not foreign, '', {}, 0).written_name}>")

    def _is_emptied(self, name: str, *, foreign: bool) -> bool:
        """Whether what is in it stays out; a style's text is written by `_style` instead."""
        lower = name.lower()
        return lower in {"script", "style"} or (not foreign and (lower in EMPTIED or lower == "iframe"))

    def _enters_foreign(self, name: str) -> bool:
        """Whether an element belongs to SVG or MathML, by where it stands."""
        inside = self._foreign[-1] and self._names[-1].lower() not in _ISLANDS
        return inside or name in {"svg", "math"}

    def _text(self, text: str) -> None:
        if self._names[-1] == "title" and not self._foreign[-1] and not self._title:
            self._title = " ".join(text.split())[:LONGEST_TITLE]
        if not self._unseen:
            self._facts["text"] += len("".join(text.split()))
        self._out.append(escape(text, quote=False))

    def _style(self, css: str) -> None:
        if self._skipping > 1:
            return
        rewritten = rewrite_stylesheet(css, self._references)
        self._out.append(escape(rewritten, quote=False) if self._foreign[-1] else rewritten)

    def _count(self, name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("type", "").strip().lower()
        self._facts["scripts"] += name == "script"
        self._facts["elements"] += name in _SHOWN
        self._facts["fields"] += name in _FIELDS and kind not in {"hidden", "submit", "button"}
        self._facts["passwords"] += name == "input" and kind == "password"
