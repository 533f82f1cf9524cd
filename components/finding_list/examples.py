"""Examples for the gallery and its test."""

from dataclasses import replace

from components.empty_state import EmptyState
from components.finding_list import FindingBulk, FindingList
from components.finding_row.examples import DOUBT, LOST

_BOTH = tuple(replace(row, may_choose=True) for row in (LOST, DOUBT))
_OLE = ((4, "Ole Brandt"),)
_DONE = FindingBulk(
    "1 repair accepted. Visitors get it once you publish.",
    "1 repair",
    "/inbox/repairs",
    fields=(("finding", "8"),),
    left=(("First morning at the marina, step 5", "Nothing is proposed: point again, or remove the step."),),
    members=_OLE,
)
EXAMPLES = {
    "two": FindingList((LOST, DOUBT), chosen=8),
    "to be chosen": FindingList(_BOTH, bulk=FindingBulk(members=_OLE)),
    "decided together": FindingList(_BOTH, bulk=_DONE),
    "nothing": FindingList((), EmptyState("Every target is where it should be", "Checks run by night.", icon="check")),
}
