"""Checking a guide's targets against the pages as they are now."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide import Guide, Step
from models.guide.target_verdict import TargetVerdict
from models.page.page_fetch import fetch_page
from models.page.page_problem import judge_status
from models.support.confined import ConfinedError
from models.support.outbound import Outbound, Refused
from models.targets import Target, check_page
from web.kit.context import context
from web.kit.resource import give_back_connection, saving
from web.kit.respond import partial
from web.lookup import find_guide
from web.screens.workbench import chosen_step, workbench


def create(request: Request) -> Response:
    """Fetches each page once and gives every target on it a verdict."""
    guide = find_guide(request, may="edit")
    pages = _pages(guide)
    give_back_connection(request)
    found = _check(pages, context(request).outbound)
    with saving(request) as session:
        guide = find_guide(request, may="edit")
        for step_id, (verdict, reason, page) in found.items():
            TargetVerdict.note(session, guide, step_id, verdict, reason, page, context(request).now)
        session.flush()
        return partial(workbench(request, guide, chosen_step(request, guide)))


def _pages(guide: Guide) -> dict[str, list[Step]]:
    """Page → the steps that have a target on it."""
    pages: dict[str, list[Step]] = {}
    for step in guide.document.steps:
        if step.needs_target and step.target:
            pages.setdefault(step.page, []).append(step)
    return pages


def _check(pages: dict[str, list[Step]], outbound: Outbound) -> dict[str, tuple[str, str, str]]:
    """Step → verdict, reason, page."""
    found: dict[str, tuple[str, str, str]] = {}
    for page, steps in pages.items():
        found |= {step.id: (*outcome, page) for step, outcome in zip(steps, _verdicts(page, steps, outbound), strict=True)}
    return found


def _verdicts(page: str, steps: list[Step], outbound: Outbound) -> list[tuple[str, str]]:
    try:
        fetched = fetch_page(page, outbound)
        if (finding := judge_status(fetched)) is not None:
            return [("cannot_tell", finding.sentence)] * len(steps)
        targets = [Target.from_json(step.target) for step in steps]
        verdicts = check_page(fetched.html, targets, url=fetched.final_url)
    except Refused as refused:
        return [("cannot_tell", refused.reason)] * len(steps)
    except (ValueError, ConfinedError) as problem:
        return [("cannot_tell", str(problem))] * len(steps)
    return [(verdict.verdict, verdict.reason) for verdict in verdicts]
