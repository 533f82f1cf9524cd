"""Examples for the gallery and its test."""

from datetime import UTC, datetime

from components.step_still import Remark, StepStill, written

STILL = StepStill(
    review_id=1,
    step_id="s1",
    number=2,
    kind="tooltip",
    title="How full you are",
    body=written([["p", "Counted from the berths that are taken ", ["em", "right now"], "."]]),
    buttons=(("Next", "primary"), ("Back", "link")),
    page="https://harbour.example/",
    selector='[data-testid="figure-occupancy"]',
    frame="",
    remarks=(Remark("Ole Brandt", "Say berths, not places.", datetime(2026, 11, 25, 9, 0, tzinfo=UTC)),),
    may_comment=True,
)
EXAMPLES = {"with a comment": STILL}
