"""Taking over a repair: the step's draft points at the proposed element; what visitors get changes only by publishing."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.check.finding import OPEN, REPAIRED, Finding
from models.engine.json_value import is_list, is_object
from models.guide.step import Step
from models.guide.target_verdict import TargetVerdict
from models.targets import Target

SURE = ("moved", "same")
"""Verdicts of a repair that means one element, and no other."""


class NotAcceptable(ValueError):
    """The repair can't be taken over; the sentence says why."""


def accept(session: Session, finding: Finding, target: Target, why: str, by: Member | None, now: datetime) -> None:
    """Makes a new draft that points at `target`. `why` is the evidence in a sentence; without a member a policy decided.

    Raises NotAcceptable when the draft went another way since the guide was published.
    """
    if not finding.waits_at(now):
        raise NotAcceptable("Somebody else decided about this finding meanwhile.")
    guide = finding.guide
    step = _step(finding)
    if step.target != finding.target:
        raise NotAcceptable("The draft points at something else by now: publish it, or point again in the editor.")
    number = guide.document.steps.index(step) + 1
    guide.edit(guide.document.with_step(replace(step, target=target.to_json())), f"Repaired step {number}", by, now)
    TargetVerdict.note(session, guide, step.id, "unique", "Repaired: the first selector finds it.", step.page, now)
    finding.state, finding.accepted = REPAIRED, target.to_json()
    finding.accepted_by, finding.accepted_at = by, now
    act = "repair.accepted" if by else "repair.accepted_by_policy"
    sentence = f"{guide.name}, step {number}: points at {target.selectors[0]} instead of {_selector(finding.target)}. {why}"
    AuditEntry.note(session, guide.organisation_id, act, sentence, by, now, site_id=guide.site_id)


def assert_sure(finding: Finding) -> None:
    """Raises NotAcceptable where somebody has to look: nothing is proposed, or several elements may be meant."""
    if not finding.proposals:
        raise NotAcceptable("Nothing is proposed: point again, or remove the step.")
    if finding.proposed.verdict not in SURE:
        raise NotAcceptable("Cairn is not sure which element it is: look, and choose one.")


def take_back(session: Session, finding: Finding, by: Member, now: datetime) -> None:
    """Undoes an accepted repair: the draft points where it did. Raises NotAcceptable when it was changed since."""
    if finding.state != REPAIRED:
        raise NotAcceptable("There is no accepted repair here to take back.")
    guide, step = finding.guide, _step(finding)
    if step.target != finding.accepted:
        raise NotAcceptable("The draft points at something else by now, so there is nothing left to take back.")
    number = guide.document.steps.index(step) + 1
    guide.edit(guide.document.with_step(replace(step, target=finding.target)), f"Took back the repair of step {number}", by, now)
    TargetVerdict.note(session, guide, step.id, finding.verdict, finding.reason, step.page, now)
    finding.state, finding.accepted, finding.accepted_by, finding.accepted_at = OPEN, None, None, None
    AuditEntry.note(
        session, guide.organisation_id, "repair.taken_back", f"{guide.name}, step {number}.", by, now, site_id=guide.site_id
    )


def _step(finding: Finding) -> Step:
    draft = finding.guide.readable
    if draft is None:
        raise NotAcceptable("The draft can't be read; open the guide to see what can be done.")
    step = draft.step(finding.step_id)
    if step is None:
        raise NotAcceptable("The draft has no such step any more: publish it, and visitors won't meet this step either.")
    return step


def _selector(target: Any) -> str:
    given = target.get("selectors") if is_object(target) else None
    return str(given[0]) if is_list(given) and given else "?"
