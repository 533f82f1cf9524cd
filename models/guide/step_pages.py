"""The pages that a step belongs to: elsewhere it waits, whatever looks like its element there."""

import re
from urllib.parse import urlsplit

from models.guide.guide_document import GuideDocument
from models.guide.rules.page_rule import PageRule, Pages
from models.guide.rules.rules_json import PageRuleJson
from models.guide.step import Step
from models.site.page_address import page_of
from models.support.json_reader import Reader

ANYWHERE = "*"
"""What an author writes for a step that belongs to every page."""

_NAMES_A_RECORD = re.compile(r"\d+|(?=.*\d)[0-9a-f-]{8,}|(?=.*\d)(?=.*[A-Z])[\w-]{12,}")
"""A part of a path that is another one for each visitor: a number, or the like."""

_SPECIAL = re.compile(r"[*:]")


def pages_of(step: Step, document: GuideDocument) -> list[PageRuleJson]:
    """As page rules, one of which is enough; none for a step that belongs to every page.

    Where its author says nothing, it is the path that its element was picked on, and for what was picked where the guide begins,
    the pages on which the guide may begin.
    """
    if step.on:
        return [] if step.on == ANYWHERE else _rules(step.on)
    if not step.needs_target or not step.page:
        return []
    own, beginning = (usual_page(page) for page in (step.page, next(one.page for one in document.steps if one.page)))
    include = Pages.read(Reader.of(document.rules.get("pages", {}))).include if own == beginning else ()
    return [rule.to_json() for rule in include] or _rules(own)


def usual_page(page: str) -> str:
    """What belongs in the author's field for a step that was picked on that page: its path, or that in its fragment."""
    parts = urlsplit(page_of(page))
    mark, path = ("#", parts.fragment.partition("?")[0]) if parts.fragment else ("", parts.path or "/")
    if _SPECIAL.search(path):
        return mark + path
    return mark + "/".join(":id" if _NAMES_A_RECORD.fullmatch(part) else part for part in path.split("/"))


def usual_rule(page: str) -> PageRuleJson:
    """The page rule that names that page, as its author would: in a single-page application, its route in the fragment."""
    text = usual_page(page)
    has_query = "?" in urlsplit(page_of(page)).fragment
    return _read(f"{text}*" if has_query else text).to_json()


def page_gap(step: Step) -> str:
    """Why what its author wrote can be no page; empty when it can."""
    if not step.on or step.on == ANYWHERE:
        return ""
    reader = _reader(step.on)
    PageRule.read(reader)
    return f"The page that it shows on {reader.faults[0][1]}." if reader.faults else ""


def _rules(text: str) -> list[PageRuleJson]:
    """One is enough: a route in the fragment is the same with a query behind it, as a path is."""
    is_route = text.startswith("#") and not text.endswith("*") and "?" not in text
    return [_read(one).to_json() for one in ([text, f"{text}?*"] if is_route else [text])]


def _read(text: str) -> PageRule:
    return PageRule.read(_reader(text))


def _reader(text: str) -> Reader:
    part, value = ("fragment", text[1:]) if text.startswith("#") else ("path", text)
    return Reader.of({"part": part, "operator": "pattern" if _SPECIAL.search(value) else "equals", "value": value})
