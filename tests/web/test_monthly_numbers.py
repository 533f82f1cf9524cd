from datetime import UTC, datetime

from models.event.batch_record import record
from models.event.sorted_batch import Sorted
from models.site import Site
from tests.web.desk import read


def test_active_visitors_and_guides_shown_stand_by_month(desk):
    now = datetime.now(UTC)
    with desk.writing() as session:
        site = session.get_one(Site, desk.site)
        batch = Sorted(site.id, site.organisation_id)
        batch.active["production"] = 1234
        record(session, [batch], now)
    page = read(desk.bob.get("/numbers/months"))
    row = page.select_one("#month-table tbody tr")
    assert row.th.get_text(" ").split()[:2] == f"{now:%B %Y}".split()
    assert row.select_one("td[data-name='Active visitors']").text == "1,234"
    assert page.select_one(".month-meanings").text.count("Browsers counted once a month") == 1
    assert read(desk.bob.get("/numbers")).find("a", string="Month by month")["href"] == "/numbers/months"
    assert "1,234" not in read(desk.charlie.get("/numbers/months")).text
