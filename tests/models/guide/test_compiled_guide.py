from dataclasses import replace

import pytest

from models.guide import Button, GuideDocument, NotPublishable, Step, compile_guide, missing
from models.guide.translation import Translation
from models.release.wire_format import wire_content
from tests.support.people import NOW, TARGET, tour


def test_a_guide_without_steps_says_what_is_missing():
    assert missing("tour", GuideDocument()) == ["Add a first step: a guide without steps has nothing to show."]


@pytest.mark.parametrize(
    ("kind", "change", "sentence"),
    [
        ("tour", {"target": None}, "Step 1 needs a target: choose its element on the page."),
        ("tour", {"title": "  ", "body": ""}, "Step 1 is empty: write a title or a text."),
        ("tour", {"buttons": (Button(" "),)}, "Step 1: a button has no label."),
        (
            "tour",
            {"buttons": (Button("Go", action={"type": "step", "step": "gone"}),)},
            "Step 1: the button 'Go' goes to a step that no longer exists.",
        ),
        (
            "tour",
            {"buttons": (Button("Go", action={"type": "link", "url": ""}),)},
            "Step 1: the button 'Go' opens a link but has no address.",
        ),
        *(
            (
                "tour",
                {"buttons": (Button("Go", action={"type": "link", "url": url}),)},
                "Step 1: the button 'Go' opens a link that leads nowhere: check its host and port.",
            )
            for url in (
                "https://",
                "https://:80/",
                "https://a:99999/",
                "http://[::1",
                "https://a..b/",
                "https://a b/",
                "mailto:",
                "tel: ",
            )
        ),
        ("tour", {"body": '<p>See <a href="https://a..b/">this</a>.</p>'}, "Step 1 has a link that leads nowhere: https://a..b/"),
        ("hotspots", {}, "Step 1 is no hotspot, but this is a group of hotspots."),
    ],
)
def test_everything_that_keeps_a_guide_from_going_live_is_a_sentence(kind, change, sentence):
    step = replace(Step(id="s1", title="Save", target=TARGET), **change)
    assert missing(kind, GuideDocument((step,))) == [sentence]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ('<p><a href="https://a..b/">hier</a></p>', "Step 1 in German has a link that leads nowhere: https://a..b/"),
        (
            '<p><img src="https://a.example/x.png"></p>',
            "Step 1 in German has a picture of unknown size, so that the card would jump: take it out and add it again.",
        ),
        (
            f"<p>{'x<br>' * 501}</p>",
            "Step 1 in German has a text with more than 490 lines or marks in one place: shorten it.",
        ),
    ],
)
def test_so_is_everything_that_keeps_a_translation_from_it(body, sentence):
    document = GuideDocument((Step("s1", "modal", title="Hello", body="<p>Here</p>"),))
    assert missing("tour", document.with_translation("de", {"s1.body": Translation("<p>Hier</p>", "x")})) == []
    assert missing("tour", document.with_translation("de", {"s1.body": Translation(body, "x")})) == [sentence]


def test_visitors_get_selectors_and_identity_and_nothing_else_of_a_target(database, alice):
    """A build's checks read the path that it was picked on; it stays out of what travels."""
    with database.writing() as session:
        guide = tour(session, alice)
        picked = guide.document.changed("s1", lambda step: replace(step, page="https://app.example/boats/42?berth=7#top"))
        content = compile_guide(guide, picked)["content"]
    assert content["steps"][0]["target"] == {"selectors": ["#save"]}
    assert content["steps"][0]["page"] == "/boats/:id"
    travels = wire_content(content)["steps"][0]
    assert travels["target"] == {"selectors": ["#save"]}
    assert "page" not in travels


def test_all_reasons_come_at_once(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        broken = GuideDocument((Step(id="s1"), Step(id="s2", title="Two")))
        guide.edit(broken, "Changed", session.merge(alice.member), NOW)
        with pytest.raises(NotPublishable) as refused:
            compile_guide(guide)
    assert len(refused.value.reasons) == 3
