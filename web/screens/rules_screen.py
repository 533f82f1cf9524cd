"""The screen of a guide's rules, put together: what is chosen, what it means, and who else wants the same moment."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.requests import Request

from components.page_rules import PageRules
from components.rules_form import Judgement, RulesContext, RulesForm, SegmentChoice, chosen_keys
from components.rules_form.goal_fields import GoalFields
from components.rules_form.timing_fields import TimingFields
from components.segment_builder import SegmentBuilder
from components.segment_builder.condition_row import ConditionChoices
from models.engine.json_value import is_object
from models.guide import Guide
from models.guide.guide_contenders import competitions_of_draft, live_entries
from models.guide.guide_json import GuideEntry
from models.guide.rules import Rules
from models.guide.rules.audience import BadAudience
from models.guide.rules.condition_words import visitors
from models.guide.rules.contradictions import contradictions
from models.guide.rules.rule_sentences import sentences
from models.guide.rules.rules_json import PageRuleJson
from models.guide.segment import Segment, readable_groups
from models.guide.step_pages import usual_rule
from models.guide.undo_screen import NOTHING, RULES, UndoSign
from models.site.site_attribute import SiteAttribute
from models.support.canonical_json import content_hash
from models.support.json_reader import Faults
from web.kit.context import context
from web.screens.guide_names import guide_names
from web.screens.guide_words import content_words, draft_words
from web.screens.segment_screen import described


@dataclass(frozen=True)
class SaveOutcome:
    """What a save came to: `rules` when they could be read, otherwise `problems` by path, or that somebody was faster."""

    rules: Rules | None = None
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    conflict: bool = False
    state: str = ""


def proposal(guide: Guide) -> PageRuleJson:
    """What a new page rule names: the page that the guide's first step was picked on."""
    return usual_rule(next((step.page for step in guide.document.steps if step.page), guide.site.address))


def rules_form(request: Request, guide: Guide, typed: Mapping[str, Any], outcome: SaveOutcome, *, seen: str = "") -> RulesForm:
    """The form with what was typed; `seen` is the hash of the rules it began with, those that are saved by default."""
    here = context(request)
    db, may_edit = here.db, here.reach.may_at("edit", guide.site_id)
    segments, names = Segment.all_of(db, guide.site_id), guide_names(request, guide.site)
    saved = content_hash(guide.document.rules)
    pages = typed.get("pages", {})
    tried = list(dict.fromkeys(step.page for step in guide.document.steps if step.page))[:5]
    segment_group = outcome.rules.segment if outcome.rules else None
    return RulesForm(
        guide=_context(guide, may_edit=may_edit),
        pages=PageRules.of(pages if is_object(pages) else {}, problems=outcome.problems, tried=tried, may_edit=may_edit),
        segments=_choices(segments, names, chosen_keys(typed)),
        who=SegmentBuilder.of(
            typed.get("segment", {}),
            ConditionChoices(SiteAttribute.types_of(db, guide.site), names),
            problems=outcome.problems,
            sentence=f"{visitors(segment_group, names)}." if segment_group else "",
            may_edit=may_edit,
        ),
        timing=TimingFields.of(typed, guide.kind, guide.key),
        judgement=_judgement(request, guide, outcome, segments, names),
        seen=seen or saved,
        saved=saved,
        data=_data(guide, outcome.rules, segments),
        goal=GoalFields.of(typed),
    )


def saved_form(request: Request, guide: Guide) -> RulesForm:
    """The form with the rules of the current draft."""
    typed = guide.document.rules
    try:
        return rules_form(request, guide, typed, SaveOutcome(Rules.parse(typed)))
    except Faults as problem:
        return rules_form(request, guide, typed, SaveOutcome(problems=dict(problem.faults)))


def _context(guide: Guide, *, may_edit: bool) -> RulesContext:
    undo = UndoSign.of(guide, RULES) if may_edit else NOTHING
    return RulesContext(guide.id, guide.site_id, guide.draft_number, undo, guide.site.zone, may_edit, guide.site.budget)


def _choices(segments: list[Segment], names: Mapping[str, str], chosen: tuple[str, ...]) -> tuple[SegmentChoice, ...]:
    known = [SegmentChoice(one.key, one.name, described(one, names), one.key in chosen) for one in segments]
    keys = {one.key for one in segments}
    return (*known, *(SegmentChoice(key, "a segment that was removed", "", chosen=True) for key in chosen if key not in keys))


def _judgement(
    request: Request, guide: Guide, outcome: SaveOutcome, segments: list[Segment], names: Mapping[str, str]
) -> Judgement:
    called = {segment.key: segment.name for segment in segments}
    if outcome.conflict:
        return Judgement(theirs=_theirs(guide, names, called))
    if outcome.rules is None:
        outside = [f"{path} {sentence}" for path, sentence in outcome.problems.items() if not path.startswith(FIELDS)]
        return Judgement(problems=outcome.problems, problem="; ".join(outside), state=outcome.state)
    sentence = sentences(outcome.rules, guide.kind, names, called).whole(guide.name)
    try:
        whole = replace(outcome.rules, segments=(), segment=outcome.rules.audience(readable_groups(segments)))
    except BadAudience as problem:
        return Judgement(sentence, problems={"segments": str(problem)}, state=outcome.state)
    return Judgement(
        sentence,
        contradictions=[found.sentence for found in contradictions(whole, guide.kind, guide.key, names)],
        competitions=[found.sentence for found in competitions_of_draft(context(request).db, guide, whole)],
        state=outcome.state,
    )


def _theirs(guide: Guide, names: Mapping[str, str], called: Mapping[str, str]) -> str:
    try:
        return sentences(Rules.parse(guide.document.rules), guide.kind, names, called).whole(guide.name)
    except Faults:
        return "Rules that an earlier Cairn took and this one can't read."


FIELDS = ("pages.include[", "pages.exclude[", "segment", "trigger", "frequency", "stop", "schedule", "goal", "priority")
"""Where the form has a field to show a fault beside."""


def live_data(request: Request, guide: Guide) -> str:
    """The other guides that are live, as a release has them, and what they say as words: what the page judges beside this one."""
    entries = live_entries(context(request).db, guide.site_id)
    return _script([_short(entry) for entry in entries if entry["id"] != guide.key])


def _data(guide: Guide, rules: Rules | None, segments: list[Segment]) -> str:
    """The draft as a release would have it, and what of the site its showing depends on."""
    library = readable_groups(segments)
    try:
        released = (rules or Rules.parse(guide.document.rules)).released(library)
    except (Faults, BadAudience):
        released = {}
    this_guide = {
        "id": guide.key,
        "name": guide.name,
        "kind": guide.kind,
        "created": guide.created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "priority": rules.priority if rules else guide.priority,
        "rules": released,
        "content": {"steps": [{"kind": step.kind} for step in guide.document.steps]},
        "words": draft_words(guide.document),
    }
    return _script({"own": this_guide, "budget": guide.site.budget, "zone": guide.site.zone})


def _script(value: Any) -> str:
    """JSON that can stand in a script element."""
    return json.dumps(value).replace("<", "\\u003c")


def _short(entry: GuideEntry) -> dict[str, object]:
    kinds = [{"kind": step["kind"]} for step in entry["content"]["steps"]]
    return {
        **{name: member for name, member in entry.items() if name != "content"},
        "content": {"steps": kinds},
        "words": content_words(entry["content"]),
    }
