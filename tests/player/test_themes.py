"""Themes as visitors see them: what a look says is what the player paints, and its custom CSS ends at the card."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from models.site.release_theme import in_mode, theme_of
from models.site.theme_document import DARK, LIGHT, Logo, Look

COLOURS = """() => {
  const card = document.querySelector("cairn-stage").shadowRoot.querySelector(".card");
  const style = getComputedStyle(card);
  const primary = getComputedStyle(card.querySelector(".primary"));
  const close = card.querySelector(".close").getBoundingClientRect().width;
  const { color: ink, backgroundColor: paper, borderRadius: round, fontFamily: font } = style;
  return { ink, paper, round, font, close, key: primary.backgroundColor, width: card.offsetWidth };
}"""
LOOK = Look(light=replace(LIGHT, accent="#8a1c5a", text="#112233"), dark=replace(DARK, background="#101418"), radius=4, width=300)


@pytest.fixture
def seen(visit, make):
    def look_at(theme, kind="modal", page="<h1>A page</h1>", **context):
        opened = visit([make.guide(make.step("a", kind))], page, theme=theme, **context)
        opened.wait_for_selector(".card")
        return opened.evaluate(COLOURS)

    return look_at


def test_a_look_is_what_is_painted(seen):
    colours = seen(theme_of(replace(LOOK, wide=420)))
    assert (colours["ink"], colours["paper"], colours["key"]) == ("rgb(17, 34, 51)", "rgb(255, 255, 255)", "rgb(138, 28, 90)")
    assert (colours["width"], colours["round"]) == (420, "4px")


@pytest.mark.parametrize(
    ("mode", "scheme", "paper"),
    [
        ("light", "dark", "rgb(255, 255, 255)"),
        ("dark", "light", "rgb(16, 20, 24)"),
        ("system", "light", "rgb(255, 255, 255)"),
        ("system", "dark", "rgb(16, 20, 24)"),
    ],
)
def test_light_or_dark_is_as_the_theme_says(seen, mode, scheme, paper):
    assert seen(theme_of(replace(LOOK, mode=mode)), color_scheme=scheme)["paper"] == paper


@pytest.mark.parametrize(("ground", "paper"), [("#fff", "rgb(255, 255, 255)"), ("#111", "rgb(16, 20, 24)")])
def test_a_theme_that_follows_the_page_follows_it(seen, ground, paper):
    page = f"<style>body{{background:{ground}}}</style><h1>A page</h1>"
    assert seen(theme_of(replace(LOOK, mode="host")), page=page, color_scheme="dark")["paper"] == paper


def test_the_letters_can_be_those_of_the_page(seen):
    page = "<style>body{font-family:'Comic Neue', cursive}</style><h1>A page</h1>"
    assert seen(theme_of(replace(LOOK, font="host")), page=page)["font"] == '"Comic Neue", cursive'
    assert seen(theme_of(replace(LOOK, font="own", stack="Georgia, serif")), page=page)["font"] == "Georgia, serif"


def test_the_preview_can_be_held_in_one_mode(seen):
    assert seen(in_mode(replace(LOOK, mode="host"), "dark"))["paper"] == "rgb(16, 20, 24)"


def test_custom_css_changes_the_card_and_neither_the_page_nor_the_way_out(seen):
    css = ".primary { border-radius: 99px; background: #004422; color: #fff } h1 { color: #ff0000 } .close { display: none }"
    colours = seen(theme_of(replace(LOOK, css=css)))
    assert colours["key"] == "rgb(0, 68, 34)"
    assert colours["close"] > 20


def test_a_logo_has_its_room_before_it_has_come(visit, make):
    look = replace(LOOK, logo=Logo("https://cdn.example.com/logo.png", 140, 40))
    page = visit([make.guide(make.step("a", "modal"))], "<h1>A page</h1>", theme=theme_of(look))
    page.wait_for_selector(".card")
    room = "getComputedStyle(document.querySelector('cairn-stage').shadowRoot.querySelector('.text'), '::before')"
    assert page.evaluate(f"[{room}.width, {room}.height]") == ["140px", "40px"]


def test_a_dimmed_page_dims_no_card(visit, make):
    steps = [make.step("a", "modal", backdrop={"kind": "dim"}), make.step("b", backdrop={"kind": "dim"}, **make.at("h1"))]
    page = visit([make.guide(*steps)], "<h1>A page</h1>", theme=theme_of(LOOK))
    page.wait_for_selector(".card")
    assert page.evaluate(COLOURS)["paper"] == "rgb(255, 255, 255)"


def test_a_guide_has_a_theme_of_its_own(visit, make):
    guide = make.guide(make.step("a", "modal"))
    guide["content"]["theme"] = theme_of(Look(mode="dark", dark=replace(DARK, background="#200020")))
    page = visit([guide], "<h1>A page</h1>", theme=theme_of(replace(LOOK, css=".card{border-radius:0}")))
    page.wait_for_selector(".card")
    colours = page.evaluate(COLOURS)
    assert (colours["paper"], colours["round"]) == ("rgb(32, 0, 32)", "12px")


def test_a_margin_of_ones_own_keeps_no_card_from_its_target(visit, make):
    step = make.step("a", placement="right", **make.at("#a"))
    ground = '<button id="a" style="position:fixed;left:20px;bottom:10px">A</button>'
    page = visit([make.guide(step)], ground, theme=theme_of(replace(LOOK, css=".card{margin:60px}")))
    card = page.get_by_role("dialog")
    expect(card).to_be_in_viewport(ratio=1)
    button = page.locator("#a").bounding_box()
    assert card.bounding_box()["x"] == pytest.approx(button["x"] + button["width"] + 12, abs=2)
