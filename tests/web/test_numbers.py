import csv
import io
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from models.event.packed_count import PACKED, PackedCount
from models.guide import Guide
from models.job.content_purge import NAMELESS
from tests.web.desk import read


@pytest.fixture
def met(desk):
    """Two guides of Alice's site: the first was started 40 times and completed 10, the second, which is archived, 90 and 80."""
    with desk.writing() as session:
        other = desk.add_guide(session, "=Boats")
        other.archive(datetime.now(UTC))
        for guide, started, completed in ((session.get_one(Guide, desk.guide), 40, 10), (other, 90, 80)):
            session.add(
                PackedCount(
                    guide_id=guide.id,
                    organisation_id=guide.organisation_id,
                    environment="production",
                    day=datetime.now(UTC).date() - timedelta(days=1),
                    figure=PACKED,
                    version="a" * 12,
                    step="",
                    locale="en",
                    device="desktop",
                    total=started + completed,
                    uniques=started,
                    started=started,
                    started_uniques=started // 2,
                    completed=completed,
                    completed_uniques=completed // 2,
                )
            )
    return desk


@pytest.mark.parametrize("place", ["/numbers", "/sites/{}/numbers"])
def test_what_remains_of_deleted_guides_is_a_line_for_each_with_the_day_on_which_it_was(met, place):
    with met.writing() as session:
        for guide, day in zip(session.scalars(select(Guide).order_by(Guide.id).limit(2)).all(), (3, 9), strict=True):
            guide.deleted_at, guide.name = datetime(2026, 11, day, 12, tzinfo=UTC), NAMELESS
    rows = read(met.bob.get(place.format(met.site))).select("#overview-table tbody th")
    said = [" ".join(row.text.split()) for row in rows]
    assert len(said) == 2
    assert all(NAMELESS in one for one in said)
    assert "deleted 9 Nov 2026" in said[0]
    assert "deleted 3 Nov 2026" in said[1]
    assert not any(row.a for row in rows), "there is nothing to open"


@pytest.mark.parametrize("place", ["/numbers", "/sites/{}/numbers"])
def test_guides_stand_by_how_often_they_were_started_archived_ones_too(met, place):
    page = read(met.bob.get(place.format(met.site)))
    rows = [[cell.text.split()[0] for cell in row.select("td")[:2]] for row in page.select("#overview-table tbody tr")]
    assert [row.a.text for row in page.select("#overview-table tbody th")] == ["=Boats", "Welcome"]
    assert rows == [["90", "80"], ["40", "10"]]
    assert "archived" in page.select_one("#overview-table tbody th .muted").text
    assert page.select_one("#figure-started").text == "130"
    assert "2 tours and 0 groups of hotspots shown" in page.select_one("#overview-panel").text
    assert "99 %" in page.select_one("#why-attention p").text, "the rule is said also where nothing needs attention"


@pytest.mark.parametrize("place", ["/numbers", "/sites/{}/numbers"])
def test_all_of_it_goes_into_files_that_no_spreadsheet_runs(met, place):
    address = place.format(met.site)
    table = list(csv.DictReader(io.StringIO(met.bob.get(f"{address}.csv").text)))
    assert [(row["name"], row["started"], row["started_unique"], row["archived"]) for row in table] == [
        ("'=Boats", "90", "45", "True"),
        ("Welcome", "40", "20", "False"),
    ]
    whole = met.bob.get(f"{address}.json").json()["guides"]
    assert [(row["name"], row["completed"]) for row in whole] == [("=Boats", 80), ("Welcome", 10)]


@pytest.mark.parametrize("suffix", ["", ".csv", ".json"])
def test_a_stranger_sees_his_own_numbers_and_nobody_else_s(met, suffix):
    assert met.charlie.get(f"/sites/{met.site}/numbers{suffix}").status_code == 404
    assert "Boats" not in met.charlie.get(f"/numbers{suffix}").text
    assert met.nobody.get(f"/numbers{suffix}").headers["location"].startswith("/sign-in")


@pytest.mark.one_engine
@pytest.mark.parametrize("place", ["/numbers", "/sites/{}/numbers"])
def test_what_needs_attention_is_of_production_and_stands_beside_no_other_numbers(met, place):
    address = place.format(met.site)
    assert read(met.bob.get(address)).select_one("#attention-list")
    staging = read(met.bob.get(f"{address}?environment=staging"))
    assert staging.select_one("#overview-panel")
    assert staging.select_one("#attention-list") is None
    assert "No guide was shown to anybody." in staging.select_one("#overview-panel").text
