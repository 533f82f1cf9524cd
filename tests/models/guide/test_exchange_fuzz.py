"""Files that were damaged on their way: each is taken whole or refused with sentences, and never anything else."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from models.guide import Button, GuideDocument, Step
from models.guide.exchange import FileRefused, read_csv, read_xliff, write_csv, write_xliff
from models.guide.rich_text import clean, to_tree
from models.guide.translation import Translation, texts_of

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffd"), min_size=1, max_size=60)
STEP = Step(
    "s-1", "modal", title="Hello", body='<p>See <a href="/x">this</a> <strong>now</strong></p>', buttons=(Button("Next"),)
)
DOCUMENT = GuideDocument((STEP,))
FILE = write_xliff(DOCUMENT.with_translation("de", {"s-1.title": Translation("Hallo", "x")}), "Guide", "de")
SHEET = write_csv(DOCUMENT.with_translation("de", {"s-1.title": Translation("Hallo", "x")}), "de")
NOISE = st.sampled_from(
    ["<", ">", "&", '"', "'", "</target>", "<pc id='1'>", "<!DOCTYPE a>", "]]>", "\0", "\n", ",", ";", "=1", "\ud800", ""]
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_damaged_file_is_taken_whole_or_refused(data):
    for file, read in ((FILE, read_xliff), (SHEET, read_csv)):
        start = data.draw(st.integers(0, len(file)))
        end = data.draw(st.integers(start, min(len(file), start + 40)))
        damaged = file[:start] + data.draw(NOISE) + file[end:]
        with contextlib.suppress(FileRefused):
            for path, text in read(DOCUMENT, damaged).texts.items():
                # A title or a label is plain words, which may have any character in them.
                assert not path.endswith(".body") or clean(text.text) == text.text


@settings(max_examples=200, deadline=None)
@given(title=WORDS, label=WORDS, words=WORDS)
def test_any_words_come_back_as_they_went_out(title, label, words):
    sources = {text.path: text for text in texts_of(DOCUMENT.steps)}
    body = clean(STEP.body.replace("now", words.replace("<", "&lt;").replace("&", "&amp;")))
    said = {"s-1.title": title, "s-1.buttons.0": label, "s-1.body": body}
    texts = {path: Translation(sources[path].read(text), sources[path].name) for path, text in said.items()}
    texts = {path: text for path, text in texts.items() if not sources[path].is_empty(text.text)}
    document = DOCUMENT.with_translation("de", texts)
    assert read_csv(DOCUMENT, write_csv(document, "de")).texts == document.translations["de"]
    back = read_xliff(DOCUMENT, write_xliff(document, "Guide", "de")).texts
    for path, text in document.translations["de"].items():
        if path != "s-1.body":
            assert back[path] == text


PIECES = (
    "words", "\x0b", "\ufffe", "\r", ";;;;", "&amp;", "<br>", "<hr>", "<p>Hi</p>", '<p dir="rtl">Hi</p>', "<strong>Hi</strong>",
    '<a href="/y">There</a>', '<a href="/x" dir="ltr"><em>that</em></a>', "<ul><li>One<ol><li>Two</li></ol></li></ul>",
    "<pre>\n\nx</pre>", "<blockquote><p>https://youtu.be/abc</p></blockquote>", "<p>https://vimeo.com/1</p>",
    '<img src="https://a.example/&amp;x.png" width="3" height="4" alt="A &quot;boat&quot; \ufffe">', "<code></code>", "<s>x</s>",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6), st.lists(st.sampled_from(PIECES), max_size=6))
def test_a_translation_comes_back_whatever_markup_it_has_and_its_source_has_not(said, source):
    document = GuideDocument((Step("s-1", "modal", title="Hello", body=clean("".join(source))),))
    texts = {text.path: text for text in texts_of(document.steps)}
    if (text := texts.get("s-1.body")) is None or text.is_empty("".join(said)):
        return
    document = document.with_translation("de", {"s-1.body": Translation(text.read("".join(said)), text.name)})
    kept = document.translations["de"]["s-1.body"]
    assert read_csv(document, write_csv(document, "de")).texts["s-1.body"] == kept
    back = read_xliff(document, write_xliff(document, "Guide", "de")).texts["s-1.body"]
    assert to_tree(back.text) == to_tree(kept.text)
    assert back.of == kept.of
