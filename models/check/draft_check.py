"""Looking for a draft's targets on its pages as they are now."""

from models.guide.guide_document import GuideDocument
from models.guide.step import Step
from models.page.page_fetch import fetch_page
from models.page.page_problem import judge_status
from models.support.confined import ConfinedError
from models.support.outbound import Outbound, Refused
from models.targets import Target, check_page


def pages_to_check(document: GuideDocument) -> dict[str, list[Step]]:
    """Page → the steps that have a target on it."""
    pages: dict[str, list[Step]] = {}
    for step in document.steps:
        if step.needs_target and step.target:
            pages.setdefault(step.page, []).append(step)
    return pages


def check_draft(pages: dict[str, list[Step]], outbound: Outbound) -> dict[str, tuple[str, str, str]]:
    """Step → verdict, reason, page. Each page is fetched once."""
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
