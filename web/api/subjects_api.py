"""Subjects: end users of a site in identified mode, and their rights. An address names one by a pseudonym or, so that no id comes
here, by HMAC-SHA256 of their id under the site's key, in hexadecimal digits, as in `openssl dgst -sha256 -hmac "$KEY"`.
"""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from models.event.batch_person import LONGEST_VALUE
from models.event.engaged_people import attributes_of
from models.event.identified_visitor import IdentifiedVisitor
from models.privacy.erasure import ErasureRefused
from models.privacy.visitor_erasure import VisitorErasure
from models.privacy.visitor_rights import VisitorCopy, object_to, rectify, restrict
from models.site.identified_mode import MOST_ATTRIBUTES
from models.support.day_words import in_words
from web.api.found_subject import FoundSubject, find_mode, find_subject, note_right
from web.api.operation import Call, Operation, Query, Reply, Shape
from web.api.problem import Fault, Problem

AttributeValue = Annotated[str, Field(max_length=LONGEST_VALUE)] | bool | int | float | None


class SubjectRow(BaseModel):
    pseudonym: str
    attributes: dict[str, str | bool | int | float]
    first_day: date
    last_day: date
    restricted_at: datetime | None = Field(description="Since when what is kept is kept and nothing else is done with it.")
    objected_at: datetime | None = Field(description="Since when nothing more is noted.")
    erased_on: datetime | None = Field(description="When they are going to be erased.")


class SubjectList(BaseModel):
    data: list[SubjectRow]
    next: str | None


class SubjectCopy(BaseModel):
    """Everything that is kept about them, by table."""

    made_at: datetime
    purpose: str
    legal_basis: str
    tables: dict[str, Any]


