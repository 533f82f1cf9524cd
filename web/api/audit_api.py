"""The audit log: what was decided, by whom or by which policy."""

from datetime import datetime

from pydantic import BaseModel, Field
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from web.api.keyset import Page, keyset
from web.api.operation import Call, Operation, Reply


class EntryRow(BaseModel):
    id: int
    at: datetime
    by: str | None = Field(description="Nobody, where Cairn did it itself.")
    act: str = Field(description="A short name such as `key.made`.")
    sentence: str
    asked_from: str = Field(description="The network, shortened, or the command line; empty where Cairn did it itself.")


class EntryList(BaseModel):
    data: list[EntryRow]
    next: str | None


class EntryPage(Page):
    act: str = Field("", max_length=40, description="Only entries of that name.")


def index(call: Call) -> Reply:
    """List the audit log
    The newest first.
    """
    act, seen = call.asked(EntryPage).act, AuditEntry.not_of(call.reach.hidden)
    rows = select(AuditEntry).where(AuditEntry.organisation_id == call.organisation_id, AuditEntry.there(), seen)
    found, following = keyset(call, rows.where(AuditEntry.act == act) if act else rows, AuditEntry.id, newest=True)
    return Reply(EntryList(data=[_row(one) for one in found], next=following))


def _row(one: AuditEntry) -> EntryRow:
    by = one.member.name if one.member else None
    return EntryRow(id=one.id, at=one.at, by=by, act=one.act, sentence=one.sentence, asked_from=one.asked_from)


OPERATIONS = (Operation("GET /audit", index, "manage", {200: EntryList}, query=EntryPage),)
