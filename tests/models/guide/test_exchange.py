"""Translations out and in: what went out comes back the same, and one bad entry keeps everything out."""

from dataclasses import replace

import pytest

from models.guide import Button, GuideDocument, Step
from models.guide.exchange import FileRefused, read_csv, read_xliff, write_csv, write_xliff
from models.guide.rich_text import LONGEST_BODY
from models.guide.translation import Translation, texts_of

BODY = (
    '<p>Hello <strong>{{ name | there }}</strong>, see <a href="/boats">your boats</a>.</p><ul><li>One</li><li>Two</li></ul>'
    '<p>https://youtu.be/abc123</p><p><img src="https://cdn.example.com/a.png" width="30" height="20" alt="A boat"></p>'
)
STEP = Step("s-1", "modal", title="=Welcome & <hello>", body=BODY, buttons=(Button("Next"), Button("Back")))
DOCUMENT = GuideDocument((STEP, Step("s-2", "modal", title="-Bye")))
TEXTS = {text.path: text for text in texts_of(DOCUMENT.steps)}


def translated():
    said = {
        "s-1.title": "=Willkommen & <hallo>",
        "s-1.body": BODY.replace("Hello", "Hallo").replace("your boats", "deine Boote"),
        "s-1.buttons.0": "'Weiter",
    }
    return DOCUMENT.with_translation(
        "de", {path: Translation(TEXTS[path].read(text), TEXTS[path].name) for path, text in said.items()}
    )


@pytest.mark.parametrize(
    ("write", "read"),
    [(write_csv, read_csv), (lambda document, tag: write_xliff(document, 'A "guide"', tag), read_xliff)],
    ids=["csv", "xliff"],
)
def test_what_went_out_comes_back_the_same(write, read):
    document = translated()
    back = read(DOCUMENT, write(document, "de"))
    assert back.language == "de"
    assert DOCUMENT.with_translation("de", back.texts).translations["de"].keys() == document.translations["de"].keys()
    for path, text in document.translations["de"].items():
        assert TEXTS[path].read(back.texts[path].text) == back.texts[path].text
        assert back.texts[path].of == text.of
    assert back.texts["s-1.title"].text == "=Willkommen & <hallo>"
    assert back.texts["s-1.buttons.0"].text == "'Weiter"
    assert write(DOCUMENT.with_translation("de", back.texts), "de") == write(document, "de")


def test_no_cell_is_a_formula():
    for line in write_csv(translated(), "de").splitlines():
        for cell in line.split(","):
            assert not cell.lstrip('"').startswith(("=", "+", "-", "@"))


def test_rich_text_goes_out_in_codes_and_not_in_markup():
    file = write_xliff(DOCUMENT, "Guide", "de")
    source = file[file.index("<source><pc") : file.index("</source></segment></unit>\n", file.index("<source><pc"))]
    assert "&lt;" not in source
    assert '<ph id="' in source
    assert "https://youtu.be" not in source


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (('<pc id="2"', '<pc id="99"'), ("unit s-1.body", "has a code '99'")),
        (('<pc id="3"', '<pc id="2"'), ("unit s-1.body", "has the code 2 twice")),
        (('id="s-2.title"', 'id="s-9.title"'), ("unit s-9.title", "is no text of this guide")),
        (('trgLang="de"', 'trgLang="xx-nonsense"'), ("", "This is no language")),
        (('trgLang="de"', 'trgLang="en"'), ("", "is written in English already")),
        (('srcLang="en"', 'srcLang="fr"'), ("", "translates from fr")),
        (("document:2.0", "document:1.2"), ("", "no XLIFF 2 file")),
        (("<target>", "<target><script>alert(1)</script>"), ("unit s-1.title", "holds <")),
        (("</xliff>", ""), ("", "no well-formed XML")),
        (('encoding="UTF-8"?>', 'encoding="UTF-8"?><!DOCTYPE x [<!ENTITY a "b">]>'), ("", "document type")),
        (('encoding="UTF-8"?>', 'encoding="UTF-8"?><!DOCTYPE x SYSTEM "file:///etc/passwd">'), ("", "document type")),
        (("<target>", "<target>" + "x" * 300), ("unit s-1.title", "at most 200 are possible")),
    ],
)
def test_one_bad_entry_keeps_the_whole_file_out_and_is_named(change, fault):
    file = write_xliff(translated(), "Guide", "de")
    at = file.index("<target><pc") if change[0].startswith("<pc") else 0
    assert change[0] in file[at:]
    with pytest.raises(FileRefused) as refused:
        read_xliff(DOCUMENT, file[:at] + file[at:].replace(change[0], change[1], 1))
    place, sentence = refused.value.faults[0]
    assert place == fault[0]
    assert fault[1] in sentence


