"""Every address that stores a document, and how it is asked."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from models.check.finding import Finding
from models.guide.kept_step import KeptStep
from models.guide.segment import Segment
from models.release.release import ReleaseMove
from models.review import Review
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from models.site.time_note import TimeNote
from models.support.canonical_json import content_hash
from tests.support.bounds import line
from tests.support.document_writes import (
    LANGUAGES,
    file,
    new_guide,
    no_translation,
    plain,
    rules,
    segment,
    step,
    theme,
    translation,
)
from tests.support.live_page_writes import pick, words
from tests.support.program_writes import PROGRAM_WRITES
from web.screens.segment_screen import STARTS
from web.screens.text_changes import STATE


def _draft(step):
    return lambda desk, _draw: {"number": desk.read()[0].draft_number + step}


def _replacement(desk, draw):
    """Of a word of the guide at hand, in the state that it is in."""
    _, document = desk.read()
    words = [word for step in document.steps for word in step.title.split()[:1]] or ["a"]
    chosen = f"{desk.guide}.{content_hash(document.to_json())[:STATE]}"
    return {"wanted": draw(st.sampled_from(words))[:100], "instead": draw(line(100)), "guide": chosen}


def _own_step(desk, draw):
    """Another step is at hand from now on."""
    _, document = desk.read()
    desk.step = draw(st.sampled_from(document.steps)).id if document.steps else desk.step
    return {"chosen": desk.step, "kind": draw(st.sampled_from(["tooltip", "modal", "banner"]))}


def _keep(desk, draw):
    """The step at hand, for reuse."""
    return desk.ask("POST", "site_kept_steps", {"guide": str(desk.read()[0].id), "step": desk.step, "name": draw(line(100))})


def _site(desk, draw):
    return {"name": draw(line(100)), "address": desk.page + draw(line(2000 - len(desk.page)))}


def _note(_desk, draw):
    return {"day": draw(st.sampled_from(["2026-11-24", "2026-02-28"])), "words": draw(line(200))}


def _page(desk, draw):
    return {"url": f"{desk.page}?{draw(line(1900))}"}


def _opener(desk, _draw):
    """What the step at hand points at, once it points at something."""
    desk.ask("POST", "guide_step_snapshot", {"url": desk.page})
    desk.ask("PUT", "guide_step_target", {"selector": "#add-boat"})
    return {"step": desk.step}


def _newest_finding(desk, _draw):
    return {"finding": str(getattr(desk.newest(Finding), "id", 0))}


def _restoration(desk, _draw):
    """Of the newest version of the guide at hand, once it is published."""
    desk.ask("POST", "guide_publication", {"seen": desk.live()})
    return desk.ask("POST", "guide_version_restoration", version_hash=desk.newest_version())


def _publication(desk, draw):
    environment = draw(st.sampled_from(["staging", "production"]))
    return {"environment": environment, "seen": desk.live(environment)}


def _terms(_desk, draw):
    return {"purpose": f"For {draw(line(400))} and more", "legal_basis": "consent", "names": draw(line(90))}


WRITES = {
    ("POST", "sites"): plain(
        "POST", "sites", lambda d, draw: {"name": draw(line(100)), "address": d.page + draw(line(1900))}, False
    ),
    ("POST", "site"): plain(
        "POST", "site", lambda d, draw: {"name": draw(line(100)), "address": d.page + draw(line(1900))}, False
    ),
    ("POST", "site_attributes"): plain(
        "POST", "site_attributes", lambda _, draw: {"name": draw(line(200)), "type": "date", "note": draw(line(200))}
    ),
    ("DELETE", "site_attribute"): plain("DELETE", "site_attribute", attribute_id=SiteAttribute),
    ("POST", "time_notes"): plain("POST", "time_notes", _note),
    ("PUT", "time_note"): plain("PUT", "time_note", _note, note_id=TimeNote),
    ("DELETE", "time_note"): plain("DELETE", "time_note", note_id=TimeNote),
    ("POST", "site_segments"): plain(
        "POST", "site_segments", lambda _, draw: {"name": draw(line(100)), "start": draw(st.sampled_from(list(STARTS)))}, False
    ),
    ("PUT", "site_segment"): segment,
    ("DELETE", "site_segment"): plain("DELETE", "site_segment", segment_id=Segment),
    ("POST", "site_kept_steps"): _keep,
    ("DELETE", "site_kept_step"): plain("DELETE", "site_kept_step", kept_id=KeptStep),
    ("PUT", "site_showing"): plain(
        "PUT", "site_showing", lambda _, draw: {"zone": "UTC", "budget": "2", "staging_hosts": draw(line(60))}
    ),
    ("PUT", "site_identified_mode"): plain("PUT", "site_identified_mode", _terms),
    ("POST", "site_identified_mode"): plain("POST", "site_identified_mode", _terms),
    ("DELETE", "site_identified_mode"): plain("DELETE", "site_identified_mode"),
    ("PUT", "site_forwarders"): plain("PUT", "site_forwarders", lambda _, draw: {"forwards": draw(line(60))}),
    ("POST", "site_themes"): plain("POST", "site_themes", lambda _, draw: {"name": draw(line(60))}, False),
    ("PUT", "site_theme"): theme("PUT"),
    ("POST", "site_theme"): theme("POST"),
    ("DELETE", "site_theme"): plain("DELETE", "site_theme", theme_id=Theme),
    ("PUT", "site_theme_default"): plain("PUT", "site_theme_default", theme_id=Theme),
    ("DELETE", "site_theme_default"): plain("DELETE", "site_theme_default", theme_id=Theme),
    ("POST", "site_theme_publication"): plain("POST", "site_theme_publication"),
    ("POST", "site_releases"): plain("POST", "site_releases", lambda d, _: {"move": getattr(d.newest(ReleaseMove), "id", 1) - 1}),
    ("DELETE", "site_releases"): plain("DELETE", "site_releases"),
    ("POST", "guides"): new_guide,
    ("POST", "guide"): plain("POST", "guide", lambda _, draw: {"name": draw(line(100))}),
    ("POST", "guide_copies"): plain("POST", "guide_copies", part=False),
    ("POST", "text_replacements"): plain("POST", "text_replacements", _replacement, part=False),
    ("DELETE", "text_replacements"): plain(
        "DELETE", "text_replacements", lambda d, _: {"done": f"{d.guide}.{d.read()[0].draft_number}"}
    ),
    ("PUT", "guide_draft"): plain("PUT", "guide_draft", _draft(-1)),
    ("POST", "guide_draft"): plain("POST", "guide_draft", _draft(1), part=False),
    ("PUT", "guide_order"): plain("PUT", "guide_order", lambda d, _: {"order": ",".join(s.id for s in d.read()[1].steps[::-1])}),
    ("POST", "guide_steps"): plain("POST", "guide_steps", _own_step),
    ("PUT", "guide_step"): step,
    ("DELETE", "guide_step"): plain("DELETE", "guide_step", _own_step),
    ("POST", "guide_step_copies"): plain("POST", "guide_step_copies", _own_step, part=False),
    ("PUT", "guide_step_target"): plain(
        "PUT", "guide_step_target", lambda _, draw: {"selector": draw(st.sampled_from(["#add-boat", "form button", "a" * 4001]))}
    ),
    ("DELETE", "guide_step_target"): plain("DELETE", "guide_step_target"),
    ("PUT", "guide_step_opener"): plain("PUT", "guide_step_opener", _opener),
    ("DELETE", "guide_step_opener"): plain("DELETE", "guide_step_opener"),
    ("POST", "guide_step_snapshot"): plain("POST", "guide_step_snapshot", _page),
    ("PUT", "guide_rules"): rules,
    ("PUT", "guide_language"): plain("PUT", "guide_language", lambda _, draw: {"language": draw(LANGUAGES)}),
    ("POST", "guide_language"): plain("POST", "guide_language", lambda _, draw: {"language": draw(LANGUAGES)}),
    ("PUT", "guide_theme"): plain("PUT", "guide_theme", lambda d, _: {"theme": getattr(d.newest(Theme), "key", "")}),
    ("POST", "guide_theme"): plain("POST", "guide_theme", lambda _, __: {"theme": ""}),
    ("POST", "guide_translations"): plain("POST", "guide_translations", lambda _, draw: {"language": draw(LANGUAGES)}, False),
    ("POST", "guide_translation_files"): file,
    ("PUT", "guide_translation"): translation("PUT"),
    ("POST", "guide_translation"): translation("POST"),
    ("DELETE", "guide_translation"): no_translation,
    ("POST", "guide_publication"): plain(
        "POST",
        "guide_publication",
        lambda d, draw: (
            (where := draw(st.sampled_from(["staging", "production"]))) and {"environment": where, "seen": d.live(where)}
        ),
    ),
    ("DELETE", "guide_publication"): plain("DELETE", "guide_publication"),
    ("POST", "guide_planned_publication"): plain(
        "POST", "guide_planned_publication", lambda _, __: {"ends_at": f"{datetime.now(UTC) + timedelta(days=9):%Y-%m-%dT%H:%M}"}
    ),
    ("DELETE", "guide_planned_publication"): plain("DELETE", "guide_planned_publication"),
    ("POST", "guide_promotion"): plain("POST", "guide_promotion", lambda d, _: {"seen": d.live(), "staged": d.live("staging")}),
    ("POST", "guide_reviews"): plain("POST", "guide_reviews", lambda _, draw: {"message": draw(line(4000))}, False),
    ("POST", "guide_version_restoration"): _restoration,
    ("POST", "guide_emergency"): plain(
        "POST", "guide_emergency", lambda d, draw: {"reason": draw(line(500)), "seen": d.live()}, False
    ),
    ("POST", "review_publication"): plain("POST", "review_publication", lambda d, _: {"seen": d.live()}, review_id=Review),
    ("POST", "finding_repair"): plain("POST", "finding_repair", lambda _, __: {"proposal": "0"}, finding_id=Finding),
    ("DELETE", "finding_repair"): plain("DELETE", "finding_repair", finding_id=Finding),
    ("POST", "finding_repairs"): plain("POST", "finding_repairs", _newest_finding),
    ("DELETE", "finding_repairs"): plain("DELETE", "finding_repairs", _newest_finding),
    ("POST", "player_picks"): pick("POST"),
    ("DELETE", "player_picks"): pick("DELETE"),
    ("POST", "player_words"): words,
    **PROGRAM_WRITES,
}
"""Method and name of a route → what asks it."""
