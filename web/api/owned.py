"""What an address of the API points at: what is another organisation's, or on a site without access, is not there."""

from typing import TypeVar

from models.check.finding import Finding
from models.guide import Guide
from models.review import Review
from models.site import ENVIRONMENTS, Site
from web.api.operation import NOTHING, Call
from web.api.problem import Problem

T = TypeVar("T")


def there(found: T | None, sentence: str = NOTHING) -> T:
    if found is None:
        raise Problem(404, sentence)
    return found


def find_site(call: Call) -> Site:
    site = there(Site.find(call.db, call.organisation_id, call.id("site_id")))
    call.must_at(site.id)
    return site


def find_guide(call: Call) -> Guide:
    guide = there(Guide.find(call.db, call.organisation_id, call.id("guide_id")))
    call.must_at(guide.site_id)
    return guide


def find_review(call: Call) -> Review:
    review = there(Review.find(call.db, call.organisation_id, call.id("review_id")))
    call.must_at(review.guide.site_id)
    return review


def find_finding(call: Call) -> Finding:
    finding = there(Finding.find(call.db, call.organisation_id, call.id("finding_id")))
    call.must_at(finding.site_id)
    return finding


def assert_state(call: Call, etag: str) -> None:
    """Refuses a change of another state than the one that was seen."""
    given = call.request.headers.get("if-match", "*").strip()
    if given != "*" and etag not in [one.strip() for one in given.split(",")]:
        sentence = "It was changed since you looked: read it again and make your change to that. Nothing was changed."
        raise Problem(412, sentence, headers={"etag": etag})


def is_environment(name: str) -> bool:
    return name in ENVIRONMENTS
