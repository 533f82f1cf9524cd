"""Sanitised HTML as a tree of plain nodes: paragraphs, headings, lists and what stands in them."""

from collections.abc import Iterator
from typing import Any

from bs4.element import NavigableString, Tag

from models.engine.json_value import is_list, is_object
from models.guide.video_embed import video_of

INLINE = frozenset("strong em del u sub sup a code br img".split())
LEAVES = frozenset({"br", "hr", "img"})
BLOCKS = frozenset("p h1 h2 h3 ul ol li pre blockquote hr".split())
SAME_AS = {"b": "strong", "i": "em", "div": "p", "s": "del", "strike": "del", "ins": "u"}
TAGS = INLINE | BLOCKS | SAME_AS.keys()
DEEPEST = 12
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
PLACES = ("/", "?", "#", "./", "../")

DIRECTIONS = frozenset({"ltr", "rtl", "auto"})

RichText = list[Any]
NOTHING: RichText = []


def blocks_in(parent: Tag, depth: int = 0, given: RichText = NOTHING) -> RichText:
    """What stands in a block: blocks as they are, and loose text between them as paragraphs; blank text there goes. `given` are
    the attributes of the block, for those in it that have none.
    """
    blocks: RichText = []
    line: RichText = []
    for child in parent.children:
        if isinstance(child, Tag) and SAME_AS.get(child.name, child.name) in BLOCKS and depth < DEEPEST:
            blocks += [*_paragraphs("p", line, given), *_block(child, depth, given)]
            line = []
        else:
            line += _inline(child, depth)
    return blocks + list(_paragraphs("p", line, given))


def _block(tag: Tag, depth: int, inherited: RichText = NOTHING) -> RichText:
    name, given = SAME_AS.get(tag.name, tag.name), _direction(tag) or inherited
    if name == "hr":
        return [["hr"]]
    if name in {"ul", "ol"}:
        items = [_item(child, depth + 1) for child in tag.children if isinstance(child, Tag) or str(child).strip()]
        return [[name, *given, *items]] if items else []
    holds_blocks = any(isinstance(child, Tag) and SAME_AS.get(child.name, child.name) in BLOCKS for child in tag.children)
    if name == "p" and holds_blocks:
        return blocks_in(tag, depth + 1, given)
    if name == "blockquote" and holds_blocks:
        return [[name, *given, *blocks_in(tag, depth + 1)]]
    inside = [node for child in tag.children for node in _inline(child, depth + 1)]
    return list(_paragraphs(name, inside, given))


def _item(child: Any, depth: int) -> Any:
    """An item of a list, with lists inside of it; what stands in a list without being an item becomes one."""
    if not isinstance(child, Tag) or child.name not in {"li", "ul", "ol"}:
        return ["li", *_inline(child, depth)]
    if child.name != "li":
        return ["li", *_block(child, depth)]
    inside: RichText = []
    for inner in child.children:
        nested = isinstance(inner, Tag) and SAME_AS.get(inner.name, inner.name) in BLOCKS and depth < DEEPEST
        inside += _block(inner, depth + 1) if nested and isinstance(inner, Tag) else _inline(inner, depth + 1)
    direction = _direction(child)
    return [
        "li",
        *direction,
        *(part for node in inside for part in (_without_attributes(node) if _is_paragraph(node) else [node])),
    ]


def _is_paragraph(node: Any) -> bool:
    return is_list(node) and node[0] == "p"


def _without_attributes(node: RichText) -> RichText:
    return [part for part in node[1:] if not is_object(part)]


def _direction(tag: Tag) -> RichText:
    """In which direction a text runs, where its author said so."""
    return [{"dir": tag["dir"]}] if tag.get("dir") in DIRECTIONS else []


def _inline(child: Any, depth: int) -> RichText:
    if isinstance(child, NavigableString):
        return [str(child)]
    if depth >= DEEPEST:
        return [child.get_text()]
    name = SAME_AS.get(child.name, child.name)
    inside = [node for inner in child.children for node in _inline(inner, depth + 1)]
    if name == "img":
        return _picture(child)
    if name == "a":
        href = _leads_to(str(child.get("href") or ""))
        given = {name: value for one in _direction(child) for name, value in one.items()}
        return [["a", {"href": href, **given}, *inside]] if href else inside
    if name in LEAVES:
        return [[name]]
    return [[name, *_direction(child), *inside]] if name in INLINE else inside


def _picture(tag: Tag) -> RichText:
    if not tag.get("src"):
        return []
    sizes = {key: int(str(tag[key])) for key in ("width", "height") if tag.get(key)}
    alt = str(tag.get("alt") or "")[:1000]
    return [["img", {"src": str(tag["src"])[:2000], **({"alt": alt} if alt else {}), **sizes}]]


def _leads_to(href: str) -> str:
    """An address as releases have it: with a scheme, or clearly a place on the page's own site."""
    href = href.strip()
    if len(href) > 2000 or any(ord(character) < 0x21 for character in href):
        return ""
    scheme, colon, _ = href.partition(":")
    if colon and scheme.lower() in SCHEMES:
        return scheme.lower() + href[len(scheme) :]
    return href if not href or href.startswith(PLACES) else f"./{href}"


def _paragraphs(name: str, nodes: RichText, given: RichText = NOTHING) -> Iterator[Any]:
    """A paragraph, or several around the lines of it that are a video's address."""
    if name == "pre" or not any(video_of(_words(line)) for line in _lines(nodes)):
        if any(not isinstance(node, str) or node.strip() for node in nodes):
            yield [name, *given, *nodes]
        return
    rest: RichText = []
    for line in _lines(nodes):
        video = video_of(_words(line))
        if video is None:
            rest += [["br"], *line] if rest else line
            continue
        yield from _paragraphs(name, rest, given)
        yield ["video", video.to_json()]
        rest = []
    yield from _paragraphs(name, rest, given)


def _lines(nodes: RichText) -> list[RichText]:
    lines: list[RichText] = [[]]
    for node in nodes:
        if node == ["br"]:
            lines.append([])
        else:
            lines[-1].append(node)
    return lines


def _words(line: RichText) -> str:
    """What a line says, when it is one text or one link that is called by its own address."""
    parts = [node for node in line if not isinstance(node, str) or node.strip()]
    if len(parts) != 1:
        return ""
    part = parts[0]
    if is_list(part) and part[0] == "a" and len(part) == 3 and part[2] == part[1]["href"]:
        return part[2]
    return part.strip() if isinstance(part, str) else ""
