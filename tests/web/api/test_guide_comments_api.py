from tests.web.api.program import guide_json, program


def test_a_draft_is_commented_on_and_a_comment_on_a_review_is_resolved(client, alice, bob):
    asks, looks = program(client, alice), program(client, bob)
    guide = f"/guides/{asks.post(f'/sites/{alice.site.id}/guides', guide_json()).json['id']}"
    assert looks.post(f"{guide}/comments", {"text": "Is this so?", "step_id": "s1"}).json["by"] == "Bob"
    assert looks.post(f"{guide}/comments", {"text": "?", "step_id": "s9"}).faults == {"step_id": "not_allowed"}
    assert looks.post(f"{guide}/comments", {"text": " "}).faults == {"text": "not_allowed"}
    assert [one["text"] for one in asks.get(f"{guide}/comments").json["data"]] == ["Is this so?"]
    review = f"/reviews/{asks.post(f'{guide}/reviews', {}).json['id']}"
    said = looks.post(f"{review}/comments", {"text": "One word", "step_id": "s1"}).json
    done = f"{review}/comments/{said['id']}/resolution"
    assert [asks.put(done).json["resolved"], asks.delete(done).json["resolved"]] == [True, False]
    assert asks.put(f"{review}/comments/9999/resolution").status == 404
    again = asks.post(f"{guide}/reviews", {})
    assert (again.status, again.json["code"]) == (409, "already_asked")


def test_a_selector_is_tried(client, alice):
    asks, selectors = program(client, alice), f"/sites/{alice.site.id}/selectors"
    page = {"html": "<button class=a>A</button><button class=a>B</button>"}
    assert asks.post(selectors, {**page, "selector": ".a"}).json["matches"] == 2
    assert asks.post(selectors, {**page, "selector": "..a"}).faults == {"selector": "not_allowed"}
    target = {**page, "selector": ".a", "page": "https://app.acme.example/"}
    assert asks.post(f"/sites/{alice.site.id}/targets", target).faults == {"selector": "not_one"}
    assert asks.post(f"/sites/{alice.site.id}/targets", {**target, "page": "https://elsewhere.example/"}).faults == {
        "page": "not_allowed"
    }
