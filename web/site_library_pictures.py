"""One picture of a site's library: what it shows, another one in its place, and whether it is still there."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.guide.picture_replacement import replace_picture
from models.guide.picture_usage import unused_pictures
from models.site import Site
from models.site.picture import BACK_WITHIN, LONGEST_ALT, Picture
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_site
from web.screens.library_screen import picture_list


def update(request: Request) -> Response:
    """Says what it shows; or puts the one named in `by` in its place, wherever authors work with it."""
    site = find_site(request, may="edit")
    picture = _find(request, site, str(request.path_params["picture_name"]))
    here = context(request)
    if by := form_fields.text(request, "by", 70):
        done = replace_picture(here.db, site, picture, _find(request, site, by), here.member, here.now)
        places = f"{done.guides} draft{'' if done.guides == 1 else 's'}"
        others = f" and {done.others} theme{'' if done.others == 1 else 's'} or kept steps" if done.others else ""
        left = f" Not in {', '.join(done.left)}, which can't be read." if done.left else ""
        said = f"Replaced in {places}{others}. Visitors see it once the guides are published again; each draft can undo it.{left}"
        return partial(picture_list(request, site, said))
    alt = " ".join(form_fields.start_of_text(request, "alt", LONGEST_ALT + 200).split())
    if len(alt) > LONGEST_ALT:
        problem = f"What a picture shows can be said in at most {LONGEST_ALT} characters."
        return partial(picture_list(request, site, problem=problem), status=422)
    picture.alt = alt
    here.db.flush()
    return partial(picture_list(request, site, "Saved. Texts that have it already keep their own words."))


def destroy(request: Request) -> Response:
    """Takes one that nothing uses out of the library."""
    site = find_site(request, may="edit")
    picture = _find(request, site, str(request.path_params["picture_name"]))
    here = context(request)
    if picture.name not in {one.name for one in unused_pictures(here.db, site)}:
        return partial(picture_list(request, site, problem="This picture is in use; replace it there first."), status=422)
    picture.removed_at = here.now
    here.db.flush()
    return partial(picture_list(request, site, "1 picture was removed."))


def create(request: Request) -> Response:
    """Puts one back that was removed."""
    site = find_site(request, may="edit")
    here = context(request)
    picture = Picture.of_site(here.db, site, str(request.path_params["picture_name"]))
    if picture is None or (picture.removed_at and picture.removed_at <= here.now - BACK_WITHIN):
        raise HTTPException(404)
    picture.removed_at = None
    here.db.flush()
    return partial(picture_list(request, site, "It is back."))


def destroy_unused(request: Request) -> Response:
    """Takes all of them out that nothing uses."""
    site = find_site(request, may="edit")
    here = context(request)
    gone = unused_pictures(here.db, site)
    for picture in gone:
        picture.removed_at = here.now
    here.db.flush()
    count = f"{len(gone)} picture{' was' if len(gone) == 1 else 's were'} removed."
    return partial(picture_list(request, site, count if gone else "Every picture is in use."))


def create_unused(request: Request) -> Response:
    """Takes the last removal back: whatever went in the same moment."""
    site = find_site(request, may="edit")
    here = context(request)
    gone = Picture.last_removed(here.db, site, here.now)
    for picture in gone:
        picture.removed_at = None
    here.db.flush()
    return partial(picture_list(request, site, "They are back." if len(gone) != 1 else "It is back."))


def _find(request: Request, site: Site, name: str) -> Picture:
    picture = Picture.of_site(context(request).db, site, name)
    if picture is None or picture.removed_at is not None:
        raise HTTPException(404)
    return picture
