"""A page written again without anything that runs, loads from elsewhere, sends or leads away."""

from selectolax.lexbor import LexborHTMLParser

from models.engine.sanitise.asset_references import AssetReferences, absolute
from models.engine.sanitise.page_writer import HarmlessPage, PageWriter

__all__ = ["HarmlessPage", "sanitise"]


def sanitise(html: str, base: str) -> HarmlessPage:
    """The page written again. Run it confined: the page is a stranger's."""
    parser = LexborHTMLParser(html.encode("utf-8", "replace"), scripting=True)
    root = parser.root
    if root is None:
        raise ValueError("the page is empty")
    writer = PageWriter(AssetReferences(_base(parser, base)))
    writer.write_doctype(html)
    writer.write_tree(root)
    return writer.result()


def _base(parser: LexborHTMLParser, url: str) -> str:
    found = parser.css_first("base[href]")
    return (absolute(url, found.attributes.get("href") or "")[0] if found else "") or url
