"""Which people engaged with a guide, as screens show it; nothing on a site that is not in identified mode."""

from starlette.requests import Request

from components.people_list import DID, PeopleList
from models.event import Selection
from models.event.engaged_people import EngagedPeople
from models.site.identified_mode import IdentifiedMode
from web.forms.asked_numbers import AskedNumbers
from web.kit.context import context

BESIDE_FIGURES = 10


def people_list(
    request: Request, asked: AskedNumbers, chosen: Selection, most: int = BESIDE_FIGURES, *, is_whole: bool = False
) -> PeopleList | None:
    here, guide = context(request), chosen.guide
    if IdentifiedMode.of(here.db, guide.site) is None or not here.reach.may_at("edit", guide.site_id):
        return None
    given = request.query_params.get("did", "") if is_whole else ""
    did = given if given in DID else ""
    found = EngagedPeople(chosen, did)
    people, following = found.page(here.db, most, request.query_params.get("cursor", "")[:40] if is_whole else "")
    draft = guide.readable
    return PeopleList(
        guide.id,
        guide.site_id,
        asked.query,
        tuple(people),
        found.number(here.db),
        {step.id: number for number, step in enumerate(draft.steps if draft else (), start=1)},
        did,
        following if is_whole else "",
        is_whole,
        here.reach.may_at("manage", guide.site_id),
    )
