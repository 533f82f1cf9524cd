"""The audit log: what was decided, by whom or by which policy."""

from datetime import datetime

from pydantic import BaseModel, Field
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from web.api.keyset import Page, keyset
from web.api.operation import Call, Operation, Reply
from web.kit.guard import LARGEST_ID


class EntryRow(BaseModel):
    id: int
    at: datetime
    by: str | None = Field(description="Nobody, where Cairn did it itself.")
    act: str = Field(description="A short name such as `key.made`.")
    sentence: str
    site: int | None = Field(description="The number of the site that it is about, as far as it is about one.")
    asked_from: str = Field(description="The network, shortened, or the command line; empty where Cairn did it itself.")


class EntryList(BaseModel):
    data: list[EntryRow]
    next: str | None


class EntryPage(Page):
    act: str = Field("", max_length=40, description="Only entries of that name.")
    site: int | None = Field(None, ge=1, le=LARGEST_ID, description="Only entries about that site.")


def index(call: Call) -> Reply:
    """List the audit log
    The newest first.
    """
    asked, seen = call.asked(EntryPage), AuditEntry.not_of(call.reach.hidden)
    rows = select(AuditEntry).where(AuditEntry.organisation_id == call.organisation_id, AuditEntry.there(), seen)
    rows = rows.where(AuditEntry.act == asked.act) if asked.act else rows
    rows = rows.where(AuditEntry.site_id == asked.site) if asked.site is not None else rows
    found, following = keyset(call, rows, AuditEntry.id, newest=True)
    return Reply(EntryList(data=[_row(one) for one in found], next=following))


def _row(one: AuditEntry) -> EntryRow:
    by = one.member.name if one.member else None
    return EntryRow(id=one.id, at=one.at, by=by, act=one.act, sentence=one.sentence, site=one.site_id, asked_from=one.asked_from)


OPERATIONS = (Operation("GET /audit", index, "manage", {200: EntryList}, query=EntryPage),)
