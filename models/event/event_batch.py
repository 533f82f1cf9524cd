"""A batch of events as a visitor's player sends it: untrusted, bounded before it is parsed."""

import json
import re
from dataclasses import dataclass
from math import isfinite
from typing import Any, NamedTuple

from models.engine.json_value import JsonObject, is_list, is_object
from models.event.batch_person import BatchPerson, read_person
from models.support.json_reader import Reader

LARGEST = 64 * 1024
DEEPEST = 8
MOST_EVENTS = 200
ACTIVE = "active"
"""That a browser is counted as active, for the first time in a month: about no guide."""

FIGURES = frozenset(
    {
        *("eligible", "started", "reached", "completed", "dismissed", "target_missing", "left_page"),
        *("offered", "offered_goal", "held", "held_goal", ACTIVE),
    }
)
ENVIRONMENTS = ("production", "staging")
DEVICES = frozenset({"desktop", "tablet", "mobile", ""})
_GUIDE = re.compile(r"[a-z0-9-]{1,64}\Z")
_NOTHING = re.compile(r"\Z")
_STEP = re.compile(r"[A-Za-z0-9_-]{0,40}\Z")
_VERSION = re.compile(r"[0-9a-f]{12}(?:[0-9a-f]{52})?\Z")  # in full, or as the player calls it
ID = re.compile(r"(?:[A-Za-z0-9_-]{16,64})?\Z")
_LOCALE = re.compile(r"[A-Za-z0-9-]{0,12}\Z")
_NO_BRACKETS = bytes(set(range(256)) - set(b'"[]{}'))


class BadBatch(ValueError):
    """A batch that can't be counted; the sentence says why and where."""


class Event(NamedTuple):
    figure: str
    guide: str
    version: str
    step: str
    unique: bool
    locale: str
    device: str


@dataclass(frozen=True)
class Batch:
    """`id` is random and used for this batch only, however often it is sent; empty from scripts that do not name one. `person` is
    whom a site in identified mode says it is of.
    """

    environment: str
    events: list[Event]
    id: str = ""
    person: BatchPerson | None = None


def read_with_care(body: bytes) -> Batch:
    """Parses a batch of at most 64 KiB, however it is written; raises BadBatch. `plain_batch.read_batch` is faster."""
    if len(body) > LARGEST:
        raise BadBatch(f"a batch can have at most {LARGEST:,} bytes")
    reader = Reader.of(_parse(body))
    if reader.value.get("schema") != 1:
        raise BadBatch("schema: must be 1")
    environment = reader.one_of("environment", ENVIRONMENTS, "production")
    name, person = _matching(reader, "id", ID), read_person(reader)
    events = _all_plain(reader.value.get("events")) or [_event(entry) for entry in reader.items("events", MOST_EVENTS)]
    if reader.faults:
        path, sentence = reader.faults[0]
        raise BadBatch(f"{path or 'the batch'}: {sentence}")
    return Batch(environment, events, name, person)


def _parse(body: bytes) -> Any:
    """JSON, stricter than `json.loads`: no NaN, no number out of bounds, no depth that exhausts the stack."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise BadBatch(f"the batch is not UTF-8 at byte {problem.start}") from problem
    if not _is_flat(body) and _depth(text) > DEEPEST:
        raise BadBatch(f"the batch is nested more than {DEEPEST} deep")
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as problem:
        raise BadBatch(f"the batch is not JSON: {problem.msg} at character {problem.pos}") from problem


def _is_flat(body: bytes) -> bool:
    """Whether it is certain, without looking at each character, that the batch is nested no more than DEEPEST deep."""
    if b"\\" in body:
        return False
    brackets = b"".join(body.translate(None, _NO_BRACKETS).split(b'"')[::2])  # outside of strings
    for _ in range(DEEPEST):
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    return not brackets


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


_DECODER = json.JSONDecoder(parse_constant=_number, parse_float=_number, parse_int=_number, object_pairs_hook=_once)


def _all_plain(values: object) -> list[Event]:
    """The events, where nothing is wrong with any: so it nearly always is, and a reader that says what is wrong takes longer."""
    if not is_list(values) or len(values) > MOST_EVENTS:
        return []
    found = [plain_event(value) for value in values]
    return [event for event in found if event] if all(found) else []


def plain_event(value: object) -> Event | None:
    """None for what is none, or needs a closer look."""
    if not is_object(value):
        return None
    get = value.get
    figure, guide, version = get("figure", "started"), get("guide", ""), get("version", "")
    step, unique, locale, device = get("step", ""), get("unique", False), get("locale", ""), get("device", "")
    try:
        is_plain = (
            figure in FIGURES
            and device in DEVICES
            and (unique is True or unique is False)
            and _GUIDE.match(guide)
            and _VERSION.match(version)
            and _STEP.match(step)
            and _LOCALE.match(locale)
        )
    except TypeError:  # a list where a text should be
        return None
    return Event(figure, guide, version, step, unique, locale, device) if is_plain else None


def _event(reader: Reader) -> Event:
    figure = reader.one_of("figure", FIGURES, "started")
    return Event(
        figure=figure,
        guide=_matching(reader, "guide", _NOTHING if figure == ACTIVE else _GUIDE),
        version=_matching(reader, "version", _NOTHING if figure == ACTIVE else _VERSION),
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
