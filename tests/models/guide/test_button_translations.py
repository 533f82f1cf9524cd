"""A button's translation goes where the button goes."""

from dataclasses import replace

from models.guide import Button, GuideDocument, Step
from models.guide.button_translations import with_button_translations
from models.guide.translation import Translation, texts_of


def german(document, **texts):
    names = {text.path: text.name for text in texts_of(document.steps)}
    said = {f"s.buttons.{place[1:]}": text for place, text in texts.items()}
    return document.with_translation("de", {path: Translation(text, names[path]) for path, text in said.items()})


def changed(document, *labels):
    step = replace(document.steps[0], buttons=tuple(Button(label) for label in labels))
    return with_button_translations(document, document.with_step(step))


def texts(document):
    return {path.removeprefix("s.buttons."): one.text for path, one in document.translations["de"].items()}


NEXT = GuideDocument((Step("s", "modal", placement="center", buttons=(Button("Next"),)),))
BOTH = GuideDocument((Step("s", "modal", placement="center", buttons=(Button("Back"), Button("Next"))),))


def test_a_button_put_before_another_takes_nothing_from_it():
    assert texts(changed(german(NEXT, p0="Weiter"), "Back", "Next")) == {"1": "Weiter"}


def test_what_is_left_of_two_keeps_its_own():
    assert texts(changed(german(BOTH, p0="Zurück", p1="Weiter"), "Next")) == {"0": "Weiter"}


def test_two_that_change_places_take_their_words_along():
    assert texts(changed(german(BOTH, p0="Zurück", p1="Weiter"), "Next", "Back")) == {"0": "Weiter", "1": "Zurück"}


def test_words_that_were_changed_keep_what_is_stale_now():
    document = changed(german(NEXT, p0="Weiter"), "Next step")
    assert texts(document) == {"0": "Weiter"}
    [text] = [text for text in texts_of(document.steps) if text.kind == "button"]
    assert document.translations["de"][text.path].of != text.name
