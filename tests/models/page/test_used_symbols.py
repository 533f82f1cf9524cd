"""Symbols out of drawings elsewhere, as a snapshot shows them."""

from models.page.used_symbols import with_used_symbols
from tests.models.page.test_snapshot import taken
from tests.models.support.wire import answer

SPRITE = b"""<?xml version="1.0"?><!-- icons --><svg xmlns="http://www.w3.org/2000/svg"><defs><symbol id="boat" viewBox="0 0 8 8">
<path d="M0 0h8v8z"/><script>1</script><image href="https://elsewhere.example/x.png"/></symbol>
<g id="other"><title>Other</title></g>
</defs></svg>"""
PAGE = b"""<svg><use href="/icons.svg#boat"/></svg><svg><use xlink:href="icons.svg#boat"/></svg><svg><use href="#own"/></svg>
<svg><use href="icons.svg#gone"/></svg><svg><use href="https://elsewhere.example/i.svg#x"/></svg>
<svg><use href="data:image/svg+xml,<svg/>#x"/></svg>"""


def test_symbols_of_a_sprite_stand_in_the_snapshot_harmless():
    snapshot, asked = taken({"/": answer(PAGE), "/icons.svg": answer(SPRITE, content_type="image/svg+xml")})
    html = snapshot.html.decode()
    assert asked == ["/", "/icons.svg"]
    assert html.count('href="#cairn-symbol-0-boat"') == 2
    assert html.count('<symbol id="cairn-symbol-0-boat" viewBox="0 0 8 8">') == 1
    assert 'href="#own"' in html
    assert "Other" not in html
    assert "elsewhere" not in html
    assert "<script" not in html
    assert "image/svg+xml," not in html


def test_what_is_no_drawing_is_left_as_it_is():
    html = '<use href="/snapshots/assets/a#boat">'
    assert with_used_symbols(html, {}) == html
    assert 'href="#cairn-symbol-0-boat"' in with_used_symbols(html, {"/snapshots/assets/a": b"\xff\xfe\x00"})
