"""When a guide shows, as a release carries it: named segments written out, and the page where the guide begins."""

from urllib.parse import urlsplit

from sqlalchemy.orm import object_session

from models.guide.guide import Guide
from models.guide.guide_document import GuideDocument
from models.guide.rules import Rules
from models.guide.rules.audience import BadAudience
from models.guide.rules.rules_json import RulesJson
from models.guide.segment import Segment
from models.site.page_address import page_of
from models.support.json_reader import Faults


def compile_rules(guide: Guide, document: GuideDocument) -> RulesJson:
    """The rules as the player reads them. Raises Faults for rules that can't be read, BadAudience for a missing segment."""
    rules = Rules.parse(document.rules)
    session = object_session(guide)
    library = Segment.library(session, guide.site_id) if rules.segments and session else None
    return rules.released(library or {})


def rule_gaps(guide: Guide, document: GuideDocument) -> list[str]:
    """What keeps a guide's rules from going live, one sentence each."""
    try:
        compile_rules(guide, document)
    except Faults as problem:
        return [f"When it shows: {path.replace('_', ' ')} {sentence}." for path, sentence in problem.faults]
    except BadAudience as problem:
        return [str(problem)]
    return []


def beginning(document: GuideDocument) -> str:
    """The page, without its host, on which a guide that is asked for by link or API begins; empty when it may be any."""
    page = next((step.page for step in document.steps if step.page), "")
    started_by_page = document.rules.get("trigger", {}).get("type") in {"link", "api"}
    if not page or not started_by_page or not document.rules.get("pages", {}).get("include"):
        return ""
    parts = urlsplit(page_of(page))
    query, fragment = (f"{mark}{part}" if part else "" for mark, part in (("?", parts.query), ("#", parts.fragment)))
    return f"{parts.path or '/'}{query}{fragment}"[:2000]
