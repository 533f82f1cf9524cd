import pytest

from models.guide import Guide
from models.release.publish import publish
from models.site import Site
from tests.web.desk import NOW, PART, read


def put(desk, status=200, **fields):
    sent = {"zone": "Europe/Berlin", "budget": "2", "staging_hosts": "", **fields}
    return read(desk.alice.put(f"/sites/{desk.site}/showing", data=sent, headers=PART), status)


def site(desk):
    with desk.database.reading() as session:
        return session.get_one(Site, desk.site)


def publish_to(desk, *environments):
    with desk.writing() as session:
        for environment in environments:
            guide, by = session.get_one(Guide, desk.guide), desk.member(session, "alice")
            publish(session, guide, seen="", by=by, now=NOW, environment=environment)


def test_clock_budget_and_staging_hosts_are_kept_and_shown_again(desk):
    page = put(desk, staging_hosts="https://staging.harbour.example/x\n*.preview.harbour.example\nlocalhost:3000")
    kept = site(desk)
    assert (kept.zone, kept.budget) == ("Europe/Berlin", 2)
    assert kept.staging_hosts == ["staging.harbour.example", ".preview.harbour.example", "localhost:3000"]
    shown = page.select_one("textarea").text.split()
    assert shown == ["staging.harbour.example", "*.preview.harbour.example", "localhost:3000"]


def test_a_group_is_saved_by_itself_and_leaves_the_others(desk):
    put(desk, staging_hosts="*.preview.harbour.example")
    page = read(desk.alice.put(f"/sites/{desk.site}/showing", data={"budget": "5"}, headers=PART))
    assert [form["id"] for form in page.select("form")] == ["site-display-budget"]
    assert page.select_one("[role=status]").text == "Saved"
    kept = site(desk)
    assert (kept.zone, kept.budget, kept.staging_hosts) == ("Europe/Berlin", 5, [".preview.harbour.example"])
    page = read(desk.alice.put(f"/sites/{desk.site}/showing", data={"zone": "Moon/Base"}, headers=PART), 422)
    assert page.select_one("#site-display-zone [role=status]").text == "Not saved"
    assert site(desk).zone == "Europe/Berlin"


def test_the_limit_of_the_site_stands_where_a_guide_says_how_often_it_shows(desk):
    put(desk, budget="3")
    said = read(desk.bob.get(f"/guides/{desk.guide}/rules")).select_one("#site-limit")
    assert "at most 3 automatic tours a day" in said.text
    assert said.a["href"] == f"/sites/{desk.site}/showing"
    put(desk, budget="0")
    assert not read(desk.bob.get(f"/guides/{desk.guide}/rules")).select_one("#site-limit")


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("zone", "Moon/Base", "Choose a time zone"),
        ("zone", "../../etc/passwd", "Choose a time zone"),
        ("budget", "many", "whole number"),
        ("budget", "-1", "whole number"),
        ("budget", "9" * 12, "whole number"),
        ("staging_hosts", "a b<c", "is no host"),
        ("staging_hosts", "x" * 300, "is no host"),
        ("staging_hosts", " ".join(f"h{number}.example" for number in range(21)), "At most 20 hosts"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_stays_typed(desk, field, value, sentence):
    page = put(desk, 422, **{field: value})
    assert sentence in page.select_one(f"#problem-{field}").text
    shown = page.select_one(f'[name="{field}"]')
    assert (shown.text if field == "staging_hosts" else shown["value"]) == value
    assert site(desk).zone == "UTC"


def test_a_change_reaches_what_is_live_in_each_environment(desk):
    publish_to(desk, "production", "staging")
    put(desk, staging_hosts="staging.harbour.example")
    with desk.nobody as visitor:
        production = visitor.get(f"/player/v1/{site(desk).key}/guides.json").json()
        staging = visitor.get(f"/player/v1/{site(desk).key}/guides.json?environment=staging").json()
    assert (production["zone"], production["budget"], production["staging"]) == ("Europe/Berlin", 2, ["staging.harbour.example"])
    assert (staging["budget"], "staging" in staging) == (2, False)


def test_saving_the_same_again_makes_no_release(desk):
    publish_to(desk, "production")
    put(desk)
    put(desk)
    page = read(desk.alice.get(f"/sites/{desk.site}/releases", headers=PART))
    assert [entry.text.split("Live")[0].strip() for entry in page.select(".release-entry .release-reason")] == [
        "Changed how guides show",
        "Published Welcome",
    ]


def test_strangers_see_nothing_and_reviewers_change_nothing(desk):
    url = f"/sites/{desk.site}/showing"
    assert desk.charlie.get(url).status_code == 404
    assert desk.charlie.put(url, data={}).status_code == 404
    assert desk.bob.put(url, data={}).status_code == 403
    assert read(desk.bob.get(url)).select_one("#site-display-zone input").has_attr("disabled")


def test_live_guides_that_want_the_same_moment_are_listed_with_the_winner(desk):
    url = f"/sites/{desk.site}/showing"
    assert "No two live guides" in read(desk.bob.get(url)).select_one("#competition-list").text
    with desk.writing() as session:
        first = session.get_one(Guide, desk.guide)
        first.edit(first.document.with_rules({"priority": 3}), "Priority", desk.member(session, "alice"), NOW)
        for guide in (first, desk.add_guide(session, "News")):
            publish(session, guide, seen="", by=desk.member(session, "alice"), now=NOW)
    assert '"Welcome" shows before "News"' in read(desk.bob.get(url)).select_one("#competition-list li").text
