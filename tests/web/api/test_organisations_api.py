import base64
import io

from PIL import Image

from models.engine.small_picture import BOX, LARGEST
from tests.support.log_entries import entries
from tests.web.api.program import program
from tests.web.test_organisation_logos import logo

HERE, LOGO = "/organisation", "/organisation/logo"


def test_an_organisation_gets_another_name_and_clock(client, alice, database):
    asks = program(client, alice)
    before = asks.get(HERE).json
    assert asks.patch(f"{HERE}?dry_run=true", {"name": "Harbour"}).json["name"] == "Harbour"
    changed = asks.patch(HERE, {"name": " Harbour ", "zone": "Asia/Tokyo"}).json
    assert changed == {**before, "name": "Harbour", "zone": "Asia/Tokyo"}
    assert asks.patch(HERE, {"zone": "Asia/Tokyo"}).json == asks.get(HERE).json == changed
    assert asks.patch(HERE, {"name": "Marina", "zone": "Moon/Sea"}).faults == {"zone": "not_allowed"}
    assert asks.patch(HERE, {"name": " "}).faults == {"name": "not_allowed"}
    assert asks.get(HERE).json == changed
    said = entries(database, "organisation.renamed", "organisation.zone_changed")
    assert len(said) == 2
    assert said[0].startswith(f"{before['name']} is called Harbour now.")


def test_an_organisations_logo_is_drawn_anew_read_and_removed(client, alice):
    asks = program(client, alice)
    assert asks.get(LOGO).json["detail"] == "The organisation has no logo."
    kept = asks.put(LOGO, {"data": base64.b64encode(logo()).decode()})
    assert (kept.status, kept.json) == (200, asks.get(LOGO).json)
    drawn = Image.open(io.BytesIO(base64.b64decode(kept.json["data"])))
    assert (drawn.format, drawn.size) == ("PNG", (BOX[0], BOX[0] // 4))
    assert asks.get(HERE).json["has_logo"]
    for data in ("!!!", base64.b64encode(b"<svg/>").decode()):
        assert asks.put(LOGO, {"data": data}).faults == {"data": "not_allowed"}
    assert asks.put(LOGO, {"data": "A" * (LARGEST * 2)}).status in {413, 422}
    assert asks.get(LOGO).json == kept.json
    assert [asks.delete(LOGO).status for _ in range(2)] == [204, 204]
    assert (asks.get(LOGO).status, asks.get(HERE).json["has_logo"]) == (404, False)
