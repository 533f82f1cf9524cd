def test_promise_5_what_the_player_stores_is_published_for_machines(desk):
    with desk.nobody as visitor:
        answer = visitor.get("/player/v1/schema/storage.json")
        assert answer.headers["access-control-allow-origin"] == "*"
        stores = answer.json()["stores"]
        assert [store["area"] for store in stores] == ["localStorage", "sessionStorage"]
        assert {store["key"] for store in stores} == {"cairn:{site key}"}, "one key per site"
        assert visitor.get("/player/v1/schema/guides.json").json()["$schema"].endswith("2020-12/schema")
        assert visitor.get("/player/v1/schema/secrets.json").status_code == 404
