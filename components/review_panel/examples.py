"""Examples for the gallery and its test."""

from dataclasses import replace
from datetime import UTC, date, datetime

from components.review_panel import Asked, ReviewPanel, SharedLine, Standing
from components.step_still.examples import STILL, TALK
from models.guide.version_difference import Change, StepDifference, VersionDifference, by_word
from models.review.version_findings import VersionFinding

_NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
_ASKED = Asked(
    1,
    1,
    "First morning at the marina",
    "1f2e3d4c",
    "open",
    "The last step is new.",
    "Maren Holm",
    _NOW,
    "",
    None,
    date(2026, 12, 1),
)
OPEN = ReviewPanel(
    asked=_ASKED,
    standing=Standing(given=1, needed=2, waits_for=("Ole Brandt",), may_review=True, may_share=True),
    stills=(STILL,),
    talk=TALK,
    drawn={"steps": {}, "content": {"translations": {"de": {}}}},
    findings=(
        VersionFinding("bad", "Contrast", "Text on its ground in dark is 3.1 to 1; it needs 4.5."),
        VersionFinding("good", "Pictures", "Nothing to say."),
    ),
    from_live=VersionDifference(
        (Change("When it shows", by_word("Everybody sees it once", "Everybody sees it every time")),),
        (StepDifference("s1", 2, "How full you are", "changed"), StepDifference("s9", 3, "Goodbye", "removed")),
    ),
    links=(SharedLine("abc", "Maren Holm", _NOW, "https://cairn.example/shared/abc"),),
    preview="/reviews/1/preview",
    own_preview="/reviews/1/own-preview",
)
EXAMPLES = {
    "open": OPEN,
    "approved": replace(
        OPEN,
        asked=replace(_ASKED, review_id=2, state="approved", decided_by="Ole", decided_at=_NOW),
        standing=Standing(1, 1, may_publish=True),
        stills=(),
    ),
    "own": replace(
        OPEN,
        asked=replace(_ASKED, review_id=3),
        standing=Standing(why_not="Somebody else has to look.", may_review=True),
        stills=(),
    ),
    "shared": replace(OPEN, asked=replace(_ASKED, review_id=4), standing=Standing(), stills=(), is_shared=True, links=()),
}
