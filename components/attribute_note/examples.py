"""Examples for the gallery and its test."""

from components.attribute_note import AttributeNote

EXAMPLES = {
    "nothing to say": AttributeNote(1),
    "unknown": AttributeNote(1, unknown=("plann", "nmae")),
    "without a fallback": AttributeNote(1, bare=("name",)),
}
