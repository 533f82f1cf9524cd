import json
import re
from dataclasses import replace

import pytest

from models.guide import Guide
from models.guide.compiled_translations import translation_progress
from models.guide.rich_text import to_tree
from models.site.theme import Theme
from models.site.theme_document import Look
from tests.web.desk import NOW, PART, read


@pytest.fixture
def german(desk):
    return desk.alice.post(f"/guides/{desk.guide}/translations", data={"language": "de"}).headers["location"]


def row(desk, address, kind, text, **changes):
    """What a row of the table sends."""
    page = read(desk.alice.get(address))
    form = next(one for one in page.select("form.translation-target") if one.select_one('[name="path"]')["value"].endswith(kind))
    hidden = {one["name"]: one["value"] for one in page.select(f'[form="{form["id"]}"][name][value]') if one.name == "input"}
    return {**hidden, "path": form.select_one('[name="path"]')["value"], "text": text, **changes}


def document(desk):
    with desk.database.reading() as session:
        return session.get_one(Guide, desk.guide).document


def change_title(desk, title):
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        changed = guide.document.changed(guide.document.steps[0].id, lambda step: replace(step, title=title))
        guide.edit(changed, "Title", desk.member(session, "alice"), NOW)


def test_a_language_is_added_and_each_text_is_saved_beside_its_source(desk, german):
    assert german == f"/guides/{desk.guide}/translations/de"
    answer = read(desk.alice.put(german, data=row(desk, german, ".title", "Hallo"), headers=PART))
    assert "Saved" in answer.select_one(".translation-status").text
    assert answer.select_one("progress")["value"] == "33"
    cell = answer.select_one(".language-matrix td.language-step a")
    assert (cell["href"], cell["aria-label"]) == (f"{german}#step-1", "Step 1 in German: 1 of 3 translated")
    assert read(desk.alice.get(german)).select_one("h3#step-1")
    desk.alice.put(german, data=row(desk, german, ".body", "<p onclick=x>Servus.</p>"), headers=PART)
    desk.alice.put(german, data=row(desk, german, ".buttons.0", "Fertig"), headers=PART)
    done = translation_progress(document(desk), "de")
    assert (done.total, done.done, done.stale, done.percent) == (3, 3, 0, 100)
    assert "onclick" not in json.dumps(document(desk).to_json())


def test_a_text_that_changed_since_is_marked_until_somebody_looks(desk, german):
    desk.alice.put(german, data=row(desk, german, ".title", "Hallo"), headers=PART)
    change_title(desk, "Good morning")
    page = read(desk.alice.get(german))
    assert "changed since" in page.select_one(".translation-status .badge").text
    assert "1 out of date" in page.select_one("#language-list").text
    answer = read(desk.alice.put(german, data=row(desk, german, ".title", "Hallo", confirm="1"), headers=PART))
    assert not answer.select(".badge.warn")


def test_what_was_translated_from_an_earlier_wording_is_stale_at_once(desk, german):
    sent = row(desk, german, ".title", "Hallo")
    change_title(desk, "Good morning")
    assert "changed since" in read(desk.alice.put(german, data=sent, headers=PART)).text


def test_nobody_overwrites_a_translation_they_have_not_seen(desk, german):
    sent = row(desk, german, ".title", "Hallo")
    desk.alice.put(german, data={**sent, "text": "Moin"}, headers=PART)
    answer = read(desk.alice.put(german, data=sent, headers=PART), 409)
    assert "Moin" in answer.text
    assert read(desk.alice.put(german, data={**sent, "keep": "1"}, headers=PART)).select_one("[role='alert']") is None
    assert next(iter(document(desk).translations["de"].values())).text == "Hallo"


def test_a_text_that_is_too_long_is_refused_and_nothing_is_lost(desk, german):
    answer = read(desk.alice.put(german, data=row(desk, german, ".title", "x" * 300), headers=PART), 422)
    assert "at most 200" in answer.text
    assert not document(desk).translations["de"]


def test_an_emptied_text_is_no_translation(desk, german):
    desk.alice.put(german, data=row(desk, german, ".title", "Hallo"), headers=PART)
    answer = read(desk.alice.put(german, data=row(desk, german, ".title", "  "), headers=PART))
    assert "Not translated" in answer.text
    assert not document(desk).translations["de"]


@pytest.mark.one_engine
@pytest.mark.parametrize("language", ["", "deutsch!", "en", "x" * 60])
def test_what_is_no_language_is_refused_beside_the_field(desk, language):
    page = read(desk.alice.post(f"/guides/{desk.guide}/translations", data={"language": language}), 422)
    assert page.select_one("#new-language-problem").text
    assert page.select_one("#new-language")["value"] == language[:40]


def test_a_language_is_removed_and_undo_brings_it_back(desk, german):
    desk.alice.put(german, data=row(desk, german, ".title", "Hallo"), headers=PART)
    assert desk.alice.delete(german, headers=PART).headers["hx-redirect"] == f"/guides/{desk.guide}/translations"
    assert desk.alice.get(german).status_code == 404
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        guide.move_to_draft(guide.draft_number - 1, desk.member(session, "alice"), NOW)
    assert desk.alice.get(german).status_code == 200


