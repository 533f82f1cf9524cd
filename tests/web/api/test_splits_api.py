from dataclasses import replace

from models.guide import Version, compile_guide
from models.release.publish import publish
from tests.support.people import NOW, tour
from tests.web.api.program import program


def test_a_program_shows_two_versions_reads_what_became_of_them_and_ends_it(client, alice, charlie):
    with client.database.writing() as session:
        guide, by = tour(session, alice), session.merge(alice.member)
        publish(session, guide, seen="", by=by, now=NOW)
        guide.edit(guide.document.changed("s1", lambda step: replace(step, title="Other")), "Other", by, NOW)
        second = Version.freeze(session, guide, compile_guide(guide), by, NOW).hash
        address = f"/guides/{guide.id}/split"
    asks = program(client, alice, "read", "publish")
    assert asks.get(address).status == 404
    assert asks.post(address, {"version": second, "percent": 99}).status == 422
    made = asks.post(address, {"version": second, "percent": 25})
    assert (made.status, made.json["second"]["percent"], made.json["is_running"]) == (201, 25, True)
    assert asks.get(address).json["sentence"].startswith("Too few browsers")
    assert program(client, alice, "read").delete(address).json["code"] == "scope"
    assert program(client, charlie, "read", "publish").delete(address).status == 404
    assert asks.delete(address).status == 204
    assert asks.get(address).json["is_running"] is False
