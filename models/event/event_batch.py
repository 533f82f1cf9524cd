"""A batch of events as a visitor's player sends it: untrusted, bounded before it is parsed."""

import json
import re
from dataclasses import dataclass
from math import isfinite
from typing import Any

from models.engine.json_value import JsonObject
from models.support.json_reader import Reader

LARGEST = 64 * 1024
DEEPEST = 8
MOST_EVENTS = 200
FIGURES = frozenset({"eligible", "started", "reached", "completed", "dismissed", "target_missing", "left_page"})
DEVICES = frozenset({"desktop", "tablet", "mobile", ""})
_GUIDE = re.compile(r"[a-z0-9-]{1,64}\Z")
_STEP = re.compile(r"[A-Za-z0-9_-]{0,40}\Z")
_VERSION = re.compile(r"[0-9a-f]{12}(?:[0-9a-f]{52})?\Z")  # in full, or as the player calls it
_ID = re.compile(r"(?:[A-Za-z0-9_-]{16,64})?\Z")
_LOCALE = re.compile(r"[A-Za-z0-9-]{0,12}\Z")


class BadBatch(ValueError):
    """A batch that can't be counted; the sentence says why and where."""


@dataclass(frozen=True)
class Event:
    figure: str
    guide: str
    version: str
    step: str
    unique: bool
    locale: str
    device: str


@dataclass(frozen=True)
class Batch:
    """`id` is random and used for this batch only, however often it is sent; empty from scripts that do not name one."""

    environment: str
    events: list[Event]
    id: str = ""


def read_batch(body: bytes) -> Batch:
    """Parses a batch of at most 64 KiB; raises BadBatch."""
    if len(body) > LARGEST:
        raise BadBatch(f"a batch can have at most {LARGEST:,} bytes")
    reader = Reader.of(_parse(body))
    if reader.value.get("schema") != 1:
        raise BadBatch("schema: must be 1")
    environment = reader.one_of("environment", ("production", "staging"), "production")
    name = _matching(reader, "id", _ID)
    events = [_event(entry) for entry in reader.items("events", MOST_EVENTS)]
    if reader.faults:
        path, sentence = reader.faults[0]
        raise BadBatch(f"{path or 'the batch'}: {sentence}")
    return Batch(environment, events, name)


def _parse(body: bytes) -> Any:
    """JSON, stricter than `json.loads`: no NaN, no number out of bounds, no depth that exhausts the stack."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise BadBatch(f"the batch is not UTF-8 at byte {problem.start}") from problem
    if _depth(text) > DEEPEST:
        raise BadBatch(f"the batch is nested more than {DEEPEST} deep")
    try:
        return json.loads(text, parse_constant=_number, parse_float=_number, parse_int=_number, object_pairs_hook=_once)
    except json.JSONDecodeError as problem:
        raise BadBatch(f"the batch is not JSON: {problem.msg} at character {problem.pos}") from problem


def _depth(text: str) -> int:
    depth = deepest = 0
    for character in re.sub(r'"(?:[^"\\]|\\.)*"', "", text):
        if character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _number(text: str) -> float:
    """What is a number to every reader of JSON; a batch needs none but its schema."""
    number = float(text)
    if not isfinite(number):
        raise BadBatch(f"the batch is not JSON: {text[:20]} is no number")
    return number


def _once(pairs: list[tuple[str, object]]) -> JsonObject:
    names = dict(pairs)
    if len(names) != len(pairs):
        raise BadBatch("the batch names a key twice")
    return names


def _event(reader: Reader) -> Event:
    return Event(
        figure=reader.one_of("figure", FIGURES, "started"),
        guide=_matching(reader, "guide", _GUIDE),
        version=_matching(reader, "version", _VERSION),
        step=_matching(reader, "step", _STEP),
        unique=reader.flag("unique", default=False),
        locale=_matching(reader, "locale", _LOCALE),
        device=reader.one_of("device", DEVICES, ""),
    )


def _matching(reader: Reader, name: str, pattern: re.Pattern[str]) -> str:
    value = reader.text(name, 64)
    if not pattern.match(value):
        reader.fault(name, "has characters that can't be in it")
        return ""
    return value
