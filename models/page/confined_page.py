"""What happens to a stranger's page and stylesheets in a process that can be killed."""

from typing import Any

from models.engine.sanitise.asset_references import AssetReferences
from models.engine.sanitise.harmless_page import sanitise
from models.engine.sanitise.stylesheet_urls import rewrite_stylesheet
from models.page.sign_in_form import sign_in_form


def reread_page(html: str, base: str) -> dict[str, Any]:
    """See `sanitise`."""
    return sanitise(html, base)


def reread_sheet(css: str, base: str) -> dict[str, Any]:
    """`css` with a mark for each address, the `mark`, and `wanted` ([kind, url] by number)."""
    references = AssetReferences(base)
    rewritten = rewrite_stylesheet(css, references)
    return {"css": rewritten, "mark": references.mark, "wanted": [list(wanted) for wanted in references.wanted]}


def reread_sign_in_form(html: str, base: str) -> dict[str, Any] | None:
    """See `sign_in_form`."""
    return sign_in_form(html, base)
