from tests.web.api.program import program


def test_a_program_writes_changes_and_removes_notes(client, alice, charlie):
    asks, address = program(client, alice, "read", "write"), f"/sites/{alice.site.id}/notes"
    made = asks.post(address, {"day": "2026-11-24", "words": "Winter sale"})
    assert made.status == 201
    note = f"{address}/{made.json['id']}"
    assert asks.put(note, {"day": "2026-11-25", "words": "Sale"}).json["day"] == "2026-11-25"
    assert [one["words"] for one in asks.get(address).json["data"]] == ["Sale"]
    assert asks.post(address, {"day": "1999-01-01", "words": "Sale"}).status == 422
    stranger = program(client, charlie, "read", "write")
    assert stranger.get(address).status == stranger.delete(note).status == 404
    assert asks.delete(note).status == 204
    assert asks.get(address).json["data"] == []
