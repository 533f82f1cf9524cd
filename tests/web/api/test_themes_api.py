from tests.web.api.program import guide_json, program


def test_a_theme_is_made_the_default_published_and_removed(client, alice):
    asks, themes = program(client, alice), f"/sites/{alice.site.id}/themes"
    first = asks.post(themes, {"name": "Brand", "look": {"radius": 4, "light": {"accent": "#0b5d4b"}}})
    assert (first.status, first.json["is_default"], first.json["look"]["radius"]) == (201, False, 4)
    assert asks.put(f"{themes}/{first.json['id']}/default").json["is_default"]
    assert not asks.delete(f"{themes}/{first.json['id']}/default").json["is_default"]
    assert asks.put(f"{themes}/{first.json['id']}/default").status == 200
    second = asks.post(themes, {"name": "Night"}).json
    assert asks.delete(f"{themes}/{first.json['id']}").json["code"] == "in_use"
    assert asks.put(f"{themes}/{second['id']}/default").json["is_default"]
    assert asks.delete(f"{themes}/{first.json['id']}").status == 204
    assert [one["name"] for one in asks.get(themes).json["data"]] == ["Night"]
    asks.post(f"/guides/{asks.post(f'/sites/{alice.site.id}/guides', guide_json()).json['id']}/publications", {})
    assert asks.post(f"/sites/{alice.site.id}/theme-publications", {}).status == 201
    pale = {"name": "Night", "look": {"light": {"text": "#eeeeee", "background": "#ffffff"}}}
    assert asks.put(f"{themes}/{second['id']}", pale).json["gaps"]
    refused = asks.post(f"/sites/{alice.site.id}/theme-publications", {})
    assert (refused.status, refused.json["code"]) == (409, "not_publishable")


def test_a_look_with_faults_says_where(client, alice):
    look = {"radius": 900, "mode": "neon", "light": {"accent": "blue-ish"}}
    answer = program(client, alice).post(f"/sites/{alice.site.id}/themes", {"name": "Brand", "look": look})
    assert answer.status == 422
    assert answer.faults.keys() == {"look.radius", "look.mode", "look.light.accent"}
