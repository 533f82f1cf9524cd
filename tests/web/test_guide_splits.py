from dataclasses import replace

from models.guide import Guide, Version
from models.guide.compiled_guide import compile_guide
from models.release.publish import publish
from models.release.version_split import VersionSplit
from tests.web.desk import NOW, PART, read


def test_two_versions_are_begun_watched_and_ended_on_the_screen_of_numbers(desk):
    numbers, split = f"/guides/{desk.guide}/numbers", f"/guides/{desk.guide}/split"
    assert "Once the guide is live" in read(desk.alice.get(numbers)).select_one("#split-panel").text
    with desk.writing() as session:
        guide, alice = session.get_one(Guide, desk.guide), desk.member(session, "alice")
        publish(session, guide, seen="", by=alice, now=NOW)
        guide.edit(guide.document.with_step(replace(guide.document.steps[0], title="Other")), "Other", alice, NOW)
        version = Version.freeze(session, guide, compile_guide(guide), alice, NOW)
        version.call("Other words")
        second = version.hash
    choice = read(desk.alice.get(numbers)).select_one("#split-panel option")
    assert (choice["value"], choice.text.partition(",")[0]) == (second, "Other words")
    assert not read(desk.bob.get(numbers)).select("#split-panel form"), "Bob reviews"
    assert desk.bob.post(split, data={"version": second, "percent": "50"}).status_code == 403
    assert desk.charlie.post(split, data={"version": second, "percent": "50"}).status_code == 404
    refused = read(desk.alice.post(split, data={"version": second, "percent": "99"}, headers=PART), 422)
    assert "from 5 to 95" in refused.select_one("#split-problem").text
    assert refused.select_one("[name=percent]")["value"] == "99"
    page = read(desk.alice.post(split, data={"version": second, "percent": "40"}, headers=PART))
    assert [cell.text for cell in page.select("td[data-name='Of browsers']")] == ["60 %", "40 %"]
    assert "Too few browsers" in page.select_one(".split-said").text
    assert "Running." in read(desk.bob.get(numbers)).select_one("#split-panel").text
    ended = read(desk.alice.delete(split, headers=PART))
    assert "Ended." in ended.text
    assert ended.select_one("#split-panel form")
    with desk.writing() as session:
        assert VersionSplit.newest(session, session.get_one(Guide, desk.guide)).ended_at
