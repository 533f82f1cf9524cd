"""Custom CSS: what is kept is what was meant, and nothing that is kept can load, run or reach outside of the card."""

import pytest

from models.engine.card_css.allowed_css import LONGEST_SHEET, MOST_RULES, allowed_css


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        (".card { border-radius: 4px; color: #222 }", ".card{border-radius:4px;color:#222}"),
        (".primary:hover{background:#333;color:white}", ".primary:hover{background:#333;color:white}"),
        (".card .body > p + p, .foot { margin: 4px }", ".card .body>p+p,.foot{margin:4px}"),
        ("p{color:light-dark(#111,#eee)}", "p{color:light-dark(#111,#eee)}"),
        ("@media (max-width: 400px) { .card { padding: 4px } }", "@media (max-width: 400px){.card{padding:4px}}"),
        ('h2{font-family:"Avenir Next", sans-serif}', 'h2{font-family:"Avenir Next", sans-serif}'),
        (".card{background:linear-gradient(90deg, #fff, #eee)}", ".card{background:linear-gradient(90deg, #fff, #eee)}"),
        ("/* a note */ a{color:var(--key)}", "a{color:var(--key)}"),
    ],
)
def test_what_is_harmless_is_kept(css, kept):
    assert allowed_css(css).css == kept
    assert not allowed_css(css).refused


LOADING = [
    "a{background:url(https://evil.example/x)}",
    "a{background:URL('https://evil.example/x')}",
    "a{background:u\\72l(https://evil.example/x)}",
    "a{background:image-set('https://evil.example/x' 1x)}",
    "a{background:-webkit-image-set(url(x) 1x)}",
    "a{background:src('https://evil.example')}",
    "a{background:cross-fade(url(a), url(b))}",
    "a{background:var(--x, url(https://evil.example))}",
    "a{background:#fff url(x)}",
    "@import 'https://evil.example/x.css';",
    "@im\\70ort url(x);",
    "@font-face{font-family:x;src:url(x)}",
    "@namespace url(x);",
    ".card{cursor:url(x),auto}",
    ".card{filter:url(x)}",
    ".card{mask:url(x)}",
    ".card{--x:url(x)}",
    "@media (max-width:1px){@import 'x';}",
    "@supports (color:red){a{background:url(x)}}",
]
ESCAPING = [
    ":host{color:#111}",
    "::slotted(p){color:#111}",
    "*{color:#111}",
    "body{color:#111}",
    "html a{color:#111}",
    ".layer{color:#111}",
    "cairn-stage{color:#111}",
    ".card *{color:#111}",
    ".card :hover{color:#111}",
    ":is(.close){color:#111}",
    ".card:has(.close){color:#111}",
    ".card:not(.x){color:#111}",
    "[class]{color:#111}",
    "#body{color:#111}",
    "button{color:#111}",
    ".close{color:#111}",
    ".\\63 lose{color:#111}",
    ".card{position:fixed}",
    ".card{position:absolute!important}",
    ".card{z-index:9}",
    ".card{display:none}",
    ".card{opacity:0}",
    ".card{visibility:hidden}",
    ".card{transform:scale(0)}",
    ".card{inset:0}",
    ".card{pointer-events:none}",
    ".card{width:1px}",
    ".card{clip-path:circle(0)}",
    ".card{content:'x'}",
    ".card::before{color:#111}",
    ".card{margin:-400px}",
    ".card{padding:9999px}",
    ".text{font-size:0}",
    ".text{font-size:99px}",
    ".text{color:transparent}",
    ".text{color:#1110}",
    ".text{text-indent:-9999px}",
    ".text{line-height:0}",
    ".card{all:unset}",
    ".card{animation:x 1s}",
    ".card{outline:0}",
    ".card{color:#111!important}",
    ".card{width:expression(alert(1))}",
    ".card{behavior:url(x)}",
    ".card{-moz-binding:url(x)}",
    "@keyframes x{from{opacity:0}}",
    "@media screen{a{color:#111}}",
    "</style><script>alert(1)</script>",
    "<!-- .card{position:fixed} -->",
    ".card{&:hover{position:fixed}}",
    ".card{margin:calc(-100px)}",
    ".card{margin:env(x)}",
    ".card{color:attr(x)}",
]


@pytest.mark.parametrize("css", [*LOADING, *ESCAPING])
def test_what_could_load_or_escape_is_left_out_with_the_reason(css):
    result = allowed_css(css)
    assert result.css == ""
    assert result.refused
    assert result.refused[0].sentence.startswith("Line 1: ")


def test_one_bad_declaration_leaves_the_rest_and_names_its_line():
    result = allowed_css(".card {\n  padding: 4px;\n  position: fixed;\n  color: #222;\n}")
    assert result.css == ".card{padding:4px;color:#222}"
    assert [one.sentence for one in result.refused] == ["Line 3: position is not on the list of properties that themes may set."]


@pytest.mark.parametrize(
    "css",
    [
        *("{" * 7000, "a{" * 4000, "(" * 7000, "[" * 7000, "/*" * 4000, "a," * 4000, "\\" * 7000, "'" * 7000),
        *("@media " + "(]" * 3900, "@media (" + "')'(" * 1900, ".card{color:" + "(]" * 3900),
    ],
)
def test_nesting_and_repetition_are_bounded(css):
    assert allowed_css(css).css == ""


@pytest.mark.parametrize("colour", ["hsl(0 1e999% 0%)", "hsl(0 1e200% 1e200%)", "hsl(none 1e999% 1e999%)"])
def test_a_colour_that_is_no_number_on_any_screen_is_refused(colour):
    assert [one.why for one in allowed_css(f".card{{background:{colour}}}").refused] == ["holds a colour that can't be read"]


@pytest.mark.parametrize("css", [r".card{\d800 :red}", r".\d800{color:red}", r"@\d800 x;", r".card{padding:1\d800}"])
def test_what_is_refused_is_told_in_words_that_can_be_written(css):
    (refused,) = allowed_css(css).refused
    assert refused.sentence.encode()


def test_a_sheet_is_bounded_in_length_and_in_rules():
    assert allowed_css("a" * (LONGEST_SHEET + 1)).refused[0].why == "has more than 8,000 characters"
    many = allowed_css("a{color:#111}" * (MOST_RULES + 5))
    assert many.css.count("a{") == MOST_RULES
    assert many.refused[0].why == f"is left out: at most {MOST_RULES} rules are possible"


def test_filtering_what_was_kept_changes_nothing():
    css = ".card .body>p+p,.foot{margin:4px;background:rgb(1 2 3 / .5)}@media (max-width: 400px){h2{font-size:1.1em}}"
    assert allowed_css(css).css == css
