from models.guide import Guide
from models.guide.segment import Segment
from models.site import Site
from tests.web.desk import NOW, PART, read


def make(desk, name="Second visit", start="returning"):
    answer = desk.alice.post(f"/sites/{desk.site}/segments", data={"name": name, "start": start})
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def change(desk, url, status=200, **fields):
    row = {
        "name": "Second visit",
        "segment.match": "all",
        "segment.conditions[0].subject": "visits",
        "segment.conditions[0].operator": "at_least",
        "segment.conditions[0].value[0]": "2",
        "seen": read(desk.alice.get(url)).select_one("[name=seen]")["value"],
    }
    return read(desk.alice.put(url, data={**row, **fields}, headers=PART), status)


def stored(desk, url):
    with desk.database.reading() as session:
        return session.get_one(Segment, int(url.rpartition("/")[2]))


def test_a_segment_begins_with_a_condition_and_is_listed_with_what_it_means(desk):
    url = make(desk)
    page = read(desk.bob.get(f"/sites/{desk.site}/segments"))
    assert page.select_one(".segment-lines a")["href"] == url
    assert "Visitors with at least 2 visits." in page.select_one(".segment-lines").text


def test_a_segment_is_changed_by_choosing_and_says_its_sentence(desk):
    url = make(desk)
    page = change(desk, url, **{"name": "Third visit", "segment.conditions[0].value[0]": "3"})
    assert page.select_one(".segment-sentence").text == "This means: Visitors with at least 3 visits."
    assert (stored(desk, url).name, stored(desk, url).rule["conditions"][0]["value"]) == ("Third visit", 3)


def test_what_is_wrong_is_said_beside_it_and_nothing_is_lost(desk):
    url = make(desk)
    page = change(desk, url, 422, **{"segment.conditions[0].value[0]": "often"})
    assert page.select_one('[name="segment.conditions[0].value[0]"]')["value"] == "often"
    assert "must be a number" in page.select_one(".problem").text
    page = change(desk, url, 422, name="")
    assert "Give the segment a name" in page.select_one("#segment-name-problem").text
    assert stored(desk, url).rule["conditions"][0]["value"] == 2


def test_two_segments_of_a_site_have_two_names(desk):
    make(desk)
    answer = desk.alice.post(f"/sites/{desk.site}/segments", data={"name": "Second visit"})
    assert "There is a segment called Second visit already" in read(answer, 422).select_one(".problem").text


def test_a_segment_that_nobody_can_be_in_says_so(desk):
    url = make(desk)
    row = {f"segment.conditions[1].{name}": value for name, value in (("subject", "visits"), ("operator", "at_most"))}
    page = change(desk, url, **{**row, "segment.conditions[1].value[0]": "1"})
    assert "Nobody can match this segment" in page.select_one(".note.warn").text


def test_a_segment_in_use_is_not_removed_and_names_its_guides(desk):
    url = make(desk)
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        key = session.get_one(Segment, int(url.rpartition("/")[2])).key
        guide.edit(guide.document.with_rules({"segments": [key]}), "Rules", desk.member(session, "alice"), NOW)
    assert "Welcome is" not in read(desk.alice.get(url)).text
    assert read(desk.alice.get(url)).select_one(".segment-guides").text == "Welcome"
    answer = desk.alice.delete(url, headers=PART)
    assert "in use by Welcome" in read(answer, 422).select_one("[role=alert]").text
    assert stored(desk, url)


def test_a_segment_that_no_guide_is_for_is_removed(desk):
    url = make(desk)
    read(desk.alice.delete(url, headers=PART))
    assert desk.alice.get(url).status_code == 404


def test_two_people_on_one_segment_see_both(desk):
    url = make(desk)
    seen = read(desk.alice.get(url)).select_one("[name=seen]")["value"]
    change(desk, url, **{"segment.conditions[0].value[0]": "4"})
    page = change(desk, url, 422, **{"segment.conditions[0].value[0]": "5", "seen": seen})
    assert "at least 4 visits" in page.select_one("[role=alert]").text
    assert stored(desk, url).rule["conditions"][0]["value"] == 4
    change(desk, url, **{"segment.conditions[0].value[0]": "5", "keep": page.select_one("[name=keep]")["value"]})
    assert stored(desk, url).rule["conditions"][0]["value"] == 5


def test_strangers_find_no_segment_and_reviewers_change_none(desk):
    url = make(desk)
    for ask in (desk.charlie.get, desk.charlie.delete, desk.charlie.put):
        assert ask(url).status_code == 404
    assert desk.charlie.get(f"/sites/{desk.site}/segments").status_code == 404
    assert desk.charlie.get(f"/sites/{desk.other_site}/segments/{url.rpartition('/')[2]}").status_code == 404
    assert desk.bob.put(url, data={"name": "x"}).status_code == 403
    assert desk.bob.post(f"/sites/{desk.site}/segments", data={"name": "x"}).status_code == 403
    assert desk.bob.delete(url).status_code == 403


def test_a_guide_keeps_a_segment_of_another_site_away(desk):
    with desk.writing() as session:
        other = Segment.all_of(session, session.get_one(Site, desk.other_site).id)
        assert other == []
