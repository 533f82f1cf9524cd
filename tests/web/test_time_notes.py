from datetime import UTC, datetime

from tests.web.desk import PART, read


def today() -> str:
    """Asked for in each test: a run may go past midnight."""
    return str(datetime.now(UTC).date())


def test_a_note_is_written_changed_removed_and_brought_back(desk):
    notes = f"/sites/{desk.site}/notes"
    read(desk.alice.post(notes, data={"day": today(), "words": "Winter sale"}, headers=PART))
    page = read(desk.bob.get(f"/sites/{desk.site}/numbers"))
    assert "Winter sale" in page.select_one("#note-list").text
    assert not page.select("#note-list form"), "Bob reviews"
    mark = page.select_one(".trend-legend li")
    assert "a Winter sale" in " ".join(mark.text.split())
    assert "Winter sale" in read(desk.bob.get(f"/guides/{desk.guide}/numbers")).select_one(".trend-legend").text
    assert "Winter sale" in read(desk.bob.get("/numbers")).select_one(".trend-legend").text
    note = next(li["id"] for li in page.select(".note-lines li")).removeprefix("note-")
    changed = read(desk.alice.put(f"{notes}/{note}", data={"day": today(), "words": "Winter sale begins"}, headers=PART))
    assert "Winter sale begins" in changed.text
    before = {field["name"]: field["value"] for field in changed.select("form.note input")}
    assert (before, changed.select_one("form.note")["hx-put"]) == ({"day": today(), "words": "Winter sale"}, f"{notes}/{note}")
    undone = read(desk.alice.put(f"{notes}/{note}", data=before, headers=PART))
    assert undone.select_one(".note-lines strong").parent.text.split("sale")[1].strip() != "begins"
    again = {field["name"]: field["value"] for field in undone.select("form.note input")}
    assert (
        "Winter sale begins" in read(desk.alice.put(f"{notes}/{note}", data=again, headers=PART)).select_one(".note-lines").text
    )
    gone = read(desk.alice.delete(f"{notes}/{note}", headers=PART))
    assert not gone.select(".note-lines li")
    undo = {field["name"]: field["value"] for field in gone.select("form.note input")}
    assert "Winter sale begins" in read(desk.alice.post(notes, data=undo, headers=PART)).select_one(".note-lines").text


def test_a_change_that_changes_nothing_has_nothing_to_take_back(desk):
    notes, said = f"/sites/{desk.site}/notes", {"day": today(), "words": "Winter sale"}
    page = read(desk.alice.post(notes, data=said, headers=PART))
    note = page.select_one(".note-lines li")["id"].removeprefix("note-")
    assert not read(desk.alice.put(f"{notes}/{note}", data=said, headers=PART)).select("form.note")


def test_a_note_that_says_nothing_is_refused_and_keeps_what_was_typed(desk):
    answer = desk.alice.post(f"/sites/{desk.site}/notes", data={"day": "never", "words": "Sale"}, headers=PART)
    page = read(answer, 422)
    assert "has to be one like" in page.select_one("#note-problem").text
    assert page.select_one("[name=words]")["value"] == "Sale"


def test_notes_are_for_who_edits_the_site(desk):
    notes = f"/sites/{desk.site}/notes"
    assert desk.bob.post(notes, data={"day": today(), "words": "Sale"}).status_code == 403
    assert desk.charlie.post(notes, data={"day": today(), "words": "Sale"}).status_code == 404
    read(desk.charlie.post(f"/sites/{desk.other_site}/notes", data={"day": today(), "words": "Theirs"}, headers=PART))
    assert desk.alice.delete(f"{notes}/1", headers=PART).status_code == 404


def test_an_open_overview_is_answered_only_once_something_changed(desk):
    for address in ("/numbers", f"/sites/{desk.site}/numbers"):
        again = read(desk.alice.get(address)).select_one("#overview-panel")["hx-get"]
        assert desk.alice.get(again, headers=PART).status_code == 204
        read(desk.alice.post(f"/sites/{desk.site}/notes", data={"day": today(), "words": address}, headers=PART))
        assert address in read(desk.alice.get(again, headers=PART)).select_one(".trend-legend").text
