"""What an empty list of guides says: why nothing is there, and what to do first."""

from starlette.requests import Request

from components.empty_state import EmptyState
from web.kit.context import context
from web.lookup import sites_where
from web.screens.guide_filters import ARCHIVED, BROKEN, Filters


def no_guides(request: Request, filters: Filters) -> EmptyState:
    if filters == Filters(status=ARCHIVED, sort=filters.sort):
        return EmptyState("Nothing is archived", "Archived guides stay here with their versions.", "Back", "/guides", "archive")
    if filters == Filters(status=BROKEN, sort=filters.sort):
        what = "Every target that was looked for was found. Checks go on looking, and a guide that needs fixing is listed here."
        return EmptyState("Nothing needs fixing", what, "Back", "/guides", "check")
    if filters.is_any:
        what = "Every word has to be in its name, and every filter has to fit."
        return EmptyState("No guide fits", what, "Show all guides", "/guides", "search")
    here = context(request)
    if not here.reach.may_anywhere("edit"):
        return EmptyState("No guides yet", "An author can make the first one.", icon="steps")
    if not sites_where(request, "view") and here.reach.may_add_sites:
        what = "First name the web product you want to show people around in."
        return EmptyState("Start with a site", what, "Add your first site", "/sites/new", "site")
    what = "Point at a page of yours, write what to say there, publish. It takes a few minutes."
    return EmptyState("No guides yet", what, "Make your first guide", "/guides/new", "steps")
