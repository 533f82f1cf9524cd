"""Translations of a guide: each of its texts in further languages, and whether the text has changed since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from models.engine.json_value import is_object
from models.guide.guide_json import TranslationJson
from models.guide.languages import BadLanguage, read_language
from models.guide.rich_text import comparable, kept_text, plain_text, read_rich_text
from models.guide.step import LONGEST_LABEL, LONGEST_TITLE, Step
from models.support.canonical_json import content_hash
from models.support.json_reader import Reader

MOST_LANGUAGES = 30
MOST_TEXTS = 400
NAME = "name"
"""The kind of a text that visitors read within a sentence of the player's: what they have to open."""
LONGEST = {"title": LONGEST_TITLE, "button": LONGEST_LABEL, NAME: LONGEST_LABEL}
"""Characters of plain texts; how long rich ones may be is decided where they are cleaned."""


@dataclass(frozen=True)
class Translation:
    """A text in another language; `of` names the source it was made from."""

    text: str
    of: str

    def to_json(self) -> TranslationJson:
        return {"text": self.text, "of": self.of}


Translations = Mapping[str, Mapping[str, Translation]]
"""Language → path → translation."""


@dataclass(frozen=True)
class SourceText:
    """One text of a guide in its own language. `path` is what the player calls it: `s-1.title`, `s-1.buttons.0`."""

    path: str
    kind: str
    step: int
    source: str

    @property
    def name(self) -> str:
        """Names this wording: a translation made from it is not stale. Rich text is compared as visitors get it."""
        return content_hash([self.kind, comparable(self.source) if self.kind == "body" else self.source.strip()])[:16]

    @property
    def is_rich(self) -> bool:
        return self.kind == "body"

    def read(self, text: str) -> str:
        """A translation of it as it is kept: sanitised or on one line, and bounded. Raises ValueError with the reason."""
        if self.is_rich:
            return kept_text(text)
        line, longest = " ".join(text.split()), LONGEST[self.kind]
        if len(line) > longest:
            raise ValueError(f"has {len(line):,} characters; at most {longest:,} are possible")
        return line

    def is_empty(self, text: str) -> bool:
        return not (plain_text(text) or "<img" in text or "<figure" in text) if self.is_rich else not text.strip()


def texts_of(steps: tuple[Step, ...]) -> list[SourceText]:
    """Every text of these steps that says something, in their order."""
    return [text for number, step in enumerate(steps, start=1) for text in _texts(step, number) if not text.is_empty(text.source)]


def _texts(step: Step, number: int) -> Iterator[SourceText]:
    yield SourceText(f"{step.id}.title", "title", number, step.title)
    yield SourceText(f"{step.id}.body", "body", number, step.body)
    for place, button in enumerate(step.buttons):
        yield SourceText(f"{step.id}.buttons.{place}", "button", number, button.label)
    # Named by an author, or taken over from the page; `step_ways.py` says when visitors read them.
    yield SourceText(f"{step.id}.way", NAME, number, step.page_name)
    yield SourceText(f"{step.id}.opener", NAME, number, step.opener.get("name", "") if step.opener else "")


def step_of(path: str) -> str:
    """The id of the step that a text's path begins with."""
    return path.partition(".")[0]


def called(texts: Mapping[str, Translation], step_id: str, other_id: str) -> dict[str, Translation]:
    """The translations of one step, by the paths that they have in another."""
    return {other_id + path.removeprefix(step_id): text for path, text in texts.items() if step_of(path) == step_id}


def read_translations(reader: Reader) -> dict[str, dict[str, Translation]]:
    """From a document's JSON; every fault is noted with its path."""
    given = reader.object("translations")
    if len(given) > MOST_LANGUAGES:
        reader.fault("translations", f"has {len(given)} languages; at most {MOST_LANGUAGES} are possible")
        return {}
    return {tag: _read_texts(reader, tag, texts) for tag, texts in given.items()}


def _read_texts(reader: Reader, tag: str, texts: Any) -> dict[str, Translation]:
    path = f"translations.{tag[:40]}"
    try:
        read_language(tag)
    except BadLanguage as problem:
        reader.fault(path, str(problem))
    if not is_object(texts) or len(texts) > MOST_TEXTS:
        reader.fault(path, f"must be an object of at most {MOST_TEXTS} texts")
        return {}
    for name in [name for name, value in texts.items() if not is_object(value)]:
        reader.faults.append((f"{path}.{name[:80]}", "must be an object"))
    return {
        name: _read_text(Reader(value, f"{path}.{name[:80]}", reader.faults), name)
        for name, value in texts.items()
        if is_object(value)
    }


def _read_text(reader: Reader, path: str) -> Translation:
    if path.endswith(".body"):
        return Translation(read_rich_text(reader, "text"), reader.text("of", 64))
    text = reader.text("text", LONGEST["title" if path.endswith(".title") else "button"])
    return Translation(text, reader.text("of", 64))


def to_json(translations: Translations) -> dict[str, dict[str, TranslationJson]]:
    return {tag: {path: text.to_json() for path, text in texts.items()} for tag, texts in translations.items()}
