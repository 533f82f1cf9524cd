"""Examples for the gallery and its test."""

from components.attribute_list import AttributeLine, AttributeList

EXAMPLES = {
    "none": AttributeList(1, may_edit=True),
    "several": AttributeList(
        1, (AttributeLine(1, "plan", "text", "free or pro"), AttributeLine(2, "seats", "number", "")), may_edit=True
    ),
    "refused": AttributeList(1, may_edit=True, name="plan", problem="plan is declared already."),
}
