"""Targets: what a step points at, described from a page that is sent."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from models.site import BadAddress, read_address
from models.support.confined import ConfinedError
from models.targets import DocumentRefused, NotDescribable, SelectorRefused, describe_selector, inspect
from web.api.operation import Call, Operation, Reply, Shape
from web.api.owned import find_site
from web.api.problem import Fault, Problem

LARGEST_PAGE = 900_000


class NewTarget(Shape):
    """A page and a selector that matches exactly one element of it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "html": "<!doctype html><title>Boats</title><main><button id=add>Add a boat</button></main>",
                    "selector": "#add",
                    "page": "https://app.harbour.example/boats",
                }
            ]
        }
    )

    html: str = Field(min_length=1, max_length=LARGEST_PAGE, description="The page's source, as its server or a browser has it.")
    selector: str = Field(min_length=1, max_length=2000, description="A CSS selector.")
    page: str = Field(min_length=1, max_length=2000, description="The page's address, on the site.")


class Target(BaseModel):
    """What goes into a step as its `target`, as it is, with the address of its page."""

    page: str
    target: dict[str, Any]
    grade: str = Field(description="How long its selectors may last: good, fair or poor.")
    reason: str


class NewSelector(Shape):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"html": "<main><button id=add>Add</button></main>", "selector": "#add"}]}
    )

    html: str = Field(min_length=1, max_length=LARGEST_PAGE)
    selector: str = Field(min_length=1, max_length=2000)


class SelectorVerdict(BaseModel):
    """What a selector finds on a page."""

    verdict: str
    reason: str
    matches: int | None


def create(call: Call) -> Reply:
    """Describe a target
    Finds what the selector points at in the HTML that is sent, and describes it so that it is found again. Nothing is kept.
    """
    site, sent = find_site(call), call.sent(NewTarget)
    try:
        page = read_address(sent.page)
    except BadAddress as problem:
        raise _fault("page", str(problem)) from problem
    if not site.owns(page):
        raise _fault("page", f"is not a page of {site.name}, which runs on {site.origin}")
    call.db.commit()  # the connection is somebody else's while the page is looked at
    try:
        target = describe_selector(sent.html, sent.selector, page=page).to_json()
    except SelectorRefused as problem:
        raise _fault("selector", str(problem)) from problem
    except NotDescribable as problem:
        raise _fault("selector", str(problem), "not_one") from problem
    except DocumentRefused as problem:
        raise _fault("html", str(problem), "too_many") from problem
    except ConfinedError as problem:
        raise _fault("html", f"took too long to be looked at: {problem}", "too_slow") from problem
    return Reply(Target(page=page, target=dict(target), grade=target.get("grade", ""), reason=target.get("reason", "")), 200)


def inspect_selector(call: Call) -> Reply:
    """Try a selector
    On the HTML that is sent. Nothing is kept.
    """
    find_site(call)
    sent = call.sent(NewSelector)
    call.db.commit()  # the connection is somebody else's while the page is looked at
    try:
        verdict = inspect(sent.html, sent.selector)
    except SelectorRefused as problem:
        raise _fault("selector", str(problem)) from problem
    except (DocumentRefused, ConfinedError) as problem:
        raise _fault("html", str(problem), "too_many") from problem
    return Reply(SelectorVerdict(verdict=verdict.verdict, reason=verdict.reason, matches=verdict.matches))


def _fault(path: str, sentence: str, code: str = "not_allowed") -> Problem:
    return Problem(422, "No target was described.", faults=[Fault(path=path, code=code, sentence=sentence)])


OPERATIONS = (
    Operation(
        "POST /sites/{site_id}/targets", create, "write", {200: Target}, NewTarget, waits=True, twins=("PUT guide_step_target",)
    ),
    Operation(
        "POST /sites/{site_id}/selectors",
        inspect_selector,
        "read",
        {200: SelectorVerdict},
        NewSelector,
        waits=True,
        twins=("POST guide_step_verdict",),
    ),
)