class SubjectChange(Shape):
    """Attributes that are left out stay; null takes one away."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"attributes": {"plan": "harbour", "role": None}}]})

    attributes: dict[str, AttributeValue] = Field(max_length=MOST_ATTRIBUTES)


class ErasureRow(BaseModel):
    asked_at: datetime
    due_at: datetime = Field(description="By when it happens, by itself.")
    receipt: str | None = Field(description="The address of the receipt, in the answer to who asked and nowhere else.")


class SubjectPage(Query):
    limit: int = Field(50, ge=1, le=200, description="How many, at most.")
    cursor: str = Field("", max_length=40, description="`next` of the page before; empty for the first.")


def index(call: Call) -> Reply:
    """List the people whom a site's pages identified
    In the order of their pseudonyms.
    """
    (_, mode), asked = find_mode(call), call.asked(SubjectPage)
    rows = select(IdentifiedVisitor).where(IdentifiedVisitor.mode == mode.name, IdentifiedVisitor.pseudonym > asked.cursor)
    found = call.db.scalars(rows.order_by(IdentifiedVisitor.pseudonym).limit(asked.limit + 1)).all()
    shown = found[: asked.limit]
    told = attributes_of(call.db, [one.name for one in shown if one.restricted_at is None])
    data = [_row(one, told.get(one.name, {})) for one in shown]
    return Reply(SubjectList(data=data, next=shown[-1].pseudonym if len(found) > asked.limit else None))


def show(call: Call) -> Reply:
    """Read everything that is kept about a person
    Their rights of access and portability; that it was read stands in the audit log.
    """
    with call.saving() as saving:
        found = find_subject(saving)
        copy = VisitorCopy.of(saving.db, found.mode, found.visitor, found.site.name, call.now)
        note_right(saving, found, "what is kept about a person was read.")
    said = {"purpose": found.mode.purpose, "legal_basis": found.mode.basis_in_words}
    return Reply(SubjectCopy.model_validate({**copy.to_json(), **said}))


def update(call: Call) -> Reply:
    """Correct what is kept about a person"""
    found = find_subject(call)
    try:
        rectify(call.db, found.mode, found.visitor, call.sent(SubjectChange).attributes)
    except ValueError as problem:
        faults = [Fault(path="attributes", code="not_allowed", sentence=str(problem))]
        raise Problem(422, "Nothing was changed.", faults=faults) from problem
    return _done(call, found, "what is kept about a person was corrected.")


def restrict_one(call: Call) -> Reply:
    """Restrict what is done with what is kept about a person
    It is kept, and nothing else: they are in no list, nothing is added, and no night deletes it.
    """
    found = find_subject(call, may_be_new=True)
    restrict(found.visitor, call.now)
    return _done(call, found, "what is kept about a person is restricted: kept, and nothing else.")


def lift_restriction(call: Call) -> Reply:
    """Lift the restriction of a person"""
    found = find_subject(call)
    restrict(found.visitor, call.now, lift=True)
    return _done(call, found, "the restriction of a person was lifted.")


def object_for(call: Call) -> Reply:
    """Note the objection of a person
    Nothing more is noted about them, also where nothing was so far.
    """
    found = find_subject(call, may_be_new=True)
    object_to(found.visitor, call.now)
    return _done(call, found, "a person objected: nothing more is noted about them.")


def lift_objection(call: Call) -> Reply:
    """Take the objection of a person back"""
    found = find_subject(call)
    object_to(found.visitor, call.now, lift=True)
    return _done(call, found, "the objection of a person was taken back.")


def erase(call: Call) -> Reply:
    """Have a person erased
    Within seven working days, by itself; until then it can be cancelled, and nothing more is noted about them.
    """
    found, region = find_subject(call), call.instance.settings.privacy.region
    try:
        asked, secret = VisitorErasure.ask(call.db, found.visitor, region, call.now)
    except ErasureRefused as refused:
        raise Problem(409, str(refused)) from refused
    note_right(call, found, f"a person is going to be erased on {in_words(asked.due_at)}.")
    receipt = f"{call.instance.settings.base_url}/erasures/{secret}"
    return Reply(ErasureRow(asked_at=asked.asked_at, due_at=asked.due_at, receipt=receipt), 202)


def keep(call: Call) -> Reply:
    """Cancel the erasure of a person"""
    found = find_subject(call)
    if not VisitorErasure.cancel(call.db, found.visitor):
        raise Problem(409, "There is no erasure that could be cancelled.")
    note_right(call, found, "a person is not going to be erased after all.")
    return Reply(None, 204)


def _done(call: Call, found: FoundSubject, what: str) -> Reply:
    note_right(call, found, what)
    call.db.flush()
    told = attributes_of(call.db, [found.visitor.name])
    return Reply(_row(found.visitor, told.get(found.visitor.name, {})))


def _row(one: IdentifiedVisitor, told: dict[str, Any]) -> SubjectRow:
    return SubjectRow(
        pseudonym=one.pseudonym,
        attributes=told,
        first_day=one.first_day,
        last_day=one.last_day,
        restricted_at=one.restricted_at,
        objected_at=one.objected_at,
        erased_on=one.leaves_at,
    )


OBJECTIONS = "POST site_person_objection", "POST site_objections"
SITE, ONE = "/sites/{site_id}/subjects", "/sites/{site_id}/subjects/{subject}"
OPERATIONS = (
    Operation(f"GET {SITE}", index, "manage", {200: SubjectList}, query=SubjectPage),
    Operation(f"GET {ONE}", show, "manage", {200: SubjectCopy}, refuses=(409,)),
    Operation(f"PATCH {ONE}", update, "manage", {200: SubjectRow}, SubjectChange, twins=("PUT site_person",)),
    Operation(f"PUT {ONE}/restriction", restrict_one, "manage", {200: SubjectRow}, twins=("POST site_person_restriction",)),
    Operation(
        f"DELETE {ONE}/restriction", lift_restriction, "manage", {200: SubjectRow}, twins=("DELETE site_person_restriction",)
    ),
    Operation(f"PUT {ONE}/objection", object_for, "manage", {200: SubjectRow}, twins=OBJECTIONS),
    Operation(f"DELETE {ONE}/objection", lift_objection, "manage", {200: SubjectRow}, twins=("DELETE site_person_objection",)),
    Operation(f"POST {ONE}/erasure", erase, "manage", {202: ErasureRow}, refuses=(409,), twins=("POST site_person_erasure",)),
    Operation(f"DELETE {ONE}/erasure", keep, "manage", {204: None}, refuses=(409,), twins=("DELETE site_person_erasure",)),
)
