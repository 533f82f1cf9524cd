"""A site's named segments: the list of them, and one with its builder."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.segment_builder import SegmentBuilder
from components.segment_builder.condition_row import Choices
from components.segment_form import SegmentForm
from components.segment_list import SegmentLine, SegmentList
from models.account.role import Act
from models.guide import Guide
from models.guide.rules import Group
from models.guide.rules.condition_words import visitors
from models.guide.rules.contradictions import impossible
from models.guide.segment import LONGEST_NAME, BadSegment, Segment
from models.site import Site
from models.site.site_attribute import SiteAttribute
from models.support.canonical_json import content_hash
from models.support.json_reader import Reader
from web.forms import form_tree
from web.forms.condition_fields import typed_group
from web.forms.form_tree import Tree
from web.forms.rule_fields import added
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, page, partial, wants_part
from web.lookup import find_site

STARTS: dict[str, Tree] = {
    "returning": {"subject": "visits", "operator": "at_least", "value": 2},
    "new": {"subject": "visits", "operator": "at_most", "value": 1},
    "phone": {"subject": "device", "operator": "equals", "value": "mobile"},
    "lately": {"subject": "first_seen", "type": "date", "operator": "in_last", "days": 30},
    "share": {"subject": "percentage", "operator": "less_than", "value": 10},
}


def index(request: Request) -> Response:
    site = find_site(request, may="view")
    return page(request, "sites/segments.html", site=site, listed=_listed(request, site))


def create(request: Request) -> Response:
    """Makes a segment with one condition and opens its builder."""
    site = find_site(request, may="edit")
    here = context(request)
    name = form_fields.text(request, "name", LONGEST_NAME)
    rule = STARTS.get(form_fields.text(request, "start", 20), STARTS["returning"])
    group = Group.read(Reader.of({"match": "all", "conditions": [rule]}))
    try:
        segment = Segment.create(here.db, site, name, group, here.member, here.now)
    except BadSegment as problem:
        return page(request, "sites/segments.html", 422, site=site, listed=_listed(request, site, name, str(problem)))
    return go(request, f"/sites/{site.id}/segments/{segment.id}")


def show(request: Request) -> Response:
    site, segment = _find(request, may="view")
    form = _form(request, site, segment, segment.name, segment.rule, {})
    return partial(form) if wants_part(request) else page(request, "sites/segment.html", site=site, segment=segment, form=form)


def update(request: Request) -> Response:
    """Saves what the builder says, when it can be read."""
    site, segment = _find(request, may="edit")
    here = context(request)
    sent = form_tree.tree((name, form_fields.line(value)) for name, value in here.form.multi_items() if isinstance(value, str))
    form_tree.drop(sent, form_fields.text(request, "drop", 200))
    name = form_fields.text(request, "name", LONGEST_NAME)
    typed, renewed = typed_group(sent.get("segment"), SiteAttribute.types_of(here.db, site))
    document: Tree = {"segment": typed}
    fresh = [f"segment.{place}" for place in renewed] + added(request, document)
    reader = Reader(typed, "segment")
    group = Group.read(reader)
    left = {path: sentence for path, sentence in reader.faults if not path.startswith(tuple(fresh) or "-")}
    if reader.faults:
        state = "" if left else "Fill in the new line to save"
        return partial(_form(request, site, segment, name, typed, left, state), status=422 if left else 200)
    now, seen = _hash(segment), form_fields.text(request, "keep", 64) or form_fields.text(request, "seen", 64)
    if seen != now and (name, group.to_json()) != (segment.name, segment.rule):
        return partial(_form(request, site, segment, name, typed, {}, seen=seen), status=422)
    try:
        segment.change(here.db, name, group, here.member, here.now)
    except BadSegment as problem:
        return partial(_form(request, site, segment, name, typed, {"name": str(problem)}), status=422)
    return partial(_form(request, site, segment, name, typed, {}, "Saved"))


def destroy(request: Request) -> Response:
    """Removes a segment that no guide is for."""
    site, segment = _find(request, may="edit")
    here = context(request)
    guides = segment.used_by(here.db)
    if guides:
        named = ", ".join(guide.name for guide in guides[:5])
        sentence = f"{segment.name} is in use by {named}; choose another segment there first."
        return partial(_listed(request, site, problem=sentence), status=422)
    here.db.delete(segment)
    here.db.flush()
    return partial(_listed(request, site))


def _find(request: Request, *, may: Act) -> tuple[Site, Segment]:
    site = find_site(request, may=may)
    segment = Segment.find(context(request).db, site, request.path_params["segment_id"])
    if segment is None:
        raise HTTPException(404)
    return site, segment


def _listed(request: Request, site: Site, name: str = "", problem: str = "") -> SegmentList:
    here = context(request)
    db, names = here.db, _names(request, site)
    lines = tuple(
        SegmentLine(one.id, one.name, f"{visitors(one.group, names)}.", len(one.used_by(db)))
        for one in Segment.all_of(db, site.id)
    )
    starts = tuple(
        (key, visitors(Group.read(Reader.of({"match": "all", "conditions": [rule]}))).lower()) for key, rule in STARTS.items()
    )
    return SegmentList(site.id, lines, starts, here.may("edit"), name, problem)


def _form(
    request: Request,
    site: Site,
    segment: Segment,
    name: str,
    typed: Any,
    problems: dict[str, str],
    state: str = "",
    *,
    seen: str = "",
) -> SegmentForm:
    here = context(request)
    db, names, may_edit = here.db, _names(request, site), here.may("edit")
    reader = Reader(typed, "segment")
    group = Group.read(reader)
    reason = None if reader.faults else impossible(group, names)
    choices = Choices(SiteAttribute.types_of(db, site), names)
    sentence = "" if reader.faults else f"{visitors(group, names)}."
    return SegmentForm(
        site.id,
        segment.id,
        name,
        SegmentBuilder.of(typed, choices, problems=problems, sentence=sentence, may_edit=may_edit),
        guides=tuple((guide.id, guide.name) for guide in segment.used_by(db)),
        problems=problems,
        contradiction=f"Nobody can be in this segment: {reason}." if reason else "",
        state=state,
        may_edit=may_edit,
        seen=seen or _hash(segment),
        theirs=f"{segment.name}: {visitors(segment.group, names)}." if seen else "",
        saved=_hash(segment),
    )


def _hash(segment: Segment) -> str:
    return content_hash({"name": segment.name, "rule": segment.rule})


def _names(request: Request, site: Site) -> dict[str, str]:
    found = Guide.search(context(request).db, site.organisation_id, site_id=site.id, most=500)
    return {guide.key: guide.name for guide in found}
