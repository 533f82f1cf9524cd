def test_the_types_of_the_api_are_served_to_anyone(desk):
    with desk.nobody as visitor:
        answer = visitor.get("/player/v1/cairn.d.ts")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/typescript; charset=utf-8"
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "export interface Cairn" in answer.text
