"""Whether what was typed is saved; carries the name of the step's saved state for the next save."""

import json
from dataclasses import dataclass

from components import Component
from models.guide import Guide, Step, compile_step
from models.support.canonical_json import content_hash


@dataclass(frozen=True)
class SaveState(Component):
    """`seen` is the hash of the step as it is saved; `shown` the step as JSON for the frame."""

    seen: str
    shown: str
    text: str = ""
    problem: str = ""

    @classmethod
    def of(cls, step: Step, text: str = "", problem: str = "") -> "SaveState":
        shown = json.dumps(compile_step(step), ensure_ascii=True).replace("<", "\\u003c")
        return cls(content_hash(step.to_json()), shown, text, problem)

    @classmethod
    def saved(cls, _guide: Guide, step: Step) -> "SaveState":
        return cls.of(step, "Saved")

    @classmethod
    def refused(cls, _guide: Guide, step: Step, problem: str) -> "SaveState":
        return cls.of(step, problem=f"Not saved. {problem}")