def test_from_right_to_left_the_fields_and_the_preview_turn(desk):
    arabic = desk.alice.post(f"/guides/{desk.guide}/translations", data={"language": "ar"}).headers["location"]
    page = read(desk.alice.get(arabic))
    assert page.select_one('form.translation-target input[name="text"]:not([type])')["dir"] == "rtl"
    assert page.select_one(".rich-box")["dir"] == "rtl"
    assert json.loads(page.select_one("#shown-content").string)["language"] == "ar"


@pytest.mark.parametrize("kind", ["xliff", "csv"])
def test_a_file_goes_out_and_comes_back(desk, german, kind):
    desk.alice.put(german, data=row(desk, german, ".title", "Hallo"), headers=PART)
    file = desk.alice.get(f"{german}/file?as={kind}")
    assert "attachment" in file.headers["content-disposition"]
    text = file.text.replace("Hallo", "Moin")
    answer = desk.alice.post(f"/guides/{desk.guide}/translation-files", data={"file": text})
    assert answer.headers["location"] == german
    assert next(iter(document(desk).translations["de"].values())).text == "Moin"


def test_a_translation_without_its_sources_markup_goes_out_and_comes_back(desk, german):
    desk.alice.put(german, data=row(desk, german, ".body", '<h2>Servus</h2><h3><a href="/de">Weiter</a></h3>'), headers=PART)
    kept = document(desk).translations["de"]
    file = desk.alice.get(f"{german}/file?as=xliff").text
    assert 'canDelete="yes"' in file
    came = desk.alice.post(f"/guides/{desk.guide}/translation-files", data={"file": file, "language": "de"})
    assert came.headers["location"] == german
    back = document(desk).translations["de"]
    assert {path: to_tree(text.text) for path, text in back.items()} == {path: to_tree(text.text) for path, text in kept.items()}


def test_a_file_is_named_in_plain_letters_whatever_the_guide_is_called(desk, german):
    with desk.writing() as session:
        session.get_one(Guide, desk.guide).name = 'Böte"; filename="../x\r\n.exe'
    file = desk.alice.get(f"{german}/file?as=csv")
    assert re.fullmatch(r'attachment; filename="[a-z0-9.-]+\.csv"', file.headers["content-disposition"])


def test_a_file_that_could_not_come_back_does_not_go_out(desk, german):
    desk.alice.put(german, data=row(desk, german, ".body", "<br>" * 4990 + "Servus"), headers=PART)
    answer = desk.alice.get(f"{german}/file?as=xliff")
    assert answer.status_code == 409
    assert "at most 340,000 are possible" in answer.text
    assert desk.alice.get(f"{german}/file?as=csv").status_code == 200


def test_a_bad_file_is_refused_with_every_fault_and_stays_in_the_field(desk, german):
    file = 'text,what,wording,en,de\nnope.title,,,a,b\n"s.title",,,a\n'
    page = read(desk.alice.post(f"/guides/{desk.guide}/translation-files", data={"file": file, "language": "de"}), 422)
    faults = page.select("#import-faults li")
    assert len(faults) == 2
    assert "row 2" in page.select_one("#import-faults").text
    assert page.select_one("#import-text").text.strip() == file.strip()
    assert not document(desk).translations["de"]


def test_the_language_and_the_theme_of_a_guide_are_chosen(desk, german):
    with desk.writing() as session:
        site = session.get_one(Guide, desk.guide).site
        key = Theme.create(session, site, "Brand", Look(), None, NOW).key
    assert desk.alice.put(f"/guides/{desk.guide}/language", data={"language": "fr"}, headers=PART).status_code == 204
    assert desk.alice.put(f"/guides/{desk.guide}/theme", data={"theme": key}, headers=PART).status_code == 200
    assert (document(desk).language, document(desk).theme) == ("fr", key)
    assert desk.alice.put(f"/guides/{desk.guide}/theme", data={"theme": "t-none"}, headers=PART).status_code == 409
    assert desk.alice.put(f"/guides/{desk.guide}/language", data={"language": "??"}, headers=PART).status_code == 422


def test_the_own_language_never_swallows_a_translation(desk, german):
    desk.alice.put(german, data=row(desk, german, ".title", "Hallo"), headers=PART)
    answer = desk.alice.put(f"/guides/{desk.guide}/language", data={"language": "de"}, headers=PART)
    assert answer.status_code == 409
    assert document(desk).translations["de"]


def test_strangers_find_nothing_and_reviewers_change_nothing(desk, german):
    guide = f"/guides/{desk.guide}"
    asked = [
        ("get", f"{guide}/translations"),
        ("post", f"{guide}/translations"),
        ("get", german),
        ("put", german),
        ("delete", german),
        ("get", f"{german}/file"),
        ("post", f"{guide}/translation-files"),
        ("put", f"{guide}/language"),
        ("put", f"{guide}/theme"),
    ]
    for method, address in asked:
        assert desk.charlie.request(method, address).status_code == 404, address
        assert desk.nobody.request(method, address).status_code == 303, address
        assert desk.bob.request(method, address).status_code == (200 if method == "get" else 403), address
