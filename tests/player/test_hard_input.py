"""Pages that give a player a hard time: rows that are used again, keys that are taken away, elements that live for one frame."""

import pytest

from tests.player.looking import shows

CLICKED = [{"when": "target_click"}]

ROWS = """<style>#list{height:300px;overflow:auto;width:400px} #room{height:300000px;position:relative}</style>
<div id="list"><div id="room"></div></div>
<script>
const shown = Array.from({length: 14}, () => Object.assign(document.createElement('button'), {className: 'row'}));
shown.forEach((row) => { row.style.cssText = 'position:absolute;left:0;height:30px;width:300px'; room.append(row); });
const named = (number) => 'Boat ' + [...String(number)].map((digit) => 'abcdefghij'[digit]).join('');
function fill() {
  const first = Math.floor(list.scrollTop / 30);
  shown.forEach((row, index) => {
    row.style.top = (first + index) * 30 + 'px';
    row.textContent = named(first + index);
    row.dataset.place = index;
  });
}
list.onscroll = fill;
fill();
</script>"""


def row(name):
    """The way to the fourth row that is drawn, whichever boat it is about, and what it was when it was picked."""
    return {"target": {"selectors": [".row[data-place='3']"], "identity": {"tag": "button", "text": name, "lang": "en"}}}


def test_a_row_that_is_used_again_for_another_of_ten_thousand_is_left(visit, make):
    page = visit([make.guide(make.step("s1", missing={"wait": 60}, **row("boat d")))], ROWS)
    shows(page, "s1").to_be_visible()
    page.evaluate("list.scrollTop = 150_000")
    page.wait_for_function("room.textContent.includes('Boat faad')")
    shows(page, "s1").to_be_hidden()
    page.evaluate("list.scrollTop = 0")
    shows(page, "s1").to_be_visible()


def test_of_ten_thousand_rows_the_one_that_was_picked_is_waited_for(visit, make):
    page = visit([make.guide(make.step("s1", missing={"wait": 60}, **row("boat jaad")))], ROWS)
    page.wait_for_function("window.cairn?.version")
    shows(page, "s1").to_be_hidden()
    page.evaluate("list.scrollTop = 270_000")
    shows(page, "s1").to_be_visible()


@pytest.mark.parametrize("phase", ["true", "false"])
def test_a_page_that_takes_the_keyboard_with_every_key_leaves_a_modal_its_own(visit, make, phase):
    takes = f"<input id='f'><script>addEventListener('keydown', () => f.focus(), {phase})</script>"
    page = visit([make.guide(make.step("s1", "modal"), make.step("s2", "modal"))], takes)
    shows(page, "s1").to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    shows(page, "s2").to_be_visible()
    page.keyboard.press("Escape")
    shows(page, "s2").to_be_hidden()


def test_a_target_that_is_made_anew_with_each_frame_is_shown_and_clicked(visit, make, served):
    anew = """<div id="room"><button id="a" style="margin:90px">A</button></div><script>
(function again() { room.innerHTML = room.innerHTML; requestAnimationFrame(again); })()</script>"""
    steps = [make.step("s1", advance=CLICKED, **make.at("#a")), make.step("s2", "slideout")]
    page = visit([make.guide(*steps)], anew)
    shows(page, "s1").to_be_visible()
    box = page.evaluate("(({x, y}) => ({x, y}))(a.getBoundingClientRect())")
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.up()
    shows(page, "s2").to_be_visible()
    assert "target_missing" not in served.figures


def test_a_component_within_a_component_in_a_dialog_in_a_frame_has_its_card(visit, make):
    inner = """<dialog id=d><x-outer></x-outer></dialog><script>
const outer = document.querySelector('x-outer').attachShadow({mode: 'open'});
outer.innerHTML = '<x-inner></x-inner>';
outer.firstChild.attachShadow({mode: 'open'}).innerHTML = '<button id=a>A</button>';
d.showModal();</script>"""
    inside = [{"selectors": [one]} for one in ("#f", "x-outer", "x-inner")]
    steps = [make.step("s1", target={"selectors": ["#a"], "inside": inside}, advance=CLICKED), make.step("s2", "slideout")]
    page = visit([make.guide(*steps)], f'<iframe id="f" width="500" height="300" srcdoc="{inner}"></iframe>')
    shows(page, "s1").to_be_visible()
    page.frame_locator("#f").get_by_role("button", name="A").click()
    shows(page, "s2").to_be_visible()
