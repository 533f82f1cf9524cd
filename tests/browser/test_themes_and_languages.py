"""Themes, languages and rich text as an author makes them and as visitors of Harbour meet them, in Chromium."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.author import OPEN, go_live
from tests.browser.marina import Marina
from tests.models.site.test_picture import png
from tests.support.chromium import at_rest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def author(browser_page: Page, marina: Marina):
    problems: list[str] = []
    browser_page.on("pageerror", lambda error: problems.append(str(error)))
    browser_page.context.add_cookies([{"name": "cairn_session", "value": marina.secret, "url": marina.base}])
    yield browser_page
    assert problems == []


def faults(page: Page):
    found = Axe().run(at_rest(page), options={"runOnly": RULES, "iframes": False})
    return [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]]


def fits_a_phone(page: Page):
    page.set_viewport_size({"width": 360, "height": 780})
    return page.evaluate("document.documentElement.scrollWidth") <= 360


def visitor(author: Page, marina: Marina, path="/", **context):
    page = author.context.browser.new_context(viewport={"width": 1280, "height": 800}, **context).new_page()
    page.add_init_script(OPEN)
    page.goto(marina.harbour + path)
    expect(page.locator("dialog.card")).to_be_visible()
    return page


def publish(author: Page, marina: Marina):
    author.goto(f"{marina.base}/guides/{marina.boats}")
    go_live(author)
    expect(author.locator("#publication-bar .badge.good")).to_be_visible()


def test_a_theme_is_measured_and_drawn_while_typing_and_met_by_a_visitor(author, marina):
    author.goto(f"{marina.base}/sites/1/themes")
    assert faults(author) == []
    author.locator("#theme-name").fill("Brand")
    author.get_by_role("button", name="Add theme").click()
    card = author.frame_locator("iframe[data-step=tooltip]").locator("cairn-stage")
    expect(card).to_be_attached()
    author.locator('[id="light.accent"]').fill("#7fb0ff")
    expect(author.locator(".theme-contrast.bad")).to_contain_text("2.19:1; text needs 4.5:1")
    assert faults(author) == []
    author.locator("[data-set='light.accent']").click()
    expect(author.locator(".theme-contrast.bad")).to_have_count(0)
    author.locator("#fold-css summary").click()
    with author.expect_response(lambda answer: answer.request.method != "GET"):
        author.locator('[id="light.accent"]').fill("#8a1c5a")
    expect(author.locator('[id="light.accent"]')).to_have_value("#8a1c5a")
    author.locator("#css").fill(".primary { border-radius: 99px }\n.close { display: none }")
    expect(author.locator("#css-refused")).to_contain_text("Line 2: .close reaches outside")
    author.get_by_role("button", name="Save").click()
    expect(author.locator("#theme-said")).to_have_text("Saved")
    author.emulate_media(color_scheme="dark")
    assert faults(author) == []
    assert fits_a_phone(author)

    author.goto(f"{marina.base}/sites/1/themes")
    author.get_by_role("button", name="Make Brand the default").click()
    expect(author.get_by_text("Not live as it is")).to_be_visible()
    assert faults(author) == []
    author.get_by_role("button", name="Put the default live now").click()
    expect(author.get_by_text("Not live as it is")).to_have_count(0)
    page = visitor(author, marina)
    style = "getComputedStyle(document.querySelector('cairn-stage').shadowRoot.querySelector('.primary'))"
    assert page.evaluate(f"[{style}.backgroundColor, {style}.borderRadius]") == ["rgb(138, 28, 90)", "99px"]
    expect(page.locator(".close")).to_be_visible()
    page.context.close()


def test_a_change_of_a_colour_is_taken_back_by_itself_also_once_it_is_saved(author, marina):
    author.goto(f"{marina.base}/sites/1/themes")
    author.locator("#theme-name").fill("Brand")
    author.get_by_role("button", name="Add theme").click()
    accent, text = author.locator('[id="light.accent"]'), author.locator('[id="light.text"]')
    expect(author.frame_locator("iframe[data-step=tooltip]").locator("cairn-stage")).to_be_attached()  # the scripts are there
    own = accent.input_value()
    undo = author.get_by_role("button", name="Undo the change of Buttons and links in light")
    expect(undo).to_be_hidden()
    for one in ("#8a1c5a", "#0a5c36"):
        with author.expect_response(lambda answer: "trials" in answer.url):
            accent.fill(one)
            accent.blur()
    with author.expect_response(lambda answer: "trials" in answer.url):
        text.fill("#101010")
    author.get_by_role("button", name="Save").click()
    expect(author.locator("#theme-said")).to_have_text("Saved")
    expect(undo).to_have_text("Undo, back to #8a1c5a")
    undo.click()
    expect(accent).to_have_value("#8a1c5a")
    expect(author.locator("#editor-said")).to_have_text("Undo the change of Buttons and links in light: #8a1c5a again.")
    expect(author.locator("#theme-said")).to_contain_text("Not saved")
    expect(undo).to_have_text(f"Undo, back to {own}")
    assert faults(author) == []
    undo.click()
    expect(accent).to_have_value(own)
    expect(undo).to_be_hidden()
    expect(accent).to_be_focused()
    expect(text).to_have_value("#101010")
    author.locator("#save-theme").focus()
    author.keyboard.press("Control+z")
    expect(text).not_to_have_value("#101010")
    author.get_by_role("button", name="Save").click()
    expect(author.locator("#theme-said")).to_have_text("Saved")
    author.reload()
    expect(accent).to_have_value(own)


def test_a_guide_speaks_the_visitors_language_from_right_to_left_too(author, marina):
    guide = f"{marina.base}/guides/{marina.boats}/translations"
    author.goto(guide)
    assert faults(author) == []
    for language, title in (("ar", "القوارب"), ("de", "Boote")):
        author.goto(guide)
        author.locator("#new-language").fill(language)
        author.locator("#language-list").get_by_role("button", name="Add").click()
        field = author.locator('form.translation-target input[name="text"]:not([type])').first
        field.fill(title)
        expect(author.locator(".translation-status").first).to_contain_text("Saved")
        drawn = author.frame_locator("#language-frame").locator("cairn-stage")
        expect(drawn).to_be_attached()
    expect(author.locator("#language-list")).to_contain_text("50 %")
    assert faults(author) == []
    assert fits_a_phone(author)
    author.set_viewport_size({"width": 1440, "height": 900})
    publish(author, marina)
    for locale, title, direction in (("de-AT", "Boote", "ltr"), ("ar", "القوارب", "rtl"), ("fr", "Boats for free plans", "ltr")):
        page = visitor(author, marina, "/boats", locale=locale)
        expect(page.locator("dialog.card h2")).to_have_text(title)
        assert page.locator(".layer").get_attribute("dir") == direction
        page.context.close()


def test_a_picture_is_added_kept_and_met_with_its_room(author, marina, tmp_path):
    author.goto(f"{marina.base}/guides/{marina.boats}")
    (tmp_path / "boat.png").write_bytes(png(240, 90))
    (tmp_path / "boat.svg").write_text("<svg onload='alert(1)'/>")
    author.get_by_role("button", name="Picture").click()
    author.locator("#picture-file").set_input_files(tmp_path / "boat.svg")
    author.get_by_role("button", name="Add", exact=True).click()
    expect(author.locator("#picture-problem")).to_contain_text("SVG is not possible")
    assert faults(author) == []
    author.locator("#picture-file").set_input_files(tmp_path / "boat.png")
    author.locator("#picture-alt").fill("A boat")
    author.get_by_role("button", name="Add", exact=True).click()
    expect(author.locator("trix-editor img[width='240']")).to_be_visible()
    author.get_by_label("Insert an attribute").select_option("plan")
    author.keyboard.type("free")
    expect(author.locator("#sample-attributes label")).to_have_text(["plan"])
    expect(author.locator("#save-state")).to_contain_text("Saved")
    publish(author, marina)
    expect(author.locator("trix-editor img[alt='A boat']")).to_be_visible()
    page = visitor(author, marina, "/boats")
    picture = page.locator("dialog.card img")
    assert [picture.get_attribute(name) for name in ("alt", "width", "height")] == ["A boat", "240", "90"]
    expect(page.locator("dialog.card .body")).to_contain_text("marina")  # what Harbour tells of its visitor
    page.context.close()


def test_a_sheet_as_a_spreadsheet_saves_it_is_read_or_refused_but_never_guessed(author, marina, tmp_path):
    author.goto(f"{marina.base}/guides/{marina.boats}/translations")
    author.locator("#new-language").fill("de")
    author.locator("#language-list").get_by_role("button", name="Add").click()
    field, problem, text = (author.locator(name) for name in ("#import-file", "#import-file-problem", "#import-text"))
    sheet = "text;what;wording;en;de\r\ns1.title;x;;Hello;Grüße 5 €\r\n"
    for encoding in ("cp1252", "cp1250", "mac_roman"):
        (tmp_path / f"{encoding}.csv").write_bytes(sheet.encode(encoding))
        field.set_input_files(tmp_path / f"{encoding}.csv")
        expect(problem).to_contain_text("CSV UTF-8")
        expect(text).to_have_value("")
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        (tmp_path / f"{encoding}.csv").write_bytes(sheet.encode(encoding))
        field.set_input_files(tmp_path / f"{encoding}.csv")
        expect(problem).to_have_text("")
        expect(text).to_have_value(sheet.replace("\r\n", "\n"))
