"""One finding in the inbox: what broke, since when, whom it kept from a step, what Cairn proposes."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.former_member import called
from models.check.finding import IGNORED, REPAIRED, RESOLVED, SNOOZED, Finding
from models.check.finding_sentence import finding_sentence
from models.check.visitor_agreement import VISITORS, Agreement
from models.guide.rich_text import plain_text
from models.targets.target_health import TargetHealth, health_of

PROPOSALS = {
    "moved": "Found again; look and accept",
    "unsure": "Perhaps one of these",
    "gone": "Gone from the page",
    "same": "Still there, a little changed; look and accept",
}


@dataclass(frozen=True)
class FindingRow(Component):
    """`tone` is bad (visitors are not shown the step), warn (that is in doubt), or empty once it is settled."""

    finding_id: int
    guide_id: int
    guide: str
    step: str
    number: int
    tone: str
    label: str
    sentence: str
    opened_at: datetime
    missed: int
    proposal: str
    owner: str
    assignee: str
    is_chosen: bool = False
    may_choose: bool = False
    """Whether it can be decided on together with others."""

    @classmethod
    def of(
        cls, finding: Finding, agreement: Agreement, now: datetime, *, is_chosen: bool = False, may_choose: bool = False
    ) -> "FindingRow":
        tone, label = finding_badge(finding, agreement, now)
        number, step = step_of(finding)
        return cls(
            finding.id,
            finding.guide_id,
            finding.guide.name,
            step,
            number,
            tone,
            label,
            finding_sentence(finding),
            finding.opened_at,
            agreement.missed,
            PROPOSALS.get(finding.proposed.verdict, "") if finding.state != RESOLVED else "",
            called(finding, finding.guide.edited_by, ""),
            called(finding, finding.assignee, ""),
            is_chosen,
            may_choose,
        )


def finding_badge(finding: Finding, agreement: Agreement, now: datetime) -> tuple[str, str]:
    """The colour and the word of a finding's badge; red only where no source says the opposite."""
    settled = {
        RESOLVED: ("good", "Resolved"),
        IGNORED: ("", "Ignored"),
        SNOOZED: ("", "Snoozed"),
        REPAIRED: ("accent", "Repair waits to be published"),
    }
    if found := settled.get(finding.state_at(now)):
        return found
    if finding.source == VISITORS:
        return TargetHealth.UNSURE.tone, f"{TargetHealth.UNSURE}, reported by visitors"
    health = TargetHealth.UNSURE if agreement.disagrees else health_of(finding.verdict)
    return health.tone, health


def step_of(finding: Finding) -> tuple[int, str]:
    """The step's number in the draft (0 when it is no longer there) and what it is called."""
    draft = finding.guide.readable
    steps = draft.steps if draft else ()
    found = next((pair for pair in enumerate(steps, 1) if pair[1].id == finding.step_id), None)
    if found is None:
        return 0, "A step that the draft no longer has"
    number, step = found
    return number, step.title.strip() or plain_text(step.body)[:60] or f"Untitled {step.kind}"
