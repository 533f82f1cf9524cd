"""Help: found by its words, true to the screens, with the organisation's own keys."""

import re
from pathlib import Path

import pytest

from web.screens.help_topics import TOPICS, search, topic_for

ROOT = Path(__file__).parents[2]
SCREENS = " ".join(
    re.sub(r"<[^>]+>|\{%.*?%\}", " ", path.read_text(encoding="utf-8"))
    for place in ("components", "web/pages", "web/screens", "web", "static/picker", "static/editor")
    for path in (ROOT / place).rglob("*")
    if path.suffix in {".html", ".py", ".js"} and "help" not in path.as_posix()
)


def test_help_has_a_workflow_with_the_sites_own_key(client, alice, charlie):
    page = client.sign_in(alice).get(f"/help/ci?site={charlie.site.id}")
    assert f"cairn check --site {alice.site.key} --from http" in page.words("pre")
    assert charlie.site.key not in page.text


def test_the_tag_is_shown_for_the_chosen_site_and_nobody_elses(client, alice, charlie):
    page = client.sign_in(alice).get(f"/help/install?site={charlie.site.id}")
    assert f"/player/v1/{alice.site.key}.js" in page.words("pre")
    assert charlie.site.key not in page.text


@pytest.mark.one_engine
def test_every_page_of_help_opens_and_is_listed(client, alice):
    signed_in = client.sign_in(alice)
    listed = {link["href"] for link in signed_in.get("/help").html.select("main a")}
    for topic in TOPICS:
        assert f"/help/{topic.key}" in listed
        page = signed_in.get(f"/help/{topic.key}")
        assert page.words("h1") == topic.title
        for link in page.html.select("main a[href^='/']"):
            assert signed_in.get(link["href"].split("?")[0]).status == 200, link["href"]


def _named() -> list[tuple[str, str]]:
    texts = ((topic.key, (ROOT / "web/pages" / topic.template).read_text(encoding="utf-8")) for topic in TOPICS)
    return [(key, " ".join(words.split())) for key, text in texts for words in re.findall(r"<b>(.*?)</b>", text)]


@pytest.mark.parametrize(("topic", "words"), _named())
def test_what_help_calls_a_control_stands_on_a_screen(topic, words):
    screens = " ".join(SCREENS.split())
    assert words in screens, f"{topic} speaks of “{words}”, which no screen shows"


def test_a_search_finds_titles_before_texts_and_shows_the_sentence():
    assert search("translate")[0].topic.key == "languages"
    found = search("xliff")
    assert [one.topic.key for one in found] == ["languages"]
    assert "XLIFF 2" in found[0].excerpt
    assert search("nobodywouldsaythis") == []
    assert search("") == []


def test_a_search_takes_any_letters(client, alice):
    page = client.sign_in(alice).get("/help?q=%3Cscript%3E(((*")
    assert page.status == 200
    assert "Nothing about" in page.words("main")


def test_a_page_that_is_not_there_is_a_404(client, alice):
    assert client.sign_in(alice).get("/help/nothing").status == 404


@pytest.mark.parametrize(
    ("path", "key"),
    [("/guides", "first-guide"), ("/guides/7", "pointing"), ("/guides/7/rules", "when-it-shows"), ("/sites/3/checks", "checks")],
)
def test_a_screen_leads_to_its_page_of_help(path, key):
    assert topic_for(path).key == key
    assert topic_for("/nowhere") is None
