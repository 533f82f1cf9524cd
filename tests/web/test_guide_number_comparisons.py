import csv
import io
from datetime import UTC, datetime, timedelta

import pytest

from models.event.packed_count import PACKED, PackedCount
from models.guide import Guide
from tests.web.desk import read

TODAY = datetime.now(UTC).date()
TWO_DAYS = f"from={TODAY - timedelta(days=1)}&to={TODAY}"
FIVE_DAYS = f"before_from={TODAY - timedelta(days=9)}&before_to={TODAY - timedelta(days=5)}"


@pytest.fixture
def two(desk):
    """Two versions, one of last week and one of this: of 200 browsers each, 60 and 120 completed."""
    with desk.writing() as session:
        guide = session.get_one(Guide, desk.guide)
        for version, age, completed in (("a" * 12, 8, 60), ("b" * 12, 1, 120)):
            session.add(
                PackedCount(
                    guide_id=guide.id,
                    organisation_id=guide.organisation_id,
                    environment="production",
                    day=TODAY - timedelta(days=age),
                    figure=PACKED,
                    version=version,
                    step="",
                    locale="en",
                    device="desktop",
                    total=900,
                    uniques=260,
                    started=500,
                    started_uniques=200,
                    completed=300,
                    completed_uniques=completed,
                )
            )
    return desk


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        (f"first={'a' * 12}&second={'b' * 12}", "Version aaaaaaaa and Version bbbbbbbb"),
        ("days=7", None),
        (f"{TWO_DAYS}&{FIVE_DAYS}", None),
    ],
)
def test_two_versions_or_two_periods_stand_side_by_side(two, asked, titles):
    page = read(two.bob.get(f"/guides/{two.guide}/numbers/comparison?{asked}"))
    row = next(row for row in page.select("#comparison-table tbody tr") if row.th.text.startswith("Completed"))
    cells = [" ".join(cell.text.split()) for cell in row.select("td")]
    assert cells[0].startswith("30 % (")
    assert cells[1].startswith("60 % (")
    assert cells[2] == "17.3 to 41.4 points more."
    assert titles in {None, page.select_one("#comparison-title").text}
    assert "not assigned by chance" in page.select_one("#comparison-table").text


def test_days_that_are_no_period_are_said(two):
    page = read(two.bob.get(f"/guides/{two.guide}/numbers/comparison?before_from=never"))
    assert "has to be one like" in page.select_one("[role=alert]").text


def test_what_is_compared_is_a_file_as_well(two):
    page = read(two.bob.get(f"/guides/{two.guide}/numbers/comparison?first={'a' * 12}&second={'b' * 12}"))
    link = page.select_one("a[download]")["href"]
    answer = two.bob.get(link)
    rows = {row["figure"]: row for row in csv.DictReader(io.StringIO(answer.text))}
    assert answer.headers["content-disposition"].endswith('.csv"')
    completed = rows["completed"]
    assert (completed["first_hits"], completed["first_tries"], completed["second_hits"]) == ("60", "200", "120")
    assert float(completed["difference"]) == pytest.approx(0.3)
    assert float(completed["difference_low"]) < 0.3 < float(completed["difference_high"])
    assert completed["sentence"].endswith("points more.")
