"""What a slash offers in a text, by the keyboard and by hand; pictures that are pasted, and what Word brings along."""

import base64
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.editor_desk import Desk
from tests.models.site.test_picture import png

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.one_engine]

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color: red}</style></head><body>
<p class=MsoTitle>Moorings<o:p></o:p></p>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Ten</b> are free.<o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>North pier</p>
<p class=MsoListParagraph style='margin-left:72pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·</span><![endif]>Deep <i>water</i></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>South pier</p>
<table class=MsoNormalTable><tr>
<td><p class=MsoNormal>Berth</p></td><td><p class=MsoNormal>Price</p></td></tr></table></body></html>"""

PASTE = """([html, file]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (file) data.items.add(new File([Uint8Array.from(atob(file), (one) => one.charCodeAt(0))], "boat.png", {type: "image/png"}));
  const field = document.querySelector("trix-editor");
  const asked = {bubbles: true, cancelable: true, composed: true};
  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, ...asked}));
  if (html) field.dispatchEvent(new InputEvent("beforeinput", {inputType: "insertFromPaste", dataTransfer: data, ...asked}));
}"""


HUGE = """size => {
  const data = new DataTransfer();
  data.items.add(new File([new Uint8Array(size)], "boat.png", {type: "image/png"}));
  const field = document.querySelector("trix-editor");
  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true, composed: true}));
}"""
MOST = 20 * 1024 * 1024


def body(page: Page):
    return page.locator("trix-editor")


def test_a_slash_inserts_by_the_keyboard_and_says_where_it_is(desk: Desk):
    page, options = desk.page, desk.page.locator(".option-list li")
    body(page).click()
    page.keyboard.type("/")
    expect(page.get_by_role("listbox", name="Insert")).to_be_visible()
    expect(options).to_have_text(
        [
            re.compile(one)
            for one in ("Heading", "Bulleted", "Numbered", "Quote", "Picture", "Video", "Button", "Attribute", "Emoji")
        ]
    )
    expect(body(page)).to_have_attribute("role", "combobox")
    expect(body(page)).to_have_attribute("aria-activedescendant", "option-list-0")
    page.keyboard.press("ArrowDown")
    expect(body(page)).to_have_attribute("aria-activedescendant", "option-list-1")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(body(page)).to_be_focused()
    expect(body(page)).to_have_attribute("role", "textbox")
    page.keyboard.press("Backspace")
    page.keyboard.type("/head")
    expect(options).to_have_count(1)
    page.keyboard.press("Enter")
    page.keyboard.type("Moorings")
    page.keyboard.press("Enter")
    page.keyboard.type("/num")
    page.keyboard.press("Enter")
    page.keyboard.type("North /emoji")
    page.keyboard.press("Enter")
    page.keyboard.type("rock")
    page.keyboard.press("Enter")
    desk.saved()
    assert desk.steps[0]["body"] == "<h1>Moorings</h1><ol><li>North 🚀</li></ol>"


def test_a_hand_chooses_and_titles_and_buttons_greet_visitors_too(desk: Desk):
    page = desk.page
    page.get_by_role("button", name="Insert…").click()
    page.get_by_role("listbox", name="Insert").get_by_role("option", name="Attribute").click()
    page.get_by_role("listbox", name="Attributes").get_by_role("option", name="name").click()
    page.keyboard.type("sailor")
    title = page.locator("#step-title")
    title.press("End")
    title.press_sequentially(", {{na")
    page.keyboard.press("Enter")
    page.keyboard.type("friend")
    expect(title).to_have_value("Boats, {{ name | friend }}")
    label = page.locator("#button-0-label")
    label.fill("")
    label.press_sequentially("Go /emo")
    page.keyboard.press("Tab")
    page.keyboard.type("flag")
    page.keyboard.press("Enter")
    expect(label).to_have_value("Go 🏁")
    label.blur()
    desk.saved()
    assert desk.steps[0]["body"] == "<div>{{ name | sailor }}</div>"
    assert desk.steps[0]["buttons"][0]["label"] == "Go 🏁"


def test_a_pasted_picture_is_asked_what_it_shows_and_a_large_one_is_refused_with_everything_kept(desk: Desk):
    page, problem = desk.page, desk.page.locator("#picture-problem")
    body(page).click()
    page.keyboard.type("Look: ")
    large = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 600 * 1024).decode()
    page.evaluate(PASTE, [None, large])
    expect(page.locator("#picture-alt")).to_be_focused()
    page.locator("#picture-alt").fill("A boat")
    page.keyboard.press("Enter")
    expect(problem).to_contain_text("600 KiB; at most 512 are possible")
    expect(page.locator("#picture-alt")).to_have_value("A boat")
    page.locator("#picture-file").set_input_files({"name": "boat.png", "mimeType": "image/png", "buffer": png()})
    expect(problem).to_be_empty()
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("trix-editor img")).to_be_visible()
    desk.saved()
    assert re.fullmatch(
        r'<div>Look:&nbsp;<img alt="A boat" height="2" src="/player/v1/[^"]+\.png" width="3"></div>', desk.steps[0]["body"]
    )


def test_a_photograph_is_made_smaller_before_it_is_sent_and_one_of_more_than_twenty_megabytes_is_refused(desk: Desk, tmp_path):
    page, problem = desk.page, desk.page.locator("#picture-problem")
    body(page).click()
    page.evaluate(PASTE, [None, base64.b64encode(png()).decode()])
    page.locator("#picture-alt").fill("A boat")
    chosen = page.locator("#picture-file")
    huge, photograph = tmp_path / "huge.jpg", tmp_path / "boat.jpg"
    huge.write_bytes(b"\xff\xd8\xff" + b"\0" * 21 * 1024 * 1024)
    chosen.set_input_files(huge)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(problem).to_contain_text("22 MB; at most 20 are possible")
    Image.effect_noise((400, 200), 60).resize((3200, 1600)).save(photograph, "JPEG", quality=95)
    assert photograph.stat().st_size > 600 * 1024
    chosen.set_input_files(photograph)
    page.get_by_role("button", name="Add", exact=True).click()
    picture = page.locator("trix-editor img")
    expect(picture).to_be_visible()
    desk.saved()
    kept = re.search(r'height="(\d+)" src="[^"]+\.webp" width="(\d+)"', desk.steps[0]["body"])
    assert kept
    height, width = (int(one) for one in kept.groups())
    assert 640 <= width <= 1600
    assert abs(width - 2 * height) <= 1


def test_what_word_brings_keeps_its_structure_and_loses_its_looks(desk: Desk):
    page = desk.page
    body(page).click()
    page.evaluate(PASTE, [WORD, None])
    desk.saved()
    assert desk.steps[0]["body"] == (
        "<h1>Moorings</h1><div><strong>Ten</strong> are free.</div>"
        "<ol><li>North pier<ul><li>Deep <em>water</em></li></ul></li><li>South pier</li></ol>"
        "<div>Berth · Price</div><div><br></div>"
    )


def test_a_video_is_an_address_that_is_one(desk: Desk):
    page = desk.page
    body(page).click()
    page.keyboard.type("See /vid")
    page.keyboard.press("Enter")
    page.locator("#video-address").fill("https://example.com/film")
    page.keyboard.press("Enter")
    expect(page.locator("#video-problem")).to_contain_text("no address of a YouTube")
    page.locator("#video-address").fill("https://youtu.be/dQw4w9WgXcQ")
    page.keyboard.press("Enter")
    desk.saved()
    assert "https://youtu.be/dQw4w9WgXcQ" in desk.steps[0]["body"]


def test_a_pasted_picture_of_a_byte_more_than_20_mb_is_refused_before_it_is_sent(desk: Desk):
    page = desk.page
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    body(page).click()
    page.keyboard.type("Kept")
    page.evaluate(HUGE, MOST + 1)
    page.locator("#picture-alt").fill("A boat")
    page.keyboard.press("Enter")
    expect(page.locator("#picture-problem")).to_have_text("This picture has 21 MB; at most 20 are possible.")
    expect(page.locator("#picture-alt")).to_have_value("A boat")
    assert not [one for one in sent if one.startswith("POST") and one.endswith("/pictures")]
    page.keyboard.press("Escape")
    expect(body(page)).to_contain_text("Kept")
