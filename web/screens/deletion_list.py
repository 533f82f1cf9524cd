"""The list of what was deleted lately, for whoever sees those sites."""

from starlette.requests import Request

from components.deletion_list import DeletedLine, DeletionList
from models.release.content_deletion import deleted_guides, deleted_sites
from web.kit.context import context


def deletion_list(request: Request, said: str = "") -> DeletionList:
    here = context(request)
    hidden, now = here.reach.hidden, here.now
    sites = deleted_sites(here.db, here.organisation_id, now, hidden)
    guides = deleted_guides(here.db, here.organisation_id, now, hidden)
    lines = [DeletedLine.of_site(site, now, may=here.may("manage")) for site in sites]
    lines += [DeletedLine.of_guide(one, now, may=here.reach.may_at("edit", one.site_id)) for one in guides]
    return DeletionList(tuple(sorted(lines, key=lambda line: line.deleted_at, reverse=True)), said)
