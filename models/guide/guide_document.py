"""A guide's content as one document: the steps in their order and the rules for when they show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from models.guide.guide_json import DocumentJson
from models.guide.languages import BadLanguage, read_language
from models.guide.rules import Rules
from models.guide.rules.rules import HIGHEST_PRIORITY, NAMES
from models.guide.rules.rules_json import DraftRulesJson
from models.guide.step import Step
from models.guide.translation import Translation, Translations, called, read_translations, step_of, to_json
from models.support.json_reader import Faults, Reader

MOST_STEPS = 60


@dataclass(frozen=True)
class GuideDocument:
    """A draft's content. Changing it returns a new document; nothing is changed in place."""

    steps: tuple[Step, ...] = ()
    rules: DraftRulesJson = field(default_factory=DraftRulesJson)
    language: str = "en"
    theme: str = ""
    """The key of the site's theme that this guide wears; empty for the site's default."""
    translations: Translations = field(default_factory=dict[str, dict[str, Translation]])

    @classmethod
    def read(cls, value: Any, *, kept: bool = False) -> "GuideDocument":
        """A document from JSON; raises Faults naming every path.

        A draft that is `kept` here was checked when it was stored: its rules are taken as they are and judged again when the
        guide is published, so that stricter rules of a later Cairn lock nobody out of a draft.
        """
        reader = Reader.of(value)
        steps = tuple(Step.read(step) for step in reader.items("steps", MOST_STEPS))
        for index, step in enumerate(steps):
            if step.id in {other.id for other in steps[:index]}:
                reader.fault(f"steps[{index}].id", "is used by an earlier step")
        rules = _kept_rules(reader) if kept else _rules(reader)
        document = cls(steps, rules, _language(reader), reader.text("theme", 16), read_translations(reader))
        reader.finish()
        return document

    @property
    def priority(self) -> int:
        """Of several guides due at once, the one with the highest shows first."""
        priority = self.rules.get("priority", 0)
        return priority if abs(priority) <= HIGHEST_PRIORITY else 0

    def to_json(self) -> DocumentJson:
        document: DocumentJson = {"format": 1, "steps": [step.to_json() for step in self.steps], "rules": self.rules}
        if self.language != "en":
            document["language"] = self.language
        if self.theme:
            document["theme"] = self.theme
        if self.translations:
            document["translations"] = to_json(self.translations)
        return document

    def step(self, step_id: str) -> Step | None:
        return next((step for step in self.steps if step.id == step_id), None)

    def step_or_first(self, step_id: str) -> Step | None:
        """The step that an author is on: the one they chose while it is there, otherwise the first, if there is any."""
        return self.step(step_id) or next(iter(self.steps), None)

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

    def with_copy(self, step: Step) -> "tuple[GuideDocument, Step]":
        """With a copy of that step right after it, and the copy: it says the same in every language."""
        copy = step.copy()
        translations = {language: {**texts, **called(texts, step.id, copy.id)} for language, texts in self.translations.items()}
        return replace(self.with_step_after(copy, step.id), translations=translations), copy

    def without_step(self, step_id: str) -> "GuideDocument":
        """Its translations go with it."""
        rest = tuple(step for step in self.steps if step.id != step_id)
        kept = {
            tag: {path: one for path, one in texts.items() if step_of(path) != step_id}
            for tag, texts in self.translations.items()
        }
        return replace(self, steps=rest, translations=kept)

    def in_order(self, ids: list[str]) -> "GuideDocument":
        """The steps in that order; steps the list does not name keep their order after them."""
        rank = {step_id: index for index, step_id in enumerate(ids)}
        return replace(self, steps=tuple(sorted(self.steps, key=lambda step: rank.get(step.id, len(rank)))))

    def with_rules(self, rules: DraftRulesJson) -> "GuideDocument":
        return replace(self, rules=rules)

    def with_language(self, language: str) -> "GuideDocument":
        """Written in that language from now on; a translation into it is no longer one."""
        rest = {tag: texts for tag, texts in self.translations.items() if tag != language}
        return replace(self, language=language, translations=rest)

    def with_theme(self, theme: str) -> "GuideDocument":
        return replace(self, theme=theme)

    def with_translation(self, language: str, texts: Mapping[str, Translation]) -> "GuideDocument":
        """With those texts in place of the ones of that language that have their paths; an empty one takes its own away.

        What was translated of steps that are gone goes as well.
        """
        merged = {**self.translations.get(language, {}), **texts}
        steps = {step.id for step in self.steps}
        kept = {path: text for path, text in merged.items() if text.text and step_of(path) in steps}
        return replace(self, translations={**self.translations, language: kept})

    def without_translation(self, language: str) -> "GuideDocument":
        rest = {tag: texts for tag, texts in self.translations.items() if tag != language}
        return replace(self, translations=rest)


def _language(reader: Reader) -> str:
    try:
        return read_language(reader.text("language", 20, "en"))
    except BadLanguage as problem:
        reader.fault("language", str(problem))
        return "en"


def _kept_rules(reader: Reader) -> DraftRulesJson:
    """As they were stored, once they have the shape that rules of every Cairn had."""
    rules = reader.inner("rules")
    for name, value in rules.value.items():
        shape = list if name == "segments" else int if name == "priority" else dict
        if name in NAMES and not isinstance(value, shape):
            rules.fault(name, "is damaged")
    return cast("DraftRulesJson", rules.value)


def _rules(reader: Reader) -> DraftRulesJson:
    try:
        return Rules.parse(reader.value.get("rules", {})).to_json()
    except Faults as problem:
        reader.faults += [(reader.at(f"rules.{path}".rstrip(".")), sentence) for path, sentence in problem.faults]
        return {}
