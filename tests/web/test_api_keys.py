from models.site import Site
from tests.support.log_entries import entries
from tests.support.people import NOW
from tests.web.api.program import Program, make_key

PART = {"hx_request": "true", "hx_request_type": "partial"}


def secret_on(answer):
    return answer.words("#key-secret")


def test_a_key_is_made_and_its_secret_shown_once(client, alice):
    made = client.sign_in(alice).post("/keys", {"name": "Deploy", "read": "1", "write": "1", "days": "30"}, **PART)
    secret = secret_on(made)
    listed = client.get("/keys")
    assert "Deploy" in listed.words("main")
    assert secret[-4:] in listed.words("main")
    assert secret not in listed.text
    assert "key.made" in client.get("/inbox/settings").words("main")
    client.forget()
    assert Program(client, secret).get("/sites").status == 200


def test_a_key_that_is_rotated_opens_with_both_secrets_and_one_that_is_ended_with_neither(client, alice):
    first = secret_on(client.sign_in(alice).post("/keys", {"name": "Deploy", "read": "1"}))
    key = client.get("/keys").html.select_one("[id^=key-][class=key-entry]")["id"].removeprefix("key-")
    second = secret_on(client.post(f"/keys/{key}/secret", **PART))
    assert [Program(client, one).get("/sites").status for one in (first, second)] == [200, 200]
    client.delete(f"/keys/{key}", **PART)
    assert [Program(client, one).get("/sites").status for one in (first, second)] == [401, 401]
    assert client.delete(f"/keys/{key}", **PART).status == 404


def test_what_the_member_may_not_is_not_offered_and_not_given(client, bob):
    offered = client.sign_in(bob).get("/keys").html.select("[type=checkbox]:not([name^=site-])")
    assert [box["name"] for box in offered] == ["read", "review"]
    refused = client.post("/keys", {"name": "Deploy", "publish": "1"}, **PART)
    assert refused.status == 422
    assert "Choose what the key may do" in refused.words("#key-problem")


def test_everybody_ends_their_own_keys_and_who_manages_all(client, alice, bob, charlie):
    make_key(client, alice)
    make_key(client, bob)
    client.sign_in(bob)
    assert "Alice" not in client.get("/keys").words("#key-list")
    assert [client.delete(f"/keys/{key}", **PART).status for key in (1, 2)] == [403, 200]
    client.sign_in(alice)
    assert client.delete("/keys/1", **PART).status == 200
    assert client.sign_in(charlie).post("/keys/1/secret", **PART).status == 404


def test_a_key_works_on_when_its_maker_is_removed_with_their_rights_until_an_owner_ends_it(client, alice, bob):
    asks = Program(client, make_key(client, bob))
    site = f"/sites/{alice.site.id}"
    assert (asks.get(site).status, asks.patch(site, {"name": "Theirs"}).status) == (200, 403)
    assert client.sign_in(alice).delete(f"/members/{bob.member.id}", **PART).status == 204
    assert (asks.get(site).status, asks.patch(site, {"name": "Theirs"}).status) == (200, 403)
    [entry] = client.get("/keys").html.select("[class=key-entry]")
    assert client.delete(f"/keys/{entry['id'].removeprefix('key-')}", **PART).status == 200
    assert asks.get(site).status == 401


def test_a_key_for_chosen_sites_says_which_and_opens_nothing_else(client, alice, database):
    with database.writing() as session:
        other = Site.create(session, session.merge(alice.organisation), "Bookshop", "https://books.acme.example/", NOW).id
    asked = {"name": "Deploy", "read": "1", "manage": "1", "sites": "chosen"}
    refused = client.sign_in(alice).post("/keys", asked, **PART)
    assert (refused.status, refused.words("#key-problem")) == (
        422,
        "Choose the sites that the key is for, or let it be for all of them.",
    )
    assert refused.html.select_one("[name=sites]:checked")["value"] == "chosen"
    made = client.post("/keys", {**asked, f"site-{other}": "1"}, **PART)
    assert "on Bookshop only" in made.words("[class=key-entry]")
    asks = Program(client, secret_on(made))
    assert [row["name"] for row in asks.get("/sites").json["data"]] == ["Bookshop"]
    assert asks.get(f"/sites/{alice.site.id}").status == 404
    assert asks.post("/sites", {"name": "More", "address": "https://more.acme.example/"}).json["code"] == "sites"
    assert asks.get("/members").json["code"] == "sites"
    assert entries(database, "key.made") == ["Deploy: read, manage, on Bookshop only."]


def test_a_key_is_made_for_no_site_that_its_maker_does_not_see(client, bob, alice):
    client.sign_in(alice).put(f"/members/{bob.member.id}/site-roles", {f"site-{alice.site.id}": "none"}, **PART)
    asked = {"name": "Deploy", "read": "1", "sites": "chosen", f"site-{alice.site.id}": "1"}
    refused = client.sign_in(bob).post("/keys", asked, **PART)
    assert refused.status == 422
    assert not refused.html.select("[name^=site-]")
