"""A guide's translations as visitors get them, and how far each language is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.guide.guide_document import GuideDocument
from models.guide.guide_json import TranslationsJson
from models.guide.languages import BY_NAME, BadLanguage, close_word, name_of, read_language
from models.guide.rich_text import to_tree
from models.guide.rich_tree import RichText
from models.guide.step_ways import opener_way, page_ways
from models.guide.translation import MOST_LANGUAGES, NAME, SourceText, Translation, texts_of
from models.guide.way_sentence import way_sentence


@dataclass(frozen=True)
class TranslationProgress:
    """Texts of a language: all there are, those translated, and those of them whose source has changed since."""

    total: int
    done: int
    stale: int

    @classmethod
    def of_all(cls, parts: Iterable["TranslationProgress"]) -> "TranslationProgress":
        """Of several parts of a guide taken together."""
        return cls(*map(sum, zip((0, 0, 0), *((one.total, one.done, one.stale) for one in parts), strict=True)))

    @property
    def is_whole(self) -> bool:
        return self.done == self.total and not self.stale

    @property
    def percent(self) -> int:
        return 100 * (self.done - self.stale) // self.total if self.total else 100


def new_language(document: GuideDocument, typed: str) -> str:
    """The language whose name or code was typed, if the guide can be translated into it. Raises BadLanguage with the reason."""
    language = read_language(BY_NAME.get(typed.strip().casefold(), typed))
    if language == document.language:
        raise BadLanguage(f"The guide is written in {name_of(language)} already.")
    if language not in document.translations and len(document.translations) >= MOST_LANGUAGES:
        raise BadLanguage(f"A guide can be in at most {MOST_LANGUAGES} languages besides its own.")
    return language


def translation_progress(document: GuideDocument, language: str) -> TranslationProgress:
    return _progress(texts_of(document.steps), document.translations.get(language, {}))


def progress_by_step(document: GuideDocument) -> dict[str, list[TranslationProgress]]:
    """Language → the same of each step, in their order."""
    texts: list[list[SourceText]] = [[] for _ in document.steps]
    for text in texts_of(document.steps):
        texts[text.step - 1].append(text)
    return {tag: [_progress(step, translated) for step in texts] for tag, translated in document.translations.items()}


def _progress(texts: list[SourceText], translated: Mapping[str, Translation]) -> TranslationProgress:
    done = [text for text in texts if text.path in translated]
    return TranslationProgress(len(texts), len(done), sum(translated[text.path].of != text.name for text in done))


def compile_translations(document: GuideDocument) -> TranslationsJson:
    """Language → path → text. What has no translation is shown in the guide's own language; a stale one is still shown.

    The cross's name, which the player knows in English only, goes along; so a guide in another language names its own too.
    """
    compiled: TranslationsJson = {}
    texts = {text.path: text for text in texts_of(document.steps)}
    for language, translated in document.translations.items():
        compiled_texts: dict[str, str | RichText] = {
            path: to_tree(one.text) if texts[path].is_rich else one.text
            for path, one in translated.items()
            if path in texts and texts[path].kind != NAME
        }
        if compiled_texts:
            compiled[language] = compiled_texts | _ways(document, language) | _ways_out(document, language)
    ways_out = _ways_out(document, document.language)
    return compiled | ({document.language: ways_out} if ways_out else {})


def _ways(document: GuideDocument, language: str) -> dict[str, str | RichText]:
    """What visitors are told to open, by its translated name where there is one."""
    pages = page_ways(document)
    names = {f"{step.id}.way": pages[step.id] for step in document.steps if step.id in pages}
    names |= {f"{step.id}.opener": name for step in document.steps if (name := opener_way(step))}
    translated = document.translations.get(language, {})
    return {path: way_sentence(language, translated[path].text if path in translated else name) for path, name in names.items()}


def _ways_out(document: GuideDocument, language: str) -> dict[str, str | RichText]:
    word = close_word(language)
    return {f"{step.id}.close": word for step in document.steps} if word else {}
