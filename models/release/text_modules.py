"""Which modules of the player the words of a guide need, by what is in them."""

from collections.abc import Iterator
from typing import Any

from models.engine.json_value import is_list


def text_modules(text: Any) -> Iterator[str]:
    """`text` is a rich tree, as a step or a translation has it."""
    tags = set(_tags(text))
    if tags & {"img", "video"}:
        yield "media.js"
    if "a" in tags:
        yield "links.js"
    if tags & {"ul", "ol", "code"}:
        yield "prose_styles.js"
    if tags & {"h1", "h2", "h3", "pre", "blockquote"}:
        yield "prose_blocks.js"


def _tags(tree: Any) -> Iterator[str]:
    for node in tree if is_list(tree) else ():
        if is_list(node) and node:
            yield str(node[0])
            yield from _tags(node[1:])
