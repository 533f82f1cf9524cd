"""What the navigation counts."""

from sqlalchemy import select

from models.check.finding import Finding
from models.review import Review
from web.kit.context import Context


def badges(here: Context) -> dict[str, int]:
    """Findings and reviews that wait for a decision."""
    findings = Finding.waiting(here.organisation_id, here.now, here.reach.hidden)
    reviews = Review.waiting(here.organisation_id, here.reach.hidden)
    found, asked = here.db.execute(select(findings.scalar_subquery(), reviews.scalar_subquery())).one()
    return {"inbox": found, "reviews": asked}
