"""What has to be opened before a step's element is there: what it is called, and how to choose it."""

from dataclasses import dataclass

from components import Component
from models.guide import GuideDocument, Step
from models.guide.step_ways import opener_name


@dataclass(frozen=True)
class OpenerField(Component):
    """`before` is the step before with an element, as a pair of its id and number: what it points at may be what opens this."""

    guide_id: int
    step_id: str
    selector: str
    name: str
    said: str
    before: tuple[str, int] | None

    @classmethod
    def of(cls, guide_id: int, document: GuideDocument, step: Step) -> "OpenerField":
        opener = step.opener or {}
        earlier = document.steps[: document.steps.index(step)]
        before = next((one for one in reversed(earlier) if one.first_selector), None)
        return cls(
            guide_id,
            step.id,
            next(iter(opener.get("selectors", ())), ""),
            opener.get("name", ""),
            opener_name(step),
            (before.id, document.steps.index(before) + 1) if before else None,
        )
