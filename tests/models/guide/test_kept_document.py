"""What is written can be read: bounds hold for what is stored, whatever it came from."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from models.guide import Button, Draft, Guide, GuideDocument, Step
from models.guide.kept_document import LARGEST, NotKept, kept
from models.guide.rich_text import LONGEST_BODY, TextTooLong, clean, kept_text
from models.guide.translation import SourceText, Translation
from models.support.unreadable import Unreadable
from tests.support.people import NOW, tour

AMPERSAND = "&amp;"
STEPS = tuple(Step(f"s-{number}", "modal", title="Hello", placement="center") for number in range(61))
PIECES = st.sampled_from(["a", "&", "<", '"', "\n", " ", "<br>", "😀", "<img src='https://a.example/x.png' width=3 height=4>"])
TAGS = "p div a ul ol li h1 pre code blockquote strong em table tr td figure svg math style select option noscript".split()
NESTED = st.recursive(
    PIECES,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}{' href=x' if tag == 'a' else ''}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@pytest.mark.parametrize("surplus", [-1, 0, 1])
def test_a_text_is_as_long_as_it_is_kept(surplus):
    words = "a" * (LONGEST_BODY - 10 * len(AMPERSAND) + surplus) + "&" * 10
    if surplus > 0:
        with pytest.raises(TextTooLong, match="20,001 characters with its markup"):
            kept_text(words)
    else:
        assert len(kept_text(words)) == LONGEST_BODY + surplus
        assert kept_text(kept_text(words)) == kept_text(words)


@settings(max_examples=600, deadline=None)
@given(st.lists(NESTED, max_size=4).map("".join))
def test_what_was_cleaned_is_clean(html):
    assert clean(clean(html)) == clean(html)


def test_lines_that_code_begins_with_do_not_go_one_by_one():
    assert clean("<pre><figure>\n</figure><figure>\n</figure>x</pre>") == "<pre>x</pre>"


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (GuideDocument(STEPS), "The list of steps has 61 entries; at most 60 are possible."),
        (GuideDocument((Step("s-1", body="&" * 19_000),)), "Steps? 1, text, has 95,000 characters"),
        (GuideDocument((Step("s-1", title="\ud800"),)), "a character or a number that can't be stored"),
        (GuideDocument((Step("s-1", target={"selectors": [1e400]}),)), "a character or a number that can't be stored"),
        (GuideDocument((Step("s-1", buttons=(Button("x" * 61),)),)), "Step 1, button 1, label, has 61 characters"),
        (
            GuideDocument(STEPS[:1], translations={"de": {"s-0.body": Translation("&" * 19_995, "x")}}),
            "Translations, de, s-0, text, text, has",
        ),
        (GuideDocument(STEPS[:1], {"pages": {"include": "/"}}), "must be a list"),
    ],
)
def test_a_document_that_could_not_be_read_again_is_not_written(document, sentence):
    with pytest.raises(NotKept, match=sentence) as refused:
        kept(document)
    assert str(refused.value).startswith("Nothing was saved. ")


def test_a_whole_document_has_a_bound_of_its_own():
    texts = {f"s-{number}.body": Translation("x" * 19_000, "y") for number in range(60)}
    with pytest.raises(NotKept, match=f"at most {LARGEST:,} are possible"):
        kept(GuideDocument(STEPS[:60], translations={"de": texts}))


def test_a_translation_is_judged_as_it_is_kept():
    text = SourceText("s-1.body", "body", 1, "Hello")
    with pytest.raises(ValueError, match="has 99,975 characters with its markup"):
        text.read("&" * 19_995)


def test_an_edit_that_could_not_be_read_changes_nothing(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        before = guide.raw
        with pytest.raises(NotKept):
            guide.edit(GuideDocument(STEPS), "Too many", session.merge(alice.member), NOW)
        assert guide.raw == before
        assert guide.draft_number == 1


@pytest.mark.parametrize(
    "damage",
    [[], "x", {"steps": {}}, {"steps": [[]]}, {"steps": [{"id": "s1", "body": "&" * 19_995}]}, {"rules": {"trigger": []}}],
    ids=lambda damage: json.dumps(damage)[:20],
)
def test_a_damaged_draft_is_said_of_its_guide_and_the_one_before_it_is_known(database, alice, damage):
    with database.writing() as session:
        guide = tour(session, alice)
        guide.edit(GuideDocument(STEPS[:2]), "Second", session.merge(alice.member), NOW)
        session.execute(update(Draft).where(Draft.guide_id == guide.id, Draft.number == 2).values(document=damage))
        session.expire_all()
        assert guide.readable is None
        with pytest.raises(Unreadable, match="The guide Welcome can't be read"):
            _ = guide.document
        assert guide.raw == damage
        assert guide.last_readable() == 1
        assert guide.move_to_draft(1, session.merge(alice.member), NOW)
        assert guide.document.steps[0].title == "Save here"
        with pytest.raises(Unreadable):
            guide.move_to_draft(2, session.merge(alice.member), NOW)
        assert guide.draft_number == 1


def test_a_copy_keeps_rules_that_an_earlier_cairn_took(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        old = {**guide.raw, "rules": {"pages": {"include": [{"part": "path", "operator": "equals", "value": "/" + "é" * 1999}]}}}
        session.execute(update(Draft).where(Draft.guide_id == guide.id).values(document=old))
        session.expire_all()
        copy = guide.duplicate(session.merge(alice.member), NOW)
        assert isinstance(copy, Guide)
        assert copy.document.rules == old["rules"]
