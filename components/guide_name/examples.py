"""Examples for the gallery and its test."""

from components.guide_name import GuideName
from components.value_conflict import ValueConflict

_TWO = ValueConflict("guide-name-conflict", "the name", "Bob", "Welcome aboard", "First morning", "/guides/1", {}, "/guides/1")

EXAMPLES = {
    "as it is": GuideName(1, "Welcome"),
    "to be read": GuideName(1, "Welcome", may_edit=False),
    "called otherwise by two": GuideName(1, "First morning", typed="Welcome aboard", conflict=_TWO),
}
