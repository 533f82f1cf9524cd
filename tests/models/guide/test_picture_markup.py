import json
from html import escape

import pytest

from models.guide.picture_markup import for_editor, from_editor
from models.guide.rich_text import clean, to_tree

PICTURE = '<p>Hi <img src="https://cdn.example.com/a.png" alt="A &lt;b&gt; boat" width="30" height="20"></p>'


def figure(**given):
    inside = '<img src="x"><figcaption>a.png</figcaption>'
    return f'<div>Hi<figure data-trix-attachment="{escape(json.dumps(given))}">{inside}</figure></div>'


def test_a_picture_goes_through_the_field_and_back_unchanged():
    kept = clean(PICTURE)
    assert "<figure" in for_editor(kept)
    assert to_tree(clean(for_editor(kept))) == to_tree(kept)
    assert to_tree(kept)[0][2] == [
        "img",
        {"src": "https://cdn.example.com/a.png", "alt": "A <b> boat", "width": 30, "height": 20},
    ]


def test_what_was_kept_is_the_same_after_a_second_time():
    once = clean(for_editor(clean(PICTURE)))
    assert clean(for_editor(once)) == once


def test_the_caption_that_the_field_makes_up_is_no_text():
    assert to_tree(clean(figure(url="https://cdn.example.com/a.png", width=3, height=2))) == [
        ["p", "Hi", ["img", {"src": "https://cdn.example.com/a.png", "width": 3, "height": 2}]]
    ]


@pytest.mark.parametrize(
    "given",
    [
        {"url": "javascript:alert(1)"},
        {"url": "http://evil.test/x.png"},
        {"url": 'https://a.example/x.png" onerror="alert(1)'},
        {"url": ["https://a.example"]},
        {"url": "https://a.example/x.png", "width": {"a": 1}, "height": "1e9", "alt": '"><script>alert(1)</script>'},
        {"content": "<script>alert(1)</script>"},
        {},
        [],
    ],
)
def test_what_an_attachment_says_is_sanitised_like_any_other_html(given):
    html = clean(f'<figure data-trix-attachment="{escape(json.dumps(given))}">x</figure>')
    assert "script" not in html.replace("&lt;script&gt;", "").replace("&lt;/script&gt;", "")
    assert "javascript:" not in html
    assert "evil" not in html
    assert not [node for node in to_tree(html) if isinstance(node, list) and node[0] != "p"]


@pytest.mark.parametrize("html", ["<figure data-trix-attachment='{'>x</figure>", "<figure data-trix-attachment=''>x</figure>"])
def test_an_attachment_that_can_not_be_read_leaves_what_stands_in_it(html):
    assert to_tree(clean(html)) == [["p", "x"]]


def test_texts_without_pictures_are_left_alone():
    assert for_editor("<p>Hi</p>") == from_editor("<p>Hi</p>") == "<p>Hi</p>"
