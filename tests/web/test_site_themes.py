import json

import pytest

from models.site.picture import cleaned
from models.site.theme import Theme
from tests.models.site.test_picture import GIF, png
from tests.web.desk import PART, read


@pytest.fixture
def theme(desk):
    """One that is the site's default."""
    made = desk.alice.post(f"/sites/{desk.site}/themes", data={"name": "Brand"}).headers["location"]
    assert desk.alice.put(f"{made}/default", headers=PART).status_code == 200
    return made


def typed(desk, address, **changes):
    """What the form of a theme would send."""
    page = read(desk.alice.get(address))
    form = {one["name"]: one.get("value", "") for one in page.select("#theme-form input[name]")}
    form |= {one["name"]: one.select_one("[selected]")["value"] for one in page.select("#theme-form select")}
    form["css"] = page.select_one("#css").text
    return form | {name.replace("__", "."): value for name, value in changes.items()}


def kept(desk):
    with desk.database.reading() as session:
        return Theme.default_of(session, desk.site)


def test_a_theme_is_named_opened_and_saved(desk, theme):
    answer = desk.alice.put(theme, data=typed(desk, theme, light__accent="#8A1C5A", mode="system", radius="4"), headers=PART)
    assert read(answer).select_one("#theme-said").text == "Saved"
    assert (kept(desk).look.light.accent, kept(desk).look.mode, kept(desk).look.radius) == ("#8a1c5a", "system", 4)
    assert "Brand" in read(desk.alice.get(f"/sites/{desk.site}/themes")).text
    assert read(desk.alice.get(f"/sites/{desk.site}")).select_one(f'a[href$="/sites/{desk.site}/themes"]')


def test_what_can_not_be_read_is_kept_in_the_form_with_the_reason_beside_it(desk, theme):
    sent = typed(desk, theme, light__accent="blue-ish", radius="many", name="", css=".card{position:fixed}")
    page = read(desk.alice.put(theme, data=sent, headers=PART), 422)
    assert page.select_one('[id="light.accent"]')["value"] == "blue-ish"
    assert "write it as #3457d5" in page.select_one('[id="light.accent-problem"]').text
    assert "whole number from 0 to 40" in page.select_one("#radius-problem").text
    assert page.select_one("#name-problem")
    assert page.select_one("#css").text == ".card{position:fixed}"
    assert kept(desk).look.radius == 12


def test_a_trial_measures_and_draws_and_keeps_nothing(desk, theme):
    sent = typed(desk, theme, light__accent="#7fb0ff", css=".close{display:none}\n.text{color:#ddd}")
    page = read(desk.alice.post(f"{theme}/trials", data=sent, headers=PART))
    assert "2.19:1" in page.select_one(".theme-contrast.bad").text
    assert "Line 1: .close reaches outside" in page.select_one("#css-refused").text
    assert "Line 2 of the style sheet" in page.select(".theme-contrast.bad")[1].text
    assert json.loads(page.select_one("#shown-theme").string)["own"]["accent"] == "#7fb0ff"
    assert kept(desk).look.light.accent == "#3457d5"


def test_the_theme_in_the_page_can_not_end_its_script_element(desk, theme):
    sent = typed(desk, theme, css="</script><script>alert(1)</script>", logo__address="https://x.example/</script>")
    text = desk.alice.post(f"{theme}/trials", data=sent, headers=PART).text
    assert "<script>alert" not in text


def test_nobody_overwrites_what_they_have_not_seen(desk, theme):
    first, second = typed(desk, theme, radius="1"), typed(desk, theme, radius="2")
    desk.alice.put(theme, data=first, headers=PART)
    page = read(desk.alice.put(theme, data=second, headers=PART), 422)
    assert "Alice saved this theme meanwhile." in page.text
    assert page.select_one("#radius")["value"] == "2"
    keep = page.select_one('[name="keep"]')["value"]
    assert desk.alice.put(theme, data={**second, "keep": keep}, headers=PART).status_code == 200
    assert kept(desk).look.radius == 2


def test_another_theme_becomes_the_default_and_the_first_can_be_removed(desk, theme):
    other = desk.alice.post(f"/sites/{desk.site}/themes", data={"name": "Night"}).headers["location"]
    assert desk.alice.delete(theme, headers=PART).status_code == 409
    page = read(desk.alice.put(f"{other}/default", headers=PART))
    assert default(page) == "Night"
    assert desk.alice.delete(theme, headers=PART).status_code == 200
    assert desk.alice.get(theme).status_code == 404


def default(page):
    (line,) = (line for line in page.select(".theme-line") if line.select_one(".badge.accent"))
    return line.h2.text


