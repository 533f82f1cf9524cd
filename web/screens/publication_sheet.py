"""The sheet that shows what publishing a guide would do."""

from starlette.requests import Request

from components.publication_sheet import PublicationSheet
from models.guide import Guide
from models.review.publication_outlook import PublicationOutlook
from web.kit.context import context


def publication_sheet(request: Request, guide: Guide, problem: str = "") -> PublicationSheet:
    here = context(request)
    return PublicationSheet(guide.id, PublicationOutlook.of(here.db, guide, here.now), problem)
