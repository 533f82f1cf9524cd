"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.kept_step_list import KeptEntry, KeptStepList

_AT = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
_KEPT = (
    KeptEntry(1, "Where to get help", "Ask us anything", "modal", _AT),
    KeptEntry(2, "Damaged", "It can't be read", "", _AT),
)
EXAMPLES = {
    "none": KeptStepList(1),
    "to look after": KeptStepList(1, _KEPT, may_edit=True),
    "for a guide": KeptStepList(1, _KEPT, may_edit=True, guide_id=4, after="s-1"),
    "none for a guide": KeptStepList(1, may_edit=True, guide_id=4),
}
