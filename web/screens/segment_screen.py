"""The screens of a site's segments: the list of them, and one with its builder."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from components.segment_builder import SegmentBuilder
from components.segment_builder.condition_row import ConditionChoices
from components.segment_form import SegmentForm
from components.segment_list import SegmentLine, SegmentList
from models.engine.json_value import is_object
from models.guide.rules import Group
from models.guide.rules.condition_words import visitors
from models.guide.rules.contradictions import impossible
from models.guide.segment import Segment
from models.site import Site
from models.site.site_attribute import SiteAttribute
from models.support.canonical_json import content_hash
from models.support.json_reader import Reader
from web.forms.form_tree import Tree
from web.kit.context import context
from web.screens.guide_names import guide_names

STARTS: dict[str, Tree] = {
    "returning": {"subject": "visits", "operator": "at_least", "value": 2},
    "new": {"subject": "visits", "operator": "at_most", "value": 1},
    "phone": {"subject": "device", "operator": "equals", "value": "mobile"},
    "lately": {"subject": "first_seen", "type": "date", "operator": "in_last", "days": 30},
    "share": {"subject": "percentage", "operator": "less_than", "value": 10},
}


def segment_list(request: Request, site: Site, name: str = "", problem: str = "") -> SegmentList:
    here = context(request)
    db, names = here.db, guide_names(request, site)
    lines = tuple(
        SegmentLine(one.id, one.name, described(one, names), len(one.used_by(db))) for one in Segment.all_of(db, site.id)
    )
    starts = tuple(
        (key, visitors(Group.read(Reader.of({"match": "all", "conditions": [rule]}))).lower()) for key, rule in STARTS.items()
    )
    return SegmentList(site.id, lines, starts, here.reach.may_at("edit", site.id), name, problem)


def segment_form(
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
    db, names, may_edit = here.db, guide_names(request, site), here.reach.may_at("edit", site.id)
    reader = Reader(typed, "segment")
    group = Group.read(reader)
    reason = None if reader.faults else impossible(group, names)
    choices = ConditionChoices(SiteAttribute.types_of(db, site), names)
    sentence = "" if reader.faults else f"{visitors(group, names)}."
    return SegmentForm(
        site.id,
        segment.id,
        name,
        SegmentBuilder.of(typed, choices, problems=problems, sentence=sentence, may_edit=may_edit),
        guides=tuple((guide.id, guide.name) for guide in segment.used_by(db)),
        problems=problems,
        contradiction=f"Nobody can match this segment: {reason}." if reason else "",
        state=state,
        may_edit=may_edit,
        seen=seen or segment_state(segment),
        theirs=f"{segment.name}: {described(segment, names)}" if seen else "",
        saved=segment_state(segment),
    )


def segment_state(segment: Segment) -> str:
    return content_hash({"name": segment.name, "rule": segment.rule})


def stored_rule(segment: Segment) -> tuple[Any, dict[str, str]]:
    """A segment's rule for its form, with what is wrong in it by path."""
    stored: Any = segment.rule if is_object(segment.rule) else {}
    reader = Reader(stored, "segment")
    Group.read(reader)
    return stored, dict(reader.faults)


def described(segment: Segment, names: Mapping[str, str]) -> str:
    """Whom a segment means, as a sentence."""
    group = segment.readable
    return f"{visitors(group, names)}." if group else "It can't be read; open it to set it again."