def test_a_new_theme_changes_nothing_and_cairns_own_look_is_chosen_again_by_its_button(desk):
    themes = f"/sites/{desk.site}/themes"
    made = desk.alice.post(themes, data={"name": "Brand"}).headers["location"]
    page = read(desk.alice.get(themes))
    assert [line.h2.text for line in page.select(".theme-line")] == ["Built-in look", "Brand"]
    assert default(page) == "Built-in look"
    (user,) = page.select_one(".theme-line").select(".theme-what p a")
    assert "Always light · used by" in page.select_one(".theme-line").text
    assert user["href"] == f"/guides/{desk.guide}/translations"
    assert "not in use" in page.select(".theme-line")[1].text
    button = read(desk.alice.put(f"{made}/default", headers=PART)).select_one(".theme-line [hx-delete]")
    page = read(desk.alice.delete(button["hx-delete"], headers=PART))
    assert default(page) == "Built-in look"
    assert not page.select_one("form[action$=theme-publication]"), "nothing else was ever live"


@pytest.mark.parametrize("name", ["", "Brand"])
def test_a_name_that_is_missing_or_taken_is_refused_beside_the_field(desk, theme, name):
    page = read(desk.alice.post(f"/sites/{desk.site}/themes", data={"name": name}), 422)
    assert page.select_one("#theme-name-problem")
    sent = typed(desk, theme, name="Night")
    desk.alice.post(f"/sites/{desk.site}/themes", data={"name": "Night"})
    assert read(desk.alice.put(theme, data=sent, headers=PART), 422).select_one("#name-problem")


def test_the_default_theme_goes_live_by_itself_and_pale_text_does_not(desk, theme):
    address = f"/sites/{desk.site}/theme-publication"
    assert desk.alice.post(address).headers["location"] == f"/sites/{desk.site}/themes"
    assert "Not live as it is" not in read(desk.alice.get(f"/sites/{desk.site}/themes")).text
    desk.alice.put(theme, data=typed(desk, theme, light__text="#cccccc"), headers=PART)
    page = read(desk.alice.post(address), 422)
    assert "Text on the card in light has a contrast of 1.60:1" in page.text


def test_a_picture_is_kept_and_served_so_that_it_stays_a_picture(desk):
    answer = desk.alice.post(f"/sites/{desk.site}/pictures", content=png(), headers={"content-type": "application/octet-stream"})
    assert answer.status_code == 201
    assert (answer.json()["width"], answer.json()["height"]) == (3, 2)
    path = answer.json()["src"].removeprefix("http://cairn.test")
    shown = desk.nobody.get(path)
    assert shown.content == cleaned(png())
    assert shown.headers["content-type"] == "image/png"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in shown.headers["content-security-policy"]
    assert "immutable" in shown.headers["cache-control"]
    assert desk.nobody.get(path, headers={"if-none-match": shown.headers["etag"]}).status_code == 304
    assert desk.nobody.get(path.replace(".png", ".gif")).status_code == 404
    assert desk.nobody.get(path.rpartition("/")[0] + "/../secret").status_code == 404


@pytest.mark.one_engine
@pytest.mark.parametrize("body", [b"", b"<svg onload=alert(1)>", b"<script>", GIF[:7], png() + b"\0" * 600_000])
def test_what_is_no_picture_or_too_large_is_refused_with_a_sentence(desk, body):
    answer = desk.alice.post(f"/sites/{desk.site}/pictures", content=body, headers={"content-type": "application/octet-stream"})
    assert answer.status_code == 422
    assert answer.json()["detail"].endswith((".", "!"))


def test_strangers_find_nothing_and_reviewers_change_nothing(desk, theme):
    site = f"/sites/{desk.site}"
    asked = [
        ("get", f"{site}/themes"),
        ("post", f"{site}/themes"),
        ("get", theme),
        ("put", theme),
        ("delete", theme),
        ("put", f"{theme}/default"),
        ("delete", f"{theme}/default"),
        ("post", f"{theme}/trials"),
        ("post", f"{site}/theme-publication"),
        ("get", f"{site}/theme-stage"),
        ("post", f"{site}/pictures"),
    ]
    for method, address in asked:
        assert desk.charlie.request(method, address).status_code == 404, address
        assert desk.nobody.request(method, address).status_code == 303, address
        expected = 200 if method == "get" else 403
        assert desk.bob.request(method, address).status_code == expected, address
    mixed = theme.replace(site, f"/sites/{desk.other_site}")
    assert desk.charlie.get(mixed).status_code == 404
