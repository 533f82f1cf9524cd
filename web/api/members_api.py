"""Members of the organisation, with their roles."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from models.account import Membership, Role
from models.account.membership_change import ChangeRefused, MembershipChange
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_site, there
from web.api.problem import Problem

Known = Literal["owner", "admin", "author", "reviewer", "viewer"]
Given = Literal["admin", "author", "reviewer", "viewer"]


class RoleOnSite(BaseModel):
    site_id: int
    role: Literal["admin", "author", "reviewer", "viewer", "none"] = Field(description="none: for them the site is not there.")


class MemberRow(BaseModel):
    id: int
    name: str
    email: str
    role: Known
    suspended: bool
    on_sites: list[RoleOnSite] = Field(description="Where their role is another one than in the organisation.")


class SiteRoleBody(Shape):
    """Null: the same as in the organisation."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"role": "author"}]})

    role: Literal["admin", "author", "reviewer", "viewer", "none"] | None


class MemberList(BaseModel):
    data: list[MemberRow]


class MemberChange(Shape):
    """What is left out stays as it is. Owners are changed by owners, not by programs."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"role": "author"}]})

    role: Given | None = None
    suspended: bool | None = None


def index(call: Call) -> Reply:
    """List the members"""
    return Reply(MemberList(data=[_row(call, one) for one in Membership.all_in(call.db, call.organisation_id)]))


def show(call: Call) -> Reply:
    """Read a member"""
    return Reply(_row(call, _find(call)))


def change(call: Call) -> Reply:
    """Give a member another role, suspend them or let them in again"""
    whose, sent = _find(call), call.sent(MemberChange)
    work = _change(call, whose)
    try:
        if sent.role is not None:
            work.role(Role(sent.role))
        if sent.suspended is not None and sent.suspended != whose.is_suspended:
            work.suspend() if sent.suspended else work.restore()
    except ChangeRefused as problem:
        raise Problem(409, str(problem), code="not_changeable") from problem
    call.db.flush()
    return Reply(_row(call, whose))


def change_on_site(call: Call) -> Reply:
    """Give a member another role on one site
    Higher or lower than in the organisation, or no access at all.
    """
    site, whose = find_site(call), _find(call)
    try:
        _change(call, whose).site_role(site.id, site.name, call.sent(SiteRoleBody).role or "")
    except ChangeRefused as problem:
        raise Problem(409, str(problem), code="not_changeable") from problem
    call.db.flush()
    return Reply(_row(call, whose))


def destroy(call: Call) -> Reply:
    """Remove a member
    Their work stays, and their keys go on as the organisation's.
    """
    try:
        _change(call, _find(call)).remove()
    except ChangeRefused as problem:
        raise Problem(409, str(problem), code="not_changeable") from problem
    return Reply(status=204)


def _find(call: Call) -> Membership:
    return there(call.db.get(Membership, (call.organisation_id, call.id("member_id"))))


def _change(call: Call, whose: Membership) -> MembershipChange:
    """By the key's maker, as far as a program may: no key changes an owner."""
    maker = call.db.get(Membership, (call.organisation_id, call.key.made_by_id))
    if maker is None:
        raise Problem(409, "Who made this key left the organisation; members are changed with a member's key.", code="no_maker")
    if whose.role == Role.OWNER:
        raise Problem(409, "Owners are changed by owners, not by programs.", code="not_changeable")
    return MembershipChange(call.db, whose, maker, call.now)


def _row(call: Call, one: Membership) -> MemberRow:
    """Without the sites that are not there for who asks."""
    values = {"id": one.member_id, "name": one.member.name, "email": one.member.email, "role": one.role}
    seen = [role for role in one.site_roles if call.reach.role_at(role.site_id) is not None]
    on_sites = [{"site_id": role.site_id, "role": role.role} for role in seen]
    return MemberRow.model_validate({**values, "suspended": one.is_suspended, "on_sites": on_sites})


ONE = "/members/{member_id}"
CHANGES = ("PUT member_role", "POST member_suspension", "DELETE member_suspension")
OPERATIONS = (
    Operation("GET /members", index, "read", {200: MemberList}),
    Operation(f"GET {ONE}", show, "read", {200: MemberRow}),
    Operation(f"PATCH {ONE}", change, "manage", {200: MemberRow}, MemberChange, Trial, (409,), CHANGES),
    Operation(
        f"PUT {ONE}/sites/{{site_id}}",
        change_on_site,
        "manage",
        {200: MemberRow},
        SiteRoleBody,
        Trial,
        (409,),
        ("PUT member_site_roles",),
    ),
    Operation(f"DELETE {ONE}", destroy, "manage", {204: None}, refuses=(409,), twins=("DELETE member",)),
)
