"""When a guide shows: its page rules and how often."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from components.rules_form import RulesForm
from web.finding import find_guide
from web.guide_editor import publication_bar
from web.kit import forms
from web.kit.respond import page, partial

PARTS = ("url", "host", "path", "query", "fragment")
OPERATORS = ("equals", "not_equals", "contains", "not_contains", "starts_with", "ends_with", "pattern")
SHOWS = ("once", "session", "days", "always")


def show(request: Request) -> Response:
    guide = find_guide(request, may="view")
    form = RulesForm.of(guide, guide.document.rules, request.state.membership.may("edit"))
    return page(request, "guides/rules.html", guide=guide, tab="rules", form=form, publication=publication_bar(request, guide))


def update(request: Request) -> Response:
    guide = find_guide(request, may="edit")
    rules, problem = _read(request, guide.document.rules)
    if not problem:
        guide.edit(guide.document.with_rules(rules), "Changed when it shows", request.state.member, request.state.now)
        guide.priority = forms.number(request, "priority", guide.priority, -100, 100)
    form = RulesForm.of(guide, rules, may_edit=True, problem=problem, saved=not problem)
    return partial(form, status=422 if problem else 200)


def _read(request: Request, current: dict[str, Any]) -> tuple[dict[str, Any], str]:
    include: list[dict[str, str]] = []
    exclude: list[dict[str, str]] = []
    problem = ""
    dropped = forms.text(request, "drop_rule", 3)
    values = forms.many(request, "value", 4001)
    columns = (forms.many(request, "mode", 10), forms.many(request, "part", 10), forms.many(request, "operator", 20), values)
    for index, (mode, part, operator, value) in enumerate(zip(*columns, strict=False)):
        if dropped == str(index):
            continue
        if part not in PARTS or operator not in OPERATORS:
            problem = "A page rule names something Cairn does not know."
        if len(value) > 2000:
            problem = "A page rule can have at most 2,000 characters."
        if value or index < len(values):
            (exclude if mode == "exclude" else include).append({"part": part, "operator": operator, "value": value})
    if forms.text(request, "add_rule", 2) and len(include) + len(exclude) < 50:
        include.append({"part": "path", "operator": "equals", "value": "/"})
    show_when = forms.text(request, "show", 10)
    frequency: dict[str, Any] = {"show": show_when if show_when in SHOWS else "once"}
    if frequency["show"] == "days":
        frequency["days"] = forms.number(request, "days", 7, 1, 3650)
    if any(not rule["value"] for rule in (*include, *exclude)) and not problem:
        problem = "Each page rule needs a value; remove the ones you do not need."
    return {**current, "pages": {"include": include, "exclude": exclude}, "frequency": frequency}, problem
