"""Examples for the gallery and its test."""

from dataclasses import replace
from datetime import UTC, datetime

from components.step_still import Remark, StepStill, Talk
from models.guide.version_difference import Change, StepDifference, by_word
from models.review.version_findings import VersionFinding

_THEN = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
TALK = Talk("/reviews/1/comments", "#review-1", may_comment=True, may_resolve=True)
STILL = StepStill(
    step_id="s1",
    number=2,
    kind="tooltip",
    title="How full you are",
    words="Counted from the berths that are taken right now.",
    buttons=("Next", "Back"),
    page="https://harbour.example/",
    selector='[data-testid="figure-occupancy"]',
    frame="/sites/1/theme-stage",
    talk=TALK,
    remarks=(
        Remark("Ole Brandt", "Say berths, not places.", _THEN, 1, answers=(Remark("Maren Holm", "Done.", _THEN, 2),)),
        Remark("Ole Brandt", "One comma too many.", _THEN, 3, resolved=True),
    ),
    difference=StepDifference(
        "s1", 2, "How full you are", "changed", (Change("Text", by_word("Counted from places", "Counted from berths")),)
    ),
    findings=(VersionFinding("warn", "Targets", "Step 2: its element was last looked for 9 days ago.", "s1"),),
)
EXAMPLES = {
    "with comments": STILL,
    "of a guest": replace(
        STILL, step_id="s2", remarks=(), talk=replace(TALK, is_guest=True, may_resolve=False, comments="/shared/x/comments")
    ),
}
