"""Examples for the gallery and its test."""

from components.empty_state import EmptyState
from components.finding_list import FindingList
from components.finding_row.examples import DOUBT, LOST

EXAMPLES = {
    "two": FindingList((LOST, DOUBT), chosen=8),
    "nothing": FindingList((), EmptyState("Every target is where it should be", "Checks run by night.", icon="check")),
}
