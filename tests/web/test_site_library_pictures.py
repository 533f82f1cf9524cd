"""A site's library: what pictures show and where, one in place of another, and what nothing uses."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from models.guide import Guide
from models.guide.translation import Translation, texts_of
from models.site.picture import BACK_WITHIN, Picture
from models.site.theme import Theme
from models.site.theme_document import Logo, Look
from tests.models.site.test_picture import png
from tests.web.desk import NOW, PART, read


def upload(desk, width=3, alt=""):
    """Its address and its name."""
    where = f"/sites/{desk.site}/pictures" + (f"?alt={alt}" if alt else "")
    src = desk.alice.post(where, content=png(width), headers={"content-type": "application/octet-stream"}).json()["src"]
    return src, src.rpartition("/")[2]


def picture(desk, name):
    return f"/sites/{desk.site}/library/pictures/{name}"


def write(desk, src, look=None):
    """Puts the picture into the guide's first step and its German, and into a theme."""
    with desk.writing() as session:
        guide, alice = session.get_one(Guide, desk.guide), desk.member(session, "alice")
        body = f'<p>Look <img src="{src}" alt="A boat" width="3" height="2"></p>'
        document = guide.document.changed(guide.document.steps[0].id, lambda step: replace(step, body=body))
        text = next(one for one in texts_of(document.steps) if one.kind == "body")
        document = document.with_translation("de", {text.path: Translation(body.replace("Look", "Schau"), text.name)})
        guide.edit(document, "A picture", alice, NOW)
        if look:
            Theme.create(session, guide.site, "Brand", look, alice, NOW)


def body(desk):
    with desk.database.reading() as session:
        document = session.get_one(Guide, desk.guide).document
        return document.steps[0].body, document.translations["de"], texts_of(document.steps)


def test_the_library_says_what_a_picture_shows_and_where_it_is(desk):
    src, name = upload(desk, alt="A%20boat")
    upload(desk, 4)
    write(desk, src)
    page = read(desk.alice.get(f"/sites/{desk.site}/library"))
    first, second = page.select(".picture-grid > li")
    shown, unused = (first, second) if first.select_one(f"img[src='{src}']") else (second, first)
    assert shown.select_one("input[name=alt]")["value"] == "A boat"
    assert shown.select_one(f"a[href='/guides/{desk.guide}']").text == "Welcome"
    assert "Not used" in unused.text
    assert desk.alice.put(picture(desk, name), data={"alt": "Two  boats"}, headers=PART).status_code == 200
    choices = desk.alice.get(f"/sites/{desk.site}/library/pictures").json()["pictures"]
    assert {"src": src, "alt": "Two boats", "width": 3, "height": 2} in choices


def test_another_picture_takes_its_place_in_every_language_and_theme_and_can_be_undone(desk):
    src, name = upload(desk)
    other, other_name = upload(desk, 7)
    write(desk, src, Look(logo=Logo(src)))
    answer = desk.alice.put(picture(desk, name), data={"by": other_name}, headers=PART)
    assert "Replaced in 1 draft and 1 theme" in answer.text
    text, german, texts = body(desk)
    assert f'src="{other}"' in text
    assert 'width="7"' in text
    [translated] = [one for path, one in german.items() if path.endswith(".body")]
    assert f'src="{other}"' in translated.text
    assert translated.of == next(one.name for one in texts if one.kind == "body"), "it says the same, and is not stale"
    with desk.database.reading() as session:
        assert Theme.all_of(session, desk.site)[0].look.logo.address == other
    page = read(desk.alice.get(f"/guides/{desk.guide}"))
    desk.alice.put(f"/guides/{desk.guide}/draft", data={"number": page.select_one("#undo")["value"]}, headers=PART)
    assert src in body(desk)[0]


def test_what_is_used_stays_and_the_rest_goes_and_comes_back(desk):
    used, used_name = upload(desk)
    _, first = upload(desk, 4)
    upload(desk, 5)
    write(desk, used)
    assert desk.alice.delete(picture(desk, used_name), headers=PART).status_code == 422
    assert "1 picture was removed" in desk.alice.delete(picture(desk, first), headers=PART).text
    assert "1 picture was removed" in desk.alice.delete(f"/sites/{desk.site}/library/unused-pictures", headers=PART).text
    assert len(desk.alice.get(f"/sites/{desk.site}/library/pictures").json()["pictures"]) == 1
    assert desk.nobody.get(used).status_code == 200
    assert "It is back" in desk.alice.post(f"/sites/{desk.site}/library/unused-pictures", headers=PART).text
    assert "It is back" in desk.alice.post(picture(desk, first), headers=PART).text
    assert len(desk.alice.get(f"/sites/{desk.site}/library/pictures").json()["pictures"]) == 3


def test_what_only_a_version_shows_is_kept(desk):
    src, name = upload(desk)
    write(desk, src)
    desk.alice.post(f"/guides/{desk.guide}/reviews", data={"message": "Look"})
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        step = replace(guide.document.steps[0], body="<p>Nothing</p>")
        plain = replace(guide.document, steps=(step,), translations={})
        guide.edit(plain, "Taken out", desk.member(session, "alice"), NOW)
    assert desk.alice.delete(picture(desk, name), headers=PART).status_code == 422
    assert "Only in earlier versions" in desk.alice.get(f"/sites/{desk.site}/library").text


def test_after_thirty_days_a_removed_one_does_not_come_back(desk):
    _, name = upload(desk)
    desk.alice.delete(picture(desk, name), headers=PART)
    with desk.writing() as session:
        session.execute(update(Picture).values(removed_at=NOW - BACK_WITHIN - timedelta(hours=1)))
    assert desk.alice.post(picture(desk, name), headers=PART).status_code == 404


def test_words_that_are_too_long_are_refused_not_cut(desk):
    _, name = upload(desk, alt="A%20boat")
    answer = desk.alice.put(picture(desk, name), data={"alt": "x" * 500}, headers=PART)
    assert answer.status_code == 422
    assert "at most 300 characters" in answer.text
    assert desk.alice.get(f"/sites/{desk.site}/library/pictures").json()["pictures"][0]["alt"] == "A boat"


@pytest.mark.parametrize(("method", "rest"), [("PUT", ""), ("POST", ""), ("DELETE", "")])
def test_strangers_find_no_picture_and_readers_change_none(desk, method, rest):
    _, name = upload(desk)
    assert desk.charlie.request(method, picture(desk, name) + rest, headers=PART).status_code == 404
    assert desk.bob.request(method, picture(desk, name) + rest, headers=PART).status_code == 403
