"""Staging first, then the same version to production."""

from dataclasses import replace

import pytest

from models.guide import Guide, Publication
from tests.web.desk import NOW, PART, read


def versions(desk):
    with desk.database.reading() as session:
        guide = session.get_one(Guide, desk.guide)
        found = {name: Publication.of(session, guide, name) for name in ("staging", "production")}
        return {name: publication.version_hash for name, publication in found.items() if publication}


def stage(desk, seen=""):
    sent = {"environment": "staging", "seen": seen}
    return read(desk.alice.post(f"/guides/{desk.guide}/publication", data=sent, headers=PART))


def promotion(page):
    return {field["name"]: field["value"] for field in page.select('[action$="/promotion"] input')}


def promote(desk, sent, status=200):
    return read(desk.alice.post(f"/guides/{desk.guide}/promotion", data=sent, headers=PART), status)


def rename_step(desk, title):
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        document = guide.document
        changed = document.changed(document.steps[0].id, lambda step: replace(step, title=title))
        guide.edit(changed, title, desk.member(session, "alice"), NOW)


def badges(desk):
    return [badge.text for badge in read(desk.alice.get("/guides")).select(".guide-row .badge")]


def test_a_guide_on_staging_is_not_live_and_the_list_says_where_it_is(desk):
    stage(desk)
    assert list(versions(desk)) == ["staging"]
    assert badges(desk) == ["Staging"]


def test_promoting_brings_the_version_of_staging_and_not_the_later_draft(desk):
    page = stage(desk)
    staged = versions(desk)["staging"]
    rename_step(desk, "Good evening")
    page = promote(desk, promotion(page))
    assert versions(desk) == {"staging": staged, "production": staged}
    assert badges(desk) == ["Staging", "Live, changed"]
    assert not page.select('[action$="/promotion"]'), "nothing is left to promote"


def test_the_bar_offers_nothing_that_would_change_nothing(desk):
    page = stage(desk)
    assert not page.select("#publish-staging"), "staging has what is seen"
    assert "as you see it" in page.select_one(".publication-menu").text
    assert page.select_one("#publish").text.strip() == "Publish"
    page = promote(desk, promotion(page))
    assert not page.select("#publish, #publish-staging, #promote")
    assert page.select_one(".publication-state").text.split()[:5] == ["Live", "as", "you", "see", "it"]
    rename_step(desk, "Good evening")
    page = read(desk.alice.get(f"/guides/{desk.guide}/publication", headers=PART))
    assert [page.select_one(place).text.strip() for place in ("#publish", "#publish-staging")] == [
        "Publish changes",
        "Publish changes to staging",
    ]
    assert "as you see it" not in page.text


def test_staging_with_another_version_by_now_is_looked_at_again(desk):
    before = promotion(stage(desk))
    rename_step(desk, "Good evening")
    stage(desk, versions(desk)["staging"])
    page = promote(desk, before, 422)
    assert "Staging got another version" in page.select_one("[role=alert]").text
    assert "production" not in versions(desk)


def test_a_guide_is_taken_down_from_one_environment_alone(desk):
    promote(desk, promotion(stage(desk)))
    read(desk.alice.delete(f"/guides/{desk.guide}/publication?environment=staging", headers=PART))
    assert list(versions(desk)) == ["production"]
    page = promote(desk, {"seen": versions(desk)["production"], "staged": "x"}, 422)
    assert "not on staging any more" in page.select_one("[role=alert]").text


def test_releases_are_listed_and_rolled_back_for_each_environment(desk):
    stage(desk)
    url = f"/sites/{desk.site}/releases"
    assert "Nothing was published to production" in read(desk.alice.get(url, headers=PART)).text
    page = read(desk.alice.get(f"{url}?environment=staging", headers=PART))
    assert [entry.text for entry in page.select(".release-entry .release-reason")] == ["Published Welcome Live now"]
    read(desk.alice.delete(f"/guides/{desk.guide}/publication?environment=staging", headers=PART))
    page = read(desk.alice.get(f"{url}?environment=staging", headers=PART))
    sent = {field["name"]: field["value"] for field in page.select(".release-entry form input")}
    assert sent["environment"] == "staging"
    page = read(desk.alice.post(url, data=sent, headers=PART))
    assert "Rolled back" in page.select_one(".release-entry .release-reason").text
    assert list(versions(desk)) == ["staging"]


def test_what_visitors_of_staging_get_is_what_is_on_staging(desk):
    stage(desk)
    with desk.database.reading() as session:
        key = session.get_one(Guide, desk.guide).site.key
    with desk.nobody as visitor:
        staging = visitor.get(f"/player/v1/{key}/guides.json?environment=staging").json()
        production = visitor.get(f"/player/v1/{key}/guides.json").json()
    assert [guide["name"] for guide in staging["guides"]] == ["Welcome"]
    assert production["guides"] == []


@pytest.mark.parametrize("environment", ["moon", "Production", "staging'"])
def test_an_environment_that_is_none_is_not_found(desk, environment):
    sent = {"environment": environment}
    assert desk.alice.post(f"/guides/{desk.guide}/publication", data=sent, headers=PART).status_code == 404
    assert desk.alice.get(f"/sites/{desk.site}/releases?environment={environment}").status_code == 404
    assert versions(desk) == {}


def test_strangers_promote_nothing_and_reviewers_may_not(desk):
    sent = promotion(stage(desk))
    assert desk.charlie.post(f"/guides/{desk.guide}/promotion", data=sent).status_code == 404
    assert desk.bob.post(f"/guides/{desk.guide}/promotion", data=sent).status_code == 403
    assert list(versions(desk)) == ["staging"]
