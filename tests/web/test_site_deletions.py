from tests.web.desk import PART, read


def test_a_site_is_deleted_with_its_guides_and_comes_back_with_them(desk):
    path = f"/sites/{desk.site}/deletion"
    assert read(desk.alice.get(f"/sites/{desk.site}")).select_one(f'a[href$="{path}"]')
    asked = read(desk.alice.get(path))
    assert "With it goes 1 guide." in " ".join(asked.select_one("#content-deletion").text.split())
    assert desk.alice.post(path).headers["location"] == "/deletions"
    assert desk.alice.get(f"/sites/{desk.site}").status_code == desk.alice.get(f"/guides/{desk.guide}").status_code == 404
    (line,) = read(desk.bob.get("/deletions")).select(".deletion-list li")
    assert line.strong.text == "Harbour"
    assert not line.button
    assert "Harbour is back." in read(desk.alice.delete(path, headers=PART)).text
    assert desk.alice.get(f"/guides/{desk.guide}").status_code == 200


def test_only_who_manages_deletes_a_site(desk):
    path = f"/sites/{desk.site}/deletion"
    for method in ("get", "post", "delete"):
        assert desk.charlie.request(method, path).status_code == 404
        assert desk.bob.request(method, path).status_code in ({403} if method != "delete" else {403, 404})
    assert desk.alice.delete(path).status_code == 404, "it is not deleted"
