"""The pages of help: which there are, what each is about, and how they are searched."""

import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

PAGES = Path(__file__).parents[1] / "pages"
LONGEST_QUERY = 80
EXCERPT = 140
"""Characters of a page around the word that was found."""


@dataclass(frozen=True)
class HelpTopic:
    """`screens` are the addresses that it helps with, as patterns of their paths."""

    key: str
    title: str
    summary: str
    group: str
    screens: tuple[str, ...] = ()

    @property
    def address_name(self) -> str:
        return f"help_{self.key.replace('-', '_')}"

    @property
    def template(self) -> str:
        """Where its text is. How the tag is installed depends on the site, and has a page of its own."""
        return "help/install.html" if self.key == "install" else f"help/topics/{self.key}.html"


@dataclass(frozen=True)
class Found:
    """A topic that answers a search, with the sentence around what was found."""

    topic: HelpTopic
    excerpt: str


BEGIN, MAKE, WHO, BRING, HOUSE = GROUPS = (
    "Begin",
    "Make",
    "Decide who sees it",
    "Bring it to visitors",
    "Your organisation",
)
_GUIDE, _SITE = r"/guides/\d+", r"/sites/\d+"


def _topic(group: str, key: str, title: str, summary: str, *screens: str) -> HelpTopic:
    return HelpTopic(key, title, summary, group, screens)


TOPICS = (
    _topic(BEGIN, "first-guide", "Make your first guide", "From nothing to a live tour in six steps.", "/guides", "/guides/new"),
    _topic(BEGIN, "install", "Install the tag", "One line for any page: plain HTML, frameworks, tag managers.", "/sites.*"),
    _topic(MAKE, "pointing", "Choose an element", "On a picture of the page, on the live page, or by recording.", _GUIDE),
    _topic(MAKE, "texts", "Write texts and buttons", "Names of visitors in texts, pictures, videos, buttons."),
    _topic(MAKE, "going-on", "Go on to the next step", "By a button or by itself, and over several pages."),
    _topic(MAKE, "languages", "Translate a guide", "Side by side, or by a file for translators.", f"{_GUIDE}/translations.*"),
    _topic(MAKE, "themes", "Change how cards look", "Colours, font and shape, tried on your own page.", f"{_SITE}/themes.*"),
    _topic(
        MAKE,
        "tidying",
        "Keep guides in order",
        "Find, label, archive, delete and bring back; replace words in all of them.",
        "/deletions",
        "/text-replacements",
    ),
    _topic(WHO, "when-it-shows", "When it shows", "Where, to whom, when and how often; why not.", f"{_GUIDE}/rules"),
    _topic(
        WHO,
        "segments",
        "Segments and attributes",
        "Groups of visitors, by facts that stay with them.",
        f"{_SITE}/segments.*",
        f"{_SITE}/attributes.*",
    ),
    _topic(
        BRING,
        "publishing",
        "Publish and take down",
        "Staging, plans, versions, and the way back.",
        f"{_GUIDE}/(versions|planned-publication|publication-sheet)",
        f"{_SITE}/releases",
    ),
    _topic(BRING, "reviews", "Ask for a review", "Somebody else looks before visitors do.", "/reviews.*", f"{_GUIDE}/reviews"),
    _topic(BRING, "targets", "When an element changes", "Found, Moved, Unsure, Missing: what to do.", "/inbox.*"),
    _topic(BRING, "checks", "Check targets", "On a button, at night, and in your build.", f"{_SITE}/checks"),
    _topic(BRING, "numbers", "Read the numbers", "What each figure means, and who is not counted.", f"{_GUIDE}/numbers"),
    _topic(HOUSE, "members", "Members and roles", "Who may do what.", "/members.*", "/organisation.*"),
    _topic(HOUSE, "privacy", "Privacy", "What to tell your data-protection officer.", "/privacy.*", "/account"),
)
INSTALL = next(topic for topic in TOPICS if topic.key == "install")


def topic_for(path: str) -> HelpTopic | None:
    """The page of help about the screen at that address."""
    matching = [(len(pattern), topic) for topic in TOPICS for pattern in topic.screens if re.fullmatch(pattern, path)]
    return max(matching, key=lambda one: one[0])[1] if matching else None


def near(topic: HelpTopic) -> list[HelpTopic]:
    return [one for one in TOPICS if one.group == topic.group and one is not topic]


def search(query: str) -> list[Found]:
    """The topics that have all of its words, titles before texts; a word counts from its beginning."""
    words = [re.compile(rf"\b{re.escape(word)}", re.IGNORECASE) for word in query[:LONGEST_QUERY].split()]
    scored = [(_score(topic, words), topic) for topic in TOPICS] if words else []
    best = sorted((one for one in scored if one[0]), key=lambda one: -one[0])
    return [Found(topic, _excerpt(topic, words)) for _, topic in best]


def _score(topic: HelpTopic, words: list[re.Pattern[str]]) -> int:
    heads, text = f"{topic.title} {topic.summary}", _text(topic)
    if not all(word.search(heads) or word.search(text) for word in words):
        return 0
    return sum(20 * bool(word.search(topic.title)) + 5 * bool(word.search(topic.summary)) for word in words) + 1


def _excerpt(topic: HelpTopic, words: list[re.Pattern[str]]) -> str:
    text = _text(topic)
    found = next((hit for word in words if (hit := word.search(text))), None)
    if found is None:
        return topic.summary
    start = text.rfind(". ", 0, found.start()) + 2 if ". " in text[: found.start()] else 0
    start = max(start, found.start() - EXCERPT // 2)
    end = text.rfind(" ", 0, start + EXCERPT) if start + EXCERPT < len(text) else len(text)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


@cache
def _text(topic: HelpTopic) -> str:
    """Its words as they are read."""
    source = (PAGES / topic.template).read_text(encoding="utf-8")
    plain = re.sub(r"\{\{ '(.*?)' \}\}|\{[{%#].*?[}%#]\}", r"\1", source)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", plain)).split())
