"""Every address of the API that stores a document, and how a program asks it."""

import json
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from sqlalchemy import func, select

from models.check.finding import Finding
from models.guide.kept_step import KeptStep
from models.guide.segment import Segment
from models.release.release import ReleaseMove
from models.site.site_attribute import SiteAttribute
from models.site.theme import Theme
from models.site.time_note import TimeNote
from tests.support.bounds import line
from tests.support.document_writes import some

ENVIRONMENTS = st.sampled_from(["staging", "production"])


def told(method, name, body=None, **ids):
    """A request whose body, and ids of newest rows, come from functions of the desk and the draw."""

    def asked(desk, draw):
        rows = {one: getattr(desk.newest(table), "id", 0) for one, table in ids.items()}
        return desk.tell(method, name, body(desk, draw) if body else None, **rows)

    return asked


def after(first, asked):
    """A request about what another one makes first."""

    def both(desk, draw):
        first(desk, draw)
        return asked(desk, draw)

    return both


def _guide(desk, draw):
    """The guide at hand, under another name and with another title."""
    found = json.loads(desk.tell("GET", "api_guides.show").text)
    said = some(draw, {"name": "Welcome", "title": "Hello"}, {"name": line(100), "title": line(200)})
    steps = [{**step, "title": said["title"]} if number == 0 else step for number, step in enumerate(found["steps"])]
    return {**found, "name": said["name"], "steps": steps}


def _content(desk, draw):
    return {"guides": [{"key": "", "archived": False, "guide": _guide(desk, draw)}]}


def _site(desk, draw):
    return some(draw, {"name": "Boats", "address": desk.page}, {"name": line(100)})


def _terms(_desk, draw):
    return {"purpose": f"For {draw(line(400))} and more", "legal_basis": "consent", "attributes": ["plan"]}


def _segment(_desk, draw):
    bounds = {"name": line(100), "cookie": line(200), "value": line(500)}
    said = some(draw, {"name": "Some", "cookie": "plan", "value": "x"}, bounds)
    condition = {"subject": "cookie", "name": said["cookie"], "operator": "equals", "value": said["value"]}
    return {"name": said["name"], "rule": {"match": "all", "conditions": [condition]}}


def _theme(_desk, draw):
    said = some(draw, {"name": "Brand", "stack": ""}, {"name": line(60), "stack": line(300)})
    return {"name": said["name"], "look": {"radius": 4, "stack": said["stack"]}}


def _kept_step(desk, draw):
    return {"name": draw(line(100)), "guide_id": desk.read()[0].id, "step_id": desk.read()[1].steps[0].id}


def _first_move(desk, _draw):
    """The first of the site: what is live since is seldom the same."""
    with desk.database.reading() as session:
        first = select(func.min(ReleaseMove.id)).where(ReleaseMove.site_id == desk.person.site.id)
        return {"to": session.scalar(first) or 1}


def _name(_desk, draw):
    return {"name": draw(line(100))}


def _environment(_desk, draw):
    return {"environment": draw(ENVIRONMENTS)}


_new_attribute = told(
    "POST", "api_attributes.index", lambda _, draw: {"name": draw(line(200)), "type": "date", "note": draw(line(200))}
)
_new_note = told("POST", "api_time_notes.index", lambda _, draw: {"day": "2026-11-24", "words": draw(line(200))})
_new_segment = told("POST", "api_segments.index", _segment)
_new_theme = told("POST", "api_themes.index", _theme)

PROGRAM_WRITES = {
    ("POST", "api_sites.index"): told("POST", "api_sites.index", _site),
    ("PATCH", "api_sites.show"): told("PATCH", "api_sites.show", lambda _, draw: {"name": draw(line(100)), "tours_a_day": 2}),
    ("PUT", "api_identified_modes.show"): told("PUT", "api_identified_modes.show", _terms),
    ("DELETE", "api_identified_modes.show"): told("DELETE", "api_identified_modes.show"),
    ("PATCH", "api_contents.show"): told("PATCH", "api_contents.show", _content),
    ("POST", "api_attributes.index"): _new_attribute,
    ("DELETE", "api_attributes.destroy"): after(
        _new_attribute, told("DELETE", "api_attributes.destroy", attribute_id=SiteAttribute)
    ),
    ("POST", "api_time_notes.index"): _new_note,
    ("PUT", "api_time_notes.update"): after(
        _new_note,
        told("PUT", "api_time_notes.update", lambda _, draw: {"day": "2026-11-25", "words": draw(line(200))}, note_id=TimeNote),
    ),
    ("DELETE", "api_time_notes.update"): after(_new_note, told("DELETE", "api_time_notes.update", note_id=TimeNote)),
    ("POST", "api_segments.index"): _new_segment,
    ("PUT", "api_segments.show"): told("PUT", "api_segments.show", _segment, segment_id=Segment),
    ("DELETE", "api_segments.show"): after(_new_segment, told("DELETE", "api_segments.show", segment_id=Segment)),
    ("POST", "api_themes.index"): _new_theme,
    ("PUT", "api_themes.show"): told("PUT", "api_themes.show", _theme, theme_id=Theme),
    ("DELETE", "api_themes.show"): after(_new_theme, told("DELETE", "api_themes.show", theme_id=Theme)),
    ("PUT", "api_themes.make_default"): told("PUT", "api_themes.make_default", theme_id=Theme),
    ("DELETE", "api_themes.make_default"): told("DELETE", "api_themes.make_default", theme_id=Theme),
    ("POST", "api_themes.publish"): told("POST", "api_themes.publish", _environment),
    ("POST", "api_releases.index"): told("POST", "api_releases.index", _first_move),
    ("DELETE", "api_releases.index"): told("DELETE", "api_releases.index"),
    ("POST", "api_versions.restore"): after(
        told("POST", "api_publications.index", _environment),
        lambda desk, _draw: desk.tell("POST", "api_versions.restore", version=desk.newest_version()),
    ),
    ("POST", "api_kept_steps.index"): told("POST", "api_kept_steps.index", _kept_step),
    ("DELETE", "api_kept_steps.destroy"): told("DELETE", "api_kept_steps.destroy", kept_id=KeptStep),
    ("POST", "api_guides.create"): told("POST", "api_guides.create", _guide),
    ("PUT", "api_guides.show"): told("PUT", "api_guides.show", _guide),
    ("PATCH", "api_guides.show"): told("PATCH", "api_guides.show", _name),
    ("POST", "api_guides.copy"): told("POST", "api_guides.copy"),
    ("POST", "api_publications.index"): told("POST", "api_publications.index", _environment),
    ("POST", "api_planned_publications.index"): told(
        "POST", "api_planned_publications.index", lambda _, __: {"ends_at": (datetime.now(UTC) + timedelta(days=9)).isoformat()}
    ),
    ("DELETE", "api_planned_publications.index"): told("DELETE", "api_planned_publications.index"),
    ("DELETE", "api_publications.index"): told("DELETE", "api_publications.index"),
    ("POST", "api_reviews.of_guide"): told("POST", "api_reviews.of_guide", lambda _, draw: {"message": draw(line(4000))}),
    ("POST", "api_findings.repair"): told("POST", "api_findings.repair", lambda _, __: {"proposal": 0}, finding_id=Finding),
    ("DELETE", "api_findings.repair"): told("DELETE", "api_findings.repair", finding_id=Finding),
}
"""Method and name of a route → what asks it."""
