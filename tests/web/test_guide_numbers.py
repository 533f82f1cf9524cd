import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from models.event.packed_count import PackedCount
from models.guide import Guide
from models.release.publish import publish
from tests.web.desk import NOW, PART, read


def today() -> date:
    """Asked for in each test: a run may go past midnight."""
    return datetime.now(UTC).date()


@pytest.fixture
def counted(desk):
    """Three started on a desktop, one on a phone; two completed; one started sixty days ago."""
    day_of_test = today()
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        publish(session, guide, seen="", by=desk.member(session, "alice"), now=NOW)
        for figure, total, device, day in (
            ("eligible", 9, "desktop", day_of_test),
            ("started", 3, "desktop", day_of_test),
            ("started", 1, "mobile", day_of_test - timedelta(days=2)),
            ("completed", 2, "desktop", day_of_test),
            ("started", 1, "desktop", day_of_test - timedelta(days=60)),
        ):
            session.add(count(guide, figure, total, device, day))
    return desk


def count(guide, figure: str, total: int, device: str, day: date, step: str = "") -> PackedCount:
    return PackedCount(
        guide_id=guide.id,
        organisation_id=guide.organisation_id,
        environment="production",
        day=day,
        figure=figure,
        version="a" * 64,
        step=step,
        locale="en",
        device=device,
        total=total,
        uniques=1,
    )


def figures(page):
    return {card.dt.text: card.dd.text for card in page.select(".figures .card")}


def test_each_figure_stands_beside_its_definition(counted):
    page = read(counted.bob.get(f"/guides/{counted.guide}/numbers"))
    assert figures(page)["Started"] == "4"
    assert figures(page)["Eligible"] == "9"
    assert all(card.select("dd")[1].text.strip() for card in page.select(".figures .card"))


def test_a_period_counts_its_own_days_only(counted):
    assert figures(read(counted.alice.get(f"/guides/{counted.guide}/numbers?days=1")))["Started"] == "3"
    assert figures(read(counted.alice.get(f"/guides/{counted.guide}/numbers?days=90")))["Started"] == "5"
    assert figures(read(counted.alice.get(f"/guides/{counted.guide}/numbers?days=never")))["Started"] == "4"


@pytest.mark.parametrize(
    ("by", "first"),
    [("device", "desktop"), ("version", "aaaaaaaaaa"), ("locale", "en"), ("day", None), ("age", "aaaaaaaaaa")],
)
def test_figures_are_told_apart(counted, by, first):
    page = read(counted.alice.get(f"/guides/{counted.guide}/numbers", params={"by": by}, headers=PART))
    assert page.select_one("#breakdown-table tbody th").text.strip() == (first or str(today()))


def test_the_picture_says_its_days_in_words(counted):
    page = read(counted.alice.get(f"/guides/{counted.guide}/numbers?days=7"))
    assert f"{today()} started 3, completed 2" in page.select_one("#trend-chart svg")["aria-label"]
    assert page.select(".trend-marker"), "the day a version went live is marked"


def test_everything_counted_goes_into_a_table_and_a_document(counted):
    answer = counted.alice.get(f"/guides/{counted.guide}/numbers.csv?days=30")
    table = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-disposition"].endswith('-30-days.csv"')
    document = counted.alice.get(f"/guides/{counted.guide}/numbers.json?days=30").json()
    assert len(table) == len(document["counts"]) == 4
    assert {row["figure"]: row["total"] for row in table if row["device"] == "desktop"}["started"] == "3"
    assert document["counts"][-1].keys() == table[-1].keys()


@pytest.mark.parametrize("suffix", ["", ".csv", ".json"])
def test_a_stranger_learns_nothing(counted, suffix):
    address = f"/guides/{counted.guide}/numbers{suffix}"
    assert counted.charlie.get(address).status_code == 404
    assert counted.nobody.get(address).headers["location"].startswith("/sign-in")


PASSED = "visitors went past step 1 because its target was not there."


@pytest.mark.parametrize(("missed", "reached", "told"), [(9, 20, True), (4, 0, False), (9, 90, False)])
def test_steps_that_visitors_went_past_are_named_beside_the_numbers_and_when_they_are_many_in_the_inbox(
    counted, missed, reached, told
):
    with counted.writing() as session:
        guide = session.get_one(Guide, counted.guide)
        step = guide.document.steps[0].id
        session.add(count(guide, "target_missing", missed, "desktop", today(), step))
        session.add(count(guide, "reached", reached, "desktop", today(), step))
        session.add(count(guide, "target_missing", 50, "desktop", today() - timedelta(days=60), step))
    page = read(counted.bob.get(f"/guides/{counted.guide}/numbers?days=7"))
    assert f"{missed} {PASSED}" in page.select_one(".passed-list").text
    assert page.select_one(".passed-list a")["href"] == f"/guides/{counted.guide}/steps/{step}"
    inbox = read(counted.bob.get("/inbox"))
    assert (f"Welcome: {missed} {PASSED}" in inbox.text) is told
    assert "Welcome" not in read(counted.charlie.get("/inbox")).text


def test_a_guide_that_ends_where_its_target_is_missing_says_so(counted):
    with counted.writing() as session:
        guide = session.get_one(Guide, counted.guide)
        step = replace(guide.document.steps[0], missing_then="end")
        guide.edit(guide.document.with_step(step), "Ends", counted.member(session, "alice"), NOW)
        session.add(count(guide, "target_missing", 1, "desktop", today(), step.id))
    page = read(counted.alice.get(f"/guides/{counted.guide}/numbers"))
    assert "For 1 visitor it ended at step 1 because its target was not there." in page.select_one(".passed-list").text
