"""What a site's guides are called, for rules that name one."""

from starlette.requests import Request

from models.guide.guide_search import GuideSearch
from models.site import Site
from web.kit.context import context

MOST_NAMED = 500


def guide_names(request: Request, site: Site) -> dict[str, str]:
    """Names by the guides' public ids, in the order of the names."""
    found = GuideSearch(site.organisation_id, site_id=site.id).found(context(request).db, MOST_NAMED)
    return dict(sorted(((guide.key, guide.name) for guide in found), key=lambda pair: pair[1].lower()))
