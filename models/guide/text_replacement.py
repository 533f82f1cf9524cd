"""Words that are put in place of others in the texts of guides, in every language, and what each change would be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

from models.guide.guide_document import GuideDocument
from models.guide.languages import name_of
from models.guide.rich_text import plain_text
from models.guide.step import Step
from models.guide.translation import SourceText, Translation, texts_of

LONGEST_WORDS = 100
_MARKUP = re.compile(r"(<(?:\"[^\"]*\"|'[^']*'|[^'\">])*>)")


@dataclass(frozen=True)
class ChangedText:
    """One text before and after, as a reader sees it. `place` says where it is; `problem` why it can't be changed."""

    place: str
    before: str
    after: str
    problem: str = ""


@dataclass(frozen=True)
class TextReplacement:
    """What is looked for, as it stands there, and what is put in its place. Markup and addresses of links are left alone."""

    wanted: str
    instead: str
    match_case: bool = True

    def within(self, document: GuideDocument) -> tuple[GuideDocument, tuple[ChangedText, ...]]:
        """The document with all of it replaced that can be, and each change. A translation that was up to date stays it."""
        changes: list[ChangedText] = []
        steps, fresh = document.steps, dict[str, tuple[str, str]]()
        for text in texts_of(document.steps):
            after = self._replaced(text, text.source, f"Step {text.step}, {_named(text)}", changes)
            if after != text.source:
                steps = tuple(_with_text(step, text, after) for step in steps)
                fresh[text.path] = text.name, replace(text, source=after).name
        known = {text.path: text for text in texts_of(document.steps)}
        translations = {
            language: self._translated(language, texts, known, fresh, changes)
            for language, texts in document.translations.items()
        }
        return replace(document, steps=steps, translations=translations), tuple(changes)

    def _translated(
        self,
        language: str,
        texts: Mapping[str, Translation],
        known: Mapping[str, SourceText],
        fresh: Mapping[str, tuple[str, str]],
        changes: list[ChangedText],
    ) -> dict[str, Translation]:
        made = dict(texts)
        for path, one in texts.items():
            if (source := known.get(path)) is None:
                continue
            place = f"{name_of(language)}: step {source.step}, {_named(source)}"
            after = self._replaced(source, one.text, place, changes)
            before, now = fresh.get(path, (one.of, one.of))
            made[path] = Translation(after, now if after != one.text and one.of == before else one.of)
        return made

    def _replaced(self, text: SourceText, value: str, place: str, changes: list[ChangedText]) -> str:
        """What becomes of that wording; itself where nothing does, or where the result can't be kept."""
        after = self._in_markup(value) if text.is_rich else self._in_line(value, self.wanted, self.instead)
        if after == value:
            return value
        shown = plain_text if text.is_rich else str
        try:
            kept = text.read(after)
        except ValueError as problem:
            changes.append(ChangedText(place, shown(value), shown(after), f"The text {problem}."))
            return value
        if text.is_empty(kept):
            changes.append(ChangedText(place, shown(value), "", "The text would be empty."))
            return value
        changes.append(ChangedText(place, shown(value), shown(kept)))
        return kept

    def _in_markup(self, html: str) -> str:
        wanted, instead = (escape(words, quote=False) for words in (self.wanted, self.instead))
        parts = _MARKUP.split(html)
        return "".join(part if at % 2 else self._in_line(part, wanted, instead) for at, part in enumerate(parts))

    def _in_line(self, line: str, wanted: str, instead: str) -> str:
        return re.sub(re.escape(wanted), lambda _: instead, line, flags=0 if self.match_case else re.IGNORECASE)


def _named(text: SourceText) -> str:
    return {"body": "text", "name": "name of its page or opener"}.get(text.kind, text.kind)


def _with_text(step: Step, text: SourceText, after: str) -> Step:
    step_id, _, part = text.path.partition(".")
    if step.id != step_id:
        return step
    if part in {"title", "body"}:
        return replace(step, **{part: after})
    if part == "way":
        return replace(step, page_name=after)
    if part == "opener":
        return replace(step, opener={**step.opener, "name": after}) if step.opener else step
    number = int(part.rpartition(".")[2])
    buttons = tuple(replace(one, label=after) if at == number else one for at, one in enumerate(step.buttons))
    return replace(step, buttons=buttons)
