"""The form of one step: what it says, where it points, how a visitor goes on. Saved while typing."""

from dataclasses import dataclass

from components import Component
from components.save_state import SaveState
from components.target_panel import TargetPanel
from models.guide import Guide, GuideDocument, Step
from models.guide.health import TargetVerdict
from models.guide.step import BACKDROPS, PLACEMENTS, PROGRESS

ACTION_WORDS = {
    "next": "Next step",
    "back": "Step before",
    "finish": "Finish the guide",
    "dismiss": "Close the guide",
    "step": "Go to a step (its id)",
    "link": "Open a link",
    "guide": "Start another guide (its key)",
    "copy": "Copy a text",
    "attribute": "Set an attribute (name=value)",
    "event": "Dispatch an event",
}
BACKDROP_WORDS = {"none": "None", "dim": "Dim the page", "spotlight": "Spotlight on the element"}
PROGRESS_WORDS = {"none": "None", "dots": "Dots", "count": "2 of 5", "bar": "Bar"}
KIND_WORDS = {"tooltip": "Tooltip", "modal": "Modal", "slideout": "Slideout", "banner": "Banner", "hotspot": "Hotspot"}
MISSING_WORDS = {"skip": "Skip this step", "end": "End the guide", "show": "Show it without a target"}


@dataclass(frozen=True)
class StepForm(Component):
    guide_id: int
    step: Step
    number: int
    kinds: tuple[tuple[str, str], ...]
    placements: tuple[str, ...]
    save_state: SaveState
    target: TargetPanel | None
    may_edit: bool

    @classmethod
    def of(
        cls, guide: Guide, document: GuideDocument, step: Step, verdict: TargetVerdict | None, *, may_edit: bool
    ) -> "StepForm":
        allowed = ("hotspot",) if guide.kind == "hotspots" else ("tooltip", "modal", "slideout", "banner")
        return cls(
            guide_id=guide.id,
            step=step,
            number=document.steps.index(step) + 1,
            kinds=tuple((kind, KIND_WORDS[kind]) for kind in allowed),
            placements=PLACEMENTS[step.kind],
            save_state=SaveState.of(step),
            target=TargetPanel.of(guide, step, verdict, may_edit=may_edit) if step.needs_target else None,
            may_edit=may_edit,
        )

    @property
    def action_words(self) -> dict[str, str]:
        return ACTION_WORDS

    @property
    def backdrops(self) -> list[tuple[str, str]]:
        return [(name, BACKDROP_WORDS[name]) for name in BACKDROPS]

    @property
    def progress(self) -> list[tuple[str, str]]:
        return [(name, PROGRESS_WORDS[name]) for name in PROGRESS]

    @property
    def missing(self) -> dict[str, str]:
        return MISSING_WORDS

    @property
    def advances_on_click(self) -> bool:
        return any(advance.get("when") == "target_click" for advance in self.step.advance)

    def value_of(self, index: int) -> str:
        action = self.step.buttons[index].action
        if action["type"] == "attribute":
            return f"{action.get('name', '')}={action.get('value', '')}"
        return next((str(action[name]) for name in ("url", "step", "guide", "text", "name") if name in action), "")
