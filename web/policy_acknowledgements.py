"""That members read the privacy policy: said by each of them once a version, and shown to who manages the organisation."""

from starlette.requests import Request
from starlette.responses import Response

from components.acknowledgement_table import AcknowledgementTable
from models.privacy.policy_version import PolicyAcknowledgement, PolicyVersion
from web.kit.context import context, person_context
from web.kit.respond import go, page, partial, wants_part
from web.lookup import must
from web.screens.policy_text import find_version, policy_text


def index(request: Request) -> Response:
    must(request, "manage")
    here = context(request)
    newest = PolicyVersion.newest(here.db)
    table = AcknowledgementTable.of(
        newest.number if newest else 0, PolicyAcknowledgement.of_organisation(here.db, here.organisation_id)
    )
    return page(request, "privacy/acknowledgements.html", table=table)


def create(request: Request) -> Response:
    """Doing it twice is fine."""
    someone, version = person_context(request), find_version(request)
    PolicyAcknowledgement.give(someone.db, someone.member, version, someone.now)
    someone.db.flush()
    if not wants_part(request):
        return go(request, f"/privacy/policies/{version.number}")
    return partial(policy_text(request, version))
