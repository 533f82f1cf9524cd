"""To which supervisory authority people of an organisation can complain."""

from starlette.requests import Request
from starlette.responses import Response

from components.organisation_authority import OrganisationAuthority
from models.account.organisation_change import OrganisationChange
from models.privacy.authority import LONGEST_PAGE, AuthorityRefused, of_instance, read_authority
from web.kit.context import context
from web.kit.form_fields import start_of_text
from web.kit.respond import partial
from web.lookup import must


def update(request: Request) -> Response:
    must(request, "manage")
    here, typed = context(request), start_of_text(request, "authority", LONGEST_PAGE + 1)
    otherwise = of_instance(here.settings.privacy)
    try:
        page = read_authority(typed)
    except AuthorityRefused as problem:
        return partial(OrganisationAuthority(typed, otherwise, str(problem)), status=422)
    OrganisationChange(here.db, here.organisation, here.member, here.now).put_authority(page)
    return partial(OrganisationAuthority(page, otherwise, saved=True))
