"""The form with which an owner deletes the organisation, with what would go."""

from sqlalchemy import func, select
from starlette.requests import Request

from components.organisation_deletion import OrganisationDeletion
from models.account import Membership
from models.account.authenticator import Authenticator
from models.guide import Guide
from models.site import Site
from web.kit.context import context


def deletion_panel(request: Request, problem: str = "") -> OrganisationDeletion:
    here = context(request)
    sites, guides, members = (
        here.db.scalar(select(func.count()).select_from(table).where(table.organisation_id == here.organisation_id)) or 0
        for table in (Site, Guide, Membership)
    )
    has_authenticator = Authenticator.of(here.db, here.member.id) is not None
    return OrganisationDeletion(here.organisation.name, sites, guides, members, has_authenticator, problem)
