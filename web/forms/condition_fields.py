"""Conditions as their rows send them: text fields brought to the types that rules are written in."""

import re
from collections.abc import Mapping
from typing import Any

from models.engine.json_value import is_list, is_object
from models.guide.rules.condition import FIXED_TYPE, NAMED, SUBJECTS, TYPES, is_alone, operators
from web.forms.form_tree import Tree

FREE_TYPE = frozenset({"attribute", "cookie", "storage"})
NEW: Tree = {"subject": "attribute", "operator": "equals", "name": "", "value": ""}


def typed_group(sent: Any, attributes: Mapping[str, str]) -> tuple[Tree, list[str]]:
    """A group of conditions as JSON, and the places in it of rows whose subject was just changed, such as `conditions[2]`.

    `attributes` are those declared for the site, with their types, which win over what a row says.
    """
    group = sent if is_object(sent) else {}
    entries = group.get("conditions", [])
    conditions: list[Tree] = []
    fresh: list[str] = []
    for entry in entries if is_list(entries) else ():
        if not is_object(entry):
            continue
        place = f"conditions[{len(conditions)}]"
        if "match" in entry or "conditions" in entry:
            inner, renewed = typed_group(entry, attributes)
            if inner["conditions"]:
                conditions.append(inner)
                fresh += [f"{place}.{one}" for one in renewed]
        else:
            fresh += [place] if entry.get("was", entry.get("subject")) != entry.get("subject") else []
            conditions.append(typed_condition(entry, attributes))
    return {"match": str(group.get("match", "all")), "conditions": conditions}, fresh


def typed_condition(sent: Tree, attributes: Mapping[str, str]) -> Tree:
    """One row. What its subject and operator have no use for is left out; what can't be read stays as it was typed."""
    subject = str(sent.get("subject", "attribute"))
    subject = subject if subject in SUBJECTS else "attribute"
    if sent.get("was", subject) != subject:
        sent = {}
    name = str(sent.get("name", "")).strip()
    kind = _kind(subject, name, str(sent.get("type", "text")), attributes)
    known = operators(subject, kind)
    operator = str(sent.get("operator", ""))
    operator = operator if operator in known else _usual(subject, known)
    condition: Tree = {"subject": subject, "operator": operator}
    if subject in NAMED or (subject == "percentage" and name):
        condition["name"] = name
    if kind != "text" and (kind == "date" or not is_alone(operator)):
        condition["type"] = kind
    if not is_alone(operator):
        condition["value"] = _value(sent.get("value"), kind)
    spans = operator.endswith(("in_last", "in_next"))
    days = str(sent.get("days", "7" if spans else "")).strip()
    if spans or (subject in {"guide", "event"} and days):
        condition["days"] = number(days)
    if sent.get("case") == "on" and kind == "text" and not is_alone(operator):
        condition["case"] = True
    return condition


def number(text: str) -> float | str:
    """The number that a text is, or the text."""
    text = text.strip()
    if re.fullmatch(r"-?\d{1,18}", text, re.ASCII):
        return int(text)
    return float(text) if re.fullmatch(r"-?\d{1,18}\.\d{1,18}", text, re.ASCII) else text


def _kind(subject: str, name: str, chosen: str, attributes: Mapping[str, str]) -> str:
    if subject == "attribute" and name in attributes:
        return attributes[name]
    if subject in FREE_TYPE:
        return chosen if chosen in TYPES else "text"
    return FIXED_TYPE.get(subject, "text")


def _usual(subject: str, known: tuple[str, ...]) -> str:
    return {"guide": "not_seen", "visits": "at_least", "pages_visited": "at_least", "event": "at_least"}.get(
        subject, "less_than" if subject == "percentage" else known[0]
    )


def _value(sent: Any, kind: str) -> Any:
    given = [str(one).strip() for one in (sent if is_list(sent) else [sent]) if isinstance(one, str)]
    values = [_converted(one, kind) for one in given if one] or [False if kind == "boolean" and given else ""]
    return values[0] if len(values) == 1 else values


def _converted(text: str, kind: str) -> Any:
    if kind == "number":
        return number(text)
    return text == "true" if kind == "boolean" and text in {"true", "false"} else text
