"""Examples for the gallery and its test."""

from dataclasses import replace
from datetime import UTC, datetime

from components.review_panel import ReviewPanel
from components.step_still.examples import STILL

_NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

OPEN = ReviewPanel(
    review_id=1,
    guide_id=1,
    guide="First morning at the marina",
    version="1f2e3d4c",
    state="open",
    message="The last step is new.",
    asked_by="Maren Holm",
    asked_at=_NOW,
    decided_by="",
    decided_at=None,
    preview="https://harbour.example/#cairn-preview=abc",
    stills=(STILL,),
    remarks=(),
    may_review=True,
    why_not="",
    may_publish=False,
    is_live=False,
    seen="",
)
EXAMPLES = {
    "open": OPEN,
    "approved": replace(OPEN, review_id=2, state="approved", decided_by="Ole", decided_at=_NOW, may_publish=True, stills=()),
    "own": replace(OPEN, review_id=3, why_not="Somebody else has to look at it.", stills=()),
}
