"""What a guide's texts can be given besides words, and what its drafts are drawn in."""

from collections.abc import Collection

from starlette.requests import Request

from components.rich_tools import RichTools
from models.guide import Guide
from models.site.release_theme import ThemeJson, theme_of
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from web.kit.context import context


def rich_tools(request: Request, guide: Guide, declared: Collection[str] | None = None) -> RichTools:
    """`declared` are the site's attributes in their order, where they were looked up already."""
    session, document = context(request).db, guide.document
    theme = Theme.chosen(session, guide.site_id, document.theme) or Theme.default_of(session, guide.site_id)
    attributes = tuple(SiteAttribute.types_of(session, guide.site) if declared is None else declared)
    return RichTools(guide.site_id, attributes, theme_of(theme.drawn[0]) if theme else ThemeJson(), document.language)
