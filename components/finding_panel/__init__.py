"""A finding with everything there is to decide on it."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from components.evidence_table import EvidenceTable
from components.finding_row import finding_badge, step_of
from models.account import Member
from models.account.former_member import called
from models.check.finding import Finding
from models.check.finding_sentence import finding_sentence
from models.check.visitor_agreement import Agreement

LIKELY = 0.6
"""The share of what was known from which on one of several is called likely."""


@dataclass(frozen=True)
class Offer:
    """A proposed element: which one of the list, how likely it is the one, where it is seen outlined, and its evidence."""

    number: int
    selector: str
    likelihood: str
    frame: str
    evidence: EvidenceTable


@dataclass(frozen=True)
class FindingPanel(Component):
    """`verdict` is what the repair decided: moved, unsure, gone, same, or empty when none was worked out."""

    finding_id: int
    guide_id: int
    guide: str
    step_id: str
    step: str
    number: int
    state: str
    tone: str
    label: str
    sentence: str
    agreement: str
    missed: int
    page: str
    opened_at: datetime
    seen_at: datetime
    last_good_at: datetime | None
    resolved_at: datetime | None
    resolved_why: str
    snoozed_until: datetime | None
    note: str
    owner: str
    assignee_id: int
    members: tuple[tuple[int, str], ...]
    verdict: str
    why: str
    offers: tuple[Offer, ...]
    before: str
    """The address of the page when the target was last good, with the element outlined; empty where nobody saw that."""
    now: str
    """The address of the page as it is now, where nothing is proposed on it."""
    reason: str
    """How the check put it."""
    accepted_by: str
    may_edit: bool
    problem: str = ""
    picture: str = ""
    """The address of the masked picture of the page on which it was pointed at, where nothing else shows it."""

    @classmethod
    def of(
        cls,
        finding: Finding,
        agreement: Agreement,
        members: list[Member],
        now: datetime,
        *,
        may_edit: bool,
        problem: str = "",
        picture: tuple[int, int | None] | None = None,
    ) -> "FindingPanel":
        tone, label = finding_badge(finding, agreement, now)
        number, step = step_of(finding)
        proposed = finding.proposed
        return cls(
            finding_id=finding.id,
            guide_id=finding.guide_id,
            guide=finding.guide.name,
            step_id=finding.step_id,
            step=step,
            number=number,
            state=finding.state_at(now),
            tone=tone,
            label=label,
            sentence=finding_sentence(finding),
            agreement=agreement.sentence,
            missed=agreement.missed,
            page=finding.page,
            opened_at=finding.opened_at,
            seen_at=finding.seen_at,
            last_good_at=finding.last_good_at,
            resolved_at=finding.resolved_at,
            resolved_why=finding.resolved_why,
            snoozed_until=finding.snoozed_until,
            note=finding.note,
            owner=called(finding, finding.guide.edited_by, ""),
            assignee_id=finding.assignee_id or 0,
            members=tuple((member.id, member.name) for member in members),
            verdict=proposed.verdict,
            why=proposed.reason,
            offers=_offers(finding),
            before=_frame(finding.before.snapshot, finding.before.node(0)),
            now="" if finding.proposals else _frame(finding.after.snapshot, finding.after.node(0), whole=True),
            reason=finding.reason,
            accepted_by=_accepted_by(finding),
            may_edit=may_edit,
            problem=problem,
            picture=_frame(*picture, whole=True) if picture and finding.before.snapshot is None else "",
        )


def _offers(finding: Finding) -> tuple[Offer, ...]:
    after, sure = finding.after, finding.proposed.verdict in {"moved", "same"}
    return tuple(
        Offer(
            number,
            proposal["selector"],
            "very likely" if sure else "likely" if proposal["score"] >= LIKELY else "unsure",
            _frame(after.snapshot, after.node(number), whole=True),
            EvidenceTable.of(f"evidence-{number}", proposal, finding.before.excerpt),
        )
        for number, proposal in enumerate(finding.proposals)
    )


def _frame(snapshot: int | None, node: int | None, *, whole: bool = False) -> str:
    """A gone element has no place on the new page, but the page itself is worth a look."""
    if snapshot is None or (node is None and not whole):
        return ""
    return f"/snapshots/{snapshot}/outline" + (f"?node={node}" if node is not None else "")


def _accepted_by(finding: Finding) -> str:
    if finding.accepted is None:
        return ""
    return called(finding, finding.accepted_by, "your organisation's policy")
