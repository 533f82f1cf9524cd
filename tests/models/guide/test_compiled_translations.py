from dataclasses import replace

import pytest

from models.guide import Button, Guide, GuideDocument, NotPublishable, Step, compile_guide
from models.guide.compiled_translations import (
    TranslationProgress,
    compile_translations,
    new_language,
    progress_by_step,
    translation_progress,
)
from models.guide.languages import NAMES, BadLanguage, close_word, is_right_to_left, name_of, read_language
from models.guide.theme_usage import guides_by_theme
from models.guide.translation import MOST_LANGUAGES, MOST_TEXTS, Translation, texts_of
from models.release.publish import publish
from models.support.json_reader import Faults
from tests.support.people import NOW, tour

STEP = Step("s1", "modal", placement="center", title="Hello", body="<p>Look</p>", buttons=(Button("Next"), Button(" ")))
DOCUMENT = GuideDocument((STEP, Step("s2", "modal", placement="center", title="Bye")))


def translated(document=DOCUMENT, language="de", **said):
    names = {text.path: text.name for text in texts_of(document.steps)}
    return document.with_translation(
        language, {path.replace("__", "."): Translation(text, names[path.replace("__", ".")]) for path, text in said.items()}
    )


def test_texts_are_what_is_said_and_nothing_else():
    assert [text.path for text in texts_of(DOCUMENT.steps)] == ["s1.title", "s1.body", "s1.buttons.0", "s2.title"]


def test_progress_counts_what_is_up_to_date():
    document = translated(s1__title="Hallo", s1__body="<p>Schau</p>")
    assert (translation_progress(document, "de").done, translation_progress(document, "de").percent) == (2, 50)
    changed = document.changed("s1", lambda step: replace(step, title="Good morning"))
    assert (translation_progress(changed, "de").stale, translation_progress(changed, "de").percent) == (1, 25)


def test_progress_is_told_of_each_step():
    document = translated(s1__title="Hallo", s2__title="Tschüs").changed("s2", lambda step: replace(step, title="So long"))
    first, second = progress_by_step(document)["de"]
    assert (first.total, first.done, first.stale, first.is_whole) == (3, 1, 0, False)
    assert (second.total, second.done, second.stale, second.is_whole) == (1, 1, 1, False)
    assert TranslationProgress.of_all((first, second)) == translation_progress(document, "de") == TranslationProgress(4, 2, 1)
    assert progress_by_step(translated(s2__title="Tschüs"))["de"][1].is_whole


@pytest.mark.parametrize("body", ["<div>Look</div>", "<p>Look</p>\n", "<p onclick=x>Look</p>"])
def test_what_visitors_can_not_tell_apart_is_no_change(body):
    document = translated(s1__body="<p>Schau</p>").changed("s1", lambda step: replace(step, body=body))
    assert translation_progress(document, "de").stale == 0


def test_visitors_get_translations_as_trees_and_a_name_for_the_way_out():
    document = translated(s1__title="Hallo", s1__body="<p>Schau <b>her</b></p>")
    assert compile_translations(document) == {
        "de": {
            "s1.title": "Hallo",
            "s1.body": [["p", "Schau ", ["strong", "her"]]],
            "s1.close": "Schließen",
            "s2.close": "Schließen",
        }
    }


def test_a_language_without_a_text_and_a_text_without_a_step_are_left_out():
    assert compile_translations(DOCUMENT.with_translation("de", {})) == {}
    document = translated(s2__title="Tschüss").without_step("s2")
    assert compile_translations(document) == {}
    assert "s2.title" not in document.with_translation("de", {}).translations["de"]


def test_a_guide_in_another_language_names_its_own_way_out():
    content = compile_translations(replace(DOCUMENT, language="fr"))
    assert content == {"fr": {"s1.close": "Fermer", "s2.close": "Fermer"}}


def test_a_document_comes_back_from_json_as_it_was():
    document = translated(s1__title="Hallo", s1__body="<p>Schau</p>").with_theme("t-abc")
    assert GuideDocument.read(document.to_json()) == document
    assert DOCUMENT.to_json().keys() == {"format", "steps", "rules"}


@pytest.mark.parametrize(
    ("part", "path"),
    [
        ({"language": "!!"}, "language"),
        ({"language": 7}, "language"),
        ({"theme": "t" * 99}, "theme"),
        ({"translations": []}, "translations"),
        ({"translations": {"!!": {}}}, "translations.!!"),
        ({"translations": {"de": []}}, "translations.de"),
        ({"translations": {"de": {"s1.title": "Hallo"}}}, "translations.de.s1.title"),
        ({"translations": {"de": {"s1.title": {"text": "x" * 300, "of": ""}}}}, "translations.de.s1.title.text"),
        ({"translations": {f"a{chr(97 + n // 26)}{chr(97 + n % 26)}": {} for n in range(40)}}, "translations"),
    ],
)
def test_what_can_not_be_read_is_named_by_its_path(part, path):
    with pytest.raises(Faults) as problem:
        GuideDocument.read({**DOCUMENT.to_json(), **part})
    assert path in [fault[0] for fault in problem.value.faults]


