import pytest

from models.engine.sanitise.asset_references import AssetReferences
from models.engine.sanitise.stylesheet_urls import rewrite_style, rewrite_stylesheet


def rewritten(css: str) -> tuple[str, list[tuple[str, str]]]:
    """The stylesheet with its marks as {0}, {1}, and what they stand for."""
    references = AssetReferences("https://shop.test/css/site.css")
    found = rewrite_stylesheet(css, references)
    for number in range(len(references.wanted)):
        found = found.replace(f"{references.mark}{number}z", f"{{{number}}}")
    return found, list(references.wanted)


@pytest.mark.parametrize(
    ("css", "expected", "wanted"),
    [
        ("a{background:url(a.png)}", 'a{background:url("{0}")}', [("image", "https://shop.test/css/a.png")]),
        ("a{background:URL('../a b.png')}", 'a{background:url("{0}")}', [("image", "https://shop.test/a%20b.png")]),
        (
            "@media print{@supports(x:y){a{b:url(/x)}}}",
            '@media print{@supports(x:y){a{b:url("{0}")}}}',
            [("image", "https://shop.test/x")],
        ),
        ("a{&:hover{b:url(x)}}", 'a{&:hover{b:url("{0}")}}', [("image", "https://shop.test/css/x")]),
        ('@import "b.css" screen;', '@import url("{0}") screen;', [("style", "https://shop.test/css/b.css")]),
        ("@import url(b.css) layer(x);", '@import url("{0}") layer(x);', [("style", "https://shop.test/css/b.css")]),
        ("@import url('b.css');", '@import url("{0}");', [("style", "https://shop.test/css/b.css")]),
        ("@font-face{src:url(f.woff2)}", '@font-face{src:url("{0}")}', [("font", "https://shop.test/css/f.woff2")]),
        ('@layer x{@font-face{src:url(f.eot) format("embedded-opentype")}}', None, []),
        (
            'a{b:image-set("a.png" 1x,"b.png" 2x)}',
            None,
            [("image", "https://shop.test/css/a.png"), ("image", "https://shop.test/css/b.png")],
        ),
        ("a{filter:url(#blur)}", "a{filter:url(#blur)}", []),
        ("a{mask:url(s.svg#icon)}", 'a{mask:url("{0}#icon")}', [("image", "https://shop.test/css/s.svg")]),
        ("a{b:url(data:image/png;base64,AA)}", 'a{b:url("data:image/png;base64,AA")}', []),
        ("a{b:url(javascript:x)}", 'a{b:url("data:,")}', []),
        ("a{b:\\75rl(x.png)}", 'a{b:url("{0}")}', [("image", "https://shop.test/css/x.png")]),
        ("a{b:url(http://[bad)}", 'a{b:url("data:,")}', []),
        ("@namespace svg 'http://www.w3.org/2000/svg';", '@namespace svg "http://www.w3.org/2000/svg";', []),
    ],
)
def test_every_address_of_a_stylesheet_leads_to_a_kept_asset(css: str, expected: str | None, wanted: list[tuple[str, str]]):
    found, noted = rewritten(css)
    assert noted == wanted
    assert expected is None or found == expected
    assert "shop.test" not in found


def test_a_stylesheet_can_not_end_the_element_it_stands_in():
    assert "</style" not in rewritten('a::before{content:"</style><script>alert(1)</script>"}')[0]


@pytest.mark.parametrize("piece", ["{", "(", "[", "a{b:", "url(", "'", "/*", "\\", "@import "])
def test_hostile_repetitions_come_to_an_end(piece: str):
    assert isinstance(rewritten(piece * (50_000 // len(piece)))[0], str)


def test_a_style_attribute_is_rewritten_only_when_it_has_an_address():
    references = AssetReferences("https://shop.test/")
    assert rewrite_style("color: red;;", references) == "color: red;;"
    assert rewrite_style("background:url(x)", references) == f'background:url("{references.mark}0z")'


@pytest.mark.parametrize(
    "css", [r"a{b:url('\d800')}", r"a{b:url(\d800)}", r"a{color:\d800;content:'\dfff'}", r"@\d800 x;", r"@import '\d800';"]
)
def test_an_escape_of_half_a_character_leaves_a_stylesheet_that_can_be_kept(css):
    found, wanted = rewritten(css)
    assert found.encode()
    assert rewrite_style(css, AssetReferences("https://shop.test/")).encode()
    assert all(address.encode() for _, address in wanted)
