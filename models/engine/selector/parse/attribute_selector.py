"""Attribute selectors."""

from __future__ import annotations

from models.engine.selector.parse.selector_tree import Simple
from models.engine.selector.parse.token_cursor import Cursor, named


def read_attribute(cursor: Cursor) -> Simple:
    """`[name]`, `[name="value"]` and the like."""
    cursor.take()
    cursor.skip_space()
    if cursor.next.kind == "*" and cursor.peek().kind == "|":
        cursor.at += 2
    elif cursor.next.kind == "|":
        cursor.take()
    name = cursor.expect("ident", "An attribute name is expected").text
    if cursor.next.kind == "|" and cursor.peek().kind == "ident":
        raise cursor.fail(f"The namespace {name} is not declared")
    cursor.skip_space()
    if cursor.next.kind in {"]", "end"}:
        cursor.take()
        return Simple("attribute", name)
    operator = _operator(cursor)
    cursor.skip_space()
    if cursor.next.kind not in {"ident", "string"}:
        raise cursor.fail(
            "The attribute's value has to be quoted" if cursor.next.kind != "end" else "The attribute's value is missing"
        )
    value = cursor.take().text
    cursor.skip_space()
    flag = ""
    if cursor.next.kind == "ident":
        if (flag := cursor.next.text.lower()) != "i":
            raise cursor.fail(f"Browsers know no attribute flag {cursor.next.text}")
        cursor.take()
        cursor.skip_space()
    if cursor.next.kind not in {"]", "end"}:
        raise cursor.fail(f"{named(cursor.next)} does not belong into an attribute selector")
    cursor.take()
    return Simple("attribute", name, operator, value, flag)


def _operator(cursor: Cursor) -> str:
    token = cursor.take()
    if token.kind == "=":
        return "="
    if token.kind in {"~", "|", "^", "$", "*"} and cursor.next.kind == "=" and cursor.next.position == token.position + 1:
        cursor.take()
        return token.kind + "="
    raise cursor.fail(f"{named(token)} is no way to compare an attribute", token)
