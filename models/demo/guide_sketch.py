"""A guide of the demonstration as plain data, and the document it becomes."""

from dataclasses import dataclass
from typing import Any

from models.guide import GuideDocument
from models.targets.target_json import TargetJson


@dataclass(frozen=True)
class GuideSketch:
    """A finished guide as somebody else wrote it down.

    `guide` has `name`, `kind`, `pages` (page rules), `frequency` and `steps`; a step has what a release's step has, with a
    body of simple HTML, and the `path` and `selector` it points at. `targets` are those selectors as described targets.
    """

    guide: dict[str, Any]
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

    def _step(self, number: int, step: dict[str, Any], origin: str) -> dict[str, Any]:
        known = {key: value for key, value in step.items() if key not in {"path", "selector"}}
        page = origin + step["path"]
        target = self.targets.get(step["selector"] or "")
        return {"id": f"s{number}", "page": page, "target": {**target, "page": page} if target else None, **known}
