"""Translations of buttons, which are kept by the place of the button: they go where their words go."""

from dataclasses import replace

from models.guide.guide_document import GuideDocument
from models.guide.step import Step
from models.guide.translation import Translation

Texts = dict[str, Translation]


def with_button_translations(before: GuideDocument, after: GuideDocument) -> GuideDocument:
    """`after`, with each button that changed its place or its step translated as its words were, there or anywhere in the guide.

    Words that nobody translated keep what their place had, which is stale then.
    """
    changed = [step for step in after.steps if _labels(before.step(step.id)) != _labels(step)]
    if not changed or not after.translations:
        return after
    translations = {tag: _moved(before, dict(texts), changed) for tag, texts in after.translations.items()}
    return replace(after, translations=translations)


def _moved(before: GuideDocument, texts: Texts, changed: list[Step]) -> Texts:
    anywhere = _said(before.steps, texts)
    found = dict(texts)
    for step in changed:
        old = before.step(step.id)
        here = _said((old,) if old else (), texts)
        kept = _labels(old)
        for place, label in enumerate(_labels(step)):
            path = f"{step.id}.buttons.{place}"
            if place < len(kept) and kept[place] == label:
                continue
            if translated := here.get(label) or anywhere.get(label):
                found[path] = translated
            elif place < len(kept) and kept[place] in _labels(step):
                found.pop(path, None)  # the words that it was made for stand at another place now
        for place in range(len(step.buttons), len(kept)):
            found.pop(f"{step.id}.buttons.{place}", None)
    return found


def _said(steps: tuple[Step, ...], texts: Texts) -> Texts:
    """By what a button says, the first translation of it."""
    said: Texts = {}
    for step in steps:
        for place, label in enumerate(_labels(step)):
            if translated := texts.get(f"{step.id}.buttons.{place}"):
                said.setdefault(label, translated)
    return said


def _labels(step: Step | None) -> list[str]:
    return [button.label for button in step.buttons] if step else []
