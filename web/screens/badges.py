"""What the navigation counts."""

from models.check.finding import Finding
from models.review import Review
from web.kit.context import Context


def badges(here: Context) -> dict[str, int]:
    """Findings and reviews that wait for a decision."""
    findings = Finding.waiting(here.db, here.organisation_id, here.now, here.reach.hidden)
    return {"inbox": findings, "reviews": Review.waiting(here.db, here.organisation_id, here.reach.hidden)}
