"""A site's library, put together: its pictures with where each is used, and the steps kept for reuse."""

from starlette.requests import Request

from components.kept_step_list import KeptStepList
from components.picture_list import PictureList
from models.guide.kept_step import KeptStep
from models.guide.picture_usage import library, picture_usage, removed_pictures, unused_pictures
from models.site import Site
from web.kit.context import context


def picture_list(request: Request, site: Site, said: str = "", problem: str = "") -> PictureList:
    here = context(request)
    usage = picture_usage(here.db, site)
    return PictureList.of(
        site,
        library(here.db, site),
        removed_pictures(here.db, site, here.now),
        usage,
        {one.name for one in unused_pictures(here.db, site, usage)},
        may_edit=here.reach.may_at("edit", site.id),
        said=said,
        problem=problem,
    )


def kept_step_list(request: Request, site: Site) -> KeptStepList:
    here = context(request)
    return KeptStepList.of(site.id, KeptStep.all_of(here.db, site.id), may_edit=here.reach.may_at("edit", site.id))
