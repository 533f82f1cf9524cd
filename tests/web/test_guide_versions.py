import json
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from models.guide import Guide, Version, compile_guide
from models.release.publish import publish
from tests.support.people import NOW, tour

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def guide(database, alice) -> int:
    """Published once as it was, then changed and published again."""
    with database.writing() as session:
        made, member = tour(session, alice), session.merge(alice.member)
        publish(session, made, seen="", by=member, now=NOW)
        first = session.scalars(select(Version.hash)).one()
        made.edit(made.document.changed("s1", lambda step: replace(step, title="Keep it here")), "Wrote", member, NOW)
        publish(session, made, seen=first, by=member, now=NOW.replace(hour=11))
        return made.id


def hashes(database):
    with database.reading() as session:
        return session.scalars(select(Version.hash).order_by(Version.created_at)).all()


def test_versions_are_listed_with_who_when_and_where_they_are_live(client, bob, guide):
    page = client.sign_in(bob).get(f"/guides/{guide}/versions")
    lines = [" ".join(line.get_text(" ").split()) for line in page.html.select(".version-line")]
    assert len(lines) == 2
    assert "Live" in lines[0]
    assert "Live" not in lines[1]
    assert "Alice" in lines[1]
    assert page.html.select("#version-list [hx-put], #version-list [hx-post]") == []


def test_two_are_compared_by_word_with_rules_as_sentences_and_drawn_by_the_player(client, bob, guide, database):
    first, second = hashes(database)
    page = client.sign_in(bob).get(f"/guides/{guide}/version-comparison?from={first}&to={second}")
    assert page.words(".version-summary") == "1 step changed."
    assert (page.words(".version-step del"), page.words(".version-step ins")) == ("Save", "Keep it")
    assert 'see "Welcome"' in page.words(".version-sides")
    drawn = [json.loads(one.string)["steps"]["s1"]["title"] for one in page.html.select("script.review-drawn")]
    assert drawn == ["Save here", "Keep it here"]
    assert client.get(f"/guides/{guide}/version-comparison").words(".version-summary") == "1 step changed."
    assert client.get(f"/guides/{guide}/version-comparison?from={'0' * 64}").status == 404


def test_restoring_makes_a_draft_that_can_be_undone_and_leaves_what_is_live(client, alice, guide, database):
    first, second = hashes(database)
    said = client.sign_in(alice).post(f"/guides/{guide}/versions/{first}/restoration", **PART)
    assert "is the draft now" in said.words("[role=status]")
    with database.reading() as session:
        found = session.get_one(Guide, guide)
        assert found.document.step("s1").title == "Save here"
        assert found.can_undo()
    assert client.get(f"/guides/{guide}/versions").html.select(".version-line")[0].select_one("option, .badge.good")
    with database.writing() as session:
        session.execute(update(Version).where(Version.hash == second).values(draft=None))
    refused = client.post(f"/guides/{guide}/versions/{second}/restoration", **PART)
    assert refused.status == 422
    assert "from before Cairn kept" in refused.words("[role=alert]")


def test_a_version_can_have_a_name(client, alice, bob, charlie, guide, database):
    first = hashes(database)[0]
    address = f"/guides/{guide}/versions/{first}"
    assert "Spring season" in client.sign_in(alice).put(address, {"name": " Spring season "}, **PART).words("#version-list")
    long = client.put(address, {"name": "x" * 81}, **PART)
    assert long.status == 422
    assert "x" * 81 in long.text
    assert "Spring season" in client.get(f"/guides/{guide}/versions").words("#version-list")
    assert client.sign_in(bob).put(address, {"name": "Mine"}, **PART).status == 403
    assert client.sign_in(charlie).put(address, {"name": "Mine"}, **PART).status == 404


def test_titles_are_compared_as_people_read_them_with_what_stands_for_an_attribute_marked(client, alice, database):
    made, texts = [], ("Hello {{ name | my friend }}", "Hello {{ name | dear friend }} <b>", "Hello {{ firstName }}!")
    with database.writing() as session:
        guide, member = tour(session, alice), session.merge(alice.member)
        for text in texts:
            after = guide.document.changed("s1", lambda step, text=text: replace(step, title=text))
            guide.edit(after, "Wrote", member, NOW)
            made.append(Version.freeze(session, guide, compile_guide(guide), member, NOW).hash)
    address = f"/guides/{guide.id}/version-comparison?from={made[0]}&to={made[1]}"
    step = client.sign_in(alice).get(address).html.select_one(".version-step")
    assert "{{" not in step.select_one("h3").text + step.p.text
    assert [one.text for one in step.h3.select(".fallback")] == ["dear friend"]
    assert (step.select_one("del .fallback").text, step.select_one("ins .fallback").text) == ("my friend", "dear friend")
    assert step.select_one("ins .fallback")["title"] == "name, where it is known"
    assert step.h3.b is None
    other = client.get(f"/guides/{guide.id}/version-comparison?from={made[1]}&to={made[2]}").html
    assert other.select_one(".version-step h3 .fallback").text == "…"
