"""Invitations to the organisation that wait for an answer."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from models.account import Role
from models.account.audit_log import AuditEntry
from models.account.invitation import GOOD_FOR_DAYS, Invitation, InvitationRefused
from models.account.mail_address import BadMailAddress, read_mail_address
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import there
from web.api.problem import Problem, one_fault

Known = Literal["owner", "admin", "author", "reviewer", "viewer"]
Given = Literal["admin", "author", "reviewer", "viewer"]


class InvitationRow(BaseModel):
    id: int
    email: str
    role: Known
    expires_at: datetime
    link: str | None = Field(None, description="Given once, when it is made: who has it can join.")


class InvitationList(BaseModel):
    data: list[InvitationRow]


class NewInvitation(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"email": "bob@harbour.example", "role": "reviewer"}]})

    email: str = Field(min_length=3, max_length=254)
    role: Given
    days: int = Field(GOOD_FOR_DAYS[0], ge=1, le=30, description="How long its link is good for.")


def index(call: Call) -> Reply:
    """List the invitations that wait for an answer"""
    return Reply(InvitationList(data=[_invitation(one) for one in Invitation.all_of(call.db, call.organisation_id)]))


def create(call: Call) -> Reply:
    """Invite somebody
    Answers with a link to hand over; no mail is sent. An address that is invited already gets the new role and link.
    """
    sent = call.sent(NewInvitation)
    try:
        address = read_mail_address(sent.email)
        _assert_no_owner(call, address)
        made, secret = Invitation.make(call.db, call.organisation_id, address, Role(sent.role), call.by, call.now, sent.days)
    except (BadMailAddress, InvitationRefused) as problem:
        raise one_fault("No invitation was sent.", "email", str(problem), "not_allowed") from problem
    AuditEntry.note(call.db, call.organisation_id, "member.invited", f"{address} as {sent.role}.", call.by, call.now)
    link = f"{call.instance.settings.base_url}/join/{secret}"
    return Reply(_invitation(made).model_copy(update={"link": link}), 201)


def _assert_no_owner(call: Call, address: str) -> None:
    waiting = Invitation.waiting_for(call.db, call.organisation_id, address)
    if waiting is not None and waiting.role == Role.OWNER:
        raise InvitationRefused("That address is invited as owner; only an owner can change that.")


def destroy(call: Call) -> Reply:
    """Take an invitation back"""
    waiting = there(Invitation.of(call.db, call.organisation_id, call.id("invitation_id")))
    if waiting.role == Role.OWNER:
        raise Problem(409, "That address is invited as owner; only an owner can change that.", code="not_changeable")
    sentence = f"The invitation of {waiting.email} was taken back."
    if waiting.take_back(call.db):
        AuditEntry.note(call.db, call.organisation_id, "invitation.taken_back", sentence, call.by, call.now)
    call.db.expunge(waiting)
    return Reply(status=204)


def _invitation(one: Invitation) -> InvitationRow:
    return InvitationRow.model_validate({"id": one.id, "email": one.email, "role": one.role, "expires_at": one.expires_at})


INVITED = "/invitations/{invitation_id}"
OPERATIONS = (
    Operation("GET /invitations", index, "manage", {200: InvitationList}),
    Operation(
        "POST /invitations",
        create,
        "manage",
        {201: InvitationRow},
        NewInvitation,
        Trial,
        (),
        ("POST invitations", "POST invitation_link"),
    ),
    Operation(f"DELETE {INVITED}", destroy, "manage", {204: None}, refuses=(409,), twins=("DELETE invitation",)),
)
