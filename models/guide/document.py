"""A guide's content as one document: the steps in their order and the rules for when they show."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from models.guide.step import Step
from models.support.reading import Reader

MOST_STEPS = 60


@dataclass(frozen=True)
class GuideDocument:
    """A draft's content. Changing it returns a new document; nothing is changed in place."""

    steps: tuple[Step, ...] = ()
    rules: dict[str, Any] = field(default_factory=dict[str, Any])

    @classmethod
    def read(cls, value: Any) -> "GuideDocument":
        """A document from JSON that was checked before it was stored, or from outside; raises Faults naming every path."""
        reader = Reader.of(value)
        steps = tuple(Step.read(step) for step in reader.items("steps", MOST_STEPS))
        for index, step in enumerate(steps):
            if step.id in {other.id for other in steps[:index]}:
                reader.fault(f"steps[{index}].id", "is used by an earlier step")
        document = cls(steps, reader.object("rules"))
        reader.finish()
        return document

    @property
    def priority(self) -> int:
        """Of several guides due at once, the one with the highest shows first."""
        priority = self.rules.get("priority", 0)
        return priority if isinstance(priority, int) else 0

    def to_json(self) -> dict[str, Any]:
        return {"format": 1, "steps": [step.to_json() for step in self.steps], "rules": self.rules}

    def step(self, step_id: str) -> Step | None:
        return next((step for step in self.steps if step.id == step_id), None)

    def with_step(self, step: Step) -> "GuideDocument":
        """With that step in place of the one with its id, or at the end."""
        if self.step(step.id) is None:
            return replace(self, steps=(*self.steps, step))
        return replace(self, steps=tuple(step if old.id == step.id else old for old in self.steps))

    def changed(self, step_id: str, change: Callable[[Step], Step]) -> "GuideDocument":
        return replace(self, steps=tuple(change(step) if step.id == step_id else step for step in self.steps))

    def with_step_after(self, step: Step, after: str | None) -> "GuideDocument":
        position = next((index + 1 for index, old in enumerate(self.steps) if old.id == after), len(self.steps))
        return replace(self, steps=(*self.steps[:position], step, *self.steps[position:]))

    def without_step(self, step_id: str) -> "GuideDocument":
        return replace(self, steps=tuple(step for step in self.steps if step.id != step_id))

    def in_order(self, ids: list[str]) -> "GuideDocument":
        """The steps in that order; steps the list does not name keep their order after them."""
        rank = {step_id: index for index, step_id in enumerate(ids)}
        return replace(self, steps=tuple(sorted(self.steps, key=lambda step: rank.get(step.id, len(rank)))))

    def with_rules(self, rules: dict[str, Any]) -> "GuideDocument":
        return replace(self, rules=rules)
