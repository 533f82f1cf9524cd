"""A guide's publication in an environment: live for visitors, or not."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide import Guide, NotPublishable, Publication, PublicationRefused, Version, compile_guide
from models.release.publish import publish, take_down
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import also, partial
from web.lookup import asked_environment, find_guide
from web.screens.publication_bar import publication_bar
from web.screens.publication_sheet import publication_sheet


def show(request: Request) -> Response:
    return partial(publication_bar(request, find_guide(request, may="view")))


def create(request: Request) -> Response:
    """Puts the draft live, exactly as it is now: in production, or on staging when the form says so.

    `drafted` is the version that the sheet showed: another one is not published. `version` is one that was live, to be so again.
    """
    guide = find_guide(request, may="publish")
    here = context(request)
    seen, environment = form_fields.text(request, "seen", 64), asked_environment(form_fields.text(request, "environment", 10))
    drafted = form_fields.text(request, "drafted", 64)
    if drafted and _is_done(request, guide, drafted, seen):
        return partial(publication_bar(request, guide))
    try:
        version = _version(request, guide, drafted)
        publish(here.db, guide, seen=seen, by=here.member, now=here.now, environment=environment, version=version)
    except PublicationRefused as problem:
        if drafted:
            return partial(also("#publication-sheet", publication_sheet(request, guide, str(problem))), status=422)
        return partial(publication_bar(request, guide, str(problem)), status=422)
    return partial(publication_bar(request, guide))


def destroy(request: Request) -> Response:
    """Takes it down; for a while the bar offers to put the same version live again."""
    guide = find_guide(request, may="publish")
    here = context(request)
    environment = asked_environment(request.query_params.get("environment", ""))
    take_down(here.db, guide, by=here.member, now=here.now, environment=environment)
    return partial(publication_bar(request, guide))


def _is_done(request: Request, guide: Guide, drafted: str, seen: str) -> bool:
    """Whether a press before this one, of the same button, put it live."""
    live = Publication.of(context(request).db, guide)
    return live is not None and live.version_hash == drafted != seen and live.published_by_id == context(request).member.id


def _version(request: Request, guide: Guide, drafted: str) -> Version | None:
    """None for the draft, whatever it is by now. Raises PublicationRefused."""
    here = context(request)
    if drafted:
        version = Version.freeze(here.db, guide, compile_guide(guide), here.member, here.now)
        if version.hash != drafted:
            raise PublicationRefused("The guide was changed after you opened this. Look once more: this is what it says now.")
        return version
    again = form_fields.text(request, "version", 64)
    if not again:
        return None
    version = here.db.get(Version, (guide.id, again))
    if version is None:
        raise NotPublishable(["This guide has no such version."])
    return version
