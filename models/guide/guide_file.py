"""A guide as one JSON document on its own: what the API takes and gives, and what an export holds of it.

It is read more strictly than a draft: a member that is not known is a fault, so that a typing error says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from models.engine.json_value import is_list, is_object
from models.guide.guide import KINDS, LONGEST_NAME, Guide
from models.guide.guide_document import GuideDocument
from models.guide.guide_json import DocumentJson, StepDraftJson
from models.support.canonical_json import content_hash
from models.support.json_reader import Faults, Reader

FORMAT = 1

MEMBERS = ("format", "name", "kind", "language", "theme", "steps", "rules", "translations")
STEP_MEMBERS = tuple(StepDraftJson.__annotations__)
INNER_MEMBERS = {"backdrop": ("kind", "through"), "missing": ("wait", "then")}
BUTTON_MEMBERS = ("label", "style", "action")


class GuideFileJson(DocumentJson):
    name: str
    kind: str


@dataclass(frozen=True)
class GuideFile:
    name: str
    kind: str
    document: GuideDocument

    @classmethod
    def of(cls, guide: Guide) -> "GuideFile":
        """Raises Unreadable."""
        return cls(guide.name, guide.kind, guide.document)

    @classmethod
    def read(cls, value: Any, *, kind: str = "") -> "GuideFile":
        """Raises Faults with every path. `kind` is what it has to be where a guide is replaced, which keeps its kind."""
        reader = Reader.of(value)
        _refuse_unknown(reader, MEMBERS)
        _look_at_steps(reader)
        if reader.number("format", 1, 2**31, FORMAT) != FORMAT:
            reader.fault("format", f"must be {FORMAT}: this Cairn knows no other")
        name = reader.text("name", LONGEST_NAME).strip()
        if not name and "name" not in {path for path, _ in reader.faults}:
            reader.fault("name", "is missing")
        asked = reader.one_of("kind", KINDS, kind or "tour")
        if kind and asked != kind and asked in KINDS:
            reader.fault("kind", f"must be one of {kind}: a guide keeps its kind")
        document = GuideDocument()
        try:
            document = GuideDocument.read(value)
        except Faults as problem:
            reader.faults += [fault for fault in problem.faults if fault not in reader.faults]
        reader.finish()
        return cls(name, asked, document)

    def to_json(self) -> GuideFileJson:
        return cast("GuideFileJson", {**self.document.to_json(), "name": self.name, "kind": self.kind})

    @property
    def hash(self) -> str:
        """Names this state of the guide: another one has another."""
        return content_hash(self.to_json())


def _refuse_unknown(reader: Reader, names: Sequence[str]) -> None:
    for name in reader.value:
        if name not in names:
            reader.fault(str(name)[:60], "is not known here")


def _look_at_steps(reader: Reader) -> None:
    """Unknown members alone: whatever else is wrong is said by who reads the steps."""
    for index, step in enumerate(_objects(reader.value.get("steps"))):
        inner = Reader(step, f"steps[{index}]", reader.faults)
        _refuse_unknown(inner, STEP_MEMBERS)
        for name, members in INNER_MEMBERS.items():
            if is_object(part := step.get(name)):
                _refuse_unknown(Reader(part, inner.at(name), reader.faults), members)
        for place, button in enumerate(_objects(step.get("buttons"))):
            _refuse_unknown(Reader(button, f"{inner.at('buttons')}[{place}]", reader.faults), BUTTON_MEMBERS)


def _objects(value: Any) -> list[dict[str, Any]]:
    return [one if is_object(one) else {} for one in value[:200]] if is_list(value) else []