def test_a_copy_of_a_step_says_the_same_in_every_language():
    document = translated(s1__title="Hallo", s1__buttons__0="Weiter", s2__title="Ade")
    document = translated(document, "ar", s1__body="<p>انظر</p>")
    copied, copy = document.with_copy(document.steps[0])
    assert [step.id for step in copied.steps] == ["s1", copy.id, "s2"]
    said = compile_translations(copied)
    assert {path: said["de"][path] for path in said["de"] if path.startswith(copy.id) and not path.endswith("close")} == {
        f"{copy.id}.title": "Hallo",
        f"{copy.id}.buttons.0": "Weiter",
    }
    assert f"{copy.id}.body" in said["ar"]
    assert said["de"]["s1.title"] == "Hallo"
    assert translation_progress(copied, "de").stale == 0


def test_a_step_takes_its_translations_along_so_that_copies_never_pile_up():
    document = translated(s1__title="Hallo", s2__title="Ade")
    for _ in range(MOST_TEXTS):
        copied, copy = document.with_copy(document.steps[0])
        document = copied.without_step(copy.id)
    assert document == translated(s1__title="Hallo", s2__title="Ade")
    assert GuideDocument.read(document.to_json()) == document
    assert list(document.without_step("s1").translations["de"]) == ["s2.title"]


def test_translated_guides_go_live_and_conform(database, alice):
    with database.writing() as session:
        guide, member = tour(session, alice), session.merge(alice.member)
        document = translated(guide.document, "ar", s1__title="مرحبا")
        guide.edit(document, "Translated", member, NOW)
        release = publish(session, guide, seen="", by=member, now=NOW)
        content = release.guides()[0]["content"]
        assert content["translations"]["ar"]["s1.title"] == "مرحبا"
        assert guide.duplicate(member, NOW).document.translations == document.translations


def test_a_guide_that_says_too_much_in_all_its_languages_is_refused(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        steps = tuple(
            replace(STEP, id=f"s{number}", body=f"<p>{'x' * 15_000}</p>", buttons=(Button("Next"),)) for number in range(20)
        )
        guide.edit(GuideDocument(steps), "Long", session.merge(alice.member), NOW)
        with pytest.raises(NotPublishable, match="200,000 bytes of text"):
            compile_guide(guide)


def test_guides_are_found_by_the_theme_they_chose(database, alice, charlie):
    with database.writing() as session:
        one, two = tour(session, alice, "One"), tour(session, alice, "Two")
        two.edit(two.document.with_theme("t-abc"), "Theme", session.merge(alice.member), NOW)
        three = tour(session, alice, "Three")
        session.get_one(Guide, three.id).archive(NOW)
        session.flush()
        assert guides_by_theme(session, alice.site.id) == {"": [(one.id, "One")], "t-abc": [(two.id, "Two")]}
        assert guides_by_theme(session, charlie.site.id) == {}


@pytest.mark.parametrize(
    ("typed", "tag"), [("de", "de"), (" DE ", "de"), ("pt_br", "pt-BR"), ("zh-hant", "zh-Hant"), ("es-419", "es-419")]
)
def test_a_language_is_written_as_it_usually_is(typed, tag):
    assert read_language(typed) == tag


@pytest.mark.parametrize("typed", ["", "d", "german", "de-", "de AT", "de;x", "../de", "__proto__", "de-AT-x-private"])
def test_what_is_no_language_says_so(typed):
    with pytest.raises(BadLanguage):
        read_language(typed)


def test_languages_have_names_and_a_direction():
    assert (name_of("de"), name_of("de-AT"), name_of("xx")) == ("German", "German (AT)", "xx")
    assert (is_right_to_left("ar-EG"), is_right_to_left("fa"), is_right_to_left("de")) == (True, True, False)
    assert (close_word("de-AT"), close_word("en"), close_word("zh-Hant"), close_word("zh-Hans")) == (
        "Schließen",
        "",
        "關閉",
        "关闭",
    )
    assert all(read_language(tag) == tag for tag in NAMES)


def test_a_guide_has_at_most_so_many_languages():
    document = replace(
        DOCUMENT, translations={f"a{chr(97 + n)}": {} for n in range(26)} | {f"b{chr(97 + n)}": {} for n in range(4)}
    )
    assert len(document.translations) == MOST_LANGUAGES
    with pytest.raises(BadLanguage, match="at most 30"):
        new_language(document, "de")
    with pytest.raises(BadLanguage, match="written in English already"):
        new_language(DOCUMENT, "en")
