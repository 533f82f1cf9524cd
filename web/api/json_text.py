"""JSON as programs send it, read more strictly than `json.loads` does: nothing in it that a database could not keep."""

import json
import re
from math import isfinite
from typing import Any, NoReturn

from models.engine.json_value import JsonObject, is_list, is_object
from web.api.problem import Fault, Problem

DEEPEST = 40
LARGEST_EXACT = 2**53
"""The largest number up to which a double holds each whole one."""

_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*+"')
_UNKEPT = re.compile("[\0\ud800-\udfff]")


def read_json(body: bytes) -> Any:
    """What the text says. Raises Problem: 400 for what is no JSON, 422 for text that can't be kept."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise Problem(400, f"The body is not UTF-8 at byte {problem.start}.") from problem
    if _depth(text) > DEEPEST:
        raise Problem(400, f"The body is nested more than {DEEPEST} deep.")
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=_float, parse_int=_int, object_pairs_hook=_once)
    except json.JSONDecodeError as problem:
        raise Problem(400, f"The body is not JSON: {problem.msg} at line {problem.lineno}, column {problem.colno}.") from problem
    faults: list[Fault] = []
    _look(value, "", faults)
    if faults:
        raise Problem(422, "Some text holds characters that can't be kept.", faults=faults)
    return value


def _depth(text: str) -> int:
    depth = deepest = 0
    for character in re.sub(r"[^\[\]{}]", "", _STRINGS.sub("", text)):
        depth += 1 if character in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _refuse(text: str) -> NoReturn:
    raise Problem(400, f"The body is not JSON: {text[:20]} is no number.")


def _float(text: str) -> float | int:
    """What is whole is read as such: JSON has one kind of number, and 1.0 is an integer to its schemas."""
    number = float(text)
    if not isfinite(number):
        _refuse(text)
    return int(number) if number.is_integer() and abs(number) <= LARGEST_EXACT else number


def _int(text: str) -> int:
    return int(text) if len(text) <= 20 else _refuse(text)


def _once(pairs: list[tuple[str, object]]) -> JsonObject:
    names = dict(pairs)
    if len(names) != len(pairs):
        raise Problem(400, "An object in the body names a member twice.")
    return names


def _look(value: object, path: str, faults: list[Fault]) -> None:
    """Every text with a character that no database keeps, by its path."""
    if isinstance(value, str):
        if _UNKEPT.search(value):
            faults.append(Fault(path=path, code="bad_character", sentence="holds a character that can't be kept"))
    elif is_object(value):
        for name, inner in value.items():
            _look(name, path, faults)
            _look(inner, f"{path}.{name}" if path else name, faults)
    elif is_list(value):
        for index, inner in enumerate(value):
            _look(inner, f"{path}[{index}]", faults)
