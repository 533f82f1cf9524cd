"""What was published on each site at a moment of the past, by the organisation's clock."""

from starlette.requests import Request
from starlette.responses import Response

from components.past_release_list import PastReleaseList
from models.release.past_release import live_at
from models.site.local_moment import BadMoment, read_moment, say_moment, write_moment
from web.kit.context import context
from web.kit.respond import page
from web.lookup import asked_environment, must


def index(request: Request) -> Response:
    must(request, "view")
    here, asked = context(request), request.query_params
    zone, moment, problem = here.organisation.zone, here.now, ""
    environment = asked_environment(asked.get("environment", ""))
    try:
        if asked.get("at"):
            moment = read_moment(asked["at"], zone)
    except BadMoment as refused:
        problem = str(refused)
    found = live_at(here.db, here.organisation_id, moment, environment, here.reach.hidden)
    shown = PastReleaseList(found, write_moment(moment, zone), say_moment(moment, zone), zone, environment, problem)
    return page(request, "numbers/published.html", 422 if problem else 200, releases=shown, title=here.organisation.name)