def test_every_fault_is_listed():
    file = (
        write_xliff(translated(), "Guide", "de")
        .replace('id="s-1.title"', 'id="a.title"')
        .replace('id="s-2.title"', 'id="b.title"')
    )
    with pytest.raises(FileRefused) as refused:
        read_xliff(DOCUMENT, file)
    assert [place for place, _ in refused.value.faults] == ["unit a.title", "unit b.title"]


def test_a_lost_link_is_named():
    file = write_xliff(translated(), "Guide", "de")
    target = file[file.index("<target><pc") : file.index("</target>", file.index("<target><pc"))]
    with pytest.raises(FileRefused, match=r"leaves out the code 1 \(p\)"):
        read_xliff(DOCUMENT, file.replace(target, "<target>Nur Text"))


@pytest.mark.parametrize(
    "file",
    [
        "",
        "<xliff",
        "a" * 1_000_000,
        "<a>" * 100,
        "<a>" * 30 + "<b/>" * 50_000 + "</a>" * 30,
        "\0",
        '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>',
        "<l>&undefined;</l>",
        "\ud800<x/>",
    ],
)
def test_hostile_files_get_a_sentence(file):
    for read in (read_xliff, read_csv):
        with pytest.raises(FileRefused):
            read(DOCUMENT, file)


def test_a_code_from_elsewhere_never_becomes_markup():
    file = write_xliff(translated(), "Guide", "de")
    file = file.replace("&lt;strong&gt;", "&lt;img src=x onerror=alert(1)&gt;").replace(
        "Hallo", "&lt;img src=x onerror=alert(1)&gt;"
    )
    text = read_xliff(DOCUMENT, file).texts["s-1.body"].text
    assert "<img src=x" not in text.replace('<img src="https://cdn.example.com/a.png"', "")
    assert "&lt;img src=x onerror=alert(1)&gt;" in text


def test_a_text_of_the_greatest_length_comes_back_as_it_was_written():
    body = TEXTS["s-1.body"].read("a<b>x</b>" * 1600 + "a" * (LONGEST_BODY - 1600 * 9))
    document = DOCUMENT.with_translation("de", {"s-1.body": Translation(body, "x")})
    assert len(body) == LONGEST_BODY
    assert read_xliff(document, write_xliff(document, "Guide", "de")).texts["s-1.body"].text == body


def test_a_file_that_lost_its_letters_on_the_way_is_refused():
    """As a sheet in windows-1252 does that something took for UTF-8."""
    for file, read in ((write_csv(translated(), "de"), read_csv), (write_xliff(translated(), "Guide", "de"), read_xliff)):
        with pytest.raises(FileRefused, match="save it as UTF-8") as refused:
            read(DOCUMENT, file.replace("deine Boote", "sch\ufffdne Boote"))
        assert len(refused.value.faults) == 1


def test_markup_that_a_translation_brings_along_is_sanitised():
    document = DOCUMENT.with_translation("de", {"s-1.body": Translation("<h2>Hallo</h2>", "x")})
    file = write_xliff(document, "Guide", "de")
    assert file.count("&lt;h2&gt;") == 1
    for bad in ("&lt;script&gt;", "&lt;img src=x onerror=alert(1)&gt;", "alert(1)", ""):
        with pytest.raises(FileRefused, match="that its source does not have"):
            read_xliff(DOCUMENT, file.replace("&lt;h2&gt;", bad))
    said = read_xliff(DOCUMENT, file.replace("&lt;h2&gt;", '&lt;h2 onclick="alert(1)" dir="rtl"&gt;'))
    assert said.texts["s-1.body"].text == '<h2 dir="rtl">Hallo</h2>'


def test_a_file_from_before_the_source_changed_comes_back_stale():
    file = write_csv(translated(), "de")
    changed = DOCUMENT.changed("s-1", lambda step: replace(step, title="Good morning"))
    text = next(text for text in texts_of(changed.steps) if text.path == "s-1.title")
    assert read_csv(changed, file).texts["s-1.title"].of != text.name
