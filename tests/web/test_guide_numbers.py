import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from components.figure_row import MEANINGS
from models.event.packed_count import PackedCount
from models.guide import Guide, Version
from models.guide.compiled_guide import compile_guide
from models.release.publish import publish
from models.support.day_words import in_words
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
    return {card.dt.contents[0].strip(): card.dd.text for card in page.select(".figures .card")}


def test_each_figure_stands_beside_its_definition(counted):
    page = read(counted.bob.get(f"/guides/{counted.guide}/numbers"))
    assert figures(page)["Started"] == "4"
    assert page.select_one("#figure-started").find_next("dd").text == "9 eligible"
    assert [one.text for one in page.select(".why p")] == [f"{MEANINGS[name].capitalize()}." for name in figures(page)]
    assert page.select(".figure-meanings dt")[0].text == "Eligible", "all of them once more, for print"


def test_a_period_counts_its_own_days_only(counted):
    assert figures(read(counted.alice.get(f"/guides/{counted.guide}/numbers?days=1")))["Started"] == "3"
    assert figures(read(counted.alice.get(f"/guides/{counted.guide}/numbers?days=90")))["Started"] == "5"
    assert figures(read(counted.alice.get(f"/guides/{counted.guide}/numbers?days=never")))["Started"] == "4"


@pytest.mark.parametrize(
    ("by", "first"),
    [("device", "Desktop"), ("version", "Version aaaaaaaa"), ("locale", "English"), ("day", None), ("age", "Version aaaaaaaa")],
)
def test_figures_are_told_apart(counted, by, first):
    page = read(counted.alice.get(f"/guides/{counted.guide}/numbers", params={"by": by}, headers=PART))
    assert page.select_one("#breakdown-table tbody th").text.strip() == (first or str(today()))


def test_figures_are_narrowed_to_what_a_row_of_the_breakdown_is_about(counted):
    page = read(counted.alice.get(f"/guides/{counted.guide}/numbers?by=device"))
    row = next(link for link in page.select("#breakdown-table tbody a") if link.text == "Mobile")
    narrowed = read(counted.alice.get(row["href"]))
    assert figures(narrowed)["Started"] == "1"
    assert narrowed.select_one("select[name=device] [selected]").text == "Mobile"
    assert figures(read(counted.alice.get(f"/guides/{counted.guide}/numbers?device=-")))["Started"] == "0"


def test_staging_has_its_own_numbers(counted):
    with counted.writing() as session:
        staged = count(session.get_one(Guide, counted.guide), "started", 7, "desktop", today())
        staged.environment = "staging"
        session.add(staged)
    assert figures(read(counted.alice.get(f"/guides/{counted.guide}/numbers?environment=staging")))["Started"] == "7"
    assert figures(read(counted.alice.get(f"/guides/{counted.guide}/numbers")))["Started"] == "4"


def test_unique_is_said_of_every_figure(counted):
    page = read(counted.alice.get(f"/guides/{counted.guide}/numbers?count=unique"))
    assert figures(page) == {"Started": "2", "Completed": "1", "Dismissed": "0", "Target missing": "0"}
    assert "95 % sure between" in page.select_one("#figure-completed").find_next("dd").text


def test_any_range_of_days_can_be_asked_for_and_a_wrong_one_says_why(counted):
    since = today() - timedelta(days=61)
    asked = f"/guides/{counted.guide}/numbers?from={since}&to={today() - timedelta(days=1)}"
    assert figures(read(counted.alice.get(asked)))["Started"] == "2"
    assert "data-poll" not in str(read(counted.alice.get(asked)).select_one("#numbers-panel")), "nothing is added to the past"
    page = read(counted.alice.get(f"/guides/{counted.guide}/numbers?from={today()}&to={since}"))
    assert "The last day is before the first. The last 30 days are shown." in page.select_one("#number-problem").text


