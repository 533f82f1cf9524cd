"""What the navigation counts."""

from sqlalchemy import select

from models.check.finding import Finding
from models.privacy.policy_version import PolicyVersion
from models.review import Review
from web.kit.context import Context


def badges(here: Context) -> dict[str, int]:
    """Findings and reviews that wait for a decision, and the version of the privacy policy that waits to be acknowledged."""
    findings = Finding.waiting(here.organisation_id, here.now, here.reach.hidden)
    reviews = Review.waiting(here.organisation_id, here.reach.hidden)
    policy = PolicyVersion.unread_by(here.member.id).scalar_subquery()
    found, asked, number = here.db.execute(select(findings.scalar_subquery(), reviews.scalar_subquery(), policy)).one()
    return {"inbox": found, "reviews": asked, "policy": number or 0}
