"""How one translation stands: saved, missing, out of date, refused, or written by somebody else meanwhile."""

from dataclasses import dataclass

from components import Component
from models.guide.translation import SourceText, Translation
from models.support.canonical_json import content_hash


def name_of_state(translation: Translation | None) -> str:
    """Names a translation as somebody saw it, so that nobody overwrites what they have not seen."""
    return content_hash(translation.to_json() if translation else None)[:16]


@dataclass(frozen=True)
class TranslationStatus(Component):
    path: str
    wording: str
    was: str
    state: str
    problem: str = ""
    theirs: str = ""

    @classmethod
    def of(cls, text: SourceText, translation: Translation | None, *, saved: bool = False) -> "TranslationStatus":
        state = "missing" if translation is None else "stale" if translation.of != text.name else "saved" if saved else "done"
        return cls(text.path, text.name, name_of_state(translation), state)

    @property
    def dom_id(self) -> str:
        return f"status-{self.path.replace('.', '-')}"

    @property
    def form_id(self) -> str:
        return f"row-{self.path.replace('.', '-')}"
