"""Attributes: what a site's pages tell the player about a visitor, by name and type. No value is ever kept."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select

from models.site.site_attribute import LONGEST_NAME, LONGEST_NOTE, BadAttribute, SiteAttribute
from web.api.keyset import Page, keyset
from web.api.operation import Call, Operation, Reply, Shape, Trial
from web.api.owned import find_site, there
from web.api.problem import one_fault

Type = Literal["text", "number", "boolean", "date"]


class AttributeRow(BaseModel):
    id: int
    name: str
    type: Type
    note: str


class AttributeList(BaseModel):
    data: list[AttributeRow]
    next: str | None


class NewAttribute(Shape):
    """Named as the page names it: `cairn.set({plan: …})`."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "plan", "type": "text", "note": "free or pro"}]})

    name: str = Field(min_length=1, max_length=LONGEST_NAME, pattern=r"\S")
    type: Type
    note: str = Field("", max_length=LONGEST_NOTE)


def index(call: Call) -> Reply:
    """List a site's attributes"""
    rows = select(SiteAttribute).where(SiteAttribute.site_id == find_site(call).id)
    found, following = keyset(call, rows, SiteAttribute.id)
    return Reply(AttributeList(data=[_row(one) for one in found], next=following))


def create(call: Call) -> Reply:
    """Declare an attribute"""
    sent = call.sent(NewAttribute)
    try:
        made = SiteAttribute.declare(call.db, find_site(call), sent.name.strip(), sent.type, sent.note.strip(), call.now)
    except BadAttribute as problem:
        raise one_fault("Nothing was declared.", "name", str(problem)) from problem
    return Reply(_row(made), 201)


def destroy(call: Call) -> Reply:
    """Take an attribute's declaration away
    Rules that name it go on working.
    """
    call.db.delete(there(SiteAttribute.find(call.db, find_site(call), call.id("attribute_id"))))
    return Reply(status=204)


def _row(one: SiteAttribute) -> AttributeRow:
    return AttributeRow.model_validate({"id": one.id, "name": one.name, "type": one.type, "note": one.note})


ALL = "/sites/{site_id}/attributes"
OPERATIONS = (
    Operation(f"GET {ALL}", index, "read", {200: AttributeList}, query=Page),
    Operation(f"POST {ALL}", create, "write", {201: AttributeRow}, NewAttribute, Trial, (), ("POST site_attributes",)),
    Operation(f"DELETE {ALL}/{{attribute_id}}", destroy, "write", {204: None}, twins=("DELETE site_attribute",)),
)
