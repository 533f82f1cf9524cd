from datetime import timedelta

from models.guide import Guide
from models.release.publish import publish
from tests.web.desk import NOW, read


def test_what_was_published_at_a_moment_is_read_from_the_releases(desk):
    with desk.writing() as session:
        publish(session, session.get_one(Guide, desk.guide), seen="", by=desk.member(session, "alice"), now=NOW)
    now = read(desk.bob.get("/numbers/published"))
    assert "1 guide live on" in now.text
    assert now.select_one(".past-guides a").text == "Welcome"
    before = f"{NOW - timedelta(days=2):%Y-%m-%dT%H:%M}"
    then = read(desk.bob.get(f"/numbers/published?at={before}"))
    assert "0 guides live on" in then.text
    assert then.select_one("[name=at]")["value"] == before
    assert read(desk.bob.get("/numbers/published?environment=staging")).select(".past-guides li") == []
    assert "Welcome" not in read(desk.charlie.get("/numbers/published")).text


def test_a_moment_that_is_none_is_refused_with_a_sentence(desk):
    page = read(desk.bob.get("/numbers/published?at=yesterday"), 422)
    assert "Give a date and a time of day" in page.select_one("#past-problem").text
