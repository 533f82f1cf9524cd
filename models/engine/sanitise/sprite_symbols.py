"""Symbols of a drawing that another page uses: harmless, and called otherwise, so that they can stand in that page."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from models.engine.sanitise.asset_references import NOTHING, AssetReferences
from models.engine.sanitise.page_writer import PageWriter, without_numbers

NAME = re.compile(r"[\w.:-]{1,100}")


def sprite_symbols(svg: str, names: Iterable[str], prefix: str) -> str:
    """Those of `names` that the drawing has, with `prefix` before their ids. Run it confined: the drawing is a stranger's."""
    parser, references = LexborHTMLParser(svg.encode("utf-8", "replace"), scripting=True), AssetReferences("about:blank")
    found: list[str] = []
    for name in names:
        node = parser.css_first(f'svg [id="{name}"]') if NAME.fullmatch(name) else None
        if node is None:
            continue
        writer = PageWriter(references, is_drawing=True)
        writer.write_tree(node)
        found.append(without_numbers(writer.result()["html"]).replace(f'id="{name}"', f'id="{prefix}{name}"', 1))
    return re.sub(f"{references.mark}[0-9]+z", NOTHING, "".join(found))
