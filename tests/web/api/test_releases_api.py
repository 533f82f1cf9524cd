from sqlalchemy import select

from models.guide import Version
from tests.web.api.program import guide_json, program


def test_a_site_is_rolled_back_to_what_was_live(client, alice):
    asks, site = program(client, alice), f"/sites/{alice.site.id}"
    guide = asks.post(f"{site}/guides", guide_json()).json["id"]
    first = asks.post(f"/guides/{guide}/publications", {}).json["version"]
    asks.put(f"/guides/{guide}", guide_json("Later"), if_match="*")
    second = asks.post(f"/guides/{guide}/publications", {"seen": first}).json["version"]
    assert first != second
    late = asks.post(f"/guides/{guide}/publications", {"seen": first})
    assert (late.status, late.json["code"]) == (409, "not_publishable")
    newest, before = asks.get(f"{site}/releases").json["data"]
    assert (newest["by"], newest["environment"]) == ("Alice", "production")
    assert asks.post(f"{site}/releases", {"to": newest["id"]}).json["code"] == "live_already"
    assert asks.post(f"{site}/releases?dry_run=true", {"to": before["id"]}).status == 201
    assert asks.get(f"/guides/{guide}/status").json["live"] == {"production": second}
    back = asks.post(f"{site}/releases", {"to": before["id"]})
    assert (back.status, back.json["release"]) == (201, before["release"])
    assert asks.get(f"/guides/{guide}/status").json["live"] == {"production": first}
    assert asks.post(f"{site}/releases", {"to": 9999}).status == 404


def test_versions_are_listed_in_pages_and_read_and_can_go_live_again(client, alice):
    asks = program(client, alice)
    guide = f"/guides/{asks.post(f'/sites/{alice.site.id}/guides', guide_json('One')).json['id']}"
    made = [asks.post(f"{guide}/publications", {}).json["version"]]
    for name in ("Two", "Three"):
        asks.put(guide, guide_json(name), if_match="*")
        made.insert(0, asks.post(f"{guide}/publications", {}).json["version"])
    page = asks.get(f"{guide}/versions?limit=2").json
    rest = asks.get(f"{guide}/versions?cursor={page['next']}").json
    assert [one["version"] for one in [*page["data"], *rest["data"]]] == made
    assert rest["next"] is None
    assert asks.get(f"{guide}/versions/{made[-1]}").json["content"]["name"] == "One"
    assert asks.get(f"{guide}/versions/nothing").status == 404
    assert asks.post(f"{guide}/publications", {"version": made[-1], "environment": "staging"}).json["version"] == made[-1]
    assert asks.post(f"{guide}/publications", {"version": "0" * 64}).status == 404
    assert asks.delete(f"{guide}/publications?environment=staging").status == 204
    assert [one["environment"] for one in asks.get(f"{guide}/publications").json["data"]] == ["production"]


def test_everything_is_switched_off_and_brought_back(client, alice):
    asks, site = program(client, alice), f"/sites/{alice.site.id}"
    guide = asks.post(f"{site}/guides", guide_json()).json["id"]
    version = asks.post(f"/guides/{guide}/publications", {}).json["version"]
    asks.post(f"/guides/{guide}/publications", {"environment": "staging"})
    assert program(client, alice, "read", "write").delete(f"{site}/releases").json["code"] == "scope"
    assert [asks.delete(f"{site}/releases").status for _ in range(2)] == [204, 204]
    assert asks.get(f"/guides/{guide}/status").json["live"] == {"staging": version}
    off, before = asks.get(f"{site}/releases").json["data"]
    assert off["reason"] == "Switched everything off (1)"
    asks.post(f"{site}/releases", {"to": before["id"]})
    assert asks.get(f"/guides/{guide}/status").json["live"] == {"production": version, "staging": version}
    assert asks.delete(f"{site}/releases?environment=staging").status == 204
    assert asks.get(f"/guides/{guide}/status").json["live"] == {"production": version}
    assert asks.delete(f"{site}/releases?environment=test").status == 422


def test_a_version_is_named_and_becomes_the_draft_again(client, alice, database):
    asks = program(client, alice)
    guide = f"/guides/{asks.post(f'/sites/{alice.site.id}/guides', guide_json()).json['id']}"
    version = f"{guide}/versions/{asks.post(f'{guide}/publications', {}).json['version']}"
    assert asks.patch(version, {"name": " Spring "}).json["name"] == "Spring"
    assert asks.patch(version, {"name": "x" * 81}).faults == {"name": "too_long"}
    assert asks.get(f"{guide}/versions").json["data"][0]["name"] == "Spring"
    asks.put(guide, guide_json(steps=[]), if_match="*")
    assert asks.post(f"{version}/restorations?dry_run=true").status == 201
    assert asks.get(guide).json["steps"] == []
    restored = asks.post(f"{version}/restorations")
    assert (restored.status, restored.headers["etag"]) == (201, asks.get(guide).headers["etag"])
    assert asks.get(guide).json["steps"][0]["title"] == "Save here"
    with database.writing() as session:
        session.scalars(select(Version)).one().draft = None
    assert asks.post(f"{version}/restorations").json["code"] == "not_restorable"
