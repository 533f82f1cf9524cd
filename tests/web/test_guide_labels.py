import pytest

from models.guide import Guide
from models.guide.guide_label import labels_of
from tests.web.desk import PART, read
from tests.web.test_guides import names


@pytest.fixture
def other(desk):
    with desk.writing() as session:
        return desk.add_guide(session, "Berths").id


def labels(desk, *guides):
    return [labels_of(desk.find_guide(guide)) for guide in guides]


def give(desk, given, *guides, status=200, **filters):
    return read(desk.alice.post("/guide-labels", data={"given": given, "guide": guides, **filters}, headers=PART), status)


def test_several_guides_get_a_label_and_lose_it_again_by_undo(desk, other):
    give(desk, "Onboarding", other)
    page = give(desk, " onboarding ", desk.guide, other)
    assert labels(desk, desk.guide, other) == [("Onboarding",), ("Onboarding",)]
    assert page.select_one(".guide-done p").text == "1 guide has the label Onboarding."
    undo = page.select_one("#guide-undo")
    back = [(one["name"], one["value"]) for one in undo.select("input")]
    assert back == [("guide", str(desk.guide)), ("given", "Onboarding")], "only what had it not yet"
    answer = desk.alice.request("DELETE", undo.button["hx-delete"], params=back, headers=PART)
    assert "no longer" in read(answer).select_one(".guide-done").text
    assert labels(desk, desk.guide, other) == [(), ("Onboarding",)]


def test_the_list_is_narrowed_by_a_label_and_stays_so_while_guides_are_labelled(desk, other):
    give(desk, "Ü & %", other)
    page = read(desk.alice.get("/guides", params={"label": "Ü & %"}))
    assert names(page) == ["Berths"]
    assert page.select_one("#field-label [selected]").text == "Ü & %"
    assert page.select_one(".guide-label").text == "Ü & %"
    assert names(read(desk.alice.get("/guides", params={"label": "%"}))) == []
    assert names(give(desk, "Two", other, label="Ü & %")) == ["Berths"]


@pytest.mark.one_engine
@pytest.mark.parametrize(("label", "why"), [("", "Type a label"), ("x" * 31, "at most 30")])
def test_a_label_that_can_not_be_given_is_refused_in_a_sentence(desk, label, why):
    assert why in give(desk, label, desk.guide, status=422).select_one("[role=alert]").text
    assert labels(desk, desk.guide) == [()]


@pytest.mark.one_engine
def test_nothing_chosen_is_said_and_a_guide_has_no_more_than_ten(desk):
    assert "Choose at least one" in give(desk, "Onboarding").select_one("[role=alert]").text
    for number in range(10):
        give(desk, f"Label {number}", desk.guide)
    assert "as many as a guide can have" in give(desk, "One more", desk.guide, status=422).text
    assert len(*labels(desk, desk.guide)) == 10


def test_strangers_find_nothing_and_reviewers_change_nothing(desk, other):
    for address in ("/guide-labels", "/guide-archivals"):
        for browser, status in ((desk.charlie, 404), (desk.bob, 403), (desk.nobody, 401)):
            sent = {"guide": str(other), "given": "X"}
            assert browser.post(address, data=sent, headers=PART).status_code == status, address
            assert browser.request("DELETE", address, params=sent, headers=PART).status_code == status, address
    assert labels(desk, other) == [()]


def test_several_guides_are_archived_at_once_and_come_back_by_undo(desk, other):
    page = read(desk.alice.post("/guide-archivals", data={"guide": [desk.guide, other]}, headers=PART))
    assert names(page) == []
    assert page.select_one(".guide-done p").text == "2 guides are archived."
    back = [(one["name"], one["value"]) for one in page.select("#guide-undo input")]
    restored = read(desk.alice.request("DELETE", "/guide-archivals", params=back, headers=PART))
    assert sorted(names(restored)) == ["Berths", "Welcome"]
    with desk.writing() as session:
        assert {guide.archived_at for guide in session.query(Guide)} == {None}


def colour(page, label):
    (one,) = {" ".join(found["class"]) for found in page.select("span.guide-label") if found.text == label}
    return one.partition(" colour-")[2]


def test_a_colour_that_is_chosen_for_a_label_is_on_every_guide_and_can_be_changed(desk, other):
    own = colour(give(desk, "Onboarding", other), "Onboarding")
    first, second = (str((int(own) + more) % 6) for more in (1, 2))
    page = give(desk, "Onboarding", desk.guide, colour=first)
    assert colour(page, "Onboarding") == first
    page = give(desk, "onboarding", other, colour=second)
    assert page.select_one(".guide-done p").text == "The label Onboarding has another colour."
    assert page.select_one("#guide-undo") is None
    assert colour(read(desk.alice.get("/guides")), "Onboarding") == second
    give(desk, "Season", desk.guide, colour="6; x")
    assert colour(read(desk.alice.get("/guides")), "Onboarding") == second
    assert "Nothing had to be changed" in give(desk, "Season", desk.guide, status=200).select_one("[role=alert]").text
