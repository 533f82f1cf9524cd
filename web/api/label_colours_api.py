"""Labels of guides, and the colour that each has on every guide."""

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from models.account.audit_log import AuditEntry
from models.guide.guide_label import LONGEST_LABEL, all_labels
from models.guide.label_colour import choose_colour, colour_of
from web.api.operation import NOTHING, Call, Operation, Reply, Shape, Trial
from web.api.problem import Problem, one_fault

Colour = Literal["blue", "green", "amber", "pink", "red", "violet"]
NAMED: tuple[Colour, ...] = get_args(Colour)
"""In the order of `COLOURS`."""


class LabelRow(BaseModel):
    label: str
    colour: Colour


class LabelList(BaseModel):
    data: list[LabelRow]


class ChosenColour(Shape):
    """A label that some guide has, and the colour that it is to have on every guide."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"label": "Onboarding", "colour": "green"}]})

    label: str = Field(min_length=1, max_length=LONGEST_LABEL, pattern=r"\S")
    colour: Colour


def index(call: Call) -> Reply:
    """List the labels of guides, with their colours"""
    known = all_labels(call.db, call.organisation_id, call.reach.hidden)
    return Reply(LabelList(data=[_row(call, label) for label in known]))


def update(call: Call) -> Reply:
    """Choose the colour of a label"""
    if not call.reach.may_anywhere("edit"):
        raise Problem(404, NOTHING)
    sent, everywhere = call.sent(ChosenColour), all_labels(call.db, call.organisation_id)
    seen = all_labels(call.db, call.organisation_id, call.reach.hidden)
    label = next((one for one in seen if one.casefold() == sent.label.casefold()), None)
    if label is None:
        raise one_fault("No colour was chosen.", "label", "is no label that a guide has", "unknown_name")
    if choose_colour(call.organisation, label, NAMED.index(sent.colour), everywhere):
        said = f"The label {label} is {sent.colour} on every guide."
        AuditEntry.note(call.db, call.organisation_id, "guide.changed", said, call.by, call.now)
    return Reply(_row(call, label))


def _row(call: Call, label: str) -> LabelRow:
    return LabelRow(label=label, colour=NAMED[colour_of(label, call.organisation.label_colours)])


ALL = "/label-colours"
OPERATIONS = (
    Operation(f"GET {ALL}", index, "read", {200: LabelList}, across_sites=True),
    Operation(f"PUT {ALL}", update, "write", {200: LabelRow}, ChosenColour, Trial, twins=("PUT guide_label_colours",)),
)
