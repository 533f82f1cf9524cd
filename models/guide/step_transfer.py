"""A step taken over into another guide: a copy with what it says in every language that the other guide has."""

from dataclasses import replace

from models.guide.guide_document import GuideDocument
from models.guide.step import Step
from models.guide.step_sequence import fitted, followed
from models.guide.translation import Translation, Translations, called, step_of, texts_of

Texts = dict[str, Translation]


def alone(document: GuideDocument, step: Step) -> GuideDocument:
    """A document of that one step, with its translations."""
    translations = {tag: called(texts, step.id, step.id) for tag, texts in document.translations.items()}
    return GuideDocument((step,), language=document.language, translations={tag: one for tag, one in translations.items() if one})


def taken_over(
    document: GuideDocument, source: GuideDocument, step: Step, kind: str, after: str | None
) -> tuple[GuideDocument, Step]:
    """The document with a copy of that step of the source behind the step named, or at its end; and the copy.

    `kind` is the other guide's: a group has hotspots only. Raises ValueError with a sentence.
    """
    if (kind == "hotspots") != (step.kind == "hotspot"):
        raise ValueError(
            "A group of hotspots can have hotspots only." if kind == "hotspots" else "A hotspot can't be a step of a tour."
        )
    said = alone(source, step)
    if document.language != said.language and document.language in said.translations:
        said = _in_language(said, document.language)
    copy = fitted(document, said.steps[0].copy(), after)
    changed = followed(document, copy, after)
    return replace(changed, translations=_with_texts(changed.translations, said.translations, step.id, copy.id)), copy


def _with_texts(there: Translations, said: Translations, step_id: str, copy_id: str) -> dict[str, Texts]:
    """Only of languages that the guide has: a copy adds none."""
    return {tag: {**texts, **called(said.get(tag, {}), step_id, copy_id)} for tag, texts in there.items()}


def _in_language(document: GuideDocument, language: str) -> GuideDocument:
    """Written in that language as far as it is translated; what it said until now is the translation into its own."""
    translated = document.translations[language]
    [step] = document.steps
    path = f"{step.id}."
    words = {name.removeprefix(path): one.text for name, one in translated.items() if step_of(name) == step.id}
    buttons = tuple(replace(one, label=words.get(f"buttons.{place}", one.label)) for place, one in enumerate(step.buttons))
    turned = replace(step, title=words.get("title", step.title), body=words.get("body", step.body), buttons=buttons)
    names = {text.path: text.name for text in texts_of((turned,))}
    own = {text.path: Translation(text.source, names.get(text.path, "")) for text in texts_of((step,))}
    rest = {tag: dict(texts) for tag, texts in document.translations.items() if tag != language}
    fresh = {
        tag: {name: Translation(one.text, names.get(name, one.of)) for name, one in texts.items()} for tag, texts in rest.items()
    }
    return replace(document, steps=(turned,), language=language, translations={**fresh, document.language: own})
