"""Steps that a site keeps for reuse."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from models.guide import Guide
from models.guide.kept_step import LONGEST_NAME, KeptStep, NotReusable
from web.api.operation import Call, Name, Operation, Reply, Shape
from web.api.owned import find_site, there
from web.api.problem import one_fault


class KeptStepRow(BaseModel):
    id: int
    name: str
    step: dict[str, Any] = Field(description="As it stands in a guide's document: put a copy with another id into its `steps`.")
    language: str = Field(description="What it is written in.")
    translations: dict[str, Any] = Field(description="Language → texts, as in a guide's document.")


class KeptStepList(BaseModel):
    data: list[KeptStepRow]


class NewKeptStep(Shape):
    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Where to get help", "guide_id": 1, "step_id": "s-1"}]})

    name: Name = Field(max_length=LONGEST_NAME)
    guide_id: int = Field(ge=1, le=2**31 - 1)
    step_id: str = Field(min_length=1, max_length=40)


def index(call: Call) -> Reply:
    """List the steps that a site keeps for reuse
    One that can't be read is left out.
    """
    site = find_site(call)
    return Reply(KeptStepList(data=[_row(one) for one in KeptStep.all_of(call.db, site.id) if one.readable]))


def create(call: Call) -> Reply:
    """Keep a step of a guide for reuse"""
    site, sent = find_site(call), call.sent(NewKeptStep)
    guide = Guide.find(call.db, call.organisation_id, sent.guide_id)
    step = guide.document.step(sent.step_id) if guide and guide.site_id == site.id else None
    if guide is None or step is None:
        raise one_fault("No step was kept.", "step_id", "is no step of a guide of this site")
    try:
        kept = KeptStep.keep(call.db, site, " ".join(sent.name.split()), guide.document, step, call.by, call.now)
    except NotReusable as problem:
        raise one_fault("No step was kept.", "name", str(problem)) from problem
    return Reply(_row(kept), 201)


def destroy(call: Call) -> Reply:
    """Remove a step that is kept for reuse
    Guides that have a copy keep theirs.
    """
    call.db.delete(there(KeptStep.find(call.db, find_site(call), call.id("kept_id"))))
    call.db.flush()
    return Reply(status=204)


def _row(kept: KeptStep) -> KeptStepRow:
    document = kept.content.to_json()
    return KeptStepRow(
        id=kept.id,
        name=kept.name,
        step=dict(document["steps"][0]),
        language=document.get("language", "en"),
        translations=dict(document.get("translations", {})),
    )


ALL = "/sites/{site_id}/kept-steps"
OPERATIONS = (
    Operation(f"GET {ALL}", index, "read", {200: KeptStepList}),
    Operation(f"POST {ALL}", create, "write", {201: KeptStepRow}, NewKeptStep, twins=("POST site_kept_steps",)),
    Operation(f"DELETE {ALL}/{{kept_id}}", destroy, "write", {204: None}, twins=("DELETE site_kept_step",)),
)
