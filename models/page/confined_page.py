"""What happens to a stranger's page and stylesheets in a process that can be killed."""

from typing import TypedDict

from models.engine.sanitise.asset_references import AssetReferences, Kind
from models.engine.sanitise.harmless_page import HarmlessPage, sanitise
from models.engine.sanitise.sprite_symbols import sprite_symbols
from models.engine.sanitise.stylesheet_urls import rewrite_stylesheet
from models.page.sign_in_form import SignInForm, sign_in_form


class HarmlessSheet(TypedDict):
    """`css` has the `mark` and a number in place of each address; `wanted` are the addresses by number, as kind and URL."""

    css: str
    mark: str
    wanted: list[tuple[Kind, str]]


def reread_page(html: str, base: str) -> HarmlessPage:
    """See `sanitise`."""
    return sanitise(html, base)


def reread_sheet(css: str, base: str) -> HarmlessSheet:
    """The stylesheet with marks in place of its addresses."""
    references = AssetReferences(base)
    rewritten = rewrite_stylesheet(css, references)
    return {"css": rewritten, "mark": references.mark, "wanted": list(references.wanted)}


def reread_sprite(svg: str, names: list[str], prefix: str) -> str:
    """See `sprite_symbols`."""
    return sprite_symbols(svg, names, prefix)


def reread_sign_in_form(html: str, base: str) -> SignInForm | None:
    """See `sign_in_form`."""
    return sign_in_form(html, base)
