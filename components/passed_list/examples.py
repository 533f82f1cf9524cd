"""Examples for the gallery and its test."""

from components.passed_list import PassedList
from models.event import PassedStep

_SKIPPED = PassedStep(1, "Welcome", "s-2", 2, 14, ends=False)
EXAMPLES = {
    "of one guide": PassedList((_SKIPPED,)),
    "of several": PassedList((_SKIPPED, PassedStep(2, "Boats", "s-1", 1, 1, ends=True)), names_guides=True),
}
