from tests.support.log_entries import entries
from tests.web.api.program import make_key


def test_what_a_role_does_not_allow_stands_in_the_log_once_and_without_words_of_the_address(client, alice, bob):
    client.sign_in(bob)
    refused = [client.post("/sites", {"name": "Mine", "address": "https://mine.example"}).status for _ in range(3)]
    assert refused == [403] * 3
    client.post("/guides/99999/copies")
    client.ask("PUT", "/guides/99999/steps/s3cret")
    key = make_key(client, alice, "read")
    client.ask("DELETE", "/api/v1/guides/7/publications", headers={"authorization": f"Bearer {key}"})
    said = entries(client.database, "access.refused")
    assert [one.partition(" was refused")[0] for one in said] == [
        "POST /sites",
        "POST /guides/99999/copies",
        "PUT /guides/99999/steps/…",
        "DELETE /api/v1/guides/7/publications",
    ]
    assert said[0].endswith("Your role here is reviewer; it does not allow this.")
    assert "the key Deploy" in said[3]


def test_whoever_is_refused_all_the_time_fills_no_log(client, bob):
    client.sign_in(bob)
    for number in range(1, 40):
        client.post(f"/guides/{number}/copies")
    assert len(entries(client.database, "access.refused")) == 20
