"""What an address of the API points at: what is another organisation's is not there."""

from typing import TypeVar

from models.guide import Guide
from models.site import ENVIRONMENTS, Site
from web.api.operation import Call
from web.api.problem import Problem

T = TypeVar("T")
NOTHING = "There is nothing at this address, or it is not yours to see."


def there(found: T | None, sentence: str = NOTHING) -> T:
    if found is None:
        raise Problem(404, sentence)
    return found


def find_site(call: Call) -> Site:
    return there(Site.find(call.db, call.organisation_id, call.id("site_id")))


def find_guide(call: Call) -> Guide:
    return there(Guide.find(call.db, call.organisation_id, call.id("guide_id")))


def assert_state(call: Call, etag: str) -> None:
    """Refuses a change of another state than the one that was seen."""
    given = call.request.headers.get("if-match", "*").strip()
    if given != "*" and etag not in [one.strip() for one in given.split(",")]:
        sentence = "It was changed since you looked: read it again and make your change to that. Nothing was changed."
        raise Problem(412, sentence, headers={"etag": etag})


def is_environment(name: str) -> bool:
    return name in ENVIRONMENTS
