from models.guide import Guide
from models.release.publish import publish
from tests.web.api.program import program
from tests.web.desk import NOW, PART, read
from tests.web.test_guides import names


def test_a_guide_is_deleted_after_a_question_and_restored_from_the_list(desk):
    with desk.writing() as session:
        publish(session, session.get_one(Guide, desk.guide), seen="", by=desk.member(session, "alice"), now=NOW)
    asked = read(desk.alice.get(f"/guides/{desk.guide}/deletion"))
    assert asked.h1.text == "Delete Welcome?"
    assert "1 step and 1 version" in asked.select_one("#content-deletion").text
    assert "Visitors are shown nothing" in asked.text
    form = asked.select_one("#content-deletion form")
    listed = read(desk.alice.get(desk.alice.post(form["action"]).headers["location"]))
    line = listed.select_one(".deletion-list li")
    assert (line.strong.text, line.select_one(".badge").text) == ("Welcome", "30 days left")
    assert names(read(desk.alice.get("/guides"))) == []
    assert desk.alice.get(f"/guides/{desk.guide}").status_code == 404
    back = read(desk.alice.delete(line.button["hx-delete"], headers=PART))
    assert "Welcome is back." in back.text
    assert names(read(desk.alice.get("/guides"))) == ["Welcome"]
    assert desk.alice.delete(f"/guides/{desk.guide}/deletion", headers=PART).status_code == 404


def test_a_stranger_and_a_reviewer_neither_delete_nor_bring_back(desk):
    path = f"/guides/{desk.guide}/deletion"
    assert (desk.bob.post(path).status_code, desk.charlie.post(path).status_code) == (403, 404)
    desk.alice.post(path)
    assert (desk.bob.delete(path).status_code, desk.charlie.delete(path).status_code) == (403, 404)
    assert not read(desk.bob.get("/deletions")).select_one(".deletion-list button")
    assert "Welcome" not in desk.charlie.get("/deletions").text


def test_a_program_deletes_and_brings_back_guides_and_sites(client, alice):
    asks = program(client, alice)
    guide = asks.post(f"/sites/{alice.site.id}/guides", {"kind": "tour", "name": "One", "steps": []}).json["id"]
    made = asks.post(f"/guides/{guide}/deletion")
    assert (made.status, made.json["goes_along"]) == (201, {"step": 0, "translation": 0, "version": 0})
    assert asks.get(f"/guides/{guide}").status == 404
    assert asks.delete(f"/guides/{guide}/deletion").json == {"id": guide, "name": "One"}
    assert asks.post(f"/sites/{alice.site.id}/deletion").json["goes_along"]["guide"] == 1
    assert asks.get("/sites").json["data"] == []
    assert asks.delete(f"/guides/{guide}/deletion").status == 404, "it comes back with its site"
    assert asks.delete(f"/sites/{alice.site.id}/deletion").status == 200
    assert asks.get(f"/guides/{guide}").status == 200


def test_a_guide_that_is_not_archived_is_deleted_from_its_row_in_the_list(desk):
    row = read(desk.alice.get("/guides")).select_one(f"#guide-{desk.guide}")
    asked = row.select_one(f"#{row.select_one('[popovertarget]')['popovertarget']} a")
    assert asked["href"] == f"/guides/{desk.guide}/deletion"
    desk.alice.post(read(desk.alice.get(asked["href"])).select_one("#content-deletion form")["action"])
    assert read(desk.alice.get("/guides")).select_one(".guide-row") is None
    assert "Welcome" in read(desk.alice.get("/deletions")).text
    assert read(desk.bob.get("/guides?status=archived")).select_one(".guide-row-acts") is None
