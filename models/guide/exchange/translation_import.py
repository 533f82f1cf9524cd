"""What an imported file says, before any of it is kept: every entry is held against the guide, and every fault is named."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.guide.compiled_translations import new_language
from models.guide.guide_document import GuideDocument
from models.guide.languages import BadLanguage, read_language
from models.guide.rich_text import to_tree
from models.guide.translation import SourceText, Translation, texts_of

LARGEST_FILE = 340_000
"""Bytes of a file, at most: in a form, where a byte may take three, it fits what a member may send."""

_LOST = "\ufffd"
"""What stands where bytes were no characters."""


class FileRefused(ValueError):
    """A file of which nothing is taken. `faults` are pairs of a place in the file and a sentence."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {sentence}" if path else sentence for path, sentence in faults[:10]))
        self.faults = faults


def refuse_too_large(file: str) -> None:
    """For a file that came and for one that goes out: what goes out can come back. Raises FileRefused."""
    size = len(file.encode(errors="replace"))
    if size > LARGEST_FILE:
        raise FileRefused([("", f"This file has {size:,} bytes; at most {LARGEST_FILE:,} are possible.")])


@dataclass(frozen=True)
class FileEntry:
    """One translation of a file. `place` is where it stands there, `of` the wording it was made from, as far as the file says."""

    place: str
    path: str
    text: str
    of: str = ""


@dataclass(frozen=True)
class ImportedTranslations:
    """A whole file that can be kept."""

    language: str
    texts: Mapping[str, Translation]


def import_translations(
    document: GuideDocument, source: str, target: str, entries: list[FileEntry], faults: list[tuple[str, str]]
) -> ImportedTranslations:
    """The file's translations; entries without a text are left out. Raises Refused with every fault of it."""
    language = _language(document, source, target, faults)
    before = document.translations.get(language, {})
    known = {text.path: text for text in texts_of(document.steps)}
    texts: dict[str, Translation] = {}
    seen: set[str] = set()
    for entry in entries:
        text = known.get(entry.path)
        if text is None:
            faults.append((entry.place, f"is no text of this guide: {entry.path[:80]!r}"))
        elif entry.path in seen:
            faults.append((entry.place, f"is there twice: {entry.path[:80]!r}"))
        else:
            _take(text, entry, before.get(entry.path), texts, faults)
        seen.add(entry.path)
    if not faults and not texts:
        faults.append(("", "This file has no translation in it."))
    if faults:
        raise FileRefused(faults)
    return ImportedTranslations(language, texts)


def _take(
    text: SourceText,
    entry: FileEntry,
    before: Translation | None,
    texts: dict[str, Translation],
    faults: list[tuple[str, str]],
) -> None:
    """A text that only went out and came back stays as it was written: from its codes it may be a little longer."""
    if text.is_empty(entry.text):
        return
    if _LOST in entry.text and _LOST not in text.source:
        faults.append((entry.place, f"holds {_LOST} where letters were lost: the file was not saved as UTF-8; save it as UTF-8"))
        return
    try:
        same = before is not None and text.is_rich and to_tree(before.text) == to_tree(entry.text)
        markup = before.text if before is not None and same else text.read(entry.text)
        texts[entry.path] = Translation(markup, entry.of or text.name)
    except ValueError as problem:
        faults.append((entry.place, str(problem)))


def _language(document: GuideDocument, source: str, target: str, faults: list[tuple[str, str]]) -> str:
    try:
        if read_language(source) != document.language:
            faults.append(("", f"The file translates from {source}, but this guide is written in {document.language}."))
        return new_language(document, target)
    except BadLanguage as problem:
        faults.append(("", f"The file says that it translates from {source[:20]!r} to {target[:20]!r}. {problem}"))
        return ""
