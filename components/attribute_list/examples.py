"""Examples for the gallery and its test."""

from components.attribute_list import AttributeLine, AttributeList
from models.guide.attribute_usage import AttributeUsage

_PLAN = AttributeUsage([(1, "Welcome"), (2, "News"), (3, "Invoices"), (4, "Boats")], [(1, "Free plan")])
_LINES = (AttributeLine(1, "plan", "text", "free or pro", _PLAN), AttributeLine(2, "seats", "number", ""))
EXAMPLES = {
    "none": AttributeList(1, may_edit=True),
    "several": AttributeList(1, _LINES, may_edit=True),
    "refused": AttributeList(1, _LINES, may_edit=True, name="plan", problem="plan is declared already."),
    "a reviewer's": AttributeList(1, _LINES),
}
