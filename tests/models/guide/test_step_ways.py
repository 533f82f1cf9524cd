"""What visitors have to open before they come to a step: as the release says it, in each language."""

from dataclasses import replace

import pytest

from models.guide import Button, GuideDocument, NotPublishable, Step, compile_guide
from models.guide.compiled_guide import compile_content
from models.guide.languages import NAMES
from models.guide.step_ways import page_name, page_ways
from models.guide.translation import Translation, texts_of
from models.guide.way_sentence import way_sentence
from models.release.publish import publish
from tests.support.people import NOW, TARGET, tour

HOME, USERS = "https://app.acme.example/home", "https://app.acme.example/team/our-users/7"
MENU = {**TARGET, "selectors": ["#menu"], "name": "Menu"}


def tooltip(name, page, **members):
    return Step(name, "tooltip", "Hi", page=page, target=TARGET, **members)


def step_in(document, name):
    return next(step for step in compile_content(document)["steps"] if step["id"] == name)


def test_only_a_step_on_another_page_than_before_says_which_one_to_open():
    greeting = Step("s0", "modal", "Hello", placement="center")
    steps = (tooltip("s1", HOME), tooltip("s2", HOME), greeting, tooltip("s3", USERS), tooltip("s4", USERS), tooltip("s5", HOME))
    assert page_ways(GuideDocument(steps)) == {"s3": "Our users", "s5": "Home"}
    assert step_in(GuideDocument(steps), "s3")["way"] == "Open “Our users” to go on."
    assert "way" not in step_in(GuideDocument(steps), "s4")


def test_a_step_that_is_clicked_to_go_on_leads_there_by_itself():
    click = {"advance": ({"when": "target_click"},)}
    last = tooltip("s2", USERS)
    assert page_ways(GuideDocument((tooltip("s1", HOME, **click), last))) == {}
    assert page_ways(GuideDocument((tooltip("s1", HOME, buttons=(Button("Next"),), **click), last))) == {"s2": "Our users"}


def test_where_the_guide_begins_its_first_element_is_at_hand_unless_its_author_says_otherwise():
    rules = {"pages": {"include": [{"part": "path", "operator": "equals", "value": "/home"}]}}
    greeting = Step("s0", "modal", "Hello", placement="center")
    document = GuideDocument((greeting, tooltip("s1", HOME)), rules)
    assert page_ways(document) == {}
    assert page_ways(replace(document, steps=(greeting, tooltip("s1", HOME, on="/users")))) == {"s1": "Users"}


@pytest.mark.parametrize(
    ("on", "page", "name"),
    [
        ("", USERS, "Our users"),
        ("/boats/:id/edit", HOME, "Edit"),
        ("/boats/*", HOME, "Boats"),
        ("#/all_experiments", HOME, "All experiments"),
        ("#!/list", HOME, "List"),
        ("/caf%C3%A9.html", HOME, "Café"),
        ("/", HOME, ""),
        ("*", HOME, ""),
    ],
)
def test_a_page_is_called_what_its_path_says(on, page, name):
    assert page_name(tooltip("s1", page, on=on)) == name


def test_what_opens_an_element_travels_with_what_it_is_called():
    document = GuideDocument((tooltip("s1", HOME, opener={**MENU, "fingerprint": {"label": "menu"}}),))
    opener = step_in(document, "s1")["opener"]
    assert (opener["selectors"], opener["way"], "fingerprint" in opener) == (["#menu"], "Open “Menu” to go on.", False)
    unnamed = document.changed("s1", lambda step: replace(step, opener={**MENU, "name": "", "fingerprint": {"label": "more"}}))
    assert step_in(unnamed, "s1")["opener"]["way"] == "Open “More” to go on."


def test_a_guide_with_both_can_go_live_and_one_without_a_name_can_not(database, alice):
    steps = (tooltip("s1", HOME, opener=MENU), tooltip("s2", USERS, page_name="Everybody"))
    with database.writing() as session:
        guide = tour(session, alice)
        member = session.merge(alice.member)
        guide.edit(GuideDocument(steps), "Written", member, NOW)
        publish(session, guide, seen="", by=member, now=NOW)
        guide.edit(GuideDocument((tooltip("s1", HOME, opener={**MENU, "name": ""}),)), "Unnamed", member, NOW)
        with pytest.raises(NotPublishable, match="Step 1: write the name of what visitors have to open first"):
            compile_guide(guide)


def test_names_are_translated_and_sentences_are_there_in_each_language():
    document = GuideDocument((tooltip("s1", HOME), tooltip("s2", USERS, page_name="Reports", opener=MENU)))
    texts = {text.path: text.name for text in texts_of(document.steps)}
    said = {"s1.title": "Hallo", "s2.way": "Berichte"}
    document = document.with_translation("de", {path: Translation(text, texts[path]) for path, text in said.items()})
    german = compile_content(document)["translations"]["de"]
    assert german["s2.way"] == "Öffnen Sie „Berichte“, dann geht es weiter."
    assert german["s2.opener"] == "Öffnen Sie „Menu“, dann geht es weiter."
    for language in NAMES:
        sentence = way_sentence(language, "X")
        assert sentence.count("X") == 1, language
        assert language == "en" or sentence != way_sentence("en", "X"), language
    assert way_sentence("de-AT", "X") == way_sentence("de", "X")
    assert way_sentence("zu", "X") == "Open “X” to go on."


def test_a_document_keeps_both():
    step = tooltip("s1", HOME, page_name="Everybody", opener=MENU)
    assert GuideDocument.read(GuideDocument((step,)).to_json()).steps == (step,)
