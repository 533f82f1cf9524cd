"""Rules as their form sends them: JSON as drafts keep it, valid or not, and what is new in it and still to be filled in."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from starlette.requests import Request

from models.engine.json_value import is_object
from models.guide.rules.rule_defaults import default_stop
from models.guide.rules.rules_json import PageRuleJson
from models.guide.rules.trigger import NUMBERS, TEXTS
from web.forms import form_tree
from web.forms.condition_fields import NEW, number, typed_group
from web.forms.form_tree import Tree
from web.kit import form_fields
from web.kit.context import public_context

LISTS = ("pages.include", "pages.exclude")


def read_rules(request: Request, attributes: Mapping[str, str], proposal: PageRuleJson) -> tuple[Tree, list[str]]:
    """The rules that the form says, after what its buttons ask for, and the paths of rows that were just added.

    `proposal` is what a new page rule says.
    """
    sent = form_tree.tree(
        (name, form_fields.line(value)) for name, value in public_context(request).form.multi_items() if isinstance(value, str)
    )
    form_tree.drop(sent, form_fields.text(request, "drop", 200))
    segment, renewed = typed_group(sent.get("segment"), attributes)
    rules: Tree = {
        "pages": _pages(sent.get("pages")),
        "segments": sent.get("segments", []),
        "segment": segment,
        "trigger": _trigger(_inner(sent, "trigger")),
        "frequency": _frequency(_inner(sent, "frequency")),
        "stop": _stop(_inner(sent, "stop"), _inner(sent, "trigger")),
        "schedule": {name: value for name, value in _inner(sent, "schedule").items() if value},
        **_goal(_inner(sent, "goal")),
        "priority": number(str(sent.get("priority", ""))) or 0,
    }
    return rules, [f"segment.{place}" for place in renewed] + added(request, rules, proposal)


def added(request: Request, document: Tree, proposal: PageRuleJson | None = None) -> list[str]:
    """Adds what the pressed button asks for; returns the path of what is new."""
    wanted, group = form_fields.text(request, "add", 200), form_fields.text(request, "add_group", 200)
    if wanted in LISTS:
        form_tree.add(document, wanted, dict(proposal or {"part": "path", "operator": "equals", "value": "/"}))
        return []  # complete as it is
    if wanted.endswith(".value"):
        return [form_tree.add(document, wanted, "")]
    if wanted.endswith("conditions"):
        return [form_tree.add(document, wanted, deepcopy(NEW))]
    if group.endswith("conditions"):
        return [form_tree.add(document, group, {"match": "any", "conditions": [deepcopy(NEW)]})]
    return []


def _inner(sent: Tree, name: str) -> Tree:
    value = sent.get(name, {})
    return value if is_object(value) else {}


def _pages(sent: Any) -> Tree:
    lists = sent if is_object(sent) else {}
    rows = {name: lists.get(name, []) for name in ("include", "exclude")}
    return {name: [_page(row) for row in found if is_object(row)] for name, found in rows.items() if found}


def _page(row: Tree) -> Tree:
    rule = {name: str(row.get(name, "")) for name in ("part", "operator", "value")}
    return {**rule, "strict": True} if row.get("strict") == "on" else rule


def _trigger(sent: Tree) -> Tree:
    kind = str(sent.get("type", "automatic"))
    if kind in TEXTS:
        return {"type": kind, TEXTS[kind][0]: str(sent.get(TEXTS[kind][0], ""))}
    if kind in NUMBERS:
        name, low, _ = NUMBERS[kind]
        return {"type": kind, name: number(str(sent.get(name, {"percent": "50"}.get(name, str(max(low, 5))))))}
    return {"type": kind}


def _frequency(sent: Tree) -> Tree:
    show = str(sent.get("show", "once"))
    return {"show": show, "days": number(str(sent.get("days", "7")))} if show == "days" else {"show": show}


def _goal(sent: Tree) -> Tree:
    """Nothing where there is to be no goal."""
    kind = str(sent.get("kind", ""))
    if kind not in {"page", "event"}:
        return {}
    reach = _page(_inner(sent, "page")) if kind == "page" else str(sent.get("event", ""))
    numbers = {name: number(str(sent.get(name, usual))) for name, usual in (("days", "14"), ("holdout", "0"))}
    return {"goal": {kind: reach, **numbers}}


def _stop(sent: Tree, trigger: Tree) -> Tree:
    """Only what differs from what the player does by itself."""
    usual = default_stop(str(trigger.get("type", "automatic")))
    ticked = {name: sent.get(name) == "on" for name in ("completed", "dismissed")} if "asked" in sent else {}
    views = {"views": number(str(sent["views"]))} if sent.get("views") else {}
    return {**views, **{name: value for name, value in ticked.items() if value != usual}}
