"""What a step points at: how sure Cairn is of it, its other selectors, and how to choose another."""

from dataclasses import dataclass

from components import Component
from components.live_page_link import LivePageLink
from components.verdict_note import VerdictNote
from models.guide import Guide, Step
from models.guide.step_target import target_state
from models.guide.target_verdict import TargetVerdict
from models.targets.target_json import TargetJson

GRADE_TONES = {"strong": "good", "good": "good", "fragile": "warn"}


@dataclass(frozen=True)
class TargetPanel(Component):
    guide_id: int
    step_id: str
    selectors: tuple[str, ...]
    grade: str
    reason: str
    label: str
    note: VerdictNote
    may_edit: bool
    target_state: str = ""

    @classmethod
    def of(cls, guide: Guide, step: Step, verdict: TargetVerdict | None, *, may_edit: bool) -> "TargetPanel":
        target = step.target or TargetJson()
        note = VerdictNote(verdict.verdict, verdict.reason) if verdict and target else VerdictNote()
        return cls(
            guide.id,
            step.id,
            tuple(target.get("selectors", ())),
            str(target.get("grade", "")),
            str(target.get("reason", "")),
            "",
            note,
            may_edit,
            target_state(step.target),
        )

    @property
    def badge(self) -> tuple[str, str]:
        """Its colour and its word: how it is found now; how durable it is only as long as nobody looked."""
        return self.note.badge if self.note.verdict else (GRADE_TONES.get(self.grade, "warn"), self.grade)

    @property
    def sentence(self) -> str:
        """How durable it was when it was made; of one that is gone what the last look said, because the other is no news then."""
        if self.note.verdict == "missing":
            return self.note.reason
        return f"{self.grade.capitalize()}: {self.reason}" if self.note.verdict and self.grade else self.reason

    @property
    def live(self) -> LivePageLink:
        return LivePageLink(self.guide_id, self.step_id, "point")
