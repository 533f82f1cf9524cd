"""The steps of a guide in their order, the chosen one marked, each with its health; and the way back to earlier drafts."""

from dataclasses import dataclass

from components import Component
from models.guide import Guide, GuideDocument, Step
from models.guide.rich_text import plain_text
from models.guide.target_verdict import TargetVerdict
from models.guide.undo_screen import NOTHING, STEPS, UndoSign
from models.targets.target_health import health_of


@dataclass(frozen=True)
class StepEntry:
    id: str
    title: str
    kind: str
    tone: str
    health: str


@dataclass(frozen=True)
class StepList(Component):
    """`undo` and `redo` say what they would take back and bring back; empty when there is nothing."""

    guide_id: int
    kind: str
    entries: tuple[StepEntry, ...]
    chosen: str
    may_edit: bool
    draft_number: int = 1
    undo: UndoSign = NOTHING
    site_id: int = 0

    @classmethod
    def of(
        cls, guide: Guide, document: GuideDocument, chosen: Step | None, verdicts: dict[str, TargetVerdict], *, may_edit: bool
    ) -> "StepList":
        entries = tuple(_entry(step, verdicts.get(step.id)) for step in document.steps)
        undo = UndoSign.of(guide, STEPS) if may_edit else NOTHING
        return cls(guide.id, guide.kind, entries, chosen.id if chosen else "", may_edit, guide.draft_number, undo, guide.site_id)


def title_of(step: Step) -> str:
    """What a step is called among the others: its title, or the beginning of what it says."""
    return step.title or plain_text(step.body)[:60] or f"Untitled {step.kind}"


def _entry(step: Step, verdict: TargetVerdict | None) -> StepEntry:
    title = title_of(step)
    if step.needs_target and not step.first_selector:
        return StepEntry(step.id, title, step.kind, "warn", "needs a target")
    if verdict is not None and verdict.is_broken:
        health = health_of(verdict.verdict)
        return StepEntry(step.id, title, step.kind, health.tone, f"target: {health}")
    return StepEntry(step.id, title, step.kind, "", "")
