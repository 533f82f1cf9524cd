"""A guide of the demonstration as plain data, and the document it becomes."""

from dataclasses import dataclass
from typing import NotRequired, TypedDict

from models.guide import GuideDocument
from models.guide.guide_json import AdvanceJson, BackdropJson, ButtonJson
from models.guide.rules.rules_json import FrequencyJson, PageRuleJson
from models.targets.target_json import TargetJson


class SketchedStep(TypedDict):
    """A step as a draft has it: `body` is simple HTML, `path` and `selector` say what it points at."""

    kind: str
    path: str
    selector: str | None
    title: str
    body: str
    placement: str
    buttons: list[ButtonJson]
    backdrop: NotRequired[BackdropJson]
    advance: NotRequired[list[AdvanceJson]]


class SketchedGuide(TypedDict):
    """`pages` are those that it shows on."""

    name: str
    kind: str
    pages: list[PageRuleJson]
    frequency: FrequencyJson
    steps: list[SketchedStep]


@dataclass(frozen=True)
class GuideSketch:
    """A finished guide as somebody else wrote it down. `targets` are its selectors as described targets."""

    guide: SketchedGuide
    targets: dict[str, TargetJson]

    @property
    def name(self) -> str:
        return self.guide["name"]

    @property
    def kind(self) -> str:
        return self.guide["kind"]

    def document(self, origin: str) -> GuideDocument:
        """The guide for a site on that origin; raises Faults when a step can't be read."""
        steps = [self._step(number, step, origin) for number, step in enumerate(self.guide["steps"], start=1)]
        rules = {"pages": {"include": self.guide["pages"]}, "frequency": self.guide["frequency"]}
        return GuideDocument.read({"format": 1, "steps": steps, "rules": rules})

    def _step(self, number: int, step: SketchedStep, origin: str) -> dict[str, object]:
        known = {key: value for key, value in step.items() if key not in {"path", "selector"}}
        page = origin + step["path"]
        target = self.targets.get(step["selector"] or "")
        return {"id": f"s{number}", "page": page, "target": {**target, "page": page} if target else None, **known}
