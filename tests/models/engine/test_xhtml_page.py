"""XHTML becomes the HTML that gives the same elements."""

import pytest

from models.engine.charset.page_encoding import decode_xml_page
from models.engine.dom.document import Document
from models.engine.xhtml_page import BadXhtml, html_of

HEAD = '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>Fleet</title>'
PAGE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    + HEAD
    + """<script src="/a.js"/><script><![CDATA[if (1 < 2) go()]]></script></head>
<body><div id="gap"/><h1>Ships &amp; boats</h1><p class="bar"><i class="icon"/><button class="go">Add &#8364;</button></p>
<textarea id="t"/><p><img src="/a.png" alt="&lt;a&gt;"/><em id="after"><![CDATA[1 < 2]]></em></p>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><use xlink:href="#x"/></svg></body></html>"""
)


def names(xhtml: str) -> list[str]:
    return [element.name for element in Document(html_of(xhtml)).elements]


def test_what_closes_itself_holds_nothing():
    assert names(PAGE) == (
        "html head title script script body div h1 p i button textarea p img em svg use".split()
    )  # read as HTML, everything behind the first script would be its text
    html = html_of(PAGE)
    assert '<div id="gap"></div><h1>Ships &amp; boats</h1>' in html
    assert "<script>if (1 < 2) go()</script>" in html
    assert '<em id="after">1 &lt; 2</em>' in html
    assert '<html xml:lang="en">' in html
    assert '<use xlink:href="#x"></use>' in html


def test_characters_have_names_under_a_document_type_of_xhtml_1():
    strict = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
    assert "5\xa0&amp; more" in html_of(PAGE.replace("<!DOCTYPE html>", strict).replace("Ships &amp; boats", "5&nbsp;&amp; more"))


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (PAGE.replace("</h1>", ""), "no well-formed XML: line 6"),
        (PAGE.replace("&amp;", "&nbsp;"), "undefined entity"),
        (PAGE.replace("<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY a "b">]>'), "entities of its own"),
        ("", "no element found"),
    ],
)
def test_what_browsers_refuse_to_read_is_refused_with_a_sentence(body: str, sentence: str):
    with pytest.raises(BadXhtml, match=sentence):
        html_of(body)


@pytest.mark.parametrize(
    ("body", "content_type", "charset"),
    [
        ("<p>Grüße</p>".encode(), "application/xhtml+xml", "utf-8"),
        ('<?xml version="1.0" encoding="iso-8859-1"?><p>Grüße</p>'.encode("latin-1"), "application/xhtml+xml", "windows-1252"),
        ("<p>Grüße</p>".encode("latin-1"), "application/xhtml+xml; charset=iso-8859-1", "windows-1252"),
        ("\ufeff<p>Grüße</p>".encode(), "application/xhtml+xml; charset=iso-8859-1", "utf-8"),
    ],
)
def test_an_xml_declaration_says_the_encoding_where_no_header_does(body: bytes, content_type: str, charset: str):
    text, found = decode_xml_page(body, content_type)
    assert found == charset
    assert text.endswith("<p>Grüße</p>")
