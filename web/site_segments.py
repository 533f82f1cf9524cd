"""A site's named segments: the list of them, and one with its builder."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide.rules import Group
from models.guide.segment import BadSegment, Segment
from models.site.site_attribute import SiteAttribute
from models.support.json_reader import Reader
from web.forms import form_tree
from web.forms.condition_fields import typed_group
from web.forms.name_field import typed_name
from web.forms.rule_fields import added
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, page, partial, wants_part
from web.lookup import find_segment, find_site
from web.screens.segment_screen import STARTS, segment_form, segment_list, segment_state, stored_rule


def index(request: Request) -> Response:
    site = find_site(request, may="view")
    return page(request, "sites/segments.html", site=site, listed=segment_list(request, site))


def create(request: Request) -> Response:
    """Makes a segment with one condition and opens its builder."""
    site = find_site(request, may="edit")
    here = context(request)
    name = typed_name(request)
    rule = STARTS.get(form_fields.text(request, "start", 20), STARTS["returning"])
    group = Group.read(Reader.of({"match": "all", "conditions": [rule]}))
    try:
        segment = Segment.create(here.db, site, name, group, here.member, here.now)
    except BadSegment as problem:
        return page(request, "sites/segments.html", 422, site=site, listed=segment_list(request, site, name, str(problem)))
    return go(request, f"/sites/{site.id}/segments/{segment.id}")


def show(request: Request) -> Response:
    site, segment = find_segment(request, may="view")
    form = segment_form(request, site, segment, segment.name, *stored_rule(segment))
    return partial(form) if wants_part(request) else page(request, "sites/segment.html", site=site, segment=segment, form=form)


def update(request: Request) -> Response:
    """Saves what the builder says, when it can be read."""
    site, segment = find_segment(request, may="edit")
    here = context(request)
    sent = form_tree.tree((name, form_fields.line(value)) for name, value in here.form.multi_items() if isinstance(value, str))
    form_tree.drop(sent, form_fields.text(request, "drop", 200))
    name = typed_name(request)
    typed, renewed = typed_group(sent.get("segment"), SiteAttribute.types_of(here.db, site))
    fresh = [f"segment.{place}" for place in renewed] + added(request, {"segment": typed})
    reader = Reader(typed, "segment")
    group = Group.read(reader)
    left = {path: sentence for path, sentence in reader.faults if not path.startswith(tuple(fresh) or "-")}
    if reader.faults:
        state = "" if left else "Fill in the new line to save"
        return partial(segment_form(request, site, segment, name, typed, left, state), status=422 if left else 200)
    now, seen = segment_state(segment), form_fields.text(request, "keep", 64) or form_fields.text(request, "seen", 64)
    if seen != now and (name, group.to_json()) != (segment.name, segment.rule):
        return partial(segment_form(request, site, segment, name, typed, {}, seen=seen), status=422)
    try:
        segment.change(here.db, name, group, here.member, here.now)
    except BadSegment as problem:
        return partial(segment_form(request, site, segment, name, typed, {"name": str(problem)}), status=422)
    return partial(segment_form(request, site, segment, name, typed, {}, "Saved"))


def destroy(request: Request) -> Response:
    """Removes a segment that no guide is for."""
    site, segment = find_segment(request, may="edit")
    here = context(request)
    guides = segment.used_by(here.db)
    if guides:
        named = ", ".join(guide.name for guide in guides[:5])
        sentence = f"{segment.name} is in use by {named}; choose another segment there first."
        return partial(segment_list(request, site, problem=sentence), status=422)
    here.db.delete(segment)
    here.db.flush()
    return partial(segment_list(request, site))
