"""The role of a member."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.role import Role
from web.changed_member import changed_member
from web.kit import form_fields
from web.kit.respond import partial
from web.lookup import find_member
from web.screens.member_panel import member_panel


def update(request: Request) -> Response:
    """Gives another role; it holds from the member's next request on."""
    whose = find_member(request, may="manage")
    wanted = form_fields.text(request, "role", 20)
    if wanted not in set(Role):
        return partial(member_panel(request, whose, "Choose a role."), status=422)
    return changed_member(request, whose, lambda change: change.role(Role(wanted)), saved="role")
