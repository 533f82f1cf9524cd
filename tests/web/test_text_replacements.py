from dataclasses import replace

import pytest

from models.guide import Guide
from tests.web.desk import NOW, PART, read

WORDS = {"wanted": "Hello", "instead": "Ahoy"}


@pytest.fixture
def other(desk):
    with desk.writing() as session:
        return desk.add_guide(session, "Berths").id


def titles(desk, *guides):
    with desk.database.reading() as session:
        return [session.get_one(Guide, guide).document.steps[0].title for guide in guides]


def preview(desk):
    return read(desk.alice.get("/text-replacements", params=WORDS))


def boxes(page):
    return [box["value"] for box in page.select("[name=guide]")]


def test_each_change_is_seen_first_and_chosen_guides_alone_are_changed_and_changed_back(desk, other):
    page = preview(desk)
    assert [one.text for one in page.select(".replacement-list del")] == ["Hello", "Hello"]
    assert titles(desk, desk.guide, other) == ["Hello", "Hello"], "nothing is changed by looking"
    chosen = next(box for box in boxes(page) if box.startswith(f"{other}."))
    done = read(desk.alice.post("/text-replacements", data={**WORDS, "guide": chosen}))
    assert done.select_one("[role=status] p").text == "Replaced in 1 guide."
    assert titles(desk, desk.guide, other) == ["Hello", "Ahoy"]
    back = {"done": [one["value"] for one in done.select("[name=done]")]}
    assert "Taken back in 1 guide." in desk.alice.request("DELETE", "/text-replacements", params=back, headers=PART).text
    assert titles(desk, desk.guide, other) == ["Hello", "Hello"]


def test_a_guide_that_somebody_changed_meanwhile_is_left_as_it_is(desk, other):
    chosen = boxes(preview(desk))
    with desk.writing() as session:
        guide = session.get_one(Guide, other)
        step = replace(guide.document.steps[0], title="Hello again")
        guide.edit(guide.document.with_step(step), "Title", desk.member(session, "alice"), NOW)
    done = read(desk.alice.post("/text-replacements", data={**WORDS, "guide": chosen}))
    assert "1 changed since you looked" in done.text
    assert titles(desk, desk.guide, other) == ["Ahoy", "Hello again"]


def test_strangers_find_nothing_and_reviewers_change_nothing(desk):
    chosen = boxes(preview(desk))
    assert boxes(read(desk.charlie.get("/text-replacements", params=WORDS))) == []
    desk.charlie.post("/text-replacements", data={**WORDS, "guide": chosen})
    assert desk.bob.get("/text-replacements").status_code == 403
    assert desk.bob.post("/text-replacements", data={**WORDS, "guide": chosen}).status_code == 403
    assert titles(desk, desk.guide) == ["Hello"]


@pytest.mark.one_engine
def test_nothing_chosen_and_nothing_typed_is_said(desk):
    assert "Choose at least one guide" in read(desk.alice.post("/text-replacements", data=WORDS), 422).text
    assert "Type the words" in read(desk.alice.post("/text-replacements", data={"wanted": " "}), 422).text
