"""A screen of one guide: its name and what is live at the head, the way to its other screens, and what the screen is about."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from components.guide_name import GuideName
from models.guide import Guide
from web.kit.respond import page
from web.screens.guide_conflict import guide_name
from web.screens.publication_bar import publication_bar


def guide_page(
    request: Request, template: str, guide: Guide, tab: str, status: int = 200, *, name: GuideName | None = None, **values: Any
) -> Response:
    """`tab` is which of its screens that is; `name` how its name is drawn, where that is disputed."""
    name, publication = name or guide_name(request, guide), publication_bar(request, guide)
    return page(request, template, status, guide=guide, tab=tab, name=name, publication=publication, **values)