def test_a_screen_that_is_open_is_answered_only_once_something_was_counted(counted):
    page = read(counted.alice.get(f"/guides/{counted.guide}/numbers"))
    again = page.select_one("#numbers-panel")["hx-get"]
    assert counted.alice.get(again, headers=PART).status_code == 204
    with counted.writing() as session:
        session.add(count(session.get_one(Guide, counted.guide), "dismissed", 1, "desktop", today()))
    assert figures(read(counted.alice.get(again, headers=PART)))["Dismissed"] == "1"


def test_the_picture_says_its_days_in_words(counted):
    page = read(counted.alice.get(f"/guides/{counted.guide}/numbers?days=7"))
    assert page.select(".trend-span title")[-1].text.startswith(f"{in_words(today())}: 3 started, 2 completed")
    assert len(page.select("#trend-table tbody tr")) == 7
    assert [text.text for text in page.select(".trend-axis text")] == ["4", "2", "0"]


def test_a_mark_is_only_there_for_versions_that_went_live(counted):
    with counted.writing() as session:
        guide, alice = session.get_one(Guide, counted.guide), counted.member(session, "alice")
        guide.edit(guide.document.with_step(replace(guide.document.steps[0], title="Other")), "Other", alice, NOW)
        Version.freeze(session, guide, compile_guide(guide), alice, NOW).call("Only sent to review")
    marks = read(counted.alice.get(f"/guides/{counted.guide}/numbers?days=7")).select(".trend-legend li")
    assert len(marks) == 1
    assert f"live since {in_words(today())}" in marks[0].text


def test_everything_counted_goes_into_a_table_and_a_document(counted):
    answer = counted.alice.get(f"/guides/{counted.guide}/numbers.csv?days=30")
    table = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-disposition"].endswith(f'-to-{today()}.csv"')
    document = counted.alice.get(f"/guides/{counted.guide}/numbers.json?days=30").json()
    assert len(table) == len(document["counts"]) == 4
    assert {row["figure"]: row["total"] for row in table if row["device"] == "desktop"}["started"] == "3"
    assert document["counts"][-1].keys() == table[-1].keys()


@pytest.mark.one_engine
@pytest.mark.parametrize("suffix", ["", "/comparison", "/comparison.csv", ".csv", ".json"])
def test_a_stranger_learns_nothing(counted, suffix):
    address = f"/guides/{counted.guide}/numbers{suffix}"
    assert counted.charlie.get(address).status_code == 404
    assert counted.nobody.get(address).headers["location"].startswith("/sign-in")


PASSED = "times without step 1, whose target was not there."


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
    assert f"It went on {missed} {PASSED}" in page.select_one(".passed-list").text
    assert page.select_one(".passed-list a")["href"] == f"/guides/{counted.guide}/steps/{step}"
    inbox = read(counted.bob.get("/inbox"))
    assert (f"Welcome: It went on {missed} {PASSED}" in inbox.text) is told
    assert "Welcome" not in read(counted.charlie.get("/inbox")).text


def test_a_guide_that_ends_where_its_target_is_missing_says_so(counted):
    with counted.writing() as session:
        guide = session.get_one(Guide, counted.guide)
        step = replace(guide.document.steps[0], missing_then="end")
        guide.edit(guide.document.with_step(step), "Ends", counted.member(session, "alice"), NOW)
        session.add(count(guide, "target_missing", 1, "desktop", today(), step.id))
    page = read(counted.alice.get(f"/guides/{counted.guide}/numbers"))
    assert "It ended once at step 1, whose target was not there." in page.select_one(".passed-list").text


def test_no_bar_is_above_the_axis_where_more_was_completed_on_a_day_than_started_on_it(counted):
    with counted.writing() as session:
        session.add(count(session.get_one(Guide, counted.guide), "completed", 37, "mobile", today() - timedelta(days=1)))
    page = read(counted.alice.get(f"/guides/{counted.guide}/numbers?days=7"))
    assert [text.text for text in page.select(".trend-axis text")] == ["40", "20", "0"]
    heights = [float(bar["height"]) for bar in page.select(".trend-completed")]
    assert max(heights) == pytest.approx(180 * 37 / 40, abs=0.1)
